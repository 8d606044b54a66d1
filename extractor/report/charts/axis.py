"""The axis of a chart: round values, and where they are drawn."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

# In the units of the picture: how wide the charts of a network are, and what they leave free at
# the end for the figures beside their marks.
WIDTH = 360.0
MARGIN = 34.0
# The height of the line below a chart that tells what its axis counts.
FOOT = 16.0


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


def along(axis: Sequence[Tick], value: float) -> float:
    """Where a value is drawn along an axis."""
    first, last = axis[0], axis[-1]
    share = (value - first.value) / (last.value - first.value)
    return round(first.at + share * (last.at - first.at), 1)
