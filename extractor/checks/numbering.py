"""The numbers of the rows of a table: one that is left out tells of a row that is not there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.checks.case import Case
from extractor.model import Cell, Finding, Grid, Observation

NAME = "row_number"
# So many numbers that follow each other are no chance.
_LEAST_ROWS = 4
_Numbered = tuple[int, str, Cell]


def rows_are_numbered_on(case: Case) -> Iterator[Finding]:
    """Where the rows of networks are numbered, no number is left out."""
    figures = {o.evidence.start: o for o in case.understanding.observations if o.table is not None}
    for grid in case.answer_grids:
        numbered = _numbered(grid, figures)
        steps = [(one, other) for one, other in pairwise(numbered) if other[0] - one[0] != 1]
        if len(numbered) < _LEAST_ROWS or len(steps) != 1:
            continue
        ((before, above, _), (behind, below, cell)) = steps[0]
        if behind - before == 2 and str(before + 1) not in _begun(case, grid):
            yield Finding(
                NAME,
                "warning",
                f"The rows of {case.table_of(grid.number)} are numbered, and number {before + 1} "
                f"is left out: a row between {before} ({above}) and {behind} ({below}) may be "
                "missing.",
                outcome="no_evidence",
                item=case.item_of(grid),
                evidence=case.document.evidence(cell.start, cell.words[0].end, f"check:{NAME}"),
            )


def _numbered(grid: Grid, figures: dict[int, Observation]) -> Sequence[_Numbered]:
    """The numbers of the rows with their networks; none unless each network has one of its own."""
    named: dict[int, set[str]] = {}
    for cell in grid.cells:
        if cell.words and cell.start in figures:
            named.setdefault(cell.row, set()).add(figures[cell.start].network.as_written)
    firsts = {
        row: c for c in grid.cells if not c.column for row in range(c.row, c.row + c.row_span)
    }
    found: dict[str, _Numbered] = {}
    for row, names in sorted(named.items()):
        first = firsts.get(row)
        number = _number(first, names) if first else None
        if first is None or number is None:
            return ()
        (name,) = names
        if found.setdefault(name, (number, name, first))[0] != number:
            return ()
    return list(found.values())


def _number(cell: Cell, names: set[str]) -> int | None:
    """The number that a cell is, or that stands in it before the one name of its row."""
    if len(names) != 1 or not cell.words:
        return None
    (name,) = names
    first = _bare(cell.words[0].text)
    alone = len(cell.words) == 1 or name in cell.text
    return int(first) if alone and first.isdecimal() else None


def _begun(case: Case, grid: Grid) -> set[str]:
    """What the lines at a table begin with."""
    return {_bare(line.words[0].text) for line in case.document.lines_in(grid.start, grid.end)}


def _bare(text: str) -> str:
    return text.rstrip(".)")
