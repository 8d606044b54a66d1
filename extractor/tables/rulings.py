"""Grids from ruling lines: pdfplumber's TableFinder on the lines and words that were read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from extractor.model import Box, Cell, Line, Page, Rule, Word
from extractor.notation.cells import is_value
from extractor.tables.chunks import COLUMN_GAP

# Cell borders that lie nearer than this, in points, are one border (as TableFinder's own snapping).
SNAP = 3.0


@dataclass(frozen=True)
class RuledTable:
    """Cells of one ruled table of a page, the box around it, and where its columns have borders.

    `borders` are points from the left, one more than there are columns.
    """

    page: int
    box: Box
    cells: tuple[Cell, ...]
    borders: tuple[float, ...]

    @property
    def has_figures(self) -> bool:
        """Whether a cell reads as a figure, or as a mark for a missing one."""
        return any(is_value(cell.text) for cell in self.cells if cell.words)

    @property
    def parts_cells(self) -> bool:
        """Whether each figure has a cell of its own: else rows or columns lack their rulings."""
        return not any(_holds_figures(cell) for cell in self.cells)

    def at_borders(self, borders: Sequence[float]) -> RuledTable:
        """The same table over finer columns."""
        place = [_nearest(borders, x) for x in self.borders]
        cells = tuple(
            replace(
                cell,
                column=place[cell.column],
                column_span=place[cell.column + cell.column_span] - place[cell.column],
            )
            for cell in self.cells
        )
        return replace(self, cells=cells, borders=tuple(borders))

    def fits_in(self, borders: Sequence[float]) -> bool:
        """Whether all its columns have their borders among these, and the outer ones agree."""
        first, last = self.borders[0], self.borders[-1]
        outer = abs(first - borders[0]) <= SNAP and abs(last - borders[-1]) <= SNAP
        return outer and all(abs(x - borders[_nearest(borders, x)]) <= SNAP for x in self.borders)

    def below(self, above: RuledTable) -> RuledTable:
        """The same table with its borders as if it began at the left edge of the one above.

        Some producers centre the rest of a table that a page break cuts.
        """
        shift = above.borders[0] - self.borders[0]
        return replace(self, borders=tuple(x + shift for x in self.borders))


def ruled_tables(page: Page) -> list[RuledTable]:
    """The tables that the ruling lines of a page enclose, from top to bottom.

    A frame around text is no table: at least two columns and words in two cells. It may be a
    single row: the rest of a table that a page break cut.
    """
    if len(page.rules) < 4 or all(rule.horizontal for rule in page.rules):
        return []
    from pdfplumber.table import TableFinder

    words = [word for line in page.lines for word in line.words]
    found = [_read(page, table.cells, words) for table in TableFinder(_as_page(page)).tables]
    return sorted((t for t in found if t), key=lambda table: table.box.top)


def _as_page(page: Page) -> Any:
    """The few things that TableFinder asks of a page, from what was read already."""

    class PageLike:
        bbox = (0.0, 0.0, page.width, page.height)
        edges = tuple(map(_edge, (*page.rules, *_cut_off(page))))
        chars: tuple[dict[str, Any], ...] = ()

        def extract_words(self, **_: Any) -> list[dict[str, Any]]:
            return []

    return PageLike()


def _cut_off(page: Page) -> Iterator[Rule]:
    """The border that the first or the last row of a page lacks when a page break cuts it.

    Its verticals end together, outside of all horizontal lines and around the outermost text.
    """
    body = [line.box.center[1] for line in page.lines if not line.furniture]
    upright = [rule for rule in page.rules if not rule.horizontal]
    if not body or not upright:
        return
    levels = [rule.top for rule in page.rules if rule.horizontal]
    start, end = min(rule.top for rule in upright), max(rule.bottom for rule in upright)
    if start < min(body) < min(levels, default=start) - SNAP:
        yield from _border([r for r in upright if abs(r.top - start) <= SNAP], start)
    if max(levels, default=end) + SNAP < max(body) < end:
        yield from _border([r for r in upright if abs(r.bottom - end) <= SNAP], end)


def _border(upright: Sequence[Rule], y: float) -> Iterator[Rule]:
    if len({round(rule.x0) for rule in upright}) > 2:
        yield Rule(min(r.x0 for r in upright), y, max(r.x0 for r in upright), y)


def _edge(rule: Rule) -> dict[str, Any]:
    return {
        "object_type": "line",
        "orientation": "h" if rule.horizontal else "v",
        "x0": rule.x0,
        "x1": rule.x1,
        "top": rule.top,
        "bottom": rule.bottom,
        "width": rule.x1 - rule.x0,
        "height": rule.bottom - rule.top,
    }


def _read(
    page: Page, boxes: Sequence[tuple[float, float, float, float]], words: Sequence[Word]
) -> RuledTable | None:
    columns = _borders([x for box in boxes for x in (box[0], box[2])])
    rows = _borders([y for box in boxes for y in (box[1], box[3])])
    if len(columns) < 3:
        return None
    cells = tuple(_fill([_cell(box, rows, columns) for box in boxes], rows, columns, words))
    if sum(1 for cell in cells if cell.words) < 2:
        return None
    around = Box(columns[0], rows[0], columns[-1], rows[-1])
    return RuledTable(page.number, around, cells, tuple(columns))


def _borders(places: Sequence[float]) -> list[float]:
    """Places sorted, those within SNAP of each other taken as one."""
    borders: list[float] = []
    for place in sorted(places):
        if not borders or place - borders[-1] > SNAP:
            borders.append(place)
    return borders


def _cell(
    box: tuple[float, float, float, float], rows: Sequence[float], columns: Sequence[float]
) -> Cell:
    x0, top, x1, bottom = box
    row, column = _nearest(rows, top), _nearest(columns, x0)
    return Cell(
        row=row,
        column=column,
        row_span=max(_nearest(rows, bottom) - row, 1),
        column_span=max(_nearest(columns, x1) - column, 1),
    )


def _holds_figures(cell: Cell) -> bool:
    """Whether two lines of a cell end in figures, or hold one that is set apart from its words, or
    one line has two figures set apart."""
    lines: list[list[Word]] = []
    for word in sorted(cell.words, key=lambda word: (word.box.center[1], word.box.x0)):
        if lines and word.box.top < lines[-1][-1].box.center[1]:
            lines[-1].append(word)
        else:
            lines.append([word])
    ends = sum(is_value(line[-1].text) for line in lines)
    values = [
        [(is_value(a.text), is_value(b.text)) for a, b in pairwise(line) if _are_apart(a, b)]
        for line in lines
    ]
    apart = sum(any(map(any, pairs)) for pairs in values)
    return ends > 1 or apart > 1 or any(all(pair) for pairs in values for pair in pairs)


def _are_apart(before: Word, word: Word) -> bool:
    return word.box.x0 - before.box.x1 > COLUMN_GAP["pdf"] * word.size


def _nearest(borders: Sequence[float], place: float) -> int:
    return min(range(len(borders)), key=lambda i: abs(borders[i] - place))


def _fill(
    cells: Sequence[Cell], rows: Sequence[float], columns: Sequence[float], words: Sequence[Word]
) -> Iterator[Cell]:
    """The cells with the words whose middle lies in them, in the order of the table.

    Words that lie in none, in a cell that a page break left open, make one of their own.
    """
    inside: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        x, y = word.box.center
        place = bisect_right(rows, y) - 1, bisect_right(columns, x) - 1
        inside.setdefault(place, []).append(word)
    for cell in sorted(cells, key=lambda c: (c.row, c.column)):
        places = (
            (row, column)
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        )
        found = [word for place in places for word in inside.pop(place, ())]
        yield replace(cell, words=tuple(sorted(found, key=lambda word: word.start)))
    for (row, column), left in inside.items():
        if 0 <= row < len(rows) - 1 and 0 <= column < len(columns) - 1:
            yield Cell(row, column, tuple(left))


def outside(lines: Sequence[Line], tables: Sequence[RuledTable]) -> Iterator[Line]:
    """The lines less the words that stand in one of the tables of their page."""
    for line in lines:
        boxes = [table.box for table in tables if table.page == line.page]
        words = tuple(
            word for word in line.words if not any(box.contains(*word.box.center) for box in boxes)
        )
        if words:
            yield line if len(words) == len(line.words) else replace(line, words=words)
