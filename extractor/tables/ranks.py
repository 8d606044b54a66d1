"""Rows that are numbered: the number is no part of their label, and no figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from extractor.model import Cell
from extractor.notation.cells import is_value
from extractor.tables.chunks import Row, are_set_alike


def is_numbered_label(row: Row, beside: Row) -> bool:
    """Whether a row is nothing but a label behind its number, the next one to that of the row
    above or below it: its figures are missing."""
    (number, *texts), other = row.chunks, beside.chunks[0]
    if not texts or any(chunk.is_value for chunk in texts):
        return False
    follow = number.text.isdecimal() and other.text.isdecimal()
    return follow and abs(int(number.text) - int(other.text)) == 1 and are_set_alike(number, other)


def with_ranks_apart(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells of a table, its labels' numbers in a column of their own at the left.

    Only where the rows with figures are numbered 1, 2, 3 ... without a gap, two of them or more,
    but for a last one that may have no number: the total.
    """
    data = {cell.row for cell in cells if cell.column and is_value(cell.text)}
    labels = [c for c in sorted(cells, key=lambda c: c.row) if c.row in data and c.column == 0]
    numbered = [
        c for c, n in zip(labels, count(1)) if len(c.words) > 1 and c.words[0].text == str(n)
    ]
    if len(numbered) < 2 or len(labels) - len(numbered) > 1:
        return tuple(cells)
    found: list[Cell] = []
    for cell in cells:
        if cell in numbered:
            found.append(replace(cell, words=cell.words[:1]))
            found.append(replace(cell, column=1, words=cell.words[1:]))
        elif cell.column_span > 1 and not cell.column:
            found.append(replace(cell, column_span=cell.column_span + 1))
        else:
            found.append(replace(cell, column=cell.column + 1))
    return tuple(found)
