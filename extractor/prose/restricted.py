"""Kinds of which only some are counted, by the clause behind them."""

from __future__ import annotations

import regex

from extractor.prose.cues import cues
from extractor.prose.rules import rules
from extractor.prose.scene import Scene

_WHICH = regex.compile(r",?\s+(?:die|dat|waar\p{L}+)\s")
_MARK = regex.compile(r"[,;()]")
# "Die te groot zijn", "die meer dan 50 mensen tewerkstellen".
_NARROWED = regex.compile(
    r",?\s+(?:die|welke)\s+(?:(?:te|niet|geen|meer|minder|groter|kleiner)\s+[^,;.]*|(?:groot|klein)\b)"
)


def acted_on(scene: Scene, index: int) -> str:
    """The clause behind what is counted that says what a network does with them and not that it
    has them, "" where none does: "de 30 bedrijven die FLAG aanschreef"."""
    start, end = scene.behind(index)
    noun = scene.quantities[index].noun
    if not noun or noun.dimension != "segment" or not _WHICH.match(scene.text, start, end):
        return ""
    stop = _MARK.search(scene.text, start + 2, end)
    last = stop.start() if stop else end
    clause = scene.text[start:last]
    known = cues(clause) or rules().memberships.find(clause) or rules().having.find(clause)
    return "" if known or not scene.names_in(start, last) else clause.strip(" ,")


def narrowed_by(scene: Scene, index: int) -> str:
    """The clause that says which of a kind are counted, "" where none does: "7 ondernemingen die te
    groot zijn"."""
    quantity = scene.quantities[index]
    if not quantity.noun or quantity.noun.dimension != "segment":
        return ""
    found = _NARROWED.match(scene.text, quantity.full_end)
    return found[0].strip(" ,") if found else ""
