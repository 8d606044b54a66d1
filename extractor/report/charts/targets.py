"""The chart of targets: what was aimed at beside what was achieved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.dataset.row import Row
from extractor.report.charts.axis import MARGIN, WIDTH

_NAMES = 146.0  # for the names at the left
_ROW = 28.0


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
    right: float = WIDTH - MARGIN


def targets(rows: Sequence[Row]) -> Targets:
    """The chart of the rows of `kpis` of one network."""
    pairs = tuple(_pair(row, _ROW * (place + 0.5)) for place, row in enumerate(rows))
    return Targets(pairs, _ROW * len(rows))


def _pair(row: Row, y: float) -> Pair:
    target, achieved = row["target"], row["achieved"]
    most = max(target or 0, achieved or 0) or 1
    length = WIDTH - 2 * MARGIN - _NAMES

    def mark(value: float | None, other: float | None) -> Mark | None:
        if value is None:
            return None
        at = _NAMES + MARGIN + length * max(value, 0) / most
        return Mark(value, round(at, 1), -1 if other is not None and value < other else 1)

    reached = mark(achieved, target)
    if target is not None and target == achieved:  # one value is enough for two marks in one place
        return Pair(row, y, Mark(target, reached.x if reached else 0.0, 0), reached)
    return Pair(row, y, mark(target, achieved), reached)
