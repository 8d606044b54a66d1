"""What the sentence before or behind makes of numbers: compared, given again, or denied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.patterns import pattern
from extractor.prose.candidate import Candidate
from extractor.prose.comparisons import is_of_today
from extractor.prose.count import TOTAL
from extractor.prose.cues import is_compared
from extractor.prose.rivals import figure, told_apart
from extractor.prose.rules import rules
from extractor.prose.scene import Scene
from extractor.prose.told import Told

# So many sentences away a target may stand.
_FURTHEST = 3
_CLAUSE = pattern(r"[;:]|,\s*(?:want|maar|doch|aangezien|omdat|daar)\b")
Read = Sequence[tuple[Scene, Sequence[Candidate]]]


def in_context(read: Read) -> list[list[Candidate]]:
    """The numbers of an item's sentences, each with what its neighbours say of it."""
    scenes = [scene for scene, _ in read]
    told = denied(read)
    told = doubled(told)
    return compared(list(zip(scenes, told, strict=True)))


def denied(read: Read) -> list[list[Candidate]]:
    """The numbers of sentences, those that the sentence itself or the next one denies being no
    figures: "In de krant stond 90. Dat cijfer kan ik niet bevestigen"."""
    told = []
    for place, (scene, own) in enumerate(read):
        following = [s for s, numbers in read[place + 1 : place + 2] if not numbers]
        later = any(shape.search(s.text) for s in following for shape in rules().denials)
        told.append([_denied(c) if later or _is_denied(scene, c) else c for c in own])
    return told


def _denied(c: Candidate) -> Candidate:
    return replace(c, kind=c.kind or "question_figure")


def _is_denied(scene: Scene, c: Candidate) -> bool:
    """Whether the sentence of a number denies it: not where another clause goes on behind the
    denial, "dat cijfer klopt niet: het netwerk telt er 43"."""
    number = scene.quantities[c.index].start
    found = [m for shape in rules().denials for m in shape.finditer(scene.text)]
    return any(
        number < denial.end() or not _CLAUSE.search(scene.text, denial.end(), number)
        for denial in found
    )


def doubled(told: Sequence[Sequence[Candidate]]) -> list[list[Candidate]]:
    """The numbers of sentences, those that would be another value of the figure in the sentence
    before told apart as target and result; where that is not certain neither is taken."""
    settled = [list(own) for own in told]
    for before, after in pairwise(settled):
        for i, first in enumerate(before):
            for j, last in enumerate(after):
                if _is_again(first, last):
                    apart = list(told_apart((first, last)))
                    before[i], after[j] = apart or (_unsure(first), _unsure(last))
    return settled


def _is_again(first: Candidate, last: Candidate) -> bool:
    """Whether two numbers would be two values of one figure, at no moments that differ."""
    measures = {first.told.measure, last.told.measure}
    moments = {c.moment.period or c.moment.relative for c in (first, last)}
    values = {c.scene.quantities[c.index].value for c in (first, last)}
    same = first.open and last.open and figure(first) == figure(last) and first.network_ids
    alike = len(moments) < 2 and len(values) == 2 and len(measures & {"target", "attainment"}) == 0
    return bool(same) and alike


def _unsure(c: Candidate) -> Candidate:
    return replace(c, doubts=(*c.doubts, "a sentence beside it gives another value for the same"))


def compared(sentences: Sequence[tuple[Scene, Sequence[Candidate]]]) -> list[list[Candidate]]:
    """The numbers of an item's sentences, those that a target of a sentence near them is set
    against being achieved: of the same network and indicator, and for no other moment. So are
    those that the sentence behind compares: "Dat zijn er 79 meer dan afgesproken"."""
    lifted = []
    for place, (_, own) in enumerate(sentences):
        before, behind = sentences[:place][::-1], sentences[place + 1 :]
        if any(_compares(*following) for following in behind[:1]):
            lifted.append([_achieved(c) for c in own])
        else:
            beside = [[*_targets(c, before), *_targets(c, behind)] for c in own]
            lifted.append([_against(c, own) for c, own in zip(own, beside, strict=True)])
    return lifted


def _targets(c: Candidate, sentences: Read) -> list[Candidate]:
    """The targets of the first of some sentences that tells a figure of the network and the
    indicator of a number, past those about others: each of two networks has its own result."""
    near = [own for _, own in sentences[:_FURTHEST]]
    kinds = any(_is_same(c, o) and o.count.segment == c.count.segment for own in near for o in own)
    for scene, own in sentences[:_FURTHEST]:
        same = [other for other in own if _is_same(c, other)]
        # Of a kind that has a figure of its own there, the total is none.
        same = [o for o in same if o.count.segment == c.count.segment] if kinds else same
        if same:
            return [other for other in same if _is_alone(other, own)]
        if scene.sentence.kind == "heading" or (scene.names and not own):
            break
    return []


def _is_same(c: Candidate, other: Candidate) -> bool:
    """Whether two numbers are of one indicator, and the networks of one are those of the other, or
    among them: a target of several networks is one of each."""
    own, its = set(c.network_ids), set(other.network_ids)
    plain = not other.kind and other.told.measure != "attainment"
    return plain and other.count.indicator == c.count.indicator and bool(own) and own <= its


def _is_alone(c: Candidate, own: Sequence[Candidate]) -> bool:
    """Whether a number is a target that nothing in its own sentence is set against."""
    if c.told.measure != "target" or not c.open:
        return False
    others = [other for other in own if not other.kind]
    return all(other.told.measure == "target" or figure(other) != figure(c) for other in others)


def _compares(scene: Scene, own: Sequence[Candidate]) -> bool:
    """Whether a sentence without a figure sets what was told before it against a target."""
    if scene.names or any(not c.kind for c in own):
        return False
    return is_compared(scene.text)


def _achieved(c: Candidate) -> Candidate:
    is_total = c.told.measure == "reported" and c.count.segment == TOTAL
    return replace(c, told=Told("achieved")) if is_total else c


def _against(c: Candidate, targets: Sequence[Candidate]) -> Candidate:
    if c.told.measure != "reported":
        return c
    for target in targets:
        periods = {target.moment.period, c.moment.period} - {None}
        if len(periods) < 2 and not is_of_today(c, target):
            return replace(c, told=Told("achieved"))
    return c
