"""Grids put right where only the words tell: labels cut in two, two labels in one cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.meaning.cycles import with_names_over_cycles
from extractor.meaning.headers import with_column_headers
from extractor.meaning.labels import Labels, Reading
from extractor.model import Cell, Grid
from extractor.notation.cells import is_value
from extractor.notation.names import is_in_brackets
from extractor.tables.cellrows import by_row, is_data


def worded(grid: Grid, labels: Labels) -> Grid:
    """The grid with its labels whole and each in a cell of its own, as far as words tell surely."""
    whole = _with_names_apart(_with_whole_labels(grid, labels), labels)
    return with_column_headers(with_names_over_cycles(whole, labels), labels)


def _with_whole_labels(grid: Grid, labels: Labels) -> Grid:
    """Labels whose second line, or first, stands alone in the next row: "Smart Buildings" "in Use".

    Two lines are one label where only both together are a known name or a known indicator, or where
    the first one ends in what a label does not end in ("Netwerk voor", "EUKA (vzw"). Remarks behind
    the figures go with them.
    """
    rows = by_row(grid.cells)
    known = {cell.text for row in rows if is_data(row) for cell in row}
    last = max((c.column for row in rows for c in row if is_value(c.text)), default=0)
    if wrapped := _wrapped(rows, labels):
        return _with_whole_labels(_joined(grid, *wrapped), labels)
    for index, row in enumerate(rows):
        for beside in (_next(rows, index), index - 1) if row else ():
            lone = [c for c in rows[beside] if c.column <= last] if 0 <= beside < len(rows) else []
            if beside > index and _end_all(row, lone) and not _are_two(row, lone, labels):
                over = next(cell for cell in row if cell.column == lone[0].column)
                return _with_whole_labels(_joined(grid, over, lone[0]), labels)
            if len(lone) != 1 or lone[0].text in known:
                continue
            label = next((cell for cell in row if cell.column == lone[0].column), None)
            stray = beside < index and is_data(row) and _is_stray(rows, beside, labels)
            if label and (stray or _go_together(label, lone[0], labels, data=is_data(row))):
                return _with_whole_labels(_joined(grid, label, lone[0]), labels)
    return grid


def _is_stray(rows: Sequence[Sequence[Cell]], index: int, labels: Labels) -> bool:
    """Whether a text alone that says what is counted begins no group: the rows above have none.

    It is the first line of a name: "Samenwerking" above "Onderzoek en Bedrijven 68".
    """
    first = next((i for i, row in enumerate(rows) if is_data(row)), len(rows))
    above = rows[first - 1] if first else ()
    grouped = len(above) == 1 and bool(labels.read(above[0].text).dimensions)
    reading = labels.read(rows[index][0].text)
    says_what = reading.dimensions.keys() & {"indicator", "segment"} and not reading.total
    below = labels.read(rows[index + 1][0].text)
    named = not below.network and bool(below.rest) and not below.rest.islower()
    again = sum(_texts(row) == _texts(rows[index]) for row in rows) > 1
    return index > first and not (grouped or again) and bool(says_what) and named


def _end_all(row: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether several texts below a row with figures are the ends of its labels, each of one."""
    figures = [cell.column for cell in row if cell.column and is_value(cell.text)]
    own = {cell.column for cell in row if not is_value(cell.text)}
    return (
        bool(figures)
        and len(below) > 1
        and all(c.column < min(figures) and c.column_span == 1 and c.column in own for c in below)
    )


def _are_two(row: Sequence[Cell], below: Sequence[Cell], labels: Labels) -> bool:
    """Whether a network that is known stands in one of two rows, and both together name none."""
    pairs = [(cell, over) for cell in below for over in row if over.column == cell.column]
    return any(
        (labels.read(over.text).network or labels.read(cell.text).network)
        and not labels.read(f"{over.text} {cell.text}").network
        for cell, over in pairs
    )


def _texts(row: Sequence[Cell]) -> list[str]:
    return [cell.text for cell in row]


