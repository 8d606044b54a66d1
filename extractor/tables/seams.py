"""Rows of ruled tables that a page break cut: the label on one page, its figures on the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.model import Cell
from extractor.notation.cells import is_value


def joined(above: Sequence[Cell], below: Sequence[Cell]) -> list[Cell]:
    """The cells of two parts of a table as one, its rows counted on.

    `below` goes on from `above` on the next page. The last row of one and the first of the other
    are one row where the one holds a label only, and the other figures only.
    """
    count = max((cell.row + cell.row_span for cell in above), default=0)
    last = {cell.column: cell for cell in above if cell.row + cell.row_span == count}
    first = {cell.column: cell for cell in below if cell.row == 0}
    if not _are_one(list(last.values()), list(first.values())):
        return [*above, *(cell.shifted(count) for cell in below)]
    whole = [
        replace(cell, words=first[cell.column].words)
        if cell in last.values() and not cell.words and cell.column in first
        else cell
        for cell in above
    ]
    return [*whole, *(cell.shifted(count - 1) for cell in below if cell.row)]


def _are_one(last: Sequence[Cell], first: Sequence[Cell]) -> bool:
    parts = [[cell for cell in row if cell.words] for row in (last, first)]
    if [c.column for c in last] != [c.column for c in first] or not all(parts):
        return False
    labels = [part for part in parts if not any(is_value(cell.text) for cell in part)]
    figures = [part for part in parts if all(is_value(cell.text) for cell in part)]
    return len(labels) == len(figures) == 1 and len(labels[0]) == 1 and not labels[0][0].column
