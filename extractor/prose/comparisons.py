"""Numbers set against each other: counts against targets, and what rose from one to the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from extractor.prose.candidate import Candidate
from extractor.prose.count import TOTAL
from extractor.prose.cues import is_compared
from extractor.prose.measures import Told
from extractor.prose.moments import Moment

_FROM = regex.compile(r"\bvan\s+\Z", regex.IGNORECASE)
_TOWARDS = regex.compile(r"[^,;]{0,40}?\b(?:naar|tot)\s+", regex.IGNORECASE)


def set_against(found: Sequence[Candidate]) -> list[Candidate]:
    """Counts that a target is set against in their sentence are achieved, and their parts too."""
    targets = [c for c in found if c.told.measure == "target"]
    lifted = []
    for c in found:
        compared = not targets and is_compared(c.scene.text)
        against = any(_is_of_one(c, target) for target in targets)
        if c.told.measure == "reported" and (against or (compared and c.count.segment == TOTAL)):
            lifted.append(replace(c, told=Told("achieved")))
        else:
            lifted.append(c)
    lifted = _same_moment(lifted)
    by_index = {c.index: c for c in lifted}
    return [
        replace(c, told=by_index[c.count.whole].told, moment=_whole_moment(c, by_index))
        if c.count.whole in by_index
        else c
        for c in lifted
    ]


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


def _whole_moment(c: Candidate, by_index: dict[int, Candidate]) -> Moment:
    assert c.count.whole is not None
    return c.moment if c.moment.period else by_index[c.count.whole].moment


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
