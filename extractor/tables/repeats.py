"""Headers repeated where a table goes on over a page break: set twice, said once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from extractor.model import Cell
from extractor.tables.cellrows import by_row, is_data

_Place = tuple[int, int, str]


def without_repeats(cells: Sequence[Cell], page_of: Callable[[int], int]) -> tuple[Cell, ...]:
    """The cells of a table without the headers that are repeated at the top of a page.

    `page_of` gives the page that an offset stands on. The rows below move up.
    """
    again = set(_repeated(cells, page_of))
    if not again:
        return tuple(cells)
    count = max(cell.row + cell.row_span for cell in cells)
    kept = [row for row in range(count) if row not in again]
    place = {row: number for number, row in enumerate(kept)}
    return tuple(_moved(cell, place) for cell in cells if cell.row in place)


def _moved(cell: Cell, place: dict[int, int]) -> Cell:
    """A cell in its row among those that are kept, over as many of those as it spans."""
    rows = range(cell.row, cell.row + cell.row_span)
    return replace(cell, row=place[cell.row], row_span=sum(row in place for row in rows))


def _repeated(cells: Sequence[Cell], page_of: Callable[[int], int]) -> Iterator[int]:
    """The rows that begin a page and say what the first rows do, in the same places."""
    rows = {row: own for row, own in enumerate(by_row(cells)) if own}
    pages = {row: page_of(own[0].start) for row, own in rows.items()}
    head = [_said(rows[row]) for row in _head(rows)]
    at, before = 0, 0
    for row in sorted(rows):
        begins = before and pages[row] > before
        at = 0 if begins else at
        if (begins or at) and at < len(head) and _said(rows[row]) == head[at]:
            at += 1
            yield row
        else:
            at = 0
        before = pages[row]


def _head(rows: dict[int, list[Cell]]) -> Iterator[int]:
    """The rows above the first figures, up to the last one that heads a column of figures."""
    data = [row for row, own in rows.items() if is_data(own)]
    above = [row for row in sorted(rows) if row < min(data, default=0)]
    heads = [row for row in above if any(cell.column for cell in rows[row])]
    yield from (row for row in above if row <= max(heads, default=-1))


def _said(row: Sequence[Cell]) -> list[_Place]:
    return [(cell.column, cell.column_span, cell.text) for cell in row]
