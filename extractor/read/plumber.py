"""The second PDF reader: the same pages, read by pdfplumber throughout."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, NamedTuple

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from extractor.errors import InputError
from extractor.model import Box
from extractor.read.raised import written
from extractor.read.raw import RawPage, RawWord, is_bold, tidy
from extractor.read.refusals import broken, locked, protected, refuse_pages
from extractor.read.rulings import Point, rectangle, rules_of

# pdfplumber wraps what pdfminer raises while it opens and draws, and lets the rest through.
_FAULTS = (PdfminerException, MalformedPDFException, PSException)
_WORD_GAP = 0.2  # a gap of this share of the font size parts two words


def read_pages(data: bytes, source: str, most: int | None = None) -> list[RawPage]:
    """All pages of the PDF in `data`; `source` names it in errors.

    Raises EncryptedInput, DamagedInput, UnsupportedInput, or OverLimit for more than `most` pages.
    """
    page_number = None
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            refuse_pages(len(document.pages), most, source)
            pages = []
            for page_number, page in enumerate(document.pages, start=1):
                pages.append(_page(page, page_number))
                page.close()
    except _FAULTS as error:
        raise _refusal(error, source, page_number) from error
    if not pages:
        raise broken(source)
    return pages


def _refusal(error: Exception, source: str, page: int | None) -> InputError:
    cause = error.args[0] if isinstance(error, PdfminerException) and error.args else error
    if isinstance(cause, PDFPasswordIncorrect):
        return locked(source)
    return protected(source) if isinstance(cause, PDFEncryptionError) else broken(source, page)


def _page(page: Any, number: int) -> RawPage:
    words = page.extract_words(x_tolerance_ratio=_WORD_GAP, return_chars=True)
    drawn = any(kind != "char" for kind in page.objects)
    width, height = float(page.width), float(page.height)
    return RawPage(
        number,
        width,
        height,
        tuple(_word(word) for word in words if tidy(word["text"])),
        rules_of(_paths(page), width, height),
        drawn,
    )


class _Character(NamedTuple):
    size: float
    bottom: float


def _word(word: dict[str, Any]) -> RawWord:
    first, text = word["chars"][0], word["text"]
    if word["chars"][-1]["size"] < first["size"] and len(text) == len(word["chars"]):
        text = written(text, [_Character(c["size"], c["bottom"]) for c in word["chars"]])
    return RawWord(
        tidy(text),
        Box(word["x0"], word["top"], word["x1"], word["bottom"]),
        first["size"],
        is_bold(str(first["fontname"])),
        bool(first["upright"]),
        "(cid:" not in word["text"],
    )


def _paths(page: Any) -> Iterator[list[Point]]:
    for rect in page.rects:
        yield list(rectangle(rect["x0"], rect["top"], rect["x1"], rect["bottom"]))
    for line in page.lines:
        yield line["pts"]
    for curve in page.curves:
        if all(command in "mlh" for command, *_ in curve["path"]):
            yield curve["pts"]
