"""Tables side by side on a page: each is read by itself, as if it stood alone.

Two columns of names, each with figures behind it, and a gap between them that no word runs over.
Where only one column holds names (networks and their coordinators) it is one table.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf

from extractor.model import Format, Line, Word
from extractor.tables.captions import is_caption
from extractor.tables.chunks import Chunk, Row
from extractor.tables.spacing import is_beside
from extractor.tables.words import Says

# Labels of one column begin within so many points, or character cells, of each other.
_APART = 1.0
# What parts tables side by side at the least, in font sizes or character cells: as it runs through
# all of their lines, it may be narrower than between the columns of a line.
_GAP: dict[Format, float] = {"pdf": 0.4, "text": 1.5}
# Lines of a header that may stand above the first row with figures.
_MOST_HEADS = 6


class Sides:
    """Parts tables side by side.

    `recut` cuts what one side holds of a line into chunks anew; `names` are the offsets, in order,
    where known names begin; `says` tells the headings of names.
    """

    def __init__(
        self, layout: Format, recut: Callable[[Line], Row], names: Sequence[int], says: Says
    ) -> None:
        self._least, self._recut = _GAP[layout], recut
        self._names, self._says = names, says

    def parted(self, rows: Sequence[Row]) -> Iterator[tuple[list[Row], ...]]:
        """The rows from top to bottom, of tables side by side in a list for each from the left."""
        found = self._widest(rows)
        if found is None:
            if rows:
                yield (list(rows),)
            return
        first, last, halves = found
        yield from self.parted(rows[:first])
        yield tuple(own for half in halves for part in self.parted(half) for own in part)
        yield from self.parted(rows[last:])

    def _widest(self, rows: Sequence[Row]) -> tuple[int, int, tuple[list[Row], list[Row]]] | None:
        """The run [first, last) of rows with most figures side by side, and its two halves.

        Of runs with as many, the one that is parted right before most labels.
        """
        best, most = None, (0, 0)
        if not any(chunk.is_value for row in rows for chunk in row.chunks):
            return None
        for gap in self._starts(rows):
            for first, last in self._runs(rows, gap):
                if not _may_be_beside(rows[first:last], gap):
                    continue
                halves = self._halves(rows[first:last], gap)
                labels = sum(abs(row.box.x0 - gap) <= _APART for row in halves[1])
                count = sum(map(_count_figures, halves)), labels
                if count > most and self._are_tables(halves):
                    best, most = (first, last, halves), count
        return best

    def _starts(self, rows: Sequence[Row]) -> list[float]:
        """Where second columns of labels may begin: where texts do, right of some figure."""
        texts = [text for row in rows if not row.is_prose for text in self._texts(row)]
        least = min((text.box.x0 for text in texts), default=0.0) + _APART
        inner = [text for text in texts if text.box.x0 > least]
        figure = min((text.box.x0 for text in inner if text.is_value), default=inf)
        starts = sorted(text.box.x0 for text in inner if not text.is_value)
        found: list[float] = []
        for x in starts:
            if x > figure and (not found or x - found[-1] > _APART):
                found.append(x)
        return found

    def _texts(self, row: Row) -> Iterator[Chunk]:
        """The words of a row between gaps that are wider than between words."""
        words = row.line.words
        ends = [i for i in range(1, len(words)) if self._are_apart(words[i - 1], words[i])]
        for start, end in pairwise([0, *ends, len(words)]):
            yield Chunk(words[start:end])

    def _are_apart(self, before: Word, word: Word) -> bool:
        return word.box.x0 - before.box.x1 > self._least * max(before.size, word.size)

    def _runs(self, rows: Sequence[Row], gap: float) -> Iterator[tuple[int, int]]:
        """The runs [first, last) of rows that have no text over the gap.

        A caption begins another one; figures above the first line that has both sides end one.
        """
        borders = [0, len(rows)]
        for index, row in enumerate(rows):
            if self._runs_over(row, gap):
                borders += [index, index + 1]
            elif is_caption(row.line.text):
                borders.append(index)
        for first, last in pairwise(sorted(borders)):
            if first < last and not self._runs_over(rows[first], gap):
                yield _first_beside(rows, gap, first, last), last

    def _runs_over(self, row: Row, gap: float) -> bool:
        at, words = _behind(row, gap), row.line.words
        if at and words[at - 1].box.x1 > gap - _APART:
            return True
        return 0 < at < len(words) and not self._are_apart(words[at - 1], words[at])

    def _halves(self, rows: Sequence[Row], gap: float) -> tuple[list[Row], list[Row]]:
        left: list[Row] = []
        right: list[Row] = []
        for row in rows:
            at, words = _behind(row, gap), row.line.words
            for half, own in ((left, words[:at]), (right, words[at:])):
                if own == words:
                    half.append(row)
                elif own:
                    half.append(self._recut(replace(row.line, words=own)))
        return left, right

    def _are_tables(self, halves: Sequence[Sequence[Row]]) -> bool:
        """Whether both halves hold labels with figures behind them, and are tables of their own.

        They have the same header, or both hold names, or their rows are not level.
        """
        if not all(map(_has_figures, halves)):
            return False
        left, right = halves
        if any(_begins_with_figure(row) for row in right):
            return False
        return (
            _have_one_header(left, right)
            or all(map(self._holds_names, halves))
            or not _are_level(left, right)
        )

    def _holds_names(self, rows: Sequence[Row]) -> bool:
        """Whether a label or the heading of the labels is a name, or names them.

        Not so where the heading says that the labels are beside the matter: coordinators.
        """
        figures = [i for i, row in enumerate(rows) if _values(row)]
        left = max(chunk.box.x0 for row in rows for chunk in _values(row))
        own = rows[max(0, figures[0] - _MOST_HEADS) : figures[-1] + 1]
        labels = [row.chunks[0] for row in own if row.chunks[0].box.x0 < left]
        heading = " ".join(c.text for c in labels if c.words[0].start < rows[figures[0]].line.start)
        if self._says(heading).aside:
            return False
        return any(self._is_named(label) or self._says(label.text).heading for label in labels)

    def _is_named(self, label: Chunk) -> bool:
        at = bisect_left(self._names, label.words[0].start)
        return at < len(self._names) and self._names[at] < label.words[-1].end


def _may_be_beside(rows: Sequence[Row], gap: float) -> bool:
    """Whether figures stand on both sides of a gap, and labels right of it before most of them."""
    figures = [w.box for row in rows for w in row.line.words if w.text[-1].isdigit()]
    if not any(box.x1 <= gap for box in figures) or not any(box.x1 > gap for box in figures):
        return False
    lasts = (row.chunks[-1] for row in rows)
    count = sum(chunk.is_value and chunk.box.x0 > gap for chunk in lasts)
    return 2 * sum(_has_text_behind(row, gap) for row in rows) > count


def _has_text_behind(row: Row, gap: float) -> bool:
    """Whether a word that is no figure begins right of a gap."""
    words = row.line.words[_behind(row, gap) :]
    return any(not word.text.isdigit() for word in words)


def _first_beside(rows: Sequence[Row], gap: float, first: int, last: int) -> int:
    """The first row behind all figures that stand above the beginning of one of the two sides."""
    left = next((i for i in range(first, last) if _behind(rows[i], gap)), first)
    right = next(
        (i for i in range(first, last) if _behind(rows[i], gap) < len(rows[i].line.words)), first
    )
    above = range(first, max(left, right))
    return max((i + 1 for i in above if _values(rows[i])), default=first)


def _behind(row: Row, gap: float) -> int:
    """The number of words of a line that begin left of the gap."""
    return sum(word.box.x0 < gap - _APART for word in row.line.words)


def _count_figures(rows: Sequence[Row]) -> int:
    return sum(row.chunks[-1].is_value for row in rows)


def _has_figures(rows: Sequence[Row]) -> bool:
    """Whether rows end in figures, with labels left of most of them, one at least at its height."""
    first = next((i for i, row in enumerate(rows) if _values(row)), len(rows))
    figures = [row for row in rows[first:] if _values(row)]
    beside = [row for row in figures if len(row.chunks) > 1] or figures
    left = min((_values(row)[-1].box.x0 for row in beside), default=0.0)
    labels = [row for i, row in enumerate(rows) if _values(row) and _is_labelled(rows, i, left)]
    ends = all(row.chunks[-1].is_value for row in figures)
    level = any(row.is_data and not row.chunks[0].is_value for row in rows) or any(
        is_beside(a, b) and ((a.is_label and _values(b)) or (b.is_label and _values(a)))
        for a, b in pairwise(rows)
    )
    return bool(figures) and ends and level and 2 * len(labels) > len(figures)


def _is_labelled(rows: Sequence[Row], index: int, left: float) -> bool:
    """Whether figures have a label beside them, on their line or at half the height of one."""
    row, around = rows[index], rows[max(0, index - 1) : index + 2]
    return _begins_left_of(row, left) or any(
        _begins_left_of(other, left) and is_beside(*sorted((row, other), key=_top))
        for other in around
        if other is not row
    )


def _top(row: Row) -> float:
    return row.box.top


def _begins_left_of(row: Row, left: float) -> bool:
    """Whether a row begins with a label that reaches no figure."""
    label = row.chunks[0]
    return not label.is_value and label.box.x0 < left - _APART


def _values(row: Row) -> list[Chunk]:
    return [chunk for chunk in row.chunks if chunk.is_value]


def _begins_with_figure(row: Row) -> bool:
    """Whether texts stand behind the first figure: the gap cuts off the label before it."""
    return row.chunks[0].is_value and not all(chunk.is_value for chunk in row.chunks)


def _have_one_header(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether both have the same texts above their figures, and one a title more at the most."""
    short, long = sorted(map(_header, (left, right)), key=len)
    return bool(short) and long.endswith(short)


def _are_level(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether figures stand on the same lines left and right, or one side only lacks some.

    Of the lines where both sides have rows.
    """
    sides = [[_level(row) for row in rows if _values(row)] for rows in (left, right)]
    first, last = max(map(min, sides)), min(map(max, sides))
    inside = [{place for place in own if first <= place <= last} for own in sides]
    alone = [own - other for own, other in zip(inside, reversed(inside), strict=True)]
    return not all(alone) or sum(map(len, alone)) <= len(inside[0] & inside[1])


def _level(row: Row) -> tuple[int, int]:
    """The page and the line that the figures of a row stand on."""
    return row.line.page, round(_values(row)[-1].box.bottom)


def _header(rows: Sequence[Row]) -> str:
    """The texts above the figures, of the lines right above the first row with figures."""
    first = next(i for i, row in enumerate(rows) if _values(row))
    left = _values(rows[first])[0].box.x0
    labels = min(row.box.x0 for row in rows) + _APART
    heads = (c for row in rows[max(0, first - _MOST_HEADS) : first] for c in row.chunks)
    return " ".join(c.text for c in heads if c.box.x0 > labels and c.box.x1 > left).casefold()
