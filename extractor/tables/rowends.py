"""Which lines below the last figures of a table are the ends of its last labels, and which one is a
row that lost its figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf

from extractor.model import Word
from extractor.patterns import pattern
from extractor.tables.captions import is_caption
from extractor.tables.chunks import VERSION, Chunk, Row, are_set_alike
from extractor.tables.lines import are_below
from extractor.tables.spacing import (
    are_banded,
    border_of,
    gap,
    gaps_of_data,
    is_beside,
    left_of,
    on_one_page,
    room_of,
)
from extractor.tables.wraps import closes_bracket, hang, hangs_on, is_full

# How much closer to the last row than rows are to each other the end of its label stands.
_CLOSER = 0.08
# Lines of a row among which a bracket may be open.
_MOST_LINES = 3
# Rows that stand no further apart than this are as close as the lines of a text.
_AS_LINES = 0.5
# Texts of a column begin within so many points.
_APART = 1.0
# Texts go on in small letters; sentences and notes have their signs.
_NO_NAME = pattern(r"^[\p{Ll}*(]|[.;:?!,](?:\s|$)")
_NAME = pattern(r"[\p{L}\s()&/'’+-]+")


def ends_row(rows: Sequence[Row], row: Row) -> bool:
    """Whether a line below the last figures of a table is the end of a label of its last row.

    It stands beside that row, or closer below it than rows do, under a label that left no room
    for its first word.
    """
    above = rows[-1]
    if any(chunk.is_value for chunk in row.chunks):
        return _ends_name(rows, row)
    if row.is_label and closes_bracket(rows[-_MOST_LINES:], row):
        return True
    room, left, label = room_of(rows), left_of(rows), row.chunks[0]
    if above.line.page != row.line.page:
        full = is_full(above.chunks[0], label, room)
        return full and _may_go_on(row) and are_below([above], row)
    widest = max((gap(a, b) for a, b in pairwise(rows) if on_one_page(a, b)), default=inf)
    if gap(above, row) <= widest and hang(rows, room) and hangs_on(above, row, room):
        return True
    if label.box.x0 >= left or (row.is_label and row.box.x1 > max(room, left)):
        return False
    if is_beside(above, row):
        return True
    border, usual = border_of(rows), min(gaps_of_data(rows), default=-inf)
    # Without space between rows a line that goes on is no closer than another row.
    tight = 0 <= usual < _AS_LINES and abs(gap(above, row) - usual) < _CLOSER
    least = border if border is not None else usual - (0.0 if usual == 0 else _CLOSER)
    if tight and not _may_go_on(row):
        return False
    near = (
        gap(above, row) < least
        or (tight and row.is_label)
        or gap(above, row) == usual == 0
        or (are_banded(rows) and above.band == row.band)
    )
    above = _cut_over(above, row)
    if not (near and are_below([above], row)):
        return False
    own = [c for r in rows for c in r.chunks if not c.is_value and are_set_alike(c, label)]
    over = next(c for c in above.chunks if are_set_alike(c, label))
    return is_full(over, label, max(c.box.x1 for c in own))


def _cut_over(above: Row, row: Row) -> Row:
    """A line cut where texts below begin: its columns may stand too close to be told apart."""
    starts = [chunk.box.x0 for chunk in row.chunks]
    parts: list[list[Word]] = []
    for chunk in above.chunks:
        parts.append([])
        for word in chunk.words:
            if parts[-1] and any(abs(word.box.x0 - x0) < _APART for x0 in starts):
                parts.append([])
            parts[-1].append(word)
    return replace(above, chunks=tuple(Chunk(tuple(words)) for words in parts))


def is_bare_row(rows: Sequence[Row], row: Row, below: Row | None) -> bool:
    """Whether a line below the last figures is a row as those above, its figures missing.

    Its label begins where theirs do and has room left of the figures, or all its texts are set as
    theirs are. It stands as far below the last row as rows stand below each other, where what
    follows stands elsewhere.
    """
    data = [other for other in rows if other.is_data]
    text = row.line.text
    if is_caption(text) or _NO_NAME.search(text):
        return False
    if row.is_label:
        alike = abs(row.box.x0 - data[-1].box.x0) < 1 and row.box.x1 <= left_of(rows)
    else:
        alike = has_labels_of(row, data[-1])
    between = [gap(a, b) for a, b in pairwise(rows) if b.is_data and on_one_page(a, b)]
    between = between[-max(len(data) - 1, 1) :]
    if not (alike and between and max(between) - min(between) < _CLOSER):
        return False
    follows = below is not None and row.is_label and abs(gap(row, below) - between[-1]) < _CLOSER
    return not follows and abs(gap(rows[-1], row) - between[-1]) < _CLOSER


def has_labels_of(row: Row, beside: Row) -> bool:
    """Whether a row holds several texts and no figure, each set as one beside the figures of
    another row is."""
    return len(row.chunks) > 1 and beside.is_data and are_below([beside], row)


def _ends_name(rows: Sequence[Row], row: Row) -> bool:
    """Whether a line is the number that ends a name, under its last row: "Binnenvaart" "2.0"."""
    text, number = rows[-1].chunks, row.chunks[0]
    under = any(are_set_alike(chunk, number) and not chunk.is_value for chunk in text)
    return len(row.chunks) == 1 and under and bool(VERSION.fullmatch(number.text))


def _may_go_on(row: Row) -> bool:
    """Whether texts may be the ends of labels: no note, no sentence, no item."""
    texts = row.is_label or not any(chunk.is_value for chunk in row.chunks)
    return texts and bool(_NAME.fullmatch(row.line.text))
