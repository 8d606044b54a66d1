"""Checks of the networks: known to the registry, and in one state."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.case import Case
from extractor.checks.states import state_of_table
from extractor.model import Finding, NetworkName, Observation
from extractor.profile.names import names


def networks_are_known(case: Case) -> Iterator[Finding]:
    """Every network stands in the profile's registry, under a spelling that was seen before."""
    first: dict[str, Observation] = {}
    for observation in case.understanding.observations:
        first.setdefault(observation.network.as_written, observation)
    for observation in first.values():
        network = observation.network
        if network.known and not network.soft:
            continue
        yield Finding(
            "known_network",
            "warning",
            _soft(network) if network.known else _unknown(case, network),
            outcome="no_evidence",
            item=observation.item,
            evidence=observation.evidence,
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
    """No network stands in a table of ended networks and in one of running networks."""
    states: dict[str, dict[str, Observation]] = {}
    for observation in case.understanding.observations:
        state = state_of_table(case, observation.table)
        if state in ("ended", "running"):
            states.setdefault(observation.network.id, {}).setdefault(state, observation)
    for found in states.values():
        if len(found) < 2:
            continue
        ended, running = found["ended"], found["running"]
        yield Finding(
            "network_state",
            "error",
            f"{ended.network.name} stands among the ended networks "
            f"({case.table_of(ended.table)}) and among the running ones "
            f"({case.table_of(running.table)}).",
            item=running.item,
            evidence=running.evidence,
        )
