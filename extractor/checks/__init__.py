"""The checks: one small function each, in the registry `CHECKS`.

A check takes a `Case` and yields findings. Each finding says whether the document confirms what was
checked, contradicts it, or holds no evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extractor.checks.case import Case
from extractor.checks.counts import expectations_hold, stated_counts_match
from extractor.checks.header import question_is_identified, reader_notes
from extractor.checks.networks import networks_are_known, networks_have_one_state
from extractor.checks.numbers import numbers_are_explained
from extractor.checks.questions import (
    items_are_answered,
    references_resolve,
    requested_splits_are_given,
)
from extractor.checks.tables import figures_are_certain, figures_are_unique, tables_are_complete
from extractor.model import Finding

Check = Callable[[Case], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    question_is_identified,
    reader_notes,
    tables_are_complete,
    figures_are_certain,
    figures_are_unique,
    networks_are_known,
    networks_have_one_state,
    stated_counts_match,
    expectations_hold,
    items_are_answered,
    references_resolve,
    requested_splits_are_given,
    numbers_are_explained,
)


def check(case: Case) -> tuple[Finding, ...]:
    """All that the checks find in a document, in the order of the registry."""
    return tuple(finding for run in CHECKS for finding in run(case))


__all__ = ["CHECKS", "Case", "check"]
