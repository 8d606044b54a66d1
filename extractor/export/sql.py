"""The tables in SQL, for DuckDB and SQLite alike: tables with keys, views, and what they mean.

What is made from observations is kept as tables called kpis_rows, members_rows and history_rows;
the views kpis, members and history show them with the document they come from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extractor.dataset.catalogue import Column, Reference, Table, Type, catalogue

_VIEWED = ("kpis", "members", "history")
LATEST = "latest_rows"
_ABOUT = ("date_asked", "asker", "minister", "title")


@dataclass(frozen=True)
class Dialect:
    """How a database writes types, and whether what things mean stands in its CREATE statements."""

    types: Mapping[Type, str]
    inline: bool


@dataclass(frozen=True)
class View:
    """A view: its name, what it shows in both languages, and its SELECT."""

    name: str
    en: str
    nl: str
    select: str


def stored(name: str) -> str:
    """What a table of the catalogue is called in the database."""
    return f"{name}_rows" if name in _VIEWED else name


def ordered() -> list[Table]:
    """The tables in an order in which each comes after those that it refers to."""
    first = ["documents", "networks", "tables", "observations"]
    tables = catalogue()
    return [tables[name] for name in dict.fromkeys((*first, *tables))]


def creations(dialect: Dialect) -> Iterator[str]:
    """The statements that make the tables, without their rows."""
    for table in ordered():
        yield _create(table, dialect)
        if table.key and not table.is_required(table.key):
            key = ", ".join(_or_empty(table, name) for name in table.key)
            yield f"CREATE UNIQUE INDEX {stored(table.name)}_key ON {stored(table.name)} ({key})"
    text = dialect.types["string"]
    yield (
        f"CREATE TABLE {LATEST} "
        f"(observation_id {text} PRIMARY KEY REFERENCES observations (observation_id))"
    )


def views() -> Iterator[View]:
    """The views."""
    about = ", ".join(f"d.{name}" for name in _ABOUT)
    document = "LEFT JOIN documents d ON d.document_id = r.document_id AND d.status = 'ok'"
    for name in _VIEWED:
        table = catalogue()[name]
        yield View(
            name,
            f"{table.en} With the date, the asker, the minister and the title of the document.",
            f"{table.nl} Met datum, vraagsteller, minister en onderwerp van het document.",
            f"SELECT r.*, {about} FROM {stored(name)} r {document}",
        )
    yield View(
        "latest",
        "The newest figure of each network, indicator, segment and measure: of the last answer by "
        "date, and of its last period.",
        "Het nieuwste cijfer per netwerk, indicator, segment en maat: van het laatste antwoord "
        "volgens datum, en van de laatste periode daarin.",
        f"SELECT r.*, {about} FROM observations r "
        f"JOIN {LATEST} l ON l.observation_id = r.observation_id {document}",
    )


def meaning(told: Table | Column) -> str:
    """What a table or a column means, in both languages."""
    return f"{told.title_en}: {told.en} / {told.title_nl}: {told.nl}"


def references(table: Table) -> str:
    """The references that no foreign key can hold, as a sentence; "" where there is none."""
    told = [
        f"{', '.join(r.columns)} refers to {', '.join(r.to)} of {stored(r.table)}"
        for r in table.references
        if not _is_key(r)
    ]
    return f" ({'; '.join(told)})" if told else ""


def _create(table: Table, dialect: Dialect) -> str:
    told = f" -- {meaning(table)}{references(table)}" if dialect.inline else ""
    lines = [(_column(column, dialect), meaning(column)) for column in table.columns]
    lines += [(constraint, "") for constraint in _constraints(table)]
    body = []
    for place, (line, comment) in enumerate(lines, start=1):
        comma = "," if place < len(lines) else ""
        body.append(f"  {line}{comma}" + (f" -- {comment}" if dialect.inline and comment else ""))
    return "\n".join([f"CREATE TABLE {stored(table.name)} ({told}", *body, ")"])


def _column(column: Column, dialect: Dialect) -> str:
    return f'"{column.name}" {dialect.types[column.type]}' + (
        " NOT NULL" if column.required else ""
    )


def _constraints(table: Table) -> Iterator[str]:
    if table.key and table.is_required(table.key):
        yield f"PRIMARY KEY ({quoted(table.key)})"
    for reference in table.references:
        if _is_key(reference):
            to = f"{stored(reference.table)} ({quoted(reference.to)})"
            yield f"FOREIGN KEY ({quoted(reference.columns)}) REFERENCES {to}"


def _is_key(reference: Reference) -> bool:
    """Whether a reference leads to the key of its table, as a foreign key must."""
    target = catalogue()[reference.table]
    return reference.to == target.key and target.is_required(target.key)


def _or_empty(table: Table, name: str) -> str:
    """A column in a unique index, in which an empty value equals another."""
    required = table.is_required([name])
    return f'"{name}"' if required else f"coalesce(\"{name}\", '')"


def quoted(names: tuple[str, ...]) -> str:
    """The names of columns, some of which are words of SQL."""
    return ", ".join(f'"{name}"' for name in names)
