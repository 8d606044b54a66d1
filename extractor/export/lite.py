"""SQLite: one database with all tables, keys and views; what they mean stands in its schema."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from extractor.export import sql
from extractor.export.latest import latest
from extractor.export.options import Options
from extractor.export.tables import Tables

_DIALECT = sql.Dialect(
    {
        "string": "TEXT",
        "date": "TEXT",
        "integer": "INTEGER",
        "number": "REAL",
        "boolean": "BOOLEAN",
    },
    inline=True,
)


def write_sqlite(tables: Tables, path: Path, options: Options) -> None:
    """Writes the database `path`. Days are texts (2020-09-24), true and false are 1 and 0.

    Raises OSError when the disk refuses.
    """
    del options
    try:
        _write(tables, path)
    except sqlite3.OperationalError as error:
        raise OSError(str(error)) from error


def _write(tables: Tables, path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA foreign_keys = ON")
        with database:
            for statement in sql.creations(_DIALECT):
                database.execute(statement)
            for table in sql.ordered():
                places = ", ".join("?" * len(table.columns))
                into = f"INSERT INTO {sql.stored(table.name)} VALUES ({places})"
                database.executemany(into, _rows(tables, table.name))
            keys = ((key,) for key in latest(tables))
            database.executemany(f"INSERT INTO {sql.LATEST} VALUES (?)", keys)
            for view in sql.views():
                database.execute(
                    f"CREATE VIEW {view.name} AS -- {view.en} / {view.nl}\n{view.select}"
                )


def _rows(tables: Tables, name: str) -> Iterator[tuple[Any, ...]]:
    for batch in tables.arrow[name].to_batches():
        columns = [[_plain(value) for value in column.to_pylist()] for column in batch.columns]
        yield from zip(*columns, strict=True)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value
