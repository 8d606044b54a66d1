"""All tables of a set of documents as data frames, with the columns and types of the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from extractor.dataset import derive
from extractor.dataset.across import across
from extractor.dataset.catalogue import Table, catalogue
from extractor.dataset.cited import linked
from extractor.dataset.duplicates import set_apart
from extractor.dataset.history import history
from extractor.dataset.record import Record
from extractor.dataset.row import Row
from extractor.profile import Jump

if TYPE_CHECKING:
    import pandas as pd

_DTYPES: dict[str, Any] = {
    "string": "string",
    "date": "string",
    "integer": "Int64",
    "number": "Float64",
    "boolean": "boolean",
}


def frames(records: Iterable[Record], jump: Jump | None = None) -> dict[str, pd.DataFrame]:
    """The tables of the output contract by name, in the order of the catalogue.

    A written question that was read from several files gives its rows once; each file, read or not,
    has its row in `documents`. The order of the inputs does not matter. `jump` is the profile's
    bound for figures that change between answers.
    """
    given = list(records)
    single, duplicates = set_apart(record for record in given if record.is_read)
    kept = linked(single)
    by_date = sorted(kept, key=derive.by_date)
    told = history(by_date, jump or Jump())
    unread = {r.document["source"]: r for r in given if not r.is_read}
    failed = [unread[source] for source in sorted(unread)]
    derived: dict[str, Iterable[Row]] = {
        "documents": sorted(
            _each("documents", [*kept, *duplicates, *failed]), key=lambda row: str(row["source"])
        ),
        "kpis": derive.kpis(_answered(kept)),
        "members": derive.members(_answered(kept)),
        "networks": derive.networks(kept),
        "history": told,
        "findings": [*_each("findings", [*kept, *failed]), *across(by_date, told)],
    }
    return {
        name: _frame(table, derived[name] if name in derived else _each(name, kept))
        for name, table in catalogue().items()
    }


def _each(table: str, records: Iterable[Record]) -> Iterator[Row]:
    return (row for record in records for row in record.of(table))


def _answered(records: Iterable[Record]) -> Iterator[Row]:
    return (row for row in _each("observations", records) if row["part"] == "answer")


def _frame(table: Table, found: Iterable[Row]) -> pd.DataFrame:
    import pandas as pd

    # Not all rows as mappings at once: the largest tables have most of a dataset.
    values: dict[str, list[Any]] = {column.name: [] for column in table.columns}
    for row in found:
        for column in table.columns:
            values[column.name].append(_plain(row.get(column.name), column.type))
    return pd.DataFrame(
        {c.name: pd.array(values[c.name], dtype=_DTYPES[c.type]) for c in table.columns}
    )


def _plain(value: Any, kind: str) -> Any:
    """A value as the column's type takes it; None where there is none, as CSV knows no other."""
    if value is None or value == "":
        return None
    return float(value) if kind == "number" else value
