"""Parquet: a file a table, days as dates, with what the columns mean in the metadata."""

from __future__ import annotations

from pathlib import Path

from extractor.export.options import Options
from extractor.export.tables import Tables


def write_parquet(tables: Tables, folder: Path, options: Options) -> None:
    """Writes each table as `folder`/NAME.parquet."""
    del options
    from pyarrow import parquet

    for name, table in tables.arrow.items():
        parquet.write_table(table, folder / f"{name}.parquet")
