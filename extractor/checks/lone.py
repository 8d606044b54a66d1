"""A name amid the rows of a table that has no figure beside it."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.checks.case import Case
from extractor.model import Cell, Grid
from extractor.profile.names import tidy


def lone_name(case: Case, grid: Grid) -> Cell | None:
    """The one cell amid the names of a table that has no figure beside it, or None.

    Titles of groups come several times, or stand above the first row.
    """
    starts = {o.evidence.start for o in case.understanding.observations if o.table == grid.number}
    figures = {cell.row for cell in grid.cells if cell.words and cell.start in starts}
    rows: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        if cell.words:
            rows.setdefault(cell.row, []).append(cell)
    columns = {_name_column(case, grid, rows[row]) for row in figures}
    if len(columns) != 1 or None in columns:
        return None
    lone = [own[0] for own in rows.values() if len(own) == 1 and own[0].column in columns]
    if len(lone) != 1 or lone[0].row <= min(figures) or lone[0].column_span > 1:
        return None
    told = {gap.network.as_written for gap in case.understanding.gaps if gap.network}
    reading = case.labels.read(lone[0].text)
    named = (reading.name or reading.network) and not reading.total
    return lone[0] if named and tidy(lone[0].text) not in told else None


def _name_column(case: Case, grid: Grid, cells: Sequence[Cell]) -> int | None:
    """The column in which a row with figures has the name of their network."""
    named = tuple(
        {o.network.as_written for o in case.understanding.observations if o.table == grid.number}
    )
    return next((cell.column for cell in cells if cell.text.startswith(named)), None)
