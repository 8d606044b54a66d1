"""Which state the networks of an answer are in, by its tables and its sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from extractor.checks.case import Case
from extractor.model import State
from extractor.outline.matching import questions_of
from extractor.profile.names import names
from extractor.prose.sentences import sentences

OF_INTEREST = ("ended", "running")
# An answer is given within this many days of its question, which is all that is dated.
ANSWERED_WITHIN = dt.timedelta(days=120)


def states(case: Case) -> Iterator[State]:
    """The networks that the answer says to have ended or to run: each once for each place."""
    told: set[tuple[str, str, int | None]] = set()
    for state in (*_of_tables(case), *_of_sentences(case)):
        key = state.network.id, state.state, state.table
        if key not in told:
            told.add(key)
            yield state


def _of_tables(case: Case) -> Iterator[State]:
    of_tables = {grid.number: state_of_table(case, grid.number) for grid in case.grids}
    for o in case.understanding.observations:
        state = of_tables.get(o.table) if o.table is not None else None
        if state in OF_INTEREST:
            yield State(o.network, state, o.item, o.evidence, o.table)


def _of_sentences(case: Case) -> Iterator[State]:
    """The one network of a sentence that says one state: "EUKA is inmiddels afgelopen"."""
    registry, words = names(case.profile), case.lexicon
    for item, view in case.texts:
        for sentence in sentences(view.text):
            found = words.names.find(sentence.text)
            said = words.told_states(sentence.text)
            if len(found) != 1 or len(said) != 1 or sentence.text.endswith("?"):
                continue
            network = registry.resolve(sentence.text[slice(*found[0])])
            if network and said[0] in OF_INTEREST:
                start, end = (sentence.start + place for place in found[0])
                evidence = case.document.evidence(*view.span(start, end), "check:state")
                yield State(network, said[0], item.label, evidence, None)


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
        for question in questions_of(case.outline, item.label):
            stated.update(case.lexicon.states_in(question.text))
    return stated.pop() if len(stated) == 1 else None
