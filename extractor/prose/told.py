"""The measure that a number's own clause tells: a target, what was achieved, a plain count."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from extractor.patterns import pattern
from extractor.prose.clauses import WHICH
from extractor.prose.cues import Cue, cues
from extractor.prose.rules import rules
from extractor.prose.scene import Scene, Span

_DIRECT = pattern(
    r"\W*(?:(?:van|was|is|bedroeg|bedraagt|lag|ligt|stond|staat|op|voor|als|er|de|het|een|om|aan|namelijk|nl)\b\W*"
    r"|\p{L}+\s(?=van\b))*"
)
# "40 leden: zoveel moesten het er zijn".
_SO_MANY = pattern(
    r"(?:\s+(?:minimaal|minstens|in totaal|of meer))?\s*[:,–—-]\s*"
    r"(?:zoveel|zo|dat|daar\p{L}*|die)\b[^,;:.()]*"
)
_WHICH = pattern(rf"\s+{WHICH}\s")
# "De 229 leden van EUKA": how many there are is taken as known.
_DEFINITE = pattern(r"\b(?:de|alle|haar|zijn|hun)\s+(?:\p{L}+\s+)?\Z", regex.IGNORECASE)
_OWN = pattern(r"\b(?:haar|zijn|hun)\s+\Z", regex.IGNORECASE)
_WITH = pattern(r"\W*(?:en\s+)?(?:met|naast)\s+(?:\p{L}+\s+){0,2}", regex.IGNORECASE)
_WITH_SO_MANY = pattern(
    r"\bmet\s+(?:(?:slechts|maar|amper|liefst|ruim|bijna|zijn|haar|hun|de|in totaal)\s+){0,2}\Z",
    regex.IGNORECASE,
)
_WORDS = pattern(r"\p{L}[\p{L}'’-]*")
# A participle as an adjective: "72 gerealiseerde".
_ADJECTIVE = pattern(r"(?:d|t|en)e\Z")
# Of what these stand before, a count is the proof and no value.
_PROVES = pattern(
    r"\b(?:blijk\p{L}*|ble(?:ek|ken)|getuig\p{L}*|illustre\p{L}*|bewij\p{L}*|bewe(?:es|zen))\b"
)
_AS = pattern(r"\s+(?P<als>als)\s+", regex.IGNORECASE)
# "Overzicht van de streefdoelen inzake leden: EUKA 150, FLAG 55".
_HEADING = pattern(
    r"\W*(?:(?:overzicht|lijst|tabel|opsomming)\s+van\s+)?(?:(?:de|het|alle)\s+)?", regex.IGNORECASE
)
_ENDS = pattern(r"[,;().:]")


@dataclass(frozen=True, slots=True)
class Told:
    """The measure of a number and how it was told.

    `direct` by words right before it; `weak` by an auxiliary only ("heeft", "waren"), which may
    serve another verb; not `told` where no word tells that somebody has what is counted. What is
    `inherited` is told of the number before it.
    """

    measure: str
    direct: bool = False
    told: bool = True
    weak: bool = False
    inherited: bool = False


def own_measure(scene: Scene, index: int, found: tuple[Cue, ...]) -> Told | None:
    """What the cues `found` in a sentence make of a number by the words of its own clause, None
    where they say nothing of it."""
    quantity, start = scene.quantities[index], scene.quantities[index].start
    if quantity.percent:
        return Told("attainment", direct=True)
    if at := _at_number(scene, index, found):
        return Told(at.measure, direct=True)
    near, behind = scene.near_before(index), scene.near_behind(index)
    if pointing := _SO_MANY.match(scene.text, quantity.full_end, scene.behind(index)[1]):
        behind = quantity.full_end, pointing.end()
    left = [c for c in cues_in(found, near) if not c.weak and not _is_closed(scene, c, start)]
    said = [c for c in cues_in(found, relative_clause(scene, index)) if not c.weak]
    if direct := _direct(scene, start, left, cues_in(found, behind)):
        return direct
    if said and said[0].measure == "target":
        return Told("target", direct=True)
    definite = bool(quantity.noun and _DEFINITE.search(scene.text, 0, start))
    right = [c for c in cues_in(found, behind) if not c.weak]
    full = [] if index else cues_in(found, scene.before(index))
    choices = (
        left[-1:],
        [c for c in right if c.measure != "reported"][:1],
        [c for c in full if not c.weak and not c.noun][-1:],
        [c for c in full if _governs(scene, c, start)][-1:],
        right[:1],
        # "De 45 leden die EUKA opgeeft": what is said of them by the way, where nothing else is.
        said[:1] if definite else [],
        [c for c in cues_in(found, near) if c.weak][-1:],
        [c for c in cues_in(found, behind) if c.weak][:1],
        [c for c in full if c.weak][-1:],
    )
    chosen = next((choice[0] for choice in choices if choice), None)
    if chosen and (turned := _turned(scene, start, chosen)):
        return turned
    if chosen and chosen.measure == "reported" and left and right and right[0].measure == "target":
        return Told("target")
    if chosen is None or chosen.weak:
        closes = rules().closing.cover(scene.text[slice(*behind)].strip(" ."))
        own = quantity.noun and _OWN.search(scene.text, 0, start)
        if closes or own or (definite and not said):
            return Told("reported")
    if chosen:
        return Told(chosen.measure, weak=chosen.weak)
    opening = scene.text[slice(*near)]
    return Told("reported") if _WITH.fullmatch(opening) and _opens(scene, near) else None


def _at_number(scene: Scene, index: int, found: tuple[Cue, ...]) -> Cue | None:
    """The words between a number and its noun that tell its measure, or right behind it."""
    quantity = scene.quantities[index]
    inside = [c for c in found if quantity.end <= c.start and c.end <= quantity.full_end]
    if not quantity.noun or quantity.noun.start > quantity.full_end:
        # "72 gerealiseerde".
        inside += [
            c
            for c in found
            if c.start == quantity.full_end + 1 and _ADJECTIVE.search(scene.text[c.start : c.end])
        ]
    return inside[0] if inside else _label_behind(scene, quantity.full_end, found)


def _direct(scene: Scene, start: int, left: list[Cue], behind: list[Cue]) -> Told | None:
    """The measure that words right before a number tell: the last of `left`; `behind` are those
    behind it."""
    if not left:
        return None
    come = any(c.measure == "achieved" or _is_infinitive(scene, c) for c in behind)
    if come and rules().implied.find(scene.text[left[-1].start : left[-1].end]):
        # "Is erin geslaagd 90 leden te bereiken".
        return Told("achieved", direct=True)
    if not _DIRECT.fullmatch(scene.text, left[-1].end, start):
        return None
    # "De kmo's die EUKA moest aantrekken, namelijk 30".
    asked = _is_to_be(scene, left[-1])
    return Told("target" if asked else left[-1].measure, direct=True)


def _turned(scene: Scene, start: int, cue: Cue) -> Told | None:
    """The measure that other words make of the one that a cue tells, None where none do."""
    if cue.measure != "target" and _is_to_be(scene, cue):
        # "De kmo's die EUKA moest aantrekken, namelijk 30".
        return Told("target")
    if cue.measure == "target" and _WITH_SO_MANY.search(scene.text, 0, start):
        # "De norm werd met 45 leden ingelost".
        return Told("achieved")
    return None


def _label_behind(scene: Scene, end: int, found: tuple[Cue, ...]) -> Cue | None:
    """The measure that is named right behind a number: "9 initiatieven als doel en 12 als
    resultaat"."""
    label = _AS.match(scene.text, end)
    if label is None:
        return None
    words, noun = label.start("als"), label.end()
    return next((c for c in found if c.start == words or (c.noun and c.start == noun)), None)


