"""Kinds of members that add up to a whole told before them: they are its parts, whatever the
words between say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.model import NetworkName
from extractor.prose.candidate import Candidate
from extractor.prose.count import TOTAL
from extractor.prose.moments import Moment
from extractor.prose.owner import CARRIED, Owner


@dataclass(frozen=True, slots=True)
class Whole:
    """A total of one network told in a sentence, with the parts of it that were told since."""

    network: NetworkName
    indicator: str
    value: int
    measure: str
    moment: Moment
    parts: tuple[tuple[str, int], ...] = ()


def next_whole(found: Sequence[Candidate], before: Whole | None) -> Whole | None:
    """The whole that the sentence after this one may split: the last total of one network."""
    whole = before
    for c in found:
        value = c.scene.quantities[c.index].value
        if not isinstance(value, int) or not c.open or c.told.measure == "target":
            continue
        if c.count.segment == TOTAL and len(c.owner.networks) == 1 and c.count.indicator:
            whole = Whole(c.owner.networks[0], c.count.indicator, value, c.told.measure, c.moment)
        elif whole and c.count.indicator == whole.indicator:
            whole = replace(whole, parts=(*whole.parts, (c.count.segment, value)))
    return whole


def summed(found: Sequence[Candidate], whole: Whole | None) -> list[Candidate]:
    """The numbers of a sentence, those that add up to the whole told before being its parts."""
    parts = [c for c in found if c.count.segment != TOTAL and c.count.whole is None]
    values = [v for c in parts if isinstance(v := c.scene.quantities[c.index].value, int)]
    if whole is None or not parts or len(values) < len(parts):
        return list(found)
    told = [*whole.parts, *zip((c.count.segment for c in parts), values, strict=True)]
    kinds = {kind for kind, _ in told}
    own = [(c.count.segment, v) for c, v in zip(parts, values, strict=True)]
    adds_up = len(told) > 1 and len(kinds) == len(told) and sum(v for _, v in told) == whole.value
    if not adds_up and not _splits_a_part(own, whole):
        return list(found)
    return [_part(c, whole) if c in parts else c for c in found]


def _splits_a_part(own: Sequence[tuple[str, int]], whole: Whole) -> bool:
    """Whether kinds add up to one that was told before: 11 large companies and 47 others to 58
    companies."""
    several = len({kind for kind, _ in own}) == len(own) > 1
    return several and sum(v for _, v in own) in {v for _, v in whole.parts}


def _part(c: Candidate, whole: Whole) -> Candidate:
    owner = c.owner
    if whole.network not in owner.networks or not owner.sure:
        if owner.spans and whole.network not in owner.networks:
            return c
        owner = Owner((whole.network,), owner.spans, True, CARRIED)
    count = replace(c.count, indicator=whole.indicator, of_before=True)
    told = replace(c.told, measure=whole.measure, told=True)
    moment = whole.moment if c.moment == Moment() else c.moment
    return replace(c, owner=owner, count=count, told=told, moment=moment)
