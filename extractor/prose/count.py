"""What a number counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Count:
    """What a number counts.

    `whole` is the index of the number of its sentence that it is a part of; `of_before` says that
    the whole stands in a sentence before. `part` is a share of a whole whose kind is not known.
    """

    indicator: str | None
    segment: str = TOTAL
    whole: int | None = None
    of_before: bool = False
    part: bool = False
    own_noun: bool = False


NOTHING = Count(None)
# A share of a whole whose kind is not known.
SHARE = Count(None, part=True)


def is_whole(count: Count) -> bool:
    """Whether a number counts all of an indicator, and no part of it."""
    return count.indicator is not None and count.segment == TOTAL


def last_whole(found: Sequence[Count]) -> int | None:
    """The index of the last of some numbers that counts all of an indicator."""
    return next((i for i in reversed(range(len(found))) if is_whole(found[i])), None)
