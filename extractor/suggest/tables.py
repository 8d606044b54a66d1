"""The tables of a run that suggestions are made from."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from extractor.dataset.formulas import unguarded
from extractor.errors import ExtractorError

Row = Mapping[str, str]
READ = ("documents", "items", "observations", "networks", "cells")
# A cell of a table may hold a long text.
_LONGEST = 10_000_000


def read_tables(out: Path) -> dict[str, list[Row]]:
    """The rows of the tables that a run wrote to the folder `out`, all values as texts.

    Raises ExtractorError when one is not there or cannot be read.
    """
    csv.field_size_limit(_LONGEST)
    return {name: _rows(out, name) for name in READ}


def _rows(out: Path, name: str) -> list[Row]:
    try:
        with (out / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, strict=True)
            return [{column: unguarded(cell) for column, cell in row.items()} for row in rows]
    except FileNotFoundError as error:
        message, remedy = (
            f"{out} does not hold the table {name}.",
            "Name a folder that `run` wrote.",
        )
        raise ExtractorError(message, remedy=remedy) from error
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        message = f"the table {name} in {out} is damaged ({error})."
        raise ExtractorError(message, remedy="Run `extractor run` again.") from error
