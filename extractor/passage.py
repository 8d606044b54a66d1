"""The joined view of a span: lines to paragraphs, hyphens at line ends closed, places kept."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple
from weakref import WeakKeyDictionary

import regex

from extractor.model import Document, Line, Word
from extractor.patterns import pattern

_HYPHENED = pattern(r"[\w)][-\u00ad\u2010\u2011]$")
_SOFT = "\u00ad"
# "werkings- en projectsubsidies": the hyphen stands for a part that follows.
_SUSPENDS = frozenset(
    ("en", "of", "en/of", "of/en", "tot", "noch", "én", "óf", "dan", "als", "maar")
)
# "IBN-financiering", "2017-2018", "West-Vlaanderen", "e-mail": no word is broken there.
_COMPOUND_HEAD = pattern(r"\d|\p{Lu}{2}|^\p{L}$")
_COMPOUND = pattern(r"(?<!\w)\w+-\w+(?!\w)")
# Always with a hyphen: "kmo-portefeuille", "non-profit", "niet-leden".
_PREFIXES = frozenset(("kmo", "non", "niet"))
_ADDRESS = pattern(r"://|^www\.", regex.IGNORECASE)
_ENDS = pattern(r"[.:;?!…][\"”’')\]]*$")
_BULLET = pattern(r"[-•–▪●*\uf0b7]$")
_LISTED = pattern(rf"\(?\p{{Ll}}\)|\d{{1,2}}(?:[.)]|°)$|{_BULLET.pattern}")
# Lines that reach no further than this share of the width of the text are short.
_SHORT = 0.6
# Lines of more words that end in a number are no row of a table.
_MOST_OF_A_ROW = 9


class Piece(NamedTuple):
    """A word of a passage: where it begins there and in the document, and its length."""

    at: int
    start: int
    length: int


@dataclass(frozen=True)
class Passage:
    """A text made from a document's words, the `pieces`.

    A character that joins words (a space, a line break) has the place of the character before it.
    """

    text: str
    pieces: tuple[Piece, ...] = field(repr=False)

    def __post_init__(self) -> None:
        last = self.pieces[-1] if self.pieces else Piece(0, 0, 0)
        if last.at + last.length != len(self.text):
            raise ValueError("the pieces of a passage make up its text")

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the document that [start, end) of this text was made from.

        White space at its ends is left out. ValueError for a span with nothing else in it.
        """
        if not 0 <= start < end <= len(self.text) or self.text[start:end].isspace():
            raise ValueError(f"no span of this passage: {start}, {end}")
        part = self.text[start:end]
        start += len(part) - len(part.lstrip())
        end -= len(part) - len(part.rstrip())
        return self._place(start), self._place(end - 1) + 1

    def _place(self, at: int) -> int:
        """Where a character stands in the document."""
        piece = self.pieces[bisect_right(self.pieces, at, key=_beginning) - 1]
        return piece.start + min(at - piece.at, piece.length - 1)


_beginning = attrgetter("at")


def passage(
    document: Document, start: int, end: int, skip: Sequence[tuple[int, int]] = ()
) -> Passage:
    """The lines of the body in [start, end), less the spans in `skip`, as running text.

    Lines of a paragraph are joined by a space, or by nothing where a word is broken at a hyphen;
    paragraphs are parted by a line break. Running headers and footers are left out. The stages ask
    for the same passages again: they are kept as long as the document is.
    """
    made = _made.get(document)
    if made is None:
        made = _made[document] = _Made(document.text)
    key = start, end, tuple(skip)
    if key not in made.passages:
        made.passages[key] = _passage(document, *key, made)
    return made.passages[key]


@dataclass
class _Made:
    """What was made of the document with this text, which it does not hold itself."""

    text: str
    passages: dict[tuple[int, int, tuple[tuple[int, int], ...]], Passage] = field(
        default_factory=dict
    )

    @cached_property
    def hyphened(self) -> frozenset[str]:
        """Its words with a hyphen, in small letters."""
        return frozenset(_COMPOUND.findall(self.text.lower(), overlapped=True))


_made: WeakKeyDictionary[Document, _Made] = WeakKeyDictionary()


