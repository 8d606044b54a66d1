"""Exports read back by the programs that analysts use, each value in one form to be compared."""

from __future__ import annotations

import datetime as dt
import sqlite3
import warnings
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
from frictionless import Package

from extractor.dataset.catalogue import Table, catalogue
from extractor.dataset.formulas import unguarded
from extractor.export import sql

Read = dict[str, list[tuple[Any, ...]]]


def _read(rows: Iterable[Iterable[Any]], table: Table) -> list[tuple[Any, ...]]:
    kinds = [column.type for column in table.columns]
    return [
        tuple(_value(value, kind) for value, kind in zip(row, kinds, strict=True)) for row in rows
    ]


def _value(value: Any, kind: str) -> Any:
    if value is None or (not isinstance(value, list) and pd.isna(value)):
        return None
    if kind == "date":
        return value.isoformat()[:10] if isinstance(value, dt.date) else str(value)
    return {"number": float, "integer": int, "boolean": bool, "string": str}[kind](value)


def of_run(out: Path) -> Read:
    """What a run wrote, as Parquet."""
    return {
        name: _read(pd.read_parquet(out / f"{name}.parquet").itertuples(index=False), table)
        for name, table in catalogue().items()
    }


def _unguarded(read: Read) -> Read:
    """What CSV holds without the apostrophes that keep a spreadsheet from running it."""
    return {
        name: [tuple(unguarded(v) if isinstance(v, str) else v for v in row) for row in rows]
        for name, rows in read.items()
    }


def of_csv(folder: Path, **options: Any) -> Read:
    """CSV in pandas."""
    read = {}
    for name, table in catalogue().items():
        texts = [c.name for c in table.columns if c.type == "string"]
        frame = pd.read_csv(
            folder / f"{name}.csv",
            keep_default_na=False,
            na_values=[""],
            dtype=dict.fromkeys(texts, "string"),
            **options,
        )
        read[name] = _read(frame.itertuples(index=False), table)
    return _unguarded(read)


def of_duckdb(path: Path) -> Read:
    """The tables of the database in DuckDB."""
    with duckdb.connect(str(path), read_only=True) as database:
        return {
            name: _read(database.execute(f"FROM {sql.stored(name)}").fetchall(), table)
            for name, table in catalogue().items()
        }


def of_sqlite(path: Path) -> Read:
    """The tables of the database in SQLite."""
    with closing(sqlite3.connect(path)) as database:
        return {
            name: _read(database.execute(f"SELECT * FROM {sql.stored(name)}"), table)
            for name, table in catalogue().items()
        }


def workbook(path: Path, **options: Any) -> openpyxl.Workbook:
    """The workbook in openpyxl, which says that it does not know of bars in cells."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return openpyxl.load_workbook(path, **options)


def of_workbook(path: Path) -> Read:
    """The tidy sheets of the workbook in openpyxl."""
    book = workbook(path)
    return {
        name: _read(book[name].iter_rows(min_row=2, values_only=True), table)
        for name, table in catalogue().items()
    }


def of_excel_in_pandas(path: Path) -> Read:
    """The tidy sheets of the workbook in pandas."""
    read = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        for name, table in catalogue().items():
            frame = pd.read_excel(path, name, dtype=object, keep_default_na=False, na_values=[""])
            read[name] = _read(frame.itertuples(index=False), table)
    return read


def of_package(descriptor: Path) -> Read:
    """The Data Package in frictionless, typed as its schemas say."""
    package = Package(str(descriptor))
    read = {}
    for name, table in catalogue().items():
        rows = package.get_resource(name).read_rows()
        read[name] = _read(([row[c] for c in table.names] for row in rows), table)
    return _unguarded(read)
