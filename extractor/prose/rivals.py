"""Two numbers of one figure in a sentence: which is the target, and which was reached.

A sentence gives one figure one value. Where two numbers would be the same stand of the same
network, one is what was asked and the other what came of it; the words and the shape of their
clauses tell which. Where these do not tell the two apart, nothing is settled.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, groupby

from extractor.prose.candidate import Candidate
from extractor.prose.cues import cues
from extractor.prose.forms import NUMBER
from extractor.prose.rules import rules
from extractor.prose.scene import Scene
from extractor.prose.shares import says_target
from extractor.prose.told import Told

_TARGET = Told("target", direct=True)
_ACHIEVED = Told("achieved")


def settled(found: Sequence[Candidate]) -> list[Candidate]:
    """The numbers of a sentence, those that would be two values of one figure told apart."""
    by_index = {c.index: c for c in _without_differences(found)}
    for rivals in _rivals(list(by_index.values())):
        by_index |= {c.index: c for c in told_apart(rivals)}
    return [by_index[c.index] for c in found]


def _without_differences(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The numbers of a sentence, one that is the difference of two others being a change: "met 39
    leden 15 onder het streefdoel van 54"."""
    for c in found:
        others = [_value(other) for other in found if other is not c and figure(other) == figure(c)]
        is_one = any(abs(a - b) == _value(c) for a, b in combinations(filter(None, others), 2))
        quantity, text = c.scene.quantities[c.index], c.scene.text
        around = text[: quantity.start] + NUMBER + text[quantity.end :]
        told = any(shape.search(around) for shape in rules().differences)
        yield replace(c, kind="change") if is_one and told and not c.kind else c


def overtaken(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The numbers of a sentence, one by which a target would be exceeded and that is greater than
    the target being what was reached: "de doelstelling (35) is met 44 overtroffen"."""
    for c in found:
        targets = [
            o for o in found if o.told.measure == "target" and o.open and figure(o) == figure(c)
        ]
        quantity, text = c.scene.quantities[c.index], c.scene.text
        around = text[: quantity.start] + NUMBER + text[quantity.end :]
        told = any(shape.search(around) for shape in rules().overtaken)
        greater = any(0 < _value(o) < _value(c) for o in targets)
        is_one = c.kind == "change" and told and greater
        yield replace(c, kind="", told=_ACHIEVED) if is_one else c


def _value(c: Candidate) -> int:
    value = c.scene.quantities[c.index].value
    return value if isinstance(value, int) else 0


def figure(c: Candidate) -> tuple[str, ...]:
    """What makes numbers values of one figure: the indicator, the segment and the networks."""
    return (c.count.indicator or "", c.count.segment, *c.network_ids)


def _rivals(found: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """The pairs of numbers that would be one figure at one moment."""
    numbers = [(c, c.scene.quantities[c.index]) for c in found if not c.kind]
    open_ones = [c for c, q in numbers if not q.percent and q.value is not None]
    for _, group in groupby(sorted(open_ones, key=figure), figure):
        rivals = sorted(group, key=lambda c: c.index)
        periods = {c.moment.period or c.moment.relative for c in rivals} - {None}
        values = {c.scene.quantities[c.index].value for c in rivals}
        if len(rivals) == len(values) == 2 and len(periods) < 2 and rivals[0].owner.networks:
            yield rivals


def told_apart(rivals: Sequence[Candidate]) -> Iterator[Candidate]:
    """Two numbers of one figure as target and result, nothing where they are not told apart."""
    first, last = rivals
    if (first.told.measure == "target") != (last.told.measure == "target"):
        return
    force = [_force(c) for c in rivals]
    texts = {c.scene.text for c in rivals}
    spoken = any(cue.measure == "target" for text in texts for cue in cues(text))
    if force[0] == force[1] or (max(force) <= 0 and not (spoken and len(texts) == 1)):
        return
    named = {n.network.id for c in rivals for n in c.scene.names if n.network}
    if not spoken and len(named) > 1:
        # "Met 14 initiatieven tegenover 9 deed EUKA het beter dan FLAG".
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
    if says_target(c.scene, c.index):
        said = 3
    elif c.scene.quantities[c.index].qualifier == "at_least":
        said += 1
    return said + 2 * _shaped(c.scene, c.index)


def _shaped(scene: Scene, index: int) -> int:
    """What the shape of the words around a number tells: 1 a target, -1 what was reached."""
    quantity = scene.quantities[index]
    start, end = scene.before(index)[0], scene.behind(index)[1]
    series = scene.group(index)
    if index != series[0]:
        # "Met respectievelijk 72 en 11".
        start = scene.before(series[0])[0]
        first = scene.quantities[series[0]]
        return _shapes_of(scene.text[start : first.start] + NUMBER + scene.text[quantity.end : end])
    text = scene.text[start : quantity.start] + NUMBER + scene.text[quantity.end : end]
    return _shapes_of(text)


def _shapes_of(text: str) -> int:
    asked = sum(bool(shape.search(text)) for shape in rules().asked)
    reached = sum(bool(shape.search(text)) for shape in rules().reached)
    return asked - reached
