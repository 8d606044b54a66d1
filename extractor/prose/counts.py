"""What each number of a sentence counts: an indicator and a segment, or a part of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from extractor.profile import Profile
from extractor.profile.lexicon import Term
from extractor.prose.ellipsis import has_er, name_of, opens_sentence, stands_alone, takes_up
from extractor.prose.measures import cues
from extractor.prose.rules import rules
from extractor.prose.scene import Scene
from extractor.prose.shares import (
    apposed,
    is_base,
    is_definite,
    is_of_target,
    is_parted,
    is_share,
    is_target,
    of_share,
    opens,
    predicate,
    said_to_be,
    shared_before,
    speaks_of_targets,
    splits,
)

_BRACKET = regex.compile(r"\s*\(\s*\Z")
_ON = regex.compile(r"\s+op\s+")
_MARK = regex.compile(r"[,;()]")
TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Count:
    """What a number counts.

    `whole` is the index of the number of its sentence that it is a part of; `of_before` says that
    the whole stands in a sentence before. `part` is a share of a whole whose kind is not known.
    """

    indicator: str | None
    segment: str = TOTAL
    whole: int | None = None
    of_before: bool = False
    part: bool = False
    own_noun: bool = False


NOTHING = Count(None)


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
    return tuple(found)


def _spoken_before(scene: Scene, group: Sequence[int]) -> tuple[str, ...]:
    """The indicators named before numbers in one breath: "leden en initiatieven: 30 en 9"."""
    start = scene.quantities[group[0]].start
    terms = sorted((*scene.amounts, *scene.nouns), key=lambda term: term.start)
    named = [t.value for t in terms if t.dimension == "indicator" and t.end <= start]
    return tuple(dict.fromkeys(named))


def _count(
    scene: Scene, index: int, profile: Profile, topic: str | None, found: list[Count]
) -> Count:
    quantity = scene.quantities[index]
    if quantity.percent:
        return Count(_share_of(scene, index) or topic)
    if quantity.noun and quantity.noun.dimension == "segment":
        return _segment(scene, index, profile, found, quantity.noun.value)
    if is_of_target(scene, index) and (noun := scene.quantities[index + 1].noun):
        return Count(noun.value if noun.dimension == "indicator" else None)
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
            of = next((i for i in reversed(range(index)) if _is_whole(found[i])), None)
            return Count(quantity.noun.value, kind, of, of_before=of is None, own_noun=True)
        # "Waaronder 12 actieve leden" is a part, "waarvan 4 leden" too.
        if is_parted(scene, index):
            return Count(None, part=True)
        return Count(quantity.noun.value, own_noun=True)
    if not scene.is_bare(index):
        return NOTHING
    if told := apposed(scene, index):
        return _of_kind(scene, told.value, told.start, profile, topic, found)
    if (kind := of_share(scene, index)) and stands_alone(scene, index):
        return _of_kind(scene, kind, quantity.start, profile, topic, found)
    if bracketed := _BRACKET.search(scene.text, 0, quantity.start):
        return _in_bracket(scene, index, profile, found, bracketed.start(), topic)
    if part := _told_behind(scene, index, profile, found):
        return part
    on = index and _ON.fullmatch(scene.text, scene.quantities[index - 1].full_end, quantity.start)
    if on and not speaks_of_targets(scene):
        return Count(None, part=True)
    if is_parted(scene, index) and is_target(scene, index):
        # "De initiatieven, waarvan er 15 moesten zijn": a target is no part.
        return _without_noun(scene, index, topic, found)
    anew = scene.names_in(*scene.before(index))
    if is_parted(scene, index) or (found and found[-1].whole is not None and not anew):
        return Count(None, part=True)
    amount = _last_amount(scene, index)
    if amount and amount.dimension == "segment" and _speaks_of_members(scene):
        return Count(profile.indicators[0].id, amount.value, own_noun=True)
    return _without_noun(scene, index, topic, found)


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


def _of_kind(
    scene: Scene, kind: str, start: int, profile: Profile, topic: str | None, found: list[Count]
) -> Count:
    """A number that is told beside its kind is a part of a whole, or of the members spoken of."""
    whole = next((i for i in reversed(range(len(found))) if _is_whole(found[i])), None)
    if whole is not None:
        return Count(found[whole].indicator, kind, whole, own_noun=True)
    members = profile.indicators[0].id
    spoken = {n.value for n in (*scene.nouns, *scene.amounts) if n.dimension == "indicator"}
    if spoken - {members} or not (_speaks_of_members(scene) or spoken or topic == members):
        return NOTHING
    before = not scene.names_in(0, start)
    return Count(members, kind, of_before=before, own_noun=True)


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
    whole = next((i for i in reversed(range(index)) if _is_whole(found[i])), None)
    if segment and whole is not None:
        return Count(found[whole].indicator, segment.value, whole)
    if segment:
        members = profile.indicators[0].id if _speaks_of_members(scene) else None
        return Count(members, segment.value, own_noun=True) if members else NOTHING
    counted = next((n for n in (*scene.nouns, *scene.amounts) if n.end == bracket), None)
    if counted and counted.dimension == "indicator":
        return Count(counted.value, own_noun=True)
    ends = {term.end for term in (*scene.amounts, *scene.nouns)}
    ends |= {name.end for name in scene.names} | {period.end for period in scene.periods}
    ends |= {cue.end for cue in cues(scene.text)}
    closing = scene.text.find(")", bracket)
    inside = cues(scene.text[bracket : closing if closing >= 0 else len(scene.text)])
    if inside or bracket in ends:
        return _without_noun(scene, index, topic, found)
    return Count(None, part=True)


def _segment(scene: Scene, index: int, profile: Profile, found: list[Count], segment: str) -> Count:
    """A kind of members: a part of a whole, or counted beside words that speak of members."""
    whole = next((i for i in reversed(range(index)) if _is_whole(found[i])), None)
    first = next((i for i in reversed(range(index)) if found[i].segment != TOTAL), None)
    parted = splits(scene, index) or (first is not None and found[first].indicator is not None)
    if whole is not None:
        parted = parted or shared_before(scene, index)
        if parted or _are_several(scene) or opens(scene, whole, index) or is_base(scene, whole):
            return Count(found[whole].indicator, segment, whole=whole, own_noun=True)
        return NOTHING
    members = profile.indicators[0].id
    if (
        first is not None
        and found[first].indicator
        and (found[first].of_before or found[first].own_noun)
    ):
        return Count(
            found[first].indicator, segment, of_before=found[first].of_before, own_noun=True
        )
    takes_up = splits(scene, index) or is_definite(scene, index)
    if takes_up and not scene.names_in(0, scene.quantities[index].start):
        return Count(members, segment, of_before=True, own_noun=True)
    if _are_several(scene) and not _counts_more(scene):
        return Count(members, segment, own_noun=True)
    text, start = scene.text, scene.near_before(index)[0]
    stop = _MARK.search(text, scene.quantities[index].full_end, scene.behind(index)[1])
    near = text[start : stop.start() if stop else scene.behind(index)[1]]
    if rules().memberships.find(near) or rules().having.find(
        near[: scene.quantities[index].start - start]
    ):
        return Count(members, segment, own_noun=True)
    return NOTHING


def _are_several(scene: Scene) -> bool:
    """Whether a sentence counts several kinds: "39 kmo's, 20 grote ondernemingen"."""
    nouns = [q.noun for q in scene.quantities if q.noun and q.noun.dimension == "segment"]
    return len({noun.value for noun in nouns}) > 1


def _counts_more(scene: Scene) -> bool:
    """Whether a sentence speaks of something else that has kinds of members: an initiative."""
    kinds = {n.value for n in (*scene.nouns, *scene.amounts) if n.dimension == "indicator"}
    return bool(kinds)


def _speaks_of_members(scene: Scene) -> bool:
    """Whether a sentence speaks of members as a group: "lid van", "het ledenbestand"."""
    return bool(rules().memberships.find(scene.text))


def _is_whole(count: Count) -> bool:
    return count.indicator is not None and count.segment == TOTAL


def _told_behind(scene: Scene, index: int, profile: Profile, found: list[Count]) -> Count | None:
    """A part whose kind is told behind it: "vier daarvan zijn kmo's", "daarvan zijn er 9 kmo"."""
    quantity = scene.quantities[index]
    start, end = scene.behind(index)
    near = scene.text[scene.before(index)[0] : quantity.start] + " | " + scene.text[start:end][:12]
    whole = next((i for i in reversed(range(index)) if _is_whole(found[i])), None)
    of_base = whole is not None and is_base(scene, whole)
    if not (is_parted(scene, index) or of_base or rules().parts.find(near)):
        return None
    kinds = {n.value for n in scene.nouns if n.dimension == "segment" and start <= n.start < end}
    if len(kinds) != 1:
        return None
    indicator = profile.indicators[0].id if whole is None else found[whole].indicator
    return Count(indicator, kinds.pop(), whole, of_before=whole is None, own_noun=True)


def _without_noun(scene: Scene, index: int, topic: str | None, found: list[Count]) -> Count:
    """A number beside a cue takes what was counted last: an amount, a number before, the topic."""
    quantity = scene.quantities[index]
    amount = _last_amount(scene, index)
    before = next((i for i in reversed(range(index)) if _is_whole(found[i])), None)
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
    if later and cues(behind):
        return _of_amount(later[0])
    if len(kinds) == 1 and (name_of(scene, index) or opens_sentence(scene, index)):
        # "EUKA (229) en FLAG (71 leden)", "Tien en twaalf: zo staat het met de leden".
        return Count(kinds.pop())
    return Count(topic) if topic and not kinds and takes_up(scene, index) else NOTHING


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
