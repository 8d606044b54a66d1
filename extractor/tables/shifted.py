"""Tables that go on over a page break at another distance from the margin.

Pages may have other margins left than right, and some producers centre the rest of a table that
they cut. Its lines are read as if they stood below those of the page before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from extractor.model import Cell, Line, Word
from extractor.tables.chunks import Chunk, Row

# Shifts of less are no shifts; of a table all texts shift by the same, so precisely (PDF points).
_LEAST, _SAME = 3.0, 1.5
# Lines at the top of a page that may stand above its first row with figures, and at its end.
_MOST = 4


def aligned(rows: Sequence[Row]) -> list[Row]:
    """The rows of a text, those of a page that go on in a table moved below it."""
    found: list[Row] = []
    here = 0
    while here < len(rows):
        begins = found and found[-1].line.page != rows[here].line.page
        shift = _shift(found[-_MOST:], rows[here : here + _MOST]) if begins else 0.0
        moved = [_moved(row, -shift) for row in _indented(rows[here:])] if shift else []
        found += moved or [rows[here]]
        here += len(moved) or 1
    return found


def _indented(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows at the top of a page that begin no further to the left than its first data do."""
    left = min((row.box.x0 for row in rows[:_MOST] if row.is_data), default=0.0)
    return takewhile(lambda row: row.box.x0 > left - _SAME, rows)


def restored(cells: Sequence[Cell], words: dict[int, Word]) -> tuple[Cell, ...]:
    """The cells with their words where they stand on the page; `words` by where they start."""
    return tuple(
        replace(cell, words=tuple(words[word.start] for word in cell.words)) for cell in cells
    )


def _shift(above: Sequence[Row], below: Sequence[Row]) -> float:
    """How far the rows that begin a page stand to the right of those that end the one before."""
    last = next((row for row in reversed(above) if row.is_data), None)
    first = next((row for row in below if row.is_data), None)
    if not (last and first) or len(last.chunks) != len(first.chunks):
        return 0.0
    shift = first.box.x0 - last.box.x0
    alike = all(
        any(abs(a - b - shift) < _SAME for a, b in zip(_places(one), _places(other), strict=True))
        for one, other in zip(first.chunks, last.chunks, strict=True)
    )
    return shift if abs(shift) > _LEAST and alike else 0.0


def _places(chunk: Chunk) -> tuple[float, float, float]:
    return chunk.box.x0, chunk.box.center[0], chunk.box.x1


def _moved(row: Row, by: float) -> Row:
    chunks = tuple(Chunk(tuple(_word(word, by) for word in c.words)) for c in row.chunks)
    words = tuple(word for chunk in chunks for word in chunk.words)
    return replace(row, line=Line(words, row.line.page, row.line.furniture), chunks=chunks)


def _word(word: Word, by: float) -> Word:
    return replace(word, box=replace(word.box, x0=word.box.x0 + by, x1=word.box.x1 + by))
