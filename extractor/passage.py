"""The joined view of a span: lines to paragraphs, hyphens at line ends closed, places kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import regex

from extractor.model import Document, Line, Word

_HYPHENED = regex.compile(r"[\w)][-\u2010\u2011]$")
# "werkings- en projectsubsidies": the hyphen stands for a part that follows.
_SUSPENDS = frozenset(("en", "of", "en/of", "tot", "noch", "én", "óf", "dan", "als", "maar"))
_ENDS = regex.compile(r"[.:;?!][\"”’')]*$")
_OPENS = regex.compile(r"^(?:\p{Lu}|\d|[-•–▪●\uf0b7*]$|\p{Ll}\))")


@dataclass(frozen=True)
class Passage:
    """A text made from a document's words; `offsets[i]` is where its character i stands there.

    A character that joins words (a space, a line break) has the offset of the end of the word
    before it.
    """

    text: str
    offsets: tuple[int, ...] = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.text) != len(self.offsets):
            raise ValueError("every character of a passage has its place in the document")

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the document that [start, end) of this text was made from.

        ValueError for an empty span.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no span of this passage: {start}, {end}")
        return self.offsets[start], self.offsets[end - 1] + 1


def passage(
    document: Document, start: int, end: int, skip: Sequence[tuple[int, int]] = ()
) -> Passage:
    """The lines of the body in [start, end), less the spans in `skip`, as running text.

    Lines of a paragraph are joined by a space, or by nothing where a word is broken at a hyphen;
    paragraphs are parted by a line break. Running headers and footers are left out.
    """
    lines = [
        line
        for found in document.lines_in(start, end)
        if (line := _clipped(found, start, end, skip))
    ]
    margin = max((line.box.x1 for line in document.flow), default=0.0)
    pieces = _Pieces()
    for line, following in pairwise([*lines, None]):
        assert line is not None
        pieces.add(line.words)
        if following is None:
            break
        broken = _broken_word(document, line, following)
        if broken is not None:
            pieces.close_hyphen(keep=broken)
        else:
            pieces.join("\n" if _ends_paragraph(line, following, margin) else " ")
    return pieces.passage()


def passage_of(words: Sequence[Word]) -> Passage:
    """The words of a table cell as running text, joined by spaces."""
    pieces = _Pieces()
    pieces.add(words)
    return pieces.passage()


class _Pieces:
    """Characters with their places, while a passage is put together."""

    def __init__(self) -> None:
        self.characters: list[str] = []
        self.offsets: list[int] = []

    def add(self, words: Sequence[Word]) -> None:
        for index, word in enumerate(words):
            if index:
                self.join(" ")
            self.characters.extend(word.text)
            self.offsets.extend(range(word.start, word.end))

    def join(self, character: str) -> None:
        self.characters.append(character)
        self.offsets.append(self.offsets[-1])

    def close_hyphen(self, *, keep: bool) -> None:
        if not keep:
            self.characters.pop()
            self.offsets.pop()

    def passage(self) -> Passage:
        return Passage("".join(self.characters), tuple(self.offsets))


def _clipped(line: Line, start: int, end: int, skip: Sequence[tuple[int, int]]) -> Line | None:
    """The part of a line inside [start, end) and outside of `skip`, None when nothing is left."""
    words = tuple(_clip_words(line, start, end, skip))
    return Line(words, line.page) if words else None


def _clip_words(
    line: Line, start: int, end: int, skip: Sequence[tuple[int, int]]
) -> Iterator[Word]:
    for word in line.words:
        if any(first <= word.start < last for first, last in skip):
            continue
        first, last = max(word.start, start), min(word.end, end)
        if first >= last:
            continue
        whole = first == word.start and last == word.end
        text = word.text[first - word.start : last - word.start]
        yield word if whole else Word(text, first, word.box, word.size, word.bold)


def _broken_word(document: Document, line: Line, following: Line) -> bool | None:
    """Whether a word that is broken at the line's end keeps its hyphen; None when none is broken.

    It keeps it in a compound with capitals or digits ("IBN-financiering", "2017-2018") and where
    the document spells it so elsewhere.
    """
    last, first = line.words[-1].text, following.words[0].text
    if not _HYPHENED.search(last) or first.lower().strip(",") in _SUSPENDS:
        return None
    stem = regex.split(r"[-/(]", last[:-1])[-1]
    if stem.isupper() or any(c.isdigit() for c in stem) or not first[0].islower():
        return True
    whole = last[:-1] + "-" + regex.match(r"[\w]*", first)[0]
    return whole in document.text


def _ends_paragraph(line: Line, following: Line, margin: float) -> bool:
    box, below = line.box, following.box
    if following.page == line.page and below.top - box.bottom > 0.9 * (box.bottom - box.top):
        return True
    first = following.words[0].box
    fitted = box.x1 + 0.3 * line.words[-1].size + (first.x1 - first.x0) <= margin
    if not fitted or (len(line.words) == 1 and not _ENDS.search(line.text)):
        return False
    return bool(_ENDS.search(line.text) or _OPENS.match(following.words[0].text))
