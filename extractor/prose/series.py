"""Numbers that are told in one breath: "229, 71 en 163 leden"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from extractor.notation.hedges import HEDGE
from extractor.patterns import pattern
from extractor.prose.against import pattern_against
from extractor.prose.quantities import Quantity

TOGETHER = pattern(rf"\s*(?:,|\ben\b|\bals\b)\s*(?:{HEDGE}\s+)?", regex.IGNORECASE)
RISEN = pattern(r"\s+(?:naar|tot)\s+(?:\p{L}+\s+)?")
_JOINED = pattern(
    # "72 gerealiseerde en 55 beoogde leden".
    r"(?:\s+(?!grote\b)\p{Ll}{3,}(?:d|t|en)e\b)?"
    r"\s*(?:,|;|/|\ben\b|,\s*en\b|\bmaar\b|,?\s*\bresp\.|,?\s*\brespectievelijk\b)\s*(?:de\s|het\s)?"
    rf"(?:{HEDGE}\s+)?",
    regex.IGNORECASE,
)
_OPENS = pattern(r",(?:\s+\p{L}+){2}")
_ENDS = pattern(r",\s*en\b")
# A number that another one is set against is told with it, not with the next one.
AGAINST = r"\s+(?:op|{against})\s+(?:(?:de|een)\s+(?:\p{Ll}+\s+){0,2})?"


def series_of(
    text: str, found: Sequence[Quantity]
) -> tuple[tuple[Quantity, ...], tuple[tuple[int, ...], ...]]:
    """The numbers, those told in one breath sharing the noun behind the last of them."""
    groups: list[list[int]] = []
    for index, quantity in enumerate(found):
        before = found[index - 1] if index else None
        joined = before and _JOINED.fullmatch(text, before.full_end, quantity.start)
        if (
            joined
            and before is not None
            and before.noun is None
            and not _is_set_against(text, found, index - 1)
            and not _ends_inset(text, found, index - 1)
        ):
            groups[-1].append(index)
        else:
            groups.append([index])
    shared = list(found)
    for group in groups:
        noun = found[group[-1]].noun
        for index in group[:-1]:
            own = found[index]
            shared[index] = replace(own, noun=noun, between=found[group[-1]].between)
    for index, (own, following) in enumerate(pairwise(shared)):
        risen = RISEN.fullmatch(text, own.full_end, following.start)
        if own.noun is None and risen:
            shared[index] = replace(own, noun=following.noun)
    return tuple(shared), tuple(tuple(group) for group in groups)


def told_with_before(text: str, found: Sequence[Quantity], index: int) -> bool:
    """Whether a number and the one before it, each with its noun, are told together: "11 kmo's en 2
    universiteiten wachten"."""
    if not index or not (found[index - 1].noun and found[index].noun):
        return False
    return bool(TOGETHER.fullmatch(text, found[index - 1].full_end, found[index].start))


def _ends_inset(text: str, found: Sequence[Quantity], index: int) -> bool:
    """Whether a number ends words between commas behind what the one before it counts: "34 leden,
    net onder het streefdoel van 35, en 27 initiatieven"."""
    before = found[index - 1] if index else None
    if before is None or before.noun is None or not _ENDS.match(text, found[index].full_end):
        return False
    return bool(_OPENS.match(text, before.full_end, found[index].start))


def _is_set_against(text: str, found: Sequence[Quantity], index: int) -> bool:
    """Whether a number is what the one before it is set against: "99 leden op 100"."""
    before = found[index - 1] if index else None
    return bool(
        before and pattern_against(AGAINST).fullmatch(text, before.full_end, found[index].start)
    )
