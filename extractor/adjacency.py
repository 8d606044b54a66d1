"""Tables as relations of neighbouring cells, by which two readings of a table are compared.

The measure of the ICDAR 2013 table competition (Göbel, Hassan, Oro and Orsi, "A methodology for
evaluating algorithms for table understanding in PDF documents", 2012): a column too many or a row
that was cut in two costs the relations around it, and not the whole table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from extractor.patterns import pattern

# A hyphen between letters, with the line end that may follow it: whether it belongs to the word
# cannot be seen, so that it counts in neither of two texts.
_HYPHEN = pattern(r"(?<=\p{L})-\s*(?=\p{L})")


def relations(cells: Mapping[tuple[int, int], str]) -> Iterator[tuple[str, str, str]]:
    """The relations of one table, given as texts by row and column.

    ("right", text, text) for each cell and the next one that holds text in its row, ("below", text,
    text) for each and the next one in its column. A merged cell is given once, at its top left
    place. White space and hyphens at the end of a line make no difference.
    """
    texts = {place: text for place in cells if (text := _plain(cells[place]))}
    for a, b in pairwise(sorted(texts)):
        if a[0] == b[0]:
            yield "right", texts[a], texts[b]
    for a, b in pairwise(sorted(texts, key=lambda place: (place[1], place[0]))):
        if a[1] == b[1]:
            yield "below", texts[a], texts[b]


def places(rows: Sequence[Sequence[str | None]]) -> dict[tuple[int, int], str]:
    """A table given as rows of texts, as texts by row and column; None is an empty cell."""
    return {
        (row, column): text or ""
        for row, line in enumerate(rows)
        for column, text in enumerate(line)
    }


def _plain(text: str) -> str:
    return _HYPHEN.sub("", " ".join(text.split()))
