"""Headers of tables that lost their white space: which words stand above which column.

"streefdoel Bereikt na 3 jr" above two figures is cut where each part says something; labels on
lines of their own, as many as there are columns, stand above them in their order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from extractor.meaning.labels import Labels, Reading
from extractor.model import Cell, Grid
from extractor.notation.dates import find_periods


def with_column_headers(grid: Grid, labels: Labels) -> Grid:
    """A grid of plain lines whose header lines are put above its columns; others as they are."""
    if grid.method != "lines" or grid.columns < 3:
        return grid
    stacked = _stacked(grid, labels)
    cells = (
        part for cell in grid.cells for part in stacked.get(cell.row) or _cut(grid, cell, labels)
    )
    return replace(grid, cells=tuple(cells))


def _covers_all(grid: Grid, cell: Cell) -> bool:
    return cell.column_span == grid.columns


def _stacked(grid: Grid, labels: Labels) -> dict[int, list[Cell]]:
    """The lines at the top that are one label each, by row, when there is one for each column."""
    top: list[Cell] = []
    for cell in sorted(grid.cells, key=lambda c: c.row):
        if not _covers_all(grid, cell) or not _is_column_label(cell, top, labels):
            break
        top.append(cell)
    own = top[1:] if top and labels.lexicon.headings.cover(top[0].text) else top
    if len(own) != grid.columns - 1:
        return {}
    placed = {cell.row: [Cell(cell.row, c, cell.words)] for c, cell in enumerate(own, start=1)}
    return {**{cell.row: [replace(cell, column_span=1)] for cell in top}, **placed}


def _is_column_label(cell: Cell, above: Sequence[Cell], labels: Labels) -> bool:
    reading = labels.read(cell.text)
    heading = not above and labels.lexicon.headings.cover(cell.text)
    return heading or ("measure" in reading.dimensions or "period" in reading.dimensions)


def _cut(grid: Grid, cell: Cell, labels: Labels) -> Iterator[Cell]:
    """The parts of a header cell that covers all columns, or the cell itself."""
    if not _covers_all(grid, cell) or labels.read(cell.text).network:
        yield cell
        return
    heading = _heading(cell, labels)
    words = list(cell.words[heading:])
    pieces = split_header([word.text for word in words], grid.columns - 1, labels.read)
    if not pieces:
        yield cell
        return
    if heading:
        yield Cell(cell.row, 0, cell.words[:heading])
    for column, piece in enumerate(pieces, start=1):
        count = len(piece.split())
        yield Cell(cell.row, column, tuple(words[:count]))
        words = words[count:]


def _heading(cell: Cell, labels: Labels) -> int:
    """How many words at the start of a header line are the heading of the names ("Netwerk")."""
    texts = [" ".join(word.text for word in cell.words[:n]) for n in range(len(cell.words))]
    return max(
        (n for n, text in enumerate(texts) if labels.lexicon.headings.cover(text)), default=0
    )


def split_header(text: Sequence[str], parts: int, read: Callable[[str], Reading]) -> list[str]:
    """A header whose white space is lost cut into `parts` texts that each say something sure.

    Of several cuts the one whose parts say most is right; [] where there is none, or where the
    best ones differ in what they say: a header is not guessed.
    """
    cuts = [
        pieces
        for pieces in _cuts(list(text), parts)
        if all(_says_something(read(piece)) for piece in pieces)
    ]
    complete = [pieces for pieces in cuts if not any(read(piece).rest for piece in pieces)]
    # A period belongs to the label before it: "Bereikt na 3 jr | streefdoel".
    whole = [c for c in complete or cuts if not any(map(_begins_with_period, c))]
    candidates = whole or complete or cuts
    said = [sum(len(read(piece).dimensions) for piece in pieces) for pieces in candidates]
    best = [c for c, count in zip(candidates, said, strict=True) if count == max(said)]
    return best[0] if len({_meaning(pieces, read) for pieces in best}) == 1 else []


def _begins_with_period(piece: str) -> bool:
    periods = find_periods(piece)
    return bool(periods) and periods[0].start == 0 and periods[0].end < len(piece)


def _says_something(reading: Reading) -> bool:
    return bool(reading.dimensions or reading.network) and not reading.unsure


def _meaning(pieces: Sequence[str], read: Callable[[str], Reading]) -> tuple[object, ...]:
    return tuple(tuple(sorted(read(piece).dimensions.items())) for piece in pieces)


def _cuts(words: list[str], parts: int) -> Iterator[list[str]]:
    if parts == 1:
        yield [" ".join(words)]
        return
    for first in range(1, len(words) - parts + 2):
        for rest in _cuts(words[first:], parts - 1):
            yield [" ".join(words[:first]), *rest]
