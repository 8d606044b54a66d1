"""Labels that go on in the line below, told by their words and the room that they had."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from extractor.notation.names import is_in_brackets
from extractor.patterns import pattern
from extractor.tables.chunks import Chunk, Row, are_set_alike

# Lines of a label stand no further apart than this share of their height, those that small letters
# show to be one without a line between them.
_CLOSE, _NEAR = 0.6, 1.0
# Signs and capitals in a word of small letters: it is a name ("flanders.health").
_NAME = pattern(r"\p{Ll}[.@&\d\p{Lu}]+\p{L}")
_ENDED = pattern(r"\s\([^()]*\p{L}[^()]*\)$")


def is_full(above: Chunk, below: Chunk, room: float) -> bool:
    """Whether the first word below would not have had room behind the text above."""
    word = below.words[0].box
    return above.box.x1 + 0.3 * above.words[-1].size + (word.x1 - word.x0) > room


def is_broken(above: Row, row: Row) -> bool:
    """Whether a word of a cell is broken at a hyphen and goes on in the line below."""
    return any(
        chunk.text[-1] in "-‐" and chunk.text[-2:-1].isalpha() and below.text[:1].islower()
        for chunk in above.chunks
        for below in _under(chunk, row)
    )


def closes_bracket(lines: Sequence[Row], row: Row) -> bool:
    """Whether a line closes the bracket that the label above it opened: "(coördinator: Hof ter"."""
    text = " ".join(chunk.text for line in lines for chunk in line.chunks if not chunk.is_value)
    label = row.chunks[0].text
    return text.count("(") > text.count(")") and 0 <= label.find(")") < (label + "(").find("(")


def ends_in_brackets(lines: Sequence[Row]) -> bool:
    """Whether a label ends in words in brackets, of who leads a network: no more of it follows."""
    labels = (line.chunks[0].text for line in lines if not line.chunks[0].is_value)
    return bool(_ENDED.search(" ".join(labels)))


def is_addition(row: Row) -> bool:
    """Whether a line is nothing but words in brackets: they belong to the label above."""
    return row.is_label and is_in_brackets(row.chunks[0].text)


def goes_on_in_lower_case(lines: Sequence[Row], row: Row, room: float) -> bool:
    """A label that goes on with a small letter below.

    One of the two has no figures: a row with figures is whole by itself. And the word below would
    not have had room on the line above: no label of the table reaches further than `room`.
    """
    first, last, label = lines[0].chunks[0], lines[-1].chunks[0], row.chunks[0]
    begun = not first.is_value and (row.is_label or last.text[-1] != ":")
    small = label.text[:1].islower() and not _NAME.search(label.words[0].text)
    goes_on = small and not label.is_value and bool(_under(first, row))
    bare = row.is_label or (row.is_data and all(line.is_label for line in lines))
    near = _are_close(lines[-1], row, _NEAR)
    return begun and goes_on and bare and near and is_full(last, label, room)


def header_goes_on(lines: Sequence[Row], row: Row) -> bool:
    """Whether a line goes on in small letters below one header each ("na 3", "jr").

    All headers do, beside headers of one line, or all texts of the line are the end of one; or
    what stands below nothing is a header that begins there, set to the bottom or the middle.
    """
    chunks = [chunk for line in lines for chunk in line.chunks]
    if not _are_close(lines[-1], row):
        return False
    if any(chunk.is_value for chunk in (*chunks, *row.chunks)):
        return False
    under = {o: [c for c in chunks if c.overlaps(o.box.x0, o.box.x1)] for o in row.chunks}
    ends = {o: own for o, own in under.items() if own}
    begun = [o for o, own in under.items() if not own]
    if len(chunks) < 2 and row.chunks[0] not in begun:
        return False
    words = all(any(char.isalpha() for char in c.text) for c in chunks)
    distinct = len({chunk.text for chunk in row.chunks}) == len(row.chunks)
    every = words and distinct and all(any(c in own for own in ends.values()) for c in chunks)
    anew = words and distinct and all(chunk.text[0].isupper() for chunk in begun)
    several = any(sum(c in own for own in ends.values()) > 1 for c in chunks)
    return (
        bool(ends)
        and (len(ends) == len(under) or every or (anew and not several))
        and all(
            chunk.text[0].islower() and len(_ends(own)) == 1 and are_set_alike(_ends(own)[0], chunk)
            for chunk, own in ends.items()
        )
    )


def _ends(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The texts below which none of the others stands."""
    return [
        chunk
        for chunk in chunks
        if not any(
            o.box.top >= chunk.box.bottom and o.overlaps(chunk.box.x0, chunk.box.x1) for o in chunks
        )
    ]


def hang(rows: Sequence[Row], room: float) -> bool:
    """Whether the labels of a table go on below their figures, wherever a line has no figures.

    None of those lines would have had room for its first word on the line above, and some of them
    would have had room for the first word of the row below: they do not belong to it.
    """
    first = next((i for i, row in enumerate(rows) if row.is_data), len(rows))
    if first and _is_group(rows[first - 1], room):
        return False
    runs: list[tuple[int, int]] = []
    for lone, own in groupby(range(first, len(rows)), lambda index: rows[index].is_label):
        indices = list(own)
        runs += [(indices[0], indices[-1] + 1)] if lone else []
    below = [_all_full(rows[end - 1 : end + 1], room) for _, end in runs if end < len(rows)]
    above = [_all_full(rows[start - 1 : end], room) for start, end in runs]
    return bool(above) and all(above) and not (below and all(below))


def _is_group(row: Row, room: float) -> bool:
    """Whether a text alone above a row begins a group, and no header ends in it."""
    begun = row.is_label and not row.chunks[0].text[0].islower()
    return begun and row.box.x0 < room


def hangs_on(above: Row, row: Row, room: float) -> bool:
    """Whether a text has its place below a label: it had no room beside it."""
    return row.is_label and _all_full((above, row), room)


def _all_full(rows: Sequence[Row], room: float) -> bool:
    """Whether each line left no room for the first word of the next one."""
    return all(
        above.line.page == row.line.page
        and _are_close(above, row)
        and not (above.chunks[0].is_value or row.chunks[0].is_value)
        and is_full(above.chunks[0], row.chunks[0], room)
        for above, row in pairwise(rows)
    )


def _are_close(above: Row, row: Row, most: float = _CLOSE) -> bool:
    """Whether the space between two lines of a page is not wider than between lines of a cell."""
    return row.level.top - above.level.bottom < most * (row.level.bottom - row.level.top)


def _under(chunk: Chunk, row: Row) -> list[Chunk]:
    return [other for other in row.chunks if other.overlaps(chunk.box.x0, chunk.box.x1)]
