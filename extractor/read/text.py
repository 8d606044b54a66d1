"""Plain text: bytes to a Document whose words stand on a grid of character cells."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence

from extractor.errors import EmptyInput
from extractor.model import Box, Document, Line, Page, Word
from extractor.read.furniture import mark_furniture
from extractor.read.tabs import tab_stops, unbarred

_WORD = re.compile(r"\S+")
_WIDE_TEXT = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_text(data: bytes, source: str, sha256: str) -> Document:
    """The text in `data` (UTF-8, UTF-16 with its mark, else Windows-1252) as a Document.

    Only line ends are changed; a form feed ends a page. Raises EmptyInput for nothing but white
    space.
    """
    decoded, notes = _decode(data)
    text = decoded.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise EmptyInput("the file is empty.", source=source, remedy="Fetch the file again.")
    if lost := text.count("\ufffd"):
        notes.append(
            f"{lost} characters of the text are lost (they stand as \ufffd). "
            "Make the text again from the PDF, or give the PDF itself."
        )
    pages = mark_furniture(tuple(_pages(text)), "text")
    return Document(source, sha256, "text", text, pages, tuple(notes))


def _decode(data: bytes) -> tuple[str, list[str]]:
    if data.startswith(_WIDE_TEXT):
        return data.decode("utf-16", "replace"), []
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        note = (
            "The text is not UTF-8 and was read as Windows-1252. "
            "Save it as UTF-8 if accents or apostrophes come out wrong."
        )
        return data.decode("cp1252", "replace"), [note]


def _pages(text: str) -> Iterator[Page]:
    start = 0
    for number, body in enumerate(text.removesuffix("\f").split("\f"), start=1):
        lines = tuple(_lines(body, start, number))
        width = max((line.box.x1 for line in lines), default=0.0)
        height = lines[-1].box.bottom if lines else 0.0
        yield Page(number, width, height, lines)
        start += len(body) + 1


def _lines(body: str, start: int, page: int) -> Iterator[Line]:
    lines = unbarred(body.split("\n"))
    for row, (line, stops) in enumerate(zip(lines, tab_stops(lines), strict=True)):
        if words := tuple(_words(line, stops, start, row)):
            yield Line(words, page)
        start += len(line) + 1


def _words(line: str, stops: Sequence[int], start: int, row: int) -> Iterator[Word]:
    offset = 0
    for field, stop in zip(line.split("\t"), stops, strict=True):
        for match in _WORD.finditer(field):
            column = stop + match.start()
            box = Box(column, row, column + len(match[0]), row + 1)
            yield Word(match[0], start + offset + match.start(), box)
        offset += len(field) + 1
