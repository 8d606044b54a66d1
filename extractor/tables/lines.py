"""Which lines of a table without ruling lines are one row: cells of several lines.

Lines of one cell stand closer than rows do, or share their height (a figure centred beside a label
of two lines). Where rows stand no further apart than lines, only words tell: a hyphen at the end, a
label that goes on in lower case.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.tables.chunks import Chunk, Row

# Lines that overlap by this share of their height are side by side.
_BESIDE = 0.3
# Two spacings are different when they differ by this share of a line's height.
_DIFFERENT = 0.2


def logical_rows(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of a table, each as the lines that it is made of, from top to bottom."""
    border = _border(rows)
    room = max((row.chunks[0].box.x1 for row in rows if row.is_data), default=0.0)
    found: list[list[Row]] = []
    for row in rows:
        if found and _goes_on(found[-1], row, border, room):
            found[-1].append(row)
        else:
            found.append([row])
    return found


def _gap(above: Row, below: Row) -> float:
    """The space between two lines, as a share of the height of a line; large over a page break."""
    if above.line.page != below.line.page:
        return float("inf")
    height = max(below.box.bottom - below.box.top, 0.1)
    return (below.box.top - above.box.bottom) / height


def _border(rows: Sequence[Row]) -> float | None:
    """The space that parts rows from lines of one row, None where spacing does not tell.

    It lies in the widest jump between the spaces of the table, when no two rows with figures stand
    closer than that and some stand further apart.
    """
    gaps = sorted({_gap(a, b) for a, b in pairwise(rows) if a.line.page == b.line.page})
    jumps = [(b - a, (a + b) / 2) for a, b in pairwise(gaps)]
    wide = [jump for jump in jumps if jump[0] >= _DIFFERENT]
    for _, border in sorted(wide, reverse=True):
        data = [_gap(a, b) for a, b in pairwise(rows) if a.has_figure and b.has_figure]
        if data and min(data) > border:
            return border
    return None


def _goes_on(lines: Sequence[Row], row: Row, border: float | None, room: float) -> bool:
    above = lines[-1]
    if above.line.page != row.line.page or _both_have_values(lines, row):
        return False
    gap = _gap(above, row)
    if gap < -_BESIDE:
        return True
    if _is_broken(above, row):
        return True
    if border is not None:
        return gap < border
    return _goes_on_in_lower_case(lines, row, room)


def _both_have_values(lines: Sequence[Row], row: Row) -> bool:
    own = [chunk for chunk in row.chunks if chunk.is_value]
    before = [chunk for line in lines for chunk in line.chunks if chunk.is_value]
    return bool(own) and bool(before)


def _under(chunk: Chunk, row: Row) -> list[Chunk]:
    return [other for other in row.chunks if other.overlaps(chunk.box.x0, chunk.box.x1)]


def _is_broken(above: Row, row: Row) -> bool:
    """Whether a word of a cell is broken at a hyphen and goes on in the line below."""
    return any(
        chunk.text[-1] in "-‐" and chunk.text[-2:-1].isalpha() and below.text[:1].islower()
        for chunk in above.chunks
        for below in _under(chunk, row)
    )


def _goes_on_in_lower_case(lines: Sequence[Row], row: Row, room: float) -> bool:
    """A label that begins with a capital above, and goes on with a small letter below.

    One of the two has no figures: a row with figures is whole by itself. And the word below would
    not have had room on the line above: no label of the table reaches further than `room`.
    """
    first, last, label = lines[0].chunks[0], lines[-1].chunks[0], row.chunks[0]
    begun = first.text[:1].isupper() and not first.is_value
    goes_on = label.words[0].text.islower() and not label.is_value and bool(_under(first, row))
    bare = row.is_label or (len(lines) == 1 and lines[0].is_label)
    word = label.words[0].box
    full = last.box.x1 + 0.3 * last.words[-1].size + (word.x1 - word.x0) > room
    return begun and goes_on and bare and full
