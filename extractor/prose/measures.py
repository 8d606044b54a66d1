"""What a number is in its clause: a target, what was achieved, a plain count, or no figure."""

from __future__ import annotations

from dataclasses import dataclass, replace

import regex

from extractor.notation.hedges import HEDGE
from extractor.prose.cues import Cue, compares, cues
from extractor.prose.obliged import is_to_be, obliged_with
from extractor.prose.rules import rules
from extractor.prose.scene import Scene, Span
from extractor.prose.series import TOGETHER
from extractor.prose.shares import is_bracketed, is_proved, reaches

_DIRECT = regex.compile(
    r"\W*(?:(?:van|was|is|bedroeg|bedraagt|lag|ligt|stond|staat|op|voor|als|er|de|het|een|om|aan|namelijk|nl)\b\W*"
    r"|\p{L}+\s(?=van\b))*"
)


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


_LISTED = regex.compile(rf"\s*(?:,|,?\s*en)\s+(?:{HEDGE}\s+)?", regex.IGNORECASE)
_AGAINST = regex.compile(
    r"\s+(?:in plaats van|i\.p\.v\.|tegenover|versus|vs\.?|t\.o\.v\.|ten opzichte van|op)\s+"
    r"(?:de\s+)?"
)
_ANEW = regex.compile(r"[:;]")
# "40 leden: zoveel moesten het er zijn".
_SO_MANY = regex.compile(
    r"(?:\s+(?:minimaal|minstens|in totaal|of meer))?\s*[:,–—-]\s*"
    r"(?:zoveel|zo|dat|daar\p{L}*|die)\b[^,;:.()]*"
)
_WHICH = regex.compile(r"\s+(?:die|dat)\s")
# "De 229 leden van EUKA": how many there are is taken as known.
_DEFINITE = regex.compile(r"\b(?:de|alle|haar|zijn|hun)\s+(?:\p{L}+\s+)?\Z", regex.IGNORECASE)
_OWN = regex.compile(r"\b(?:haar|zijn|hun)\s+\Z", regex.IGNORECASE)
_OF = regex.compile(r"\s+van\s+(?![^,;.]*\bdie\b)")
_WITH = regex.compile(r"\W*(?:en\s+)?(?:met|naast)\s+(?:\p{L}+\s+){0,2}", regex.IGNORECASE)
_WITH_SO_MANY = regex.compile(
    r"\bmet\s+(?:(?:slechts|maar|amper|liefst|ruim|bijna|zijn|haar|hun|de|in totaal)\s+){0,2}\Z",
    regex.IGNORECASE,
)
_WORDS = regex.compile(r"\p{L}[\p{L}'’-]*")
# A participle as an adjective: "72 gerealiseerde".
_ADJECTIVE = regex.compile(r"(?:d|t|en)e\Z")
# Of what these stand before, a count is the proof and no value.
_PROVES = regex.compile(
    r"\b(?:blijk\p{L}*|ble(?:ek|ken)|getuig\p{L}*|illustre\p{L}*|bewij\p{L}*|bewe(?:es|zen))\b"
)
_ENDS = regex.compile(r"[,;().:]")


