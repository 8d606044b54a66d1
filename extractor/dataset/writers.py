"""Writing: every table as CSV and Parquet, and datapackage.json, moved into place when whole."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.dataset.catalogue import Column, Reference, Table, catalogue
from extractor.dataset.formulas import guarded
from extractor.dataset.schemas import validate
from extractor.errors import OutputError

if TYPE_CHECKING:
    import pandas as pd

DESCRIPTOR = "datapackage.json"
_PACKAGE = "written-answers"
# Folders of this name are removed: no folder of the user may be called so.
_SIDE = ".new-extractor-"
# Stands in such a folder when its tables are whole and are being moved into place.
_WHOLE = "whole"


def ensure_writable(out: Path) -> None:
    """Makes the folder `out` and tries to write in it; OutputError when that cannot be done.

    What a run that was killed left behind is taken away; where it was moving tables into place, the
    rest of them follows.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        for left in out.glob(f"{_SIDE}*"):
            if (left / _WHOLE).is_file():
                _move(left / "new", left / "old", out)
            shutil.rmtree(left)
        with tempfile.TemporaryDirectory(prefix=_SIDE, dir=out):
            pass
        _refuse_others(out)
    except OSError as error:
        raise refusal(out, error) from error


def _refuse_others(out: Path) -> None:
    """OutputError where files that were not written here would be replaced."""
    named = (f"{name}.{kind}" for name in catalogue() for kind in ("csv", "parquet"))
    there = [name for name in named if (out / name).exists()]
    descriptor = out / DESCRIPTOR
    if there and not (descriptor.is_file() and is_descriptor(descriptor.read_bytes())):
        raise OutputError(
            f"{there[0]} is there, and no {DESCRIPTOR} tells that a run wrote it.",
            source=str(out),
            remedy="Name another folder with --out, or take the file away.",
        )


def is_descriptor(data: bytes) -> bool:
    """Whether a datapackage.json was written here, and not by another program."""
    try:
        return bool(json.loads(data)["name"] == _PACKAGE)
    except (ValueError, LookupError, TypeError):
        return False


def write(frames: Mapping[str, pd.DataFrame], out: Path) -> None:
    """Writes the tables into the folder `out`: DIR/observations.csv, DIR/observations.parquet ...

    Everything is written to a folder at the side first, so that a stop half-way leaves the old
    tables whole. The descriptor goes first and comes last: where it stands, the tables beside it
    are one set. Raises OutputError when the disk refuses.
    """
    ensure_writable(out)
    tables = catalogue()
    validate(frames)
    try:
        with tempfile.TemporaryDirectory(prefix=_SIDE, dir=out) as side:
            new, old = Path(side, "new"), Path(side, "old")
            new.mkdir()
            old.mkdir()
            for name, table in tables.items():
                _write_csv(table, frames[name], new / f"{name}.csv")
                frames[name].to_parquet(new / f"{name}.parquet", index=False)
            (new / DESCRIPTOR).write_text(_descriptor(tables), encoding="utf-8")
            (Path(side) / _WHOLE).touch()
            _move(new, old, out)
    except OSError as error:
        raise refusal(out, error) from error


def _move(new: Path, old: Path, out: Path) -> None:
    """Moves the files of `new` into `out`; when one cannot be moved, all old ones are put back."""
    with ExitStack() as undo:
        if (told := out / DESCRIPTOR).is_file():
            os.replace(told, old / DESCRIPTOR)
            undo.callback(os.replace, old / DESCRIPTOR, told)
        for path in sorted(new.iterdir(), key=lambda p: p.name == DESCRIPTOR):
            target, kept = out / path.name, old / path.name
            if target.is_file():
                os.replace(target, kept)
                undo.callback(os.replace, kept, target)
                os.replace(path, target)
            else:
                os.replace(path, target)
                undo.callback(target.unlink)
        undo.pop_all()


def refusal(out: Path, error: OSError) -> OutputError:
    """The error for a folder that cannot be written."""
    return OutputError(
        f"the output folder cannot be written ({error.strerror or error}).",
        source=str(out),
        remedy="Name another folder with --out, or free this one.",
    )


def _write_csv(table: Table, frame: pd.DataFrame, path: Path) -> None:
    written = {
        column.name: frame[column.name].map(_AS_TEXT[column.type], na_action="ignore")
        for column in table.columns
        if column.type in _AS_TEXT
    }
    frame.assign(**written).to_csv(path, index=False, lineterminator="\n", encoding="utf-8")


def _number(value: float) -> str:
    """A number with a point and no more digits than it has: "45", "4.5"."""
    # repr is the shortest that is exact, but writes 0.00001 as 1e-05
    return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")


_AS_TEXT: Mapping[str, Callable[[Any], str]] = {"number": _number, "string": guarded}


def _descriptor(tables: Mapping[str, Table]) -> str:
    """The Frictionless Data Package that describes the CSV files (the Parquet files are alike)."""
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": _PACKAGE,
        "title": "Figures from written answers of Flemish ministers",
        "description": "Beside each CSV file lies the same table as Parquet: observations.parquet "
        "beside observations.csv. In CSV a text that a spreadsheet would run as a formula has an "
        "apostrophe before it: it begins with = + - @, a tab or a line end, behind any number of "
        "apostrophes, and is no number. Take one apostrophe away to have the text.",
        "resources": [_resource(table) for table in tables.values()],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resource(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.references:
        schema["foreignKeys"] = [_foreign_key(reference) for reference in table.references]
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "title": table.nl,
        "description": table.en,
        "schema": schema,
    }


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
    field = {"name": column.name, "type": column.type, "title": column.nl, "description": column.en}
    return {**field, "constraints": constraints} if constraints else field
