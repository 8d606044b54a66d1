"""The geometry of the charts: what is drawn where, in the units of the picture. The templates draw
it as SVG with classes for colours, so that it follows light, dark and print."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.dataset.row import Row

WIDTH = 360.0
_NAMES = 146.0  # for the names at the left
_MARGIN = 34.0  # for the figures beside the first and the last mark
_ROW = 28.0
_AXIS = 16.0
_TREND_HEIGHT = 120.0
_BAR = 20.0
_LETTERS = 11.0  # the height of a line of letters


@dataclass(frozen=True)
class Tick:
    """A value of the axis and where it is."""

    value: float
    at: float


def ticks(most: float, start: float, end: float) -> tuple[Tick, ...]:
    """Round values from 0 to `most` or just above, laid out from `start` to `end`."""
    step = _round_step(most / 3) if most > 0 else 1.0
    count = max(math.ceil(most / step - 1e-9), 1)
    return tuple(
        Tick(n * step, round(start + (end - start) * n / count, 1)) for n in range(count + 1)
    )


def _round_step(least: float) -> float:
    power = 10.0 ** math.floor(math.log10(least))
    return next(power * m for m in (1, 2, 5, 10) if power * m >= least - 1e-9)


@dataclass(frozen=True)
class Mark:
    """A figure of a line: where it is drawn, and on which side of it (-1 or 1) its value stands."""

    value: float
    x: float
    side: int


@dataclass(frozen=True)
class Pair:
    """One line of a chart of targets: a row of `kpis`, and where its two figures are drawn."""

    row: Row
    y: float
    target: Mark | None
    achieved: Mark | None


@dataclass(frozen=True)
class Targets:
    """Target against achieved, a line for each indicator and period, each with its own scale."""

    pairs: tuple[Pair, ...]
    height: float
    left: float = _NAMES
    right: float = WIDTH - _MARGIN


def targets(rows: Sequence[Row]) -> Targets:
    """The chart of the rows of `kpis` of one network."""
    pairs = tuple(_pair(row, _ROW * (place + 0.5)) for place, row in enumerate(rows))
    return Targets(pairs, _ROW * len(rows))


def _pair(row: Row, y: float) -> Pair:
    target, achieved = row["target"], row["achieved"]
    most = max(target or 0, achieved or 0) or 1
    length = WIDTH - 2 * _MARGIN - _NAMES

    def mark(value: float | None, other: float | None) -> Mark | None:
        if value is None:
            return None
        at = _NAMES + _MARGIN + length * max(value, 0) / most
        return Mark(value, round(at, 1), -1 if other is not None and value < other else 1)

    reached = mark(achieved, target)
    if target is not None and target == achieved:  # one value is enough for two marks in one place
        return Pair(row, y, Mark(target, reached.x if reached else 0.0, 0), reached)
    return Pair(row, y, mark(target, achieved), reached)


class _Scale:
    def __init__(self, axis: Sequence[Tick]) -> None:
        self._first, self._last = axis[0], axis[-1]

    def __call__(self, value: float | None) -> float | None:
        if value is None:
            return None
        share = (value - self._first.value) / (self._last.value - self._first.value)
        return round(self._first.at + share * (self._last.at - self._first.at), 1)


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
    height: float = _TREND_HEIGHT
    left: float = 40.0
    right: float = WIDTH - _MARGIN


def trend(series: Mapping[tuple[str, str], Sequence[Row]]) -> Trend:
    """The chart of rows of `history` by measure and period; each row has a date."""
    rows = [row for own in series.values() for row in own]
    dates = sorted(row["date"] for row in rows)
    axis = ticks(max(row["value"] for row in rows), _TREND_HEIGHT - _AXIS, 10.0)
    height = _Scale(axis)
    first, last = _day(dates[0]), _day(dates[-1])

    def point(row: Row) -> Point:
        share = (_day(row["date"]) - first) / (last - first) if last > first else 0.5
        x = Trend.left + (Trend.right - Trend.left) * share
        return Point(row, round(x, 1), height(row["value"]) or 0.0)

    drawn = {key: tuple(map(point, own)) for key, own in series.items()}
    told = _apart([points[-1] for points in drawn.values()])
    lines = tuple(Line(*key, drawn[key], y) for key, y in zip(drawn, told, strict=True))
    return Trend(lines, axis, dates[0], dates[-1])


def _apart(ends: Sequence[Point]) -> list[float]:
    """Where the figures behind the ends of lines are written, so that none hides another."""
    placed: list[tuple[float, float]] = []
    told = {}
    for end in sorted(ends, key=lambda end: -end.y):
        near = [y for x, y in placed if abs(x - end.x) < _MARGIN]
        y = min([end.y, *(y - _LETTERS for y in near)])
        placed.append((end.x, y))
        told[id(end)] = y
    return [round(told[id(end)], 1) for end in ends]


def _day(date: str) -> int:
    return dt.date.fromisoformat(date).toordinal()


@dataclass(frozen=True)
class Segment:
    """A part of a bar: which segment, how many, and where it is drawn; "" is the whole."""

    segment: str
    value: float
    x: float
    width: float


@dataclass(frozen=True)
class Bar:
    """The members of one network: a row of `members`, its parts, and where it ends."""

    row: Row
    y: float
    parts: tuple[Segment, ...]
    end: float
    total: float


@dataclass(frozen=True)
class Bars:
    """Members by network."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    height: float
    left: float = 190.0
    width: float = 720.0


_PARTS = (
    ("large_companies", "smes", "knowledge_institutions"),
    ("companies", "knowledge_institutions"),
)


def bars(rows: Sequence[Row]) -> Bars:
    """The chart of rows of `members`, one a network, with the parts that the answer gives."""
    told = [(row, *_split(row)) for row in rows]
    axis = ticks(max((total for _, _, total in told), default=0), Bars.left, Bars.width - _MARGIN)
    scale = _Scale(axis)
    made = []
    for place, (row, split, total) in enumerate(told):
        parts, at = [], 0.0
        for segment, value in split:
            x, end = scale(at) or 0.0, scale(at + value) or 0.0
            parts.append(Segment(segment, value, x, round(end - x, 1)))
            at += value
        made.append(Bar(row, _BAR * place, tuple(parts), scale(max(at, total)) or 0.0, total))
    return Bars(tuple(made), axis, _BAR * len(made) + _AXIS)


def _split(row: Row) -> tuple[list[tuple[str, float]], float]:
    """The parts of a bar with what is left of the whole, and the whole: the total that is given,
    or else the sum of the parts."""
    best = max(_PARTS, key=lambda names: sum(row[n] is not None for n in names))
    parts = [(name, float(row[name])) for name in best if row[name] is not None]
    known = sum(value for _, value in parts)
    total = float(row["total"]) if row["total"] is not None else known
    rest = [("", total - known)] if total > known else []
    return [*parts, *rest], total


def drawn_segments(chart: Bars) -> Iterator[str]:
    """The segments that a chart shows, in the order of its key."""
    met = {part.segment for bar in chart.bars for part in bar.parts}
    order = ("large_companies", "companies", "smes", "knowledge_institutions", "")
    return (segment for segment in order if segment in met)
