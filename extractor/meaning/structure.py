"""The structure of a grid: which cells hold figures and which labels govern each of them.

A cell has no meaning of its own: it takes it from the stack of header cells above it, the labels
beside it, and the group rows above it. One rule for tall, wide, grouped and transposed tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal
from weakref import WeakKeyDictionary

from extractor.meaning.labelled import LabelColumns
from extractor.meaning.labels import Labels, Reading
from extractor.meaning.readings import (
    are_mostly_names,
    as_name,
    is_name,
    kind,
    says_what,
)
from extractor.meaning.roles import Roles
from extractor.model import Cell, Grid
from extractor.notation.cells import CellValue, Quantity, parse_cell

Role = Literal["unit", "row", "column", "group", "corner", "context"]


@dataclass(frozen=True)
class Governing:
    """A label that governs a value, in its role, with what it says."""

    role: Role
    reading: Reading


@dataclass(frozen=True)
class ValueCell:
    """A place where a figure stands or belongs, and the labels that govern it, nearest first."""

    row: int
    column: int
    cell: Cell | None
    content: CellValue | None
    labels: tuple[Governing, ...]


@dataclass(frozen=True)
class Structure:
    """The figures of a grid with the labels that govern each. Get it with `structure_of`.

    `values` are all places of a figure, empty ones included; `headings` the texts above the label
    columns. It does not hold the grid, by which it is kept.
    """

    values: tuple[ValueCell, ...]
    headings: tuple[str, ...]


class _Builder:
    """Finds the structure of a grid."""

    def __init__(self, grid: Grid, read: Callable[[str], Reading]) -> None:
        self._roles = Roles(grid, read)
        self._columns = LabelColumns(self._roles)

    def build(self) -> Structure:
        return Structure(tuple(self._values()), tuple(self._headings()))

    def _values(self) -> Iterator[ValueCell]:
        for row in range(self._roles.grid.rows):
            if not (self._roles.is_data(row) or self._lacks_figures(row)):
                continue
            groups = self._groups(row)
            for column in self._roles.value_columns:
                rows = self._row_labels(row, column)
                cell = self._roles.grid.at(row, column)
                content = (
                    parse_cell(self._roles.text(row, column)) if self._roles.is_data(row) else None
                )
                covers = self._roles.covers_labels(row, column)
                if covers and content is not None:
                    continue  # The number of the row, left of its label.
                if self._columns.side_by_side and not (self._roles.text(row, column) or rows):
                    continue  # The shorter one of two tables side by side has ended.
                near = (*self._unit(content), *rows, *self._column_labels(row, column))
                yield ValueCell(
                    row,
                    column,
                    None if covers else cell,
                    content,
                    (*near, *groups, *self._corners(row)),
                )

    def _unit(self, content: CellValue | None) -> list[Governing]:
        """The unit in the cell itself as a label, where it is a word of the profile."""
        unit = content.unit if isinstance(content, Quantity) else ""
        reading = self._roles.read(unit)
        return [Governing("unit", reading)] if reading.dimensions else []

    def _lacks_figures(self, row: int) -> bool:
        """A lone text that has the label of rows with figures, or is a network above networks."""
        text = self._roles.lone_text(row)
        if not text:
            return False
        if self._roles.read(text).network:
            return any(self._roles.read(label).network for label in self._labels_below(row))
        return text in self._data_labels and self._below_data_or_name(row)

    @cached_property
    def _data_labels(self) -> frozenset[str]:
        rows = [row for row in range(self._roles.grid.rows) if self._roles.is_data(row)]
        return frozenset(
            self._roles.text(row, c) for row in rows for c in self._roles.label_columns
        )

    def _labels_below(self, row: int) -> list[str]:
        """The labels of the nearest row with figures below, or above where there is none below."""
        below = (r for r in range(row + 1, self._roles.grid.rows) if self._roles.is_data(r))
        above = (r for r in range(row - 1, -1, -1) if self._roles.is_data(r))
        nearest = next(below, None) or next(above, None)
        return (
            []
            if nearest is None
            else [self._roles.text(nearest, c) for c in self._roles.label_columns]
        )

    def _below_data_or_name(self, row: int) -> bool:
        return any(
            self._roles.is_data(above)
            or kind(self._roles.read(self._roles.lone_text(above))) == "name"
            for above in range(row)
        )

    def _row_labels(self, row: int, value_column: int) -> list[Governing]:
        found: list[Governing] = []
        for column in reversed(self._columns.of(value_column)):
            text = self._roles.text(row, column) or (self._above(row, column) if found else "")
            if text:
                reading = self._roles.read(text)
                is_name = column in self._columns.named and not self._columns.counts(row, column)
                found.append(Governing("row", as_name(reading) if is_name else reading))
        return found

    def _above(self, row: int, column: int) -> str:
        """The nearest text above in a label column: a cell left empty says the same again."""
        for above in range(row - 1, -1, -1):
            if above in self._roles.repeated_headers:
                continue
            if not self._roles.is_data(above):
                return ""
            if self._roles.text(above, column):
                return self._roles.text(above, column)
        return ""

    def _column_labels(self, row: int, column: int) -> list[Governing]:
        headers = [
            header for header in self._roles.header_block(row) if self._roles.text(header, column)
        ]
        own = [self._roles.read(self._roles.text(header, column)) for header in headers]
        if self._headers_are_names:
            own = [as_name(reading) for reading in own]
        if len(own) > 1 and all(self._heads_one(header, column) for header in headers):
            whole = self._roles.read(" ".join(reading.text for reading in reversed(own)))
            bare = not any(part.network or part.dimensions for part in own)
            if self._headers_are_names and bare and any(map(is_name, own)):
                own = [whole if whole.network else as_name(whole)]
            own = [whole] if _says_more(whole, own) else own
        return [Governing("column", reading) for reading in own]

    @cached_property
    def _headers_are_names(self) -> bool:
        """Whether texts above the figures are names: one that says something too is one.

        Most of them, or one where each row says by itself what it counts.
        """
        cells = (
            self._roles.grid.at(row, c)
            for row in self._roles.headers
            for c in self._roles.value_columns
        )
        own = [self._roles.read(text) for text in {c.text for c in cells if c and c.words}]
        return are_mostly_names(own) or (self._rows_say_what and any(map(is_name, own)))

    @cached_property
    def _rows_say_what(self) -> bool:
        """Whether the label of each row with figures says by itself what they count."""
        return all(
            says_what(self._roles.read(self._roles.text(row, 0))) for row in self._roles.data_rows
        )

    def _heads_one(self, row: int, column: int) -> bool:
        cell = self._roles.grid.at(row, column)
        return bool(cell and cell.column_span == 1)

    def _corners(self, row: int) -> list[Governing]:
        rows = self._roles.header_block(row)
        texts = [
            text
            for column in self._columns.leading
            for text in self._roles.headings(rows, column)
            if not self._tells_itself(row, column, self._roles.read(text))
        ]
        return [Governing("corner", self._roles.read(text)) for text in dict.fromkeys(texts)]

    def _tells_itself(self, row: int, column: int, heading: Reading) -> bool:
        """Whether the label of a row says what its heading only asks: "2019" below "Werkjaar"."""
        label = self._roles.read(self._roles.text(row, column))
        asks = not (heading.dimensions or heading.unsure or heading.network)
        return asks and bool(label.dimensions) and not (label.rest or label.unsure)

    def _groups(self, row: int) -> list[Governing]:
        """The lone texts above that govern a row, nearest first, one of each kind."""
        found: dict[str, Governing] = {}
        for above in range(row - 1, -1, -1):
            text = self._roles.lone_text(above)
            if text and not self._lacks_figures(above):
                reading = self._roles.read(text)
                named = self._groups_are_names or self._stands_among_names(above)
                own = as_name(reading) if named else reading
                # A total without its figure is no group of what follows.
                if not (own.total or any(_begins_anew(g.reading, own) for g in found.values())):
                    found.setdefault(kind(own), Governing("group", own))
        return list(found.values())

    @cached_property
    def _groups_are_names(self) -> bool:
        own = [self._roles.read(text) for text in self._roles.lone_texts.values()]
        return are_mostly_names(own) or (self._rows_say_what and any(map(is_name, own)))

    def _stands_among_names(self, row: int) -> bool:
        """Whether the only text of a row stands in a column of names, and in no other."""
        own = [
            column for column in range(self._roles.grid.columns) if self._roles.text(row, column)
        ]
        return len(own) == 1 and own[0] in self._columns.named

    def _headings(self) -> Iterator[str]:
        for column in self._columns.leading:
            yield from self._roles.headings(self._roles.headers, column)


_made: WeakKeyDictionary[Grid, dict[Labels, Structure]] = WeakKeyDictionary()


def structure_of(grid: Grid, labels: Labels) -> Structure:
    """The structure of a grid whose texts are read as labels; made once, and kept as long as the
    grid is."""
    own = _made.setdefault(grid, {})
    if labels not in own:
        own[labels] = _Builder(grid, labels.read).build()
    return own[labels]


def _says_more(whole: Reading, parts: Sequence[Reading]) -> bool:
    """Whether texts under each other are one label: together they say surely what each leaves open.

    "eind" above "2019", "Aan-" above "tal leden".
    """
    open_parts = any(part.unsure or part.rest for part in parts)
    said = {kind: value for part in parts for kind, value in part.dimensions.items()}
    kept = all(whole.dimensions.get(kind) == said[kind] for kind in said.keys() - {"period"})
    other = whole.dimensions != said
    return not whole.unsure and not whole.rest and kept and (open_parts or other)


def _begins_anew(group: Reading, above: Reading) -> bool:
    """Whether a group says again, and less, what a group above it says: "Leden" below "Leden in
    2019" is the title of another list."""
    said = group.dimensions.items()
    return bool(said) and said < above.dimensions.items()
