"""Totals against their parts, in the rows and the columns of every table."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.case import Case
from extractor.checks.sheet import Line, Sheet
from extractor.checks.sums import Sum, Total, inferred_totals, totals
from extractor.checks.wording import written
from extractor.model import Evidence, Finding

NAME = "total"


def totals_hold(case: Case) -> Iterator[Finding]:
    """Each total row and column, labelled so or not, is the sum of its parts."""
    for rows in case.sheets:
        right: list[str] = []
        for sheet in (rows, rows.turned):
            for total in (*totals(sheet), *inferred_totals(sheet)):
                if _is_left_to_splits(case, sheet, total):
                    continue
                if total.right:
                    right.append(f"{sheet.called(total.line)} ({len(total.right)})")
                yield from _broken(case, sheet, total)
        if right:
            yield Finding(
                NAME,
                "info",
                f"Totals of {case.table_of(rows.grid.number)} that are the sum of their parts: "
                f"{', '.join(right)}.",
                outcome="confirmed",
                item=case.item_of(rows.grid),
                page=rows.grid.page,
            )


def _is_left_to_splits(case: Case, sheet: Sheet, total: Total) -> bool:
    """Whether parts are kinds of member, which need not add up.

    Those that were read have a check of their own; of others only the table can tell.
    """
    if not all(line.dimensions.get("segment") for line in (total.line, *total.parts)):
        return False
    places = ((total.line.index, one.crossing.index) for one in total.sums)
    starts = {cell.start for place in places if (cell := sheet.cells[place]) and cell.words}
    read = any(o.evidence.start in starts for o in case.understanding.observations)
    return read or not total.sure


def _broken(case: Case, sheet: Sheet, total: Total) -> Iterator[Finding]:
    """What to tell of the figures of a total that are not the sum of their parts.

    One error each where the table bears the total out. Where nothing does, it is one error for a
    total row, which lacks a row then; a column may be no sum at all.
    """
    if total.sure or len(total.sums) == 1:
        for one in total.wrong:
            yield _finding(case, sheet, total.line, _told(sheet, total, one), one)
    elif total.wrong and not sheet.by_columns:
        said = "; ".join(_told(sheet, total, one) for one in total.wrong)
        yield _finding(case, sheet, total.line, said, total.wrong[0])
    elif total.wrong:
        yield Finding(
            NAME,
            "info",
            f"No columns of {case.table_of(sheet.grid.number)} were found that the "
            f"{sheet.called(total.line)} is the sum of.",
            outcome="no_evidence",
            item=case.item_of(sheet.grid),
            page=sheet.grid.page,
        )


def _told(sheet: Sheet, total: Total, one: Sum) -> str:
    off = one.stated.value - one.sum
    return (
        f"in {sheet.crossed(one.crossing)} {written(one.stated.value)} is stated, and its "
        f"{len(total.parts)} parts make {written(one.sum)}, {written(abs(off))} "
        f"{'less' if off > 0 else 'more'}"
    )


def _finding(case: Case, sheet: Sheet, line: Line, said: str, one: Sum) -> Finding:
    return Finding(
        NAME,
        "error",
        f"The total of {sheet.called(line)} in {case.table_of(sheet.grid.number)} does not hold: "
        f"{said}.",
        item=case.item_of(sheet.grid),
        evidence=place_of(case, sheet, line, one.crossing),
        page=sheet.grid.page,
    )


def place_of(case: Case, sheet: Sheet, line: Line, crossing: Line) -> Evidence | None:
    """Where the figure of a line stands."""
    cell = sheet.cells.get((line.index, crossing.index))
    if cell is None or not cell.words:
        return None
    return case.document.evidence(cell.start, cell.words[-1].end, f"check:{NAME}")
