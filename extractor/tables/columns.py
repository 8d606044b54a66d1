"""Tables without ruling lines, found by their columns of white space.

A table shows itself by rows with figures that stand under each other. Around such rows lie lines
that belong to it: group rows (a text and nothing beside it) and header rows (texts above the
figures). Prose gives itself away by running from the label column into the figures' columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain, pairwise, takewhile

import regex

from extractor.model import Cell, Format, Word
from extractor.notation.dates import find_periods
from extractor.tables.captions import is_caption
from extractor.tables.chunks import Chunk, Row, pitch
from extractor.tables.corridors import cut_at_columns
from extractor.tables.lines import are_below, as_one, ends_row, is_beside, logical_rows
from extractor.tables.shared import rows_beside_names
from extractor.tables.split import parts

_ITEM = regex.compile(r"(?:\d{1,2}|\p{Ll})[.)]\s")
_SENTENCE_END = regex.compile(r"[.;?!:,]$")
# Text rows that may stand between two rows with figures: a group row below a header row, repeated
# header rows after a page break, a label of two lines.
_MOST_BETWEEN = 5
# Labels of a column begin within so many points, or character cells, of each other.
_APART = 1.0
# Lines above the first figures: headers broken over many lines, a group, a label.
_MOST_HEADS = 14


@dataclass(frozen=True)
class Block:
    """A table: lines [first, last), its rows, and its columns' intervals from left to right."""

    first: int
    last: int
    rows: tuple[Row, ...]
    columns: tuple[tuple[float, float], ...]


def find_blocks(lines: Sequence[Row], layout: Format) -> Iterator[Block]:
    """The tables among lines that follow each other, from top to bottom, without overlap."""
    rows = list(lines)
    step = pitch([row.line for row in rows])
    here, free_from = 0, 0
    while here < len(rows):
        last = _grow(rows, here) if _is_start(rows, here) else here
        if last > here:
            here = _grow_up(rows, here, free_from)
            first = _header(rows, here, last, free_from, step)
            if _enough(rows, first, here, last):
                left = _left(rows[here:last])
                lines = [_cut(row, left, layout) for row in rows[first:last]]
                block = _block(first, last, lines)
                if block.columns:
                    yield block
                    here = free_from = last
                    continue
        here += 1


def _is_start(rows: Sequence[Row], here: int) -> bool:
    """Whether the first figures of a table may stand in a row: beside a label, and no header."""
    row = rows[here]
    if row.is_data:
        return not (_heads(row, rows[here + 1 : here + 5]) or _ends_period(rows[:here], row))
    return _is_beside_label(rows, here)


def _ends_period(above: Sequence[Row], row: Row) -> bool:
    """Whether all figures of a row end a period of the header above: "aantal leden na" "3 jr"."""
    over = above[-1].chunks if above else ()
    return bool(row.figures) and all(
        any(
            period.start < len(text) < period.end
            for text in (c.text for c in over if c.overlaps(figure.box.x0, figure.box.x1))
            for period in find_periods(f"{text} {figure.text}")
        )
        for figure in row.figures
    )


def _is_beside_label(rows: Sequence[Row], here: int) -> bool:
    """Whether a line of figures stands at half the height of a label of two lines beside it."""
    row = rows[here]
    near = rows[max(0, here - 1) : here + 2]
    labels = [r for r in near if r is not row and r.is_label and r.box.x1 < row.box.x0]
    return row.chunks[0].is_figure and any(
        is_beside(*sorted((row, label), key=lambda r: r.box.top)) for label in labels
    )


def _block(first: int, last: int, lines: Sequence[Row]) -> Block:
    cut = cut_at_columns(lines)
    rows = [as_one(own) for own in rows_beside_names(cut) or logical_rows(cut)]
    return _with_columns(first, last, rows)


def _with_columns(first: int, last: int, rows: Sequence[Row]) -> Block:
    head = next((i for i, row in enumerate(rows) if row.is_data), 0)
    figures = max((len(row.figures) for row in rows if row.is_data), default=0)
    return Block(first, last, tuple(rows), _widened(_columns(rows), rows[:head], figures))


def by_headers(block: Block) -> list[Block]:
    """The tables that a block holds under each other, each with the columns of its own rows."""
    found = parts(cells(block))
    if len(found) == 1:
        return [block]
    own = [block.rows[start:last] for start, last in found]
    return [_with_columns(block.first, block.last, rows) for rows in own if _columns(rows)]


