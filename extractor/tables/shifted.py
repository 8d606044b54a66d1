"""Tables that go on at another distance from the margin: over a page break, or where it was to be.

Pages may have other margins left than right, and some producers centre the rest of a table that
they cut. Its lines are read as if they stood below those of the rows before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from extractor.model import Cell, Line, Word
from extractor.tables.chunks import Chunk, Row

# Shifts of less are no shifts; of a table all texts shift by the same, so precisely (PDF points).
_LEAST, _SAME = 3.0, 1.5
# Lines at the top of a page that may stand above its first row with figures, and at its end those
# among which a row with as many figures stands.
_MOST, _MOST_ABOVE = 4, 8
# So many texts set alike are columns of one table, though one of the two rows has more.
_ENOUGH = 3


def aligned(rows: Sequence[Row]) -> list[Row]:
    """The rows of a text, those that go on in a table moved below it."""
    found: list[Row] = []
    here = 0
    while here < len(rows):
        above = [row for row in found[-_MOST_ABOVE:] if not row.is_prose]
        shift = _shift(above, rows[here : here + _MOST])
        left = min((row.box.x0 for row in above if row.is_data or row.is_label), default=0.0)
        own = _rest(above, rows[here:], left, shift) if shift else []
        moved = [_moved(row, -shift) for row in own]
        found += moved or [rows[here]]
        here += len(moved) or 1
    return found


def _rest(above: Sequence[Row], rows: Sequence[Row], left: float, shift: float) -> Sequence[Row]:
    """The rows up to the first one that begins further to the left than those above do, moved.

    None where that one goes on from those above: the others stand beside them.
    """
    own = list(takewhile(lambda row: row.box.x0 > left + shift - _SAME, rows))
    below = next((row for row in rows[len(own) : len(own) + _MOST] if row.is_data), None)
    if below and below.line.page == above[-1].line.page:
        shifts = (_shift_between(row, below) for row in above if row.is_data)
        if any(other is not None and abs(other) <= _LEAST for other in shifts):
            return []
    return own


def restored(cells: Sequence[Cell], words: dict[int, Word]) -> tuple[Cell, ...]:
    """The cells with their words where they stand on the page; `words` by where they start."""
    return tuple(
        replace(cell, words=tuple(words[word.start] for word in cell.words)) for cell in cells
    )


def _shift(above: Sequence[Row], below: Sequence[Row]) -> float:
    """How far the first row of `below` stands to the right of those `above`, if it is one of them.

    Labels that are not said again may lack at the left. On a page only a row that reaches further
    to the right is one that was moved: else another table stands there beside the first.
    """
    begins = above and above[-1].line.page != below[0].line.page
    first = next((row for row in below if row.is_data), None) if begins else below[0]
    if not first or not first.is_data:
        return 0.0
    if not begins and first.box.x1 < max((row.box.x1 for row in above), default=0.0) + _LEAST:
        return 0.0
    shifts = [_shift_between(row, first) for row in reversed(above) if row.is_data]
    found = [shift for shift in shifts if shift is not None]
    return 0.0 if any(abs(shift) <= _LEAST for shift in found) else next(iter(found), 0.0)


def _shift_between(above: Row, below: Row) -> float | None:
    """How far all texts of a row stand to the right of those of another, None where they differ."""
    count = min(len(above.chunks), len(below.chunks))
    if count < _ENOUGH and len(above.chunks) != len(below.chunks):
        return None
    pairs = list(zip(above.chunks[-count:], below.chunks[-count:], strict=True))
    shift = pairs[0][1].box.x0 - pairs[0][0].box.x0
    alike = all(
        any(abs(b - a - shift) < _SAME for a, b in zip(_places(one), _places(other), strict=True))
        for one, other in pairs
    )
    return shift if alike else None


def _places(chunk: Chunk) -> tuple[float, float, float]:
    return chunk.box.x0, chunk.box.center[0], chunk.box.x1


def _moved(row: Row, by: float) -> Row:
    chunks = tuple(Chunk(tuple(_word(word, by) for word in c.words)) for c in row.chunks)
    words = tuple(word for chunk in chunks for word in chunk.words)
    return replace(row, line=Line(words, row.line.page, row.line.furniture), chunks=chunks)


def _word(word: Word, by: float) -> Word:
    return replace(word, box=replace(word.box, x0=word.box.x0 + by, x1=word.box.x1 + by))
