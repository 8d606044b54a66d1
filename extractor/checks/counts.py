"""Stated counts of networks: against the rows of tables, and against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations, product

from extractor.checks.case import Case
from extractor.checks.lone import lone_names
from extractor.checks.wording import verdict
from extractor.meaning.breaks import begun_by
from extractor.model import Claim, Finding, Grid
from extractor.patterns import pattern

_SENTENCE_END = pattern(r"[.;:?!](?=\s|$)")


def stated_counts_match(case: Case) -> Iterator[Finding]:
    """A count of networks that an item states is the number of networks in its table.

    An item may state several counts ("14 afgelopen, 11 gefinaliseerd"): the table bears out the
    one that is equal. Where none is, the last one stated before the table is contradicted. Tables
    that go on over a page, or beside each other, are counted together.
    """
    claimed: set[Claim] = set()
    for grids in _parts(case):
        networks = _count(case, grids)
        claims = _claims_about(case, grids[0])
        if not networks or not claims:
            continue
        # Names that lost their figures, or titles of some rows: the count tells which.
        alone = networks + sum(len(lone_names(case, grid)) for grid in grids)
        counts = {networks, alone, *(_count(case, [grid]) for grid in grids)}
        equal = [claim for claim in claims if claim.value in counts]
        claim = (equal or claims)[-1]
        claimed.add(claim)
        yield _finding(case, grids[0], claim, claim.value if equal else networks)
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


def _parts(case: Case) -> Collection[Sequence[Grid]]:
    """The tables of the document, each with those that go on from it."""
    found: dict[int, list[Grid]] = defaultdict(list)
    for grid in case.grids:
        first = begun_by(case.document, case.outline, grid, case.grids)
        found[first.number].append(grid)
    return found.values()


def _count(case: Case, grids: Sequence[Grid]) -> int:
    """How many networks tables hold: those with figures, with gaps, and with figures not taken."""
    understood, tables = case.understanding, {grid.number for grid in grids}
    met = frozenset[str]().union(*map(case.networks_in, tables))
    lacking = {g.network.id for g in understood.gaps if g.table in tables and g.network}
    unread = (label for u in understood.unread if u.table in tables for label in u.labels)
    named = {said for label in unread for kind, said in label.dimensions if kind == "network"}
    return len(met | lacking | named)


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


def stated_counts_agree(case: Case) -> Iterator[Finding]:
    """Counts of networks agree with each other, those of one state and moment.

    A count that is given twice in the same words has one value, a part is no more than its whole,
    and those that ended and those that run are together those that were recognised.
    """
    claims = case.understanding.claims
    yield from _twice(case, claims)
    for part, whole in product(claims, claims):
        inside = part.evidence.start < whole.evidence.start < whole.evidence.end
        if inside and whole.evidence.end <= part.evidence.end and part.value > whole.value:
            yield _related(f"{part.value} of {whole.value} networks is too many", part, right=False)
    by_moment: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_moment[claim.moment].append(claim)
    for own in by_moment.values():
        yield from _whole(own)


def _twice(case: Case, claims: Sequence[Claim]) -> Iterator[Finding]:
    counted = {
        (case.item_of(grids[0]), _count(case, some))
        for grids in _parts(case)
        for some in (grids, *([grid] for grid in grids))
    }
    told: dict[tuple[str, str | None, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if word := _predicate(case, claim):
            told[claim.state or "", claim.moment, word].append(claim)
    for (state, _, _), own in told.items():
        for one, other in combinations(own, 2):
            said = f"the networks that are {state} are counted twice"
            right = one.value == other.value
            if not right and {(one.item, one.value), (other.item, other.value)} <= counted:
                continue  # Each is the number of rows of its own table.
            values = f"as {one.value}" if right else f"as {one.value} and as {other.value}"
            yield _related(f"{said}, {values}", other, right=right)


def _predicate(case: Case, claim: Claim) -> str:
    """The word behind a count that says its state: "14 IBN's zijn afgelopen"; "" in other forms.

    "Voor 11 afgelopen projecten" is told of some of those that ended.
    """
    if claim.state is None or " van " in f" {claim.evidence.quote.lower()} ":
        return ""
    text, start = case.document.text, claim.evidence.end
    end = _SENTENCE_END.search(text, start)
    behind = text[start : end.start() if end else len(text)]
    found = case.lexicon.states[claim.state].find(behind)
    return behind[slice(*found[0])].lower() if found else ""


def _whole(claims: Sequence[Claim]) -> Iterator[Finding]:
    """Ended and running networks against the recognised ones, where all three are told."""
    values = {
        state: list(dict.fromkeys(c.value for c in claims if c.state == state))
        for state in ("ended", "running", "recognised")
    }
    if not all(values.values()):
        return
    last = next(c for c in reversed(claims) if c.state == "recognised")
    for ended, running, recognised in product(*values.values()):
        if ended + running == recognised:
            said = f"{ended} ended and {running} running networks are the {recognised} recognised"
            yield _related(said, last, right=True)
            return
    if all(len(own) == 1 for own in values.values()):
        ended, running, recognised = (own[0] for own in values.values())
        said = f"{ended} ended and {running} running networks are not the {recognised} recognised"
        yield _related(said, last, right=False)


def _related(said: str, claim: Claim, *, right: bool) -> Finding:
    severity, outcome = verdict(right=right, wrong="warning")
    return Finding(
        "counts_agree",
        severity,
        f"{said[0].upper()}{said[1:]} ({claim.evidence.quote!r}).",
        outcome=outcome,
        item=claim.item,
        evidence=claim.evidence,
    )
