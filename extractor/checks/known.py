"""The answer against what the profile knows: how many networks, when they ran, who leads them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import product

import regex
from rapidfuzz import fuzz

from extractor.checks.case import Case
from extractor.checks.states import ANSWERED_WITHIN, states
from extractor.checks.wording import verdict
from extractor.model import Claim, Evidence, Finding, NetworkName, Outcome, Severity, State
from extractor.notation.legal_forms import LEGAL_FORM
from extractor.notation.names import fold, is_acronym_of, split_brackets
from extractor.patterns import pattern
from extractor.profile.networks import Known, Network
from extractor.profile.schema import Expectation

_ALIKE = 85
_LEGAL_FORM = pattern(LEGAL_FORM, regex.IGNORECASE)


def expectations_hold(case: Case) -> Iterator[Finding]:
    """A count that the answer states is the one the profile knows for networks in that state.

    Only facts that were seen in a source can contradict an answer, and then as a warning: either
    may be out of date. Where the answer counts those that ended and those that run, they are
    together those that were recognised.
    """
    claims = case.understanding.claims
    for expected in case.profile.expectations:
        own = [c for c in claims if c.state == expected.state is not None]
        for claim in own:
            yield _expectation(expected, claim.value, claim, f"The answer speaks of {claim.value}")
        if expected.state == "recognised" and not own:
            yield from _whole(expected, claims)


def _whole(expected: Expectation, claims: Sequence[Claim]) -> Iterator[Finding]:
    """The networks that ended and those that run, told for one moment, against all of them."""
    ended, running = ([c for c in claims if c.state == s] for s in ("ended", "running"))
    pairs = [(a, b) for a, b in product(ended, running) if a.moment == b.moment]
    values = {a.value + b.value for a, b in pairs}
    if values and (expected.value in values or len(values) == 1):
        total = expected.value if expected.value in values else values.pop()
        one, other = next((a, b) for a, b in pairs if a.value + b.value == total)
        said = f"{one.value} ended and {other.value} running networks make {total}"
        yield _expectation(expected, total, other, said)


def _expectation(expected: Expectation, value: int, claim: Claim, said: str) -> Finding:
    severity, outcome = _verdict(expected.evidence, right=value == expected.value)
    return Finding(
        "expectation",
        severity,
        f"{said} ({claim.evidence.quote!r}); "
        f"what is known: {expected.statement} ({expected.evidence}).",
        outcome=outcome,
        item=claim.item,
        evidence=claim.evidence,
    )


def _verdict(evidence: Known, *, right: bool) -> tuple[Severity, Outcome]:
    """What a fact says of the answer: one that was not seen proves nothing."""
    if evidence != "seen":
        return "info", "no_evidence"
    return verdict(right=right, wrong="warning")


def run_times_hold(case: Case) -> Iterator[Finding]:
    """A network that ended, or runs, did so by what the profile knows of its start and its end.

    The answer's date is not before that of the question, and some months behind it at most.
    """
    asked = case.outline.header.date_asked
    unknown: dict[str, State] = {}
    for state in states(case) if asked else ():
        network = case.profile.network(state.network.id)
        found = _run_time(network, state.state, asked) if network and asked else None
        if found is None:
            unknown.setdefault(state.network.name, state)
            continue
        right, said, evidence = found
        severity, outcome = _verdict(evidence, right=right)
        yield _state(
            state,
            f"{state.network.name} is told to be {state.state}; {said} ({evidence}).",
            severity,
            outcome,
        )
    if unknown:
        first = next(iter(unknown.values()))
        said = f"Whether they ended or run is not known of: {', '.join(unknown)}."
        yield _state(first, said, "info", "no_evidence")


def _run_time(network: Network, state: str, asked: dt.date) -> tuple[bool, str, Known] | None:
    """Whether what is known of a network's start or end bears out its state, and which fact."""
    latest = asked + ANSWERED_WITHIN
    start, end = network.first_day, network.last_day
    if start and start > latest:
        return False, f"it started on {network.start}", network.start_evidence
    if end and end < asked:
        return state == "ended", f"it ended on {network.end}", network.end_evidence
    if end and end > latest:
        return state == "running", f"it ends on {network.end}", network.end_evidence
    return None


def _state(state: State, said: str, severity: Severity, outcome: Outcome) -> Finding:
    return Finding(
        "run_time", severity, said, outcome=outcome, item=state.item, evidence=state.evidence
    )


def coordinators_match(case: Case) -> Iterator[Finding]:
    """A coordinator that stands behind the name of a network is the one that the profile knows."""
    first: dict[tuple[str, str], tuple[NetworkName, str, Evidence]] = {}
    for o in case.understanding.observations:
        if o.network.coordinator:
            key = o.network.id, fold(o.network.coordinator)
            first.setdefault(key, (o.network, o.item, o.evidence))
    for network, item, evidence in first.values():
        known = case.profile.network(network.id)
        if known is None or known.coordinator is None or network.coordinator is None:
            continue
        right = same_organisation(network.coordinator, known.coordinator)
        sure = right or _is_organisation(case, network.coordinator)
        evidence_of = known.coordinator_evidence if sure else "unknown"
        severity, outcome = _verdict(evidence_of, right=right)
        yield Finding(
            "coordinator",
            severity,
            f"{network.name}: {network.coordinator!r} stands behind the name; known as its "
            f"coordinator: {known.coordinator} ({known.coordinator_evidence}).",
            outcome=outcome,
            item=item,
            evidence=evidence,
        )


def _is_organisation(case: Case, bracket: str) -> bool:
    """Whether a text in brackets says to be a coordinator, and no remark of another kind."""
    return bool(case.lexicon.other_headings.find(bracket) or _LEGAL_FORM.search(bracket))


def same_organisation(one: str, other: str) -> bool:
    """Whether two names can be of one organisation: the words of one stand in the other."""
    own, others = ([form for form in split_brackets(name) if form] for name in (one, other))
    return any(_is_same(a, b) for a, b in product(own, others))


def _is_same(one: str, other: str) -> bool:
    a, b = (fold(name).replace(":", " ") for name in (one, other))
    glued = a.replace(" ", "") in b.replace(" ", "") or b.replace(" ", "") in a.replace(" ", "")
    alike = fuzz.token_set_ratio(a, b) >= _ALIKE
    return glued or alike or is_acronym_of(one, other) or is_acronym_of(other, one)
