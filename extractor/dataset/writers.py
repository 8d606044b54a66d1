"""Writing: every table as CSV and Parquet, and datapackage.json, moved into place when whole."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.dataset.aside import SIDE, refusal, replacing, settle
from extractor.dataset.catalogue import Table, catalogue, table_files
from extractor.dataset.descriptor import DESCRIPTOR, PACKAGE, descriptor
from extractor.dataset.formulas import guarded
from extractor.dataset.schemas import validate
from extractor.errors import OutputError

if TYPE_CHECKING:
    import pandas as pd


def ensure_writable(out: Path) -> None:
    """Makes the folder `out` and tries to write in it; OutputError when that cannot be done.

    What a run that was killed left behind is taken away; where it was moving tables into place, the
    rest of them follows.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        settle(out)
        with tempfile.TemporaryDirectory(prefix=SIDE, dir=out):
            pass
        _refuse_others(out)
    except OSError as error:
        raise refusal(out, error) from error


def _refuse_others(out: Path) -> None:
    """OutputError where files that were not written here would be replaced."""
    there = [name for name in table_files() if (out / name).exists()]
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
        return bool(json.loads(data)["name"] == PACKAGE)
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
    with replacing(out, last=DESCRIPTOR) as new:
        for name, table in tables.items():
            _write_csv(table, frames[name], new / f"{name}.csv")
            frames[name].to_parquet(new / f"{name}.parquet", index=False)
        (new / DESCRIPTOR).write_text(_descriptor(frames), encoding="utf-8")


def _descriptor(frames: Mapping[str, pd.DataFrame]) -> str:
    frame = frames["documents"].astype(object)
    rows = frame.where(frame.notna(), None).itertuples(index=False, name=None)
    return descriptor(dict(zip(frame.columns, row, strict=True)) for row in rows)


def _write_csv(table: Table, frame: pd.DataFrame, path: Path) -> None:
    written = {
        column.name: frame[column.name].map(_AS_TEXT[column.type], na_action="ignore")
        for column in table.columns
        if column.type in _AS_TEXT
    }
    frame.assign(**written).to_csv(path, index=False, lineterminator="\n", encoding="utf-8")


def number_text(value: float) -> str:
    """A number with a point and no more digits than it has: "45", "4.5"."""
    # repr is the shortest that is exact, but writes 0.00001 as 1e-05
    return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")


_AS_TEXT: Mapping[str, Callable[[Any], str]] = {"number": number_text, "string": guarded}
