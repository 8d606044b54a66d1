"""The catalogue of tables and columns, from catalogue.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from extractor.model import number_kinds

Type = Literal["string", "integer", "number", "boolean", "date"]


@dataclass(frozen=True)
class Column:
    """One column: its name and type, whether it may be empty, and what it means (`en`, `nl`).

    A `date` is written as ISO 8601. `allowed` lists the values of a closed set; in the file it may
    name a set that is kept elsewhere: "kinds of number".
    """

    name: str
    type: Type
    en: str
    nl: str
    required: bool = False
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """One table: its name, what it holds, the columns that make a row unique, and all columns."""

    name: str
    en: str
    nl: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def names(self) -> list[str]:
        """The names of the columns, in their order."""
        return [column.name for column in self.columns]


@lru_cache(maxsize=1)
def catalogue() -> dict[str, Table]:
    """All tables by name, in the order in which they are written."""
    text = (files("extractor.dataset") / "catalogue.toml").read_text(encoding="utf-8")
    return {
        name: Table(
            name=name,
            en=table["en"],
            nl=table["nl"],
            key=tuple(table["key"]),
            columns=tuple(
                Column(**{**column, "allowed": _allowed(column.get("allowed", ()))})
                for column in table["columns"]
            ),
        )
        for name, table in tomllib.loads(text).items()
    }


def _allowed(listed: str | list[str]) -> tuple[str, ...]:
    kept = {"kinds of number": number_kinds}
    return tuple(kept[listed]()) if isinstance(listed, str) else tuple(listed)
