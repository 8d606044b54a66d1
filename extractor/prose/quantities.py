"""The numbers of a sentence: hedged, in ranges, and with the noun that each counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from extractor.model import Qualifier, Value
from extractor.notation.numbers import NumberSpan, find_numbers, qualifier_at
from extractor.patterns import pattern
from extractor.profile import Lexicon
from extractor.profile.lexicon import Term
from extractor.prose.attainments import PERCENT, attains, targets_in
from extractor.prose.explained import Fate, explanations, fate_of
from extractor.prose.ones import ones
from extractor.prose.rules import rules

_TO = pattern(r"\s*(?:[-–—]|à|tot(?:\s+en\s+met)?)\s*")
_JOINS = pattern(
    r"\s*(?:[-–—,]|à|tot(?:\s+en\s+met)?|naar|en|of|,?\s*respectievelijk|,?\s*resp\.)\s*"
)
_AND = pattern(r"\s+(?:en|of)\s+")
_BETWEEN = pattern(r"\btussen\s+(?:de\s+)?\Z", regex.IGNORECASE)
_OR = pattern(r"\s+of\s+(?:hoogstens\s+|maximaal\s+)?")
_FROM = pattern(r"\b(?:van|met)\s+(?:\p{L}+\s+){0,2}\Z", regex.IGNORECASE)
_TAL = pattern(r"-?tal\b", regex.IGNORECASE)
# "3 op de 4 leden" is a share, and no count.
RATIO = pattern(
    r"\b(?:\d|[eé][eé]n|twee|drie|vier|vijf|zes|zeven|acht|negen)\s+op\s+(?:de\s+)?"
    r"(?:\d|10|drie|vier|vijf|zes|zeven|acht|negen|tien)\b(?!\d)"
    # "Drie vierde", "twee derden".
    r"|\b(?:[eé][eé]n|twee|drie|vier|vijf|zes|zeven|acht|negen)\s+"
    r"(?:derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende)n?\b"
    r"(?!\s+(?:jaar|werkjaar|maand|kwartaal|oproep))"
    # "Drie keer zoveel".
    r"|\b(?:\d+|twee|drie|vier|vijf|zes|zeven|acht|negen|tien)\s+(?:keer|maal)\b",
    regex.IGNORECASE,
)
# "Elk van de twee", "de eerste drie haalden".
_TAKEN_UP = pattern(
    r"\b(?:de|die|deze|alle)\s+(?:(?:eerste|laatste|andere|overige)\s+)?(twee|drie|vier)\b",
    regex.IGNORECASE,
)
_MOMENTS = ("year", "period", "date")
_IN_BRACKETS = pattern(r"\s*\(")
_SPACE = pattern(r"\s+")
# "Van de drie beoogde initiatieven".
_TO_NOUN = pattern(r"\s(?:\p{Ll}+e\s)?")
_WORD = pattern(r"\s*[\p{L}\p{N}'’-]+")
_NOT = pattern(r"(?<!\b(?:net|nog)\s)\b(?:niet|geen)\s+(?:de\s+|het\s+)?\Z", regex.IGNORECASE)
_MOST_BETWEEN = 3


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number at [start, end) of a sentence, hedged as `qualifier` says.

    [`start`, `full_end`) takes in the noun it counts, which `noun` tells; `between` are words that
    stand before the noun and say that only some are counted. `value` is None for a range and for
    what reads as no exact number; `negated` is "niet 45".
    """

    start: int
    end: int
    value: Value | None
    qualifier: Qualifier
    noun: Term | None = None
    between: str = ""
    full_end: int = 0
    negated: bool = False
    upper: Value | None = None
    percent: bool = False


def quantities(text: str, lexicon: Lexicon, nouns: Sequence[Term]) -> tuple[Quantity, ...]:
    """The numbers of a sentence that nothing explains otherwise (a date, a sum of money, a name).

    `nouns` are the nouns of what the profile counts, where they stand in the sentence.
    """
    numbers = sorted((*find_numbers(text), *ones(text, nouns)), key=lambda n: n.start)
    fates = [f for f in explanations(text, numbers, lexicon) if f.kind != "threshold"]
    attained = [n.start for n in numbers if attains(text, n.start, n.end)]
    fates = [
        f
        for f in fates
        if f.kind != "percentage" or not any(f.start <= a < f.end for a in attained)
    ]
    ratios = [m.span() for m in RATIO.finditer(text)]
    fates += [Fate(start, end, "share") for start, end in ratios]
    fates += [Fate(start, end, "reference") for start, end in _references(text, nouns)]
    told = [fate_of(n.start, n.end, fates) for n in numbers]
    free = [kind is None for kind in told]
    for one, other in (*pairwise(range(len(numbers))), *pairwise(reversed(range(len(numbers))))):
        # "Pagina 14 tot 17", "15 tot 20 deelnemers": both bounds are what one of them is.
        first, last = sorted((one, other))
        # "171 in 2018 tot 229 in 2019": a year is no bound.
        between = numbers[first].end, numbers[last].start
        if one == last and told[one] == "percentage" and _JOINS.fullmatch(text, *between):
            # "Van 12 naar 18 procent", "12, 15 en 18 %" are shares.
            told[other], free[other] = "percentage", False
        if told[one] not in _MOMENTS and _TO.fullmatch(text, *between):
            free[other] = free[other] and free[one]
    for place, (word, digits) in enumerate(pairwise(numbers)):
        # "Acht 120 leden haalbaar": a word right before digits is a verb.
        written = text[word.start : word.end].isalpha() and text[digits.start].isdigit()
        free[place] = free[place] and not (written and text[word.end : digits.start].isspace())
    kept = [n for n, is_free in zip(numbers, free, strict=True) if is_free]
    found = _with_percents(text, tuple(_joined(text, kept)))
    return tuple(_with_noun(text, q, nouns) for q in found)


