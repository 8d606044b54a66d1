"""Whether every table is complete: the figures of networks, and the cells of any other subject."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractor.checks.case import Case
from extractor.checks.lone import lone_names
from extractor.checks.wording import Figure, figure_of, named, place_in
from extractor.model import Finding, Gap, Label, NetworkName, Observation, Unread
from extractor.notation.cells import Absent, parse_cell

NAME = "complete_table"


def tables_are_complete(case: Case) -> Iterator[Finding]:
    """Every network of a table has every figure that at least half of its networks have."""
    for table in sorted(grid.number for grid in case.grids):
        observations = case.figures_in(table)
        gaps = [gap for gap in case.understanding.gaps if gap.table == table]
        findings = [
            finding
            for own, lacking in _lists(observations, gaps)
            for finding in _missing(case, table, own, lacking)
        ]
        findings += _lone(case, table)
        yield from findings
        if not findings and observations:
            yield _complete(case, table, observations)


def _lists(
    observations: Sequence[Observation], gaps: Sequence[Gap]
) -> list[tuple[Sequence[Observation], Sequence[Gap]]]:
    """What a table holds below titles of other moments, each with its gaps.

    "Leden eind 2019" and "Leden eind 2020" above other networks are lists of their own; where they
    stand above the same networks, each of those has a figure of both.
    """
    lists: dict[str, tuple[list[Observation], list[Gap]]] = defaultdict(lambda: ([], []))
    for o in observations:
        lists[_titled(o.labels)][0].append(o)
    for gap in gaps:
        lists[_titled(gap.labels)][1].append(gap)
    networks = [{o.network.id for o in own} for own, _ in lists.values()]
    if sum(map(len, networks)) > len(set().union(*networks)) or not all(networks):
        return [(observations, gaps)]
    return list(lists.values())


def _titled(labels: Sequence[Label]) -> str:
    """The moment that the title above a figure tells, or ""."""
    titles = (dict(label.dimensions) for label in labels if label.role == "group")
    return next((said["period"] for said in titles if "period" in said), "")


def _missing(
    case: Case, table: int, observations: Sequence[Observation], gaps: Sequence[Gap]
) -> Iterator[Finding]:
    have: dict[str, dict[Figure, Observation]] = defaultdict(dict)
    names: dict[str, NetworkName] = {}
    for o in observations:
        have[o.network.id][figure_of(o)] = o
        names[o.network.id] = o.network
    for gap in gaps:
        if gap.network:
            have.setdefault(gap.network.id, {})
            names.setdefault(gap.network.id, gap.network)
    examples = {figure: o for own in have.values() for figure, o in sorted(own.items())}
    expected = [
        figure
        for figure in dict.fromkeys(f for own in have.values() for f in sorted(own))
        if 2 * sum(figure in own for own in have.values()) >= len(have)
    ]
    told: set[tuple[str, Figure]] = set()
    for gap in gaps:
        told.update(_covered(gap))
        yield _gap(case, gap)
    doubted = [u for u in case.understanding.unread if u.table == table]
    for network, figures in have.items():
        for figure in expected:
            if figure in figures or (network, figure) in told:
                continue
            if not any(_may_be(unread, network, figure) for unread in doubted):
                yield _absent(case, table, names[network], examples[figure])


def _covered(gap: Gap) -> Iterator[tuple[str, Figure]]:
    for measure in gap.measures:
        figure = (gap.indicator or "", gap.segment or "total", measure, gap.period or "")
        yield gap.network.id if gap.network else "", figure


def _may_be(unread: Unread, network: str, figure: Figure) -> bool:
    """Whether a figure that was not taken can be the one that is missing: it is told already."""
    said = dict(pair for label in unread.labels for pair in label.dimensions)
    own = dict(zip(("indicator", "segment", "measure", "period"), figure, strict=True))
    other = any(key in said and said[key] != value for key, value in own.items())
    return said.get("network") == network and not other


def _gap(case: Case, gap: Gap) -> Finding:
    name = gap.network.name if gap.network else "a network that is not named"
    measures = " or ".join(gap.measures)
    indicator = gap.indicator or "an unknown indicator"
    what = f"{name}: {named((indicator, gap.segment or 'total', measures, gap.period or ''))}"
    where = f"{case.table_of(gap.table)}{place_in(gap.labels)}"
    if gap.said and isinstance(parse_cell(gap.said), Absent):
        return Finding(
            NAME,
            "info",
            f"{what} is marked {gap.said!r} in {where}.",
            outcome="no_evidence",
            item=gap.item,
            evidence=gap.evidence,
        )
    said = f" ({gap.said!r} stands there)" if gap.said else ""
    return Finding(
        NAME,
        "error",
        f"{what} is missing in {where}{said}. Look at the page and supply the figure by hand.",
        item=gap.item,
        evidence=gap.evidence,
        page=case.page_of(gap.table),
    )


def _lone(case: Case, table: int) -> Iterator[Finding]:
    """Names without a figure amid others that have one: the title of a group looks the same."""
    grid = next(grid for grid in case.grids if grid.number == table)
    for cell in lone_names(case, grid):
        yield Finding(
            NAME,
            "warning",
            f"{cell.text} stands in {case.table_of(table)} without a figure: it is missing, unless "
            "this is the title of the rows below.",
            item=case.item_of(grid),
            evidence=case.document.evidence(cell.start, cell.words[-1].end, f"check:{NAME}"),
        )


def _absent(case: Case, table: int, network: NetworkName, other: Observation) -> Finding:
    return Finding(
        NAME,
        "error",
        f"{network.name}: {named(figure_of(other))} is missing in {case.table_of(table)}"
        f"{place_in(other.labels)}; the other networks have it.",
        item=other.item,
        page=other.evidence.page,
    )


def _complete(case: Case, table: int, observations: Sequence[Observation]) -> Finding:
    networks = len({o.network.id for o in observations})
    return Finding(
        NAME,
        "info",
        f"All {len(observations)} figures of {networks} networks stand in {case.table_of(table)}.",
        outcome="confirmed",
        item=observations[0].item,
        page=observations[0].evidence.page,
    )
