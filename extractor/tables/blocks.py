"""Which lines are a table without ruling lines: rows whose figures stand under each other.

Around such rows lie lines that belong to it: group rows (a text and nothing beside it) and header
rows (texts above the figures). Prose gives itself away by running from the label column into the
figures' columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.notation.cells import is_value
from extractor.notation.dates import find_periods
from extractor.tables.centred import centred_rows
from extractor.tables.chunks import CLOSE_GAP, Row, pitch
from extractor.tables.columns import Block, with_columns
from extractor.tables.corridors import cut_at_columns
from extractor.tables.extents import grow, grow_up, heads_figures
from extractor.tables.headrows import first_header, left_of_figures
from extractor.tables.lines import as_one, logical_rows
from extractor.tables.shared import rows_beside_names
from extractor.tables.spacing import is_beside


def find_blocks(lines: Sequence[Row]) -> Iterator[Block]:
    """The tables among lines that follow each other, from top to bottom, without overlap."""
    rows = list(lines)
    step = pitch([row.line for row in rows])
    here, free_from = 0, 0
    while here < len(rows):
        last = grow(rows, here) if _is_start(rows, here) else here
        if last > here:
            here = grow_up(rows, here, free_from)
            first = first_header(rows, here, last, free_from, step)
            if _enough(rows, first, here, last):
                left = left_of_figures(rows[here:last])
                lines = [_cut(row, left) for row in rows[first:last]]
                block = _block(first, last, lines)
                if len(block.columns) > 1 and not _lost_columns(rows[first:last]):
                    yield block
                    here = free_from = last
                    continue
        here += 1


def _lost_columns(rows: Sequence[Row]) -> bool:
    """Whether more lines run from their labels into their figures than leave a gap anywhere: what
    is wide in one line parts no columns then, and the lines are plain ones."""
    lines = [row for row in rows if len(row.line.words) > 1 and is_value(row.line.words[-1].text)]
    return 2 * sum(map(_has_no_gap, lines)) > len(lines)


def _has_no_gap(row: Row) -> bool:
    gaps = ((b.box.x0 - a.box.x1) / b.size for a, b in pairwise(row.line.words))
    return max(gaps) <= CLOSE_GAP[row.layout]


def _is_start(rows: Sequence[Row], here: int) -> bool:
    """Whether the first figures of a table may stand in a row: beside a label, and no header."""
    row = rows[here]
    if row.is_data:
        above, below = rows[max(0, here - 1) : here], rows[here + 1 : here + 5]
        return not (heads_figures(above, row, below) or _ends_period(above, row))
    return _is_beside_label(rows, here)


def _ends_period(above: Sequence[Row], row: Row) -> bool:
    """Whether all figures of a row end a period of the header above: "aantal leden na" "3 jr"."""
    over = above[-1].chunks if above else ()
    return bool(row.figures) and all(
        any(
            period.start < len(text) < period.end
            for text in (c.text for c in over if c.overlaps(figure.box.x0, figure.box.x1))
            for period in find_periods(f"{text} {figure.text}")
        )
        for figure in row.figures
    )


def _is_beside_label(rows: Sequence[Row], here: int) -> bool:
    """Whether a line of figures stands at half the height of a label of two lines beside it."""
    row = rows[here]
    near = rows[max(0, here - 1) : here + 2]
    labels = [r for r in near if r is not row and r.is_label and r.box.x1 < row.box.x0]
    return row.chunks[0].is_figure and any(
        is_beside(*sorted((row, label), key=lambda r: r.box.top)) for label in labels
    )


def _block(first: int, last: int, lines: Sequence[Row]) -> Block:
    cut = cut_at_columns(lines)
    parts = rows_beside_names(cut) or centred_rows(cut) or logical_rows(cut)
    rows = [as_one(own) for own in parts]
    return with_columns(first, last, rows)


def _cut(row: Row, left: float) -> Row:
    """A row cut closely, unless it is a label that ends before the first figures, at `left`."""
    return row.cut_closer if row.box.x1 > left else row


def _enough(rows: Sequence[Row], first: int, start: int, last: int) -> bool:
    """One row with figures is a table only below a header row."""
    own = range(start, last)
    data = sum(rows[i].has_figure or _is_beside_label(rows, i) for i in own)
    return data >= 2 or (data == 1 and first < start)
