"""What each number of a sentence counts: an indicator and a segment, or a part of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from extractor.profile import Profile
from extractor.profile.lexicon import Term
from extractor.prose.against import pattern_against
from extractor.prose.bare import is_bare
from extractor.prose.bindings import kinds_of
from extractor.prose.count import NOTHING, TOTAL, Count, is_whole, last_whole
from extractor.prose.cues import compares, cues
from extractor.prose.ellipsis import has_er
from extractor.prose.having import speaks_of_members
from extractor.prose.kinds import of_all, of_kind, segment_of, told_behind
from extractor.prose.nounless import in_bracket, last_amount, start_of, without_noun
from extractor.prose.rules import rules
from extractor.prose.scene import Scene
from extractor.prose.shares import (
    is_base,
    is_bracketed,
    is_of_target,
    is_of_whole,
    is_parted,
    is_set_against,
    is_share,
    is_target,
    predicate,
    reaches,
)

_BRACKET = regex.compile(r"\s*\(\s*\Z")
_AGAINST = r"\s*,?\s*(?:tegen|{against})\s"
_FOR = regex.compile(
    r"\s+(?:van\s+(?:dat|die)\s+)?(?:voor|inzake|bij|op het vlak van)\s+(?:(?:de|het|zijn)\s+)?"
)
_ON = regex.compile(r"\s+op\s+")


def counts(
    scene: Scene,
    profile: Profile,
    topic: str | None,
    topics: Sequence[str] = (),
    kinds_before: Sequence[str] = (),
) -> tuple[Count, ...]:
    """What the numbers of a sentence count, in their order.

    `topic` is the indicator last spoken of: it holds for a number without a noun beside a cue.
    `topics` are those spoken of last, in their order: as many numbers in one breath are theirs;
    and so are `kinds_before`, the kinds of members counted last.
    """
    found: list[Count] = []
    kinds_told = kinds_of(scene, profile.indicators[0].id)
    for index in range(len(scene.quantities)):
        kind = kinds_told.get(index)
        found.append(_count(scene, index, profile, topic, found, kind))
    for group in scene.series:
        spoken = _spoken_before(scene, group) or (tuple(topics) if not scene.nouns else ())
        bare = all(scene.quantities[i].noun is None for i in group)
        several = len({n.network.id for n in scene.names if n.network}) > 1
        anew = scene.nouns or scene.amounts or several
        if bare and not anew and len(group) == len(kinds_before) > 1:
            # "Een jaar later waren dat er 19 en 63".
            for index, own in zip(group, kinds_before, strict=True):
                before = not scene.names
                found[index] = Count(profile.indicators[0].id, own, of_before=before)
            continue
        if bare and len(group) > 1 and len(group) == len(spoken):
            for index, indicator in zip(group, spoken, strict=True):
                found[index] = Count(indicator)
        if kinds := _as_before(scene, group, found) if bare and not spoken else ():
            for index, count in zip(group, kinds, strict=True):
                found[index] = count
        of_members = speaks_of_members(scene) or (scene.amounts and scene.names)
        spoken_of = _kinds_before(scene, group) if bare and of_members else ()
        if len(spoken_of) == len(group) > 1:
            # "Het aantal kmo's en kennisinstellingen onder de leden: 24 en 5".
            members = profile.indicators[0].id
            for index, own in zip(group, spoken_of, strict=True):
                found[index] = Count(members, own, own_noun=True)
    return tuple(found)


def _in_order(scene: Scene, group: Sequence[int]) -> bool:
    """Whether numbers are said to be told in an order."""
    start, end = scene.before(group[0])[0], scene.behind(group[-1])[1]
    return bool(rules().respectively.find(scene.text[start:end]))


def _as_before(scene: Scene, group: Sequence[int], found: Sequence[Count]) -> tuple[Count, ...]:
    """The kinds counted right before as many numbers: "38 kmo's en 14 grote ondernemingen, bij
    B-hive respectievelijk 55 en 20"."""
    before = found[max(group[0] - len(group), 0) : group[0]]
    if not len(before) == len(group) > 1 or not _in_order(scene, group):
        return ()
    kinds = {c.segment for c in before}
    several = len(kinds) == len(before) and TOTAL not in kinds
    return tuple(replace(c, whole=None) for c in before) if several else ()


def _kinds_before(scene: Scene, group: Sequence[int]) -> tuple[str, ...]:
    """The kinds named before numbers that are told in their order."""
    if not _in_order(scene, group):
        return ()
    end = scene.behind(group[-1])[1]
    terms = sorted((*scene.amounts, *scene.nouns), key=start_of)
    kinds = [t.value for t in terms if t.dimension == "segment"]
    return tuple(dict.fromkeys(kinds)) if all(t.end <= end for t in terms) else ()


def _spoken_before(scene: Scene, group: Sequence[int]) -> tuple[str, ...]:
    """The indicators named before numbers in one breath: "leden en initiatieven: 30 en 9"."""
    first, start = scene.before(group[0])
    terms = sorted((*scene.amounts, *scene.nouns), key=lambda term: term.start)
    named = [t for t in terms if t.dimension == "indicator" and t.end <= start]
    own = [t for t in named if t.start >= first]
    return tuple(dict.fromkeys(t.value for t in own or named))


