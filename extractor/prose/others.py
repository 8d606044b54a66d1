"""Numbers that are not all of a network's own: of a body beside it, said by others, or of some."""

from __future__ import annotations

import regex

from extractor.notation.hedges import HEDGE
from extractor.prose.cues import cues
from extractor.prose.owner import Owner
from extractor.prose.rules import rules
from extractor.prose.scene import Scene

_HEAD = regex.compile(
    r"(?:\b(?P<before>\p{L}+)\s+)?\b(?:de|het|een|dit|deze|die|dat)\s+(?:\p{Ll}+\s+){0,2}?"
    r"(?P<head>\p{Ll}[\p{L}'’-]+)\s+(?:van|bij|binnen|uit)\s+(?:(?:het|de)\s+)?(?:\p{L}+\s+)?\Z",
    regex.IGNORECASE,
)
_WHOSE = regex.compile(
    r"\b(?:de|het|een)\s+(?:\p{Ll}+e\s+)?(?P<head>\p{Ll}[\p{L}'’-]+),?\s+"
    r"(?:die|dat|waar\p{Ll}*|met wie|van wie)\s+(?:[^,;:.]*\s)?\Z",
    regex.IGNORECASE,
)
_GROUP = regex.compile(
    rf"(?:\b(?P<before>\p{{L}}+)\s+)?\been\s+(?:\p{{Ll}}+e\s+)?"
    rf"(?P<head>\p{{Ll}}[\p{{L}}'’-]+)\s+van\s+(?:{HEDGE}\s+)?\Z",
    regex.IGNORECASE,
)
# Kinds of papers, and the speaker: "volgens het ledenregister", "volgens mij".
_SOURCE = regex.compile(
    r"(?:register|lijst|verslag|rapport|cijfers|gegevens|telling|fiche|tabel|opgave|bestand|monitor"
    r"|databank|dossier|plan|nota|bijlage|evaluatie|bron)\Z|\A(?:mij|ons|ene|andere)\Z"
)
_ACCORDING = regex.compile(
    r"\bvolgens\s+(?:(?:de|het|een|onze|haar|zijn|hun|mijn|dat|die|dit|deze)\s+)?"
    r"(?P<who>\p{L}[\p{L}'’-]*)(?:\s+(?P<next>\p{L}[\p{L}'’-]*))?",
    regex.IGNORECASE,
)
_WHICH = regex.compile(r",?\s+(?:die|dat|waar\p{L}+)\s")
_MARK = regex.compile(r"[,;()]")
# "Die te groot zijn", "die meer dan 50 mensen tewerkstellen".
_NARROWED = regex.compile(
    r",?\s+(?:die|welke)\s+(?:(?:te|niet|geen|meer|minder|groter|kleiner)\s+[^,;.]*|(?:groot|klein)\b)"
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
            if closed and not _is_known(scene, *which.span("head")):
                return f"it may be of {which['head']!r}"
        found = _HEAD.search(scene.text, 0, name.start)
        if found is None or rules().prepositions.cover(found["before"] or ""):
            continue
        if not _is_known(scene, found.start("head"), found.end("head")):
            return f"it may be of {scene.text[found.start('head') : name.end]!r}"
    return ""


def of_some(scene: Scene, index: int) -> str:
    """Why a number is not all of a network's: it is of a group that no word knows, unless that is
    what the network is or has: "een delegatie van 14 leden", and not "is een club van 14 leden"."""
    quantity = scene.quantities[index]
    found = _GROUP.search(scene.text, 0, quantity.start) if quantity.noun else None
    if found is None or _is_known(scene, found.start("head"), found.end("head")):
        return ""
    if found["before"] and rules().being.cover(found["before"]):
        return ""
    return f"it may be of {scene.text[found.start('head') : quantity.full_end]!r} only"


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


def said_by_others(scene: Scene, index: int) -> bool:
    """Whether a number is in what somebody says who is no source of figures: "volgens de vakbond
    telt EUKA 40 leden"."""
    start, end = scene.text.rfind(";", 0, scene.quantities[index].start) + 1, len(scene.text)
    return any(
        not _is_source(scene, *found.span("who"))
        and not (found["who"].endswith("e") and _is_source(scene, *found.span("next"), noun=True))
        for found in _ACCORDING.finditer(scene.text, start, end)
    )


def _is_source(scene: Scene, start: int, end: int, *, noun: bool = False) -> bool:
    """Whether a word is a source of figures, or something that is known; `noun` when it may be no
    verb that tells a measure: "volgens de recente telling", "volgens de oppositie haalde"."""
    if start < 0 or (
        noun and any(c.start <= start < c.end and not c.noun for c in cues(scene.text))
    ):
        return False
    return bool(_SOURCE.search(scene.text[start:end].lower())) or _is_known(scene, start, end)


def _is_known(scene: Scene, start: int, end: int) -> bool:
    """Whether a word is a name, counted, a measure, a moment, or a source of figures."""
    if scene.text[start:end].lower().endswith("ste"):
        # "Het laagste bij EUKA": of what was spoken of.
        return True
    spans = [(term.start, term.end) for term in (*scene.nouns, *scene.amounts)]
    spans += [(n.start, n.end) for n in scene.names if n.kind != "candidate"]
    spans += [(cue.start, cue.end) for cue in cues(scene.text)]
    spans += [(period.start, period.end) for period in scene.periods]
    spans += [*scene.kinds, *rules().subjects.find(scene.text)]
    spans += rules().attainments.find(scene.text) + rules().splits.find(scene.text)
    if any(first <= start < last for first, last in spans):
        return True
    if scene.text[start:end].lower() in rules().function_words:
        return True
    return bool(rules().abstract.fullmatch(scene.text, start, end))


__all__ = ["of_another", "of_some", "said_by_others"]
