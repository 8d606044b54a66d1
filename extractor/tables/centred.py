"""Rows whose figures stand at half the height of labels, where lines are as far apart as rows.

The lines of labels follow each other evenly. Where a figure stands between two of them it cannot
belong to one line: each figure has as many lines of labels above it as below it, and one such
partition of all the lines tells the rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.tables.chunks import Row
from extractor.tables.lines import logical_rows
from extractor.tables.spacing import left_of

# How far the middle of a label may be from that of its figures, in heights of a line.
_APART = 0.25
# Pages stand below each other, higher than any page is: no row is centred over two of them.
_PAGE = 100_000.0


@dataclass(frozen=True)
class _Line:
    """A line of a table from its label to its figures; `row` is its place, `middle` its height in
    the document."""

    row: int
    middle: float
    labelled: bool
    figured: bool


def centred_rows(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of a table with figures at half the height of their labels, or [] for others."""
    left = left_of(rows)
    lines = [_line(number, row, left) for number, row in enumerate(rows)]
    between = [line for line in lines if line.figured and not line.labelled]
    if not between or any(_is_odd(row, left) for row in rows):
        return []
    first = next(line.row for line in lines if line.figured)
    height = rows[first].level.bottom - rows[first].level.top
    starts = [line.row for line in lines[: first + 1] if line.labelled]
    found = [blocks for start in starts if (blocks := _blocks(lines[start:], height))]
    if len(found) != 1:
        return []
    start = found[0][0][0]
    # Lines may be parted there: their words tell where they stood.
    above = {word.start for row in rows[:start] for word in row.line.words}
    heads = [[r for r in own if r.line.words[0].start in above] for own in logical_rows(rows)]
    return [*filter(None, heads), *([rows[number] for number in own] for own in found[0])]


def _line(number: int, row: Row, left: float) -> _Line:
    box = row.level
    labelled = not row.chunks[0].is_value and row.chunks[0].box.x1 <= left
    figured = any(chunk.is_figure and chunk.box.x0 >= left for chunk in row.chunks)
    middle = row.line.page * _PAGE + (box.top + box.bottom) / 2
    return _Line(number, middle, labelled, figured)


def _is_odd(row: Row, left: float) -> bool:
    """Whether a row with figures holds two labels, or texts beside its figures."""
    texts = [chunk for chunk in row.chunks if not chunk.is_value]
    return row.has_figure and (len(texts) > 1 or any(text.box.x1 > left for text in texts))


def _blocks(lines: Sequence[_Line], height: float) -> list[list[int]]:
    """The lines in blocks, each with figures at its middle; [] where they do not come out even."""
    labels = [line for line in lines if line.labelled]
    figures = [line for line in lines if line.figured]
    if any(not (line.labelled or line.figured) for line in lines):
        return []
    blocks: list[list[int]] = []
    at = 0
    for figure in figures:
        if at == len(labels):
            return []
        end = 2 * figure.middle - labels[at].middle
        last = next(
            (n for n in range(at, len(labels)) if abs(labels[n].middle - end) < _APART * height),
            None,
        )
        if last is None:
            return []
        own = {line.row for line in labels[at : last + 1]} | {figure.row}
        blocks.append(sorted(own))
        at = last + 1
    whole = at == len(labels) and len({row for own in blocks for row in own}) == len(lines)
    return blocks if whole else []
