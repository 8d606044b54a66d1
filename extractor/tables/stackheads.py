"""The headers of a table written out one cell a line, and where its first row begins below them.

The lines above the first figures are a title perhaps, the headers, and the first label. Which is
which follows from what they say: a header of figures is nothing but words of the profile, there is
one for each column, or one for several and below it those of each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.model import Cell, Line, Word
from extractor.tables.captions import is_caption
from extractor.tables.words import Said, Says, joined

_Part = Sequence[Line]
# What the words above columns speak of, and the labels of rows with a name below them do not.
_OF_COLUMNS = {"measure", "period"}


@dataclass(frozen=True)
class Columns:
    """The header as cells, how many rows and lines above it they take, and the first row's label.

    `unsure` tells that it could be read in several ways, or in none; `aside` that texts beside the
    matter follow a name.
    """

    cells: tuple[Cell, ...]
    rows: int
    skipped: int
    own: tuple[Line, ...]
    unsure: bool = False
    aside: bool = False


@dataclass(frozen=True)
class _Reading:
    """One way to read the lines: those skipped, the corner, and the cells of each header row."""

    skipped: int
    corner: _Part
    levels: tuple[tuple[_Part, ...], ...]
    own: _Part


def read_columns(labels: Sequence[Line], width: int, most: int, says: Says) -> Columns:
    """The columns of a table of so many figures a row; other rows have at most `most` label lines.

    Where the words of the profile do not tell, a header counts when there is one line for each
    column; else the table has none.
    """
    ways = [way for way in _ways(labels, width, most, says) if _tells_apart(way, says)]
    best = max((_weight(way, says) for way in ways), default=())
    ways = [way for way in ways if _weight(way, says) == best]
    if ways:
        found = _columns(ways[0], width, unsure=len({_sense(way, says) for way in ways}) > 1)
        return replace(found, aside=any(says(line.text).aside for line in ways[0].corner))
    own = labels[len(labels) - min(most, len(labels)) :]
    above = labels[: len(labels) - len(own)]
    if len(above) in (width, width + 1):
        corner, cells = above[: len(above) - width], above[len(above) - width :]
        return _columns(_Reading(0, corner, (tuple([c] for c in cells),), own), width)
    return Columns((), 0, len(above), tuple(own), unsure=bool(above) and most > 1)


def head_again(
    labels: Sequence[Line], above: Sequence[Cell], width: int, most: int, says: Says
) -> bool:
    """Whether labels begin with the header of another table: it speaks of all that one before does.

    Without a corner that heads names it says the same, but for the period. `above` are the header
    cells of the table before; rows have at most `most` label lines.
    """
    said = {kind for cell in above if cell.column for kind in says(cell.text).dimensions.items()}
    spoken = {(kind, value) for kind, value in said if kind != "period"}
    return bool(spoken) and any(
        not (way.skipped or way.own[0].text[0].islower())
        and (
            all(dict(spoken).keys() <= dict(own).keys() for own in _meanings(way, says))
            if way.corner and says(joined(way.corner)).heading
            else not way.corner and spoken <= frozenset().union(*_meanings(way, says))
        )
        for way in _ways(labels, width, most, says)
    )


def _meanings(way: _Reading, says: Says) -> list[frozenset[tuple[str, str]]]:
    """What the headers of each column say together."""
    width = len(way.levels[-1])
    found: list[frozenset[tuple[str, str]]] = [frozenset()] * width
    for level in way.levels:
        said = [
            says(joined(cell)).dimensions.items()
            for cell in level
            for _ in range(width // len(level))
        ]
        found = [before.union(own) for before, own in zip(found, said, strict=True)]
    return found


def _tells_apart(way: _Reading, says: Says) -> bool:
    meanings = _meanings(way, says)
    return len(set(meanings)) == len(meanings)


def _sense(way: _Reading, says: Says) -> tuple[object, ...]:
    """What a way makes of the lines: ways that make the same of them do not differ."""
    return (*_meanings(way, says), len(way.own))


def _weight(way: _Reading, says: Says) -> tuple[int, ...]:
    """How good a way is, the greater the better.

    A corner that heads names; headers that say alike things, and much; no line that adds nothing to
    the end of its header; few lines skipped.
    """
    corner = says(joined(way.corner)) if way.corner else None
    meanings = _meanings(way, says)
    alike = {frozenset(dict(said)) - {"period"} for said in meanings}
    much = sum(map(len, meanings))
    idle = sum(_ends_idle(cell, says) for level in way.levels for cell in level)
    names = bool(corner and corner.heading and not corner.dimensions)
    return int(names), -len(alike), much, -idle, -way.skipped


def _ends_idle(cell: _Part, says: Says) -> bool:
    whole, less = says(joined(cell)), says(joined(cell[:-1]))
    return len(cell) > 1 and whole.dimensions == less.dimensions and not less.rest


def _ways(labels: Sequence[Line], width: int, most: int, says: Says) -> Iterator[_Reading]:
    for own in range(1, min(most + 2, len(labels) - 1) + 1):
        above = labels[: len(labels) - own]
        if own > 1 and says(labels[-own].text).dimensions.keys() & _OF_COLUMNS:
            continue
        for levels, left in _levels(above, width, says):
            for start in range(max(0, len(left) - 3), len(left) + 1):
                corner = left[start:]
                if not corner or _is_corner(corner, says):
                    yield _Reading(start, corner, levels, labels[len(labels) - own :])


def _is_corner(lines: _Part, says: Says) -> bool:
    """Whether lines may head the labels: names, texts beside the matter, or one thing unknown."""
    if any(is_caption(line.text) for line in lines):
        return False
    said = says(joined(lines))
    return said.heading or said.aside or (len(lines) == 1 and not said.dimensions)


def _levels(
    lines: Sequence[Line], width: int, says: Says
) -> Iterator[tuple[tuple[tuple[_Part, ...], ...], Sequence[Line]]]:
    """The header rows that lines may end in, and the lines that are left above them."""
    for leaves, above in _cut(lines, width, says):
        yield (leaves,), above
        for corner in range(min(3, len(above))):
            if corner and not says(joined(above[len(above) - corner :])).heading:
                continue
            rest = above[: len(above) - corner] if corner else above
            for groups in range(2, width):
                if width % groups == 0 and _repeats(leaves, width // groups):
                    for cells, left in _cut(rest, groups, says):
                        yield (cells, leaves), [*left, *above[len(above) - corner :]]


def _repeats(leaves: Sequence[_Part], step: int) -> bool:
    texts = [joined(leaf).casefold() for leaf in leaves]
    return all(texts[i] == texts[i - step] for i in range(step, len(texts)))


def _cut(
    lines: Sequence[Line], count: int, says: Says
) -> Iterator[tuple[tuple[_Part, ...], Sequence[Line]]]:
    """The ways in which lines end in so many headers of one to four lines each."""
    if count == 0:
        yield (), lines
        return
    for size in range(1, min(4, len(lines)) + 1):
        own = lines[len(lines) - size :]
        if _is_header(says(joined(own))):
            for before, left in _cut(lines[: len(lines) - size], count - 1, says):
                yield (*before, own), left


def _is_header(said: Said) -> bool:
    return bool(said.dimensions) and not said.rest and not said.unsure and not said.network


def _columns(way: _Reading, width: int, *, unsure: bool = False) -> Columns:
    cells: list[Cell] = []
    rows = len(way.levels)
    if way.corner:
        cells.append(Cell(0, 0, _words(way.corner), row_span=rows))
    for row, level in enumerate(way.levels):
        span = width // len(level)
        cells += [
            Cell(row, 1 + number * span, _words(cell), column_span=span)
            for number, cell in enumerate(level)
        ]
    return Columns(tuple(cells), rows, way.skipped, tuple(way.own), unsure)


def _words(lines: _Part) -> tuple[Word, ...]:
    return tuple(word for line in lines for word in line.words)
