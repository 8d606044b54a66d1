"""Numbers written in Dutch words: where they stand, and what they are worth (by text2num)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from extractor.patterns import pattern

_MORPHEMES = (
    "een", "één", "eén", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen",
    "tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien",
    "achttien", "negentien", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig",
    "tachtig", "negentig", "honderd", "duizend", "miljoen", "miljard", "nul", "en", "ën",
)  # fmt: skip
ORDINALS = (
    "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende",
    "tiende",
)  # fmt: skip
_BODY = "|".join(sorted(_MORPHEMES, key=len, reverse=True))
# Possessive, so that a long run of number letters without end is given up at once.
_WORD = pattern(
    rf"(?<![\p{{L}}\p{{N}}_])(?<!\p{{L}}['’-])(?!en|ën)(?:{_BODY}){{1,12}}+"
    r"(?=-?tal\b|(?![\p{L}\p{N}_]|['’-]))",
    regex.IGNORECASE,
)
_ONE = frozenset({"een", "één", "eén"})
_SCALES = frozenset({"miljoen", "miljard"})
# "Ik acht het wenselijk": the verb, not the number.
_VERB_AFTER = pattern(
    r"\s+(?:het|dit|dat|deze|een|men|zich|hem|haar|ik|wij|we|u|jullie|mij|me|ons)\b",
    regex.IGNORECASE,
)
_VERB_BEFORE = pattern(r"\b(?:ik|men|hij|zij|ze|u)\s+\Z", regex.IGNORECASE)
_LONGEST_RUN = 5


@lru_cache(maxsize=4096)
def parse_words(text: str) -> int | None:
    """The number that the whole of `text` says in words: "drieëntwintig" is 23; otherwise None.

    Not "een" and "één" by themselves, articles more often than numbers, and no ordinals.
    """
    from text_to_num import text2num

    words = text.lower().split()
    if not words or words[0] in _SCALES or (words[0] in _ONE and len(words) == 1):
        return None
    try:
        value = text2num(" ".join(words), "nl")
    except ValueError:
        return None
    return int(value)


def find_words(text: str) -> Iterator[tuple[int, int, int]]:
    """The numbers in words of a running text, as (start, end, value), the longest run each.

    The stem of "twintigtal" is one, "eerste", "tientallen" and the verb "acht" are none.
    """
    found = list(_WORD.finditer(text))
    place = 0
    while place < len(found):
        first = found[place]
        for last in reversed(_run(text, found, place)):
            value = parse_words(text[first.start() : found[last].end()])
            if value is not None and not _is_verb(text, first):
                yield first.start(), found[last].end(), value
                place = last
                break
        place += 1


def _run(text: str, found: list[regex.Match[str]], place: int) -> list[int]:
    """The places of the words that follow each other with nothing but space between them."""
    run = [place]
    while len(run) < _LONGEST_RUN and run[-1] + 1 < len(found):
        between = text[found[run[-1]].end() : found[run[-1] + 1].start()]
        if not between.isspace():
            break
        run.append(run[-1] + 1)
    return run


def _is_verb(text: str, match: regex.Match[str]) -> bool:
    if match[0].lower() != "acht":
        return False
    before = text[max(match.start() - 10, 0) : match.start()]
    return bool(_VERB_AFTER.match(text, match.end()) or _VERB_BEFORE.search(before))
