"""Checks of the tables: nothing missing, nothing guessed, nothing twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractor.checks.case import Case
from extractor.model import Finding, Gap, NetworkName, Observation
from extractor.notation.cells import Absent, parse_cell

# What a table gives of a network: indicator, segment, measure, period.
Figure = tuple[str, str, str, str]


def tables_are_complete(case: Case) -> Iterator[Finding]:
    """Every network of a table has every figure that at least half of its networks have."""
    by_table: dict[int, list[Observation]] = defaultdict(list)
    for observation in case.understanding.observations:
        if observation.table is not None:
            by_table[observation.table].append(observation)
    for gap in case.understanding.gaps:
        by_table.setdefault(gap.table, [])
    for table, observations in sorted(by_table.items()):
        gaps = [gap for gap in case.understanding.gaps if gap.table == table]
        findings = [*_missing(case, table, observations, gaps)]
        yield from findings
        if not findings and observations:
            yield _complete(case, table, observations)


def _missing(
    case: Case, table: int, observations: Sequence[Observation], gaps: Sequence[Gap]
) -> Iterator[Finding]:
    have: dict[str, set[Figure]] = defaultdict(set)
    names: dict[str, NetworkName] = {}
    for o in observations:
        have[o.network.id].add((o.indicator, o.segment, o.measure, o.period or ""))
        names[o.network.id] = o.network
    for gap in gaps:
        if gap.network:
            have.setdefault(gap.network.id, set())
            names.setdefault(gap.network.id, gap.network)
    expected = [
        figure
        for figure in dict.fromkeys(f for figures in have.values() for f in sorted(figures))
        if 2 * sum(figure in figures for figures in have.values()) >= len(have)
    ]
    told: set[tuple[str, str, str]] = set()
    for gap in gaps:
        told.update(_covered(gap))
        yield _gap(case, gap)
    for network, figures in have.items():
        for figure in expected:
            if figure not in figures and (network, figure[0], figure[2]) not in told:
                yield _absent(case, table, names[network], figure, observations)


def _covered(gap: Gap) -> Iterator[tuple[str, str, str]]:
    for measure in gap.measures:
        yield gap.network.id if gap.network else "", gap.indicator or "", measure


def _gap(case: Case, gap: Gap) -> Finding:
    name = gap.network.name if gap.network else "a network that is not named"
    measures = " or ".join(gap.measures)
    indicator = _kind(gap.indicator or "an unknown indicator", gap.segment, gap.period)
    what = f"{name}: {measures} of {indicator}"
    where = case.table_of(gap.table)
    if gap.said and isinstance(parse_cell(gap.said), Absent):
        return Finding(
            "complete_table",
            "info",
            f"{what} is marked {gap.said!r} in {where}.",
            outcome="no_evidence",
            item=gap.item,
            evidence=gap.evidence,
        )
    said = f" ({gap.said!r} stands there)" if gap.said else ""
    return Finding(
        "complete_table",
        "error",
        f"{what} is missing in {where}{said}. Look at the page and supply the figure by hand.",
        item=gap.item,
        evidence=gap.evidence,
    )


def _absent(
    case: Case,
    table: int,
    network: NetworkName,
    figure: Figure,
    observations: Sequence[Observation],
) -> Finding:
    indicator, segment, measure, period = figure
    return Finding(
        "complete_table",
        "error",
        f"{network.name}: {measure} of {_kind(indicator, segment, period)} is missing in "
        f"{case.table_of(table)}; the other networks have it.",
        item=observations[0].item,
        page=observations[0].evidence.page,
    )


def _kind(indicator: str, segment: str | None, period: str | None) -> str:
    """An indicator with its segment and its period, where it has them."""
    of_kind = f"{indicator} ({segment})" if segment not in (None, "total") else indicator
    return f"{of_kind} for {period}" if period else of_kind


def _complete(case: Case, table: int, observations: Sequence[Observation]) -> Finding:
    networks = len({o.network.id for o in observations})
    return Finding(
        "complete_table",
        "info",
        f"All {len(observations)} figures of {networks} networks stand in {case.table_of(table)}.",
        outcome="confirmed",
        item=observations[0].item,
        page=observations[0].evidence.page,
    )


def figures_are_certain(case: Case) -> Iterator[Finding]:
    """A figure under the profile's words whose meaning is not certain is reported, not guessed."""
    for unread in case.understanding.unread:
        labels = " / ".join(label.text for label in unread.labels) or "none"
        yield Finding(
            "uncertain_figure",
            "warning",
            f"The figure {unread.evidence.quote!r} in {case.table_of(unread.table)} was not taken: "
            f"{unread.reason}. Labels: {labels}.",
            outcome="no_evidence",
            item=unread.item,
            evidence=unread.evidence,
        )


def figures_are_unique(case: Case) -> Iterator[Finding]:
    """A fact that is given twice has the same value both times."""
    first: dict[tuple[str, ...], Observation] = {}
    for observation in case.understanding.observations:
        before = first.setdefault(observation.key, observation)
        if before is observation:
            continue
        what = (
            f"{observation.network.name}: {observation.measure} of {observation.indicator} "
            f"({observation.segment})"
        )
        same = before.value == observation.value
        yield Finding(
            "duplicate_figure",
            "info" if same else "error",
            f"{what} is given twice, with the same value {before.value}."
            if same
            else f"{what} is given as {before.value} on page {before.evidence.page} and as "
            f"{observation.value} on page {observation.evidence.page}.",
            outcome="confirmed" if same else "contradicted",
            item=observation.item,
            evidence=observation.evidence,
        )
