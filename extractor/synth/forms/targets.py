"""Tables of targets and what was achieved, the networks in rows."""

from __future__ import annotations

from extractor.synth.draft import Draft, head
from extractor.synth.forms.labels import (
    BOTH,
    corner,
    drawn_columns,
    drawn_indicators,
    drawn_measures,
    label_of,
    measure_heads,
    row_labels,
)
from extractor.synth.oddities import now_and_then
from extractor.synth.ornaments import adorn
from extractor.synth.pen import Pen
from extractor.synth.spec import Cell, TableSpec


def grouped(pen: Pen, mark: str = "", *, bold: bool = False, shaded: bool = False) -> TableSpec:
    """A row with the name of the network over the rows of its kpi's."""
    draft, measures, indicators = (
        Draft(pen, "target"),
        drawn_measures(pen),
        pen.any((BOTH, BOTH, BOTH[::-1])),
    )
    heads = measure_heads(draft, measures)
    labels = row_labels(pen, indicators)
    draft.row(head(pen.any(("", "", "IBN"))), *heads)
    for name in pen.names(2, 12):
        draft.group(name.written + mark, 3, bold=bold, shaded=shaded)
        for i in indicators:
            draft.row(Cell(labels[i]), *draft.figures(name, i, measures))
    return draft.done()


def tall(pen: Pen, network: str) -> TableSpec:
    """Network, kpi and measures in columns; the network's cell `merged`, `repeated` or `blank`."""
    draft, measures = Draft(pen, "target"), drawn_measures(pen)
    heads = measure_heads(draft, measures)
    labels = row_labels(pen, BOTH)
    kpi_before = network == "repeated" and pen.chance(0.3)
    titles = [corner(pen), head(pen.pick("headers.kpi"))]
    draft.row(*(reversed(titles) if kpi_before else titles), *heads)
    for name in pen.names(2, 10):
        for place, i in enumerate(BOTH):
            first = place == 0
            down = len(BOTH) if network == "merged" else 1
            text = name.written if first or network == "repeated" else ""
            cells = [Cell(text, down=down)] if first or network != "merged" else []
            cells.append(Cell(labels[i]))
            draft.row(
                *(reversed(cells) if kpi_before else cells), *draft.figures(name, i, measures)
            )
    return draft.done()


def kpi_first(pen: Pen) -> TableSpec:
    """The kpi in the first column, over all of its networks; merged, repeated or blank."""
    draft, measures = Draft(pen, "target"), drawn_measures(pen)
    heads, way = measure_heads(draft, measures), pen.any(("merged", "repeated", "blank"))
    labels, names = row_labels(pen, BOTH), pen.names(2, 8)
    draft.lost_in |= {"plain"} if way != "repeated" else set()
    draft.row(head(pen.pick("headers.kpi")), corner(pen), *heads)
    for i in BOTH:
        for place, name in enumerate(names):
            down = len(names) if way == "merged" else 1
            text = labels[i] if place == 0 or way == "repeated" else ""
            cell = [Cell(text, down=down)] if place == 0 or way != "merged" else []
            draft.row(*cell, Cell(name.written), *draft.figures(name, i, measures))
    return draft.done()


def wide(pen: Pen) -> TableSpec:
    """A row a network, each column headed by measure and indicator in one label."""
    draft = Draft(pen, "target")
    draft.dated(0.15)
    return adorn(_wide_rows(draft, 2, 14, odd=0.0)).done()


def cells(pen: Pen) -> TableSpec:
    """The same with cells that hold no plain number."""
    draft = Draft(pen, "target")
    return adorn(_wide_rows(draft, 5, 12, odd=0.2), total=0.0).done()


def _wide_rows(draft: Draft, fewest: int, most: int, odd: float) -> Draft:
    pen = draft.pen
    columns = drawn_columns(pen, drawn_indicators(pen))
    draft.row(corner(pen), *(head(label_of(pen, m, i)) for i, m in columns))
    for name in pen.names(fewest, most):
        draft.row_of(name, [now_and_then(draft, odd, name, i, m) for i, m in columns])
    return draft


def wide2(pen: Pen) -> TableSpec:
    """A row a network under two header rows: the indicator over its measures, or the reverse."""
    draft, measures = Draft(pen, "target"), drawn_measures(pen)
    heads = measure_heads(draft, measures)
    above = [head(pen.pick(f"headers.{i}"), across=2) for i in BOTH]
    columns = [(i, m) for i in BOTH for m in measures]
    below = heads * 2
    if pen.chance(0.25):
        below = [head(cell.text) for cell in above] * 2
        above = [head(cell.text, across=2) for cell in heads]
        columns = [(i, m) for m in measures for i in BOTH]
    if pen.chance(0.6):
        draft.row(corner(pen, down=2), *above)
        draft.row(*below)
    else:
        draft.row(head(""), *above)
        draft.row(corner(pen), *below)
    draft.heads = 2
    for name in pen.names(2, 12):
        draft.row_of(name, [draft.figure(name, i, m) for i, m in columns])
    return adorn(draft).done()


def captioned(pen: Pen) -> TableSpec:
    """Target and achieved a network; only the caption says that members are counted."""
    draft, measures = Draft(pen, "target", told=False), drawn_measures(pen)
    heads = measure_heads(draft, measures)
    if not draft.period:
        draft.dated(0.3)
    draft.row(corner(pen), *heads)
    for name in pen.names(3, 14):
        draft.row_of(name, draft.figures(name, "members", measures))
    return draft.done()
