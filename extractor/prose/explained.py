"""Numbers that are explained by what they stand in: names, dates, sums of money, law articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from extractor.notation.dates import find_dates, find_periods
from extractor.notation.numbers import NumberSpan
from extractor.patterns import pattern
from extractor.profile import Explanation, Lexicon, Profile

# Letters of no Dutch word stand for every character of a number, so that one pattern reads digits
# and number words alike: one letter for each look, the first that fits, and one for all others.
_LOOKS = (
    ("\u01c0", pattern(r"(?:19|20)\d\d")),
    ("\u01c1", pattern(r"0\d+(?:\.\d+)*|[\d.]*(?:\d{8}\d*|\d{4}\.\d{4})")),
    ("\u01c3", pattern(r"\d{1,2}\.\d{1,2}")),
    ("\u01c4", pattern("1")),
    (
        "\u01c5",
        pattern("[2-9]|10|twee|drie|vier|vijf|zes|zeven|acht|negen|tien", regex.IGNORECASE),
    ),
)
_MASK = "\u01c2"
_NUMBERS = {
    "{n}": "[\u01c0-\u01c5]+",
    "{year}": "\u01c0+",
    "{code}": "\u01c1+",
    "{version}": "\u01c3+",
    "{one}": "\u01c4",
    "{small}": "[\u01c4\u01c5]+",
}
_YEAR = pattern(r"\d{4}")


@dataclass(frozen=True)
class Fate:
    """A span of a text, what the numbers in it are, and the name of the rule that says so."""

    start: int
    end: int
    kind: str
    rule: str = ""


def explanations(
    text: str, numbers: Sequence[NumberSpan], lexicon: Lexicon, *, weak: bool = False
) -> tuple[Fate, ...]:
    """The spans of `text` whose numbers are no figures, by the names, dates and patterns of number
    that the profile knows, the first explanation first.

    The `weak` patterns are for numbers that were read and are no figures; without it only those are
    given that hold before anything is read.
    """
    return _explanations(text, tuple(numbers), lexicon, weak)


# Cells say the same again and again: "45".
@lru_cache(maxsize=1024)
def _explanations(
    text: str, numbers: tuple[NumberSpan, ...], lexicon: Lexicon, weak: bool
) -> tuple[Fate, ...]:
    return tuple(_explained(text, numbers, lexicon, weak))


def _explained(
    text: str, numbers: Sequence[NumberSpan], lexicon: Lexicon, weak: bool
) -> Iterator[Fate]:
    if not weak:
        for start, end in lexicon.names.find(text):
            yield Fate(start, end, "part_of_name", "name_of_profile")
        for date in find_dates(text):
            yield Fate(date.start, date.end, "date", "date")
        for period in find_periods(text):
            kind = "year" if _YEAR.fullmatch(period.iso) else "period"
            yield Fate(period.start, period.end, kind, kind)
    yield from _by_pattern(_masked(text, numbers), lexicon.profile, weak)


# The numbers are masked: cells with numbers of as many digits are one text.
@lru_cache(maxsize=1024)
def _by_pattern(masked: str, profile: Profile, weak: bool) -> tuple[Fate, ...]:
    return tuple(
        Fate(match.start(), match.end(), rule.kind, rule.name)
        for rule, pattern in _patterns(profile)
        if rule.weak == weak
        for match in pattern.finditer(masked)
    )


def fate_of(start: int, end: int, fates: Sequence[Fate]) -> str | None:
    """The kind of the first fate that covers [start, end), or None."""
    covering = fate_over(start, end, fates)
    return covering.kind if covering else None


def fate_over(start: int, end: int, fates: Sequence[Fate]) -> Fate | None:
    """The first fate that covers [start, end), or None."""
    return next((f for f in fates if f.start <= start and end <= f.end), None)


def _masked(text: str, numbers: Sequence[NumberSpan]) -> str:
    chars = list(text)
    for number in numbers:
        written = text[number.start : number.end]
        letters = (letter for letter, look in _LOOKS if look.fullmatch(written))
        chars[number.start : number.end] = next(letters, _MASK) * len(written)
    return "".join(chars)


def _pattern(written: str) -> regex.Pattern[str]:
    for number, letters in _NUMBERS.items():
        written = written.replace(number, letters)
    return pattern(written, regex.IGNORECASE)


@lru_cache(maxsize=8)
def _patterns(profile: Profile) -> tuple[tuple[Explanation, regex.Pattern[str]], ...]:
    return tuple((rule, _pattern(rule.pattern)) for rule in profile.explanations)
