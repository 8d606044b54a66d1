"""Which sides of the cells of a table are ruled, and which cells are shaded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, get_args

from extractor.synth.spec import Cell, Place, TableSpec

Borders = Literal[
    "ruled", "horizontal", "unruled", "headrule", "box", "vertical", "booktabs", "zebra"
]
BORDERS: tuple[Borders, ...] = get_args(Borders)
Side = Literal["top", "bottom", "left", "right"]


def sides(table: TableSpec, borders: Borders, place: Place, cell: Cell) -> tuple[Side, ...]:
    """The sides of the cell at that place that have a line."""
    return tuple(_sides(table, borders, place, cell))


def _sides(table: TableSpec, borders: Borders, place: Place, cell: Cell) -> Iterator[Side]:
    row, column = place
    below, right = row + cell.down, column + cell.across
    first, last = row == 0, below == len(table.rows)
    leftmost, rightmost = column == 0, right == table.columns
    under_head = below == table.heads
    level = borders in ("ruled", "horizontal")
    upright = borders in ("ruled", "vertical")
    if level or (first and borders in ("box", "booktabs")):
        yield "top"
    below_head = under_head and borders in ("headrule", "booktabs")
    if level or below_head or (last and borders in ("box", "booktabs")):
        yield "bottom"
    if upright or (leftmost and borders == "box"):
        yield "left"
    if upright or (rightmost and borders == "box"):
        yield "right"


def is_shaded(table: TableSpec, borders: Borders, heads: bool, place: Place, cell: Cell) -> bool:
    """Whether a cell has a grey ground; `heads` says that the header has one."""
    row = place[0]
    if row < table.heads:
        return heads
    return cell.shaded or (borders == "zebra" and (row - table.heads) % 2 == 1)
