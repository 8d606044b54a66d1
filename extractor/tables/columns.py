"""The columns of a table without ruling lines, and the cells that its texts and figures are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise, takewhile

from extractor.model import Cell, Word
from extractor.tables.chunks import Chunk, Row
from extractor.tables.split import parts


@dataclass(frozen=True)
class Block:
    """A table: lines [first, last), its rows, and its columns' intervals from left to right."""

    first: int
    last: int
    rows: tuple[Row, ...]
    columns: tuple[tuple[float, float], ...]


def with_columns(first: int, last: int, rows: Sequence[Row]) -> Block:
    """The rows of lines [first, last) as a table, with the columns that they tell."""
    head = next((i for i, row in enumerate(rows) if row.is_data), 0)
    figures = max((len(row.figures) for row in rows if row.is_data), default=0)
    return Block(first, last, tuple(rows), _widened(_columns(rows), rows[:head], figures))


def by_headers(block: Block) -> list[Block]:
    """The tables that a block holds under each other, each with the columns of its own rows."""
    found = parts(cells(block))
    if len(found) == 1:
        return [block]
    own = [block.rows[start:last] for start, last in found]
    return [with_columns(block.first, block.last, rows) for rows in own if _columns(rows)]


def _widened(
    columns: tuple[tuple[float, float], ...], headers: Sequence[Row], figures: int
) -> tuple[tuple[float, float], ...]:
    """The columns with the room of their headers, where a header row has one text for each.

    Figures may be set right below headers that are set left. The header row has a text for each
    column but the first, or for each of the last ones, which hold so many `figures`.
    """
    for row in headers:
        for first in {1, len(columns) - figures}:
            if not 0 < first < len(columns):
                continue
            before, own = columns[:first], columns[first:]
            beside = [c for c in row.chunks if c.box.x0 >= before[-1][1]]
            if len(beside) != len(own) or not own:
                continue
            wide = [
                (min(x0, c.box.x0), max(x1, c.box.x1))
                for (x0, x1), c in zip(own, beside, strict=True)
            ]
            if all(one[1] <= other[0] for one, other in pairwise([before[-1], *wide])):
                columns = (*before, *wide)
    return columns


def _columns(rows: Sequence[Row]) -> tuple[tuple[float, float], ...]:
    """The columns: where the chunks of the rows with figures lie, overlapping ones as one.

    Names that stand on lines of their own left of all others have a column to themselves.
    """
    zones = merged([(c.box.x0, c.box.x1) for row in rows if row.is_data for c in row.chunks])
    data = [index for index, row in enumerate(rows) if row.is_data]
    own = [row.box for row in rows[data[0] : data[-1]] if row.is_label] if data else []
    left = [(box.x0, box.x1) for box in own if box.x1 <= zones[0][0]]
    return tuple(merged([*left, *zones]) if len(left) == len(own) else zones)


def zones_of(row: Row) -> list[tuple[float, float]]:
    """The intervals in which the figures of a row stand, in points from the left."""
    return [(chunk.box.x0, chunk.box.x1) for chunk in row.figures]


