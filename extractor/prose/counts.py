"""What each number of a sentence counts: an indicator and a segment, or a part of another."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extractor.profile import Profile
from extractor.profile.lexicon import Term
from extractor.prose.bare import is_bare
from extractor.prose.count import NOTHING, Count, is_whole
from extractor.prose.cues import cues
from extractor.prose.ellipsis import has_er, name_of, opens_sentence, stands_alone, takes_up
from extractor.prose.kinds import of_kind, segment_of, speaks_of_members, told_behind
from extractor.prose.rules import rules
from extractor.prose.scene import Scene
from extractor.prose.shares import (
    apposed,
    is_base,
    is_of_target,
    is_parted,
    is_set_against,
    is_share,
    is_target,
    of_share,
    predicate,
    reaches,
    said_to_be,
    speaks_of_targets,
)

_BRACKET = regex.compile(r"\s*\(\s*\Z")
_ON = regex.compile(r"\s+op\s+")


def counts(
    scene: Scene, profile: Profile, topic: str | None, topics: Sequence[str] = ()
) -> tuple[Count, ...]:
    """What the numbers of a sentence count, in their order.

    `topic` is the indicator last spoken of: it holds for a number without a noun beside a cue.
    `topics` are those spoken of last, in their order: as many numbers in one breath are theirs.
    """
    found: list[Count] = []
    for index in range(len(scene.quantities)):
        found.append(_count(scene, index, profile, topic, found))
    for group in scene.series:
        spoken = _spoken_before(scene, group) or (tuple(topics) if not scene.nouns else ())
        bare = all(scene.quantities[i].noun is None for i in group)
        if bare and len(group) > 1 and len(group) == len(spoken):
            for index, indicator in zip(group, spoken, strict=True):
                found[index] = Count(indicator)
        kinds = _kinds_before(scene, group) if bare and speaks_of_members(scene) else ()
        if len(kinds) == len(group) > 1:
            # "Het aantal kmo's en kennisinstellingen onder de leden: 24 en 5".
            members = profile.indicators[0].id
            for index, kind in zip(group, kinds, strict=True):
                found[index] = Count(members, kind, own_noun=True)
    return tuple(found)


def _kinds_before(scene: Scene, group: Sequence[int]) -> tuple[str, ...]:
    """The kinds named before numbers that are told in their order."""
    start, end = scene.before(group[0])[0], scene.behind(group[-1])[1]
    if not rules().respectively.find(scene.text[start:end]):
        return ()
    terms = sorted((*scene.amounts, *scene.nouns), key=_start)
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
    scene: Scene, index: int, profile: Profile, topic: str | None, found: list[Count]
) -> Count:
    quantity = scene.quantities[index]
    if quantity.percent:
        return Count(_share_of(scene, index) or topic)
    if quantity.noun and quantity.noun.dimension == "segment":
        return segment_of(scene, index, profile, found, quantity.noun.value)
    against = scene.quantities[index + 1].noun if is_set_against(scene, index) else None
    if not quantity.noun and against and against.dimension == "indicator":
        # "37 i.p.v. 54 leden".
        return Count(against.value)
    if is_of_target(scene, index) and (noun := scene.quantities[index + 1].noun):
        return Count(noun.value if noun.dimension == "indicator" else None)
    if any(reaches(scene, i) for i in (index, index - 1) if i >= 0) and not quantity.noun:
        return _without_noun(scene, index, topic, found, reached=True)
    if is_share(scene, index):
        segment = predicate(scene, index + 1)
        whole = scene.quantities[index + 1].noun
        if segment and whole and whole.dimension == "indicator":
            return Count(whole.value, segment, whole=index + 1, own_noun=True)
        return Count(None, part=True)
    if index and is_share(scene, index - 1) and speaks_of_targets(scene):
        return Count(None, part=True)
    if quantity.noun:
        if kind := said_to_be(scene, index):
            of = next((i for i in reversed(range(index)) if is_whole(found[i])), None)
            return Count(quantity.noun.value, kind, of, of_before=of is None, own_noun=True)
        # "Waaronder 12 actieve leden" is a part, "waarvan 4 leden" too.
        if is_parted(scene, index):
            return Count(None, part=True)
        return Count(quantity.noun.value, own_noun=True)
    if not is_bare(scene, index):
        return NOTHING
    if told := apposed(scene, index):
        return of_kind(scene, told.value, told.start, profile, topic, found)
    if (kind := of_share(scene, index)) and stands_alone(scene, index):
        return of_kind(scene, kind, quantity.start, profile, topic, found)
    if bracketed := _BRACKET.search(scene.text, 0, quantity.start):
        return _in_bracket(scene, index, profile, found, bracketed.start(), topic)
    if part := told_behind(scene, index, profile, found):
        return part
    on = index and _ON.fullmatch(scene.text, scene.quantities[index - 1].full_end, quantity.start)
    if on and not speaks_of_targets(scene):
        return Count(None, part=True)
    if _is_some(scene, index, found):
        return Count(None, part=True)
    if is_parted(scene, index) and is_target(scene, index):
        # "De initiatieven, waarvan er 15 moesten zijn": a target is no part.
        return _without_noun(scene, index, topic, found)
    anew = scene.names_in(*scene.before(index))
    if is_parted(scene, index) or (found and found[-1].whole is not None and not anew):
        return Count(None, part=True)
    amount = _last_amount(scene, index)
    if amount and amount.dimension == "segment" and speaks_of_members(scene):
        return Count(profile.indicators[0].id, amount.value, own_noun=True)
    return _without_noun(scene, index, topic, found)


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


def _share_of(scene: Scene, index: int) -> str | None:
    """The indicator whose target a percentage is told of: the one named last before it, else the
    first behind it."""
    named = [t for t in (*scene.nouns, *scene.amounts) if t.dimension == "indicator"]
    start = scene.quantities[index].start
    before = [t for t in named if t.start < start]
    chosen = max(before, key=_start) if before else min(named, default=None, key=_start)
    return chosen.value if chosen else None


def _start(term: Term) -> int:
    return term.start


def _in_bracket(
    scene: Scene,
    index: int,
    profile: Profile,
    found: list[Count],
    bracket: int,
    topic: str | None,
) -> Count:
    """A bare number that opens a bracket is told by the words right before it: a name, a cue, what
    is counted. Else it may be anything."""
    segment = next((n for n in scene.nouns if n.end == bracket and n.dimension == "segment"), None)
    whole = next((i for i in reversed(range(index)) if is_whole(found[i])), None)
    if segment and whole is not None:
        return Count(found[whole].indicator, segment.value, whole)
    if segment:
        members = profile.indicators[0].id if speaks_of_members(scene) else None
        return Count(members, segment.value, own_noun=True) if members else NOTHING
    counted = next((n for n in (*scene.nouns, *scene.amounts) if n.end == bracket), None)
    if counted and counted.dimension == "indicator":
        return Count(counted.value, own_noun=True)
    ends = {term.end for term in (*scene.amounts, *scene.nouns)}
    ends |= {name.end for name in scene.names} | {period.end for period in scene.periods}
    ends |= {cue.end for cue in cues(scene.text)}
    if is_set_against(scene, index) and (spoken := _nearest(scene, bracket)):
        # "... het doel voor de leden niet (37 tegenover 54)".
        return Count(spoken)
    closing = scene.text.find(")", bracket)
    inside = cues(scene.text[bracket : closing if closing >= 0 else len(scene.text)])
    if inside or bracket in ends:
        return _without_noun(scene, index, topic, found)
    return Count(None, part=True)


def _nearest(scene: Scene, end: int) -> str | None:
    """The indicator spoken of last before a place, where the sentence tells of targets."""
    terms = [t for t in (*scene.nouns, *scene.amounts) if t.dimension == "indicator"]
    before = [t for t in terms if t.end <= end]
    return max(before, key=_start).value if before and speaks_of_targets(scene) else None


def _without_noun(
    scene: Scene, index: int, topic: str | None, found: list[Count], *, reached: bool = False
) -> Count:
    """A number beside a cue takes what was counted last: an amount, a number before, the topic.

    What was `reached` of a target takes it up wherever it stands.
    """
    quantity = scene.quantities[index]
    amount = _last_amount(scene, index)
    before = next((i for i in reversed(range(index)) if is_whole(found[i])), None)
    if before is not None and (anew := _spoken_since(scene, before, index)):
        # "Leden: beoogd 100, behaald 99; initiatieven: beoogd 18".
        return Count(anew.value)
    if amount and (before is None or amount.start > scene.quantities[before].start):
        return _of_amount(amount)
    if before is not None:
        return Count(found[before].indicator)
    if found and found[-1].part:
        return Count(None, part=True)
    if found and found[-1].indicator and has_er(scene, index):
        return found[-1]
    spoken = [n for n in scene.nouns if n.end <= quantity.start]
    nouns = [n for n in spoken if n.dimension == "indicator"]
    if spoken and not nouns and not found and topic and has_er(scene, index):
        # "Kmo's zijn goed vertegenwoordigd: het zijn er 28".
        kind = spoken[-1].value if len({n.value for n in spoken}) == 1 else None
        return Count(topic, kind, of_before=True) if kind else NOTHING
    if nouns:
        return Count(nouns[-1].value)
    behind = scene.text[quantity.full_end :]
    kinds = {n.value for n in scene.nouns if n.dimension == "indicator"}
    near = scene.text[slice(*scene.near_before(index))]
    if len(kinds) == 1 and any(c.noun and c.measure == "target" for c in cues(near)):
        # "Het streefdoel van 100: 99 leden".
        return Count(kinds.pop())
    later = [a for a in scene.amounts if a.start >= quantity.full_end]
    if later and (cues(behind) or any(c.measure == "target" and not c.weak for c in cues(near))):
        return _of_amount(later[0])
    alone = name_of(scene, index) or opens_sentence(scene, index)
    if len(kinds) == 1 and (alone or (topic in (None, *kinds) and has_er(scene, index))):
        # "EUKA (229) en FLAG (71 leden)", "Tien en twaalf: zo staat het met de leden".
        return Count(kinds.pop())
    taken = reached or takes_up(scene, index)
    return Count(topic) if topic and not kinds and taken else NOTHING


def _spoken_since(scene: Scene, before: int, index: int) -> Term | None:
    """The indicator spoken of between two numbers, where no number counts it."""
    start, end = scene.quantities[before].full_end, scene.quantities[index].start
    counted = [quantity.noun for quantity in scene.quantities]
    own = (n for n in scene.nouns if n.dimension == "indicator" and start <= n.start < end)
    return next((noun for noun in own if noun not in counted), None)


def _of_amount(amount: Term) -> Count:
    if amount.dimension == "indicator":
        return Count(amount.value, own_noun=True)
    return NOTHING


def _last_amount(scene: Scene, index: int) -> Term | None:
    end = scene.quantities[index].start
    return next((a for a in reversed(scene.amounts) if a.end <= end), None)