def _passage(
    document: Document, start: int, end: int, skip: tuple[tuple[int, int], ...], made: _Made
) -> Passage:
    pieces = _Pieces()
    before: Line | None = None
    skipped = False
    for found in document.lines_in(start, end):
        line = _clipped(found, start, end, skip)
        if line is None:
            skipped = True
            continue
        if before is not None and not skipped and _is_broken(before, line):
            if not _keeps_hyphen(before, line, made):
                pieces.drop()
        elif before is not None:
            ends = skipped or _ends_paragraph(before, line, document.right_margin)
            pieces.join("\n" if ends else " ")
        pieces.add(line.words)
        before, skipped = line, False
    return pieces.passage()


def passage_of(words: Sequence[Word]) -> Passage:
    """The words of a table cell as running text, joined by spaces."""
    pieces = _Pieces()
    pieces.add(words)
    return pieces.passage()


def ends_early(line: Line, following: Line, margin: float) -> bool:
    """Whether the line broke off before its margin: the next line's first word had room in it."""
    first = following.words[0].box
    space = 0.3 * line.words[-1].size
    return line.words[-1].box.x1 + space + (first.x1 - first.x0) <= margin


def has_gap(line: Line, following: Line) -> bool:
    """Whether a blank line, or as much space, stands between two lines of a page."""
    box, below = line.words[0].box, following.words[0].box
    return following.page == line.page and below.top - box.bottom > 0.9 * (box.bottom - box.top)


class _Pieces:
    """Words with their places, while a passage is put together."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0

    def add(self, words: Sequence[Word]) -> None:
        at = self._length
        for word in words:
            length = len(word.text)
            self._pieces.append(Piece(at, word.start, length))
            at += length + 1
        self.join(" ".join([word.text for word in words]))

    def join(self, text: str) -> None:
        self._texts.append(text)
        self._length += len(text)

    def drop(self) -> None:
        """Takes off the last character, that of a word."""
        last = self._pieces[-1]
        self._pieces[-1] = last._replace(length=last.length - 1)
        self._texts[-1] = self._texts[-1][:-1]
        self._length -= 1

    def passage(self) -> Passage:
        return Passage("".join(self._texts), tuple(self._pieces))


def _clipped(line: Line, start: int, end: int, skip: Sequence[tuple[int, int]]) -> Line | None:
    """The part of a line inside [start, end) and outside of `skip`, None when nothing is left."""
    near = [span for span in skip if span[0] < line.end and line.start < span[1]]
    if start <= line.start and line.end <= end and not near:
        return line
    words = tuple(_clip_words(line, start, end, near))
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


def _is_broken(line: Line, following: Line) -> bool:
    """Whether a word, or a compound, goes on behind the hyphen at the line's end."""
    last, first = line.words[-1].text, following.words[0].text
    return bool(
        _HYPHENED.search(last) and first[0].isalnum() and first.lower().strip(",") not in _SUSPENDS
    )


def _keeps_hyphen(line: Line, following: Line, made: _Made) -> bool:
    """Whether a word broken at its hyphen is written with it.

    It is in an address, a compound with capitals or digits, before "president", and where the
    document (`made` of it) spells it so elsewhere. In a heading of
    capitals ("HERVOR-" "MINGEN") capitals say nothing.
    """
    last, first = line.words[-1].text, following.words[0].text
    if last.endswith(_SOFT):
        return False
    stem = regex.split(r"[-/(]", last[:-1])[-1]
    heading = line.text.isupper() and following.text.isupper() and not first[0].isdigit()
    named = (
        first[0].isupper()
        or first[0].isdigit()
        or stem.lower() in _PREFIXES
        or _COMPOUND_HEAD.search(stem)
    )
    if _ADDRESS.search(last) or (named and not heading) or first.lower().startswith("president"):
        return True
    tail = regex.split(r"\W", first, maxsplit=1)[0]
    return f"{stem}-{tail}".lower() in made.hyphened


def _ends_paragraph(line: Line, following: Line, margin: float) -> bool:
    first, text = following.words[0].text, line.text
    ended, listed = bool(_ENDS.search(text)), bool(_LISTED.match(first))
    if has_gap(line, following):
        # A sentence may run on over the blank line that a page break left.
        return ended or listed or not first[0].islower()
    if len(following.words) == 1 < len(line.words) and _BULLET.match(first):
        return True
    if not ends_early(line, following, margin):
        return False
    if len(line.words) == 1 and not ended and not listed:
        # Justified text comes with one word a line.
        return False
    # A few words that end in a number may be the row of a table.
    row = line.words[-1].text.isdecimal() and len(line.words) <= _MOST_OF_A_ROW
    short = row or line.words[-1].box.x1 < _SHORT * margin
    return ended or listed or (short and not first[0].islower())
