"""What a question asks for against what its answer gives: a split, an overview per network."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from extractor.checks.case import Case
from extractor.checks.questions import answers_to
from extractor.checks.states import ANSWERED_WITHIN
from extractor.model import Finding, Item, Outcome, Severity
from extractor.profile.names import names
from extractor.profile.networks import Network


def requested_splits_are_given(case: Case) -> Iterator[Finding]:
    """A split that was asked for ("graag een opsplitsing") is given, or declared not given."""
    for question in case.outline.part("question"):
        if not case.lexicon.split_requests.find(question.text):
            continue
        answers = answers_to(case, question)
        segments = {t.value for t in case.lexicon.terms(question.text) if t.dimension == "segment"}
        segments.discard("total")
        if not answers or not segments:
            continue
        items = {answer.label for answer in answers}
        given = {o.segment for o in case.understanding.observations if o.item in items}
        missing = sorted(segments - given)
        if missing:
            what = f"Question {question.label} asks for a split ({', '.join(missing)})"
            yield _not_given(case, "split_given", what, answers)


def requested_networks_are_given(case: Case) -> Iterator[Finding]:
    """What was asked per network is given of each network that the question names.

    Where it names none, of each that the profile is sure to have been in the state asked about;
    where that is not known either there is no evidence.
    """
    for question in case.outline.part("question"):
        answers = answers_to(case, question)
        if not answers or not case.lexicon.asks_of_each(question.text):
            continue
        what = f"Question {question.label} asks per network"
        given = _given(case, answers)
        asked = _named(case, question.text) or _in_state(case, question)
        missing = [network for network in asked if network not in given]
        if missing:
            said = f"{what}; nothing is given of {', '.join(asked[m] for m in missing)}."
            yield _finding(answers[0], "warning", "contradicted", said)
        elif asked:
            said = f"{what}; each of the {len(asked)} that are asked about is given."
            yield _finding(answers[0], "info", "confirmed", said)
        elif given:
            yield _counted(case, what, answers, len(given))
        elif any(a.start <= grid.start < a.end for grid in case.grids for a in answers):
            said = f"{what}; no network that is known stands in the answer's table."
            yield _finding(answers[0], "info", "no_evidence", said)
        else:
            yield _not_given(case, "networks_given", what, answers)


def _counted(case: Case, what: str, answers: Sequence[Item], given: int) -> Finding:
    """The number of networks given beside one that the answer states: which they are is open."""
    items = {answer.label for answer in answers}
    if any(c.value == given for c in case.understanding.claims if c.item in items):
        said = f"{what}; {given} are given, as many as the answer speaks of."
        return _finding(answers[0], "info", "confirmed", said)
    said = f"{what}; {given} are given, and which there should be is not known."
    return _finding(answers[0], "info", "no_evidence", said)


def _given(case: Case, answers: Sequence[Item]) -> set[str]:
    """The networks of which the answer gives a figure, or which it names in a table or a text."""
    items = {answer.label for answer in answers}
    found = {o.network.id for o in case.understanding.observations if o.item in items}
    for answer in answers:
        found.update(_named(case, answer.text))
        for grid in case.grids:
            if answer.start <= grid.start < answer.end:
                readings = (case.labels.read(cell.text) for cell in grid.cells)
                found.update(r.network.id for r in readings if r.network)
    return found


def _named(case: Case, text: str) -> dict[str, str]:
    """The networks of the registry that a text names: ids with names."""
    registry = names(case.profile)
    spelled = (text[start:end] for start, end in case.lexicon.names.find(text))
    met = (registry.resolve(spelling) for spelling in spelled)
    return {network.id: network.name for network in met if network}


def _in_state(case: Case, question: Item) -> dict[str, str]:
    """The networks that ran, or had ended, for sure on the day of a question about these."""
    states, day = case.lexicon.states_in(question.text), case.outline.header.date_asked
    if len(states) != 1 or day is None:
        return {}
    sure = [n for n in case.profile.networks if n.start_evidence == n.end_evidence == "seen"]
    return {n.id: n.name for n in sure if _state_on(n, day) == states[0]}


def _state_on(network: Network, day: dt.date) -> str | None:
    """The state of a network on a day and some months behind it, where it does not change."""
    start, end = network.first_day, network.last_day
    if start is None or end is None or start > day:
        return None
    if end < day:
        return "ended"
    return "running" if end > day + ANSWERED_WITHIN else None


def _not_given(case: Case, check: str, what: str, answers: Sequence[Item]) -> Finding:
    """What was asked and is not given: declared so, given elsewhere, or passed over in silence."""
    words = case.lexicon
    for answer in answers:
        if said := words.not_given.find(answer.text) or words.elsewhere.find(answer.text):
            text = answer.text[slice(*said[0])]
            told = f"{what}; the answer says that it is not given: {text!r}."
            return _finding(answer, "info", "no_evidence", told, check)
    told = f"{what}; the answer does not give it and does not say why."
    return _finding(answers[0], "warning", "contradicted", told, check)


def _finding(
    answer: Item, severity: Severity, outcome: Outcome, said: str, check: str = "networks_given"
) -> Finding:
    return Finding(check, severity, said, outcome=outcome, item=answer.label, page=answer.page)
