"""The accounting of numbers: each one is a figure, or explained, or unexplained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from extractor.model import Document, Evidence, Item, Mention
from extractor.notation.dates import find_dates, find_periods
from extractor.notation.numbers import NumberSpan, find_numbers
from extractor.passage import Passage
from extractor.profile import Lexicon, Profile

UNEXPLAINED = "unexplained"
# A letter of no Dutch word: it stands for every character of a number, so that one pattern reads
# digits and number words alike.
_MASK = "\u01c2"


@dataclass(frozen=True)
class Fate:
    """A span of the document's text, and what the numbers in it are."""

    start: int
    end: int
    kind: str


def account(
    document: Document,
    item: Item | None,
    passage: Passage,
    fates: Sequence[Fate],
    lexicon: Lexicon,
    otherwise: str = UNEXPLAINED,
) -> Iterator[Mention]:
    """What became of each number of a passage.

    `fates` are spans whose numbers are settled already (observations, stated counts, references);
    the others are explained by the names, dates and patterns of number that the profile knows, or
    else are of the kind `otherwise`.
    """
    text = passage.text
    numbers = find_numbers(text)
    explained = list(_explanations(text, numbers, lexicon))
    for number in numbers:
        start, end = passage.span(number.start, number.end)
        kind = (
            _settled(start, end, fates)
            or _settled(number.start, number.end, explained)
            or otherwise
        )
        yield Mention(
            value=number.value,
            kind=kind,
            item=item.label if item else "",
            evidence=document.evidence(start, end, kind),
        )


def fates_of(evidence: Iterable[Evidence | None], kind: str) -> list[Fate]:
    """The spans of some evidence as fates of one kind."""
    return [Fate(e.start, e.end, kind) for e in evidence if e]


def _settled(start: int, end: int, fates: Iterable[Fate]) -> str | None:
    return next((f.kind for f in fates if f.start <= start and end <= f.end), None)


def _explanations(text: str, numbers: Sequence[NumberSpan], lexicon: Lexicon) -> Iterator[Fate]:
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
