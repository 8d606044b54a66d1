"""Names amid the rows of a table that have no figure beside them."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.checks.case import Case
from extractor.model import Cell, Grid
from extractor.profile.names import tidy


def lone_names(case: Case, grid: Grid) -> Sequence[Cell]:
    """The cells amid the names of a table that have no figure beside them.

    The titles of groups look the same: one of them stands above the first row then, unless ruling
    lines draw a place for its figure.
    """
    starts = {o.evidence.start for o in case.understanding.observations if o.table == grid.number}
    figures = {cell.row for cell in grid.cells if cell.words and cell.start in starts}
    rows: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        if cell.words:
            rows.setdefault(cell.row, []).append(cell)
    columns = {_name_column(case, grid, rows[row]) for row in figures}
    if len(columns) != 1 or None in columns:
        return ()
    lone = [own[0] for own in rows.values() if len(own) == 1 and own[0].column in columns]
    titles = [cell for cell in lone if cell.row < min(figures)]
    drawn = grid.method == "rulings" and len(lone) == 1
    if (titles and not drawn) or 2 * len(lone) > len(figures):
        return ()
    return [cell for cell in lone if cell.column_span == 1 and _is_name(case, cell)]


def _is_name(case: Case, cell: Cell) -> bool:
    """Whether a text names a network of which no gap tells."""
    told = {gap.network.as_written for gap in case.understanding.gaps if gap.network}
    reading = case.labels.read(cell.text)
    named = (reading.name or reading.network) and not reading.total
    return bool(named) and tidy(cell.text) not in told


def _name_column(case: Case, grid: Grid, cells: Sequence[Cell]) -> int | None:
    """The column in which a row with figures has the name of their network."""
    named = tuple(
        {o.network.as_written for o in case.understanding.observations if o.table == grid.number}
    )
    return next((cell.column for cell in cells if cell.text.startswith(named)), None)
