"""The catalogue of tables and columns, from catalogue.toml."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from extractor.model import number_kinds

Type = Literal["string", "integer", "number", "boolean", "date"]


@dataclass(frozen=True)
class Column:
    """One column: its name and type, whether it may be empty, its headings for people (`title_en`,
    `title_nl`), and what it means (`en`, `nl`).

    A `date` is written as ISO 8601. `allowed` lists the values of a closed set; in the file it may
    name a set that is kept elsewhere: "kinds of number". `minimum` and `maximum` are the bounds of
    a number, `pattern` is the whole of a text.
    """

    name: str
    type: Type
    title_en: str
    title_nl: str
    en: str
    nl: str
    required: bool = False
    allowed: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    pattern: str | None = None


@dataclass(frozen=True)
class Reference:
    """Columns that, where none of them is empty, stand in the columns `to` of another table."""

    columns: tuple[str, ...]
    table: str
    to: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """One table: its name and its headings, what it holds, the columns that make a row unique, and
    all columns.

    Of each pair in `ascending` the first column is never more than the second.
    """

    name: str
    title_en: str
    title_nl: str
    en: str
    nl: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    references: tuple[Reference, ...] = ()
    ascending: tuple[tuple[str, str], ...] = ()

    @property
    def names(self) -> list[str]:
        """The names of the columns, in their order."""
        return [column.name for column in self.columns]

    def counted(self, column: str, values: Iterable[str]) -> dict[str, int]:
        """How often each value of a closed set occurs, in the order of the set."""
        (allowed,) = (own.allowed for own in self.columns if own.name == column)
        return dict(sorted(Counter(values).items(), key=lambda pair: allowed.index(pair[0])))

    def is_required(self, names: Iterable[str]) -> bool:
        """Whether none of these columns may be empty."""
        required = {column.name for column in self.columns if column.required}
        return required.issuperset(names)


@lru_cache(maxsize=1)
def catalogue() -> dict[str, Table]:
    """All tables by name, in the order in which they are written."""
    text = (files("extractor.dataset") / "catalogue.toml").read_text(encoding="utf-8")
    return {name: _table(name, table) for name, table in tomllib.loads(text).items()}


def table_files() -> tuple[str, ...]:
    """The names of the files of all tables, in each of the forms that a run writes."""
    return tuple(f"{name}.{form}" for name in catalogue() for form in ("csv", "parquet"))


def _table(name: str, told: dict[str, Any]) -> Table:
    return Table(
        name=name,
        title_en=told["title_en"],
        title_nl=told["title_nl"],
        en=told["en"],
        nl=told["nl"],
        key=tuple(told["key"]),
        columns=tuple(
            Column(**{**column, "allowed": _allowed(column.get("allowed", ()))})
            for column in told["columns"]
        ),
        references=tuple(_reference(r) for r in told.get("references", ())),
        ascending=tuple((low, high) for low, high in told.get("ascending", ())),
    )


def _reference(told: dict[str, Any]) -> Reference:
    columns = tuple(told["columns"])
    return Reference(columns, told["table"], tuple(told.get("to", columns)))


def _allowed(listed: str | list[str]) -> tuple[str, ...]:
    kept = {"kinds of number": number_kinds}
    return tuple(kept[listed]()) if isinstance(listed, str) else tuple(listed)
