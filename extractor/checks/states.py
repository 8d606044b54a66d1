"""Which state the networks of a table are in, by what the answer and the question say."""

from __future__ import annotations

from extractor.checks.case import Case
from extractor.outline.matching import answered_by


def state_of_table(case: Case, table: int | None) -> str | None:
    """The state ("ended", "running") of the networks in a table, None when it is not said surely.

    The stated counts of its item say it; where there are none, the question that it answers.
    """
    grid = next((g for g in case.grids if g.number == table), None)
    item = case.outline.item_at(grid.start) if grid else None
    if item is None:
        return None
    stated = {c.state for c in case.understanding.claims if c.item == item.label and c.state}
    if not stated:
        answers = answered_by(case.outline)
        for question in case.outline.part("question"):
            if any(answers.get(label) == item.label for label in question.labels):
                stated.update(case.lexicon.states_in(question.text))
    return stated.pop() if len(stated) == 1 else None
