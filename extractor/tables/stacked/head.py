"""The header of a table: its headings and headers, and where it stands among the lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.model import Cell
from extractor.tables.stacked.labels import Column, Cut, Shape
from extractor.tables.stacked.tokens import Texts, Token, joined, words_of
from extractor.tables.words import Said, Says


@dataclass(frozen=True)
class Head:
    """One way to read lines: from line `start` on a header, from `end` on the first row's label.

    `money` is the place among the figures of a column whose header says nothing known, or None.
    `corner` is a heading in the second row. `over` holds the headers of several columns.
    """

    start: int
    end: int
    leads: Texts
    trails: Texts
    over: Texts
    leaves: Texts
    corner: tuple[Token, ...] = ()
    money: tuple[int, tuple[Token, ...]] | None = None
    score: float = 0.0
    own: Cut | None = None
    sure: bool = True

    @property
    def width(self) -> int:
        """How many columns of figures there are."""
        return len(self.leaves) + (self.money is not None)

    def shape(self, says: Says) -> Shape:
        """The columns of texts that it heads."""
        leads = [_column(says(joined(text))) for text in self.leads]
        if self.corner:
            leads[self.blank] = "name"
        if self.own and self.own.group and leads[-1:] == ["name"]:
            leads[-1] = "any"
        return Shape(tuple(leads) or ("any",), len(self.trails))

    @property
    def blank(self) -> int:
        """The first heading that is empty, or -1."""
        return next((i for i, text in enumerate(self.leads) if not joined(text)), -1)

    def cells(self) -> Iterator[Cell]:
        """The header as cells."""
        rows = 2 if self.over else 1
        first = max(1, len(self.leads))
        for column, text in enumerate(self.leads):
            below = bool(self.corner) and column == self.blank
            yield from _cell(0, column, text, down=1 if below else rows)
        if self.corner:
            yield from _cell(1, self.blank, self.corner)
        places = list(range(first, first + self.width))
        if self.money:
            yield from _cell(0, places.pop(self.money[0]), self.money[1], down=rows)
        for column, text in zip(places, self.leaves, strict=True):
            yield from _cell(rows - 1, column, text)
        span = len(places) // len(self.over) if self.over else 0
        for number, text in enumerate(self.over):
            yield from _cell(0, places[number * span], text, across=span)
        for column, text in enumerate(self.trails, start=first + self.width):
            yield from _cell(0, column, text, down=rows)


def _cell(
    row: int, column: int, text: Sequence[Token], *, across: int = 1, down: int = 1
) -> Iterator[Cell]:
    if words := words_of(text):
        yield Cell(row, column, words, row_span=down, column_span=across)


def _column(said: Said) -> Column:
    if said.aside:
        return "aside"
    if said.heading:
        return "name"
    return "said" if said.labelling else "any"
