"""One fact told twice: in tables, in sentences, by the questioner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.checks.amounts import agree
from extractor.checks.case import Case
from extractor.checks.wording import figure_of, named, verdict
from extractor.model import Finding, Observation, Severity


def figures_are_unique(case: Case) -> Iterator[Finding]:
    """A fact that is given twice, in tables or in sentences, has the same value both times."""
    first: dict[tuple[str, ...], Observation] = {}
    for observation in case.understanding.observations:
        before = first.setdefault(observation.key, observation)
        if before is not observation:
            yield _compared("duplicate_figure", before, observation, "error")


def sentences_match_tables(case: Case) -> Iterator[Finding]:
    """A figure that a sentence gives is the one in the table, where both speak of one thing.

    A period or a measure that the sentence leaves out may be another one: then only a figure that
    stands in the table confirms, and one that does not is a warning where the table has just one.
    """
    figures = case.understanding.observations
    tables = [o for o in figures if o.table is not None]
    keys = {o.key for o in tables}
    for told in figures:
        if told.table is None and told.key not in keys:
            yield from _beside("text_figure", told, tables)


def asked_figures_match(case: Case) -> Iterator[Finding]:
    """A figure that the questioner states is the one that the answer gives."""
    for asked in case.understanding.asked:
        yield from _beside("asked_figure", asked, case.understanding.observations)


def _beside(check: str, told: Observation, figures: Sequence[Observation]) -> Iterator[Finding]:
    """A figure held against those that may be the same fact."""
    near = [o for o in figures if _may_be_same(told, o)]
    same = next((o for o in near if agree(told, o)), None)
    if same:
        yield _compared(check, same, told, "warning")
    elif len(near) == 1 and told.measure == near[0].measure:
        yield _compared(check, near[0], told, "warning")


def _may_be_same(told: Observation, other: Observation) -> bool:
    """Whether two figures may speak of one fact: one may leave out when, or against which target.

    Years that differ are told apart, and so is a target from what was achieved.
    """
    measures = {told.measure, other.measure}
    return (
        (told.network.id, told.indicator, told.segment)
        == (other.network.id, other.indicator, other.segment)
        and (len(measures) == 1 or measures == {"achieved", "reported"})
        and (told.period == other.period or None in (told.period, other.period))
    )


def _compared(check: str, before: Observation, told: Observation, severity: Severity) -> Finding:
    what = f"{told.network.name}: {named(figure_of(told))}"
    same = agree(before, told)
    where = "the question" if told.part == "question" else f"page {told.evidence.page}"
    said = (
        f"{what} is given twice, with the same value {before.value}."
        if same and before.value == told.value
        else f"{what} is given as {before.value} on page {before.evidence.page} and as "
        f"{told.evidence.quote!r} on {where}"
        + (", which can both be right." if same else f"{_as_names(before, told)}.")
    )
    marked, outcome = verdict(right=same, wrong=severity)
    return Finding(
        check,
        marked,
        said,
        outcome=outcome,
        item=told.item,
        evidence=told.evidence,
    )


def _as_names(before: Observation, told: Observation) -> str:
    """The two names of a network, where it has two: one of them may be another network."""
    names = before.network.as_written, told.network.as_written
    return f" ({names[0]!r} and {names[1]!r} are one network)" if len(set(names)) > 1 else ""