def _governs(scene: Scene, cue: Cue, start: int) -> bool:
    """Whether a noun before a number's clause governs it: "het streefdoel van FLAG, 55 leden,",
    unless the count only proves something: "aan ambitie geen gebrek, getuige de 19 leden"."""
    if not cue.noun or _is_closed(scene, cue, start):
        return False
    return not _PROVES.search(scene.text, cue.end, start)


def _is_closed(scene: Scene, cue: Cue, start: int) -> bool:
    """Whether names behind a colon begin anew: "... haalden hun streefdoel: EUKA 229"."""
    colon = scene.text.find(":", cue.end, start)
    if not cue.noun or colon < 0:
        return False
    told_of = [(name.start, name.end) for name in scene.names]
    told_of += [(term.start, term.end) for term in (*scene.nouns, *scene.amounts)]
    told_of += [(period.start, period.end) for period in scene.periods]
    # "Het doel van FLAG was duidelijk: 24": how it was, unless it was reached.
    spoken_of = {found.end for found in cues(scene.text)}
    other = (
        word
        for word in _WORDS.finditer(scene.text, cue.end, colon)
        if not any(first <= word.start() < last for first, last in told_of)
        and word[0] not in scene.subject_rules.linking
        and not (word.end() == colon and word.end() not in spoken_of)
        and not any(c.start <= word.start() < c.end for c in cues(scene.text) if c.weak)
    )
    named = scene.names_in(colon, start) and not _HEADING.fullmatch(scene.text, 0, cue.start)
    return any(other) or bool(named)


def _opens(scene: Scene, near: Span) -> bool:
    """Whether a clause begins there: "Met 229 leden is EUKA het grootste"."""
    return not near[0] or scene.text[: near[0]].rstrip()[-1:] in (",", ";", "(")


def relative_clause(scene: Scene, index: int) -> Span:
    """The clause right behind a number that says which it is: "de 15 die waren vooropgesteld"."""
    start, end = scene.behind(index)
    opening = _WHICH.match(scene.text, start, end)
    if opening is None:
        return start, start
    marks = (m.start() for m in _ENDS.finditer(scene.text, opening.end(), end))
    outside = (m for m in marks if not any(n.start <= m < n.end for n in scene.names))
    return opening.end(), next(outside, end)


def cues_in(found: tuple[Cue, ...], span: Span) -> list[Cue]:
    """The cues of a sentence that stand within a span of it."""
    return [cue for cue in found if span[0] <= cue.start and cue.end <= span[1]]


def _is_infinitive(scene: Scene, cue: Cue) -> bool:
    """Whether a cue is a verb behind "te": a target, unless it was done ("slaagde erin er 90 te
    bereiken")."""
    return cue.measure == "target" and scene.text.startswith("te ", cue.start)


def _is_to_be(scene: Scene, cue: Cue) -> bool:
    """Whether a verb right before a cue says that it had to be: "moest aantrekken"."""
    before = [c for c in cues(scene.text[: cue.start]) if c.measure == "target" and not c.noun]
    return bool(before) and scene.text[before[-1].end : cue.start].isspace()