def _wrapped(rows: Sequence[Sequence[Cell]], labels: Labels) -> tuple[Cell, Cell] | None:
    """A label of a row with figures and its other line, which stands alone between known names.

    The line above left no room for the first word below, and of the labels around the one that
    stands alone only this one is no known name. A table with groups has one above its first row.
    """
    data = [index for index, row in enumerate(rows) if is_data(row)]
    if not data or any(len(row) == 1 for row in rows[: data[0]]):
        return None
    room = max(len(rows[index][0].text) for index in data)
    for above, below in pairwise(data):
        first, lone, last = rows[above][0], rows[above + 1][0:1], rows[below][0]
        if below != above + 2 or len(rows[above + 1]) != 1 or lone[0].column_span > 1:
            continue
        if {first.column, lone[0].column, last.column} != {0} or not _is_bare(lone[0], labels):
            continue
        above_it, below_it = (labels.read(cell.text) for cell in (first, last))
        known = [bool(above_it.network), bool(below_it.network or below_it.total)]
        if known == [False, True] and _leaves_no_room(first, lone[0], room):
            return first, lone[0]
        if known == [True, False] and _leaves_no_room(lone[0], last, room):
            return last, lone[0]
    return None


def _is_bare(cell: Cell, labels: Labels) -> bool:
    reading = labels.read(cell.text)
    if is_in_brackets(cell.text):
        return False  # It belongs to the name above.
    if reading.rest and not reading.rest.islower() and not reading.network:
        return True  # "Onderzoek en Maakbedrijven": a name in the words of the profile.
    return not (reading.dimensions or reading.unsure or reading.network or reading.total)


def _leaves_no_room(above: Cell, below: Cell, room: int) -> bool:
    return len(above.text) + 1 + len(below.words[0].text) > room


def _joined(grid: Grid, label: Cell, lone: Cell) -> Grid:
    """The grid with two cells as one, in the place of the first, and what else their rows hold."""
    whole: dict[Cell, Cell | None] = {}
    for cell in (cell for cell in grid.cells if cell.row == lone.row):
        own = label if cell is lone else grid.at(label.row, cell.column)
        if own and own.words:
            words = sorted((*own.words, *cell.words), key=lambda word: word.start)
            whole |= {own: replace(own, words=tuple(words)), cell: None}
        else:
            whole[cell] = replace(cell, row=label.row)
    kept = [whole.get(cell, cell) for cell in grid.cells]
    return _without_empty_rows(replace(grid, cells=tuple(cell for cell in kept if cell)))


def _without_empty_rows(grid: Grid) -> Grid:
    taken = {row for c in grid.cells for row in range(c.row, c.row + c.row_span)}
    place = {row: number for number, row in enumerate(sorted(taken))}
    if len(place) == grid.rows:
        return grid
    cells = tuple(replace(cell, row=place[cell.row]) for cell in grid.cells)
    uncertain = frozenset(place[row] for row in grid.uncertain_rows if row in place)
    return replace(grid, cells=cells, uncertain_rows=uncertain)


def _next(rows: Sequence[Sequence[Cell]], index: int) -> int:
    """The next row, past header rows that are repeated at the top of a page."""
    above = [[cell.text for cell in row] for row in rows[:index]]
    following = index + 1
    while following < len(rows) and [cell.text for cell in rows[following]] in above:
        following += 1
    return following


def _go_together(label: Cell, lone: Cell, labels: Labels, *, data: bool) -> bool:
    """Whether a label of a row, which has figures if `data`, and a text that stands alone are one.

    A label that ends in the middle goes on below, unless it spans all columns or holds a figure;
    so does one of figures that is no more than the word for a network.
    """
    first, second = sorted((label, lone), key=lambda cell: cell.row)
    below = data and first is label
    nouns = labels.lexicon.nouns
    bare_noun = below and (nouns.cover(first.text) or nouns.cover(f"{first.text} {second.text}"))
    if below and lone.column and lone.column_span == 1:
        return True  # A group stands in the first column.
    begun = bare_noun or _ends_open(first.text, labels) or is_in_brackets(second.text)
    goes_on = label.column_span == lone.column_span and begun
    return goes_on or (data and _are_one(label, lone, first, second, labels))


