"""The roles of rows and columns of a grid: which hold figures, which are headers, which are texts.

One rule for tall, wide, grouped and transposed tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from extractor.meaning.labels import Reading
from extractor.model import Cell, Grid
from extractor.notation.cells import Absent, Quantity, Range, Several, is_value, parse_cell
from extractor.notation.dates import find_periods


class Roles:
    """A grid with the roles of its rows and columns; `read` reads a text as a label."""

    def __init__(self, grid: Grid, read: Callable[[str], Reading]) -> None:
        self.grid = grid
        self.read = read

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
        content = parse_cell(self.text(row, column))
        if not isinstance(content, Quantity | Range | Several):
            return False
        if not any(self._is_plain_figure(r, column) for r in range(self.grid.rows)):
            # "64 (50)" in every row: no single values, yet figures of the networks beside them.
            known = column and self.read(self.text(row, 0)).network
            pair = isinstance(content, Range | Several)
            return bool(known) and pair and not find_periods(self.text(row, column))
        beside = any(self._is_plain_figure(row, c) for c in range(self.grid.columns) if c != column)
        return beside or self._is_labelled_for_figures(row, column)

    def _is_labelled_for_figures(self, row: int, column: int) -> bool:
        """Whether the text left of a place is a known network or a total, or stands left of other
        figures.

        Or any text between two rows with figures, but for a heading of names. A range is never a
        year: beside a name, one row with figures next to it is enough.
        """
        label = self.text(row, 0) if column else ""
        if not label:
            return False
        said = self.read(label)
        figures = [r for r in range(self.grid.rows) if self._is_plain_figure(r, column)]
        next_to = {row - 1, row + 1} & {*figures}
        ranges = isinstance(parse_cell(self.text(row, column)), Range) and said.name
        among = len(next_to) > (0 if ranges else 1) and not said.heading
        return (
            bool(said.network)
            or said.total
            or among
            or any(self.text(r, 0) == label for r in figures)
        )

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
        return row in self.data_rows

    @cached_property
    def data_rows(self) -> frozenset[int]:
        """The rows of the kind `is_data`."""
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
            self.text(row, c) and not self.covers_labels(row, c) for c in self.value_columns
        )
        return above and not self.is_data(row) and not self._names_network(row)

    def _names_network(self, row: int) -> bool:
        """Whether a label of the row is a known network: such a row is no header."""
        own = (self.grid.at(row, column) for column in self.label_columns)
        return any(self.read(c.text).network for c in own if c and not self._is_over_figures(c))

    def _is_over_figures(self, cell: Cell) -> bool:
        """Whether a cell stands above columns of figures too: a name wider than its column."""
        own = range(cell.column, cell.column + cell.column_span)
        return not set(own).isdisjoint(self.value_columns)

    def covers_labels(self, row: int, column: int) -> bool:
        """Whether the cell at a place begins in the first label column."""
        cell = self.grid.at(row, column)
        return bool(cell and self.label_columns and cell.column <= self.label_columns[0])

    def lone_text(self, row: int) -> str:
        """The text of a row that has one text and nothing in the columns of figures, or ""."""
        return self.lone_texts.get(row, "")

    @cached_property
    def lone_texts(self) -> dict[int, str]:
        """The texts of the rows that have one only and no figures, by row."""
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

    def headings(self, rows: Iterable[int], column: int) -> list[str]:
        """The texts of header rows above a column of labels, each one once.

        Texts that together are the heading of names are one: "Innovatief" above "bedrijfsnetwerk".
        """
        texts = list(dict.fromkeys(text for r in sorted(rows) if (text := self.text(r, column))))
        whole = " ".join(texts)
        return [whole] if len(texts) > 1 and self.read(whole).heading else texts

    @cached_property
    def repeated_headers(self) -> frozenset[int]:
        """The header rows that say again what one above says: a page began there."""
        texts: dict[tuple[str, ...], int] = {}
        for row in self.headers:
            texts.setdefault(tuple(self.text(row, c) for c in range(self.grid.columns)), row)
        return frozenset(self.headers) - frozenset(texts.values())

    def header_block(self, row: int) -> list[int]:
        """The header rows that govern a row: the nearest run of them above it, nearest first."""
        above = [r for r in self.headers if r < row]
        block = above[-1:]
        for header in reversed(above[:-1]):
            if header != block[-1] - 1:
                break
            block.append(header)
        return block


def _is_duration(text: str) -> bool:
    return any(char.isalpha() for char in text) and bool(find_periods(f"na {text}"))