def _cut(row: Row, left: float, layout: Format) -> Row:
    """A row cut closely, unless it is a label that ends before the first figures, at `left`."""
    return row.cut_closer(layout) if row.box.x1 > left else row


def _enough(rows: Sequence[Row], first: int, start: int, last: int) -> bool:
    """One row with figures is a table only below a header row."""
    own = range(start, last)
    data = sum(rows[i].has_figure or _is_beside_label(rows, i) for i in own)
    return data >= 2 or (data == 1 and first < start)


def _grow(rows: list[Row], start: int) -> int:
    """The end of the table whose first row with figures is `start`.

    Rows whose figures stand too close to their label are cut in `rows` on the way.
    """
    zones = _values(rows[start])
    last, between = start + 1, 0
    for here in range(start + 1, len(rows)):
        row = rows[here] = rows[here].cut_at(zones)
        if _continues(row, zones):
            zones = _merge([*zones, *_values(row)])
            last, between = here + 1, 0
        elif _begins_another(rows, start, here):
            break
        elif len(row.chunks) > 1 and (
            are_below(rows[start:here], row) or _are_labels(row, rows[here + 1 : here + 3], zones)
        ):
            continue
        elif between >= _MOST_BETWEEN or is_caption(row.line.text) or not _belongs(row, zones):
            break
        else:
            between += 1
    return _with_empty_rows(rows, start, last)


def _begins_another(rows: Sequence[Row], start: int, here: int) -> bool:
    """Whether a row is the header of another table: labels begin elsewhere in the rows below it."""
    row = rows[here]
    if len(row.chunks) < 2 or any(chunk.is_value for chunk in row.chunks):
        return False
    before = [x for other in rows[start:here] for x in _label_starts(other)]
    below = (_label_starts(other) for other in rows[here + 1 : here + 4] if other.is_data)
    heads = [chunk.box.x0 for chunk in row.chunks]
    return any(
        min(abs(x - other) for other in before) > _APART and min(abs(x - h) for h in heads) < _APART
        for x in chain.from_iterable(below)
        if before
    )


def _label_starts(row: Row) -> list[float]:
    return [chunk.box.x0 for chunk in row.chunks if not chunk.is_value]


def _are_labels(row: Row, below: Sequence[Row], zones: Sequence[tuple[float, float]]) -> bool:
    """Whether a row holds texts left of the figures only, and figures follow right below."""
    labels = all(not chunk.is_value and chunk.box.x1 <= zones[0][0] for chunk in row.chunks)
    return labels and any(_continues(other.cut_at(zones), zones) for other in below)


def _grow_up(rows: list[Row], start: int, free_from: int) -> int:
    """The first row with figures of a table, where those above `start` stood too close to labels.

    They have as many figures and are cut in `rows` on the way.
    """
    zones, full, between = _values(rows[start]), len(rows[start].figures), 0
    for here in range(start - 1, free_from - 1, -1):
        row = rows[here].cut_at(zones)
        if len(row.figures) >= full and row is not rows[here] and _continues(row, zones):
            rows[here], start, between = row, here, 0
        elif between >= _MOST_BETWEEN or is_caption(row.line.text) or not _belongs(row, zones):
            break
        else:
            between += 1
    return start


def _heads(row: Row, below: Sequence[Row]) -> bool:
    """Whether a row is a header for all that it ends in a number ("Space 4.0", "Motor 5.1").

    Its texts stand above figures: all of them, and more than it has itself.
    """
    return any(
        len(other.figures) > len(row.figures) and _stand_above(row, other.figures)
        for other in below
    )


def _stand_above(row: Row, figures: Sequence[Chunk]) -> bool:
    """Whether the texts of a row right of the labels stand above figures, each one of them."""
    left = figures[0].box.x0
    chunks = [chunk for chunk in row.chunks if not chunk.is_value and chunk.box.x1 > left]
    worded = any(char.isalpha() for chunk in chunks for char in chunk.text)
    texts = [chunk.box for chunk in chunks]
    return worded and all(any(f.overlaps(box.x0, box.x1) for f in figures) for box in texts)