def _ends_open(text: str, labels: Labels) -> bool:
    """Whether a text ends in a word that another one follows, or in an open bracket."""
    *before, last = text.split()
    joins = bool(before) and labels.lexicon.joining.cover(last)
    return joins or text.count("(") > text.count(")")


def _are_one(label: Cell, lone: Cell, first: Cell, second: Cell, labels: Labels) -> bool:
    own, both = labels.read(label.text), labels.read(f"{first.text} {second.text}")
    if own.network or labels.read(lone.text).network:
        return False
    if own.dimensions:
        # What a row counts may stand on another line than its measure ("- target", "leden").
        goes_on = second.text[0].islower() or second.text[0] in "-–("
        counts = "indicator" in both.dimensions and "indicator" not in own.dimensions
        return goes_on and counts and not both.rest and not both.unsure
    return bool(both.network) or bool(both.dimensions and not both.rest and not both.unsure)


def _with_names_apart(grid: Grid, labels: Labels) -> Grid:
    """A name and an indicator in one cell ("EUKA Aantal leden") as two.

    Only where the indicators come again, so that they are no part of a name.
    """
    firsts = [row[0] for row in by_row(grid.cells) if is_data(row) and not row[0].column]
    parts = _with_known_ends({cell: _name_length(cell, labels) for cell in firsts}, labels)
    distinct = {cell.text: cell for cell in firsts}.values()
    begins, ends = (Counter(_part(cell, parts[cell], side) for cell in distinct) for side in (0, 1))
    apart = {cell: count for cell, count in parts.items() if count}
    if len(apart) < 2 or not any(
        all(again[_part(cell, n, side)] > 1 for cell, n in apart.items())
        for side, again in enumerate((begins, ends))
    ):
        return grid
    return replace(grid, cells=tuple(part for c in grid.cells for part in _apart(c, parts)))


def _with_known_ends(parts: dict[Cell, int], labels: Labels) -> dict[Cell, int]:
    """The lengths of names, those of labels too that end as several others do behind their names.

    "Samenwerking Maakbedrijven Aantal leden" speaks of more than one thing by itself.
    """
    ends = Counter(_part(cell, count, 1) for cell, count in parts.items() if count)
    common = [end for end, count in ends.items() if count > 1]
    found = dict(parts)
    for cell in (cell for cell, count in parts.items() if not count):
        end = next((end for end in common if cell.text.endswith(f" {end}")), "")
        if end and labels.read(cell.text.removesuffix(end).strip()).rest:
            found[cell] = len(cell.words) - len(end.split())
    return found


def _part(cell: Cell, count: int, side: int) -> str:
    """The first words of a label, so many of them, or what follows those (side 1)."""
    words = cell.text.split(" ")
    return " ".join(words[count:] if side else words[:count])


def _name_length(cell: Cell, labels: Labels) -> int:
    """How many words of a label are a name before an indicator, or an indicator before a name.

    0 when it is not both.
    """
    words = [word.text for word in cell.words]
    if _is_indicator(labels.read(cell.text)):  # "Grote bedrijven"
        return 0
    parts = [
        (n, labels.read(" ".join(words[:n])), labels.read(" ".join(words[n:])))
        for n in range(1, len(words))
    ]
    before = [
        ("period" in said.dimensions, n)  # "Vlas '21": a year may end a name.
        for n, name, said in parts
        if _is_indicator(said) and (name.network or name.name)
    ]
    behind = (n for n, said, name in parts if _is_indicator(said) and (name.network or name.name))
    return min(before)[1] if before else max(behind, default=0)


def _is_indicator(reading: Reading) -> bool:
    sure = not reading.rest and not reading.unsure and not reading.network
    return sure and bool(reading.dimensions.keys() & {"indicator", "segment"})


def _apart(cell: Cell, parts: dict[Cell, int]) -> Iterator[Cell]:
    """The cell in the columns of the wider grid."""
    count = parts.get(cell)
    if count is None:
        wide = cell.column_span + 1 if cell.column == 0 else cell.column_span
        yield replace(cell, column=cell.column + (cell.column > 0), column_span=wide)
        return
    if count:
        yield replace(cell, words=cell.words[:count])
    yield replace(cell, words=cell.words[count:], column=1)
