"""Numbers that are not of all that a network has: of something beside it, or of some only."""

from __future__ import annotations

import regex

from extractor.notation.hedges import HEDGE
from extractor.patterns import pattern
from extractor.prose.clauses import WHICH, clause_behind
from extractor.prose.cues import cues
from extractor.prose.having import says_membership
from extractor.prose.known import is_known_word
from extractor.prose.owner import Owner
from extractor.prose.rules import rules
from extractor.prose.scene import Scene

_HEAD = pattern(
    r"(?:\b(?P<before>\p{L}+)\s+)?\b(?:de|het|een|dit|deze|die|dat)\s+(?:\p{Ll}+\s+){0,2}?"
    r"(?P<head>\p{Ll}[\p{L}'’-]+)\s+(?:van|bij|binnen|uit)\s+(?:(?:het|de)\s+)?(?:\p{L}+\s+)?\Z",
    regex.IGNORECASE,
)
_WHOSE = pattern(
    r"\b(?:de|het|een)\s+(?:\p{Ll}+e\s+)?(?P<head>\p{Ll}[\p{L}'’-]+),?\s+"
    rf"{WHICH}\s+(?:[^,;:.]*\s)?\Z",
    regex.IGNORECASE,
)
_GROUP = pattern(
    rf"(?:\b(?P<before>\p{{L}}+)\s+)?\been\s+(?:\p{{Ll}}+e\s+)?"
    rf"(?P<head>\p{{Ll}}[\p{{L}}'’-]+)\s+van\s+(?:{HEDGE}\s+)?\Z",
    regex.IGNORECASE,
)
# "Die te groot zijn", "die meer dan 50 mensen tewerkstellen".
_NARROWED = pattern(
    rf",?\s+{WHICH}\s+(?:(?:te|niet|geen|meer|minder|groter|kleiner)\s+[^,;.]*|(?:groot|klein)\b)"
)


def of_another(scene: Scene, index: int, owner: Owner) -> str:
    """Why a number is not its owner's: it is of something beside the network, which no word knows:
    "de wachtlijst van EUKA"."""
    for name in owner.spans:
        if name.start > scene.quantities[index].start:
            continue
        if which := _WHOSE.search(scene.text, 0, name.start):
            # "De federatie die FLAG oprichtte, telt 430 leden".
            closed = "," in scene.text[name.end : scene.quantities[index].start]
            if closed and not is_known_word(scene, *which.span("head")):
                return f"it may be of {which['head']!r}"
        found = _HEAD.search(scene.text, 0, name.start)
        if found is None or rules().prepositions.cover(found["before"] or ""):
            continue
        if not is_known_word(scene, found.start("head"), found.end("head")):
            return f"it may be of {scene.text[found.start('head') : name.end]!r}"
    return ""


def of_some(scene: Scene, index: int) -> str:
    """Why a number is not all of a network's: it is of a group that no word knows, unless that is
    what the network is or has: "een delegatie van 14 leden", and not "is een club van 14 leden"."""
    quantity = scene.quantities[index]
    found = _GROUP.search(scene.text, 0, quantity.start) if quantity.noun else None
    if found is None or is_known_word(scene, found.start("head"), found.end("head")):
        return ""
    if found["before"] and rules().being.cover(found["before"]):
        return ""
    return f"it may be of {scene.text[found.start('head') : quantity.full_end]!r} only"


def acted_on(scene: Scene, index: int) -> str:
    """The clause behind what is counted that says what a network does with them and not that it
    has them, "" where none does: "de 30 bedrijven die FLAG aanschreef"."""
    start, end = scene.behind(index)
    noun = scene.quantities[index].noun
    clause = clause_behind(scene.text, start, end)
    if not noun or noun.dimension != "segment" or not clause:
        return ""
    known = cues(clause) or says_membership(scene, clause)
    named = any(name.start < start + len(clause) for name in scene.names_in(start, end))
    return "" if known or not named else clause


def narrowed_by(scene: Scene, index: int) -> str:
    """The clause that says which of a kind are counted, "" where none does: "7 ondernemingen die te
    groot zijn"."""
    quantity = scene.quantities[index]
    if not quantity.noun or quantity.noun.dimension != "segment":
        return ""
    found = _NARROWED.match(scene.text, quantity.full_end)
    return found[0].strip(" ,") if found else ""
