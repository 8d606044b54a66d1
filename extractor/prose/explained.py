"""Numbers that are explained by what they stand in: names, dates, sums of money, law articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from extractor.notation.dates import find_dates, find_periods
from extractor.notation.numbers import NumberSpan
from extractor.profile import Lexicon, Profile

# A letter of no Dutch word: it stands for every character of a number, so that one pattern reads
# digits and number words alike.
_MASK = "\u01c2"


@dataclass(frozen=True)
class Fate:
    """A span of a text, and what the numbers in it are."""

    start: int
    end: int
    kind: str


def explanations(text: str, numbers: Sequence[NumberSpan], lexicon: Lexicon) -> Iterator[Fate]:
    """The spans of `text` whose numbers are no figures, by the names, dates and patterns of number
    that the profile knows, the first explanation first."""
    for start, end in lexicon.names.find(text):
        yield Fate(start, end, "name")
    for date in find_dates(text):
        yield Fate(date.start, date.end, "date")
    for period in find_periods(text):
        yield Fate(period.start, period.end, "period")
    masked = _masked(text, numbers)
    for kind, pattern in _patterns(lexicon.profile):
        for match in pattern.finditer(masked):
            yield Fate(match.start(), match.end(), kind)


def fate_of(start: int, end: int, fates: Sequence[Fate]) -> str | None:
    """The kind of the first fate that covers [start, end), or None."""
    return next((f.kind for f in fates if f.start <= start and end <= f.end), None)


def _masked(text: str, numbers: Sequence[NumberSpan]) -> str:
    chars = list(text)
    for number in numbers:
        chars[number.start : number.end] = _MASK * (number.end - number.start)
    return "".join(chars)


@lru_cache(maxsize=8)
def _patterns(profile: Profile) -> tuple[tuple[str, regex.Pattern[str]], ...]:
    return tuple(
        (e.kind, regex.compile(e.pattern.replace("{n}", f"{_MASK}+"), regex.IGNORECASE))
        for e in profile.explanations
    )
