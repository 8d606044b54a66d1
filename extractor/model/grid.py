"""Tables as geometry: cells in rows and columns."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import Literal

from extractor.model.checked import require
from extractor.model.page import Word

# What a word ends in that may go on in the next one, without a space.
_JOINING = "-‐/"


@dataclass(frozen=True)
class Cell:
    """One cell of a grid; rows and columns count from 0, spans from 1.

    An empty cell has no words.
    """

    row: int
    column: int
    words: tuple[Word, ...] = ()
    row_span: int = 1
    column_span: int = 1

    def __post_init__(self) -> None:
        require(self.row >= 0 and self.column >= 0, "cells are counted from 0")
        require(self.row_span >= 1 and self.column_span >= 1, "a cell spans itself at least")

    def shifted(self, rows: int) -> Cell:
        """The same cell so many rows further down."""
        return replace(self, row=self.row + rows)

    @cached_property
    def text(self) -> str:
        """The words with one space between them; a word broken at a hyphen is whole again.

        After a slash at the end of a line goes no space, nor after the hyphen of "3D-printing".
        """
        words = self.words
        if not any(word.text[-1] in _JOINING for word in words[:-1]):
            return " ".join([word.text for word in words])
        text = words[0].text
        for before, word in pairwise(words):
            if _is_below(before, word) and (before.text[-1] == "/" or _is_compound(before, word)):
                text += word.text
            elif _is_broken(before, word):
                text = text[:-1] + word.text
            else:
                text += f" {word.text}"
        return text

    @cached_property
    def start(self) -> int:
        """Where its first word starts; ValueError for an empty cell."""
        return min(word.start for word in self.words)

    @cached_property
    def end(self) -> int:
        """Where its last word ends; ValueError for an empty cell."""
        return max(word.end for word in self.words)


def _is_below(before: Word, word: Word) -> bool:
    return word.box.top >= before.box.bottom or word.box.x0 < before.box.x0


def _is_broken(before: Word, word: Word) -> bool:
    """Whether two words of a cell are one, broken at the end of a line."""
    hyphened = before.text[-1] in "-‐" and before.text[-2:-1].islower()
    goes_on = word.text[0].islower() and word.text not in ("en", "of")
    return hyphened and _is_below(before, word) and goes_on


def _is_compound(before: Word, word: Word) -> bool:
    """Whether the hyphen at the end of a line belongs to the word: "3D-printing", "Noord-Zee"."""
    hyphened = before.text[-1] in "-‐" and before.text[-2:-1].isalnum()
    capitals = not before.text[-2:-1].islower() or word.text[0].isupper() or word.text[0].isdigit()
    return hyphened and capitals and word.text[0].isalnum() and word.text not in ("en", "of")


GridMethod = Literal["rulings", "columns", "lines"]


@dataclass(frozen=True, eq=False)
class Grid:
    """A table as geometry: cells in rows and columns, before any meaning is given to them.

    A grid equals itself alone.

    `method` says what the grid was found by: ruling lines, columns of white space, or plain lines
    whose last words are figures. `uncertain_rows` are rows whose figures could not be put in
    columns surely (plain lines with fewer figures than the table has columns).
    """

    number: int
    page: int
    cells: tuple[Cell, ...]
    method: GridMethod
    start: int
    end: int
    uncertain_rows: frozenset[int] = field(default_factory=frozenset)
    caption: str = ""

    def __post_init__(self) -> None:
        require(bool(self.cells), "a grid has cells")
        require(self.start < self.end, "a grid spans text")

    @cached_property
    def rows(self) -> int:
        """The number of rows, those of merged cells included."""
        return max(cell.row + cell.row_span for cell in self.cells)

    @cached_property
    def columns(self) -> int:
        """The number of columns, those of merged cells included."""
        return max(cell.column + cell.column_span for cell in self.cells)

    @cached_property
    def _by_place(self) -> dict[tuple[int, int], Cell]:
        return {
            (row, column): cell
            for cell in self.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        }

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers the place, merged cells included."""
        return self._by_place.get((row, column))
