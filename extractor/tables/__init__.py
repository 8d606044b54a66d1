"""Tables as geometry: from ruling lines, from columns of white space, from plain lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import chain, groupby, pairwise
from math import inf

from extractor.model import Cell, Document, Grid, GridMethod, Line, Outline
from extractor.tables.captions import caption_of
from extractor.tables.chunks import cut
from extractor.tables.columns import cells, find_blocks
from extractor.tables.plain import PlainTable, find_plain
from extractor.tables.rulings import RuledTable, outside, ruled_tables
from extractor.tables.split import split_at_headers
from extractor.tables.stacked import StackedTable, find_stacked

# Characters to a line that a text has at least, where it has prose.
TEXT_WIDTH = 60.0

# A row stands at most so many heights of a line above or below the ruled part of its table; below a
# ruled header, rows may stand further away.
_CLOSE, _NEAR, _FAR = 0.8, 1.2, 3.0
# Header and group rows that may stand between rulings and the first figures below them, and those.
_MOST_NEAR = 4

Found = tuple[tuple[Cell, ...], GridMethod, frozenset[int]]


def find_tables(
    document: Document, outline: Outline, names: Sequence[tuple[int, int]] = ()
) -> tuple[Grid, ...]:
    """All tables of a document, numbered from 1 in the order of the text.

    `names` are spans of known names: digits in them are no figures ("Space 4.0"). A table never
    runs over the border of an item, and runs over page breaks freely.
    """
    parts = [table for page in document.pages for table in ruled_tables(page)]
    ruled = [
        group
        for group in _joined(document, parts)
        if _row_count(group) > 1
        and all(table.parts_cells for table in group)
        and not any(_is_part(document, table) for table in group)
    ]
    found: list[Found] = [_ruled(group) for group in ruled]
    lines = list(outside(document.flow, list(chain.from_iterable(ruled))))
    margin = _margin(document)
    for place, segment in groupby(lines, key=lambda line: _place_of(outline, line)):
        if place is not None:
            found.extend(_unruled(document, list(segment), names, margin))
    found = [
        (part, method, uncertain)
        for own, method, uncertain in found
        for part in split_at_headers(own)
    ]
    found.sort(key=lambda table: min(word.start for cell in table[0] for word in cell.words))
    starts = {min(word.start for cell in own for word in cell.words) for own, _, _ in found}
    return tuple(_grid(document, n, starts, *table) for n, table in enumerate(found, start=1))


def _margin(document: Document) -> float:
    """The right edge of running text: where lines end that go on in small letters on the next."""
    usual = TEXT_WIDTH if document.format == "text" else 0.6 * document.pages[0].width
    ends = (a.box.x1 for a, b in pairwise(document.flow) if b.text[:1].islower())
    return max(usual, *ends, 0.0)


def _place_of(outline: Outline, line: Line) -> int | None:
    """The item that a line stands in, -1 behind the last one (annexes), None outside of both."""
    item = outline.item_at(line.end - 1)
    if item:
        return item.start
    last = max((item.end for item in outline.items), default=0)
    return -1 if line.start >= last else None


def _unruled(
    document: Document, lines: list[Line], names: Sequence[tuple[int, int]], margin: float
) -> Iterator[Found]:
    rules = {
        page.number: [rule for rule in page.rules if rule.horizontal] for page in document.pages
    }
    rows = [cut(line, document.format, rules[line.page]) for line in lines]
    free = 0
    for block in find_blocks(rows, document.format):
        yield from _plain(lines[free : block.first], names, margin)
        yield cells(block), "columns", frozenset()
        free = block.last
    yield from _plain(lines[free:], names, margin)


def _plain(
    lines: Sequence[Line], names: Sequence[tuple[int, int]], margin: float
) -> Iterator[Found]:
    tables: list[PlainTable | StackedTable] = [*find_plain(lines, names, margin)]
    for table in tables or find_stacked(lines):
        yield table.cells, "lines", table.uncertain_rows


def _joined(document: Document, tables: Sequence[RuledTable]) -> list[list[RuledTable]]:
    """Ruled tables in groups: one that ends a page goes on in the one that begins the next."""
    groups: list[list[RuledTable]] = []
    for table in tables:
        if groups and _goes_on(document, groups[-1][-1], table):
            finest = max(groups[-1][-1].borders, table.borders, key=len)
            groups[-1] = [part.at_borders(finest) for part in (*groups[-1], table)]
        else:
            groups.append([table])
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
    return any(_is_row_of(table, line, document) for line in [*above, *below])


def _gap_above(line: Line, table: RuledTable) -> float:
    """How far a line ends above a table, as a share of its height; endless where it does not."""
    gap = table.box.top - line.box.bottom
    return gap / (line.box.bottom - line.box.top) if gap >= -1 else inf


def _under(lines: Sequence[Line], edge: float, room: float) -> list[Line]:
    """The first lines below an edge, without a gap of more than `room` times their height."""
    found: list[Line] = []
    for line in lines:
        if line.box.top < edge - 1:
            continue
        if len(found) == _MOST_NEAR or line.box.top - edge > room * (
            line.box.bottom - line.box.top
        ):
            break
        found.append(line)
        edge = line.box.bottom
    return found


def _is_row_of(table: RuledTable, line: Line, document: Document) -> bool:
    inside = table.box.x0 - 1 <= line.box.x0 and line.box.x1 <= table.box.x1 + 1
    return inside and cut(line, document.format).is_data


def _row_count(tables: Sequence[RuledTable]) -> int:
    return len({(table.page, cell.row) for table in tables for cell in table.cells})


def _ruled(tables: Sequence[RuledTable]) -> Found:
    found: list[Cell] = []
    for table in tables:
        shift = max((cell.row + cell.row_span for cell in found), default=0)
        found.extend(cell.shifted(shift) for cell in table.cells)
    return tuple(found), "rulings", frozenset()


def _grid(
    document: Document,
    number: int,
    starts: Set[int],
    found: tuple[Cell, ...],
    method: GridMethod,
    uncertain: frozenset[int],
) -> Grid:
    words = [word for cell in found for word in cell.words]
    start, end = min(word.start for word in words), max(word.end for word in words)
    return Grid(
        number=number,
        page=document.page_at(start),
        cells=found,
        method=method,
        start=start,
        end=end,
        uncertain_rows=uncertain,
        caption=caption_of(document, start, end, starts),
    )
