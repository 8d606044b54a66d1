"""Whether a made table itself can tell that it was broken."""

from __future__ import annotations

from decimal import Decimal

import regex

from bench.mutation.edit import Place
from extractor.synth.spec import Cell, TableSpec

_NO_DIGIT = regex.compile(r"\D")


def digit_tells(place: Place, other: Cell) -> bool:
    """Whether a total or a percentage of the table no longer holds with the other cell there."""
    changed = Place(place.filled(other), place.row, place.index)
    return (_totals_below(place) and not _totals_below(changed)) or _broken_row(place, changed)


def row_tells(table: TableSpec, number: int, *, counted: bool) -> bool:
    """Whether the table without that row, or a stated count of its networks, tells that it is gone.

    No row may reach into it or out of it. Two rows of another network like the one that is gone
    tell of it, where its own network keeps a row.
    """
    row = table.rows[number]
    if not any(cell.role == "figure" for cell in row) or not _is_by_itself(table, number):
        return False
    places = [Place(table, number, i) for i, cell in enumerate(row) if cell.value]
    if any(map(_totals_below, places)):
        return True
    names = {name.written for name in table.networks}
    if _text_at_left(row) in names:
        return counted and _rows_naming(table, _text_at_left(row)) == 1
    return any(cell.role == "group" for line in table.rows for cell in line)


def _is_by_itself(table: TableSpec, number: int) -> bool:
    placed = table.placed()
    return not any(
        cell.down > 1 and row <= number < row + cell.down for (row, _), cell in placed.items()
    )


def _text_at_left(row: tuple[Cell, ...]) -> str:
    return next((c.text for c in row if c.role == "label" and not c.text.isdecimal()), "")


def _rows_naming(table: TableSpec, text: str) -> int:
    return sum(any(cell.text == text for cell in row) for row in table.rows)


def _totals_below(place: Place) -> bool:
    """Whether the column of a figure holds its own sum in a row of totals."""
    placed = place.table.placed()
    spot = next(spot for spot, cell in placed.items() if cell is place.cell)
    column = [cell for (_, c), cell in sorted(placed.items()) if c == spot[1]]
    total = sum(cell.value or 0 for cell in column if cell.role == "figure")
    return any(cell.role == "total" and _value(cell.text) == total for cell in column)


def _broken_row(place: Place, changed: Place) -> bool:
    """Whether a row's percentage or sum held, and does not with the change."""
    before, after = (p.table.rows[p.row] for p in (place, changed))
    return (_shares_hold(before) and not _shares_hold(after)) or (
        _sums_hold(place.table) and not _sums_hold(changed.table)
    )


def _shares_hold(row: tuple[Cell, ...]) -> bool:
    """Whether a row is two counts and the share of one in the other."""
    counts = [cell.value for cell in row if cell.role == "figure" and cell.value]
    shares = [cell.text for cell in row if cell.role == "figure" and cell.value is None]
    if len(counts) != 2 or len(shares) != 1:
        return False
    said = Decimal(shares[0].rstrip(" %").replace(",", ".") or 0)
    digits = -int(said.as_tuple().exponent)
    return any(
        round(Decimal(100) * a / Decimal(b), digits) == said for a, b in (counts, counts[::-1])
    )


def _sums_hold(table: TableSpec) -> bool:
    """Whether in each row of three figures or more the last is the sum of the others."""
    rows = [[c.value for c in row if c.role == "figure" and c.value] for row in table.rows]
    rows = [row for row in rows if row]
    return bool(rows) and all(len(row) > 2 and sum(row[:-1]) == row[-1] for row in rows)


def _value(text: str) -> int:
    return int(_NO_DIGIT.sub("", text) or 0)
