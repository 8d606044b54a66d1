"""Two numbers of one figure in a sentence: which is the target, and which was reached.

A sentence gives one figure one value. Where two numbers would be the same stand of the same
network, one is what was asked and the other what came of it; the words and the shape of their
clauses tell which. Where these do not tell the two apart, nothing is settled.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from extractor.prose.candidate import Candidate
from extractor.prose.measures import Told
from extractor.prose.rules import NUMBER, rules
from extractor.prose.scene import Scene

_TARGET = Told("target", direct=True)
_ACHIEVED = Told("achieved")


def settled(found: Sequence[Candidate]) -> list[Candidate]:
    """The numbers of a sentence, those that would be two values of one figure told apart."""
    by_index = {c.index: c for c in found}
    for rivals in _rivals(found):
        by_index |= {c.index: c for c in _told_apart(rivals)}
    return [by_index[c.index] for c in found]


def _rivals(found: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """The pairs of numbers that would be one figure at one moment."""

    def figure(c: Candidate) -> tuple[str, ...]:
        ids = (network.id for network in c.owner.networks)
        return (c.count.indicator or "", c.count.segment, *ids)

    open_ones = [c for c in found if not c.kind and not c.scene.quantities[c.index].percent]
    for _, group in groupby(sorted(open_ones, key=figure), figure):
        rivals = sorted(group, key=lambda c: c.index)
        periods = {c.moment.period or c.moment.relative for c in rivals} - {None}
        values = {c.scene.quantities[c.index].value for c in rivals}
        if len(rivals) == len(values) == 2 and len(periods) < 2 and rivals[0].owner.networks:
            yield rivals


def _told_apart(rivals: Sequence[Candidate]) -> Iterator[Candidate]:
    first, last = rivals
    if (first.told.measure == "target") != (last.told.measure == "target"):
        return
    force = [_force(c) for c in rivals]
    if force[0] == force[1] or max(force) <= 0:
        return
    target = rivals[force.index(max(force))]
    for c in rivals:
        yield replace(c, told=_TARGET if c is target else _ACHIEVED)


def _force(c: Candidate) -> int:
    """How strongly the words and the shape of a number's clause make it a target, below 0 where
    they make it what was reached."""
    told = c.told
    said = 0
    if told.told and not told.inherited and not told.weak:
        said = {"target": 2 + told.direct, "achieved": -2}.get(told.measure, -1)
    return said + 2 * _shaped(c.scene, c.index)


def _shaped(scene: Scene, index: int) -> int:
    """What the shape of the words around a number tells: 1 a target, -1 what was reached."""
    quantity = scene.quantities[index]
    start, end = scene.before(index)[0], scene.behind(index)[1]
    text = scene.text[start : quantity.start] + NUMBER + scene.text[quantity.end : end]
    asked = any(shape.search(text) for shape in rules().asked)
    reached = any(shape.search(text) for shape in rules().reached)
    return asked - reached


__all__ = ["settled"]
