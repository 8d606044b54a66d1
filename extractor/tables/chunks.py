"""Lines cut at wide gaps: the pieces that may be cells of a table without ruling lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import regex

from extractor.model import Box, Format, Line, Word
from extractor.notation.cells import parse_cell

_YEAR = regex.compile(r"(?:19|20)\d\d")
# A gap between words that separates columns, in font sizes. Words are 0.25 to 0.35 of the size
# apart, seldom 0.8 in a justified line; cell margins make at least one size. A text file counts
# character cells, where two blanks or more part columns.
COLUMN_GAP: dict[Format, float] = {"pdf": 0.9, "text": 1.5}


@dataclass(frozen=True)
class Chunk:
    """Neighbouring words of one line."""

    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        """The words with one space between them."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def box(self) -> Box:
        """The box around the words."""
        return Box.around(word.box for word in self.words)

    @cached_property
    def is_value(self) -> bool:
        """Whether it reads as a figure, or as a mark that says that there is none.

        A bare year is none: years stand above columns far more often than in them.
        """
        return parse_cell(self.text) is not None and not _YEAR.fullmatch(self.text)

    @property
    def is_figure(self) -> bool:
        """Whether it reads as a figure."""
        return self.is_value and any(char.isdigit() for char in self.text)

    def overlaps(self, x0: float, x1: float) -> bool:
        """Whether it shares some width with the interval [x0, x1]."""
        return self.box.x0 < x1 and x0 < self.box.x1


@dataclass(frozen=True)
class Row:
    """A line as chunks, from left to right."""

    line: Line
    chunks: tuple[Chunk, ...]

    @cached_property
    def box(self) -> Box:
        """The box around the words."""
        return self.line.box

    def cut_at(self, zones: Sequence[tuple[float, float]]) -> Row:
        """The row with its chunks cut before figures that stand in one of the zones (x0, x1)."""
        parts = [part for chunk in self.chunks for part in _cut_at(chunk, zones)]
        return Row(self.line, tuple(parts)) if len(parts) > len(self.chunks) else self

    @cached_property
    def is_data(self) -> bool:
        """A label (or nothing) at the left and at least one figure to the right of it."""
        values = [chunk.is_value for chunk in self.chunks]
        return any(values[1:])

    @property
    def has_figure(self) -> bool:
        """A row of the kind `is_data` that holds more than marks for missing figures."""
        return self.is_data and any(chunk.is_figure for chunk in self.chunks)

    @property
    def is_label(self) -> bool:
        """Text and nothing beside it."""
        return len(self.chunks) == 1 and not self.chunks[0].is_value


def cut(line: Line, layout: Format) -> Row:
    """The line cut into chunks where the gap between words is as wide as between columns."""
    chunks: list[list[Word]] = [[line.words[0]]]
    for before, word in pairwise(line.words):
        gap = word.box.x0 - before.box.x1
        if gap > COLUMN_GAP[layout] * max(before.size, word.size):
            chunks.append([])
        chunks[-1].append(word)
    return Row(line, tuple(Chunk(tuple(words)) for words in chunks))


def _cut_at(chunk: Chunk, zones: Sequence[tuple[float, float]]) -> Iterator[Chunk]:
    words: list[Word] = []
    for word in chunk.words:
        inside = any(word.box.x0 < x1 and x0 < word.box.x1 for x0, x1 in zones)
        if words and inside and not chunk.is_value and parse_cell(word.text) is not None:
            yield Chunk(tuple(words))
            words = []
        words.append(word)
    yield Chunk(tuple(words))


def pitch(lines: Sequence[Line]) -> float:
    """The usual distance between the tops of neighbouring lines on a page, 0 when unknown."""
    steps = sorted(
        after.box.top - before.box.top
        for before, after in pairwise(lines)
        if after.page == before.page and after.box.top > before.box.top
    )
    return steps[len(steps) // 2] if steps else 0.0
