"""Percentages that are the share of a target that was achieved."""

from __future__ import annotations

import regex

from extractor.patterns import pattern
from extractor.prose.rules import rules

PERCENT = pattern(r"\s?(?:%|procent\b|percent\b)", regex.IGNORECASE)
_OF = pattern(r"\s+van\s+", regex.IGNORECASE)
_FOR = pattern(r"\bvoor\s+(?:\p{L}[\p{L}’']*\s+){0,3}\Z", regex.IGNORECASE)
# "Met 12 procent" tells a change.
_WITH = pattern(r"\bmet\s+(?:\p{L}[\p{L}’']*\s+){0,2}\Z", regex.IGNORECASE)
_OF_WHAT = pattern(r"(?:\A|[,;:]\s*)van\s+(?:de|het|zijn|haar)\s+\Z", regex.IGNORECASE)
_SAME = pattern(r"(?:dat|die)\s+(?:voor|inzake|van)\b", regex.IGNORECASE)
_WORDS = pattern(r"\s+(?:\p{Ll}+\s+){0,2}\Z")
# How far behind "20 procent van" the words of a target may begin.
_NEAR = 25


def targets_in(text: str) -> list[tuple[int, int]]:
    """The spans of the words that tell a target, nouns first."""
    target = next(m for m in rules().measures if m.id == "target")
    return [*target.nouns.find(text), *target.words.find(text)]


def attains(text: str, start: int, end: int) -> bool:
    """Whether the number at [start, end) of a sentence is a percentage of a target: "20 procent van
    het streefdoel", "het doel werd voor 97% gehaald"."""
    percent = PERCENT.match(text, end)
    if percent is None:
        return False
    if rules().attainments.find(text):
        return True
    if of := _OF.match(text, percent.end()):
        if _SAME.match(text, of.end()) and any(last <= start for _, last in targets_in(text)):
            # "107% van zijn streefcijfer voor leden en 93% van dat voor initiatieven".
            return True
        return any(0 <= first - of.end() < _NEAR for first, _ in targets_in(text))
    target = next(m for m in rules().measures if m.id == "target")
    if any(_OF_WHAT.search(text, 0, first) for first, _ in targets_in(text[:start])):
        # "Van de beoogde leden heeft EUKA 83% aangetrokken".
        return True
    named = any(last <= start for _, last in target.nouns.find(text))
    if not _FOR.search(text, 0, start):
        return named and not _WITH.search(text, 0, start) and _is_reached(text, start, end)
    return named or any(
        _WORDS.fullmatch(text[percent.end() : first] or " ")
        for first, _ in rules().fulfilled.find(text)
        if first >= percent.end()
    )


def _is_reached(text: str, start: int, end: int) -> bool:
    """Whether a word for what was achieved stands in a number's clause."""
    opening = max(text.rfind(mark, 0, start) for mark in ",;:") + 1
    closing = min((at for mark in ",;:" if (at := text.find(mark, end)) >= 0), default=len(text))
    achieved = next(m for m in rules().measures if m.id == "achieved")
    return bool(achieved.words.find(text[opening:closing]))
