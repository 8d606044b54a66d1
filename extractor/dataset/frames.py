"""All tables of a set of documents as data frames, with the columns and types of the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from extractor.dataset import derive, rows
from extractor.dataset.catalogue import Table, catalogue
from extractor.dataset.duplicates import set_apart
from extractor.dataset.numbers import numbers
from extractor.dataset.rows import Row
from extractor.extraction import Extraction, Failure

if TYPE_CHECKING:
    import pandas as pd

_DTYPES: dict[str, Any] = {
    "string": "string",
    "date": "string",
    "integer": "Int64",
    "number": "Float64",
    "boolean": "boolean",
}


def frames(
    extractions: Sequence[Extraction], failures: Sequence[Failure] = ()
) -> dict[str, pd.DataFrame]:
    """The tables of the output contract by name, in the order of the catalogue.

    A written question that was read from several files gives its rows once; each file and each
    failure has its row in `documents`. The order of the inputs does not matter.
    """
    kept, duplicates = set_apart(extractions)
    failed = sorted({f.source: f for f in failures}.values(), key=lambda f: f.source)
    observed = list(_each(rows.observations, kept))
    answered = [row for row in observed if row["part"] == "answer"]
    found: dict[str, Iterable[Row]] = {
        "documents": _documents(kept, duplicates, failed),
        "items": _each(rows.items, kept),
        "observations": observed,
        "kpis": derive.kpis(answered),
        "members": derive.members(answered),
        "networks": derive.networks(kept),
        "citations": _each(rows.citations, kept),
        "tables": _each(rows.tables, kept),
        "cells": _each(rows.cells, kept),
        "numbers": _each(numbers, kept),
        "corrections": _each(rows.corrections, kept),
        "findings": [*_each(rows.findings, kept), *map(rows.failed_finding, failed)],
    }
    return {name: _frame(table, found[name]) for name, table in catalogue().items()}


def _each(
    make: Callable[[Extraction], Iterable[Row]], extractions: Sequence[Extraction]
) -> Iterator[Row]:
    return (row for extraction in extractions for row in make(extraction))


def _documents(
    kept: Sequence[Extraction], duplicates: Sequence[Extraction], failures: Sequence[Failure]
) -> list[Row]:
    found = [
        *map(rows.document, kept),
        *(rows.document(extraction, "duplicate") for extraction in duplicates),
        *map(rows.failed_document, failures),
    ]
    return sorted(found, key=lambda row: row["source"])


def _frame(table: Table, found: Iterable[Row]) -> pd.DataFrame:
    import pandas as pd

    listed = list(found)
    return pd.DataFrame(
        {
            column.name: pd.array(
                [_plain(row.get(column.name), column.type) for row in listed],
                dtype=_DTYPES[column.type],
            )
            for column in table.columns
        }
    )


def _plain(value: Any, kind: str) -> Any:
    """A value as the column's type takes it; None where there is none, as CSV knows no other."""
    if value is None or value == "":
        return None
    if isinstance(value, Decimal) or kind == "number":
        return float(value)
    return value.isoformat() if kind == "date" else value
