"""Tables folded to save space: their rows go on in further columns, under the same header."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.model import Cell
from extractor.notation.cells import is_value

# Figures of one row stand on lines that differ by so many points, or lines, at the most.
_APART = 1.0


def as_one_table(sides: Sequence[Sequence[Cell]]) -> tuple[Cell, ...]:
    """The cells of tables side by side as those of one that is folded, () where it is none.

    Its parts have the same header and rows at the same height, the later ones not more of them.
    """
    first, *others = sides
    if not others or not all(_goes_on_in(first, other) for other in others):
        return ()
    found: list[Cell] = []
    for own in sides:
        shift = max((cell.column + cell.column_span for cell in found), default=0)
        found.extend(replace(cell, column=cell.column + shift) for cell in own)
    return tuple(sorted(found, key=lambda cell: (cell.row, cell.column)))


def _goes_on_in(one: Sequence[Cell], other: Sequence[Cell]) -> bool:
    heads = [_head(cells) for cells in (one, other)]
    levels = [_levels(cells) for cells in (one, other)]
    return (
        heads[0] == heads[1]
        and levels[1].keys() <= levels[0].keys()
        and all(abs(levels[0][row] - level) <= _APART for row, level in levels[1].items())
    )


def _head(cells: Sequence[Cell]) -> list[tuple[int, int, str]]:
    """The texts above the first figures, with their places."""
    first = min(_levels(cells), default=0)
    return [(c.row, c.column, c.text.casefold()) for c in cells if c.row < first and c.words]


def _levels(cells: Sequence[Cell]) -> dict[int, float]:
    """By row where the line of its last figure ends, in points from the top of its page."""
    values = (cell for cell in cells if cell.column and is_value(cell.text))
    return {cell.row: cell.words[-1].box.bottom for cell in values}
