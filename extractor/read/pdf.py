"""PDF: bytes to a Document, by either of the two readers, and remarks on what they passed over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from extractor.errors import DamagedInput, EmptyInput, NeedsOcr
from extractor.model import Document
from extractor.read.damage import inspect
from extractor.read.furniture import mark_furniture
from extractor.read.lines import compose
from extractor.read.raw import RawPage, RawWord
from extractor.read.refusals import OCR

Reader = Literal["pdfium", "pdfplumber"]

_ILLEGIBLE_PAGE = 0.02  # the share of odd characters from which a page is remarked on
_ILLEGIBLE_DOCUMENT = 0.5  # the share from which a document is as good as a picture


def read_pdf(
    data: bytes, source: str, sha256: str, reader: Reader, most_pages: int | None = None
) -> Document:
    """The PDF in `data` as a Document; `source` names it in errors.

    Raises DamagedInput, EncryptedInput, UnsupportedInput, NeedsOcr for pages that are pictures or
    have a text nobody can decode, EmptyInput when nothing at all stands on the pages, and OverLimit
    for more than `most_pages`.
    """
    notes = inspect(data, source)
    raw = _read_pages(data, source, reader, most_pages)
    _refuse_without_text(raw, source, damaged=bool(notes))
    pictures = [page.number for page in raw if page.drawn and not page.words]
    if pictures:
        notes.append(f"{_name(pictures)} without text, only pictures. {OCR}")
    odd = [page.number for page in raw if _odd_share(page.words) > _ILLEGIBLE_PAGE]
    if odd:
        notes.append(
            f"{_name(odd)} with characters that the PDF gives no meaning to, so words and figures "
            "may be wrong. Compare with the page itself."
        )
    text, pages = compose(raw)
    return Document(source, sha256, "pdf", text, mark_furniture(pages, "pdf"), tuple(notes))


def _read_pages(data: bytes, source: str, reader: Reader, most_pages: int | None) -> list[RawPage]:
    if reader == "pdfplumber":
        from extractor.read import plumber

        return plumber.read_pages(data, source, most_pages)
    from extractor.read import pdfium

    return pdfium.read_pages(data, source, most_pages)


def _refuse_without_text(pages: Sequence[RawPage], source: str, *, damaged: bool) -> None:
    words = [word for page in pages for word in page.words]
    if words and _odd_share(words) <= _ILLEGIBLE_DOCUMENT:
        return
    if damaged:
        raise DamagedInput(
            "the PDF is damaged, its text cannot be read.",
            source=source,
            remedy="Fetch the file again.",
        )
    if words:
        raise NeedsOcr(
            "the text of the PDF cannot be decoded: it needs OCR.", source=source, remedy=OCR
        )
    if any(page.drawn for page in pages):
        raise NeedsOcr(
            "the PDF has no text, its pages are pictures: it needs OCR.", source=source, remedy=OCR
        )
    raise EmptyInput(
        "the pages of the PDF are blank.", source=source, remedy="Fetch the file again."
    )


def _odd_share(words: Sequence[RawWord]) -> float:
    """The share of characters that the fonts give no meaning to."""
    total = sum(len(word.text) for word in words)
    odd = sum(_odd_characters(word) for word in words)
    return odd / total if total else 0.0


def _odd_characters(word: RawWord) -> int:
    return word.text.count("\ufffd") if word.legible else len(word.text)


def _name(pages: Sequence[int]) -> str:
    numbers = ", ".join(map(str, pages))
    return f"Page {numbers} is" if len(pages) == 1 else f"Pages {numbers} are"
