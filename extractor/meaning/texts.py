"""The texts that govern the figures of any table, whether a profile knows its words or not."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.meaning.labels import Labels
from extractor.meaning.structure import structure_of
from extractor.model import Grid

_ROW_ROLES = ("group", "row")


@dataclass(frozen=True)
class GoverningTexts:
    """The texts beside and above a figure, the furthest first: groups before labels of the row,
    the top of a stack of headers before its foot."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]


def governing_texts(grid: Grid, labels: Labels) -> dict[tuple[int, int], GoverningTexts]:
    """For each place (row, column) of a figure the texts that govern it."""
    found = {}
    for value in structure_of(grid, labels).values:
        texts = [(governing.role, governing.reading.text) for governing in reversed(value.labels)]
        found[value.row, value.column] = GoverningTexts(
            tuple(text for role in _ROW_ROLES for own, text in texts if own == role),
            tuple(text for own, text in texts if own == "column"),
        )
    return found
