"""The cells of a table, from its header and its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.model import Cell
from extractor.tables.stacked.head import Head
from extractor.tables.stacked.labels import Cut, Cutter, Known, Shape
from extractor.tables.stacked.rows import Row
from extractor.tables.stacked.tokens import joined, words_of
from extractor.tables.words import Says

# Rows below a name count at most so many things.
_MOST_INDICATORS = 4


@dataclass(frozen=True)
class StackedTable:
    """The cells of a table, and the rows whose figures may belong elsewhere."""

    cells: tuple[Cell, ...]
    uncertain_rows: frozenset[int]


def build_table(head: Head, rows: Sequence[Row], shape: Shape, says: Says) -> StackedTable:
    """The table of a header and the rows below it, whose columns of texts `shape` tells."""
    cuts = _cuts(rows, Cutter(says, shape))
    cuts = _cuts(rows, Cutter(says, shape, _known(rows, cuts, len(shape.leads))))
    cells = list(head.cells())
    number = max((cell.row + cell.row_span for cell in cells), default=0)
    first = len(shape.leads)
    across = first + head.width + shape.trails
    uncertain: set[int] = set()
    ranks: list[Cell] = []
    for row, cut in zip(rows, cuts, strict=True):
        leads = cut.leads if cut else (row.lines,)
        if cut and cut.group:
            cells.append(Cell(number, 0, words_of(cut.group), column_span=across))
            number += 1
        for column, text in enumerate(cut.trails if cut else (), start=across - shape.trails):
            if number:
                cells.append(Cell(_above(cells, first), column, words_of(text)))
        start = first - row.blank[2] - len(leads)
        cells += [
            Cell(number, column, words_of(text))
            for column, text in enumerate(leads, start=max(0, start))
            if text
        ]
        cells += [
            Cell(number, column, token.words)
            for column, token in enumerate(row.figures[: head.width], start=first)
            if token.line
        ]
        if row.rank:
            ranks.append(Cell(number, 0, row.rank.words))
        if not (row.whole and head.sure and cut and cut.sure):
            uncertain.add(number)
        number += 1
    return StackedTable(_behind(ranks, cells), frozenset(uncertain))


def _cuts(rows: Sequence[Row], cutter: Cutter) -> list[Cut | None]:
    found = []
    for index, row in enumerate(rows):
        trails = 0 if index == 0 else cutter.shape.trails - row.blank[0]
        last = len(cutter.shape.leads) - row.blank[2]
        found.append(cutter.cut(row.lines, trails, range(row.blank[1], last)))
    return found


def _known(rows: Sequence[Row], cuts: Sequence[Cut | None], columns: int) -> Known:
    """What the rows show whose cells are sure; what was joined in one row only shows nothing."""
    seen = Counter[str]()
    widths = [0] * columns
    for row, cut in zip(rows, cuts, strict=True):
        if not cut or not cut.sure:
            continue
        plain = len(row.lines) == len(cut.trails) + len(cut.leads)
        seen.update(dict.fromkeys(map(joined, (*cut.trails, *cut.leads)), 2 if plain else 1))
        if plain:
            for column, text in enumerate(cut.leads, start=columns - len(cut.leads)):
                widths[column] = max(widths[column], len(joined(text)))
    lasts = Counter(row.lines[-1].text for row in rows if row.lines)
    often = max(2, len(rows) // _MOST_INDICATORS)
    texts = {text for text, count in seen.items() if count > 1}
    texts |= {text for text, count in lasts.items() if count >= often and text[0].isupper()}
    grouped = any(cut and cut.sure and cut.group for cut in cuts)
    return Known(frozenset(texts), tuple(widths), grouped)


def _behind(ranks: Sequence[Cell], cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells with the numbers of the rows in a column before them."""
    if not ranks:
        return tuple(cells)
    wide = max(cell.column + cell.column_span for cell in cells)
    moved = (
        replace(cell, column_span=wide + 1)
        if cell.column_span == wide
        else replace(cell, column=cell.column + 1)
        for cell in cells
    )
    return (*ranks, *moved)


def _above(cells: Sequence[Cell], first: int) -> int:
    """The last row with figures."""
    return max(cell.row for cell in cells if cell.column >= first)
