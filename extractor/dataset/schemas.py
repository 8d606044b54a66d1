"""Schemas of the tables, made from the catalogue and checked before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from extractor.dataset.catalogue import Column, Reference, Table, catalogue

if TYPE_CHECKING:
    import pandas as pd
    import pandera.pandas as pa

_ISO_DAY = r"\d{4}-\d{2}-\d{2}"


def validate(frames: Mapping[str, pd.DataFrame]) -> None:
    """Raises pandera's SchemaError when a table does not keep to the catalogue.

    Columns and their order, types, required values, closed sets, bounds, patterns, keys, pairs that
    ascend, and references to other tables are checked.
    """
    for name, table in catalogue().items():
        schema(table, frames).validate(frames[name])


def schema(table: Table, frames: Mapping[str, pd.DataFrame] | None = None) -> pa.DataFrameSchema:
    """The pandera schema of a table; with the other tables at hand it checks references too."""
    import pandera.pandas as pa

    checks = [_ascends(low, high) for low, high in table.ascending]
    if frames is not None:
        checks += [_refers(reference, frames[reference.table]) for reference in table.references]
    return pa.DataFrameSchema(
        {column.name: _column(column) for column in table.columns},
        checks=checks,
        name=table.name,
        description=table.en,
        strict=True,
        ordered=True,
        unique=list(table.key) or None,
    )


def _ascends(low: str, high: str) -> pa.Check:
    import pandera.pandas as pa

    def ascends(frame: pd.DataFrame) -> pd.Series[bool]:
        return (frame[low] <= frame[high]).fillna(True).astype(bool)

    return pa.Check(ascends, error=f"{low} is never more than {high}")


def _refers(reference: Reference, target: pd.DataFrame) -> pa.Check:
    import pandera.pandas as pa

    there = set(target[list(reference.to)].itertuples(index=False, name=None))

    def refers(frame: pd.DataFrame) -> pd.Series[bool]:
        import pandas as pd

        own = frame[list(reference.columns)]
        kept = own.isna().any(axis="columns")
        named = [row in there for row in own.itertuples(index=False, name=None)]
        return kept.astype(bool) | pd.Series(named, index=frame.index, dtype=bool)

    columns = ", ".join(reference.columns)
    return pa.Check(refers, error=f"{columns} stands in {reference.table}")


def _column(column: Column) -> pa.Column:
    import pandera.pandas as pa

    checks = [pa.Check.isin(column.allowed)] if column.allowed else []
    pattern = _ISO_DAY if column.type == "date" else column.pattern
    if pattern:
        checks.append(pa.Check.str_matches(f"^(?:{pattern})$"))
    if column.minimum is not None:
        checks.append(pa.Check.ge(column.minimum))
    if column.maximum is not None:
        checks.append(pa.Check.le(column.maximum))
    types = {"string": "string", "date": "string", "integer": "Int64", "boolean": "boolean"}
    return pa.Column(
        types.get(column.type, "Float64"),
        checks=checks,
        nullable=not column.required,
        description=column.en,
    )