def _with_percents(text: str, found: Sequence[Quantity]) -> Sequence[Quantity]:
    """The numbers, those told in one breath with a percentage being one: "90, 85 en 102%"."""
    shared = list(found)
    for i in reversed(range(len(shared) - 1)):
        one, other = shared[i], shared[i + 1]
        if other.percent and _JOINS.fullmatch(text, one.full_end, other.start):
            shared[i] = replace(one, percent=True)
    return shared


def _references(text: str, nouns: Sequence[Term]) -> Iterator[tuple[int, int]]:
    """The numbers that take up so many of those spoken of: "elk van de twee", "de eerste drie"."""
    for match in _TAKEN_UP.finditer(text):
        word = _WORD.match(text, match.end())
        written = word[0].strip() if word else ""
        counted = word and any(_TO_NOUN.fullmatch(text, match.end(), n.start) for n in nouns)
        goes_on = written in rules().function_words or rules().implied.cover(written)
        if not counted and (not word or goes_on):
            yield match.span(1)


def _joined(text: str, numbers: Sequence[NumberSpan]) -> Iterator[Quantity]:
    """The numbers, two bounds of a range as one."""
    place = 0
    while place < len(numbers):
        number = numbers[place]
        following = numbers[place + 1] if place + 1 < len(numbers) else None
        if following and _is_range(text, number, following):
            yield Quantity(
                number.start, following.end, None, "about", full_end=following.end,
                upper=following.value,
            )  # fmt: skip
            place += 2
            continue
        tal = _TAL.match(text, number.end)
        percent = PERCENT.match(text, number.end)
        yield Quantity(
            number.start,
            number.end,
            number.value,
            qualifier_at(text, number.start, number.end),
            full_end=percent.end() if percent else tal.end() if tal else number.end,
            percent=bool(percent),
            negated=bool(_NOT.search(text, 0, number.start)),
        )
        place += 1


def _is_range(text: str, first: NumberSpan, last: NumberSpan) -> bool:
    if first.value is None or last.value is None or not first.value < last.value:
        return False
    if _TO.fullmatch(text, first.end, last.start):
        # "Van 30 tot 45 leden" tells two moments.
        moved = _FROM.search(text, 0, first.start)
        if moved is None or "tot" not in text[first.end : last.start]:
            return True
        return any(end == moved.start() - 1 for _, end in targets_in(text))
    if _OR.fullmatch(text, first.end, last.start):
        return True
    opened = _BETWEEN.search(text, 0, first.start)
    return bool(opened and _AND.fullmatch(text, first.end, last.start))


def _with_noun(text: str, quantity: Quantity, nouns: Sequence[Term]) -> Quantity:
    """The quantity with the noun that follows it, past words that do not change what is counted."""
    if quantity.percent:
        return quantity
    place = quantity.full_end
    strange: list[str] = []
    if not _SPACE.match(text, place):
        return quantity
    bracketed = next((n for n in nouns if _IN_BRACKETS.fullmatch(text, place, n.start)), None)
    if bracketed and text[bracketed.end : bracketed.end + 1] == ")":
        # "Bereikt: 38 (leden)".
        return replace(quantity, noun=bracketed, full_end=bracketed.end + 1)
    neutral = rules().neutral.find(text)
    for _ in range(_MOST_BETWEEN + 1):
        space = _SPACE.match(text, place)
        place = space.end() if space else place
        noun = next((n for n in nouns if n.start == place), None)
        if noun:
            between = " ".join(strange)
            return replace(quantity, noun=noun, full_end=noun.end, between=between)
        skipped = next((end for start, end in neutral if start == place), None)
        if skipped:
            place = skipped
            continue
        word = _WORD.match(text, place)
        if (
            not word
            or not word[0].strip()[0].islower()
            or word[0].strip() in rules().function_words
        ):
            break
        strange.append(word[0].strip())
        place = word.end()
    return quantity
