"""Tables as geometry: from ruling lines, from columns of white space, from plain lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby, pairwise

from extractor.model import Cell, Document, Grid, GridMethod, Line, Outline
from extractor.tables.blocks import find_blocks
from extractor.tables.captions import caption_of
from extractor.tables.chunks import Row, cut
from extractor.tables.columns import by_headers, cells
from extractor.tables.folded import as_one_table
from extractor.tables.framed import framed_tables
from extractor.tables.plain import find_plain
from extractor.tables.ranks import with_ranks_apart
from extractor.tables.repeats import without_repeats
from extractor.tables.rivals import fuller
from extractor.tables.rulings import RuledTable, outside
from extractor.tables.seams import joined
from extractor.tables.shifted import aligned, restored
from extractor.tables.sides import Sides
from extractor.tables.split import split_at_headers
from extractor.tables.stacked import find_stacked
from extractor.tables.words import Nothing, Says

# Characters to a line that a text has at least, where it has prose.
TEXT_WIDTH = 60.0


@dataclass(frozen=True)
class _Found:
    """The cells of a table, and the lines among which it stands where others stand beside it."""

    cells: tuple[Cell, ...]
    method: GridMethod
    uncertain: frozenset[int] = frozenset()
    lines: tuple[Line, ...] = ()

    @property
    def start(self) -> int:
        return min(word.start for cell in self.cells for word in cell.words)

    @property
    def end(self) -> int:
        return max(word.end for cell in self.cells for word in cell.words)


def find_tables(
    document: Document,
    outline: Outline,
    names: Sequence[tuple[int, int]] = (),
    says: Says = Nothing,
) -> tuple[Grid, ...]:
    """All tables of a document, numbered from 1 in the order of the text.

    `names` are spans of known names: digits in them are no figures ("Space 4.0"); `says` reads a
    label in the words of a profile. A table never runs over the border of an item, and runs over
    page breaks freely.
    """
    ruled = framed_tables(document)
    found = [_ruled(group) for group in ruled]
    lines = outside(document.flow, list(chain.from_iterable(ruled)))
    finder = _Unruled(document, names, says)
    for place, segment in groupby(lines, key=lambda line: _place_of(outline, line)):
        own = _without_label(list(segment), place)
        if place is not None and _hold_figures(own):
            found.extend(finder.find(own))
    words = {word.start: word for word in document.words}
    tables = [
        replace(own, cells=restored(with_ranks_apart(part), words))
        for own in found
        for part in split_at_headers(without_repeats(own.cells, document.page_at))
    ]
    tables.sort(key=lambda table: table.start)
    ends = {table.start: table.end for table in tables}
    return tuple(_grid(document, number, ends, t) for number, t in enumerate(tables, start=1))


def _place_of(outline: Outline, line: Line) -> int | None:
    """The item that a line stands in, -1 behind the last one (annexes), None outside of both."""
    item = outline.item_at(line.end - 1)
    if item:
        return item.start
    last = max((item.end for item in outline.items), default=0)
    return -1 if line.start >= last else None


def _without_label(lines: list[Line], place: int | None) -> list[Line]:
    """The lines of an item that begins at `place`, the first one without the item's label."""
    words = tuple(word for word in lines[0].words if word.start >= (place or 0))
    return [replace(lines[0], words=words), *lines[1:]] if words else lines


def _hold_figures(lines: Sequence[Line]) -> bool:
    """Whether a digit stands in lines, the number of their item aside."""
    words = chain(lines[0].words[1:], *(line.words for line in lines[1:]))
    return any(char.isdigit() for word in words for char in word.text)


def _ruled(tables: Sequence[RuledTable]) -> _Found:
    found: list[Cell] = []
    for table in tables:
        found = joined(found, table.cells)
    return _Found(tuple(found), "rulings")


class _Unruled:
    """Finds the tables among lines that no ruling lines enclose."""

    def __init__(self, document: Document, names: Sequence[tuple[int, int]], says: Says) -> None:
        self._format = document.format
        self._names, self._says = names, says
        self._margin = _margin(document)
        self._rules = {p.number: [r for r in p.rules if r.horizontal] for p in document.pages}
        self._uprights = {
            p.number: [r for r in p.rules if not r.horizontal] for p in document.pages
        }
        self._sides = Sides(document.format, self._cut, [start for start, _ in names], says)

    def find(self, lines: Sequence[Line]) -> Iterator[_Found]:
        """The tables of an item, from top to bottom, of those side by side the left one first."""
        for sides in self._sides.parted(aligned([self._cut(line) for line in lines])):
            beside = [list(self._among(own)) for own in sides]
            one_each = [tables[0].cells for tables in beside if len(tables) == 1]
            folded = as_one_table(one_each) if len(one_each) == len(beside) > 1 else ()
            if folded:
                yield _Found(folded, "columns")
                continue
            for own, tables in zip(sides, beside, strict=True):
                around = tuple(row.line for row in own) if len(sides) > 1 else ()
                yield from (replace(table, lines=around) for table in tables)

    def _cut(self, line: Line) -> Row:
        return cut(line, self._format, self._rules[line.page], self._uprights[line.page])

    def _among(self, rows: list[Row]) -> Iterator[_Found]:
        lines, free = [row.line for row in rows], 0
        for block in find_blocks(rows):
            yield from self._plain(lines[free : block.first])
            yield from (_Found(cells(part), "columns") for part in by_headers(block))
            free = block.last
        yield from self._plain(lines[free:])

    def _plain(self, lines: Sequence[Line]) -> Iterator[_Found]:
        plain = list(find_plain(lines, self._names, self._margin, self._says))
        stacked = list(find_stacked(lines, self._says, self._format))
        for table in fuller(plain, stacked):
            yield _Found(with_ranks_apart(table.cells), "lines", table.uncertain_rows)


def _margin(document: Document) -> float:
    """The right edge of running text: where lines end that go on in small letters on the next."""
    usual = TEXT_WIDTH if document.format == "text" else 0.6 * document.pages[0].width
    ends = (a.box.x1 for a, b in pairwise(document.flow) if b.text[:1].islower())
    return max(usual, *ends, 0.0)


def _grid(document: Document, number: int, ends: Mapping[int, int], table: _Found) -> Grid:
    flows = [flow for flow in (table.lines, document.flow) if flow]
    captions = (caption_of(flow, document.format, table.start, table.end, ends) for flow in flows)
    return Grid(
        number=number,
        page=document.page_at(table.start),
        cells=table.cells,
        method=table.method,
        start=table.start,
        end=table.end,
        uncertain_rows=table.uncertain,
        caption=next(filter(None, captions), ""),
    )
