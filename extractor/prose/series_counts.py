"""What numbers told in one breath count: what was spoken of before them, in its order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.profile import Profile
from extractor.prose.count import TOTAL, Count
from extractor.prose.having import speaks_of_members
from extractor.prose.nounless import start_of
from extractor.prose.rules import rules
from extractor.prose.scene import Scene


def in_series(
    scene: Scene,
    profile: Profile,
    counted: Sequence[Count],
    topics: Sequence[str],
    kinds_before: Sequence[str],
) -> tuple[Count, ...]:
    """What the numbers of a sentence count, those told in one breath without a noun taking the
    indicators or the kinds that were spoken of, where these are as many: in the sentence, or before
    it (`topics`, `kinds_before`)."""
    found = list(counted)
    for group in scene.series:
        if len(group) > 1 and all(scene.quantities[i].noun is None for i in group):
            told = _of_group(scene, profile.indicators[0].id, group, found, topics, kinds_before)
            found[group[0] : group[0] + len(told)] = told
    return tuple(found)


def _of_group(
    scene: Scene,
    members: str,
    group: Sequence[int],
    found: Sequence[Count],
    topics: Sequence[str],
    kinds_before: Sequence[str],
) -> tuple[Count, ...]:
    """What numbers told in one breath count by what was spoken of; none where it does not tell."""
    several = len({n.network.id for n in scene.names if n.network}) > 1
    if len(group) == len(kinds_before) and not (scene.nouns or scene.amounts or several):
        # "Een jaar later waren dat er 19 en 63".
        return tuple(Count(members, kind, of_before=not scene.names) for kind in kinds_before)
    of_members = speaks_of_members(scene) or (scene.amounts and scene.names)
    kinds = _kinds_before(scene, group) if of_members else ()
    if len(kinds) == len(group):
        # "Het aantal kmo's en kennisinstellingen onder de leden: 24 en 5".
        return tuple(Count(members, kind, own_noun=True) for kind in kinds)
    spoken = _spoken_before(scene, group) or (tuple(topics) if not scene.nouns else ())
    if spoken:
        return tuple(map(Count, spoken)) if len(spoken) == len(group) else ()
    return _as_before(scene, group, found)


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