def told(scene: Scene) -> tuple[Told, ...]:
    """For each number of a sentence its measure: by its own clause, else by the number before."""
    found = cues(scene.text)
    own = [_own(scene, index, found) for index in range(len(scene.quantities))]
    for group in scene.series:
        # In one breath, the words before the first or behind the last are of all.
        said = next((own[i] for i in group if own[i] and not _is_weak(own[i])), own[group[0]])
        for i in group:
            own[i] = said if _is_weak(own[i]) else own[i]
    measures: list[Told] = []
    for index, words in enumerate(own):
        said, before = words, scene.enclosing(index)
        while before is not None and scene.quantities[before].percent:
            before = scene.enclosing(before)
        if index and _is_weak(said) and not _is_weak(own[index - 1]) and _goes_on(scene, index):
            # "Gevraagd werd 10 instellingen en 50 ondernemingen als lid te hebben".
            said = replace(measures[index - 1], direct=False, inherited=True)
        if index and _is_asked_too(scene, index, words, measures):
            said = replace(measures[index - 1], direct=False, inherited=True)
        if said is None and before is not None:
            before = _alike(scene, before, index)
        if said is None and before is not None and not _begins_anew(scene, before, index, found):
            said = replace(measures[before], direct=False, inherited=True)
        measures.append(said or Told("reported", told=False))
    for index in range(len(measures) - 1):
        against = _is_against(scene, index) and (compares(scene.text) or is_bracketed(scene, index))
        if against or is_proved(scene, index) or reaches(scene, index):
            # "Haalden hun doelstelling: EUKA (229 tegenover 150)".
            measures[index : index + 2] = [Told("achieved"), Told("target", direct=True)]
    for index in range(len(measures) - 1):
        if measures[index].measure == "target" and obliged_with(scene, index):
            measures[index + 1] = replace(measures[index], inherited=False)
    for index in reversed(range(len(measures) - 1)):
        this, following = measures[index], measures[index + 1]
        one, other = scene.quantities[index], scene.quantities[index + 1]
        joined = TOGETHER.fullmatch(scene.text, one.full_end, other.start)
        if joined and (this.weak or not this.told) and following.told and not following.weak:
            # "Er werden 229 leden en 26 initiatieven bereikt": the verb is of both.
            measures[index] = following
    return tuple(measures)


def _is_asked_too(scene: Scene, index: int, own: Told | None, before: list[Told]) -> bool:
    """Whether a number is a target since the one that "en" joins it to is one: "moest 20
    kennisinstellingen en 40 kmo's bijeenbrengen"."""
    one, other = scene.quantities[index - 1], scene.quantities[index]
    if not (one.noun and other.noun and TOGETHER.fullmatch(scene.text, one.full_end, other.start)):
        return False
    plain = own is None or (own.measure == "reported" and not own.direct)
    return plain and before[index - 1].measure == "target" and other.noun not in (one.noun,)


def _alike(scene: Scene, before: int, index: int) -> int:
    """Of the numbers up to `before` the one that stands as the one at `index` does: first behind a
    name, or with a noun. "Bij FLAG 72 leden waar er 55 beoogd waren, bij B-hive 165" tells the
    third as it tells the first."""
    if scene.names_in(*scene.before(index)):
        while before and not scene.names_in(*scene.before(before)):
            before -= 1
    elif scene.quantities[index].noun:
        while before and not scene.quantities[before].noun:
            before -= 1
    return before


def _is_against(scene: Scene, index: int) -> bool:
    """Whether nothing but "tegenover" stands between a number and the next one."""
    one, other = scene.quantities[index], scene.quantities[index + 1]
    return bool(_AGAINST.fullmatch(scene.text, one.full_end, other.start))


def _goes_on(scene: Scene, index: int) -> bool:
    """Whether nothing but "en" and a hedge stands between a number and the one before it, each
    with its own noun."""
    one, other = scene.quantities[index - 1], scene.quantities[index]
    joined = _LISTED.fullmatch(scene.text, one.full_end, other.start)
    return bool(joined and one.noun and other.noun)


def _is_weak(said: Told | None) -> bool:
    return said is None or said.weak


def _begins_anew(scene: Scene, before: int, index: int, found: tuple[Cue, ...]) -> bool:
    """Whether a number does not go on from the one before: behind a colon, or behind words that
    say which that one is ("dan de 11 die voorzien waren, in totaal 18")."""
    start, end = scene.quantities[before].full_end, scene.quantities[index].start
    if rules().against.find(scene.text[start:end]):
        return True
    which = [c for c in _in(found, _relative_clause(scene, before)) if not c.weak]
    return bool(_ANEW.search(scene.text, start, end) or which)


