"""What a check looks at: one document, understood."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.meaning import Understanding
from extractor.model import Document, Grid, Outline
from extractor.profile import Lexicon, Profile, lexicon


@dataclass(frozen=True)
class Case:
    """A document with all that was understood of it, and the profile it was read by."""

    document: Document
    outline: Outline
    grids: tuple[Grid, ...]
    understanding: Understanding
    profile: Profile

    @property
    def lexicon(self) -> Lexicon:
        """The profile's words, compiled."""
        return lexicon(self.profile)

    def table_of(self, number: int | None) -> str:
        """How a table is called in a message: by its item and its page."""
        grid = next((g for g in self.grids if g.number == number), None)
        if grid is None:
            return "the text"
        item = self.outline.item_at(grid.start)
        where = f"of answer {item.label} " if item and item.label else ""
        return f"the table {where}on page {grid.page}"
