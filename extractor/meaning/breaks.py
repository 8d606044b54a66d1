"""Tables that a page break cuts in two, or that stand beside each other: which goes with which."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.model import Document, Grid, Outline
from extractor.passage import passage


def begun_by(document: Document, outline: Outline, grid: Grid, grids: Sequence[Grid]) -> Grid:
    """The grid that this one goes on from over a page break, or stands beside, else itself."""
    before = goes_on_from(document, outline, grid, grids) or _beside(grid, grids)
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


def _beside(grid: Grid, grids: Sequence[Grid]) -> Grid | None:
    """The grid without a caption that begins left of this one, on lines that this one shares."""
    if grid.caption:
        return None
    (left, top), page = _corner(grid), grid.page
    for other in grids:
        boxes = [word.box for cell in other.cells for word in cell.words]
        level = _corner(other)[1] <= top < max(box.bottom for box in boxes)
        if other.page == page and level and max(box.x1 for box in boxes) < left:
            return other
    return None


def _corner(grid: Grid) -> tuple[float, float]:
    """Where a grid begins: its left edge, and the bottom of its first line."""
    boxes = [word.box for cell in grid.cells for word in cell.words]
    return min(box.x0 for box in boxes), min(box.bottom for box in boxes)
