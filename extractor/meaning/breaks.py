"""Tables that a page break cuts in two: which grid is the rest of which."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.model import Document, Grid, Outline
from extractor.passage import passage


def begun_by(document: Document, outline: Outline, grid: Grid, grids: Sequence[Grid]) -> Grid:
    """The grid that this one goes on from over a page break, with nothing between; else itself."""
    before = goes_on_from(document, outline, grid, grids)
    return begun_by(document, outline, before, grids) if before else grid


def goes_on_from(
    document: Document, outline: Outline, grid: Grid, grids: Sequence[Grid]
) -> Grid | None:
    """The grid right before a page break that this one goes on from, or None."""
    before = next((g for g in reversed(grids) if g.end <= grid.start), None)
    if before is None or grid.caption or document.page_at(before.end - 1) == grid.page:
        return None
    same_item = outline.item_at(before.start) == outline.item_at(grid.start)
    if not same_item or passage(document, before.end, grid.start).text.strip():
        return None
    return before