def _values(row: Row) -> list[tuple[float, float]]:
    return [(chunk.box.x0, chunk.box.x1) for chunk in row.figures]


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

    The end of the last label, and rows that repeat a label: their figures are missing.
    """
    labels = {row.chunks[0].text for row in rows[start:last] if row.is_data}
    while last < len(rows) and (
        _ends_label(rows[last - 1], rows[last]) or ends_row(rows[start:last], rows[last])
    ):
        last += 1
    while last < len(rows) and rows[last].is_label and rows[last].line.text in labels:
        last += 1
    return last


def _ends_label(above: Row, row: Row) -> bool:
    """Whether a line is the end of a label of the last row: set under it, in lower case."""
    chunk = row.chunks[0]
    small = row.is_label and chunk.words[0].text.islower()
    texts = (word for other in above.chunks if not other.is_value for word in other.words)
    return small and any(abs(word.box.x0 - chunk.box.x0) < 1 for word in texts)


def _header(rows: Sequence[Row], start: int, last: int, free_from: int, step: float) -> int:
    """The first row of the table, header rows and a first group row taken in above `start`."""
    left = _left(rows[start:last])
    labels = _label_end(rows[start:last], left)
    colons = any(row.is_label and row.line.text.endswith(":") for row in rows[start:last])
    header, here = start, start - 1
    while here >= free_from and start - here <= _MOST_HEADS:
        row = rows[here]
        if _far(row, rows[here + 1], step) and header < start:
            break
        if _is_header(row, labels, left) or (header < start and is_beside(row, rows[here + 1])):
            header = here
        elif header < start:
            # The heading of the labels may run on between two rows of headers.
            runs_on = here > free_from and row.is_label and row.line.text[0].islower()
            if not (runs_on and len(rows[here - 1].chunks) > 1):
                break
        elif not (_is_group(row, left, colons) or is_beside(row, rows[here + 1])):
            break
        here -= 1
    if header < start:
        return _begun_above(rows, header, free_from)
    above = start - 1
    is_group = above >= free_from and _is_group(rows[above], left, colons)
    return above if is_group and not _far(rows[above], rows[start], step) else start


def _begun_above(rows: Sequence[Row], header: int, free_from: int) -> int:
    """The header before a page break that the one at `header` repeats, over a group row at most."""
    for above in range(header - 1, max(header - 4, free_from - 1), -1):
        row = rows[above]
        if row.line.page == rows[header].line.page or row.is_data:
            break
        if row.line.text == rows[header].line.text:
            return above
    return header


def _far(row: Row, below: Row, step: float) -> bool:
    return row.line.page == below.line.page and below.box.top - row.box.top > 2.5 * step > 0


def _left(rows: Sequence[Row]) -> float:
    """Where the figures begin: in the rows with a label, since others may begin with a number."""
    zones = [[x0 for x0, _ in _values(row)] for row in rows]
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
    runs_in = any(c.box.x0 < labels < left < c.box.x1 and _mostly_left(c, left) for c in row.chunks)
    is_sentence = row.box.x0 < left and len(row.chunks) == 1
    return above and not runs_in and not (is_sentence and _SENTENCE_END.search(row.line.text))


def _mostly_left(chunk: Chunk, left: float) -> bool:
    return left - chunk.box.x0 > chunk.box.x1 - left


def _widened(
    columns: tuple[tuple[float, float], ...], headers: Sequence[Row], figures: int
) -> tuple[tuple[float, float], ...]:
    """The columns with the room of their headers, where a header row has one text for each.

    Figures may be set right below headers that are set left. The header row has a text for each
    column but the first, or for each of the last ones, which hold so many `figures`.
    """
    for row in headers:
        for first in {1, len(columns) - figures} - {0}:
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


def _is_group(row: Row, left: float, colons: bool) -> bool:
    text = row.line.text.removesuffix(":") if colons else row.line.text
    return (
        not is_caption(text)
        and row.is_label
        and row.chunks[0].box.x0 < left
        and not _SENTENCE_END.search(text)
    )


def _columns(rows: Sequence[Row]) -> tuple[tuple[float, float], ...]:
    """The columns: where the chunks of the rows with figures lie, overlapping ones as one.

    Names that stand on lines of their own left of all others have a column to themselves.
    """
    zones = _merge([(c.box.x0, c.box.x1) for row in rows if row.is_data for c in row.chunks])
    data = [index for index, row in enumerate(rows) if row.is_data]
    own = [row.box for row in rows[data[0] : data[-1]] if row.is_label] if data else []
    left = [(box.x0, box.x1) for box in own if box.x1 <= zones[0][0]]
    return tuple(_merge([*left, *zones]) if len(left) == len(own) else zones)


def _merge(zones: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
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
    texts = [chunk for row in headers for chunk in row.chunks]
    below = {_place(chunk, columns)[0]: (chunk.box.x0, chunk.box.x1) for chunk in texts}
    zones = {c: below.get(c, columns[c]) for c in range(figures, len(columns))}
    return _stretched(rows[index], places, zones, _below_own(rows, index, columns, below.keys()))


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
