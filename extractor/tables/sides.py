"""Tables side by side on a page: each is read by itself, as if it stood alone.

Two columns of names, each with figures behind it, and a gap between them that no text runs over.
Where only one column holds names (networks and their coordinators) it is one table.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extractor.tables.chunks import Chunk, Row

# Labels of one column begin within so many points, or character cells, of each other.
_APART = 1.0


def parted(rows: Sequence[Row], marks: Sequence[int]) -> Iterator[list[Row]]:
    """The rows in lists that each hold what stands above one another, from left to right.

    `marks` are the offsets, in order, where known names and the headings of names begin.
    """
    for gap in _gaps(rows):
        for first, last in _runs(rows, gap):
            left, right = _halves(rows[first:last], gap)
            if _is_table(left, marks) and _is_table(right, marks):
                yield from (list(own) for own in (rows[:first],) if own)
                yield left
                yield from parted(right, marks)
                yield from parted(rows[last:], marks)
                return
    yield list(rows)


def _gaps(rows: Sequence[Row]) -> list[float]:
    """Where second columns of labels may begin: right of figures, or left of them further right."""
    found: set[float] = set()
    for row in rows:
        texts = [chunk for chunk in row.chunks if not chunk.is_value]
        if row.is_data and texts:
            found.add(texts[-1].box.x0)
    least = min(found, default=0.0) + _APART
    starts = sorted(x for x in found if x > least)
    return [x for i, x in enumerate(starts) if i == 0 or x - starts[i - 1] > _APART]


def _runs(rows: Sequence[Row], gap: float) -> Iterator[tuple[int, int]]:
    """The runs [first, last) of rows that have no text over the gap."""
    first = 0
    for index, row in enumerate(rows):
        if any(c.box.x0 < gap - _APART and c.box.x1 > gap for c in row.chunks):
            if first < index:
                yield first, index
            first = index + 1
    if first < len(rows):
        yield first, len(rows)


def _halves(rows: Sequence[Row], gap: float) -> tuple[list[Row], list[Row]]:
    left: list[Row] = []
    right: list[Row] = []
    for row in rows:
        before = tuple(chunk for chunk in row.chunks if chunk.box.x1 <= gap)
        behind = row.chunks[len(before) :]
        left += [row.only(before)] if before else []
        right += [row.only(behind)] if behind else []
    return left, right


def _is_table(rows: Sequence[Row], marks: Sequence[int]) -> bool:
    """Whether rows hold labels with figures behind them, and the labels are names."""
    data = [row for row in rows if row.is_data]
    if not data or not all(_ends_in_figures(row) for row in data):
        return False
    x0 = min(row.chunks[0].box.x0 for row in data)
    x1 = max(row.chunks[0].box.x1 for row in data)
    labels = (c for row in rows for c in row.chunks[:1] if c.overlaps(x0, x1))
    return any(_is_marked(label, marks) for label in labels)


def _ends_in_figures(row: Row) -> bool:
    return not row.chunks[0].is_value and row.chunks[-1].is_value


def _is_marked(label: Chunk, marks: Sequence[int]) -> bool:
    at = bisect_left(marks, label.words[0].start)
    return at < len(marks) and marks[at] < label.words[-1].end