def _count(
    scene: Scene,
    index: int,
    profile: Profile,
    topic: str | None,
    found: list[Count],
    kind_told: Term | None,
) -> Count:
    quantity = scene.quantities[index]
    if quantity.percent:
        return Count(_share_of(scene, index) or topic)
    if quantity.noun and quantity.noun.dimension == "segment":
        return segment_of(scene, index, profile, found, quantity.noun.value, topic)
    if kind_told and quantity.noun:
        of = last_whole(found)
        before = of is None and not scene.names
        return Count(quantity.noun.value, kind_told.value, of, of_before=before, own_noun=True)
    if kind_told and index and is_parted(scene, index) and found[-1] == NOTHING:
        # "1.200 bezoekers, van wie 300 uit kmo's": a part of something else.
        return NOTHING
    if kind_told:
        told = of_kind(scene, kind_told.value, kind_told.start, profile, topic, found)
        return replace(told, whole=index + 1) if is_of_whole(scene, index) else told
    if index and found[-1].whole == index:
        # "Vooral kmo's: 68 van de 92", "22 van de 31 leden zijn kmo".
        return Count(found[-1].indicator, own_noun=True)
    if index and not quantity.noun and _is_as_before(scene, index, found[-1]):
        return replace(found[-1], whole=None, own_noun=False)
    other = scene.quantities[index + 1].noun if is_set_against(scene, index) else None
    if not quantity.noun and other and other.dimension == "indicator":
        # "37 i.p.v. 54 leden".
        return Count(other.value)
    if is_of_target(scene, index) and (noun := scene.quantities[index + 1].noun):
        return Count(noun.value if noun.dimension == "indicator" else None)
    if any(reaches(scene, i) for i in (index, index - 1) if i >= 0) and not quantity.noun:
        return without_noun(scene, index, topic, found, reached=True)
    if is_share(scene, index):
        segment = predicate(scene, index + 1)
        whole = scene.quantities[index + 1].noun
        if segment and whole and whole.dimension == "indicator":
            return Count(whole.value, segment, whole=index + 1, own_noun=True)
        return Count(None, part=True)
    if index and is_share(scene, index - 1) and compares(scene.text):
        return Count(None, part=True)
    if quantity.noun:
        # "Waaronder 12 actieve leden" is a part, "waarvan 4 leden" too.
        if is_parted(scene, index):
            return Count(None, part=True)
        return Count(quantity.noun.value, own_noun=True)
    if not is_bare(scene, index):
        return NOTHING
    if bracketed := _BRACKET.search(scene.text, 0, quantity.start):
        return in_bracket(scene, index, profile, found, bracketed.start(), topic)
    if part := told_behind(scene, index, profile, found):
        return part
    on = index and _ON.fullmatch(scene.text, scene.quantities[index - 1].full_end, quantity.start)
    if on and not (compares(scene.text) or is_bracketed(scene, index - 1)):
        return Count(None, part=True)
    if _is_some(scene, index, found) or (has_er(scene, index) and of_all(scene, index)):
        return Count(None, part=True)
    if is_parted(scene, index) and (is_target(scene, index) or _is_outcome(scene, index, found)):
        # "De initiatieven, waarvan er 15 moesten zijn": a target is no part.
        return without_noun(scene, index, topic, found)
    anew = scene.names_in(*scene.before(index))
    enclosing = scene.enclosing(index)
    of_part = enclosing is not None and found[enclosing].whole is not None
    if is_parted(scene, index) or (of_part and not anew):
        return Count(None, part=True)
    amount = last_amount(scene, index)
    # "Het aantal kmo's bij FLAG is 8; bij EUKA is dat 5".
    again = bool(found) and amount is not None and found[-1].segment == amount.value
    if amount and amount.dimension == "segment" and (speaks_of_members(scene) or again):
        return Count(profile.indicators[0].id, amount.value, own_noun=True)
    return without_noun(scene, index, topic, found)


def _is_some(scene: Scene, index: int, found: list[Count]) -> bool:
    """Whether a number tells how many of those did something: "van de 66 leden stapten er 12 mee
    in een project"."""
    if not index or not is_whole(found[-1]) or not is_base(scene, index - 1):
        return False
    if rules().remaining.find(scene.text[slice(*scene.clause(index))]):
        # "Van de 60 leden bleven er 48 over": those are all that there are.
        return False
    asked = any(cue.measure == "target" for cue in cues(scene.text))
    return has_er(scene, index) and not asked


def _is_as_before(scene: Scene, index: int, before: Count) -> bool:
    """Whether a number counts the kind of the one before it, which it is set against: "9, tegenover
    5 bij EUKA"; or which it is what came of: "van de 60 gevraagde kmo's 64"."""
    if before.segment == TOTAL or before.indicator is None:
        return False
    end, start = scene.quantities[index - 1].full_end, scene.quantities[index].start
    asked = is_base(scene, index - 1) and is_target(scene, index - 1)
    if asked and (scene.text[end:start].isspace() or has_er(scene, index)):
        return True
    return not scene.quantities[index - 1].noun and bool(
        pattern_against(_AGAINST).match(scene.text, end, start)
    )


def _is_outcome(scene: Scene, index: int, found: list[Count]) -> bool:
    """Whether a number tells what came of a target: "beloofde 14 initiatieven, waarvan er 13
    werden opgestart"."""
    if not index or not is_whole(found[-1]) or not is_target(scene, index - 1):
        return False
    own = [c for c in cues(scene.text[slice(*scene.clause(index))]) if not c.weak]
    return bool(own) and all(cue.measure != "target" for cue in own)


def _share_of(scene: Scene, index: int) -> str | None:
    """The indicator whose target a percentage is told of: the one named last before it, else the
    first behind it."""
    named = [t for t in (*scene.nouns, *scene.amounts) if t.dimension == "indicator"]
    start, end = scene.quantities[index].start, scene.quantities[index].full_end
    if own := next((t for t in named if _FOR.fullmatch(scene.text, end, t.start)), None):
        # "118% voor de leden en 83% voor de samenwerkingsinitiatieven".
        return own.value
    before = [t for t in named if t.start < start]
    chosen = max(before, key=start_of) if before else min(named, default=None, key=start_of)
    return chosen.value if chosen else None
