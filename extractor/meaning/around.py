"""What stands around a grid and governs it from outside: captions, sentences, questions."""

from __future__ import annotations

from collections.abc import Iterator, Set

from extractor.model import Document, Grid, Item, Outline
from extractor.outline.matching import questions_of
from extractor.passage import passage


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
        yield from (question.text for question in questions_of(outline, item.label))


def _line_below(document: Document, grid: Grid, item: Item) -> Iterator[str]:
    """The line right below a table, where it is a heading rather than a sentence."""
    below = passage(document, grid.end, item.end).text.strip().partition("\n")[0]
    if below and below[-1] not in ".:;?!," and below[0].isalpha():
        yield below
