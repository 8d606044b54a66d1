"""Columns of text whose cells may end right before the next one begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from math import inf

from extractor.model import Word
from extractor.notation.cells import is_value
from extractor.tables.chunks import Chunk, Row

# The share of the rows with figures in which a text begins where a column of texts does.
_MOST = 0.5
# Words that begin a column in so many rows at the least, in more than this share of them, behind
# texts whose ends differ so much.
_LEAST_ROWS, _MOST_ROWS, _VARIED = 4, 0.7, 10.0
# Texts that are set left begin within so many points, or character cells, of each other.
_APART = 1.0


def cut_at_columns(rows: Sequence[Row]) -> list[Row]:
    """The rows, their texts cut before words that begin where a column of texts begins.

    A long name may end so close to the next column that its words are no further from it than
    from each other.
    """
    data = [row for row in rows if row.has_figure]
    starts = [*_starts(data), *_behind_figures(rows), *_begun_by_all(data)]
    cut = [_cut(row, starts) if len(row.chunks) > 1 else row for row in rows]
    again = [*starts, *_starts(data, min(row.box.x0 for row in rows))]
    said = _first_words(cut, again)
    cut = [_cut(row, again) if _says_again(row, said) else row for row in cut]
    return [_cut_above(row, _below(rows[i + 1 : i + 2])) for i, row in enumerate(cut)]


def _first_words(rows: Sequence[Row], starts: Sequence[float]) -> frozenset[tuple[str, float]]:
    """The words that texts begin with at some places, with these places."""
    texts = [chunk for row in rows for chunk in row.chunks]
    return frozenset(
        (text.words[0].text, start)
        for text in texts
        for start in starts
        if abs(text.box.x0 - start) <= _APART
    )


def _says_again(row: Row, said: frozenset[tuple[str, float]]) -> bool:
    """Whether a text holds the first word of another one at its place: "Digitizing Manu- Aantal"
    above and below other lines that have "Aantal" there."""
    return any(
        word.text == text and abs(word.box.x0 - start) <= _APART
        for word in row.line.words[1:]
        for text, start in said
    )


def second_start(rows: Sequence[Row]) -> float | None:
    """Where the second column of texts begins, None where there is none."""
    data = [index for index, row in enumerate(rows) if row.has_figure]
    own = [rows[index] for index in data]
    # Labels may all be so long that figures, and names, stand at half their height.
    among = rows[data[0] : data[-1] + 1] if data else []
    return next(chain(_starts(own), _starts(among)), None)


def _starts(rows: Sequence[Row], left: float = inf) -> Iterator[float]:
    """Where texts begin in most of the rows that have any, right of the first such place, or of
    `left` where that is further left."""
    texts = [[chunk.box.x0 for chunk in row.chunks if not chunk.is_value] for row in rows]
    begins = [x for own in texts for x in own]
    first = min([*begins, left])
    for start in sorted(set(begins)):
        alike = sum(abs(x - start) <= _APART for x in begins)
        if start > first + _APART and alike > _MOST * sum(map(bool, texts)):
            yield start


def _behind_figures(rows: Sequence[Row]) -> Iterator[float]:
    """Where texts begin that stand behind figures in one chunk, both set to an edge of their own.

    The texts differ: what stands behind each figure is its unit otherwise.
    """
    pairs = [
        (figure.box.x1, word.box.x0, word.text)
        for row in rows
        for chunk in row.chunks
        for figure, word in pairwise(chunk.words)
        if is_value(figure.text) and not is_value(word.text)
    ]
    for end, start, _ in pairs:
        alike = {text for x1, x0, text in pairs if abs(x1 - end) + abs(x0 - start) <= _APART}
        if len(alike) > 1 and not _is_crossed(rows, end, start):
            yield start


def _begun_by_all(rows: Sequence[Row]) -> Iterator[float]:
    """Where a word begins in most rows with figures, behind texts of several lengths."""
    first = rows[0].line.words[1:] if len(rows) >= _LEAST_ROWS else ()
    for start in (word.box.x0 for word in first if word.text[0].isalpha()):
        before = [
            a.box.x1
            for row in rows
            for a, b in pairwise(row.line.words)
            if abs(b.box.x0 - start) <= _APART
        ]
        many = len(before) > _MOST_ROWS * len(rows)
        if many and max(before) - min(before) > _VARIED and not _is_over(rows, start):
            yield start


def _is_over(rows: Sequence[Row], x: float) -> bool:
    """Whether a word of some row begins left of a place and ends right of it."""
    return any(w.box.x0 < x - _APART < w.box.x1 for row in rows for w in row.line.words)


def _is_crossed(rows: Sequence[Row], end: float, start: float) -> bool:
    """Whether a word of some row runs over the space from `end` to `start`."""
    middle = (end + start) / 2
    return any(w.box.x0 < middle < w.box.x1 for row in rows for w in row.line.words)


def _below(rows: Sequence[Row]) -> list[float]:
    """Where small letters begin that go on from a header above: "Beoog" "Gehaal" over "d" "d"."""
    return [
        chunk.box.x0
        for row in rows
        for chunk in row.chunks
        if not row.has_figure and len(row.chunks) > 1 and chunk.text[0].islower()
    ]


def _cut_above(row: Row, below: Sequence[float]) -> Row:
    """The row, its texts cut that go on in several texts below, one of them at their beginning."""
    chunks = [
        part
        for chunk in row.chunks
        for part in (_parts(chunk, below) if _begins_at(chunk, below) else [chunk])
    ]
    return replace(row, chunks=tuple(chunks)) if len(chunks) > len(row.chunks) else row


def _begins_at(chunk: Chunk, places: Sequence[float]) -> bool:
    return any(abs(chunk.box.x0 - x) <= _APART for x in places)


def _cut(row: Row, starts: Sequence[float]) -> Row:
    chunks = [part for chunk in row.chunks for part in _parts(chunk, starts)]
    return replace(row, chunks=tuple(chunks)) if len(chunks) > len(row.chunks) else row


def _parts(chunk: Chunk, starts: Sequence[float]) -> Iterator[Chunk]:
    words: list[Word] = []
    for word in chunk.words:
        if words and any(abs(word.box.x0 - start) <= _APART for start in starts):
            yield Chunk(tuple(words))
            words = []
        words.append(word)
    yield Chunk(tuple(words))
