"""Which ruled tables are tables: parts joined over pages, and those with a ruling a row and column.

Where rulings enclose only some of the rows, or cells that hold several figures, they tell nothing:
the words are read as if there were none.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from extractor.model import Document, Line
from extractor.tables.chunks import cut
from extractor.tables.rulings import RuledTable, ruled_tables

# A row stands at most so many heights of a line above or below the ruled part of its table; below a
# ruled header, rows may stand further away.
_CLOSE, _NEAR, _FAR = 0.8, 1.2, 3.0
# Header and group rows that may stand between rulings and the first figures below them, and those.
_MOST_NEAR = 4


def framed_tables(document: Document) -> list[list[RuledTable]]:
    """The tables whose cells ruling lines enclose, each as its parts on the pages it runs over."""
    parts = [table for page in document.pages for table in ruled_tables(page)]
    return [
        group
        for group in _joined(document, parts)
        if _row_count(group) > 1
        and all(table.parts_cells for table in group)
        and not any(_is_part(document, table) for table in group)
        and not _goes_on_unruled(document, group, parts)
    ]


def _joined(document: Document, tables: Sequence[RuledTable]) -> list[list[RuledTable]]:
    """Ruled tables in groups: one that ends a page goes on in the one that begins the next."""
    groups: list[list[RuledTable]] = []
    for own in tables:
        table = own.below(groups[-1][-1]) if groups else own
        if groups and _goes_on(document, groups[-1][-1], table):
            finest = max(groups[-1][-1].borders, table.borders, key=len)
            groups[-1] = [part.at_borders(finest) for part in (*groups[-1], table)]
        else:
            groups.append([own])
    return groups


def _goes_on(document: Document, above: RuledTable, below: RuledTable) -> bool:
    if below.page != above.page + 1:
        return False
    if not (below.fits_in(above.borders) or above.fits_in(below.borders)):
        return False
    between = [
        line
        for line in document.flow
        if (line.page == above.page and line.box.top > above.box.bottom)
        or (line.page == below.page and line.box.bottom < below.box.top)
    ]
    return not between


def _is_part(document: Document, table: RuledTable) -> bool:
    """Whether only some rows of a table are ruled, or shaded: others stand right above or below."""
    lines = [line for line in document.flow if line.page == table.page]
    above = [line for line in lines if _gap_above(line, table) < _CLOSE][-1:]
    below = _under(lines, table.box.bottom, _NEAR if table.has_figures else _FAR)
    if not table.has_figures and not any(line.box.top > table.box.bottom for line in lines):
        # A header at the end of a page: its rows stand at the top of the next one.
        below = [line for line in document.flow if line.page == table.page + 1][:_MOST_NEAR]
    return any(_is_row_of(table, line, document) for line in [*above, *below])


def _goes_on_unruled(
    document: Document, group: Sequence[RuledTable], ruled: Sequence[RuledTable]
) -> bool:
    """Whether a table has rows on the page before, or on the page behind, that nothing encloses."""
    first, last = group[0], group[-1]
    lines = [line for line in document.flow if not any(_encloses(t, line) for t in ruled)]
    on_top = not any(ln.page == first.page and ln.box.top < first.box.top for ln in document.flow)
    at_end = not any(ln.page == last.page and ln.box.top > last.box.bottom for ln in document.flow)
    before = [line for line in document.flow if line.page == first.page - 1][-_MOST_NEAR:]
    behind = [line for line in document.flow if line.page == last.page + 1][:_MOST_NEAR]
    return (on_top and any(ln in lines and _is_row_of(first, ln, document) for ln in before)) or (
        at_end and any(ln in lines and _is_row_of(last, ln, document) for ln in behind)
    )


def _encloses(table: RuledTable, line: Line) -> bool:
    middle = (line.box.top + line.box.bottom) / 2
    return line.page == table.page and table.box.top < middle < table.box.bottom


def _gap_above(line: Line, table: RuledTable) -> float:
    """How far a line ends above a table, as a share of its height; endless where it does not."""
    gap = table.box.top - line.box.bottom
    return gap / (line.box.bottom - line.box.top) if gap >= -1 else inf


def _under(lines: Sequence[Line], edge: float, room: float) -> list[Line]:
    """The first lines below an edge, without a gap of more than `room` times their height."""
    found: list[Line] = []
    for line in [line for line in lines if line.box.top >= edge - 1]:
        height = line.box.bottom - line.box.top
        if len(found) == _MOST_NEAR or line.box.top - edge > room * height:
            break
        found.append(line)
        edge = max(edge, line.box.bottom)
    return found


def _is_row_of(table: RuledTable, line: Line, document: Document) -> bool:
    if not (table.box.x0 - 1 <= line.box.x0 and line.box.x1 <= table.box.x1 + 1):
        return False
    row = cut(line, document.format)
    return row.is_data or all(chunk.is_figure for chunk in row.chunks)


def _row_count(tables: Sequence[RuledTable]) -> int:
    return len({(table.page, cell.row) for table in tables for cell in table.cells})
