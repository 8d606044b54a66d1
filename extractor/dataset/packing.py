"""A record as bytes, to be stored and sent: its rows as JSON, compressed."""

from __future__ import annotations

import json
import zlib
from functools import lru_cache
from typing import Any

from extractor.dataset.record import Record
from extractor.dataset.row import Rows

_LEVEL = 1


def pack(record: Record) -> bytes:
    """The record as bytes; equal records give equal bytes."""
    tables = {name: [own.columns, *own.values] for name, own in record.rows.items()}
    text = json.dumps(tables, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def unpack(data: bytes) -> Record:
    """The record that was packed; its rows share the texts that they repeat."""
    tables = json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))
    texts: dict[str, str] = {}
    return Record({name: _rows(own, texts) for name, own in tables.items()})


def _rows(packed: list[Any], texts: dict[str, str]) -> Rows:
    if not packed or isinstance(packed[0], dict):
        return Rows.of(packed)  # As ledgers have it that were written before rows were values.
    columns, *values = packed
    share = texts.setdefault
    shared = (tuple([share(v, v) if type(v) is str else v for v in row]) for row in values)
    return Rows(_same(tuple(columns)), tuple(shared))


# All documents have the same columns.
@lru_cache(maxsize=64)
def _same(columns: tuple[str, ...]) -> tuple[str, ...]:
    return columns
