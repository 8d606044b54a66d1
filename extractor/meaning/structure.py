"""The structure of a grid: which cells hold figures and which labels govern each of them.

A cell has no meaning of its own: it takes it from the stack of header cells above it, the labels
beside it, and the group rows above it. One rule for tall, wide, grouped and transposed tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from extractor.meaning.labels import Reading, is_part
from extractor.model import Cell, Grid
from extractor.notation.cells import (
    Absent,
    CellValue,
    Quantity,
    Range,
    Several,
    is_value,
    parse_cell,
)
from extractor.notation.dates import find_periods

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


class Structure:
    """A grid with the roles of its rows and columns."""

    def __init__(self, grid: Grid, read: Callable[[str], Reading]) -> None:
        self.grid = grid
        self._read = read

    def text(self, row: int, column: int) -> str:
        """The text of the cell that covers the place, "" where there is none."""
        cell = self.grid.at(row, column)
        return cell.text if cell else ""

    @cached_property
    def value_columns(self) -> tuple[int, ...]:
        """The columns that hold figures which are no years."""
        return tuple(
            column
            for column in range(self.grid.columns)
            if any(self._is_figure(row, column) for row in range(self.grid.rows))
            and not self._is_text_column(column)
        )

    def _is_figure(self, row: int, column: int) -> bool:
        """Whether a count stands at a place: 2038 is one among others, where a count belongs."""
        if self._is_plain_figure(row, column):
            return True
        if not isinstance(parse_cell(self.text(row, column)), Quantity | Range | Several):
            return False
        if not any(self._is_plain_figure(r, column) for r in range(self.grid.rows)):
            return False
        beside = any(self._is_plain_figure(row, c) for c in range(self.grid.columns) if c != column)
        return beside or self._is_labelled_for_figures(row, column)

    def _is_labelled_for_figures(self, row: int, column: int) -> bool:
        """Whether the text left of a place is a known network, or stands left of other figures.

        Or any text between two rows with figures, but for a heading of names.
        """
        label = self.text(row, 0) if column else ""
        if not label:
            return False
        said = self._read(label)
        figures = [r for r in range(self.grid.rows) if self._is_plain_figure(r, column)]
        among = {row - 1, row + 1} <= {*figures} and not said.heading
        return bool(said.network) or among or any(self.text(r, 0) == label for r in figures)

    def _is_plain_figure(self, row: int, column: int) -> bool:
        text = self.text(row, column)
        if not (isinstance(parse_cell(text), Quantity) and is_value(text)):
            return False
        return not (_is_duration(text) and self._ends_period(row, column))

    def _ends_period(self, row: int, column: int) -> bool:
        """Whether a duration is the end of the header above it: "Realisatie na" "3 jaar"."""
        over = self.text(row - 1, column) if row else ""
        whole = f"{over} {self.text(row, column)}"
        return any(p.start < len(over) and p.end == len(whole) for p in find_periods(whole))

    def _is_text_column(self, column: int) -> bool:
        """The first column, where most of its cells are no figures."""
        own = [self.text(row, column) for row in range(self.grid.rows)]
        figures = sum(isinstance(parse_cell(text), Quantity) for text in own if text)
        return column == 0 and figures < sum(1 for text in own if text) / 2

    @cached_property
    def label_columns(self) -> tuple[int, ...]:
        """The columns that hold no figures."""
        return tuple(c for c in range(self.grid.columns) if c not in self.value_columns)

    def is_data(self, row: int) -> bool:
        """A row in which a figure, or a mark for one, stands in a column of figures."""
        return row in self._data_rows

    @cached_property
    def _data_rows(self) -> frozenset[int]:
        return frozenset(
            row
            for row in range(self.grid.rows)
            if any(self._is_figure(row, c) or self._is_mark(row, c) for c in self.value_columns)
        )

    def _is_mark(self, row: int, column: int) -> bool:
        text = self.text(row, column)
        return bool(text) and isinstance(parse_cell(text), Absent)

    def is_header(self, row: int) -> bool:
        """A row without figures that has texts above the columns of figures."""
        above = any(
            self.text(row, c) and not self._covers_labels(row, c) for c in self.value_columns
        )
        return above and not self.is_data(row) and not self._names_network(row)

    def _names_network(self, row: int) -> bool:
        """Whether a label of the row is a known network: such a row is no header."""
        own = (self.grid.at(row, column) for column in self.label_columns)
        return any(self._read(c.text).network for c in own if c and not self._is_over_figures(c))

    def _is_over_figures(self, cell: Cell) -> bool:
        """Whether a cell stands above columns of figures too: a name wider than its column."""
        own = range(cell.column, cell.column + cell.column_span)
        return not set(own).isdisjoint(self.value_columns)

    def _covers_labels(self, row: int, column: int) -> bool:
        cell = self.grid.at(row, column)
        return bool(cell and self.label_columns and cell.column <= self.label_columns[0])

    def lone_text(self, row: int) -> str:
        """The text of a row that has one text and nothing in the columns of figures, or ""."""
        return self._lone_texts.get(row, "")

    @cached_property
    def _lone_texts(self) -> dict[int, str]:
        texts: dict[int, set[str]] = {}
        for cell in self.grid.cells:
            for row in range(cell.row, cell.row + cell.row_span):
                texts.setdefault(row, set()).update([cell.text] if cell.words else [])
        return {
            row: next(iter(own))
            for row, own in texts.items()
            if len(own) == 1
            and not self.is_data(row)
            and not self.is_header(row)
            and not self._is_remark(row)
        }

    def _is_remark(self, row: int) -> bool:
        """Whether all texts of a row stand behind the figures: remarks over several lines."""
        last = max(self.value_columns, default=self.grid.columns)
        return not any(self.text(row, column) for column in range(last + 1))

    @cached_property
    def headers(self) -> tuple[int, ...]:
        """The header rows, from top to bottom."""
        return tuple(row for row in range(self.grid.rows) if self.is_header(row))

    def values(self) -> Iterator[ValueCell]:
        """Every place of a figure, empty ones included, with the labels that govern it."""
        for row in range(self.grid.rows):
            if not (self.is_data(row) or self._lacks_figures(row)):
                continue
            groups = self._groups(row)
            for column in self.value_columns:
                rows = self._row_labels(row, column)
                cell = self.grid.at(row, column)
                content = parse_cell(self.text(row, column)) if self.is_data(row) else None
                covers = self._covers_labels(row, column)
                if covers and content is not None:
                    continue  # The number of the row, left of its label.
                if self._side_by_side and not (self.text(row, column) or rows):
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
        reading = self._read(unit)
        return [Governing("unit", reading)] if reading.dimensions else []

    def _lacks_figures(self, row: int) -> bool:
        """A lone text that has the label of rows with figures, or is a network above networks."""
        text = self.lone_text(row)
        if not text:
            return False
        if self._read(text).network:
            return any(self._read(label).network for label in self._labels_below(row))
        return text in self._data_labels and self._below_data_or_name(row)

    @cached_property
    def _data_labels(self) -> frozenset[str]:
        rows = [row for row in range(self.grid.rows) if self.is_data(row)]
        return frozenset(self.text(row, c) for row in rows for c in self.label_columns)

    def _labels_below(self, row: int) -> list[str]:
        """The labels of the nearest row with figures below, or above where there is none below."""
        below = (r for r in range(row + 1, self.grid.rows) if self.is_data(r))
        above = (r for r in range(row - 1, -1, -1) if self.is_data(r))
        nearest = next(below, None) or next(above, None)
        return [] if nearest is None else [self.text(nearest, c) for c in self.label_columns]

    def _below_data_or_name(self, row: int) -> bool:
        return any(
            self.is_data(above) or _kind(self._read(self.lone_text(above))) == "name"
            for above in range(row)
        )

    def _row_labels(self, row: int, value_column: int) -> list[Governing]:
        found: list[Governing] = []
        for column in reversed(self._labels_of(value_column)):
            text = self.text(row, column) or (self._above(row, column) if found else "")
            if text:
                reading = self._read(text)
                is_name = column in self._named_columns and not self._counts(row, column)
                found.append(Governing("row", _as_name(reading) if is_name else reading))
        return found

    def _counts(self, row: int, column: int) -> bool:
        """Whether a label says what its row counts, as nothing beside or above the figures does.

        Labels of other rows in its column do so too: one alone is a name with such a word.
        """
        others = (self.text(row, c) for c in self.label_columns if c != column)
        said = self._headers_say_what or any(_says_what(self._read(text)) for text in others)
        return not said and column in self._counting_columns

    @cached_property
    def _counting_columns(self) -> frozenset[int]:
        """The label columns in which many texts say what is counted."""
        found = set()
        for column in self.label_columns:
            texts = {self.text(row, column) for row in self._data_rows}
            count = sum("indicator" in self._read(text).dimensions for text in texts if text)
            if count > 1 and 3 * count >= len(texts):
                found.add(column)
        return frozenset(found)

    @cached_property
    def _headers_say_what(self) -> bool:
        cells = [self.grid.at(row, c) for row in self.headers for c in self.value_columns]
        return any("indicator" in self._read(cell.text).dimensions for cell in cells if cell)

    @cached_property
    def _name_columns(self) -> frozenset[int]:
        """The label columns in which most texts are names."""
        return frozenset(
            column
            for column in self.label_columns
            if _are_mostly_names([self._read(self.text(r, column)) for r in self._data_rows])
        )

    @cached_property
    def _named_columns(self) -> frozenset[int]:
        """The label columns of names, and those that a heading of names stands above."""
        headed = (c for c in self.label_columns if any(map(_heads_names, self._headings(c))))
        return self._name_columns.union(headed)

    @cached_property
    def _groups_are_names(self) -> bool:
        own = [self._read(text) for text in self._lone_texts.values()]
        return _are_mostly_names(own) or (self._rows_say_what and any(map(_names, own)))

    def _labels_of(self, value_column: int) -> Sequence[int]:
        """The label columns that speak for a column of figures.

        All but remarks behind the last figures, unless two tables stand side by side: then those
        right to its left.
        """
        left = [block for block in self._label_blocks if block[-1] < value_column]
        if self._side_by_side and left:
            return left[-1]
        return self._leading_columns

    @cached_property
    def _leading_columns(self) -> tuple[int, ...]:
        """The label columns but those behind the last figures, which hold remarks."""
        last = self.value_columns[-1] if self.value_columns else 0
        return tuple(c for c in self._speaking if c < last) or self._speaking

    @cached_property
    def _speaking(self) -> tuple[int, ...]:
        """The label columns that say something of the figures.

        Not so a column of names that are not the networks': of coordinators, or of whole groups.
        The networks stand where a known one does, or else where the heading says so.
        """
        known = {
            c for c in self._name_columns if any(self._is_known(r, c) for r in self._data_rows)
        }
        headed = {c for c in self._name_columns if any(r.heading for r in self._headings(c))}
        named = known or headed
        if not named:
            return self.label_columns
        beside = self._name_columns - known - headed
        aside = {c for c in self._name_columns if any(r.aside for r in self._headings(c))}
        return tuple(c for c in self.label_columns if c not in beside | aside) or self.label_columns

    def _is_known(self, row: int, column: int) -> bool:
        return self._read(self.text(row, column)).network is not None

    def _headings(self, column: int) -> list[Reading]:
        return [self._read(self.text(row, column)) for row in self.headers]

    @cached_property
    def _label_blocks(self) -> list[list[int]]:
        """The label columns in runs of neighbours."""
        blocks: list[list[int]] = []
        for column in self._speaking:
            if blocks and blocks[-1][-1] == column - 1:
                blocks[-1].append(column)
            else:
                blocks.append([column])
        return blocks

    @cached_property
    def _side_by_side(self) -> bool:
        """Whether names stand in more than one run of label columns."""
        return len(self._label_blocks) > 1 and all(map(self._holds_names, self._label_blocks))

    def _holds_names(self, block: Sequence[int]) -> bool:
        rows = sorted(self._data_rows)
        texts = [self._read(self.text(row, block[0])) for row in rows if self.text(row, block[0])]
        return bool(texts) and 2 * sum(_kind(r) == "name" for r in texts) > len(texts)

    def _above(self, row: int, column: int) -> str:
        """The nearest text above in a label column: a cell left empty says the same again."""
        for above in range(row - 1, -1, -1):
            if above in self._repeated_headers:
                continue
            if not self.is_data(above):
                return ""
            if self.text(above, column):
                return self.text(above, column)
        return ""

    @cached_property
    def _repeated_headers(self) -> frozenset[int]:
        """The header rows that say again what one above says: a page began there."""
        texts: dict[tuple[str, ...], int] = {}
        for row in self.headers:
            texts.setdefault(tuple(self.text(row, c) for c in range(self.grid.columns)), row)
        return frozenset(self.headers) - frozenset(texts.values())

    def _header_block(self, row: int) -> list[int]:
        """The header rows that govern a row: the nearest run of them above it, nearest first."""
        above = [r for r in self.headers if r < row]
        block = above[-1:]
        for header in reversed(above[:-1]):
            if header != block[-1] - 1:
                break
            block.append(header)
        return block

    def _column_labels(self, row: int, column: int) -> list[Governing]:
        headers = [header for header in self._header_block(row) if self.text(header, column)]
        own = [self._read(self.text(header, column)) for header in headers]
        if self._headers_are_names:
            own = [_as_name(reading) for reading in own]
        if len(own) > 1 and all(self._heads_one(header, column) for header in headers):
            whole = self._read(" ".join(reading.text for reading in reversed(own)))
            bare = not any(part.network or part.dimensions for part in own)
            if self._headers_are_names and bare and any(map(_names, own)):
                own = [whole if whole.network else _as_name(whole)]
            own = [whole] if _says_more(whole, own) else own
        return [Governing("column", reading) for reading in own]

    @cached_property
    def _headers_are_names(self) -> bool:
        """Whether texts above the figures are names: one that says something too is one.

        Most of them, or one where each row says by itself what it counts.
        """
        cells = (self.grid.at(row, c) for row in self.headers for c in self.value_columns)
        own = [self._read(text) for text in {c.text for c in cells if c and c.words}]
        return _are_mostly_names(own) or (self._rows_say_what and any(map(_names, own)))

    @cached_property
    def _rows_say_what(self) -> bool:
        """Whether the label of each row with figures says by itself what they count."""
        return all(_says_what(self._read(self.text(row, 0))) for row in self._data_rows)

    def _heads_one(self, row: int, column: int) -> bool:
        cell = self.grid.at(row, column)
        return bool(cell and cell.column_span == 1)

    def _corners(self, row: int) -> list[Governing]:
        texts = (self.text(h, c) for h in self._header_block(row) for c in self._leading_columns)
        return [Governing("corner", self._read(text)) for text in dict.fromkeys(texts) if text]

    def _groups(self, row: int) -> list[Governing]:
        """The lone texts above that govern a row, nearest first, one of each kind."""
        found: dict[str, Governing] = {}
        for above in range(row - 1, -1, -1):
            text = self.lone_text(above)
            if text and not self._lacks_figures(above):
                reading = self._read(text)
                named = self._groups_are_names or self._stands_among_names(above)
                own = _as_name(reading) if named else reading
                if not own.total:  # A total without its figure: no group of what follows.
                    found.setdefault(_kind(own), Governing("group", own))
        return list(found.values())

    def _stands_among_names(self, row: int) -> bool:
        """Whether the only text of a row stands in a column of names, and in no other."""
        own = [column for column in range(self.grid.columns) if self.text(row, column)]
        return len(own) == 1 and own[0] in self._named_columns

    def headings(self) -> Iterator[str]:
        """The texts above the label columns."""
        for row in self.headers:
            yield from (text for c in self._leading_columns if (text := self.text(row, c)))


def _says_more(whole: Reading, parts: Sequence[Reading]) -> bool:
    """Whether texts under each other are one label: together they say surely what each leaves open.

    "eind" above "2019", "Aan-" above "tal leden".
    """
    open_parts = any(part.unsure or part.rest for part in parts)
    said = {kind: value for part in parts for kind, value in part.dimensions.items()}
    kept = all(whole.dimensions.get(kind) == said[kind] for kind in said.keys() - {"period"})
    other = whole.dimensions != said
    return not whole.unsure and not whole.rest and kept and (open_parts or other)


def _is_duration(text: str) -> bool:
    return any(char.isalpha() for char in text) and bool(find_periods(f"na {text}"))


def _names(reading: Reading) -> bool:
    return _kind(reading) == "name"


def _says_what(reading: Reading) -> bool:
    return bool(reading.dimensions.keys() & {"indicator", "segment"}) and not reading.unsure


def _are_mostly_names(readings: Sequence[Reading]) -> bool:
    said = [reading for reading in readings if reading.text and not reading.total]
    return 2 * sum(map(_names, said)) > len(said)


def _heads_names(heading: Reading) -> bool:
    return heading.heading and not heading.dimensions and not heading.unsure


def _as_name(reading: Reading) -> Reading:
    """A text among names that has words of its own is a name, whatever its other words say."""
    if not reading.rest or reading.rest.islower() or reading.network or reading.total:
        return reading
    if is_part(reading.text):
        return reading
    return replace(reading, dimensions={}, unsure=frozenset(), name=True)


def _kind(reading: Reading) -> str:
    return "name" if reading.network or reading.name else ",".join(sorted(reading.dimensions))
