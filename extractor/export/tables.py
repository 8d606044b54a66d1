"""The tables of an output folder, as typed as their catalogue says."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.batch.lock import held
from extractor.dataset.catalogue import Table, catalogue
from extractor.errors import OutputError

if TYPE_CHECKING:
    import pyarrow as pa

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Tables:
    """The tables by name, in the order of the catalogue; `out` is the folder they were read from,
    `into` the one that an export of them goes into."""

    out: Path
    into: Path
    arrow: Mapping[str, pa.Table]

    def rows(self, name: str) -> list[Row]:
        """The rows of a table: None where there is no value, days as dates."""
        rows: list[Row] = self.arrow[name].to_pylist()
        return rows


@contextmanager
def undisturbed(out: Path) -> Iterator[None]:
    """No run replaces the tables of `out` meanwhile; BusyOutput when one is at work.

    In a folder that cannot be written no run can be at work. Raises OutputError for a folder in
    which a table is absent, which is left as it is.
    """
    _refuse_without(out)
    if os.access(out, os.W_OK):
        with held(out):
            yield
    else:
        yield


def read_tables(out: Path, into: Path | None = None) -> Tables:
    """The tables that a run wrote into the folder `out`.

    Raises OutputError where it is no such folder, or a table is damaged or of another version.
    """
    _refuse_without(out)
    arrow = {name: _read(out, table) for name, table in catalogue().items()}
    return Tables(out, into or out, arrow)


def _refuse_without(out: Path) -> None:
    names = catalogue()
    absent = [name for name in names if not (out / f"{name}.parquet").is_file()]
    if len(absent) == len(names):
        raise OutputError(
            "this is no output folder of `extractor run`: there are no tables in it.",
            source=str(out),
            remedy="Name the folder that stands behind --out.",
        )
    if absent:
        raise _unreadable(out, f"{absent[0]}.parquet is not there")


def schema(table: Table) -> pa.Schema:
    """The types of a table, with what its columns mean as their metadata."""
    import pyarrow as pa

    types = {
        "string": pa.string(),
        "date": pa.date32(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
    }
    return pa.schema(
        [
            pa.field(
                column.name,
                types[column.type],
                nullable=not column.required,
                metadata={
                    "title": column.title_en,
                    "title@nl": column.title_nl,
                    "description": column.en,
                    "description@nl": column.nl,
                },
            )
            for column in table.columns
        ],
        metadata={"title": table.title_en, "title@nl": table.title_nl, "description": table.en},
    )


def _read(out: Path, table: Table) -> pa.Table:
    import pyarrow as pa
    from pyarrow import parquet

    file = f"{table.name}.parquet"
    try:
        found = parquet.read_table(out / file, partitioning=None)
        if found.column_names != table.names:
            raise _unreadable(out, f"{file} has other columns than this version writes")
        return found.cast(schema(table))
    except (OSError, pa.ArrowException, ValueError) as error:
        raise _unreadable(out, f"{file} cannot be read ({_first_line(error)})") from error


def _unreadable(out: Path, what: str) -> OutputError:
    return OutputError(
        f"{what}.", source=str(out), remedy="Run `extractor run` into this folder once more."
    )


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
