"""Finds the tables among lines: each below a header that is understood, or without one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile, zip_longest

from extractor.model import Cell, Format, Line
from extractor.tables.stacked.bare import read_bare
from extractor.tables.stacked.figures import marks_as_labels, ranks_of, widths_of, years_as_figures
from extractor.tables.stacked.head import Head
from extractor.tables.stacked.head_reading import read_head
from extractor.tables.stacked.head_turned import read_names
from extractor.tables.stacked.labels import Shape
from extractor.tables.stacked.rows import Row, are_even, rows_below
from extractor.tables.stacked.table import StackedTable, build_table
from extractor.tables.stacked.tokens import Token, stretches, words_of
from extractor.tables.words import Says

# Rows that a table has at least.
_LEAST_ROWS = 2
# Lines of a remark behind the last figures.
_MOST_OF_REMARK = 4
# By how much the best number of columns must win.
_MARGIN = 1.0


@dataclass(frozen=True)
class _Way:
    """One way to read lines as a table, and the lines below it."""

    head: Head
    shape: Shape
    rows: Sequence[Row]
    rest: Sequence[Token]


def find_stacked(lines: Sequence[Line], says: Says, layout: Format) -> Iterator[StackedTable]:
    """The tables among lines that follow each other which stand one cell a line.

    `says` reads what a text says in the words of a profile. Blank lines are cells in a text only.
    """
    for stretch in stretches(lines, layout):
        tokens: Sequence[Token] = stretch
        while any(token.kind == "figure" for token in tokens):
            table, tokens = _first_table(tokens, says)
            if table:
                yield table


def _first_table(
    tokens: Sequence[Token], says: Says
) -> tuple[StackedTable | None, Sequence[Token]]:
    """The table that lines begin with, and the lines below it."""
    numbered = ranks_of(tokens)
    ways = [way for width in widths_of(tokens) if (way := _headed(tokens, width, numbered, says))]
    if not ways:
        return read_bare(tokens, says), ()
    best = max(ways, key=lambda way: way.head.score)
    doubt = any(w is not best and best.head.score - w.head.score < _MARGIN for w in ways)
    head = replace(best.head, sure=best.head.sure and not doubt)
    return _ended(build_table(head, best.rows, best.shape, says), best), best.rest


def _ended(table: StackedTable, way: _Way) -> StackedTable:
    """The table with the remark behind the figures of its last row, where it has such a column."""
    tail = list(takewhile(lambda token: token.kind == "label", way.rest))
    last = any(token.kind == "figure" for token in way.rest)
    if last or way.shape.trails != 1 or not 0 < len(tail) <= _MOST_OF_REMARK:
        return table
    row = max(cell.row for cell in table.cells)
    column = max(cell.column + cell.column_span for cell in table.cells) - 1
    return replace(table, cells=(*table.cells, Cell(row, column, words_of(tail))))


def _headed(
    tokens: Sequence[Token], width: int, ranks: Mapping[int, Token], says: Says
) -> _Way | None:
    """The table below a header that is understood, with so many figures a row; None without."""
    end = min(ranks) if ranks else None
    kept = [token for index, token in enumerate(tokens) if index not in ranks]
    kept = marks_as_labels(kept, width)
    first = next((i for i, token in enumerate(kept) if token.kind == "figure"), 0)
    head = read_head(kept[:first], width, says, end, ranked=bool(ranks))
    head = head or read_names(kept[:first], width, says)
    if not head:
        return None
    shape = head.shape(says)
    kept = years_as_figures(kept, head.end, width)
    rows, rest = rows_below(kept, head.end, width, shape, says)
    columns = zip(*(row.figures for row in rows if row.whole), strict=True)
    filled = all(any(token.line for token in column) for column in columns)
    if len(rows) < _LEAST_ROWS or not are_even(rows) or not filled:
        return None
    numbers = [token for _, token in sorted(ranks.items())]
    rows = [replace(row, rank=rank) for row, rank in zip_longest(rows, numbers[: len(rows)])]
    return _Way(head, shape, rows, rest)
