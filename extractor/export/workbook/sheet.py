"""A sheet of the workbook: cells of every type, written so that a text stays a text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# What Excel can hold.
ROWS = 1_048_576
LINKS = 65_530
_TEXT = 32_767
_FIRST_YEAR = 1900
CUT = " [...]"
# These are in no XML file, and a workbook is one.
_NO_CHARACTERS = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
_WIDEST, _LOOKED_AT = 60, 200
_A4 = 9
# In points: a line of text, and the highest that a row can be.
_LINE, _HIGHEST = 15, 409
_WRAPPED = "wrapped"

_LOOKS: dict[str, dict[str, Any]] = {
    "head": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"},
    "title": {"bold": True, "font_size": 16},
    "section": {"bold": True, "bottom": 1},
    "text": {"valign": "top"},
    "wrapped": {"valign": "top", "text_wrap": True},
    "left": {"valign": "top", "align": "left"},
    "centred": {"valign": "top", "align": "center"},
    "strong": {"valign": "top", "bold": True},
    "whole": {"valign": "top", "num_format": "#,##0"},
    "part": {"valign": "top", "num_format": "#,##0.####"},
    "plain": {"valign": "top", "num_format": "General"},
    "share": {"valign": "top", "num_format": "0%"},
    "fine_share": {"valign": "top", "num_format": "0.00%"},
    "day": {"valign": "top", "num_format": "yyyy-mm-dd", "align": "left"},
}


@dataclass
class Told:
    """What could not be written whole, over all sheets."""

    cut: int = 0
    links_left: int = 0
    rows_left: int = 0


@dataclass
class Book:
    """The workbook with its looks, and what could not be written whole."""

    file: Workbook
    told: Told = field(default_factory=Told)

    def __post_init__(self) -> None:
        self._looks: dict[tuple[str, bool], Format] = {}

    @classmethod
    def at(cls, path: Path) -> Book:
        """A workbook that is written to `path` when its file is closed."""
        from xlsxwriter import Workbook

        texts = ("strings_to_formulas", "strings_to_urls", "strings_to_numbers")
        return cls(Workbook(str(path), dict.fromkeys(texts, False)))

    def sheet(self, name: str, widths: Mapping[int, int] | None = None) -> Sheet:
        """A new sheet; `widths` of columns in characters, of the others what they hold tells."""
        return Sheet(self, self.file.add_worksheet(name), widths or {})

    def look(self, name: str, *, link: bool = False) -> Format:
        """A look by its name, underlined for a link."""
        if (name, link) not in self._looks:
            underlined = {"underline": 1, "font_color": "#1F3A5F"} if link else {}
            self._looks[name, link] = self.file.add_format({**_LOOKS[name], **underlined})
        return self._looks[name, link]


class Sheet:
    """One sheet, its cells written one by one; its widths follow what is written."""

    def __init__(self, book: Book, sheet: Worksheet, widths: Mapping[int, int]) -> None:
        self.book = book
        self.raw = sheet
        self._links = 0
        self._given = widths
        self._widths: dict[int, int] = {}
        self._heights: dict[int, int] = {}

    def head(self, names: Sequence[str], row: int = 0) -> None:
        """The heads of the columns, which stay in sight."""
        for column, name in enumerate(names):
            self.write(row, column, name, "head")
        self.raw.freeze_panes(row + 1, 1)

    def write(
        self, row: int, column: int, value: Any, look: str = "", link: str | None = None
    ) -> None:
        """A cell: None leaves it empty. With a `link` it leads there, and holds its value as is."""
        if value is None:
            return
        if link and self._links == LINKS:
            self.book.told.links_left += 1
            link = None
        style = self.book.look(look or _look(value), link=bool(link))
        if link:
            self._links += 1
            self.raw.write_url(row, column, link, style)
        self._put(row, column, value, style)
        self._make_room(row, column, str(value).split("\n"), look)

    def _make_room(self, row: int, column: int, lines: Sequence[str], look: str) -> None:
        if look == _WRAPPED and column in self._given:
            count = sum(len(line) // self._given[column] + 1 for line in lines)
            self._heights[row] = max(self._heights.get(row, 1), count)
        elif row < _LOOKED_AT and look != "title":
            self._widths[column] = max(self._widths.get(column, 0), *map(len, lines))

    def _put(self, row: int, column: int, value: Any, style: Format) -> None:
        if isinstance(value, bool):
            self.raw.write_boolean(row, column, value, style)
        elif isinstance(value, int | float):
            self.raw.write_number(row, column, value, style)
        elif isinstance(value, dt.date) and value.year >= _FIRST_YEAR:
            self.raw.write_datetime(row, column, value, style)
        else:
            self.raw.write_string(row, column, self._fitting(str(value)), style)

    def _fitting(self, text: str) -> str:
        text = text.translate(_NO_CHARACTERS)
        if len(text) <= _TEXT:
            return text
        self.book.told.cut += 1
        return text[: _TEXT - len(CUT)] + CUT

    def fit(self) -> None:
        """Sets the widths of the columns and, where texts go on over lines, the heights of rows."""
        widths = {column: min(length, _WIDEST) for column, length in self._widths.items()}
        for column, width in {**widths, **self._given}.items():
            self.raw.set_column(column, column, width + 2)
        for row, lines in self._heights.items():
            self.raw.set_row(row, min(lines * _LINE, _HIGHEST))

    def print_on_a4(self, pages: int = 0) -> None:
        """Prints on sheets of A4, as wide as they are, with the heads on each; on so many `pages`,
        or on as many as it takes."""
        self.raw.set_paper(_A4)
        self.raw.set_landscape()
        self.raw.fit_to_pages(1, pages)
        self.raw.repeat_rows(0)


def _look(value: Any) -> str:
    if isinstance(value, float | int) and not isinstance(value, bool):
        return "plain"
    return "day" if isinstance(value, dt.date) else "text"
