"""Schemas of the tables, made from the catalogue and checked before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.dataset.catalogue import Column, Table

if TYPE_CHECKING:
    import pandas as pd
    import pandera.pandas as pa

_ISO_DAY = r"^\d{4}-\d{2}-\d{2}$"


def validate(table: Table, frame: pd.DataFrame) -> None:
    """Raises pandera's SchemaError when the frame does not keep to the catalogue.

    Columns and their order, types, required values, closed sets, and the key are checked.
    """
    schema(table).validate(frame)


def schema(table: Table) -> pa.DataFrameSchema:
    """The pandera schema of a table."""
    import pandera.pandas as pa

    return pa.DataFrameSchema(
        {column.name: _column(column) for column in table.columns},
        name=table.name,
        strict=True,
        ordered=True,
        unique=list(table.key) or None,
    )


def _column(column: Column) -> pa.Column:
    import pandera.pandas as pa

    checks = [pa.Check.isin(column.allowed)] if column.allowed else []
    if column.type == "date":
        checks.append(pa.Check.str_matches(_ISO_DAY))
    types = {"string": "string", "date": "string", "integer": "Int64", "boolean": "boolean"}
    return pa.Column(
        types.get(column.type, "Float64"),
        checks=checks,
        nullable=not column.required,
        description=column.en,
    )
