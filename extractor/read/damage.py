"""Damage that a PDF reader repairs or passes over in silence, found in the bytes of the file."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator

from extractor.errors import DamagedInput

_END = b"%%EOF"
_HEADER = 1024  # bytes at the start that hold the mark of a PDF and of a linearised one
_OBJECT = re.compile(rb"\b\d+\s+\d+\s+obj\b")
_START = re.compile(rb"startxref\s+(\d+)")
_CROSS_REFERENCES = re.compile(rb"\s*(?:xref|\d+\s+\d+\s+obj)\b")
_LINEARISED = re.compile(rb"/Linearized\b[^>]*?/L\s+(\d+)")
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_DEFLATED = re.compile(rb"/Filter\s*\[?\s*(/ASCII85Decode\s*)?/FlateDecode\b")
_LENGTH = re.compile(rb"/Length\s+(\d+)(?!\s+\d+\s+R\b|\d)")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_DICTIONARY = 1024  # bytes before a stream in which its dictionary is looked for
_FAR = 1 << 60
_LINE_END = 2  # bytes that may stand between a stream and its end
_STREAM_END = re.compile(rb"\s{0,%d}(endstream)" % _LINE_END)
_WHITE = b" \t\n\r\f\v\0"
_CHUNK = 1 << 20
_MOST_CHUNKS = 16  # per stream, so that a bomb stays small

_REPAIRED = (
    "The cross references of the PDF are broken and were rebuilt, so parts may be missing. "
    "Fetch the file again and compare."
)


def inspect(data: bytes, source: str) -> list[str]:
    """Remarks on damage to the PDF in `data` that leaves it readable.

    Raises DamagedInput when the file breaks off before its end.
    """
    if _breaks_off(data):
        raise DamagedInput(
            "the PDF breaks off before its end.", source=source, remedy="Fetch the file again."
        )
    notes = [] if _leads_on(data, _last_start(data)) else [_REPAIRED]
    if broken := sum(_is_damaged(*each) for each in _streams(data)):
        notes.append(
            f"Parts of the PDF are damaged ({broken}), so text and figures may be "
            "missing. Fetch the file again."
        )
    return notes


def _breaks_off(data: bytes) -> bool:
    linearised = _LINEARISED.search(data, 0, _HEADER)
    if linearised and len(data) < _number(linearised[1]):
        return True
    ended = data.rfind(_END)
    # Bytes after the end mark are harmless unless they begin another revision of the file.
    if ended >= 0 and not _OBJECT.search(data, ended):
        return False
    start = _last_start(data)
    return start is None or start.start() < ended or not _leads_on(data, start)


def _last_start(data: bytes) -> re.Match[bytes] | None:
    place = data.rfind(b"startxref")
    return _START.match(data, place) if place >= 0 else None


def _leads_on(data: bytes, start: re.Match[bytes] | None) -> bool:
    """Whether the offset at the end of the file leads to cross references."""
    if start is None:
        return False
    offset = _number(start[1])
    header = max(data.find(b"%PDF-", 0, _HEADER), 0)
    return any(_CROSS_REFERENCES.match(data, place) for place in (offset, header + offset))


def _number(digits: bytes) -> int:
    """A length or a place that a file tells; one of too many digits is behind the end of any."""
    return int(digits) if len(digits) < len(str(_FAR)) else _FAR


def _streams(data: bytes) -> Iterator[tuple[bytes, memoryview]]:
    """The streams of the file, each behind its dictionary; not those inside a sound one."""
    if b"/Encrypt" in data:
        return
    view, free = memoryview(data), 0
    while mark := _STREAM.search(data, free):
        dictionary = data[max(mark.start() - _DICTIONARY, 0) : mark.start()].rpartition(b" obj")[2]
        told = _LENGTH.search(dictionary)
        ended = told and _STREAM_END.match(data, mark.end() + _number(told[1]))
        if ended:
            end = free = ended.start(1)
        else:
            end, free = data.find(b"endstream", mark.end()), mark.end()
        yield dictionary, view[mark.end() : end if end >= 0 else len(data)]


def _is_damaged(dictionary: bytes, stream: memoryview) -> bool:
    """Whether a stream has another length than its dictionary says, or does not unpack.

    Pictures are not unpacked: they hold no text, and much data.
    """
    told = _LENGTH.search(dictionary)
    if told and not 0 <= len(stream) - _number(told[1]) <= _LINE_END:
        return True
    packed = _DEFLATED.search(dictionary)
    if packed is None or _PICTURE.search(dictionary):
        return False
    return not (_unpacks_from_text(stream) if packed[1] else _unpacks(stream))


def _unpacks_from_text(stream: memoryview) -> bool:
    """Whether a stream that is written in letters unpacks; a long one is taken to do so."""
    if len(stream) > _CHUNK:
        return True
    letters = bytes(stream).strip(_WHITE)
    try:
        return _unpacks(memoryview(base64.a85decode(letters, adobe=True, ignorechars=_WHITE)))
    except ValueError:
        return False


def _unpacks(stream: memoryview) -> bool:
    unpacker = zlib.decompressobj()
    rest: bytes | memoryview = stream
    try:
        for _ in range(_MOST_CHUNKS):
            unpacker.decompress(rest, _CHUNK)
            if unpacker.eof:
                return True
            rest = unpacker.unconsumed_tail
            if not rest:
                return False
    except zlib.error:
        return False
    return True
