"""What each number is in its sentence: by its own clause, else by the number before it."""

from __future__ import annotations

from dataclasses import replace

import regex

from extractor.notation.hedges import HEDGE
from extractor.patterns import pattern
from extractor.prose.against import pattern_against
from extractor.prose.cues import Cue, compares, cues
from extractor.prose.rules import rules
from extractor.prose.scene import Scene
from extractor.prose.series import TOGETHER, told_with_before
from extractor.prose.shares import is_bracketed, is_proved, reaches
from extractor.prose.told import Told, cues_in, own_measure, relative_clause

_LISTED = pattern(rf"\s*(?:,|,?\s*en)\s+(?:{HEDGE}\s+)?", regex.IGNORECASE)
_AGAINST = r"\s+(?:op|{against})\s+(?:de\s+)?"
_ANEW = pattern(r"[:;]")


def told(scene: Scene) -> tuple[Told, ...]:
    """For each number of a sentence its measure: by its own clause, else by the number before."""
    found = cues(scene.text)
    own = [own_measure(scene, index, found) for index in range(len(scene.quantities))]
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
        if measures[index].measure == "target" and _is_obliged_with(scene, index):
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
    if not told_with_before(scene.text, scene.quantities, index):
        return False
    anew = scene.quantities[index].noun != scene.quantities[index - 1].noun
    plain = own is None or (own.measure == "reported" and not own.direct)
    return plain and before[index - 1].measure == "target" and anew


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
    return bool(pattern_against(_AGAINST).fullmatch(scene.text, one.full_end, other.start))


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
    which = [c for c in cues_in(found, relative_clause(scene, before)) if not c.weak]
    anew = _ANEW.search(scene.text, start, end) and not _is_headed(scene, index, found)
    return bool(anew or which)


def _is_headed(scene: Scene, index: int, found: tuple[Cue, ...]) -> bool:
    """Whether one label tells the measure of all numbers up to one: "afgesproken ledenaantallen:
    MaaS 30; FLAG 25"."""
    colon = scene.text.find(":", 0, scene.quantities[0].start)
    strong = [c for c in found if not c.weak and c.start < scene.quantities[index].start]
    return colon >= 0 and bool(strong) and all(c.end <= colon for c in strong)


def _is_obliged_with(scene: Scene, index: int) -> bool:
    """Whether a number, told as a target, and the next one are both what had to be: "moest 60 leden
    en 10 initiatieven halen" tells two targets, whatever the verb behind them says."""
    if not told_with_before(scene.text, scene.quantities, index + 1):
        return False
    before = scene.text[: scene.quantities[index].start]
    strong = [cue for cue in cues(before) if not cue.weak]
    return bool(strong) and strong[-1].measure == "target" and not strong[-1].noun