def _own(scene: Scene, index: int, found: tuple[Cue, ...]) -> Told | None:
    quantity = scene.quantities[index]
    if quantity.percent:
        return Told("attainment", direct=True)
    inside = [c for c in found if quantity.end <= c.start and c.end <= quantity.full_end]
    if not quantity.noun or quantity.noun.start > quantity.full_end:
        # "72 gerealiseerde".
        inside += [
            c
            for c in found
            if c.start == quantity.full_end + 1 and _ADJECTIVE.search(scene.text[c.start : c.end])
        ]
    if inside:
        return Told(inside[0].measure, direct=True)
    full, near, behind = scene.before(index), scene.near_before(index), scene.near_behind(index)
    if pointing := _SO_MANY.match(scene.text, quantity.full_end, scene.behind(index)[1]):
        behind = quantity.full_end, pointing.end()
    left = [c for c in _in(found, near) if not c.weak and not _is_closed(scene, c, quantity.start)]
    come = [c for c in _in(found, behind) if c.measure == "achieved"]
    if left and come and rules().implied.find(scene.text[left[-1].start : left[-1].end]):
        # "Is erin geslaagd 90 leden te bereiken".
        return Told("achieved", direct=True)
    if left and _DIRECT.fullmatch(scene.text, left[-1].end, quantity.start):
        return Told(left[-1].measure, direct=True)
    said = [c for c in _in(found, _relative_clause(scene, index)) if not c.weak]
    if said and said[0].measure == "target":
        return Told("target", direct=True)
    # "De 45 leden die EUKA opgeeft": what is said of them by the way, where nothing else is.
    definite = _DEFINITE.search(scene.text, 0, quantity.start) and quantity.noun
    by_the_way = said[:1] if definite else []
    right = [c for c in _in(found, behind) if not c.weak]
    choices = (
        left[-1:],
        [c for c in right if c.measure != "reported"][:1],
        [] if index else [c for c in _in(found, full) if not c.weak and not c.noun][-1:],
        [] if index else [c for c in _in(found, full) if _governs(scene, c, quantity.start)][-1:],
        right[:1],
        by_the_way,
        [c for c in _in(found, near) if c.weak][-1:],
        [c for c in _in(found, behind) if c.weak][:1],
        [] if index else [c for c in _in(found, full) if c.weak][-1:],
    )
    chosen = next((choice[0] for choice in choices if choice), None)
    if chosen and chosen.measure != "target" and is_to_be(scene, chosen):
        # "De kmo's die EUKA moest aantrekken, namelijk 30".
        return Told("target")
    if (
        chosen
        and chosen.measure == "target"
        and _WITH_SO_MANY.search(scene.text, 0, quantity.start)
    ):
        # "De norm werd met 45 leden ingelost".
        return Told("achieved")
    if chosen and chosen.measure == "reported" and left and right and right[0].measure == "target":
        return Told("target")
    if (chosen is None or chosen.weak) and rules().closing.cover(
        scene.text[slice(*behind)].strip(" .")
    ):
        return Told("reported")
    own = quantity.noun and _OWN.search(scene.text, 0, quantity.start)
    if (chosen is None or chosen.weak) and (own or (definite and not said)):
        return Told("reported")
    if chosen:
        return Told(chosen.measure, weak=chosen.weak)
    opening = scene.text[slice(*near)]
    return Told("reported") if _WITH.fullmatch(opening) and _opens(scene, near) else None


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
        and word[0] not in rules().linking
        and not (word.end() == colon and word.end() not in spoken_of)
        and not any(c.start <= word.start() < c.end for c in cues(scene.text) if c.weak)
    )
    return any(other) or bool(scene.names_in(colon, start))


def _opens(scene: Scene, near: Span) -> bool:
    """Whether a clause begins there: "Met 229 leden is EUKA het grootste"."""
    return not near[0] or scene.text[: near[0]].rstrip()[-1:] in (",", ";", "(")


def _relative_clause(scene: Scene, index: int) -> Span:
    """The clause right behind a number that says which it is: "de 15 die waren vooropgesteld"."""
    start, end = scene.behind(index)
    opening = _WHICH.match(scene.text, start, end)
    if opening is None:
        return start, start
    marks = (m.start() for m in _ENDS.finditer(scene.text, opening.end(), end))
    outside = (m for m in marks if not any(n.start <= m < n.end for n in scene.names))
    return opening.end(), next(outside, end)


def _in(found: tuple[Cue, ...], span: Span) -> list[Cue]:
    return [cue for cue in found if span[0] <= cue.start and cue.end <= span[1]]
