"""The rows of a table whose cells are found, and which of them hold figures."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.model import Cell
from extractor.notation.cells import is_value


def by_row(cells: Sequence[Cell]) -> list[list[Cell]]:
    """The cells with words that begin in each row, rows that only merged cells reach included."""
    rows: list[list[Cell]] = [[] for _ in range(max(c.row + c.row_span for c in cells))]
    for cell in cells:
        if cell.words:
            rows[cell.row].append(cell)
    return rows


def is_data(row: Sequence[Cell]) -> bool:
    """Whether a figure, or a mark for a missing one, stands right of the first column."""
    return any(cell.column and is_value(cell.text) for cell in row)
