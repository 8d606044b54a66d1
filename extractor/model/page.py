"""The document as it was read: pages, lines, words, and the evidence that points into them.

Places are PDF points with the origin at the top left of the page. A text file has no points: there
a word's box counts character cells (column, line) so that the same geometry works, and
`Evidence.box` is None because there is no page to cut it from.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from extractor.model.checked import require

Format = Literal["pdf", "text"]

_LEAST_RUNNING_WORDS = 4


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page: PDF points from the top left (character cells in a text file)."""

    x0: float
    top: float
    x1: float
    bottom: float

    def __post_init__(self) -> None:
        # Made for every word of a document: the message is not written before it is needed.
        if not (self.x0 <= self.x1 and self.top <= self.bottom):
            raise ValueError(f"box is inside out: {self}")

    @property
    def center(self) -> tuple[float, float]:
        """The middle of the box as (x, y)."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def contains(self, x: float, y: float) -> bool:
        """Whether the point lies in the box, its border included."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    @staticmethod
    def around(boxes: Iterable[Box]) -> Box:
        """The smallest box that holds all of `boxes`; ValueError when there are none."""
        found = list(boxes)
        require(bool(found), "no boxes to go around")
        if len(found) == 1:
            return found[0]
        return Box(
            min([b.x0 for b in found]),
            min([b.top for b in found]),
            max([b.x1 for b in found]),
            max([b.bottom for b in found]),
        )


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without white space, and where they stand.

    `start` indexes `Document.text`; `size` is the font size in points (1.0 in a text file).
    """

    text: str
    start: int
    box: Box
    size: float = 1.0
    bold: bool = False

    def __post_init__(self) -> None:
        if not self.text or self.start < 0:
            raise ValueError(f"a word has characters and starts in the text: {self}")

    @property
    def end(self) -> int:
        """Where it ends in `Document.text` (exclusive)."""
        return self.start + len(self.text)


def text_of(words: Iterable[Word]) -> str:
    """The words with one space between them."""
    return " ".join([word.text for word in words])


@dataclass(frozen=True)
class Line:
    """Words on one baseline, from left to right.

    `furniture` marks running headers, running footers and page numbers: they stay in
    `Document.text`, and out of the flow that the later stages read.
    """

    words: tuple[Word, ...]
    page: int
    furniture: bool = False

    def __post_init__(self) -> None:
        require(bool(self.words), "a line has at least one word")

    @property
    def start(self) -> int:
        """Where its first word starts."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where it ends in `Document.text` (exclusive)."""
        return self.words[-1].end

    @cached_property
    def text(self) -> str:
        """The words with one space between them."""
        return text_of(self.words)

    @cached_property
    def box(self) -> Box:
        """The box around its words."""
        return Box.around(word.box for word in self.words)


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight ruling line on a page, horizontal or vertical, in PDF points."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        """Whether it lies rather than stands."""
        return (self.x1 - self.x0) >= (self.bottom - self.top)


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `number` counts from 1, sizes in PDF points (character cells in a text file)."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...] = ()

    def __post_init__(self) -> None:
        require(self.number >= 1, "pages are counted from 1")


@dataclass(frozen=True, eq=False)
class Document:
    """One input as it was read. `text` is the one canonical text that every span indexes.

    A document equals itself alone: what is made of one can be kept by it.

    `notes` are remarks of the reader that the user must hear of (damage that was worked around,
    an encoding that had to be guessed).
    """

    source: str
    sha256: str
    format: Format
    text: str
    pages: tuple[Page, ...]
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        # For every word, as in `Box`.
        for word in self.words:
            if not self.text.startswith(word.text, word.start):
                raise ValueError(f"the word {word.text!r} does not stand at {word.start}")

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words in the order of the text, furniture included."""
        return tuple(word for page in self.pages for line in page.lines for word in line.words)

    @cached_property
    def flow(self) -> tuple[Line, ...]:
        """The lines of the body, over all pages, without running headers and footers."""
        return tuple(line for page in self.pages for line in page.lines if not line.furniture)

    @cached_property
    def right_margin(self) -> float:
        """How far to the right the lines of running text reach: x, passed by one in ten.

        A title in capitals or a wide table does not move it.
        """
        running = [line for line in self.flow if len(line.words) >= _LEAST_RUNNING_WORDS]
        edges = sorted(line.words[-1].box.x1 for line in running if not line.text.isupper())
        return edges[int(0.9 * (len(edges) - 1))] if edges else 0.0

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.start for line in self.flow]

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def _word_pages(self) -> list[int]:
        return [page.number for page in self.pages for line in page.lines for _ in line.words]

    def words_in(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that the span [start, end) touches."""
        first = max(bisect_right(self._word_starts, start) - 1, 0)
        last = bisect_left(self._word_starts, end)
        return tuple(word for word in self.words[first:last] if word.end > start)

    def lines_in(self, start: int, end: int) -> Iterator[Line]:
        """The lines of the flow that the span [start, end) touches."""
        first = max(bisect_right(self._line_starts, start) - 1, 0)
        last = bisect_left(self._line_starts, end)
        return (line for line in self.flow[first:last] if line.end > start)

    def page_at(self, offset: int) -> int:
        """The number of the page on which the character at `offset` stands."""
        if not self.words:
            return 1
        return self._word_pages[max(bisect_right(self._word_starts, offset) - 1, 0)]

    def evidence(self, start: int, end: int, rule: str) -> Evidence:
        """The grounding of the span [start, end): its words, its page and its box.

        A span that runs over a page break is boxed on its first page.
        """
        page = self.page_at(start)
        box = None
        if self.format == "pdf":
            here = [w.box for w in self.words_in(start, end) if self.page_at(w.start) == page]
            box = Box.around(here) if here else None
        return Evidence(start, end, self.text[start:end], page, box, rule)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where something was read: `document.text[start:end] == quote`, and the rule that read it."""

    start: int
    end: int
    quote: str
    page: int
    box: Box | None
    rule: str

    def __post_init__(self) -> None:
        require(len(self.quote) == self.end - self.start, "the quote is as long as its span")
        require(self.page >= 1, "pages are counted from 1")
