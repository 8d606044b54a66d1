"""What is compared: the extractor, other programs that read tables, and the floor of them all."""

from __future__ import annotations

import importlib
import logging
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pdfplumber
import pypdfium2

from extractor import pipeline
from extractor.dataset import record
from extractor.profile import Profile
from extractor.prose import ProseReading

EXTRACTOR, WITHOUT_PROSE = "extractor", "extractor, sentences left out"
PDFPLUMBER, FLOOR = "pdfplumber", "pypdfium2, the floor"
_TEMPLATES = Path(__file__).parents[1] / "invoice2data"

Read = Callable[[Path], object]


@dataclass(frozen=True)
class Reader:
    """A way to read a document, and what it does in a few words."""

    name: str
    does: str
    read: Read


def readers(profile: Profile) -> tuple[Reader, ...]:
    """All that can be measured here; what is not installed is left out."""
    found = [
        Reader(EXTRACTOR, "everything that a worker does", partial(extract, profile)),
        Reader(WITHOUT_PROSE, "tables and checks", partial(_without_prose, profile)),
        Reader(PDFPLUMBER, "`extract_words` and `extract_tables`", _pdfplumber),
        Reader(FLOOR, "all text, and the box of each run of it", _floor),
    ]
    if find_spec("invoice2data"):
        does = "pdftotext, and a template for one layout"
        found.append(Reader(_named("invoice2data"), does, _invoice2data))
    if find_spec("camelot"):
        found.append(Reader(_named("camelot-py"), "lattice and stream", _camelot))
    return tuple(found)


def _named(package: str) -> str:
    return f"{package} {version(package)}"


def extract(profile: Profile, path: Path) -> None:
    """All that a worker does with a document but for packing what it found."""
    record(pipeline.extract(path, profile=profile))


def _without_prose(profile: Profile, path: Path) -> None:
    with _no_prose():
        extract(profile, path)


@contextmanager
def _no_prose() -> Iterator[None]:
    # The package names the function as it names the module.
    module = importlib.import_module("extractor.meaning.understand")
    with patch.object(module, "read_prose", lambda *_, **__: ProseReading()):
        yield


def _pdfplumber(path: Path) -> None:
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_words()
            page.extract_tables()
            page.close()


def _floor(path: Path) -> None:
    document = pypdfium2.PdfDocument(path)
    for page in document:
        text = page.get_textpage()
        text.get_text_bounded()
        for index in range(text.count_rects()):
            text.get_text_bounded(*text.get_rect(index))
        text.close()
        page.close()
    document.close()


@lru_cache(maxsize=1)
def _templates() -> Any:
    from invoice2data.extract.loader import read_templates

    return read_templates(str(_TEMPLATES))


def _invoice2data(path: Path) -> None:
    from invoice2data import extract_data
    from invoice2data.input import pdftotext

    logging.disable(logging.CRITICAL)  # it tells of each field that is not there
    extract_data(str(path), _templates(), pdftotext)
    logging.disable(logging.NOTSET)


def _camelot(path: Path) -> None:
    from camelot.io import read_pdf

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # one for each page without tables
        for flavor in ("lattice", "stream"):
            read_pdf(path, pages="all", flavor=flavor, suppress_stdout=True)


def count_pages(paths: Sequence[Path]) -> int:
    """How many pages the documents have together."""
    total = 0
    for path in paths:
        with pdfplumber.open(path) as pdf:
            total += len(pdf.pages)
    return total
