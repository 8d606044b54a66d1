"""What a file is, told by its content and never by its name."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from extractor.errors import EmptyInput, UnsupportedInput
from extractor.model import Format
from extractor.read.refusals import OCR

_PDF = b"%PDF-"
_PDF_WITHIN = 1024  # a PDF may have some bytes before its mark (PDF 1.7, annex H.3.4.1)
_LOOK_AT = 65_536
_WIDE_TEXT = (BOM_UTF16_LE, BOM_UTF16_BE)

# Zip files say by the names inside what they are; the names stand uncompressed.
_IN_ZIP = (
    (b"word/", "a Word document"),
    (b"xl/", "an Excel workbook"),
    (b"ppt/", "a PowerPoint presentation"),
    (b"vnd.oasis.opendocument", "an OpenDocument file"),
)
_MAGIC = (
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or PowerPoint file"),
    (b"{\\rtf", "a rich text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
)
_MARKUP = re.compile(rb"\s*<(?:!doctype|html|\?xml)", re.IGNORECASE)
# White space and the end marks of old systems are all a text has of control characters.
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f]")
_REMEDY = "Save it as PDF or as plain text and try again."


def sniff(data: bytes, source: str) -> Format:
    """Whether `data` is a PDF or text; `source` names it in errors.

    Raises EmptyInput for a file without content and UnsupportedInput for any other kind.
    """
    if not data.lstrip(BOM_UTF8).strip(b" \t\r\n\f\v\x00"):
        raise EmptyInput("the file is empty.", source=source, remedy="Fetch the file again.")
    if _PDF in data[:_PDF_WITHIN]:
        return "pdf"
    if data.startswith(_WIDE_TEXT):
        return "text"
    if (kind := _named_kind(data)) or _CONTROL.search(data, 0, _LOOK_AT):
        remedy = OCR if kind == "a picture" else _REMEDY
        message = f"the file is {kind or 'neither PDF nor text'}, which cannot be read."
        raise UnsupportedInput(message, source=source, remedy=remedy)
    return "text"


def _named_kind(data: bytes) -> str | None:
    if data.startswith(b"PK"):
        return next((kind for mark, kind in _IN_ZIP if mark in data), "a zip file")
    if _MARKUP.match(data.removeprefix(BOM_UTF8)):
        return "a web page or XML"
    return next((kind for mark, kind in _MAGIC if data.startswith(mark)), None)
