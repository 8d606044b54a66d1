"""A record as bytes, to be stored and sent: its rows as JSON, compressed."""

from __future__ import annotations

import json
import zlib

from extractor.dataset.record import Record

_LEVEL = 1


def pack(record: Record) -> bytes:
    """The record as bytes; equal records give equal bytes."""
    text = json.dumps(dict(record.rows), ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def unpack(data: bytes) -> Record:
    """The record that was packed."""
    text = zlib.decompress(data).decode("utf-8", "surrogatepass")
    return Record({table: tuple(rows) for table, rows in json.loads(text).items()})
