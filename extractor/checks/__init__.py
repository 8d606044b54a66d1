"""The checks: one small function each, in the registry `CHECKS`.

A check takes a `Case` and yields findings. Each finding says whether the document confirms what was
checked, contradicts it, or holds no evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from extractor.checks.agreement import (
    asked_figures_match,
    figures_are_unique,
    sentences_match_tables,
)
from extractor.checks.case import Case
from extractor.checks.cells import cells_are_complete
from extractor.checks.certainty import figures_are_certain
from extractor.checks.completeness import tables_are_complete
from extractor.checks.counts import stated_counts_agree, stated_counts_match
from extractor.checks.header import question_is_identified, reader_notes, there_is_an_answer
from extractor.checks.known import coordinators_match, expectations_hold, run_times_hold
from extractor.checks.networks import (
    networks_are_known,
    networks_have_one_name,
    networks_have_one_state,
)
from extractor.checks.numbering import rows_are_numbered_on
from extractor.checks.numbers import numbers_are_explained
from extractor.checks.other_sums import sums_of_tables_hold
from extractor.checks.percentages import percentages_hold
from extractor.checks.questions import items_are_answered, references_resolve
from extractor.checks.requests import requested_networks_are_given, requested_splits_are_given
from extractor.checks.shares_in_text import percentages_in_sentences_hold
from extractor.checks.splits import splits_add_up
from extractor.checks.strays import names_have_figures
from extractor.checks.sums_in_text import stated_sums_hold
from extractor.checks.totals import totals_hold
from extractor.model import Finding

Check = Callable[[Case], Iterator[Finding]]

# By the name that their findings bear.
CHECKS: Mapping[str, Check] = {
    "identity": question_is_identified,
    "answer": there_is_an_answer,
    "reading": reader_notes,
    "complete_table": tables_are_complete,
    "complete_cells": cells_are_complete,
    "stray_name": names_have_figures,
    "row_number": rows_are_numbered_on,
    "uncertain_figure": figures_are_certain,
    "duplicate_figure": figures_are_unique,
    "text_figure": sentences_match_tables,
    "asked_figure": asked_figures_match,
    "total": totals_hold,
    "split": splits_add_up,
    "stated_sum": stated_sums_hold,
    "stated_table_sum": sums_of_tables_hold,
    "percentage": percentages_hold,
    "text_percentage": percentages_in_sentences_hold,
    "known_network": networks_are_known,
    "network_name": networks_have_one_name,
    "network_state": networks_have_one_state,
    "stated_count": stated_counts_match,
    "counts_agree": stated_counts_agree,
    "expectation": expectations_hold,
    "run_time": run_times_hold,
    "coordinator": coordinators_match,
    "answered": items_are_answered,
    "reference": references_resolve,
    "split_given": requested_splits_are_given,
    "networks_given": requested_networks_are_given,
    "unexplained_number": numbers_are_explained,
}


def check(case: Case) -> tuple[Finding, ...]:
    """All that the checks find in a document, in the order of the registry."""
    return tuple(finding for run in CHECKS.values() for finding in run(case))


__all__ = ["CHECKS", "Case", "check"]
