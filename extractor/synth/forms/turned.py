"""Tables with the networks in columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractor.synth.draft import TOTALLED, Draft, head
from extractor.synth.forms.kinds import drawn_kinds
from extractor.synth.forms.labels import drawn_columns, drawn_indicators, label_of
from extractor.synth.pen import Pen
from extractor.synth.spec import Cell, Name, TableSpec


def transposed(pen: Pen) -> TableSpec:
    """A column a network, a row each measure of an indicator."""
    draft, names = Draft(pen, "target", lose=["plain"]), pen.names(2, 5)
    summed = _heads(draft, names)
    for i, m in drawn_columns(pen, drawn_indicators(pen)):
        _row(draft, label_of(pen, m, i), [draft.figure(name, i, m) for name in names], summed)
    return draft.done()


def types_turned(pen: Pen) -> TableSpec:
    """A column a network, a row each kind of member, with the sums of both in some tables."""
    draft, names = Draft(pen, "count", told=False, lose=["plain"]), pen.names(2, 5)
    kinds, with_total = drawn_kinds(pen), pen.chance(0.6)
    summed = _heads(draft, names)
    columns = [draft.split(name, kinds, with_total) for name in names]
    labels = [pen.pick(f"headers.{kind}") for kind in kinds] + ["Totaal"] * with_total
    for label, cells in zip(labels, zip(*columns, strict=True), strict=True):
        _row(draft, label, cells, summed)
    return draft.done()


def _heads(draft: Draft, names: Iterable[Name]) -> bool:
    """Sets the names above the columns; whether a column of totals follows them."""
    pen, summed = draft.pen, draft.pen.chance(0.3)
    total = [head(pen.pick("headers.total"))] if summed else []
    draft.row(head(""), *(head(name.written) for name in names), *total)
    draft.findings |= {TOTALLED} if summed else set()
    return summed


def _row(draft: Draft, label: str, cells: Sequence[Cell], summed: bool) -> None:
    total = sum(cell.value or 0 for cell in cells)
    sums = [Cell(draft.pen.number(total), "total")] if summed else []
    draft.row(Cell(label), *cells, *sums)
