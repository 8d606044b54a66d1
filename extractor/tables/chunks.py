"""Lines cut at wide gaps: the pieces that may be cells of a table without ruling lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from math import inf
from statistics import median_low

from extractor.model import Box, Format, Line, Rule, Word, text_of
from extractor.notation.cells import is_value
from extractor.notation.dates import find_periods
from extractor.patterns import pattern

# A gap between words that separates columns, in font sizes. Words are 0.25 to 0.35 of the size
# apart, seldom 0.8 in a justified line; cell margins make at least one size. A text file counts
# character cells, where two blanks or more part columns.
COLUMN_GAP: dict[Format, float] = {"pdf": 0.9, "text": 1.5}
# The same where no running text can be: in the header of a table, and between two figures.
CLOSE_GAP: dict[Format, float] = {"pdf": 0.5, "text": 1.5}
# Words from which on a line may be running text.
_PROSE = 10
# Words of a line that are as far apart as each other, to so many points, are justified text.
_JUSTIFIED, _EVEN = 6, 0.1
NO_BAND = (-inf, inf)
# A number that ends a name: "Binnenvaart 2.0".
VERSION = pattern(r"\d\.\d")


@dataclass(frozen=True)
class Chunk:
    """Neighbouring words of one line."""

    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        """The words with one space between them."""
        return text_of(self.words)

    @cached_property
    def box(self) -> Box:
        """The box around the words."""
        return Box.around(word.box for word in self.words)

    @cached_property
    def level(self) -> Box:
        """The box without what stands higher or lower than its words do: raised marks."""
        return level(self.words)

    @cached_property
    def is_value(self) -> bool:
        """Whether it reads as a figure, or as a mark that says that there is none."""
        return is_value(self.text)

    @property
    def is_figure(self) -> bool:
        """Whether it reads as a figure."""
        return self.is_value and any(char.isdigit() for char in self.text)

    def overlaps(self, x0: float, x1: float) -> bool:
        """Whether it shares some width with the interval [x0, x1]."""
        return self.box.x0 < x1 and x0 < self.box.x1


@dataclass(frozen=True)
class Row:
    """A line as chunks, from left to right.

    `band` is what lies between the ruling lines above and below it, as tops in points.
    """

    line: Line
    chunks: tuple[Chunk, ...]
    layout: Format
    band: tuple[float, float] = NO_BAND

    @cached_property
    def box(self) -> Box:
        """The box around the words."""
        return self.line.box

    @cached_property
    def level(self) -> Box:
        """The box of the words without what stands higher or lower: raised marks."""
        return level(self.line.words)

    def only(self, chunks: tuple[Chunk, ...]) -> Row:
        """The row with some of its chunks, as if nothing else stood on its line."""
        words = tuple(word for chunk in chunks for word in chunk.words)
        return replace(self, line=replace(self.line, words=words), chunks=chunks)

    def cut_at(self, zones: Sequence[tuple[float, float]]) -> Row:
        """The row with its chunks cut before figures that stand in one of the zones (x0, x1)."""
        parts = [part for chunk in self.chunks for part in _cut_at(chunk, zones)]
        return replace(self, chunks=tuple(parts)) if len(parts) > len(self.chunks) else self

    @cached_property
    def cut_closer(self) -> Row:
        """The row cut at every gap that is wider than between words."""
        gaps = [b.box.x0 - a.box.x1 for a, b in pairwise(self.line.words)]
        least = CLOSE_GAP[self.layout]
        # Where even the narrowest gap is wide, there are no words of one cell to compare with.
        usual = min(gaps, default=0.0)
        usual = 0.0 if usual > least * self.line.words[0].size else usual
        parts: list[list[Word]] = []
        for chunk in self.chunks:
            parts.append([chunk.words[0]])
            for before, word in pairwise(chunk.words):
                gap = word.box.x0 - before.box.x1
                if gap > max(least * word.size, 1.5 * usual):
                    parts.append([])
                parts[-1].append(word)
        return replace(self, chunks=tuple(Chunk(tuple(words)) for words in parts))

    @cached_property
    def is_data(self) -> bool:
        """A label (or nothing) at the left and at least one figure to the right of it."""
        values = [chunk.is_value for chunk in self.chunks]
        return any(values[1:]) and not self.is_prose

    @cached_property
    def figures(self) -> tuple[Chunk, ...]:
        """The figures, and marks for missing ones, behind the label: not the number of the row."""
        last = max((i for i, chunk in enumerate(self.chunks) if chunk.is_value), default=0)
        label = next((i for i in range(last) if not self.chunks[i].is_value), 0)
        return tuple(chunk for chunk in self.chunks[label:] if chunk.is_value)

    @cached_property
    def has_figure(self) -> bool:
        """A row of the kind `is_data` that holds more than marks for missing figures."""
        return self.is_data and any(chunk.is_figure for chunk in self.chunks)

    @cached_property
    def is_prose(self) -> bool:
        """Whether many words follow each other evenly, as in running text."""
        words = self.line.words
        if len(words) < _PROSE or 2 * sum(w.text[-1].isdigit() for w in words) > len(words):
            return False
        apart = [b.box.x0 - a.box.x1 for a, b in pairwise(words)]
        widest = apart.index(max(apart)) + 1
        if apart[widest - 1] > COLUMN_GAP["text"] * words[0].size and is_value(
            Chunk(words[widest:]).text
        ):
            return False  # A figure in a column of its own.
        gaps = sorted(apart)
        if gaps[len(gaps) // 2] > max(COLUMN_GAP["pdf"] * words[0].size, COLUMN_GAP["text"]):
            return False
        # One gap may be wider: behind the number of an item.
        return gaps[-2] < min(2 * words[0].size, 2.2 * gaps[len(gaps) // 2])

    @property
    def is_label(self) -> bool:
        """Text and nothing beside it."""
        return len(self.chunks) == 1 and not self.chunks[0].is_value


def are_set_alike(one: Chunk, other: Chunk) -> bool:
    """Whether two texts begin at the same place, or end at it, or are centred on it."""
    places = ((c.box.x0, c.box.center[0], c.box.x1) for c in (one, other))
    return any(abs(a - b) < 1 for a, b in zip(*places, strict=True))


def cut(
    line: Line, layout: Format, rules: Sequence[Rule] = (), uprights: Sequence[Rule] = ()
) -> Row:
    """The line cut into chunks where the gap between words is as wide as between columns.

    `rules` are the horizontal ruling lines of its page, `uprights` the vertical ones: the line is
    cut where one of them stands between two words.
    """
    middle = line.box.center[1] if uprights else 0.0
    upright = [rule.x0 for rule in uprights if rule.top <= middle <= rule.bottom]
    words, close = line.words, CLOSE_GAP[layout]
    if layout == "pdf" and not upright and _is_justified(words):
        return Row(line, (Chunk(words),), layout, _band(line, rules) if rules else NO_BAND)
    starts = [0]
    for index, (before, word) in enumerate(pairwise(words), start=1):
        end, start = before.box.x1, word.box.x0
        size = max(before.size, word.size)
        ruled = upright and any(end - 1 <= x <= start + 1 for x in upright)
        if not ruled and start - end <= close * size:
            continue  # As most words of a text: within a phrase, or between two figures.
        least = (CLOSE_GAP if _are_figures(before, word) else COLUMN_GAP)[layout]
        if ruled or start - end > least * size:
            starts.append(index)
    chunks = (Chunk(words[a:b]) for a, b in pairwise([*starts, len(words)]))
    return Row(line, tuple(chunks), layout, _band(line, rules) if rules else NO_BAND)


def _is_justified(words: Sequence[Word]) -> bool:
    """Whether words, most of them no numbers, stand evenly apart: a line of a narrow column of
    text, however wide that makes its gaps."""
    if len(words) < _JUSTIFIED or 2 * sum(w.text[-1].isdigit() for w in words) > len(words):
        return False
    gaps = [b.box.x0 - a.box.x1 for a, b in pairwise(words)]
    return max(gaps) - min(gaps) < _EVEN


def _are_figures(before: Word, word: Word) -> bool:
    return before.text[-1].isdigit() and word.text[0].isdigit() and before.text[0].isdigit()


def _band(line: Line, rules: Sequence[Rule]) -> tuple[float, float]:
    """The tops of the nearest ruling lines above and below a line, at its first or last word."""
    ends = (line.words[0].box, line.words[-1].box)
    middle = ends[0].center[1]
    (a0, a1), (b0, b1) = ((box.x0, box.x1) for box in ends)
    above, below = NO_BAND
    for rule in rules:
        x0, x1, top = rule.x0, rule.x1, rule.top
        if (x0 < a1 and a0 < x1) or (x0 < b1 and b0 < x1):
            if top > middle:
                below = min(below, top)
            else:
                above = max(above, top)
    return above, below


def _cut_at(chunk: Chunk, zones: Sequence[tuple[float, float]]) -> Iterator[Chunk]:
    words: list[Word] = []
    for word in chunk.words:
        apart = words and (word.text[-1].isdigit() or word.text[0].isdigit() or _gap(words, word))
        set_alike = apart and any(_is_set_in(word.box, *zone) for zone in zones)
        value = set_alike and not chunk.is_value and is_value(word.text)
        if value and not _is_in_period(chunk, word) and not _ends_name(words, word):
            yield Chunk(tuple(words))
            words = []
        words.append(word)
    yield Chunk(tuple(words))


def _is_in_period(chunk: Chunk, word: Word) -> bool:
    """Whether a word of a chunk stands inside a period: "na 3 jaar"."""
    at = sum(len(other.text) + 1 for other in chunk.words if other.start < word.start)
    return any(period.start < at < period.end for period in find_periods(chunk.text))


def _ends_name(words: Sequence[Word], word: Word) -> bool:
    """Whether a number stands no further from a text than words do, and is none of those that
    count: "Binnenvaart 2.0"."""
    # In a text file words are one character cell apart.
    room = max(CLOSE_GAP["pdf"] * word.size, CLOSE_GAP["text"])
    return bool(VERSION.fullmatch(word.text)) and word.box.x0 - words[-1].box.x1 <= room


def _gap(words: Sequence[Word], word: Word) -> bool:
    """Whether a word stands further from the words before it than words do ("leden -")."""
    return word.box.x0 - words[-1].box.x1 > CLOSE_GAP["pdf"] * word.size


def _is_set_in(box: Box, x0: float, x1: float) -> bool:
    """Whether a box shares some of the width from x0 to x1 and is set left, right or centred in it.

    The digits of a name ("Motor 5.1") may stand under figures too.
    """
    places = (box.x0 - x0, box.x1 - x1, box.center[0] - (x0 + x1) / 2)
    return box.x0 < x1 and x0 < box.x1 and min(map(abs, places)) < 1.5


def level(words: Sequence[Word]) -> Box:
    """The box around words, with the top and the bottom that they usually have."""
    if len(words) == 1:
        return words[0].box
    boxes = [word.box for word in words]
    top, bottom = median_low(b.top for b in boxes), median_low(b.bottom for b in boxes)
    return Box(min(b.x0 for b in boxes), top, max(b.x1 for b in boxes), max(top, bottom))


def pitch(lines: Sequence[Line]) -> float:
    """The usual distance between the tops of neighbouring lines on a page, 0 when unknown."""
    steps = sorted(
        after.box.top - before.box.top
        for before, after in pairwise(lines)
        if after.page == before.page and after.box.top > before.box.top
    )
    return steps[len(steps) // 2] if steps else 0.0
