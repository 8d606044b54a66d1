"""What stands around a grid and governs it from outside: captions, sentences, questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from extractor.model import Document, Grid, Item, Outline
from extractor.outline.matching import answered_by
from extractor.passage import passage


def begun_by(document: Document, outline: Outline, grid: Grid, grids: Sequence[Grid]) -> Grid:
    """The grid that this one goes on from over a page break, or stands beside, else itself.

    Nothing may stand between the two.
    """
    before = next((g for g in reversed(grids) if g is not grid and g.start <= grid.start), None)
    if before is None or grid.caption or not _follows(document, before, grid):
        return grid
    same_item = outline.item_at(before.start) == outline.item_at(grid.start)
    if not same_item or passage(document, before.end, grid.start).text.strip():
        return grid
    return begun_by(document, outline, before, grids)


def _follows(document: Document, before: Grid, grid: Grid) -> bool:
    """Whether a grid begins on another page than the one before it ends on, or right beside it."""
    if document.page_at(before.end - 1) != grid.page:
        return before.end <= grid.start
    first = grid.cells[0].words or next(c.words for c in grid.cells if c.words)
    tops = [word.box.bottom for cell in before.cells for word in cell.words]
    rights = [word.box.x1 for cell in before.cells for word in cell.words]
    return first[0].box.top < max(tops) and first[0].box.x0 > max(rights)


def context(
    document: Document, outline: Outline, grid: Grid, item: Item | None, starts: Set[int]
) -> Iterator[str]:
    """The texts that govern a grid from outside, nearest first; other tables begin at `starts`."""
    if grid.caption:
        yield grid.caption
    if item:
        before = passage(document, item.start, grid.start).text
        yield from before.strip().splitlines()[-1:]
        below = (start for start in starts if start >= grid.end)
        if all(document.text[grid.end : start].strip() for start in below):
            yield from _line_below(document, grid, item)
        answers = answered_by(outline)
        for question in outline.part("question"):
            if any(answers.get(label) == item.label for label in question.labels):
                yield question.text


def _line_below(document: Document, grid: Grid, item: Item) -> Iterator[str]:
    """The line right below a table, where it is a heading rather than a sentence."""
    below = passage(document, grid.end, item.end).text.strip().partition("\n")[0]
    if below and below[-1] not in ".:;?!," and below[0].isalpha():
        yield below
