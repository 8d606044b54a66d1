"""Sums that sentences state of several networks, against the figures of these networks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractor.checks.amounts import allows
from extractor.checks.case import Case
from extractor.checks.wording import verdict, written
from extractor.model import Evidence, Finding, Observation, StatedSum, Value

NAME = "stated_sum"
_Figures = dict[str, Observation]


def stated_sums_hold(case: Case) -> Iterator[Finding]:
    """A sum that a sentence states ("samen 1.204 leden") is that of the figures of its networks.

    It is contradicted only where it is clear which figures are meant: one column of its own item,
    or the only one of the answer, with no figure missing.
    """
    for told in case.understanding.sums:
        groups = [g for g in _groups(case, told) if len(g) > 1]
        own = [g for g in groups if all(o.item == told.item for o in g.values())]
        right = next((g for g in (*own, *groups) if _holds(told, g)), None)
        clear = own or groups
        if right:
            yield _finding(case, told, right, right=True)
        elif len(clear) == 1 and _is_whole(case, clear[0]):
            yield _finding(case, told, clear[0], right=False)
        else:
            yield Finding(
                NAME,
                "info",
                f"The sum {told.evidence.quote!r} has no figures to be held against surely.",
                outcome="no_evidence",
                item=told.item,
                evidence=told.evidence,
            )


def _groups(case: Case, told: StatedSum) -> Sequence[_Figures]:
    """The figures that may be meant, column by column: each network once."""
    found: dict[tuple[object, ...], _Figures] = defaultdict(dict)
    for o in case.understanding.observations:
        fits = told.indicator in (None, o.indicator) and o.segment == told.segment
        when = told.period is None or o.period in (None, told.period)
        who = not told.networks or o.network.id in told.networks
        if fits and when and who and o.unit != "%":
            source = o.table if o.table is not None else o.item
            found[source, o.indicator, o.measure, o.period].setdefault(o.network.id, o)
    return [g for g in found.values() if not told.networks or g.keys() == told.networks]


def _holds(told: StatedSum, figures: _Figures) -> bool:
    return allows(told.qualifier, told.value, sum(o.value for o in figures.values()))


def _is_whole(case: Case, figures: _Figures) -> bool:
    """Whether no figure of a column is missing or unread."""
    first = next(iter(figures.values()))
    gaps = {gap.table for gap in case.understanding.gaps}
    return first.table not in gaps | {unread.table for unread in case.understanding.unread}


def _finding(case: Case, told: StatedSum, figures: _Figures, *, right: bool) -> Finding:
    first = next(iter(figures.values()))
    total = sum(o.value for o in figures.values())
    what = f"{first.measure} of {first.indicator} of {len(figures)} networks in " + case.table_of(
        first.table
    )
    return sum_finding(NAME, told.item, told.evidence, what, total, right=right)


def sum_finding(
    check: str, item: str, evidence: Evidence, what: str, total: Value, *, right: bool
) -> Finding:
    """A sum that a sentence states is that of some figures, or those make another total."""
    severity, outcome = verdict(right=right)
    return Finding(
        check,
        severity,
        f"The sum {evidence.quote!r} is that of {what}."
        if right
        else f"The answer speaks of {evidence.quote!r} together, and {what} makes "
        f"{written(total)}.",
        outcome=outcome,
        item=item,
        evidence=evidence,
    )
