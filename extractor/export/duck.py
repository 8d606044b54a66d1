"""DuckDB: one database with all tables, their keys, views and comments."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from extractor.export import sql
from extractor.export.latest import latest
from extractor.export.options import Options
from extractor.export.tables import Tables

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_DIALECT = sql.Dialect(
    {
        "string": "VARCHAR",
        "date": "DATE",
        "integer": "BIGINT",
        "number": "DOUBLE",
        "boolean": "BOOLEAN",
    },
    inline=False,
)
# A form of file that older versions read too, as R and DBeaver bring, in blocks that suit small
# tables: the usual ones make a file fourteen times as large.
_FORM, _BLOCK = "v1.2.0", 16_384


def write_duckdb(tables: Tables, path: Path, options: Options) -> None:
    """Writes the database `path`; raises OSError when the disk refuses."""
    del options
    import duckdb

    form = f"STORAGE_VERSION {_text(_FORM)}, BLOCK_SIZE {_BLOCK}"
    with duckdb.connect(config={"storage_compatibility_version": _FORM}) as database:
        try:
            database.execute(f"ATTACH {_text(str(path))} AS made ({form})")
            database.execute("USE made")
            fill(database, tables)
            database.execute("USE memory")
            database.execute("DETACH made")
        except (duckdb.IOException, duckdb.TransactionException) as error:
            raise OSError(str(error)) from error


def fill(database: DuckDBPyConnection, tables: Tables) -> None:
    """Makes the tables with their rows, the views and the comments."""
    import pyarrow as pa

    for statement in sql.creations(_DIALECT):
        database.execute(statement)
    for table in sql.ordered():
        _insert(database, sql.stored(table.name), tables.arrow[table.name])
    keys = pa.table({"observation_id": pa.array(latest(tables), pa.string())})
    _insert(database, sql.LATEST, keys)
    for view in sql.views():
        database.execute(f"CREATE VIEW {view.name} AS {view.select}")
    for statement in _comments():
        database.execute(statement)


def _insert(database: DuckDBPyConnection, name: str, rows: object) -> None:
    database.register("rows_to_insert", rows)
    database.execute(f"INSERT INTO {name} SELECT * FROM rows_to_insert")
    database.unregister("rows_to_insert")


def _comments() -> list[str]:
    told = []
    for table in sql.ordered():
        name = sql.stored(table.name)
        meaning = sql.meaning(table) + sql.references(table)
        told.append(f"COMMENT ON TABLE {name} IS {_text(meaning)}")
        told += [
            f'COMMENT ON COLUMN {name}."{c.name}" IS {_text(sql.meaning(c))}' for c in table.columns
        ]
    told += [f"COMMENT ON VIEW {v.name} IS {_text(f'{v.en} / {v.nl}')}" for v in sql.views()]
    return told


def _text(text: str) -> str:
    escaped = text.replace("'", "''")
    return f"'{escaped}'"
