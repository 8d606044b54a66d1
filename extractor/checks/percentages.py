"""Percentages against the figures they are made of, in tables and in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractor.checks.amounts import Amount, step_of
from extractor.checks.case import Case
from extractor.checks.ratios import Ratio, Share, percentage, ratios
from extractor.checks.sheet import Line, Sheet
from extractor.checks.totals import place_of
from extractor.checks.wording import verdict, written
from extractor.model import Finding, Observation

NAME = "percentage"


def percentages_hold(case: Case) -> Iterator[Finding]:
    """Each percentage is that of the figures it is made of, as far as it was rounded."""
    for rows in case.sheets:
        right: list[str] = []
        for sheet in (rows, rows.turned):
            for ratio in ratios(sheet):
                if ratio.exchanged:
                    yield _exchanged(case, sheet, ratio, ratio.exchanged)
                elif ratio.right:
                    right.append(f"{sheet.called(ratio.line)} ({len(ratio.right)})")
                yield from (_finding(case, sheet, ratio, share) for share in ratio.wrong)
        if right:
            yield Finding(
                NAME,
                "info",
                f"Percentages of {case.table_of(rows.grid.number)} that hold: {', '.join(right)}.",
                outcome="confirmed",
                item=case.item_of(rows.grid),
                page=rows.grid.page,
            )
    yield from _in_sentences(case)


def _finding(case: Case, sheet: Sheet, ratio: Ratio, share: Share) -> Finding:
    whole = sheet.called(ratio.whole) if ratio.whole else "the whole of it"
    return Finding(
        NAME,
        "error",
        f"{sheet.crossed(share.crossing)} in {case.table_of(sheet.grid.number)}: "
        f"{written(share.stated.value)} % is stated in {sheet.called(ratio.line)}, and "
        f"{sheet.called(ratio.part)} is {written(round(share.exact, 2))} % of {whole}.",
        item=case.item_of(sheet.grid),
        evidence=place_of(case, sheet, ratio.line, share.crossing),
        page=sheet.grid.page,
    )


def _exchanged(case: Case, sheet: Sheet, ratio: Ratio, named: tuple[Line, Line, Line]) -> Finding:
    """Labels that have changed places: only in another order do the percentages hold."""
    apart = [
        f"{sheet.called(said)} holds what {sheet.called(meant)} should"
        for meant, said in zip(named, (ratio.line, ratio.part, ratio.whole), strict=True)
        if said is not None and said is not meant
    ]
    return Finding(
        NAME,
        "error",
        f"No percentage of {case.table_of(sheet.grid.number)} holds as its labels tell, and all "
        f"{len(ratio.shares)} do where labels have changed places: {', '.join(apart)}.",
        item=case.item_of(sheet.grid),
        page=sheet.grid.page,
    )


def _in_sentences(case: Case) -> Iterator[Finding]:
    """The percentages that sentences give of a network, against its target and what it achieved."""
    figures = case.understanding.observations
    for told in figures:
        if told.measure != "attainment" or told.table is not None:
            continue
        share = _of_figures(told, figures)
        if share is None:
            continue
        said = f"{told.network.name}: {told.evidence.quote!r} of the target for {told.indicator}"
        severity, outcome = verdict(right=share.holds)
        yield Finding(
            NAME,
            severity,
            f"{said} is what target and achieved value make."
            if share.holds
            else f"{said} is stated, and target and achieved value make "
            f"{written(round(share.exact, 2))} %.",
            outcome=outcome,
            item=told.item,
            evidence=told.evidence,
        )


def _of_figures(told: Observation, figures: tuple[Observation, ...]) -> Share | None:
    """A percentage held against the one target and the one achieved value of the same thing."""
    about = (told.network.id, told.indicator, told.segment)
    same = [
        o
        for o in figures
        if (o.network.id, o.indicator, o.segment) == about
        and told.period in (None, o.period)
        and o.qualifier == told.qualifier == "exact"
    ]
    values = {m: {o.value for o in same if o.measure == m} for m in ("achieved", "target")}
    if any(len(found) != 1 for found in values.values()):
        return None
    achieved, target = (Amount(Decimal(found.pop())) for found in values.values())
    stated = Amount(Decimal(told.value), step_of(told.value, told.evidence.quote))
    return percentage(achieved, target, stated)
