"""Tables side by side on a page: each is read by itself, as if it stood alone.

Two columns of names, each with figures behind it, and a gap between them that no word runs over.
Where only one column holds names (networks and their coordinators) it is one table.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf

from extractor.model import Format, Word
from extractor.tables.chunks import Chunk, Row, cut

# Labels of one column begin within so many points, or character cells, of each other.
_APART = 1.0
# What parts tables side by side at the least, in font sizes or character cells: as it runs through
# all of their lines, it may be narrower than between the columns of a line.
_GAP: dict[Format, float] = {"pdf": 0.4, "text": 1.5}
# Lines of a header that may stand above the first row with figures.
_MOST_HEADS = 6


def parted(
    rows: Sequence[Row], layout: Format, marks: Sequence[int]
) -> Iterator[tuple[list[Row], ...]]:
    """The rows from top to bottom, those of tables side by side in a list for each, left to right.

    `marks` are the offsets, in order, where known names and the headings of names begin.
    """
    found = _widest(rows, layout, marks)
    if found is None:
        if rows:
            yield (list(rows),)
        return
    first, last, halves = found
    yield from parted(rows[:first], layout, marks)
    yield tuple(own for half in halves for part in parted(half, layout, marks) for own in part)
    yield from parted(rows[last:], layout, marks)


def _widest(
    rows: Sequence[Row], layout: Format, marks: Sequence[int]
) -> tuple[int, int, tuple[list[Row], list[Row]]] | None:
    """The run [first, last) of rows that holds most figures side by side, and its two halves.

    Of runs that hold as many, the one before the most labels set left.
    """
    best, most = None, (0, 0)
    for gap, labels in _starts(rows, layout).items():
        for first, last in _runs(rows, gap, layout):
            halves = _halves(rows[first:last], gap, layout)
            count = sum(map(_count_figures, halves)), labels
            if count > most and _are_tables(halves, marks):
                best, most = (first, last, halves), count
    return best


def _starts(rows: Sequence[Row], layout: Format) -> Counter[float]:
    """Where second columns of labels may begin, and how many texts do, right of some figure."""
    texts = [text for row in rows if not row.is_prose for text in _texts(row, layout)]
    least = min((text.box.x0 for text in texts), default=0.0) + _APART
    inner = [text for text in texts if text.box.x0 > least]
    figure = min((text.box.x0 for text in inner if text.is_value), default=inf)
    found: Counter[float] = Counter()
    last = -inf
    for x in sorted(text.box.x0 for text in inner if not text.is_value and text.box.x0 > figure):
        last = x if x - last > _APART else last
        found[last] += 1
    return found


def _texts(row: Row, layout: Format) -> Iterator[Chunk]:
    """The words of a row between gaps that are wider than between words."""
    words = row.line.words
    ends = [i for i in range(1, len(words)) if _are_apart(words[i - 1], words[i], layout)]
    for start, end in pairwise([0, *ends, len(words)]):
        yield Chunk(words[start:end])


def _are_apart(before: Word, word: Word, layout: Format) -> bool:
    return word.box.x0 - before.box.x1 > _GAP[layout] * max(before.size, word.size)


def _runs(rows: Sequence[Row], gap: float, layout: Format) -> Iterator[tuple[int, int]]:
    """The runs [first, last) of rows that have no text over the gap."""
    first = 0
    for index, row in enumerate(rows):
        if _runs_over(row, gap, layout):
            if first < index:
                yield first, index
            first = index + 1
    if first < len(rows):
        yield first, len(rows)


def _runs_over(row: Row, gap: float, layout: Format) -> bool:
    at = _behind(row, gap)
    words = row.line.words
    if at and words[at - 1].box.x1 > gap - _APART:
        return True
    return 0 < at < len(words) and not _are_apart(words[at - 1], words[at], layout)


def _behind(row: Row, gap: float) -> int:
    """The number of words of a line that begin left of the gap."""
    return sum(word.box.x0 < gap - _APART for word in row.line.words)


def _halves(
    rows: Sequence[Row], gap: float, layout: Format
) -> tuple[list[Row], list[Row]]:
    left: list[Row] = []
    right: list[Row] = []
    for row in rows:
        at, words = _behind(row, gap), row.line.words
        for half, own in ((left, words[:at]), (right, words[at:])):
            if own == words:
                half.append(row)
            elif own:
                part = cut(replace(row.line, words=own), layout)
                half.append(replace(part, band=row.band))
    return left, right


def _are_tables(halves: Sequence[Sequence[Row]], marks: Sequence[int]) -> bool:
    """Whether both halves hold labels with figures behind them, and names or the same header."""
    if not all(map(_has_figures, halves)):
        return False
    headers = [_header(rows) for rows in halves]
    return headers[0] == headers[1] != "" or all(_holds_names(rows, marks) for rows in halves)


def _count_figures(rows: Sequence[Row]) -> int:
    return sum(row.chunks[-1].is_value for row in rows)


def _has_figures(rows: Sequence[Row]) -> bool:
    """Whether rows end in figures, and labels begin left of them."""
    ends = [row.chunks[-1] for row in rows if _values(row)]
    labels = [row.chunks[0].box.x0 for row in rows if not row.chunks[0].is_value]
    right = [end for end in ends if labels and end.box.x0 > min(labels) + _APART]
    return bool(right) and all(end.is_value for end in right)


def _values(row: Row) -> list[Chunk]:
    return [chunk for chunk in row.chunks if chunk.is_value]


def _header(rows: Sequence[Row]) -> str:
    """The texts above the figures, of the lines right above the first row with figures."""
    first = next(i for i, row in enumerate(rows) if _values(row))
    left = _values(rows[first])[0].box.x0
    labels = min(row.box.x0 for row in rows) + _APART
    heads = (c for row in rows[max(0, first - _MOST_HEADS) : first] for c in row.chunks)
    return " ".join(c.text for c in heads if c.box.x0 > labels and c.box.x1 > left).casefold()


def _holds_names(rows: Sequence[Row], marks: Sequence[int]) -> bool:
    """Whether a label or the heading of the labels is a name, or names them."""
    figures = [i for i, row in enumerate(rows) if _values(row)]
    left = max(chunk.box.x0 for row in rows for chunk in _values(row))
    own = rows[max(0, figures[0] - _MOST_HEADS) : figures[-1] + 1]
    labels = (row.chunks[0] for row in own if row.chunks[0].box.x0 < left)
    return any(_is_marked(label, marks) for label in labels)


def _is_marked(label: Chunk, marks: Sequence[int]) -> bool:
    at = bisect_left(marks, label.words[0].start)
    return at < len(marks) and marks[at] < label.words[-1].end
