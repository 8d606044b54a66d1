"""Tables with sums and shares."""

from __future__ import annotations

from decimal import Decimal

from extractor.synth.draft import Draft, head
from extractor.synth.forms.labels import corner, drawn_columns, drawn_indicators, label_of
from extractor.synth.ornaments import add_totals, adorn, sums_of
from extractor.synth.pen import Pen
from extractor.synth.spec import TableSpec
from extractor.synth.words import entries


def total_row(pen: Pen) -> TableSpec:
    """A row a network, with a row of totals at the foot or at the head."""
    draft = Draft(pen, "target")
    columns = drawn_columns(pen, drawn_indicators(pen))
    draft.row(corner(pen), *(head(label_of(pen, m, i)) for i, m in columns))
    for name in pen.names(3, 12):
        draft.row_of(name, [draft.figure(name, i, m) for i, m in columns])
    add_totals(draft, 0, at_head=pen.chance(0.2))
    return draft.done()


def subtotals(pen: Pen) -> TableSpec:
    """The networks of each call under its name, a subtotal below each and a total at the foot."""
    draft = Draft(pen, "target")
    columns = drawn_columns(pen, drawn_indicators(pen))
    draft.row(corner(pen), *(head(label_of(pen, m, i)) for i, m in columns))
    titled, label = pen.chance(0.6), pen.pick("headers.subtotal")
    for call in entries("headers.calls")[: pen.any((2, 2, 3))]:
        if titled:
            draft.group(call, 1 + len(columns), bold=pen.chance(0.5))
        first = len(draft.rows)
        for name in pen.names(2, 5):
            draft.row_of(name, [draft.figure(name, i, m) for i, m in columns])
        draft.row(*sums_of(draft, draft.rows[first:], label.replace("{call}", call.lower()), 0))
    add_totals(draft, 0)
    return draft.done()


def percent(pen: Pen) -> TableSpec:
    """Target, achieved and the share of the target achieved, in any order."""
    draft, share = Draft(pen, "target"), pen.pick("headers.attainment")
    digits, signs = pen.any((0, 1, 2)), ("%", " %") if "%" not in share else ("", "%")
    order = pen.any(
        (
            ("target", "achieved", "attainment"),
            ("target", "attainment", "achieved"),
            ("achieved", "target", "attainment"),
            ("attainment", "target", "achieved"),
        )
    )
    labels = {m: label_of(pen, m, "members") for m in ("target", "achieved")}
    sign = pen.any(signs)
    draft.row(corner(pen), *(head({**labels, "attainment": share}[m]) for m in order))
    for name in pen.names(3, 12):
        target, achieved = draft.figures(name, "members", ("target", "achieved"))
        assert target.value
        assert achieved.value
        reached = round(Decimal(100) * achieved.value / Decimal(target.value), digits)
        part = draft.share(name, "members", reached, sign)
        cells = {"target": target, "achieved": achieved, "attainment": part}
        draft.row_of(name, [cells[m] for m in order])
    return adorn(draft).done()
