"""What one input gives to the dataset: its rows, in values that can be stored as they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from extractor.dataset import grids, rows
from extractor.dataset.numbers import numbers
from extractor.dataset.row import Row, Rows
from extractor.extraction import Extraction, Failure

# The tables that hold rows of single documents, and what makes these. `networks` are those met;
# `states` in which state is not written: what is said of several documents is made from it; nor is
# `governing`, the texts that govern a figure: the report shows them.
_MAKERS: dict[str, Callable[[Extraction], Iterable[Row]]] = {
    "documents": lambda extraction: [rows.document(extraction)],
    "networks": rows.networks,
    "states": rows.states,
    "items": rows.items,
    "observations": rows.observations,
    "governing": rows.governing,
    "citations": rows.citations,
    "tables": grids.tables,
    "cells": grids.cells,
    "numbers": numbers,
    "corrections": rows.corrections,
    "findings": rows.findings,
}
_STORED = frozenset((str, int, float, bool, type(None)))


_NONE = Rows()


@dataclass(frozen=True)
class Record:
    """The rows of one input by table, one in `documents`. Values are texts, numbers, booleans or
    None."""

    rows: Mapping[str, Rows]

    @property
    def document(self) -> Row:
        """Its row in `documents`."""
        (row,) = self.rows["documents"]
        return row

    @property
    def is_read(self) -> bool:
        """Whether it could be read as a written question."""
        return bool(self.document["status"] == "ok")

    def of(self, table: str) -> tuple[Row, ...]:
        """Its rows in a table, none where it has none."""
        return tuple(self.rows.get(table, _NONE))

    def changed(self, table: str, own: Iterable[Row]) -> Record:
        """The record with other rows in a table."""
        return Record({**self.rows, table: Rows.of(own)})

    def placed(self, source: str, *, present: bool = True) -> Record:
        """The record as that of a file with the same content, which is there or is gone."""
        document = {**self.document, "source": source, "present": present}
        findings = ({**row, "source": source} for row in self.of("findings"))
        return self.changed("documents", [document]).changed("findings", findings)


def record(result: Extraction | Failure) -> Record:
    """The rows of an input that was read, or of one that could not be."""
    if isinstance(result, Failure):
        made: dict[str, Iterable[Row]] = {
            "documents": [rows.failed_document(result)],
            "findings": [rows.failed_finding(result)],
        }
    else:
        made = {table: make(result) for table, make in _MAKERS.items()}
    return Record({table: Rows.of(map(_storable, found)) for table, found in made.items()})


def _storable(row: Row) -> Row:
    return {c: v if type(v) in _STORED else _value(v) for c, v in row.items()}


def _value(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value
