"""Reading: a file becomes a Document. The only place where inputs are opened."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from extractor.errors import InputError
from extractor.model import Document
from extractor.read.pdf import Reader, read_pdf
from extractor.read.sniff import sniff
from extractor.read.text import read_text

__all__ = ["Reader", "read", "source_name"]


def read(source: Path, reader: Reader = "pdfium", most_pages: int | None = None) -> Document:
    """The file as a Document; its content, not its name, tells PDF and text apart.

    `reader` says which library reads a PDF; both give the same words. Raises EmptyInput,
    DamagedInput, EncryptedInput, NeedsOcr or UnsupportedInput, OverLimit for a PDF of more than
    `most_pages`, and InputError when the file cannot be opened.
    """
    name = source_name(source)
    data = _bytes(source, name)
    sha256 = hashlib.sha256(data).hexdigest()
    if sniff(data, name) == "pdf":
        return read_pdf(data, name, sha256, reader, most_pages)
    return read_text(data, name, sha256)


def source_name(source: Path) -> str:
    """The path as text: a name that is not UTF-8 must not stop the message that names it."""
    return os.fsencode(source).decode("utf-8", "backslashreplace")


def _bytes(source: Path, name: str) -> bytes:
    try:
        return source.read_bytes()
    except OSError as error:
        message, remedy = _why(error)
        raise InputError(message, source=name, remedy=remedy) from error


def _why(error: OSError) -> tuple[str, str]:
    if isinstance(error, FileNotFoundError):
        return "the file is not there.", "Check its name and folder."
    if isinstance(error, PermissionError):
        return "there is no permission to read the file.", "Give yourself read access to it."
    reason = error.strerror or type(error).__name__
    return f"the file cannot be read ({reason}).", "Check the disk or the network drive."
