"""What each number of a sentence counts: an indicator and a segment, or a part of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.patterns import pattern
from extractor.profile import Profile
from extractor.profile.lexicon import Term
from extractor.prose.against import pattern_against
from extractor.prose.bare import is_bare
from extractor.prose.bindings import kinds_of
from extractor.prose.count import NOTHING, SHARE, TOTAL, Count, is_whole, last_whole
from extractor.prose.cues import compares, cues
from extractor.prose.ellipsis import has_er
from extractor.prose.having import speaks_of_members
from extractor.prose.kinds import of_all, of_kind, segment_of, told_behind
from extractor.prose.nounless import in_bracket, last_amount, start_of, without_noun
from extractor.prose.rules import rules
from extractor.prose.scene import Scene
from extractor.prose.series_counts import in_series
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

_BRACKET = pattern(r"\s*\(\s*\Z")
_AGAINST = r"\s*,?\s*(?:tegen|{against})\s"
_FOR = pattern(
    r"\s+(?:van\s+(?:dat|die)\s+)?(?:voor|inzake|bij|op het vlak van)\s+(?:(?:de|het|zijn)\s+)?"
)
_ON = pattern(r"\s+op\s+")


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
    return in_series(scene, profile, found, topics, kinds_before)


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
    if kind_told:
        return _of_kind_told(scene, index, profile, topic, found, kind_told)
    if index and found[-1].whole == index:
        # "Vooral kmo's: 68 van de 92", "22 van de 31 leden zijn kmo".
        return Count(found[-1].indicator, own_noun=True)
    if index and not quantity.noun and _is_as_before(scene, index, found[-1]):
        return replace(found[-1], whole=None, own_noun=False)
    if beside := _with_next(scene, index, topic, found):
        return beside
    if quantity.noun:
        # "Waaronder 12 actieve leden" is a part, "waarvan 4 leden" too.
        part = is_parted(scene, index)
        return SHARE if part else Count(quantity.noun.value, own_noun=True)
    return _bare(scene, index, profile, topic, found) if is_bare(scene, index) else NOTHING


def _of_kind_told(
    scene: Scene,
    index: int,
    profile: Profile,
    topic: str | None,
    found: list[Count],
    kind: Term,
) -> Count:
    """A number whose kind of members is told beside it."""
    if noun := scene.quantities[index].noun:
        of = last_whole(found)
        before = of is None and not scene.names
        return Count(noun.value, kind.value, of, of_before=before, own_noun=True)
    if index and is_parted(scene, index) and found[-1] == NOTHING:
        # "1.200 bezoekers, van wie 300 uit kmo's": a part of something else.
        return NOTHING
    told = of_kind(scene, kind.value, kind.start, profile, topic, found)
    return replace(told, whole=index + 1) if is_of_whole(scene, index) else told


def _with_next(scene: Scene, index: int, topic: str | None, found: list[Count]) -> Count | None:
    """What a number counts that is told with the next one: set against it, reached of it, or a part
    of it; None where it is not."""
    quantity = scene.quantities[index]
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
        return SHARE
    return SHARE if index and is_share(scene, index - 1) and compares(scene.text) else None


def _bare(
    scene: Scene, index: int, profile: Profile, topic: str | None, found: list[Count]
) -> Count:
    """What a number without a noun counts, by what was told before it."""
    quantity = scene.quantities[index]
    if bracketed := _BRACKET.search(scene.text, 0, quantity.start):
        return in_bracket(scene, index, profile, found, bracketed.start(), topic)
    if part := told_behind(scene, index, profile, found):
        return part
    on = index and _ON.fullmatch(scene.text, scene.quantities[index - 1].full_end, quantity.start)
    if on and not (compares(scene.text) or is_bracketed(scene, index - 1)):
        return SHARE
    if _is_some(scene, index, found) or (has_er(scene, index) and of_all(scene, index)):
        return SHARE
    if is_parted(scene, index) and (is_target(scene, index) or _is_outcome(scene, index, found)):
        # "De initiatieven, waarvan er 15 moesten zijn": a target is no part.
        return without_noun(scene, index, topic, found)
    anew = scene.names_in(*scene.before(index))
    enclosing = scene.enclosing(index)
    of_part = enclosing is not None and found[enclosing].whole is not None
    if is_parted(scene, index) or (of_part and not anew):
        return SHARE
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
