"""Stated counts against rows: "Voor 11 projecten ..." above a table of 11 networks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.checks.case import Case
from extractor.model import Claim, Finding, Grid, Outcome
from extractor.profile.schema import Expectation


def stated_counts_match(case: Case) -> Iterator[Finding]:
    """A count of networks that an item states is the number of networks in its table.

    An item may state several counts ("14 afgelopen, 11 gefinaliseerd"): the table bears out the
    one that is equal. Where none is, the last one stated before the table is contradicted.
    """
    claimed: set[Claim] = set()
    for grid in case.grids:
        networks = _networks(case, grid)
        claims = _claims_about(case, grid)
        if not networks or not claims:
            continue
        equal = [claim for claim in claims if claim.value == len(networks)]
        claim = (equal or claims)[-1]
        claimed.add(claim)
        yield _finding(case, grid, claim, len(networks))
    for claim in case.understanding.claims:
        if claim not in claimed:
            yield Finding(
                "stated_count",
                "info",
                f"The stated count {claim.value} ({claim.evidence.quote!r}) has no table to be "
                "held against.",
                outcome="no_evidence",
                item=claim.item,
                evidence=claim.evidence,
            )


def expectations_hold(case: Case) -> Iterator[Finding]:
    """A count that the answer states is the one the profile knows for networks in that state.

    Only facts that were seen in a source can contradict an answer, and then as a warning: either
    may be out of date.
    """
    for expected in case.profile.expectations:
        for claim in case.understanding.claims:
            if claim.state == expected.state is not None:
                yield _expectation(expected, claim)


def _expectation(expected: Expectation, claim: Claim) -> Finding:
    agrees = claim.value == expected.value
    outcome: Outcome = "confirmed" if agrees else "contradicted"
    if expected.evidence != "seen":
        outcome = "no_evidence"
    return Finding(
        "expectation",
        "warning" if outcome == "contradicted" else "info",
        f"The answer speaks of {claim.value} ({claim.evidence.quote!r}); "
        f"what is known: {expected.statement} ({expected.evidence}).",
        outcome=outcome,
        item=claim.item,
        evidence=claim.evidence,
    )


def _networks(case: Case, grid: Grid) -> set[str]:
    met = [o.network for o in case.understanding.observations if o.table == grid.number]
    met += [g.network for g in case.understanding.gaps if g.table == grid.number and g.network]
    return {network.id for network in met}


def _claims_about(case: Case, grid: Grid) -> Sequence[Claim]:
    """The counts of the grid's item: those before it, or when there are none those after it."""
    item = case.outline.item_at(grid.start)
    own = [c for c in case.understanding.claims if item and c.item == item.label]
    return [c for c in own if c.evidence.start < grid.start] or own


def _finding(case: Case, grid: Grid, claim: Claim, networks: int) -> Finding:
    if claim.value == networks:
        return Finding(
            "stated_count",
            "info",
            f"The stated count {claim.value} ({claim.evidence.quote!r}) is the number of networks "
            f"in {case.table_of(grid.number)}.",
            outcome="confirmed",
            item=claim.item,
            evidence=claim.evidence,
        )
    return Finding(
        "stated_count",
        "error",
        f"The answer speaks of {claim.value} ({claim.evidence.quote!r}), but "
        f"{case.table_of(grid.number)} holds {networks} networks.",
        item=claim.item,
        evidence=claim.evidence,
    )
