"""The chart of a trend: what the answers tell of one indicator, over their dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractor.dataset.row import Row
from extractor.report.charts.axis import FOOT, MARGIN, WIDTH, Tick, along, ticks

_HEIGHT = 120.0
_LETTERS = 11.0  # the height of a line of letters


@dataclass(frozen=True)
class Point:
    """A figure of an answer, and where it is drawn."""

    row: Row
    x: float
    y: float


@dataclass(frozen=True)
class Line:
    """The figures of one measure over the answers, one an answer. `period` is that of all of them
    where they are of so many years after the start, else "". `told` is where its last figure is
    written."""

    measure: str
    period: str
    points: tuple[Point, ...]
    told: float

    @property
    def path(self) -> str:
        """The line through its points, as SVG writes it."""
        return " ".join(f"{point.x:g},{point.y:g}" for point in self.points)


@dataclass(frozen=True)
class Trend:
    """What the answers tell of one indicator, over their dates."""

    lines: tuple[Line, ...]
    ticks: tuple[Tick, ...]
    first: str
    last: str
    height: float = _HEIGHT
    left: float = 40.0
    right: float = WIDTH - MARGIN


def trend(series: Mapping[tuple[str, str], Sequence[Row]]) -> Trend:
    """The chart of rows of `history` by measure and period; each row has a date."""
    rows = [row for own in series.values() for row in own]
    dates = sorted(row["date"] for row in rows)
    axis = ticks(max(row["value"] for row in rows), _HEIGHT - FOOT, 10.0)
    first, last = _day(dates[0]), _day(dates[-1])

    def point(row: Row) -> Point:
        share = (_day(row["date"]) - first) / (last - first) if last > first else 0.5
        x = Trend.left + (Trend.right - Trend.left) * share
        return Point(row, round(x, 1), along(axis, row["value"]))

    drawn = {key: tuple(map(point, own)) for key, own in series.items()}
    told = _apart([points[-1] for points in drawn.values()])
    lines = tuple(Line(*key, drawn[key], y) for key, y in zip(drawn, told, strict=True))
    return Trend(lines, axis, dates[0], dates[-1])


def _apart(ends: Sequence[Point]) -> list[float]:
    """Where the figures behind the ends of lines are written, so that none hides another."""
    placed: list[tuple[float, float]] = []
    told = {}
    for end in sorted(ends, key=lambda end: -end.y):
        near = [y for x, y in placed if abs(x - end.x) < MARGIN]
        y = min([end.y, *(y - _LETTERS for y in near)])
        placed.append((end.x, y))
        told[id(end)] = y
    return [round(told[id(end)], 1) for end in ends]


def _day(date: str) -> int:
    return dt.date.fromisoformat(date).toordinal()
