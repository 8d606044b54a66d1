"""The tidy tables, a sheet each, with the names of their columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.dataset.catalogue import catalogue
from extractor.export.tables import Tables
from extractor.export.workbook.links import Links
from extractor.export.workbook.sheet import ROWS, Book, Sheet

if TYPE_CHECKING:
    import pyarrow as pa

_LINKED = ("observations", "history")
_FIGURE = "value"


def write_tidy(book: Book, tables: Tables, links: Links) -> None:
    """Writes each table; what one sheet cannot hold goes on in the next: "cells 2"."""
    for name, table in catalogue().items():
        rows = tables.arrow[name]
        for part, start in enumerate(range(0, max(rows.num_rows, 1), ROWS - 1), start=1):
            sheet = book.sheet(name if part == 1 else f"{name} {part}")
            own = rows.slice(start, ROWS - 1)
            sheet.head(table.names)
            _write_columns(sheet, own, links if name in _LINKED else None)
            sheet.raw.autofilter(0, 0, own.num_rows, len(table.names) - 1)
            sheet.fit()


def _write_columns(sheet: Sheet, rows: pa.Table, links: Links | None) -> None:
    keys = rows["observation_id"].to_pylist() if links else []
    for place, name in enumerate(rows.column_names):
        for row, value in enumerate(rows[name].to_pylist(), start=1):
            link = links.figure(keys[row - 1]) if links and name == _FIGURE else None
            sheet.write(row, place, value, link=link)
