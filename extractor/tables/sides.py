"""Tables side by side on a page: each is read by itself, as if it stood alone.

Two columns of names, each with figures behind it, and a gap between them that no text runs over.
Where only one column holds names (networks and their coordinators) it is one table.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.tables.chunks import Chunk, Row
from extractor.tables.lines import is_beside
from extractor.tables.words import Says

# Labels of one column begin within so many points, or character cells, of each other.
_APART = 1.0


def parted(rows: Sequence[Row], names: Sequence[int], says: Says) -> Iterator[list[Row]]:
    """The rows in lists that each hold what stands above one another, from left to right.

    `names` are the offsets, in order, where known names begin; `says` tells headings of names.
    """
    for gap in _gaps(rows):
        for first, last in _runs(rows, gap):
            left, right = _halves(rows[first:last], gap)
            if _are_tables(left, right, names, says):
                yield from parted(rows[:first], names, says)
                yield left
                yield from parted(right, names, says)
                yield from parted(rows[last:], names, says)
                return
    if rows:
        yield list(rows)


def _gaps(rows: Sequence[Row]) -> list[float]:
    """Where second columns of labels may begin: behind figures, or before them further right."""
    pairs = [pair for row in rows if not row.is_prose for pair in pairwise(row.chunks)]
    behind = [(a.box.x1, b.box.x0) for a, b in pairs if a.is_value and not b.is_value]
    before = sorted(a.box.x0 for a, b in pairs if b.is_value and not a.is_value)
    least = min((row.box.x0 for row in rows), default=0.0) + _APART
    starts = [
        x for i, x in enumerate(before) if x > least and (not i or x - before[i - 1] > _APART)
    ]
    return list(dict.fromkeys([*_corridors(behind), *starts]))


def _corridors(spaces: Sequence[tuple[float, float]]) -> Iterator[float]:
    """The right ends of what spaces (x0, x1) that lie over each other have in common."""
    shared: tuple[float, float] | None = None
    for x0, x1 in sorted(spaces):
        if shared and x0 < shared[1]:
            shared = max(shared[0], x0), min(shared[1], x1)
        else:
            if shared:
                yield shared[1]
            shared = x0, x1
    if shared:
        yield shared[1]


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


def _are_tables(
    left: Sequence[Row], right: Sequence[Row], names: Sequence[int], says: Says
) -> bool:
    """Whether both halves hold labels with figures behind them, and names or the same header."""
    both = (left, right)
    if not all(map(_has_figures, both)):
        return False
    headers = [_header(rows) for rows in both]
    return headers[0] == headers[1] != "" or all(_holds_names(rows, names, says) for rows in both)


def _has_figures(rows: Sequence[Row]) -> bool:
    """Whether rows end in figures, and labels stand left of them, at their height."""
    ends = [row.chunks[-1] for row in rows if _values(row)]
    labels = [row.chunks[0].box.x0 for row in rows if not row.chunks[0].is_value]
    right = [end for end in ends if labels and end.box.x0 > min(labels) + _APART]
    beside = any(row.is_data for row in rows) or any(
        is_beside(a, b) and (a.is_label or b.is_label) for a, b in pairwise(rows)
    )
    return bool(right) and beside and all(end.is_value for end in right)


def _values(row: Row) -> list[Chunk]:
    return [chunk for chunk in row.chunks if chunk.is_value]


def _header(rows: Sequence[Row]) -> str:
    """The texts above the figures, of the lines right above the first row with figures."""
    first = next(i for i, row in enumerate(rows) if _values(row))
    left = _values(rows[first])[0].box.x0
    above = [c.text for row in rows[:first] for c in row.chunks if c.box.x1 > left]
    return " ".join(above).casefold()


def _holds_names(rows: Sequence[Row], names: Sequence[int], says: Says) -> bool:
    """Whether a label or the heading of the labels is a name, or names them."""
    left = max(chunk.box.x0 for row in rows for chunk in _values(row))
    labels = (row.chunks[0] for row in rows if row.chunks[0].box.x0 < left)
    return any(_is_named(label, names) or says(label.text).heading for label in labels)


def _is_named(label: Chunk, names: Sequence[int]) -> bool:
    at = bisect_left(names, label.words[0].start)
    return at < len(names) and names[at] < label.words[-1].end
