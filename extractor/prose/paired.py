"""Numbers that are paired with networks by their order: "respectievelijk"."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.patterns import pattern
from extractor.prose.bare import is_bare, is_bare_by_form
from extractor.prose.groups import together
from extractor.prose.ordinals import ordinals
from extractor.prose.owner import PAIRED, Owner, Topic, owner_named
from extractor.prose.rules import rules
from extractor.prose.scene import Scene

_OF_ONE = pattern(r"\s+(?:\p{Ll}+\s+){0,4}")
UNPAIRED = Owner(doubts=("it stands beside numbers that are paired with networks",))


def respectively_of(scene: Scene, topic: Topic) -> tuple[Owner, ...] | None:
    """Names and numbers in two lists of one length, paired in their order."""
    groups = [group for group in scene.series if len(group) > 1]
    apart = len(groups) == 1 or _of_own_indicators(scene, groups)
    # "Kwamen uit op 229 en 163 leden, waar 150 en 100 leden waren afgesproken".
    by_order = any(o.of != "figure" for o in ordinals(scene))
    known = all(_is_counted(scene, group[-1]) for group in groups)
    counted = known and sum(map(len, groups)) == len(scene.quantities)
    apart = apart or (counted and not by_order)
    if not groups or not (rules().respectively.find(scene.text) or apart):
        return None
    respectively = bool(rules().respectively.find(scene.text))
    both = scene.subject_rules.plural.find(scene.text[: scene.quantities[groups[0][0]].start])
    if (respectively or both) and not scene.names and not topic.doubt:
        # "Bereikt werden respectievelijk 229 en 71 leden": of the networks told before.
        listed_before = [Owner((n,), (), True, PAIRED) for n in topic.networks]
        if len(listed_before) > 1 and all(len(g) == len(listed_before) for g in groups):
            of_each = {i: o for g in groups for i, o in zip(g, listed_before, strict=True)}
            return tuple(of_each.get(i, UNPAIRED) for i in range(len(scene.quantities)))
    first = scene.quantities[groups[0][0]]
    names = [n for n in scene.names if n.end <= first.start] or [
        n for n in scene.names if n.start >= scene.quantities[groups[0][-1]].full_end
    ]
    listed = together(scene, names) if names else ()
    if len(listed) < 2 or any(len(group) != len(listed) for group in groups):
        return None
    if not any(n.kind == "known" for n in listed):
        return None
    paired: dict[int, Owner] = {}
    for group in groups:
        for index, name in zip(group, listed, strict=True):
            own = owner_named(scene, [name], topic, PAIRED)
            paired[index] = own
    each = owner_named(scene, listed, topic, "each of several")
    return tuple(
        paired.get(i) or (each if _is_of_each(scene, i) else UNPAIRED)
        for i in range(len(scene.quantities))
    )


def _is_counted(scene: Scene, index: int) -> bool:
    """Whether a number counts what the profile does, or certainly has no noun of its own."""
    alone = is_bare(scene, index) and not is_bare_by_form(scene, index)
    return scene.quantities[index].noun is not None or alone


def _is_of_each(scene: Scene, index: int) -> bool:
    """Whether words right before a number say that it holds for each: "elk 10 initiatieven"."""
    near = scene.text[slice(*scene.near_before(index))].rstrip()
    return any(end == len(near) for _, end in rules().each.find(near))


def _of_own_indicators(scene: Scene, groups: Sequence[Sequence[int]]) -> bool:
    """Whether one indicator, and each time another one, is named before each of some lists of
    numbers: "de ledenaantallen zijn 36 en 41; de initiatieven 9 en 14"."""
    terms = [t for t in (*scene.nouns, *scene.amounts) if t.dimension == "indicator"]
    named = []
    for group in groups:
        start, end = scene.before(group[0])
        named.append({t.value for t in terms if start <= t.start < end})
    return all(len(own) == 1 for own in named) and len({i for own in named for i in own}) == len(
        groups
    )


def in_order(scene: Scene, group: Sequence[int]) -> tuple[Owner, ...]:
    """The networks named before numbers that are told in their order, wherever they stand: "71
    leden bij FLAG en 99 bij B-hive, waar er respectievelijk 90 en 100 beoogd waren"."""
    start, end = scene.before(group[0])[0], scene.behind(group[-1])[1]
    if len(group) < 2 or not rules().respectively.find(scene.text[start:end]):
        return ()
    named = [n for n in scene.names if n.end <= scene.quantities[group[0]].start]
    if named and _OF_ONE.fullmatch(scene.text, named[-1].end, _respectively(scene, start, end)):
        # "Bij B-hive gaat het om respectievelijk 55 en 20".
        return ()
    known = tuple({n.network.id: n.network for n in named if n.network}.values())
    if len(known) != len(group) or any(n.kind == "candidate" for n in named):
        return ()
    return tuple(Owner((network,), (), True, PAIRED) for network in known)


def _respectively(scene: Scene, start: int, end: int) -> int:
    return start + rules().respectively.find(scene.text[start:end])[0][0]
