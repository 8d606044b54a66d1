"""What stands in a table beside its figures: ranks, coordinators, remarks, money, totals.

For tables with one network in each row. Each is drawn by itself, so that all combinations come.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from extractor.synth.draft import TOTALLED, Draft, head
from extractor.synth.spec import Cell


def adorn(draft: Draft, *, total: float = 0.15) -> Draft:
    """The draft with columns and rows that say nothing of members or collaborations."""
    pen = draft.pen
    if pen.chance(0.12):
        _insert(draft, 1, pen.pick("headers.coordinator"), _coordinators(draft).__next__)
        draft.lost_in.add("plain")  # nothing tells where the name ends
    if pen.chance(0.12):
        _insert(draft, pen.any((1, len(draft.rows[-1]))), _money_head(draft), lambda: _money(draft))
        draft.lost_in.add("plain")  # the figures outnumber the words above them
    if pen.chance(0.12):
        _insert(draft, len(draft.rows[-1]), pen.pick("headers.remarks"), lambda: _remark(draft))
    ranked = pen.chance(0.12)
    if ranked:
        ranks = (Cell(f"{n}") for n in range(1, len(draft.rows) + 1))
        _insert(draft, 0, pen.pick("headers.rank"), ranks.__next__)
    if pen.chance(total):
        add_totals(draft, int(ranked), at_head=pen.chance(0.2))
    return draft


def _insert(draft: Draft, place: int, label: str, cell: Callable[[], Cell]) -> None:
    """Puts a column at `place`; group rows reach over it."""
    rows: list[tuple[Cell, ...]] = []
    for number, row in enumerate(draft.rows):
        if number in draft.named:
            rows.append((*row[:place], cell(), *row[place:]))
        elif number == 0:
            place_of_head = min(place, len(row))
            own = head(label, down=draft.heads)
            rows.append((*row[:place_of_head], own, *row[place_of_head:]))
        elif row[0].role == "group":
            rows.append((replace(row[0], across=row[0].across + 1),))
        else:
            rows.append(row)
    draft.rows = rows


def _coordinators(draft: Draft) -> Iterator[Cell]:
    while True:
        yield Cell(draft.pen.pick("names.coordinators"))


def _money_head(draft: Draft) -> str:
    label: str = draft.pen.pick("headers.money")
    return label


def _money(draft: Draft) -> Cell:
    amount = 500 * draft.pen.rng.randint(40, 900)
    return Cell(draft.pen.number(amount), "figure", value=amount)


def _remark(draft: Draft) -> Cell:
    return Cell(draft.pen.pick("cells.remarks"))


def sums_of(
    draft: Draft, rows: list[tuple[Cell, ...]], label: str, column: int
) -> tuple[Cell, ...]:
    """A row of totals over the rows, its label in that column; what has no sum stays empty."""
    bold = draft.pen.chance(0.6)
    cells = []
    for place, cells_below in enumerate(zip(*rows, strict=True)):
        values = [cell.value for cell in cells_below]
        text = label if place == column else ""
        if all(value is not None for value in values):
            text = draft.pen.number(sum(value for value in values if value is not None))
        cells.append(Cell(text, "label" if place == column else "total", bold=bold))
    return tuple(cells)


def add_totals(draft: Draft, column: int, *, at_head: bool = False) -> None:
    """Adds a row with the sums of the columns, at the foot or below the header."""
    body = [row for number, row in enumerate(draft.rows) if number in draft.named]
    row = sums_of(draft, body, draft.pen.pick("headers.total"), column)
    draft.findings |= {TOTALLED} if any(c.role == "total" and c.text for c in row) else set()
    if at_head:
        draft.rows.insert(draft.heads, row)
        draft.named = {number + 1: name for number, name in draft.named.items()}
    else:
        draft.rows.append(row)
