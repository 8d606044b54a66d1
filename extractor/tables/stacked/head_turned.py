"""Names above the columns of a table with one cell a line: what is counted stands in rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.tables.stacked.head import Head
from extractor.tables.stacked.labels import Column, Cutter, Shape, compositions, is_said
from extractor.tables.stacked.tokens import Token, joined
from extractor.tables.words import Says

_MOST_LINES, _MOST_OF_LABEL = 16, 4
_MARGIN = 1.0


def read_names(tokens: Sequence[Token], width: int, says: Says) -> Head | None:
    """The names above so many columns among lines that end in the first row's label.

    That label is nothing but words of the profile. None where the lines are not of this kind.
    """
    if width < 2:
        return None
    sizes = range(1, min(_MOST_OF_LABEL, len(tokens) - width) + 1)
    ends = [len(tokens) - n for n in sizes if is_said(says(joined(tokens[len(tokens) - n :])))]
    ways = [way for end in ends for way in _ways(tokens, end, width, says)]
    ways.sort(key=lambda way: -way.score)
    if not ways or ways[0].score < 0:
        return None
    return replace(ways[0], sure=len(ways) < 2 or ways[0].score - ways[1].score >= _MARGIN)


def _ways(tokens: Sequence[Token], end: int, width: int, says: Says) -> Iterator[Head]:
    start, corner = _corner(tokens[:end], says)
    lines = tokens[start + len(corner) : end]
    if len(lines) > _MOST_LINES or any(token.kind != "label" for token in lines):
        return
    if not corner and len(lines) != width:
        return
    name: Column = "name"
    cutter = Cutter(says, Shape((name,) * width))
    for parts in compositions(lines, width):
        if cut := cutter.scored(parts):
            leads = (corner,) if corner else ()
            yield Head(start, end, leads, (), (), cut.leads, score=cut.score)


def _corner(tokens: Sequence[Token], says: Says) -> tuple[int, tuple[Token, ...]]:
    """Where the header begins, and the cell above the labels: empty, or a heading."""
    empty = [i for i, token in enumerate(tokens) if token.kind == "empty"]
    if empty:
        return empty[-1], (tokens[empty[-1]],)
    for index, token in enumerate(tokens):
        said = says(token.text)
        if said.heading and not said.network and not said.dimensions:
            return index, (token,)
    return 0, ()
