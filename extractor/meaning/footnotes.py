"""The notes below a table, by the marks that its cells bear: "45 (1)", "45*", "38¹"."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from extractor.model import Document, Grid, Item, Line
from extractor.patterns import pattern

# A raised mark that opens a line is a word of its own: "1 Volgens de laatste opgave."
_NOTE = pattern(
    r"(?P<mark>\(?(?:\d{1,2}|[a-z])\)|\*+|[†‡]|[⁰¹²³⁴-⁹]+|\d{1,2}(?=\s+\p{Lu}))\s*:?\s*(?P<text>\S.*)"
)
_CELL_MARK = pattern(
    r"\(\s*(?P<inner>\d{1,2}|[a-z]|[⁰¹²³⁴-⁹]+)\s*\)$|(?P<bare>\*+|[†‡]|[⁰¹²³⁴-⁹]+)$"
)
# Notes stand below a table before the text goes on.
_MOST_LINES = 12


@dataclass(frozen=True)
class Footnote:
    """A note: its mark without brackets, its text, and where the mark stands, [start, end)."""

    mark: str
    text: str
    start: int
    end: int


def footnotes(document: Document, item: Item | None, grid: Grid) -> tuple[Footnote, ...]:
    """The notes below a grid whose marks its cells bear, within the item or the page's end."""
    marks = {mark for cell in grid.cells if (mark := mark_of(cell.text))}
    if not marks:
        return ()
    end = item.end if item else len(document.text)
    below = islice(document.lines_in(grid.end, end), _MOST_LINES)
    return tuple(note for note in _notes(below) if note.mark in marks)


def mark_of(text: str) -> str:
    """The mark at the end of a cell ("1", "*"), "" when it bears none."""
    match = _CELL_MARK.search(text)
    return plain(match["inner"] or match["bare"]) if match else ""


def plain(mark: str) -> str:
    """A mark without its brackets and as high as other characters: "(¹)" is "1"."""
    return unicodedata.normalize("NFKC", mark.strip("()"))


def _notes(lines: Iterable[Line]) -> Iterator[Footnote]:
    """Each note with the lines that it goes on in: those that bear no mark of their own."""
    open_note: Footnote | None = None
    for line in lines:
        match = _NOTE.fullmatch(line.text)
        if match:
            if open_note:
                yield open_note
            end = line.start + len(match["mark"])
            open_note = Footnote(plain(match["mark"]), match["text"], line.start, end)
        elif open_note and not open_note.text.endswith("."):
            open_note = Footnote(
                open_note.mark, f"{open_note.text} {line.text}", open_note.start, open_note.end
            )
    if open_note:
        yield open_note
