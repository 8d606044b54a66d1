"""How far a table without ruling lines reaches from its first figures, down and up."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from extractor.patterns import pattern
from extractor.tables.captions import is_caption
from extractor.tables.chunks import Chunk, Row
from extractor.tables.columns import merged, zones_of
from extractor.tables.lines import are_below
from extractor.tables.ranks import is_numbered_label
from extractor.tables.rowends import ends_row, is_bare_row

_SENTENCE_END = pattern(r"[.;?!:,]$")
# Text rows that may stand between two rows with figures: a group row below a header row, repeated
# header rows after a page break, a label of two lines.
_MOST_BETWEEN = 5
# Lines above the first figures: headers broken over many lines, a group, a label.
MOST_HEADS = 14
# Labels of a column begin within so many points, or character cells, of each other.
_APART = 1.0


def grow(rows: list[Row], start: int) -> int:
    """The end of the table whose first row with figures is `start`.

    Rows whose figures stand too close to their label are cut in `rows` on the way. Remarks
    right of all figures may run over many lines.
    """
    zones = zones_of(rows[start])
    last, between = start + 1, 0
    texts = {row.line.text for row in rows[max(0, start - MOST_HEADS) : start]}
    for here in range(start + 1, len(rows)):
        row = rows[here]
        repeated = row.line.text in texts and row.line.page != rows[start].line.page
        # A header that is repeated may end in a number: "Resultaat na 3 | jaar".
        row = rows[here] = row if repeated else row.cut_at(zones)
        if _continues(row, zones):
            zones = merged([*zones, *zones_of(row)])
            last, between = here + 1, 0
        elif _begins_another(rows, start, here, zones):
            break
        elif (
            repeated
            or row.box.x0 >= zones[-1][1]
            or (
                len(row.chunks) > 1
                and (
                    are_below(rows[start:here], row)
                    or _are_labels(row, rows[here + 1 : here + 3], zones)
                    or is_numbered_label(row, rows[here - 1])
                )
            )
        ):
            continue
        elif between >= _MOST_BETWEEN or is_caption(row.line.text) or not _belongs(row, zones):
            break
        else:
            between += 1
    return _with_empty_rows(rows, start, last)


def _begins_another(
    rows: Sequence[Row], start: int, here: int, zones: Sequence[tuple[float, float]]
) -> bool:
    """Whether a row is the header of another table: labels begin elsewhere in the rows below it.

    Not so where they have figures in the same columns, two of them or more.
    """
    row = rows[here]
    if len(row.chunks) < 2 or any(chunk.is_value for chunk in row.chunks):
        return False
    before = [x for other in rows[start:here] for x in _label_starts(other)]
    data = [other for other in rows[here + 1 : here + 4] if other.is_data]
    if len(zones) > 1 and any(_fill(other, zones) for other in data):
        return False
    below = map(_label_starts, data)
    heads = [chunk.box.x0 for chunk in row.chunks]
    return any(row.chunks[-1].box.x1 > other.figures[0].box.x0 for other in data) and any(
        min(abs(x - other) for other in before) > _APART and min(abs(x - h) for h in heads) < _APART
        for x in chain.from_iterable(below)
        if before
    )


def _fill(row: Row, zones: Sequence[tuple[float, float]]) -> bool:
    """Whether a row has one figure in each of the columns."""
    inside = [[c for c in row.figures if c.overlaps(*zone)] for zone in zones]
    return len(row.figures) == len(zones) and all(len(own) == 1 for own in inside)


def _label_starts(row: Row) -> list[float]:
    return [chunk.box.x0 for chunk in row.chunks if not chunk.is_value]


def _are_labels(row: Row, below: Sequence[Row], zones: Sequence[tuple[float, float]]) -> bool:
    """Whether a row holds texts left of the figures only, and figures follow right below."""
    labels = all(not chunk.is_value and chunk.box.x1 <= zones[0][0] for chunk in row.chunks)
    return labels and any(_continues(other.cut_at(zones), zones) for other in below)


def grow_up(rows: list[Row], start: int, free_from: int) -> int:
    """The first row with figures of a table, where those above `start` stood too close to labels.

    They have as many figures and are cut in `rows` on the way.
    """
    zones, full, between = zones_of(rows[start]), len(rows[start].figures), 0
    for here in range(start - 1, free_from - 1, -1):
        row = rows[here].cut_at(zones)
        if len(row.figures) >= full and row is not rows[here] and _continues(row, zones):
            rows[here], start, between = row, here, 0
        elif between >= _MOST_BETWEEN or is_caption(row.line.text) or not _belongs(row, zones):
            break
        else:
            between += 1
    return start


def heads_figures(above: Sequence[Row], row: Row, below: Sequence[Row]) -> bool:
    """Whether a row is a header for all that it ends in a number ("Space 4.0", "Motor 5.1").

    More figures than it has itself stand below it, and its texts stand above figures, all of them,
    or each as the end of a header `above`.
    """
    wider = [other.figures for other in below if len(other.figures) > len(row.figures)]
    ends = bool(above) and are_below(above, row)
    return any(ends or _stand_above(row, figures) for figures in wider)


def _stand_above(row: Row, figures: Sequence[Chunk]) -> bool:
    """Whether the texts of a row right of the labels stand above figures, each one of them."""
    left = figures[0].box.x0
    chunks = [chunk for chunk in row.chunks if not chunk.is_value and chunk.box.x1 > left]
    worded = any(char.isalpha() for chunk in chunks for char in chunk.text)
    texts = [chunk.box for chunk in chunks]
    return worded and all(any(f.overlaps(box.x0, box.x1) for f in figures) for box in texts)


def _continues(row: Row, zones: Sequence[tuple[float, float]]) -> bool:
    """Whether the row has a figure under the figures of the rows before."""
    under = [c for c in row.chunks if c.is_value and any(c.overlaps(*zone) for zone in zones)]
    return bool(under) and (row.is_data or row.chunks[0] in under)


def _belongs(row: Row, zones: Sequence[tuple[float, float]]) -> bool:
    """Whether a row without figures may stand inside the table: a group row or a header row."""
    left = zones[0][0]
    texts = [chunk for chunk in row.chunks if not chunk.is_value]
    if len(row.chunks) > 1:
        return (
            not row.is_prose
            and len(texts) == len(row.chunks)
            and any(chunk.box.x1 > left for chunk in texts)
        )
    return not _SENTENCE_END.search(row.line.text.rstrip(":"))


def _with_empty_rows(rows: Sequence[Row], start: int, last: int) -> int:
    """Takes in what belongs to the table below its last figures.

    The end of the last label, and rows whose figures are missing: they repeat a label, or the
    table ends in one.
    """
    labels = {row.chunks[0].text for row in rows[start:last] if row.is_data}
    while last < len(rows) and (
        _ends_label(rows[last - 1], rows[last])
        or _says_again(rows[start:last], rows[last])
        or ends_row(rows[start:last], rows[last])
        or is_numbered_label(rows[last], rows[last - 1])
    ):
        last += 1
    while last < len(rows) and rows[last].is_label and rows[last].line.text in labels:
        last += 1
    below = rows[last + 1] if last + 1 < len(rows) else None
    return last + (
        last < len(rows) and is_bare_row(rows[max(start - 1, 0) : last], rows[last], below)
    )


def _says_again(rows: Sequence[Row], row: Row) -> bool:
    """Whether the second line of a label, beside the end of a name, stands in rows above as well.

    "ter Beke)" beside "samenwerkingen", of "Aantal" above "samenwerkingen" in each row.
    """
    ends = [
        (chunk.text, chunk.box.x0) for other in rows if not other.figures for chunk in other.chunks
    ]
    return len(row.chunks) > 1 and any(
        chunk.text == text and abs(chunk.box.x0 - x0) <= _APART
        for chunk in row.chunks[1:]
        for text, x0 in ends
    )


def _ends_label(above: Row, row: Row) -> bool:
    """Whether a line is the end of a label of the last row: set under it, in lower case."""
    chunk = row.chunks[0]
    small = row.is_label and chunk.words[0].text.islower()
    texts = (word for other in above.chunks if not other.is_value for word in other.words)
    return small and any(abs(word.box.x0 - chunk.box.x0) < 1 for word in texts)
