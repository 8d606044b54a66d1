"""Words and signs before a number that say how exact it is."""

from __future__ import annotations

import regex

from extractor.model import Qualifier
from extractor.patterns import pattern

# "ruim 50" is above fifty and "bijna 50" below it: they bound the value, they do not blur it.
_HEDGES: dict[Qualifier, str] = {
    "at_least": "≥|>=|minstens|minimaal|minimum|min.|ten minste|tenminste|niet minder dan|vanaf",
    "at_most": "≤|<=|maximaal|maximum|max.|hoogstens|ten hoogste|hooguit|niet meer dan",
    "more_than": (
        ">|meer dan|méér dan|ruim|iets meer dan|net boven|net boven de|een goede|boven de"
    ),
    "less_than": (
        "<|minder dan|bijna|nog geen|iets minder dan|net geen|net onder|net onder de|haast"
        "|nagenoeg|een kleine|krap"
    ),
    "about": (
        "±|+/-|~|≈|ca.|ca|circa|ongeveer|om en bij|om en bij de|plusminus|zo'n|zo’n|naar schatting"
        "|rond|rond de|zowat|pakweg|grofweg|omtrent"
    ),
    "exact": "exact|precies|welgeteld|juist",
}
_QUALIFIERS = {word: qualifier for qualifier, words in _HEDGES.items() for word in words.split("|")}


def _pattern(hedge: str) -> str:
    body = r"\s+".join(regex.escape(word) for word in hedge.split())
    return (
        (r"(?<!\w)" if hedge[0].isalpha() else "")
        + body
        + (r"(?!\w)" if hedge[-1].isalpha() else "")
    )


HEDGE = f"(?:{'|'.join(map(_pattern, sorted(_QUALIFIERS, key=len, reverse=True)))})"
_BEFORE = pattern(rf"{HEDGE}\s*\Z", regex.IGNORECASE)
_AFTER: tuple[tuple[regex.Pattern[str], Qualifier], ...] = (
    (pattern(r"-?tal\b"), "about"),
    (pattern(r"\+|\s+of\s+meer\b"), "at_least"),
    (pattern(r"\s+of\s+minder\b"), "at_most"),
)
_FURTHEST = 30


def qualifier_of(hedge: str) -> Qualifier:
    """What a hedge says of the number after it: "circa" is "about". KeyError for other words."""
    return _QUALIFIERS[" ".join(hedge.lower().split())]


def qualifier_at(text: str, start: int, end: int) -> Qualifier:
    """How the number at [start, end) is hedged by what stands directly around it, or "exact"."""
    if found := _BEFORE.search(text, max(start - _FURTHEST, 0), start):
        return qualifier_of(found[0])
    return next((qualifier for form, qualifier in _AFTER if form.match(text, end)), "exact")
