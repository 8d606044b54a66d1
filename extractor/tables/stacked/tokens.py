"""Lines of a text that may be the cells of a table written out one cell a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Literal

from extractor.model import Format, Line, Word
from extractor.notation.cells import is_value
from extractor.notation.dates import find_periods
from extractor.patterns import pattern
from extractor.tables.captions import is_caption

Kind = Literal["figure", "label", "empty", "other"]

_SENTENCE_END = pattern(r"[.;?!,:]$")
# A label has at most so many words; a colon may stand behind a short one.
_MOST_WORDS, _SHORT = 10, 3
_SHORT_TITLE = 9


@dataclass(frozen=True)
class Token:
    """A line as a cell, or as a part of one; an empty line of a text may be an empty cell."""

    kind: Kind
    line: Line | None = None

    @property
    def text(self) -> str:
        """The words of the line, "" for an empty one."""
        return self.line.text if self.line else ""

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of the line, none for an empty one."""
        return self.line.words if self.line else ()

    def as_label(self) -> Token:
        """The same line, not taken for a figure."""
        return replace(self, kind="label")


Texts = tuple[tuple[Token, ...], ...]

EMPTY = Token("empty")


def stretches(lines: Sequence[Line], layout: Format) -> Iterator[tuple[Token, ...]]:
    """The longest stretches of cells among lines that follow each other, parted at captions.

    Empty lines count in a text only: on a page the space between lines has many reasons.
    """
    tokens = [Token(_kind(line), line) for line in lines]
    for index, (above, below) in enumerate(pairwise(lines), start=1):
        if tokens[index].kind == "figure" and _ends_period(above.text, below.text):
            tokens[index] = tokens[index].as_label()
    spaced: list[Token] = list(tokens[:1])
    for (above, below), token in zip(pairwise(lines), tokens[1:], strict=True):
        apart = below.box.top - above.box.bottom if above.page == below.page else 0.0
        spaced += [EMPTY] * (int(apart) if layout == "text" else 0)
        spaced.append(token)
    for is_cell, group in groupby(spaced, key=lambda token: token.kind != "other"):
        own = tuple(group)
        if is_cell and any(token.kind == "figure" for token in own):
            yield own


def _ends_period(above: str, below: str) -> bool:
    """Whether a line is the end of a period: "Bereikt na" above "3 jr". A bare number is none."""
    text = f"{above} {below}"
    seam = len(above)
    return any(char.isalpha() for char in below) and any(
        period.start < seam < period.end for period in find_periods(text)
    )


def _kind(line: Line) -> Kind:
    if is_value(line.text):
        return "figure"
    if is_caption(line.text):
        return "other"
    text = line.text
    if len(line.words) <= _SHORT or (not text[0].islower() and len(line.words) <= _SHORT_TITLE):
        text = text.rstrip(":")
    is_label = len(line.words) <= _MOST_WORDS and not _SENTENCE_END.search(text)
    return "label" if is_label else "other"


def joined(tokens: Sequence[Token]) -> str:
    """The text of lines as one, words broken at a hyphen whole again."""
    text = ""
    for token in tokens:
        broken = text[-1:] in ("-", "‐") and text[-2:-1].isalpha() and token.text[:1].islower()
        text = text[:-1] + token.text if broken else f"{text} {token.text}".strip()
    return text


def words_of(tokens: Sequence[Token]) -> tuple[Word, ...]:
    """The words of lines, in order."""
    return tuple(word for token in tokens for word in token.words)
