"""Headers of tables that lost their white space: which words stand above which column.

"streefdoel Bereikt na 3 jr" above two figures is cut where each part says something; labels on
lines of their own, as many as there are columns, stand above them in their order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from extractor.meaning.labels import Labels, Reading
from extractor.model import Cell, Grid, Word, text_of
from extractor.notation.cells import is_value
from extractor.notation.dates import find_periods


def with_column_headers(grid: Grid, labels: Labels) -> Grid:
    """The grid with header cells that hold the labels of several columns cut into those."""
    if grid.method == "rulings":
        return grid
    first = _first_column(grid)
    stacked = _stacked(grid, first, labels)
    rest = [cell for cell in grid.cells if cell.row not in stacked]
    cut = {cell: pieces for cell in rest if (pieces := _cut(grid, cell, first, labels))}
    for cell in rest:
        others = [pieces for own, pieces in cut.items() if own is not cell]
        if pieces := _cut_in_parts(grid, cell, others, first, labels):
            cut[cell] = pieces
    if not stacked and not cut:
        return grid
    parts = (part for cell in rest for part in cut.get(cell) or [cell])
    cells = (*(cell for own in stacked.values() for cell in own), *parts)
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _first_column(grid: Grid) -> int:
    """The first column of figures."""
    figures = (c.column for c in grid.cells if c.column and is_value(c.text))
    return min(figures, default=1)


def _covers_all(grid: Grid, cell: Cell) -> bool:
    """Whether a cell covers all columns up to the last one of figures."""
    last = max((c.column for c in grid.cells if c.column and is_value(c.text)), default=0)
    return not cell.column and cell.column_span > last > 0


def _heads(grid: Grid, cell: Cell, labels: Labels) -> bool:
    """Whether a line stands above all figures, or says what one there says."""
    figures = min((c.row for c in grid.cells if c.column and is_value(c.text)), default=grid.rows)
    if labels.read(cell.text).rest and _is_group(grid, cell):
        return False
    return any(c.text == cell.text for c in grid.cells if c.row < figures)


def _is_group(grid: Grid, cell: Cell) -> bool:
    """Whether a line below others begins a group: its first row comes below later lines too."""
    lines = {c.row for c in grid.cells if _covers_all(grid, c)}
    firsts = {c.row: c.text for c in grid.cells if not c.column}
    below = firsts.get(cell.row + 1)
    again = sum(firsts.get(row + 1) == below for row in lines if row > cell.row)
    headed = any(c.row < cell.row for c in grid.cells)
    return below is not None and headed and again > 0


def _stacked(grid: Grid, first: int, labels: Labels) -> dict[int, list[Cell]]:
    """The lines at the top that are one label each, by row, when there is one for each column."""
    top: list[Cell] = []
    if grid.method != "lines" or grid.columns - first < 2:
        return {}
    for cell in sorted(grid.cells, key=lambda c: c.row):
        if not _covers_all(grid, cell) or not _is_column_label(cell, top, labels):
            break
        top.append(cell)
    own = top[1:] if top and labels.lexicon.headings.cover(top[0].text) else top
    if len(own) != grid.columns - first:
        return {}
    placed = {c.row: [Cell(c.row, column, c.words)] for column, c in enumerate(own, start=first)}
    return {**{cell.row: [replace(cell, column_span=1)] for cell in top}, **placed}


def _is_column_label(cell: Cell, above: Sequence[Cell], labels: Labels) -> bool:
    reading = labels.read(cell.text)
    heading = not above and labels.lexicon.headings.cover(cell.text)
    return heading or ("measure" in reading.dimensions or "period" in reading.dimensions)


def _cut(grid: Grid, cell: Cell, first: int, labels: Labels) -> list[Cell]:
    """The labels of single columns that a cell above several holds; [] when it holds no such.

    In plain lines any header covers all columns. Elsewhere a cell is cut that speaks of two
    things at once.
    """
    reading = labels.read(cell.text)
    plain = grid.method == "lines" and _covers_all(grid, cell) and _heads(grid, cell, labels)
    if reading.network or not (plain or (cell.column_span > 1 and reading.unsure)):
        return []
    heading = _heading(cell, labels) if plain else 0
    start = first if plain else cell.column
    count = cell.column + cell.column_span - start
    if count < 2:
        return _cut_heading(cell, labels) if plain else []
    pieces = split_header([word.text for word in cell.words[heading:]], count, labels.read)
    name = [Cell(cell.row, 0, cell.words[:heading])] if heading else []
    if heading and not pieces and _says_one(cell.words[heading:], labels):
        return [*name, Cell(cell.row, start, cell.words[heading:], column_span=count)]
    return [*name, *_placed(cell, pieces, heading, start, 1)] if pieces else []


def _says_one(words: Sequence[Word], labels: Labels) -> bool:
    """Whether words say surely what is counted, and nothing else: they head all columns."""
    reading = labels.read(text_of(words))
    return set(reading.dimensions) == {"indicator"} and not (reading.rest or reading.unsure)


def _cut_heading(cell: Cell, labels: Labels) -> list[Cell]:
    """A heading of the first column before the label of the second: "Sportclub" "Aantal leden"."""
    whole = labels.read(cell.text)
    for size in range(1, len(cell.words)):
        before, behind = (
            labels.read(text_of(words)) for words in (cell.words[:size], cell.words[size:])
        )
        said = "indicator" in behind.dimensions and behind.dimensions == whole.dimensions
        if said and not behind.rest and not before.dimensions and (before.rest or before.heading):
            return [Cell(cell.row, 0, cell.words[:size]), Cell(cell.row, 1, cell.words[size:])]
    return []


def _placed(cell: Cell, pieces: Sequence[str], at: int, start: int, span: int) -> Iterator[Cell]:
    """The pieces of a cell as cells side by side, from its word `at` on."""
    for number, piece in enumerate(pieces):
        words = cell.words[at : at + len(piece.split())]
        at += len(words)
        yield Cell(cell.row, start + number * span, words, column_span=span)


def _cut_in_parts(
    grid: Grid, cell: Cell, others: Sequence[Sequence[Cell]], first: int, labels: Labels
) -> list[Cell]:
    """The labels that a cell holds for as many columns each: "2018 2019" over "doel bereikt" twice.

    Only beside other header rows that were cut into labels which come again and again.
    """
    if not labels.read(cell.text).unsure:
        return []
    heading = _heading(cell, labels) if _covers_all(grid, cell) else 0
    name = [Cell(cell.row, 0, cell.words[:heading])] if heading else []
    words = [word.text for word in cell.words[heading:]]
    for pieces in others:
        below = [piece for piece in pieces if piece.column >= first]
        around = abs(pieces[0].row - cell.row) == 1 and cell.column_span >= len(below)
        for parts in range(2, len(below) // 2 + 1) if around else ():
            said = [sorted(labels.read(piece.text).dimensions.items()) for piece in below]
            span, odd = divmod(len(said), parts)
            again = not odd and said == said[:span] * parts
            if again and (found := split_header(words, parts, labels.read)):
                return [*name, *_placed(cell, found, heading, below[0].column, span)]
    return []


def _heading(cell: Cell, labels: Labels) -> int:
    """How many words at the start of a header line are the heading of the names ("Netwerk")."""
    starts = [(n, text_of(cell.words[:n])) for n in range(1, len(cell.words))]
    named = max((n for n, text in starts if labels.lexicon.headings.cover(text)), default=0)
    if named:
        return named
    # "KPI Netwerk": the heading of what is counted before that of the names.
    both = (n for n, text in starts if labels.lexicon.label_headings.cover(text.split()[0]))
    return max(
        (n for n in both if labels.lexicon.headings.cover(text_of(cell.words[1:n]))), default=0
    )


def split_header(text: Sequence[str], parts: int, read: Callable[[str], Reading]) -> list[str]:
    """A header whose white space is lost cut into `parts` texts that each say something sure.

    Of several cuts the one whose parts say most is right; [] where there is none, or where the
    best ones differ in what they say: a header is not guessed.
    """
    cuts = _cuts(text, parts, lambda piece: _says_something(read(piece)))
    complete = [pieces for pieces in cuts if not any(read(piece).rest for piece in pieces)]
    # A period belongs to the label before it: "Bereikt na 3 jr | streefdoel".
    whole = [c for c in complete or cuts if not any(map(_begins_with_period, c))]
    # So does a sign to the label behind it: "behaald | % bereikt".
    signed = [c for c in whole if not any(" " in p and p.endswith("%") for p in c)]
    # What stands in brackets belongs to the label before it.
    closed = [c for c in signed or whole if not any(p.startswith("(") for p in c)]
    candidates = closed or signed or whole or complete or cuts
    said = [sum(len(read(piece).dimensions) for piece in pieces) for pieces in candidates]
    best = [c for c, count in zip(candidates, said, strict=True) if count == max(said)]
    return best[0] if len({_meaning(pieces, read) for pieces in best}) == 1 else []


def _begins_with_period(piece: str) -> bool:
    periods = find_periods(piece)
    return bool(periods) and periods[0].start == 0 and periods[0].end < len(piece)


def _says_something(reading: Reading) -> bool:
    return bool(reading.dimensions or reading.network) and not reading.unsure


def _meaning(pieces: Sequence[str], read: Callable[[str], Reading]) -> tuple[object, ...]:
    """What the pieces say; an indicator that is the only one of a header holds for all of them."""
    said = [read(piece).dimensions for piece in pieces]
    indicators = {dimensions.get("indicator", "") for dimensions in said} - {""}
    alone = {"indicator": indicators.pop()} if len(indicators) == 1 else {}
    return tuple(tuple(sorted({**alone, **dimensions}.items())) for dimensions in said)


def _cuts(words: Sequence[str], parts: int, fits: Callable[[str], bool]) -> list[list[str]]:
    """The ways to cut words into so many pieces that all fit.

    Ends of the words that cannot be cut are found once: of all cuts there are far too many.
    """

    @cache
    def cuts(start: int, parts: int) -> list[list[str]]:
        if parts == 1:
            piece = " ".join(words[start:])
            return [[piece]] if fits(piece) else []
        ends = range(start + 1, len(words) - parts + 2)
        return [
            [piece, *rest]
            for piece, end in ((" ".join(words[start:end]), end) for end in ends)
            if fits(piece)
            for rest in cuts(end, parts - 1)
        ]

    return cuts(0, parts)
