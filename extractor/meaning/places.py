"""Where the numbers of an answer stand: in its items, in cells, beside tables, and around items.

Together the places hold every word from the head of the answer to the end of the document, each
of them once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractor.meaning.accounting import NOT_EXPLAINED, Place
from extractor.meaning.labels import Labels
from extractor.model import Cell, Document, Grid, Item, Line, Outline, Word, text_of
from extractor.notation.cells import Quantity, parse_cell
from extractor.outline.labels import parse_label
from extractor.outline.layout import ADDRESSEES
from extractor.passage import Passage, passage, passage_of
from extractor.prose.explained import Fate
from extractor.tables.chunks import cut

_FURNITURE = Fate(0, 0, "page_furniture", "running_line")
_ITEM_NUMBER = Fate(0, 0, "item_number", "item_label")
_HEADER_AGAIN = Fate(0, 0, "page_furniture", "repeated_header")
_OTHER_QUESTION = Fate(0, 0, "citation", "question_of_another_minister")
_OTHER_TABLE = Fate(0, 0, "other_table", "column_of_another_subject")
_NAME = Fate(0, 0, "part_of_name", "name_in_first_column")
_RANK = Fate(0, 0, "rank", "column_of_ranks")
_MOST_WORDS_OF_A_CUT_NAME = 3


@dataclass(frozen=True)
class Answered:
    """An answer whose numbers are accounted for.

    `items` are its texts without the tables. `figures` are where the figures of tables begin.
    `subject` says whether the document speaks of the subject of the profile.
    """

    document: Document
    outline: Outline
    grids: Sequence[Grid]
    items: Mapping[Item, Passage]
    figures: frozenset[int]
    labels: Labels
    subject: bool


def places(answer: Answered) -> Iterator[Place]:
    """All places of the answer."""
    found = (*_in_items(answer), *_in_grids(answer), *_beside(answer), *_around(answer))
    return (p if p.subject == answer.subject else replace(p, subject=answer.subject) for p in found)


def _in_items(answer: Answered) -> Iterator[Place]:
    for item, text in answer.items.items():
        yield Place(text, item.label)


def _label_at(answer: Answered, offset: int) -> str:
    item = answer.outline.item_at(offset)
    return item.label if item else ""


def _in_grids(answer: Answered) -> Iterator[Place]:
    before: Grid | None = None
    for grid in answer.grids:
        item = _label_at(answer, grid.start)
        ours = {c.column for c in grid.cells if c.words and c.start in answer.figures}
        follows = before is not None and _goes_on(answer.document, before, grid)
        lost = not ours and (follows or _speaks_of_networks(grid, answer.labels))
        before = grid if ours or lost else None
        headed = _headed(grid, answer.figures)
        ranks = set(_columns_of_ranks(grid))
        for cell in grid.cells:
            across = set(range(cell.column, cell.column + cell.column_span))
            beside = not (ours & across or lost) and (not ours or bool(headed & across))
            otherwise = NOT_EXPLAINED
            if cell.column in ranks:
                otherwise = _RANK
            elif cell.column == 0 and answer.labels.read(cell.text).name:
                otherwise = _NAME
            elif beside:
                otherwise = _OTHER_TABLE
            text = passage_of(cell.words)
            yield Place(text, item, grid.number, otherwise, cell=True, weak=beside)


def _speaks_of_networks(grid: Grid, labels: Labels) -> bool:
    """Whether a table holds known networks and says that it counts something of them: where no
    figure was read from it, it was not understood. So is what goes on right below one of ours."""
    texts = [grid.caption, *(cell.text for cell in grid.cells)]
    counted = any(_says_what_counts(text, labels) for text in texts)
    return counted and any(labels.lexicon.names.find(text) for text in texts)


def _says_what_counts(text: str, labels: Labels) -> bool:
    """Whether a text names an indicator, or target or achieved, and nothing that is no word of the
    profile: a name may hold one too, "Samenwerking Maakbedrijven"."""
    reading = labels.read(text)
    said = reading.dimensions.keys() | reading.unsure
    return bool(said & {"indicator", "measure"}) and not any(map(str.isalpha, reading.rest))


def _goes_on(document: Document, before: Grid, grid: Grid) -> bool:
    """Whether a table may go on from the one before: no more stands between than a cut name."""
    between = passage(document, before.end, grid.start).text
    return not grid.caption and len(between.split()) <= _MOST_WORDS_OF_A_CUT_NAME


def _headed(grid: Grid, figures: frozenset[int]) -> set[int]:
    """The columns with words above the first figure: what else they hold is told by these."""
    first = min((c.row for c in grid.cells if c.words and c.start in figures), default=0)
    return {
        column
        for cell in grid.cells
        if cell.row < first and any(map(str.isalpha, cell.text))
        for column in range(cell.column, cell.column + cell.column_span)
    }


def _columns_of_ranks(grid: Grid) -> Iterator[int]:
    """The columns that number the rows: 1, 2, 3 ... beside other columns."""
    columns: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        if cell.words and any(map(str.isdecimal, cell.text)):
            columns.setdefault(cell.column, []).append(cell)
    for column, cells in columns.items():
        said = [parse_cell(cell.text.rstrip(".)")) for cell in sorted(cells, key=lambda c: c.row)]
        values = [c.value if isinstance(c, Quantity) else None for c in said]
        if len(values) > 1 and values == list(range(1, len(values) + 1)):
            yield column


def _beside(answer: Answered) -> Iterator[Place]:
    """The texts that stand on the lines of a table and in none of its cells, each column by itself:
    headers that a page repeats among them."""
    inside = _words_of_cells(answer)
    for grid in answer.grids:
        strays = list(_strays(answer.document, grid, inside))
        again = set(_repeating(grid, strays, answer.figures))
        for line in strays:
            otherwise = _HEADER_AGAIN if line.page in again else NOT_EXPLAINED
            item = _label_at(answer, grid.start)
            for part in cut(line, answer.document.format).chunks:
                yield Place(passage_of(part.words), item, grid.number, otherwise)


def _strays(document: Document, grid: Grid, inside: frozenset[int]) -> Iterator[Line]:
    """The lines of a table, with the words only that stand in none of its cells."""
    for line in document.lines_in(grid.start, grid.end):
        within = (word for word in line.words if grid.start <= word.start < grid.end)
        if words := tuple(word for word in within if word.start not in inside):
            yield replace(line, words=words)


def _repeating(grid: Grid, strays: Sequence[Line], figures: frozenset[int]) -> Iterator[int]:
    """The pages on which the words beside the cells of a table are those of its header, again."""
    first = min((c.row for c in grid.cells if c.words and c.start in figures), default=0)
    header = Counter(w.text for c in grid.cells if c.row < first for w in c.words)
    by_page: dict[int, Counter[str]] = {}
    for line in strays:
        by_page.setdefault(line.page, Counter()).update(word.text for word in line.words)
    yield from (page for page, words in by_page.items() if words == header)


def _words_of_cells(answer: Answered) -> frozenset[int]:
    return frozenset(w.start for grid in answer.grids for cell in grid.cells for w in cell.words)


def _around(answer: Answered) -> Iterator[Place]:
    """The lines outside the items: head, labels, closing lines, running headers and footers."""
    start = answer.outline.answer_start or 0
    inside = _words_of_cells(answer)
    lines = [
        (line, words)
        for page in answer.document.pages
        for line in page.lines
        if line.end > start and (words := _outside(answer, line, start, inside))
    ]
    labels = set(_lines_of_labels(answer, lines))
    closing = False
    for line, words in lines:
        text = passage_of(words)
        if line.furniture:
            yield Place(text, otherwise=_FURNITURE, whole=True)
            continue
        closing = closing or bool(ADDRESSEES.match(line.text))
        if line.start in labels:
            yield Place(text, otherwise=_ITEM_NUMBER, whole=True)
        else:
            yield Place(text, otherwise=_OTHER_QUESTION if closing else NOT_EXPLAINED)


def _outside(answer: Answered, line: Line, start: int, inside: frozenset[int]) -> tuple[Word, ...]:
    """The words of a line, and parts of words, that stand in no item and in no table."""
    if line.furniture:
        return line.words
    near = [i for i in answer.outline.part("answer") if i.start < line.end and line.start < i.end]
    grids = [g for g in answer.grids if g.start < line.end and line.start < g.end]
    found = []
    for word in line.words:
        if word.start < start or word.start in inside:
            continue
        if any(g.start <= word.start < g.end for g in grids):
            continue
        if any(i.start <= word.start < i.end for i in near):
            continue
        cut = next((i.start for i in near if word.start < i.start < word.end), word.end)
        cuts = cut < word.end
        found.append(replace(word, text=word.text[: cut - word.start]) if cuts else word)
    return tuple(found)


def _lines_of_labels(
    answer: Answered, lines: Sequence[tuple[Line, tuple[Word, ...]]]
) -> Iterator[int]:
    """Where the lines begin that hold the label of an item: its own, or those right before it."""
    flow = [(line, words) for line, words in lines if not line.furniture]
    for item in answer.outline.part("answer"):
        if not item.labels:
            continue
        before = [found for found in flow if found[1][0].start < item.start]
        for line, words in reversed(before):
            if parse_label(text_of(words)) is None:
                break
            yield line.start
