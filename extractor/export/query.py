"""A question in SQL over the tables of an output folder, answered by DuckDB in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.batch.storage import folder_here
from extractor.errors import QueryError
from extractor.export import duck
from extractor.export.tables import read_tables, undisturbed

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection, Statement

# A question reaches the tables and nothing else: no file, no network, no variable of the program.
_SEALED: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "python_enable_replacements": False,
    "temp_directory": "",
}
# MULTI is what PIVOT is made of.
_ASKING = ("SELECT", "EXPLAIN", "MULTI")


@dataclass(frozen=True)
class Answer:
    """What a question gave: the names of the columns, and the rows."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]


def query(out: str | Path, question: str) -> Answer:
    """Asks one SELECT of the tables and views of the output folder `out`.

    Nothing can be changed, and neither files nor the network can be reached. Raises QueryError for
    a question that cannot be asked, OutputError for a folder without tables.
    """
    import duckdb

    folder = folder_here(out, "an answer")
    with undisturbed(folder):
        tables = read_tables(folder)
    with duckdb.connect(config=_SEALED) as database:
        duck.fill(database, tables)
        database.execute("SET enable_external_access = false")
        database.execute("SET lock_configuration = true")
        try:
            statement = _only(database, question)
            database.execute("BEGIN TRANSACTION READ ONLY")
            found = database.execute(statement)
            columns = tuple(column[0] for column in found.description or ())
            return Answer(columns, found.fetchall())
        except duckdb.Error as error:
            raise QueryError(f"the question cannot be asked. {error}") from error


def _only(database: DuckDBPyConnection, question: str) -> Statement:
    statements = database.extract_statements(question)
    if len(statements) != 1:
        raise QueryError(
            f"there are {len(statements)} questions.", remedy="Ask one SELECT at a time."
        )
    kind = statements[0].type.name
    if kind not in _ASKING:
        raise QueryError(
            f"{kind} is no question: nothing can be changed here, and no file be reached.",
            remedy="Ask a SELECT; `extractor export --to duckdb` makes a database of your own.",
        )
    return statements[0]
