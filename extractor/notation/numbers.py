"""Numbers as Belgian Dutch writes them: the one door to cells, whole strings and running text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from extractor.model import Value
from extractor.notation.cells import (
    Absent,
    CellValue,
    Quantity,
    Range,
    Several,
    parse_cell,
)
from extractor.notation.digits import BINDING_SPACES, SCALE, parse_number, scaled
from extractor.notation.hedges import qualifier_at
from extractor.notation.words import find_words
from extractor.notation.years import YEAR_LIKE
from extractor.patterns import pattern

__all__ = [
    "Absent",
    "CellValue",
    "NumberSpan",
    "Quantity",
    "Range",
    "Several",
    "find_numbers",
    "parse_cell",
    "parse_number",
    "qualifier_at",
]

_TOKEN = pattern(r"[0-9]++(?:[.,][0-9]++)*+")
_SPACED = pattern(
    rf"[1-9][0-9]{{0,2}}(?P<space>[ {BINDING_SPACES}])[0-9]{{3}}(?:(?P=space)[0-9]{{3}}){{0,5}}+"
    r"(?:,[0-9]+)?(?![0-9]|[.,][0-9])"
)
_SCALE_AFTER = pattern(rf"\s?{SCALE}", regex.IGNORECASE)
_MONEY_AFTER = pattern(r"\s?(?:€|EUR\b|euro\b|miljoen\b|miljard\b)", regex.IGNORECASE)
_MONEY_BEFORE = pattern(r"(?:€|\bEUR)\s?\Z", regex.IGNORECASE)
_GOES_ON = pattern(r" \p{Ll}|[.,;:](?!\S)")
_GLUED_UNIT = pattern(r"(?:euro|EUR|mln|mld|[ck]?m|kg|ha|[kMGT]Wh?)(?!\w)")
_INSIDE_A_WORD = pattern(r"[\p{L}\p{N}_]\Z|\p{L}[-‐‑]\Z")
_LETTER = pattern(r"[\p{L}_]")
_SIGN = pattern(r"(?:^|[\s(])[-−]\Z")


@dataclass(frozen=True, slots=True)
class NumberSpan:
    """A number at [start, end) of a text; `words` tells whether it stands in words.

    `value` is None for a run of digits that cannot be read surely ("12.34.567", "31.12.2019").
    """

    start: int
    end: int
    value: Value | None
    words: bool = False


@lru_cache(maxsize=2048)
def find_numbers(text: str) -> tuple[NumberSpan, ...]:
    """The numbers of a running text, in figures and in words, in its order and without overlap.

    A figure is the longest run of digits with points and commas between them, with its minus sign
    and its scale word: "4,5 miljoen" is 4500000. Not read are digits inside or behind a word
    ("Flux50", "CO2", "4D4F", "COVID-19"), ordinals ("3de") and the words "een" and "eerste"; of
    "60-tal" and "twintigtal" the span is the number alone. Footnote marks (45¹) stay outside.

    Spaces surely join groups of three when they are no-break or thin ("12 150" set that way), when
    the last group is 000, or beside money ("227 350 euro"). Else "12 150" may be two columns of a
    table line, and counts as two numbers; inside a sentence ("12 150 leden") it may be either, and
    the value is None.
    """
    figures = list(_figures(text))
    # The scale word of "12 duizend" is a number in words only by itself.
    taken = {place for figure in figures for place in range(figure.start, figure.end)}
    words = [NumberSpan(*found, words=True) for found in find_words(text) if found[0] not in taken]
    return tuple(sorted(figures + words, key=lambda span: span.start))


def _figures(text: str) -> Iterator[NumberSpan]:
    place = 0
    while token := _TOKEN.search(text, place):
        start, place = token.span()
        if _in_a_word(text, start, place):
            continue
        value = parse_number(token[0])
        spaced = _SPACED.match(text, start)
        if spaced and (sure := _is_one_number(text, spaced)) is not False:
            place = spaced.end()
            value = parse_number(spaced[0]) if sure else None
        if value is not None and (scale := _SCALE_AFTER.match(text, place)):
            value, place = scaled(value, scale[0].strip()), scale.end()
        if value is not None and _is_negative(text, start, place):
            value, start = -value, start - 1
        yield NumberSpan(start, place, value)


def _in_a_word(text: str, start: int, end: int) -> bool:
    if _INSIDE_A_WORD.search(text, max(start - 2, 0), start):
        return True
    return bool(_LETTER.match(text, end)) and not _GLUED_UNIT.match(text, end)


def _is_one_number(text: str, spaced: regex.Match[str]) -> bool | None:
    """Whether groups of three with spaces between them are one number; None if they may be."""
    groups = spaced[0].split(",")[0].split(spaced["space"])
    before = text[max(spaced.start() - 4, 0) : spaced.start()]
    if spaced["space"] != " " or groups[-1] == "000":
        return True
    if _MONEY_AFTER.match(text, spaced.end()) or _MONEY_BEFORE.search(before):
        return True
    return None if _GOES_ON.match(text, spaced.end()) else False


def _is_negative(text: str, start: int, end: int) -> bool:
    """A minus glued to the number, loose from what is before; not the dash of "2017 -2018"."""
    if not _SIGN.search(text, max(start - 2, 0), start):
        return False
    return text[start - 1] == "−" or not YEAR_LIKE.fullmatch(text, start, end)
