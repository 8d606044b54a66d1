"""Empty cells of tables of any subject: told with the labels beside and above them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.checks.case import Case
from extractor.checks.sheet import Line, Place, Sheet
from extractor.model import Finding
from extractor.notation.cells import Absent, parse_cell

NAME = "complete_cells"
# A table with more empty cells than one in so many is a sparse one.
_SPARSE = 8
_MOST_NAMED = 5


def cells_are_complete(case: Case) -> Iterator[Finding]:
    """No cell is empty in a row and a column of numbers; a cell marked "n.v.t." is told as said.

    The figures of networks have a check of their own: here are all other tables and columns.
    """
    for sheet in case.sheets:
        ours = _columns_of_figures(case, sheet)
        places = [
            (row, column)
            for row in sheet.lines
            for column in sheet.crossing
            if column.index not in ours and not (row.total or column.total)
        ]
        empty = [place for place in places if _is_empty(sheet, *place)]
        marked = [place for place in places if _mark(sheet, *place)]
        if empty and _SPARSE * len(empty) > len(places) and len(empty) > 1:
            said = f"{len(empty)} of {len(places)} cells of {_table(case, sheet)} are empty"
            yield _finding(case, sheet, f"{said}: {_list(sheet, empty)}.", "info")
        else:
            for place in empty:
                said = f"The cell of {_called(sheet, *place)} in {_table(case, sheet)} is empty."
                yield _finding(case, sheet, said, "warning")
        if marked:
            said = f"Without a number in {_table(case, sheet)}: {_list(sheet, marked)}."
            yield _finding(case, sheet, said, "info")


def _columns_of_figures(case: Case, sheet: Sheet) -> set[int]:
    starts = {o.evidence.start for o in case.understanding.observations}
    starts |= {u.evidence.start for u in case.understanding.unread}
    return {
        column
        for (_, column), cell in sheet.cells.items()
        if cell and cell.words and cell.start in starts
    }


def _is_empty(sheet: Sheet, row: Line, column: Line) -> bool:
    """Whether nothing stands in a cell, and numbers stand above or below it, beside it one too,
    hedged or not, or the mark of a missing one."""
    place = row.index, column.index
    if place not in sheet.cells or _text(sheet, place):
        return False
    texts = (_text(sheet, (row.index, other.index)) for other in sheet.crossing)
    beside = any(parse_cell(text) is not None for text in texts if text)
    around = sum((other.index, column.index) in sheet.amounts for other in sheet.lines)
    return beside and around > 1


def _mark(sheet: Sheet, row: Line, column: Line) -> str:
    text = _text(sheet, (row.index, column.index))
    return text if text and isinstance(parse_cell(text), Absent) else ""


def _text(sheet: Sheet, place: Place) -> str:
    cell = sheet.cells.get(place)
    return cell.text if cell else ""


def _called(sheet: Sheet, row: Line, column: Line) -> str:
    return f"{sheet.called(row)}, {sheet.crossed(column)}"


def _list(sheet: Sheet, places: Sequence[tuple[Line, Line]]) -> str:
    told = [
        _called(sheet, *place) + (f" ({mark!r})" if (mark := _mark(sheet, *place)) else "")
        for place in places[:_MOST_NAMED]
    ]
    more = len(places) - len(told)
    return "; ".join([*told, *([f"and {more} more"] if more else [])])


def _table(case: Case, sheet: Sheet) -> str:
    return case.table_of(sheet.grid.number)


def _finding(case: Case, sheet: Sheet, said: str, severity: str) -> Finding:
    return Finding(
        NAME,
        "warning" if severity == "warning" else "info",
        said,
        outcome="contradicted" if severity == "warning" else "no_evidence",
        item=case.item_of(sheet.grid),
        page=sheet.grid.page,
    )
