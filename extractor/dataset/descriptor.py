"""The Frictionless Data Package that describes the tables: datapackage.json."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from extractor.dataset.catalogue import Column, Reference, Table, catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable

DESCRIPTOR = "datapackage.json"
PACKAGE = "written-answers"
_PROFILES = "https://datapackage.org/profiles/2.0"


def descriptor(documents: Iterable[Mapping[str, Any]]) -> str:
    """The text of datapackage.json, version 2, for CSV files that lie beside it.

    `documents` are the rows of the table of that name: each answer that was read is a source.
    Titles and descriptions are English, with `title@nl` and `description@nl` beside them.
    """
    told = tomllib.loads((files("extractor.dataset") / "package.toml").read_text(encoding="utf-8"))
    package = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": PACKAGE,
        "languages": ["en", "nl"],
        **_words(told),
        "keywords": told["keywords"],
        "licenses": told["licenses"],
        "sources": [*told["sources"], *_answers(documents)],
        "resources": [_resource(table) for table in catalogue().values()],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _answers(documents: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, str]]:
    for row in documents:
        if row["status"] == "ok":
            about = f": {row['title']}" if row["title"] else ""
            yield {"title": f"{row['document_id']}{about} ({row['source']})"}


def _words(told: Mapping[str, str]) -> dict[str, str]:
    return {
        "title": told["title_en"],
        "title@nl": told["title_nl"],
        "description": told["en"],
        "description@nl": told["nl"],
    }


def _resource(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **_words(vars(table)),
        "schema": {
            "$schema": f"{_PROFILES}/tableschema.json",
            "fields": [_field(column) for column in table.columns],
            "missingValues": [""],
            **_keys(table),
        },
    }


def _keys(table: Table) -> dict[str, Any]:
    """The keys of a table, as far as a Table Schema can tell them.

    A primary key has no empty column, so that other keys are unique ones. A reference of several
    columns holds only for rows in which none is empty; a Table Schema knows no such condition.
    """
    keys: dict[str, Any] = {}
    if table.key:
        keys |= {"primaryKey": list(table.key)} if table.is_required(table.key) else {}
        keys |= {} if keys else {"uniqueKeys": [list(table.key)]}
    told = [r for r in table.references if len(r.columns) == 1 or table.is_required(r.columns)]
    return keys | ({"foreignKeys": [_foreign_key(reference) for reference in told]} if told else {})


def _foreign_key(reference: Reference) -> dict[str, Any]:
    to = {"resource": reference.table, "fields": list(reference.to)}
    return {"fields": list(reference.columns), "reference": to}


def _field(column: Column) -> dict[str, Any]:
    told = {
        "required": column.required or None,
        "enum": list(column.allowed) or None,
        "minimum": column.minimum,
        "maximum": column.maximum,
        "pattern": column.pattern,
    }
    constraints = {name: value for name, value in told.items() if value is not None}
    field = {"name": column.name, "type": column.type, **_words(vars(column))}
    return {**field, "constraints": constraints} if constraints else field
