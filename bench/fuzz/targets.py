"""What is fuzzed: each takes any bytes, and raises where a promise is broken."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from extractor.dataset import record
from extractor.dataset.packing import pack, unpack
from extractor.errors import InputError
from extractor.extraction import Failure
from extractor.limits import Limits
from extractor.model import Document
from extractor.notation.cells import parse_cell
from extractor.notation.days import find_dates
from extractor.notation.numbers import find_numbers, parse_number
from extractor.notation.periods import find_periods
from extractor.outline import outline
from extractor.pipeline import extract
from extractor.read.text import read_text
from extractor.tables import find_tables

_HASH = "0" * 64


def numbers(data: bytes) -> None:
    """Spans stand in the text, in order, without overlap; values are finite and come back."""
    text = data.decode("utf-8", "replace")
    spans = find_numbers(text)
    _check(all(0 <= s.start < s.end <= len(text) for s in spans), "a span leaves the text")
    _check(all(a.end <= b.start for a, b in pairwise(spans)), "two spans overlap")
    _check(all(s.value is None or math.isfinite(s.value) for s in spans), "no finite value")
    value = parse_number(text)
    _check(value is None or math.isfinite(value), "no finite value")
    if isinstance(value, int):
        _check(parse_number(str(value)) == value, "a number does not come back")
    parse_cell(text)
    for day in find_dates(text):
        _check(0 <= day.start < day.end <= len(text), "a date leaves the text")
    for period in find_periods(text):
        _check(0 <= period.start < period.end <= len(text), "a period leaves the text")


def items(data: bytes) -> None:
    """Items and what they refer to stand in the text; those of one part do not overlap."""
    document = _document(data)
    if document is None:
        return
    found = outline(document)
    for item in found.items:
        _check(0 <= item.start <= item.end <= len(document.text), "an item leaves the text")
    for part in ("question", "answer"):
        own = [item for item in found.items if item.part == part and not item.lead_in]
        _check(all(a.end <= b.start for a, b in pairwise(own)), "two items overlap")


def tables(data: bytes) -> None:
    """Every word of a table is one of the document, and stands in no other table."""
    document = _document(data)
    if document is None:
        return
    words = {word.start: word for word in document.words}
    taken: dict[int, int] = {}
    for grid in find_tables(document, outline(document)):
        for word in (word for cell in grid.cells for word in cell.words):
            _check(word.start in words, "a word is none of the document")
            if not grid.cells[0].row and word.text == words[word.start].text:
                _check(taken.setdefault(word.start, grid.number) == grid.number, "in two tables")


def documents(data: bytes) -> None:
    """A whole document ends in a record that can be stored, or in an error with a remedy."""
    with TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        path = Path(folder, "antwoord")
        path.write_bytes(data)
        try:
            Limits().check_size(len(data), str(path))
            made = record(extract(path, model="blank"))
        except InputError as error:
            _check(bool(error.remedy), "an error without a remedy")
            made = record(Failure(str(path), _HASH, error))
    _check(unpack(pack(made)) == made, "a record does not come back")


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "numbers": numbers,
    "items": items,
    "tables": tables,
    "documents": documents,
}


class BrokenPromise(Exception):
    """What must always hold does not."""


def _check(holds: bool, otherwise: str) -> None:
    if not holds:
        raise BrokenPromise(otherwise)


def _document(data: bytes) -> Document | None:
    try:
        return read_text(data, "antwoord", _HASH)
    except InputError:
        return None
