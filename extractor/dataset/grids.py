"""The rows of `tables` and `cells`: every table of an answer, of whatever subject, as it stands."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.dataset.row import Row, box_columns
from extractor.extraction import Extraction
from extractor.meaning.labels import labels
from extractor.meaning.texts import GoverningTexts, governing_texts
from extractor.model import Box, Cell, Grid, Word
from extractor.notation.cells import Quantity, parse_cell


def tables(extraction: Extraction) -> Iterator[Row]:
    """The tables of the document."""
    understood = {o.table for o in extraction.observations} | {g.table for g in extraction.gaps}
    for grid in extraction.grids:
        item = extraction.outline.item_at(grid.start)
        yield {
            "document_id": extraction.document_id,
            "table": grid.number,
            "item": item.label if item else None,
            "caption": grid.caption or None,
            "page": grid.page,
            "rows": grid.rows,
            "columns": grid.columns,
            "understood": grid.number in understood,
            "method": grid.method,
        }


def cells(extraction: Extraction) -> Iterator[Row]:
    """The cells of the tables that hold words."""
    for grid in extraction.grids:
        governing = governing_texts(grid, labels(extraction.profile))
        for cell in _by_place(grid):
            yield _cell(extraction, grid, cell, governing.get((cell.row, cell.column)))


def _by_place(grid: Grid) -> Iterator[Cell]:
    """The cells that hold words, one for each place: texts that begin at the same one are joined.

    White space does not always show where a column ends, so that two texts can share a place.
    """
    places: dict[tuple[int, int], list[Word]] = {}
    for cell in grid.cells:
        if cell.words:
            places.setdefault((cell.row, cell.column), []).extend(cell.words)
    for (row, column), words in places.items():
        yield Cell(row, column, tuple(words))


def _cell(extraction: Extraction, grid: Grid, cell: Cell, governing: GoverningTexts | None) -> Row:
    content = parse_cell(cell.text)
    box = Box.around(word.box for word in cell.words)
    return {
        "document_id": extraction.document_id,
        "table": grid.number,
        "row": cell.row,
        "column": cell.column,
        "row_labels": " | ".join(governing.rows) or None if governing else None,
        "column_labels": " | ".join(governing.columns) or None if governing else None,
        "text": cell.text,
        "value": content.value if isinstance(content, Quantity) else None,
        "unit": (content.unit or None) if isinstance(content, Quantity) else None,
        "page": extraction.document.page_at(cell.start),
        **box_columns(box if extraction.document.format == "pdf" else None),
        "start": cell.start,
        "end": cell.end,
    }
