"""Two readings of the same lines, of which each line can have one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.notation.cells import is_value
from extractor.tables.plain import PlainTable
from extractor.tables.stacked import StackedTable

Lined = PlainTable | StackedTable


def fuller(plain: Sequence[PlainTable], stacked: Sequence[StackedTable]) -> Iterator[Lined]:
    """The tables of two readings of the same lines, from most to fewest figures, each one that
    shares no words with one before it; of equals the plain one."""
    taken: set[int] = set()
    tables: list[Lined] = [*plain, *stacked]
    for table in sorted(tables, key=_count_figures, reverse=True):
        words = _words_of(table)
        # Held against what is kept alone: a table that gave way itself takes no other with it.
        if taken.isdisjoint(words):
            taken |= words
            yield table


def _words_of(table: Lined) -> set[int]:
    return {word.start for cell in table.cells for word in cell.words}


def _count_figures(table: Lined) -> int:
    return sum(bool(cell.column) and is_value(cell.text) for cell in table.cells)
