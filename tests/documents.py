"""Documents made from a string, as the reader of text makes them."""

from __future__ import annotations

from extractor.model import Document
from extractor.read.text import read_text


def document(text: str) -> Document:
    return read_text(text.encode("utf-8"), "gemaakt.txt", "0" * 64)
