"""From the words of the pages to lines in reading order and the one canonical text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extractor.model import Line, Page, Word
from extractor.read.raised import with_marks, with_stray_marks
from extractor.read.raw import RawPage, RawWord

_OVERLAP = 0.5  # the share of the lower word's height that two words of one line have in common
_PARAGRAPH = 1.3  # a pitch this many times the usual one starts a paragraph
_NEIGHBOURS = 3  # how many of the last lines a word can still belong to

Words = list[RawWord]


def compose(pages: Sequence[RawPage]) -> tuple[str, tuple[Page, ...]]:
    """The canonical text of the pages, and the pages with their lines indexing it.

    Words are joined by one space, lines by a line feed, paragraphs by two, pages by a form feed.
    """
    grouped = [group(page.words) for page in pages]
    usual = _usual_pitch(grouped)
    text: list[str] = []
    length = 0

    def put(piece: str) -> int:
        nonlocal length
        text.append(piece)
        length += len(piece)
        return length - len(piece)

    done: list[Page] = []
    for page, rows in zip(pages, grouped, strict=True):
        if done:
            put("\f")
        lines: list[Line] = []
        for index, row in enumerate(rows):
            if index:
                put("\n\n" if _pitch(rows[index - 1], row) > _PARAGRAPH * usual else "\n")
            words: list[Word] = []
            for word in row:
                if words:
                    put(" ")
                words.append(Word(word.text, put(word.text), word.box, word.size, word.bold))
            lines.append(Line(tuple(words), page.number))
        done.append(Page(page.number, page.width, page.height, tuple(lines), page.rules))
    return "".join(text), tuple(done)


def group(words: Sequence[RawWord]) -> list[Words]:
    """The words as lines from top to bottom, each from left to right.

    Words share a line when they overlap the tallest word of it by half; so a footnote mark stays
    in its line and a line set tightly below another does not. Text that is not upright has lines
    of its own.
    """
    words = with_stray_marks(words)
    lines: list[Words] = []
    bands: list[tuple[float, float]] = []  # top and bottom of the tallest word
    for word in sorted((w for w in words if w.upright), key=lambda w: (w.box.bottom, w.box.x0)):
        band = word.box.top, word.box.bottom
        best, shared = -1, _OVERLAP
        for index in range(len(lines) - 1, max(len(lines) - _NEIGHBOURS, 0) - 1, -1):
            if (overlap := _overlap(bands[index], band)) >= shared:
                best, shared = index, overlap
        if best < 0:
            lines.append([word])
            bands.append(band)
            continue
        lines[best].append(word)
        if band[1] - band[0] > bands[best][1] - bands[best][0]:
            bands[best] = band
    for word in words:
        if not word.upright:
            lines.append([word])
            bands.append((word.box.top, word.box.bottom))
    order = sorted(range(len(lines)), key=lambda i: bands[i][1])
    return [with_marks(sorted(lines[i], key=lambda w: w.box.x0)) for i in order]


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> float:
    lower = min(one[1] - one[0], other[1] - other[0])
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / lower if lower > 0 else 0.0


def _pitch(above: Words, below: Words) -> float:
    """The distance between two baselines, in font sizes."""
    tall_above = max(above, key=lambda word: word.size)
    tall_below = max(below, key=lambda word: word.size)
    size = max(tall_above.size, tall_below.size)
    return (tall_below.box.bottom - tall_above.box.bottom) / size if size > 0 else 0.0


def _usual_pitch(pages: Sequence[Sequence[Words]]) -> float:
    pitches = [
        pitch
        for lines in pages
        for above, below in pairwise(lines)
        if (pitch := _pitch(above, below)) > _OVERLAP
    ]
    return median(pitches) if pitches else float("inf")
