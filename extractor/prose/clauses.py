"""Relative clauses: the words that open one, and the clause behind what it tells of."""

from __future__ import annotations

from extractor.patterns import pattern

# The words that open a relative clause, as a part of patterns.
WHICH = (
    r"(?:die|dat|welke|(?:(?:met|van|onder|bij)\s+)?wie"
    r"|waar(?:aan|bij|binnen|door|in|mee|na|naar|naast|onder|op|over|toe|tussen|uit|van|voor)?)"
)
_OPENING = pattern(rf",?\s+{WHICH}\s")
_MARK = pattern(r"[,;()]")


def clause_behind(text: str, start: int, end: int) -> str:
    """The relative clause right behind a place, up to the next mark, "" where there is none: "de 30
    bedrijven die FLAG aanschreef"."""
    opening = _OPENING.match(text, start, end)
    if opening is None:
        return ""
    stop = _MARK.search(text, opening.end(), end)
    return text[start : stop.start() if stop else end].strip(" ,")
