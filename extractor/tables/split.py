"""Tables that stand under each other without anything between them, told apart by their headers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.model import Cell
from extractor.notation.cells import is_value
from extractor.tables.cellrows import by_row, is_data


def split_at_headers(cells: Sequence[Cell]) -> Iterator[tuple[Cell, ...]]:
    """The cells of one grid as the tables that they are.

    A row of texts above the figures, below rows with figures, begins another table, unless it
    repeats the first header (as after a page break) or is a row of the table that says something
    in words. Rows and columns of each table are counted anew from 0.
    """
    for start, last in parts(cells):
        own = [cell for cell in cells if start <= cell.row < last]
        if any(cell.words for cell in own):
            yield _counted_anew(own, start, last)


def parts(cells: Sequence[Cell]) -> list[tuple[int, int]]:
    """The rows [start, last) of each table that the cells of one grid hold."""
    rows = by_row(cells)
    starts = [0, *_header_rows(rows)]
    ends = [*starts[1:], len(rows)]
    return [
        (start, end if end == len(rows) else _last(rows, start, end))
        for start, end in zip(starts, ends, strict=True)
    ]


def _header_rows(rows: Sequence[Sequence[Cell]]) -> Iterator[int]:
    """The rows that begin another table."""
    first = next((i for i, row in enumerate(rows) if is_data(row)), len(rows))
    figures = [c.column for row in rows for c in row if c.column and _is_value(c)]
    left, right = min(figures, default=1), max(figures, default=1)
    known = [_texts(row) for row in rows[:first]]
    labels = {row[0].text for row in rows if is_data(row) and not row[0].column}
    for index in range(first + 1, len(rows) - 1):
        row, above, below = rows[index], rows[index - 1], rows[index + 1]
        if not _is_header(row, left) or _texts(row) in known or _is_header(above, left):
            continue
        if all(cell.column > right for cell in row):
            continue  # A remark behind the figures.
        in_words = any(cell.column == 0 for cell in row) and is_data(above) and is_data(below)
        if not in_words and row[0].text not in labels:
            yield index
            known = [_texts(row)]


def _last(rows: Sequence[Sequence[Cell]], start: int, end: int) -> int:
    """The end of a table above another one: texts between the two belong to neither."""
    labels = {row[0].text for row in rows[start:end] if is_data(row)}
    while (
        end > start + 1 and not is_data(rows[end - 1]) and not labels & set(_texts(rows[end - 1]))
    ):
        end -= 1
    return end


def _is_value(cell: Cell) -> bool:
    return is_value(cell.text)


def _is_header(row: Sequence[Cell], left: int) -> bool:
    """Texts in the columns of figures, and no figure."""
    return not is_data(row) and any(cell.column >= left for cell in row)


def _texts(row: Sequence[Cell]) -> list[str]:
    return [cell.text for cell in row]


def _counted_anew(cells: Sequence[Cell], start: int, end: int) -> tuple[Cell, ...]:
    borders = sorted({b for c in cells for b in (c.column, c.column + c.column_span)})
    columns = {border: index for index, border in enumerate(borders)}
    return tuple(
        replace(
            cell,
            row=cell.row - start,
            row_span=min(cell.row + cell.row_span, end) - cell.row,
            column=columns[cell.column],
            column_span=columns[cell.column + cell.column_span] - columns[cell.column],
        )
        for cell in cells
    )