def merged(zones: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The intervals from left to right, those that overlap as one."""
    merged: list[tuple[float, float]] = []
    for x0, x1 in sorted(zones):
        if merged and x0 < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], x1))
        else:
            merged.append((x0, x1))
    return merged


def cells(block: Block) -> tuple[Cell, ...]:
    """The cells of a block: each chunk in the column or the columns that it stands in."""
    found: list[Cell] = []
    for number, row in enumerate(block.rows):
        places = _places(block.rows, number, block.columns)
        placed = zip(places, (chunk.words for chunk in row.chunks), strict=True)
        found.extend(_joined(number, list(placed)))
    return tuple(found)


def _joined(row: int, placed: Sequence[tuple[tuple[int, int], tuple[Word, ...]]]) -> list[Cell]:
    """The cells of a row: texts that share a column are one cell."""
    found: list[Cell] = []
    for (column, span), words in sorted(placed, key=lambda entry: entry[0][0]):
        last = found[-1] if found else None
        if last and column < last.column + last.column_span:
            end = max(column + span, last.column + last.column_span)
            own = tuple(sorted((*last.words, *words), key=lambda word: word.start))
            found[-1] = Cell(row, last.column, own, column_span=end - last.column)
        else:
            found.append(Cell(row, column, words, column_span=span))
    return found


def _places(
    rows: Sequence[Row], index: int, columns: Sequence[tuple[float, float]]
) -> list[tuple[int, int]]:
    """For each chunk of a row its first column and how many it covers."""
    places = [_place(chunk, columns) for chunk in rows[index].chunks]
    if len(places) == len(columns) and len(set(places)) < len(places):
        return [(column, 1) for column in range(len(columns))]
    if any(row.is_data for row in rows[index : index + 2]) or index + 1 == len(rows):
        return places
    data = (chunk for row in rows if row.is_data for chunk in row.figures)
    figures = min((_place(chunk, columns)[0] for chunk in data), default=0)
    headers = takewhile(lambda row: not row.is_data, rows[index + 1 :])
    heads = [(_place(c, columns)[0], c) for row in headers for c in row.chunks]
    below = {column: (chunk.box.x0, chunk.box.x1) for column, chunk in heads}
    zones = {c: below.get(c, columns[c]) for c in range(figures, len(columns))}
    places = _left_of_all(rows[index], places, zones, below)
    said = [" ".join(chunk.text for at, chunk in heads if at == c) for c in zones]
    return _over_cycles(rows[index], places, zones, said) or _stretched(
        rows[index], places, zones, _below_own(rows, index, columns, below.keys())
    )


def _left_of_all(
    row: Row,
    places: Sequence[tuple[int, int]],
    zones: Mapping[int, tuple[float, float]],
    below: Mapping[int, tuple[float, float]],
) -> list[tuple[int, int]]:
    """The places of texts, one left of all figures in the last column of labels, where it is free.

    Its heading may be set right above labels that are set left. Only beside headers of figures,
    where the first column of figures has a header of its own below.
    """
    first = min(zones)
    found = list(places)
    for index, place in enumerate(places[:-1]):
        free = first and all(first - 1 not in _span(other) for other in places)
        aside = row.chunks[index].box.x1 <= zones[first][0]
        if free and aside and place == (first, 1) and first in below:
            found[index] = first - 1, 1
    return found


def _over_cycles(
    row: Row,
    places: Sequence[tuple[int, int]],
    zones: Mapping[int, tuple[float, float]],
    said: Sequence[str],
) -> list[tuple[int, int]]:
    """The places of texts that each stand over one of as many cycles of headers below, else [].

    "2018" and "2019" over "Doel" "Bereikt" "Doel" "Bereikt", wherever they are set over them.
    `said` are the headers below, for each of the `zones`.
    """
    above = [i for i, (column, span) in enumerate(places) if column + span > min(zones)]
    size, odd = divmod(len(zones), len(above)) if above else (0, 0)
    if odd or size < 2 or not all(said) or list(said) != list(said[:size]) * len(above):
        return []
    columns = list(zones)
    found = list(places)
    for number, index in enumerate(above):
        own = columns[number * size : (number + 1) * size]
        if not zones[own[0]][0] < row.chunks[index].box.center[0] < zones[own[-1]][1]:
            return []
        found[index] = own[0], size
    return found


def _below_own(
    rows: Sequence[Row], index: int, columns: Sequence[tuple[float, float]], below: Set[int]
) -> Set[int]:
    """The columns with a header below that no other text of the row above stands over.

    The second line of "Leden | Aantal opgestarte", "initiatieven", stands below one of them.
    """
    if not index:
        return below
    above = zip(rows[index - 1].chunks, _places(rows, index - 1, columns), strict=True)
    other = {
        column
        for text, place in above
        if place[1] > 1 and not any(text.overlaps(c.box.x0, c.box.x1) for c in rows[index].chunks)
        for column in _span(place)
    }
    return below - other


def _stretched(
    row: Row,
    places: Sequence[tuple[int, int]],
    zones: Mapping[int, tuple[float, float]],
    below: Set[int],
) -> list[tuple[int, int]]:
    """The places of header texts that stand above several columns with headers of their own.

    `zones` are the columns of figures, as wide as their headers in the row below; `below` those
    that have one. Texts that begin where a column begins are set left and reach up to the next one,
    those that end where one ends are set right; others are centred: the nearest column is theirs.
    """
    own = ((i, range(column, column + span)) for i, (column, span) in enumerate(places))
    # A text with no header below it stands above its own column alone.
    above = [i for i, cols in own if cols[0] in zones and not below.isdisjoint(cols)]
    covered = {c for column, span in places for c in range(column, column + span)}
    bare = {column for column in below - covered if column in zones}
    if not above or not bare:
        return list(places)
    boxes = {i: row.chunks[i].box for i in above}
    size = 0.3 * row.line.words[0].size
    ends = list(zones.values())
    set_left = all(any(abs(box.x0 - x0) < size for x0, _ in ends) for box in boxes.values())
    set_right = all(any(abs(box.x1 - x1) < size for _, x1 in ends) for box in boxes.values())
    owned: dict[int, list[int]] = {i: [] for i in above}
    for column in sorted(bare | {c for i in above for c in _span(places[i]) if c in zones}):
        x0, x1 = zones[column]
        if set_left:
            owner = max((i for i in above if boxes[i].x0 < x0 + size), default=above[0])
        elif set_right:
            owner = min((i for i in above if boxes[i].x1 > x1 - size), default=above[-1])
        else:
            owner = min(above, key=lambda i: abs(boxes[i].center[0] - (x0 + x1) / 2))
        owned[owner].append(column)
    return [
        (owned[i][0], owned[i][-1] - owned[i][0] + 1) if owned.get(i) else place
        for i, place in enumerate(places)
    ]


def _span(place: tuple[int, int]) -> range:
    return range(place[0], place[0] + place[1])


def _place(chunk: Chunk, columns: Sequence[tuple[float, float]]) -> tuple[int, int]:
    """The first column of a chunk and how many it covers; the nearest when it covers none."""
    under = [i for i, column in enumerate(columns) if chunk.overlaps(*column)]
    if under:
        return under[0], under[-1] - under[0] + 1
    x, _ = chunk.box.center
    nearest = min(range(len(columns)), key=lambda i: abs(sum(columns[i]) / 2 - x))
    return nearest, 1
