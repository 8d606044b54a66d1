"""What a check looks at: one document, understood."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.checks.sheet import Sheet, sheet
from extractor.meaning import Understanding
from extractor.meaning.breaks import goes_on_from
from extractor.meaning.labels import Labels, labels
from extractor.model import Document, Grid, Item, Observation, Outline
from extractor.passage import Passage, passage
from extractor.profile import Lexicon, Profile, lexicon


@dataclass(frozen=True)
class Case:
    """A document with all that was understood of it, and the profile it was read by."""

    document: Document
    outline: Outline
    grids: tuple[Grid, ...]
    understanding: Understanding
    profile: Profile

    @cached_property
    def lexicon(self) -> Lexicon:
        """The profile's words, compiled."""
        return lexicon(self.profile)

    @cached_property
    def labels(self) -> Labels:
        """The reader of labels, in the profile's words."""
        return labels(self.profile)

    @cached_property
    def answer_grids(self) -> tuple[Grid, ...]:
        """The tables of the answer, in its order."""
        start = self.outline.answer_start
        return tuple(g for g in self.grids if start is not None and g.start >= start)

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The tables of the answer as lines of numbers; one that goes on over pages is one."""
        found: list[Sheet] = []
        for grid in self.answer_grids:
            own = sheet(grid, self.labels)
            if own is None:
                continue
            before = goes_on_from(self.document, self.outline, grid, self.answer_grids)
            if before and found and found[-1].grid is before and found[-1].is_alike(own):
                own = found.pop().followed_by(own)
            found.append(own)
        return tuple(found)

    @cached_property
    def texts(self) -> tuple[tuple[Item, Passage], ...]:
        """The items of the answer as running text, their tables left out."""
        spans = tuple((grid.start, grid.end) for grid in self.grids)
        return tuple(
            (item, passage(self.document, item.start, item.end, spans))
            for item in self.outline.part("answer")
        )

    @cached_property
    def _by_table(self) -> Mapping[int, Sequence[Observation]]:
        found: dict[int, list[Observation]] = defaultdict(list)
        for o in self.understanding.observations:
            if o.table is not None:
                found[o.table].append(o)
        return dict(found)

    def figures_in(self, table: int) -> Sequence[Observation]:
        """The observations that were read in a table, in its order."""
        return self._by_table.get(table, ())

    def networks_in(self, table: int) -> frozenset[str]:
        """The ids of the networks that have a figure in a table."""
        return frozenset(o.network.id for o in self.figures_in(table))

    def item_of(self, grid: Grid) -> str:
        """The label of the item that a table stands in."""
        item = self.outline.item_at(grid.start)
        return item.label if item else ""

    def page_of(self, number: int) -> int | None:
        """The page that a table begins on."""
        return next((g.page for g in self.grids if g.number == number), None)

    def table_of(self, number: int | None) -> str:
        """How a table is called in a message: by its item and its page."""
        grid = next((g for g in self.grids if g.number == number), None)
        if grid is None:
            return "the text"
        item = self.outline.item_at(grid.start)
        where = f"of answer {item.label} " if item and item.label else ""
        return f"the table {where}on page {grid.page}"
