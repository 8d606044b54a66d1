"""Numbers set against each other: counts against targets, and what rose from one to the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from extractor.patterns import pattern
from extractor.prose.candidate import Candidate
from extractor.prose.count import TOTAL
from extractor.prose.cues import is_compared
from extractor.prose.moments import Moment
from extractor.prose.told import Told

_FROM = pattern(r"\bvan\s+\Z", regex.IGNORECASE)
_TOWARDS = pattern(r"[^,;]{0,40}?\b(?:naar|tot)\s+", regex.IGNORECASE)


def set_against(found: Sequence[Candidate]) -> list[Candidate]:
    """Counts that a target is set against in their sentence are achieved, and their parts too."""
    # A share of a target that was reached compares as the target itself does.
    targets = [c for c in found if c.told.measure in ("target", "attainment")]
    lifted = []
    for c in found:
        compared = not targets and is_compared(c.scene.text)
        against = any(_is_of_one(c, target) for target in targets)
        if c.told.measure == "reported" and (against or (compared and c.count.segment == TOTAL)):
            lifted.append(replace(c, told=Told("achieved")))
        else:
            lifted.append(c)
    lifted = _same_moment(lifted)
    return [_with_whole(c, lifted) for c in lifted]


def _with_whole(c: Candidate, found: Sequence[Candidate]) -> Candidate:
    """A part with the measure and the moment of its whole: of what was reached, where that was told
    beside a target ("66 leden in plaats van 50; 41 daarvan zijn kmo's")."""
    whole = next((other for other in found if other.index == c.count.whole), None)
    if whole is None:
        return c
    if whole.told.measure == "target" and not (c.told.told and c.told.measure == "target"):
        reached = (o for o in found if o.index < c.index and _reached(o, whole))
        whole = next(reached, whole)
    moment = c.moment if c.moment.period else whole.moment
    return replace(c, told=whole.told, moment=moment, count=replace(c.count, whole=whole.index))


def _reached(c: Candidate, target: Candidate) -> bool:
    same = (c.network_ids, c.count.indicator, c.count.segment)
    of_target = (target.network_ids, target.count.indicator, target.count.segment)
    return same == of_target and c.told.measure == "achieved"


def _is_of_one(c: Candidate, target: Candidate) -> bool:
    """Whether a target is one for what is counted: for no other moment."""
    if is_of_today(c, target):
        return False
    periods = {c.moment.period, target.moment.period} - {None}
    same = (c.network_ids, c.count.indicator, c.count.segment)
    return (
        same == (target.network_ids, target.count.indicator, target.count.segment)
        and len(periods) < 2
    )


def is_of_today(c: Candidate, target: Candidate) -> bool:
    """Whether a count holds for a moment without a date and the target for one with: "vandaag 74
    leden; tegen eind 2021 moeten dat er 90 zijn"."""
    return bool(c.moment.relative and target.moment.period and not c.moment.period)


def _same_moment(found: Sequence[Candidate]) -> list[Candidate]:
    """A target without a moment has that of what is set against it, and the other way round."""
    shared = []
    for c in found:
        others = {
            other.moment.period
            for other in found
            if (other.network_ids, other.count.indicator) == (c.network_ids, c.count.indicator)
            and (other.told.measure == "target") != (c.told.measure == "target")
        }
        alone = c.moment.period is None and not c.moment.doubt and len(others) == 1
        free = not c.moment.relative or c.told.measure == "target"
        shared.append(replace(c, moment=Moment(others.pop())) if alone and free else c)
    return shared


def risen(found: Sequence[Candidate]) -> list[Candidate]:
    """Numbers that rise from one to the other: each with its own moment, or the last one only."""
    risen = list(found)
    for place, (first, last) in enumerate(pairwise(risen)):
        one, other = (c.scene.quantities[c.index] for c in (first, last))
        text = first.scene.text
        if not (
            _FROM.search(text, 0, one.start) and _TOWARDS.fullmatch(text, one.full_end, other.start)
        ):
            continue
        bounds = (first.moment.period or "").split("/")
        if len(bounds) == 2:
            risen[place] = replace(first, moment=Moment(bounds[0]))
            risen[place + 1] = replace(last, moment=Moment(bounds[1]))
        elif first.moment == last.moment:
            risen[place] = replace(first, kind="baseline")
    return risen
