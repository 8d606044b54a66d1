"""Names that stand once beside several rows: merged cells without ruling lines around them.

The rows beside such a name run through the same labels again and again ("Aantal leden", "Aantal
samenwerkingen"). The name may stand beside any of them, or run over several lines beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.meaning.labels import Labels
from extractor.model import Cell, Grid
from extractor.notation.cells import is_value

_Rows = dict[int, dict[int, Cell]]


def with_names_over_cycles(grid: Grid, labels: Labels) -> Grid:
    """The grid with each name in the first column merged over the cycle of labels beside it.

    Only where labels come in cycles of two or more, and not every row has a name of its own: some
    have none, or only the texts of several together are a known name. Grids with ruling lines know
    their merged cells already.
    """
    if grid.method == "rulings" or _stands_aside(grid, labels):
        return grid
    cycles = list(_cycles(_label_rows(grid)))
    if len(cycles) < 2 or max(map(len, cycles)) < 2 or not _are_shared(cycles, labels):
        return grid
    merged = {cell: name for cycle in cycles for cell, name in _merged(cycle)}
    kept = (merged.get(cell, cell) for cell in grid.cells)
    return replace(grid, cells=tuple(cell for cell in kept if cell))


def _stands_aside(grid: Grid, labels: Labels) -> bool:
    """Whether the second column has a header that says that it is beside the matter."""
    rows = _label_rows(grid)
    first = min((number for number, row in rows.items() if _is_labelled(row)), default=0)
    return any(labels.read(c.text).aside for c in grid.cells if c.column == 1 and c.row < first)


def _label_rows(grid: Grid) -> _Rows:
    """The rows with figures beside a label in the second column, and those with a name only."""
    rows: _Rows = {}
    for cell in grid.cells:
        if cell.words:
            rows.setdefault(cell.row, {})[cell.column] = cell
    return {n: row for n, row in sorted(rows.items()) if _is_labelled(row) or set(row) == {0}}


def _is_labelled(row: dict[int, Cell]) -> bool:
    figures = any(column > 1 and is_value(cell.text) for column, cell in row.items())
    return figures and 1 in row and not is_value(row[1].text)


def _cycles(rows: _Rows) -> Iterator[_Rows]:
    """The rows in runs that each begin with the label that the first row has, without gaps.

    A name on a row of its own belongs to a run when it stands between two rows of that.
    """
    start = next((row[1].text for row in rows.values() if 1 in row), "")
    cycle: _Rows = {}
    for number, row in rows.items():
        if cycle and (number - 1 not in cycle or (1 in row and row[1].text == start)):
            yield _to_last_figures(cycle)
            cycle = {}
        if cycle or 1 in row:
            cycle[number] = row
    if cycle:
        yield _to_last_figures(cycle)


def _to_last_figures(cycle: _Rows) -> _Rows:
    last = max(number for number, row in cycle.items() if 1 in row)
    return {number: row for number, row in cycle.items() if number <= last}


def _are_shared(cycles: Sequence[_Rows], labels: Labels) -> bool:
    """Whether the labels of a cycle differ, no name comes twice in it, and names are shared."""
    for cycle in cycles:
        names = [cell.text for cell in _names(cycle)]
        beside = [row[1].text for row in cycle.values() if 1 in row]
        if len(set(beside)) < len(beside) or len(set(names)) < len(names):
            return False
    return any(0 < len(_names(c)) < len(c) or _is_known(c, labels) for c in cycles)


def _names(cycle: _Rows) -> list[Cell]:
    return [row[0] for row in cycle.values() if 0 in row]


def _is_known(cycle: _Rows, labels: Labels) -> bool:
    texts = [cell.text for cell in _names(cycle)]
    alone = any(labels.read(text).network for text in texts)
    return not alone and bool(labels.read(" ".join(texts)).network)


def _merged(cycle: _Rows) -> Iterator[tuple[Cell, Cell | None]]:
    """The name cells of a cycle, the first one merged over all its rows and the others gone."""
    names = _names(cycle)
    if not names:
        return
    words = tuple(word for cell in names for word in cell.words)
    yield names[0], Cell(min(cycle), 0, words, row_span=max(cycle) - min(cycle) + 1)
    yield from ((cell, None) for cell in names[1:])
