"""Tables of the members by kind: companies, small ones, knowledge institutions."""

from __future__ import annotations

from extractor.synth.draft import Draft, head
from extractor.synth.forms.labels import corner
from extractor.synth.ornaments import adorn
from extractor.synth.pen import Pen
from extractor.synth.spec import Cell, TableSpec

_KINDS = (
    ("knowledge_institutions", "companies"),
    ("companies", "knowledge_institutions"),
    ("knowledge_institutions", "large_companies", "smes"),
    ("large_companies", "smes"),
    ("smes", "large_companies", "knowledge_institutions"),
)


def drawn_kinds(pen: Pen) -> tuple[str, ...]:
    """The kinds of member that a table tells apart."""
    return pen.any(_KINDS)


def types(pen: Pen) -> TableSpec:
    """A row a network, a column a kind of member, with a total column or a total row or both."""
    draft, kinds = Draft(pen, "count", told=False), drawn_kinds(pen)
    draft.dated(0.2)
    with_total, over = pen.chance(0.6), pen.chance(0.3)
    labels = [head(pen.pick(f"headers.{kind}")) for kind in kinds]
    labels += [head(pen.pick("headers.total_of"))] if with_total else []
    if over:
        draft.row(corner(pen, down=2), head(pen.pick("headers.members"), across=len(labels)))
        draft.heads, draft.told = 2, True
    draft.row(*([] if over else [corner(pen)]), *labels)
    for name in pen.names(2, 14):
        draft.row_of(name, draft.split(name, kinds, with_total))
    return adorn(draft, total=0.4).done()


def types_below(pen: Pen) -> TableSpec:
    """The kinds of member as rows below the name of the network."""
    draft, kinds = Draft(pen, "count"), drawn_kinds(pen)
    draft.dated(0.15)
    with_total = pen.chance(0.6)
    labels = [pen.pick(f"headers.{kind}") for kind in kinds] + ["Totaal"] * with_total
    draft.row(head(""), head(pen.pick("headers.members")))
    for name in pen.names(2, 9):
        draft.group(name.written, 2, bold=pen.chance(0.5), shaded=pen.chance(0.2))
        for label, cell in zip(labels, draft.split(name, kinds, with_total), strict=True):
            draft.row(Cell(label), cell)
    return draft.done()
