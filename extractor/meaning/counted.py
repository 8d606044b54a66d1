"""Which noun a number counts: one of the profile, another one, or none that can be told.

What counts another noun ("15 bijeenkomsten") is no figure of the profile. Told by the shapes of
words in counted.toml, carefully: a number of which no noun is sure stays unexplained.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import regex

from extractor.notation.numbers import NumberSpan
from extractor.patterns import pattern
from extractor.profile import Lexicon
from extractor.profile.lexicon import Phrases
from extractor.prose.explained import Fate

RULE = "counts_a_noun"
_WORD = pattern(r"[ \n\u00a0](?P<word>[\p{L}][\p{L}\p{N}\p{M}'’&/-]*)")
_TAL = pattern(r"-?tal\b")
_JOINED = pattern(r"(?:,| ?[-–]|[ \n](?:en|of|tot|à|a|van[ \n]de))[ \n]?")
_MOST_WORDS = 5
_SHORTEST = 3


@dataclass(frozen=True)
class _Shapes:
    noun: regex.Pattern[str]
    before: regex.Pattern[str]
    participle: regex.Pattern[str]
    no_participles: Phrases
    no_nouns: Phrases


@lru_cache(maxsize=1)
def _shapes() -> _Shapes:
    data = tomllib.loads((files("extractor.meaning") / "counted.toml").read_text(encoding="utf-8"))
    return _Shapes(
        regex.compile(data["noun"]),
        regex.compile(data["before"]),
        regex.compile(data["participle"]),
        Phrases(data["no_participles"]),
        Phrases(data["no_nouns"]),
    )


def counts_of_others(text: str, numbers: Sequence[NumberSpan]) -> Iterator[Fate]:
    """The numbers with a noun behind them, as fates of the kind "other_count".

    Whether that noun is one of the profile is not asked here.
    """
    for number, place in zip(numbers, _places_behind(text, numbers), strict=True):
        if _counted_noun(text, place, several=number.value != 1):
            yield Fate(number.start, number.end, "other_count", RULE)


def counting_ours(
    text: str, numbers: Sequence[NumberSpan], lexicon: Lexicon
) -> Iterator[NumberSpan]:
    """The numbers with a noun behind them of what the profile counts, or of something near it."""
    for number, place in zip(numbers, _places_behind(text, numbers), strict=True):
        behind = [match.span("word") for match in _words_behind(text, place)]
        if behind and _our_nouns(lexicon).find(text[behind[0][0] : behind[-1][1]]):
            yield number


def _places_behind(text: str, numbers: Sequence[NumberSpan]) -> list[int]:
    """Where the words behind each number begin: in "twee, drie of vier weken" behind the last."""
    found: list[int] = []
    following: NumberSpan | None = None
    for number in reversed(numbers):
        joined = following and _JOINED.fullmatch(text, number.end, following.start)
        found.append(found[-1] if joined else number.end)
        following = number
    return found[::-1]


@lru_cache(maxsize=8)
def _our_nouns(lexicon: Lexicon) -> Phrases:
    profile = lexicon.profile
    counted = (*profile.indicators, *profile.segments)
    terms = [term for dimension in counted for term in dimension.terms]
    near = [noun for indicator in profile.indicators for noun in indicator.near]
    return Phrases([*terms, *near, *profile.subject.nouns, *profile.subject.short_nouns])


def _words_behind(text: str, place: int) -> Iterator[regex.Match[str]]:
    """The words behind a number as far as its noun may stand."""
    tal = _TAL.match(text, place)
    place = tal.end() if tal else place
    for _ in range(_MOST_WORDS):
        match = _WORD.match(text, place)
        if match is None or _ends(match["word"]):
            return
        yield match
        place = match.end()


def _ends(word: str) -> bool:
    """Whether what a number counts ends at a word."""
    return _shapes().no_nouns.cover(word)


def _counted_noun(text: str, place: int, *, several: bool) -> str:
    """The noun that a number which ends at `place` counts, "" when none is sure."""
    shapes, found = _shapes(), ""
    for match in _words_behind(text, place):
        word = match["word"]
        if _is_noun(word) if several else len(word) > _SHORTEST and word.islower():
            found = word
        elif not shapes.before.fullmatch(word) or found:
            break
    return found


def _is_noun(word: str) -> bool:
    shapes = _shapes()
    if not shapes.noun.fullmatch(word):
        return False
    return shapes.no_participles.cover(word) or not shapes.participle.fullmatch(word)
