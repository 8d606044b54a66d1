"""Checks of the networks: known to the registry, in one state, under one name."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from rapidfuzz import fuzz

from extractor.checks.case import Case
from extractor.checks.states import states
from extractor.model import Evidence, Finding, NetworkName, Observation, Severity, State
from extractor.notation.names import fold
from extractor.profile.names import names

# Shorter names are as alike by chance.
_LONG, ALIKE = 8, 92


def networks_are_known(case: Case) -> Iterator[Finding]:
    """Every network stands in the profile's registry, under a spelling that was seen before."""
    first: dict[str, tuple[NetworkName, str, Evidence | None]] = {}
    for o in case.understanding.observations:
        first.setdefault(o.network.as_written, (o.network, o.item, o.evidence))
    for gap in case.understanding.gaps:
        if gap.network:
            first.setdefault(gap.network.as_written, (gap.network, gap.item, gap.evidence))
    for network, item, evidence in first.values():
        if network.known and not network.soft:
            continue
        yield Finding(
            "known_network",
            "warning",
            _soft(network) if network.known else _unknown(case, network),
            outcome="no_evidence",
            item=item,
            evidence=evidence,
        )


def _soft(network: NetworkName) -> str:
    return (
        f"{network.as_written!r} was read as {network.name}: a likely spelling that no source "
        "confirms. If it is right, add it to the aliases of the profile."
    )


def _unknown(case: Case, network: NetworkName) -> str:
    near = names(case.profile).nearest(network.name)
    hint = f" The nearest known one is {near.name}." if near else ""
    return (
        f"{network.name!r} is not in the registry of the profile {case.profile.id!r}; it is kept "
        f"as written.{hint} If it is a network, add it to the profile."
    )


def networks_have_one_state(case: Case) -> Iterator[Finding]:
    """No network is told to have ended and to be running: by tables of such, or in a sentence."""
    told: dict[str, dict[str, State]] = {}
    for state in states(case):
        told.setdefault(state.network.id, {}).setdefault(state.state, state)
    for found in told.values():
        if len(found) < 2:
            continue
        ended, running = found["ended"], found["running"]
        of_tables = None not in (ended.table, running.table)
        yield Finding(
            "network_state",
            "error" if of_tables else "warning",
            f"{ended.network.name} stands among the ended networks "
            f"({case.table_of(ended.table)}) and among the running ones "
            f"({case.table_of(running.table)}).",
            item=running.item,
            evidence=running.evidence,
        )


def networks_have_one_name(case: Case) -> Iterator[Finding]:
    """A network that has several names in one document is told, and so are names nearly alike."""
    written: dict[str, dict[str, Observation]] = {}
    for o in case.understanding.observations:
        written.setdefault(o.network.id, {}).setdefault(fold(o.network.as_written), o)
    for spellings in written.values():
        if len(spellings) > 1:
            last = [*spellings.values()][-1]
            names_written = " and ".join(repr(o.network.as_written) for o in spellings.values())
            yield _name(f"{names_written} are one network, {last.network.name}.", last, "info")
    unknown = [next(iter(own.values())) for own in written.values()]
    for one, other in combinations([o for o in unknown if not o.network.known], 2):
        if nearly_same(one.network.name, other.network.name):
            said = f"{one.network.name!r} and {other.network.name!r} are nearly the same name"
            yield _name(f"{said}; they are read as two networks.", other, "warning")


def nearly_same(one: str, other: str) -> bool:
    """Whether two names differ by a slip; digits and capitals tell names apart."""
    a, b = fold(one), fold(other)
    digits = [[c for c in name if c.isdigit()] for name in (a, b)]
    return min(len(a), len(b)) >= _LONG and digits[0] == digits[1] and fuzz.ratio(a, b) >= ALIKE


def _name(said: str, o: Observation, severity: Severity) -> Finding:
    return Finding(
        "network_name", severity, said, outcome="no_evidence", item=o.item, evidence=o.evidence
    )
