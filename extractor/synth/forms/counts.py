"""Tables of the number of members, and lists of it."""

from __future__ import annotations

from extractor.synth.draft import Draft, head
from extractor.synth.forms.labels import corner
from extractor.synth.oddities import now_and_then
from extractor.synth.ornaments import adorn
from extractor.synth.pen import Pen
from extractor.synth.spec import Beside, Cell, TableSpec


def count(pen: Pen) -> TableSpec:
    """A name and a number of members, with a period in its header or its caption or in none."""
    draft = _counted(pen, 3, 16, odd=pen.any((0.0, 0.0, 0.15)), dated=0.25)
    return adorn(draft, total=0.0 if draft.gaps else 0.25).done()


def _counted(pen: Pen, fewest: int, most: int, *, odd: float = 0.0, dated: float = 0.0) -> Draft:
    draft = Draft(pen, "count")
    label: str = pen.pick("headers.members")
    if pen.chance(0.2):
        words, draft.period = pen.pick("headers.periods")
        label = f"{label} {words}"
    else:
        draft.dated(dated)
    draft.row(corner(pen), head(label))
    for name in pen.names(fewest, most):
        draft.row_of(name, [now_and_then(draft, odd, name, "members", "reported")])
    return draft


def beside(pen: Pen) -> Beside:
    """Two tables of a few networks next to each other."""
    return Beside(_counted(pen, 2, 7).done(), _counted(pen, 2, 7).done())


def folded(pen: Pen) -> TableSpec:
    """Names and numbers of members that go on in a second pair of columns."""
    draft = Draft(pen, "count", lose=["plain", "stacked"])
    pair = [corner(pen), head(pen.pick("headers.members"))]
    draft.row(*pair, *pair)
    names = pen.names(4, 12)
    half = (len(names) + 1) // 2
    for left, right in zip(names[:half], [*names[half:], None], strict=False):
        cells = [Cell(left.written), draft.figure(left, "members", "reported")]
        if right:
            cells += [Cell(right.written), draft.figure(right, "members", "reported")]
        else:
            cells += [Cell(""), Cell("")]
        draft.row(*cells)
    return draft.done()


def lines(pen: Pen) -> TableSpec:
    """A list of names with their number of members."""
    draft, form = Draft(pen, "count"), pen.pick("headers.listed")
    draft.dated(0.15)
    draft.heads = 0
    for name in pen.names(3, 10):
        draft.line(name, form)
    return draft.done("lines")
