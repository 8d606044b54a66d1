"""A made answer taken apart and put together again with one thing changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import cast

from extractor.synth.spec import Beside, Block, Cell, Figure, Line, TableSpec, Text, Written


@dataclass(frozen=True)
class Place:
    """A cell of a table: the `index`-th of those that begin in a row."""

    table: TableSpec
    row: int
    index: int

    @property
    def cell(self) -> Cell:
        """The cell itself."""
        return self.table.rows[self.row][self.index]

    def filled(self, cell: Cell) -> TableSpec:
        """The table with another cell there."""
        row = self.table.rows[self.row]
        return with_row(self.table, self.row, (*row[: self.index], cell, *row[self.index + 1 :]))


@dataclass(frozen=True)
class AnswerItem:
    """An item of the answer: its label, and where its blocks begin and end."""

    label: str
    start: int
    end: int


def with_row(table: TableSpec, number: int, cells: Sequence[Cell] | None) -> TableSpec:
    """A table with other cells in a row; without the row where they are None."""
    kept = () if cells is None else (tuple(cells),)
    return replace(table, rows=(*table.rows[:number], *kept, *table.rows[number + 1 :]))


def with_table(written: Written, table: TableSpec, other: TableSpec) -> Written:
    """An answer with another table in the place of one."""

    def exchanged(block: Block) -> Block:
        if isinstance(block, Beside):
            left, right = (other if t is table else t for t in (block.left, block.right))
            return replace(block, left=left, right=right)
        return other if block is table else block

    return replace(written, blocks=tuple(map(exchanged, written.blocks)))


def with_block(written: Written, place: int, block: Block) -> Written:
    """An answer with another block at a place."""
    return replace(written, blocks=(*written.blocks[:place], block, *written.blocks[place + 1 :]))


def figures(written: Written) -> Iterator[Place]:
    """The plain figures of the tables that give figures of the subject."""
    for table in written.tables():
        if not (table.figures and table.is_table):
            continue
        for row, cells in enumerate(table.rows):
            for index, cell in enumerate(cells):
                if cell.role == "figure" and cell.value is not None:
                    yield Place(table, row, index)


def answer_items(written: Written) -> list[AnswerItem]:
    """The items of the answer with their blocks."""
    blocks = written.blocks
    title = max(
        n for n, b in enumerate(blocks) if isinstance(b, Line) and b.text.startswith("ANTWOORD")
    )
    starts = [
        n for n, b in enumerate(blocks) if n > title and isinstance(b, Text) and b.label.strip()
    ]
    labels = cast(list[str], written.gold["answer"])
    ends = [*starts[1:], len(blocks)]
    return [AnswerItem(*parts) for parts in zip(labels, starts, ends, strict=True)]


def tables_of_items(written: Written) -> list[tuple[str, TableSpec]]:
    """The tables with the label of the item each stands in."""
    return cast(list[tuple[str, TableSpec]], written.gold["tables"])


def facts(written: Written) -> set[tuple[str, str, str, str, str, str]]:
    """The figures it gives: network, indicator, segment, measure, period, value."""
    told = cast(dict[str, list[Figure]], written.gold["figures"])
    return {
        (f.network.gold, f.indicator, f.segment, f.measure, f.period, plain(f.value))
        for figures_of_item in told.values()
        for f in figures_of_item
    }


def plain(value: int | Decimal) -> str:
    """A number without zeros behind its decimals."""
    return format(Decimal(value).normalize(), "f")


def findings(written: Written) -> set[tuple[str, str, str]]:
    """What reading the unbroken answer must give: (check, outcome, item)."""
    return set(cast(list[tuple[str, str, str]], written.gold["findings"]))
