"""Which rows above the first figures of a table are its headers."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.patterns import pattern
from extractor.tables.captions import is_caption
from extractor.tables.chunks import Chunk, Row
from extractor.tables.columns import zones_of
from extractor.tables.extents import MOST_HEADS
from extractor.tables.lines import ends_names
from extractor.tables.ranks import is_numbered_label
from extractor.tables.rowends import has_labels_of
from extractor.tables.spacing import is_beside

_ITEM = pattern(r"(?:\d{1,2}|\p{Ll})[.)]\s")
# Texts in a line of running text, behind the number of an item.
_MOST_OF_A_LINE = 2
_SENTENCE_END = pattern(r"[.;?!:,]$")


def first_header(rows: Sequence[Row], start: int, last: int, free_from: int, step: float) -> int:
    """The first row of the table, header rows and a first group row taken in above `start`."""
    left = left_of_figures(rows[start:last])
    labels = _label_end(rows[start:last], left)
    colons = any(row.is_label and row.line.text.endswith(":") for row in rows[start:last])
    header, here = start, start - 1
    while here >= free_from and start - here <= MOST_HEADS:
        row = rows[here]
        if _far(row, rows[here + 1], step) and header < start:
            break
        if _is_header(row, labels, left) or (header < start and is_beside(row, rows[here + 1])):
            header = here
        elif header < start:
            if here == free_from or not _is_between(rows[here - 1], row, rows[here + 1], step):
                break
            if not (row.line.text[0].islower() or _is_header(rows[here - 1], labels, left)):
                break
        elif not (
            _is_group(row, left, colons)
            or is_beside(row, rows[here + 1])
            or is_numbered_label(row, rows[here + 1])
            or has_labels_of(row, rows[here + 1])
            or (here > free_from and ends_names([rows[here - 1]], row))
        ):
            break
        here -= 1
    if header < start:
        return _begun_above(rows, header, start, free_from)
    above = start - 1
    is_group = above >= free_from and _is_group(rows[above], left, colons)
    return above if is_group and not _far(rows[above], rows[start], step) else start


def _is_between(above: Row, row: Row, below: Row, step: float) -> bool:
    """Whether a text stands between two rows of headers: it heads the labels, and is set at half
    the height of both or runs on there."""
    apart = len(above.chunks) > 1 and not above.is_data
    return row.is_label and apart and not _far(above, below, step)


def _begun_above(rows: Sequence[Row], header: int, start: int, free_from: int) -> int:
    """The header before a page break that the one from `header` to `start` repeats, over a group
    row of two lines at most."""
    for above in range(header - 1, max(2 * header - start - 3, free_from - 1), -1):
        row = rows[above]
        if row.line.page == rows[header].line.page or row.is_data:
            break
        if row.line.text == rows[header].line.text:
            return above
    return header


def _far(row: Row, below: Row, step: float) -> bool:
    high = max(step, row.box.bottom - row.box.top) if step > 0 else 0
    return row.line.page == below.line.page and below.box.top - row.box.top > 2.5 * high > 0


def left_of_figures(rows: Sequence[Row]) -> float:
    """Where the figures begin: in the rows with a label, since others may begin with a number."""
    zones = [[x0 for x0, _ in zones_of(row)] for row in rows]
    labelled = [z for z, row in zip(zones, rows, strict=True) if _has_label(row)]
    starts = [x0 for own in labelled for x0 in own]
    return min(starts or [x0 for own in zones for x0 in own])


def _has_label(row: Row) -> bool:
    """Whether a text stands before a figure."""
    values = [chunk.is_value for chunk in row.chunks]
    return any(not value and any(values[i:]) for i, value in enumerate(values))


def _label_end(rows: Sequence[Row], left: float) -> float:
    """Where the labels beside the figures end, at most `left`, where the figures begin."""
    texts = (chunk for row in rows if row.is_data for chunk in row.chunks if not chunk.is_value)
    ends = (chunk.box.x1 for chunk in texts if chunk.box.x0 < left)
    return min(max(ends, default=left), left)


def _is_header(row: Row, labels: float, left: float) -> bool:
    """Texts that stand right of the labels and do not run from those into the figures."""
    if is_caption(row.line.text) or row.is_prose or _ITEM.match(row.line.text):
        return False
    above = any(chunk.box.x0 >= labels or chunk.box.x1 > left for chunk in row.chunks)
    # Several texts side by side are no running text: some of them may stand close.
    chunks = row.cut_closer.chunks if len(row.chunks) > _MOST_OF_A_LINE else row.chunks
    runs_in = any(c.box.x0 < labels < left < c.box.x1 and _mostly_left(c, left) for c in chunks)
    is_sentence = row.box.x0 < left and len(row.chunks) == 1
    return above and not runs_in and not (is_sentence and _ends_sentence(row.line.text))


def _mostly_left(chunk: Chunk, left: float) -> bool:
    return left - chunk.box.x0 > chunk.box.x1 - left


def _is_group(row: Row, left: float, colons: bool) -> bool:
    text = row.line.text.removesuffix(":") if colons else row.line.text
    return (
        not is_caption(text)
        and row.is_label
        and row.chunks[0].box.x0 < left
        and not _ends_sentence(text)
    )


def _ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does, or what introduces a table, outside of brackets:
    "Groene Chemie (coördinator:" goes on below."""
    return bool(_SENTENCE_END.search(text)) and text.count("(") <= text.count(")")
