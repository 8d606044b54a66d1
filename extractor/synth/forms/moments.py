"""Tables of several moments: years and dates above the columns, or in rows."""

from __future__ import annotations

from extractor.synth.draft import Draft, head
from extractor.synth.forms.labels import BOTH, corner, drawn_measures, row_labels
from extractor.synth.ornaments import adorn
from extractor.synth.pen import Pen
from extractor.synth.spec import Cell, TableSpec


def years(pen: Pen, *, told: bool) -> TableSpec:
    """A row a network, a column a moment; what is counted stands over them or in the caption."""
    draft, moments = Draft(pen, "count", told=told), pen.pick("headers.moments")
    if pen.chance(0.2):
        moments = moments[::-1]
    if told:
        draft.row(corner(pen, down=2), head(pen.pick("headers.members"), across=len(moments)))
        draft.heads = 2
    draft.row(*([] if told else [corner(pen)]), *(head(words) for words, _ in moments))
    for name in pen.names(3, 14):
        draft.row_of(name, [draft.figure(name, "members", "reported", p) for _, p in moments])
    return adorn(draft).done()


def year_pairs(pen: Pen) -> TableSpec:
    """Two header rows: years over target and achieved, the kpi's in rows below the network."""
    draft, measures = Draft(pen, "target"), drawn_measures(pen)
    moments = pen.pick("headers.moments")[:3]
    heads = [head(pen.pick(f"headers.{m}")) for m in measures]
    labels = row_labels(pen, BOTH)
    draft.row(head("", down=2), *(head(words, across=2) for words, _ in moments))
    draft.row(*heads * len(moments))
    draft.heads = 2
    for name in pen.names(2, 8):
        draft.group(name.written, 1 + 2 * len(moments), bold=pen.chance(0.3))
        for i in BOTH:
            cells = [c for _, p in moments for c in draft.figures(name, i, measures, p)]
            draft.row(Cell(labels[i]), *cells)
    return draft.done()


def years_below(pen: Pen) -> TableSpec:
    """The moments as rows below the name of the network, or beside it."""
    draft, moments = Draft(pen, "count"), pen.pick("headers.moments")
    label = head(pen.pick("headers.members"))
    if pen.chance(0.6):
        draft.row(head(""), label)
        for name in pen.names(2, 8):
            draft.group(name.written, 2, bold=pen.chance(0.5), shaded=pen.chance(0.2))
            for words, p in moments:
                draft.row(Cell(words), draft.figure(name, "members", "reported", p))
        return draft.done()
    draft.lost_in.add("plain")  # nothing tells the moment from the figure
    draft.row(corner(pen), head(pen.pick("headers.moment")), label)
    for name in pen.names(2, 8):
        for place, (words, p) in enumerate(moments):
            cell = [Cell(name.written, down=len(moments))] if place == 0 else []
            draft.row(*cell, Cell(words), draft.figure(name, "members", "reported", p))
    return draft.done()
