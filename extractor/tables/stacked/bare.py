"""Tables without a header that is understood: figures below names, the same number in each row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extractor.tables.stacked.figures import runs_of
from extractor.tables.stacked.head import Head
from extractor.tables.stacked.labels import Shape
from extractor.tables.stacked.rows import Row, are_even
from extractor.tables.stacked.table import StackedTable, build_table
from extractor.tables.stacked.tokens import Token
from extractor.tables.words import Says

# Rows that a table has at least.
_LEAST_ROWS = 3
# At most one label in so many may begin with a small letter ("andere").
_LEAST_CAPITALS = 4


def read_bare(tokens: Sequence[Token], says: Says) -> StackedTable | None:
    """The table that lines are, one header above each column or none; None where they are none."""
    tokens = [token for token in tokens if token.line]
    runs = list(runs_of(tokens))
    starts = [0, *(last for _, last in runs[:-1])]
    rows = [
        Row(tuple(tokens[start:first]), tuple(tokens[first:last]))
        for start, (first, last) in zip(starts, runs, strict=True)
    ]
    if len(rows) < _LEAST_ROWS or not _are_named(rows):
        return None
    width = Counter(len(row.figures) for row in rows).most_common(1)[0][0]
    rows = [Row(r.lines, r.figures, whole=len(r.figures) == width) for r in rows]
    most = max(len(row.lines) for row in rows[1:])
    above, own = _below_announcement(rows[0].lines[:-most]), rows[0].lines[-most:]
    headed = len(above) in (width, width + 1)
    over = tuple(above[len(above) - width :]) if headed else ()
    corner = tuple(above[: len(above) - width]) if headed else ()
    # The heading of the names stands over no figures.
    leaves = tuple(() if says(line.text).heading else (line,) for line in over)
    sure = all(leaves) and (headed or not above or most == 1)
    head = Head(0, 0, (corner,) if corner else (), (), (), leaves, sure=sure)
    if not are_even(rows):
        return None
    rows[0] = Row(own, rows[0].figures, whole=rows[0].whole)
    return build_table(_with_width(head, width), rows, Shape(("any",)), says)


def _below_announcement(lines: Sequence[Token]) -> Sequence[Token]:
    """The lines of a header without the one that announces the table: "Het overzicht volgt:"."""
    last = max((i for i, line in enumerate(lines) if line.text.endswith(":")), default=-1)
    return lines[last + 1 :]


def _with_width(head: Head, width: int) -> Head:
    return head if head.leaves else Head(0, 0, (), (), (), ((),) * width, sure=head.sure)


def _are_named(rows: Sequence[Row]) -> bool:
    """Whether figures stand below names: justified prose has them below words of a sentence."""
    if not all(row.lines for row in rows):
        return False
    small = sum(row.lines[0].text[:1].islower() for row in rows)
    return small * _LEAST_CAPITALS <= len(rows)
