"""Names amid the rows of a table that have no figure beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.checks.case import Case
from extractor.meaning.readings import as_name
from extractor.model import Cell, Grid
from extractor.profile.names import names, tidy
from extractor.tables.cellrows import by_row


def lone_names(case: Case, grid: Grid) -> Sequence[Cell]:
    """The cells amid the names of a table that have no figure beside them.

    The titles of groups look the same where nothing else stands in their row: there are several
    then, and one of them stands above the first row.
    """
    starts = {o.evidence.start for o in case.figures_in(grid.number)}
    values = [cell for cell in grid.cells if cell.words and cell.start in starts]
    figures, under = {cell.row for cell in values}, {cell.column for cell in values}
    rows = {row: own for row, own in enumerate(by_row(grid.cells)) if own}
    columns = {_name_column(case, grid, rows[row]) for row in figures}
    if len(columns) != 1 or None in columns:
        return ()
    bare = [own for row, own in rows.items() if not under & {cell.column for cell in own}]
    named = [(own[0], len(own) == 1) for own in bare if own[0].column in columns]
    titles = [cell for cell, alone in named if alone and cell.row < min(figures)]
    several = len([alone for _, alone in named if alone]) > 1 or grid.method == "lines"
    if len(named) > len(figures):
        return tuple(_in_two_lines(case, grid, [cell for cell, _ in named]))
    # In a table of plain lines a lone text is told to be as wide as the table.
    wide = grid.method == "lines"
    return [
        cell
        for cell, alone in named
        if not (alone and titles and several)
        if (wide or cell.column_span == 1) and _is_name(case, cell)
    ]


def _in_two_lines(case: Case, grid: Grid, cells: Sequence[Cell]) -> Iterator[Cell]:
    """The cells in which a known network begins that ends in the next one, and has no figure."""
    met = case.networks_in(grid.number)
    for one, other in pairwise(sorted(cells, key=lambda cell: cell.row)):
        network = names(case.profile).resolve(f"{one.text} {other.text}")
        if network and not network.soft and network.id not in met and other.row == one.row + 1:
            yield one


def _is_name(case: Case, cell: Cell) -> bool:
    """Whether a text names a network of which no gap tells."""
    told = {gap.network.as_written for gap in case.understanding.gaps if gap.network}
    reading = as_name(case.labels.read(cell.text))
    named = (reading.name or reading.network) and not reading.total
    return bool(named) and tidy(cell.text) not in told


def _name_column(case: Case, grid: Grid, cells: Sequence[Cell]) -> int | None:
    """The column in which a row with figures has the name of their network."""
    named = tuple({o.network.as_written for o in case.figures_in(grid.number)})
    return next((cell.column for cell in cells if cell.text.startswith(named)), None)
