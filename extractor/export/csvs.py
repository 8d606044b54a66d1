"""CSV: a file a table, for Excel if that is wanted, and as a Data Package."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from extractor.dataset.descriptor import DESCRIPTOR, descriptor
from extractor.dataset.formulas import guarded
from extractor.dataset.writers import number_text
from extractor.export.options import Options
from extractor.export.tables import Tables


def write_csv(tables: Tables, folder: Path, options: Options) -> None:
    """Writes each table as `folder`/NAME.csv."""
    for name, table in tables.arrow.items():
        encoding = "utf-8-sig" if options.bom else "utf-8"
        with (folder / f"{name}.csv").open("w", encoding=encoding, newline="") as file:
            writer = csv.writer(
                file, delimiter=";" if options.decimal_comma else ",", lineterminator="\n"
            )
            writer.writerow(table.column_names)
            for batch in table.to_batches():
                columns = [column.to_pylist() for column in batch.columns]
                writer.writerows(
                    [_cell(value, options) for value in row] for row in zip(*columns, strict=True)
                )


def write_package(tables: Tables, folder: Path, options: Options) -> None:
    """Writes a Data Package of its own: the tables as plain CSV, and what describes them."""
    del options
    write_csv(tables, folder, Options())
    text = descriptor(tables.rows("documents"))
    (folder / DESCRIPTOR).write_text(text, encoding="utf-8")


def _cell(value: Any, options: Options) -> Any:
    if isinstance(value, float):
        text = number_text(value)
        return text.replace(".", ",") if options.decimal_comma else text
    return guarded(value) if isinstance(value, str) else value
