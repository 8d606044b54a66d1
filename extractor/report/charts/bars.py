"""The chart of bars: the members of each network, with their parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.dataset.row import Row
from extractor.report.charts.axis import FOOT, MARGIN, Tick, along, ticks

_BAR = 20.0


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
    axis = ticks(max((total for _, _, total in told), default=0), Bars.left, Bars.width - MARGIN)
    made = []
    for place, (row, split, total) in enumerate(told):
        parts, at = [], 0.0
        for segment, value in split:
            x, end = along(axis, at), along(axis, at + value)
            parts.append(Segment(segment, value, x, round(end - x, 1)))
            at += value
        made.append(Bar(row, _BAR * place, tuple(parts), along(axis, max(at, total)), total))
    return Bars(tuple(made), axis, _BAR * len(made) + FOOT)


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
