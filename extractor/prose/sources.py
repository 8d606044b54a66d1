"""Who tells a figure: somebody who is no source of figures, or a paper that is one."""

from __future__ import annotations

import regex

from extractor.patterns import pattern
from extractor.prose.cues import cues
from extractor.prose.known import is_known_word
from extractor.prose.scene import Scene

# Kinds of papers, and the speaker: "volgens het ledenregister", "volgens mij".
_SOURCE = pattern(
    r"(?:register|lijst|verslag|rapport|cijfers|gegevens|telling|fiche|tabel|opgave|bestand|monitor"
    r"|databank|dossier|plan|nota|bijlage|evaluatie|bron)\Z|\A(?:mij|ons|ene|andere)\Z"
)
_ACCORDING = pattern(
    r"\bvolgens\s+(?:(?:de|het|een|onze|haar|zijn|hun|mijn|dat|die|dit|deze)\s+)?"
    r"(?P<who>\p{L}[\p{L}'’-]*)(?:\s+(?P<next>\p{L}[\p{L}'’-]*))?",
    regex.IGNORECASE,
)


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
    return bool(_SOURCE.search(scene.text[start:end].lower())) or is_known_word(scene, start, end)
