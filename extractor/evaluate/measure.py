"""The tables that a run wrote, held against gold."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from extractor.adjacency import relations
from extractor.errors import ExtractorError
from extractor.evaluate.score import Score
from extractor.gold import Fact, load_gold, told_apart

if TYPE_CHECKING:
    import pandas as pd

TABLES = ("documents", "items", "references", "citations", "observations", "cells", "findings")
_READ = ("documents", "items", "citations", "observations", "cells", "findings")


def evaluate(out: Path, gold: Path) -> tuple[Score, ...]:
    """The scores of the tables in the folder `out` against the gold in the folder `gold`.

    Only documents that have gold count, found by the name of their source without its extension.
    A document with gold that is not in `out` is missed whole. Raises ExtractorError when a folder
    does not hold what it should.
    """
    frames = _read(out)
    expected: dict[str, set[Fact]] = {table: set() for table in TABLES}
    found: dict[str, set[Fact]] = {table: set() for table in TABLES}
    for name, document in load_gold(gold).items():
        facts = document.facts()
        have = _extracted(frames, name, facts)
        for table in TABLES:
            expected[table] |= {(name, *fact) for fact in facts[table]}
            found[table] |= {(name, *fact) for fact in have.get(table, set())}
    return tuple(Score.of(table, expected[table], found[table]) for table in TABLES)


def _read(out: Path) -> dict[str, pd.DataFrame]:
    import pandas as pd

    missing = [name for name in _READ if not (out / f"{name}.parquet").is_file()]
    if missing:
        raise ExtractorError(
            f"{out} does not hold the table {missing[0]}.", remedy="Name a folder that `run` wrote."
        )
    try:
        return {name: pd.read_parquet(out / f"{name}.parquet") for name in _READ}
    except (OSError, ValueError) as error:  # pyarrow's own errors are ValueErrors
        raise ExtractorError(
            f"a table in {out} is damaged ({error}).", remedy="Run `extractor run` again."
        ) from error


def _extracted(
    frames: dict[str, pd.DataFrame], name: str, gold: dict[str, set[Fact]]
) -> dict[str, set[Fact]]:
    """The facts of the document whose source has that name; none when it was not read.

    Of the header only the fields that gold gives count, and of the findings those that gold asks
    for and those that say that something is wrong. The cells count where gold has tables. Where a
    question was read from two files, both names lead to its rows.
    """
    documents = frames["documents"]
    named = documents[[PurePath(source).stem == name for source in documents["source"]]]
    read = named[named["status"].isin(("ok", "duplicate"))]
    if read.empty:
        return {}
    same = documents[documents["document_id"] == read.iloc[0]["document_id"]]
    row = same[same["status"] == "ok"].iloc[0]
    own = {t: f[f["document_id"] == row["document_id"]] for t, f in frames.items()}
    # Gold tells the figures of the answer.
    own["observations"] = own["observations"][own["observations"]["part"] == "answer"]
    items, findings = own["items"], own["findings"]
    asked = _facts(findings, "check", "outcome", "item") & gold["findings"]
    return {
        "documents": {(field, _text(row[field])) for field, _ in gold["documents"]},
        "items": told_apart(_rows(items, "part", "item")),
        "references": {
            (_text(item), target)
            for item, targets in zip(items["item"], items["refers_to"], strict=True)
            for target in _text(targets).split(", ")
            if target
        },
        "citations": _facts(own["citations"], "cited_number", "date", "item"),
        "observations": told_apart(
            _rows(
                own["observations"],
                *("network", "indicator", "segment", "measure", "period", "value", "item"),
            )
        ),
        "cells": told_apart(_relations(own["cells"])) if gold["cells"] else set(),
        "findings": asked
        | _facts(findings[findings["severity"] != "info"], "check", "outcome", "item"),
    }


def _relations(cells: pd.DataFrame) -> Iterator[Fact]:
    for _, table in cells.groupby("table"):
        places = zip(table["row"], table["column"], strict=True)
        yield from relations(dict(zip(places, table["text"], strict=True)))


def _facts(frame: pd.DataFrame, *columns: str) -> set[Fact]:
    return set(_rows(frame, *columns))


def _rows(frame: pd.DataFrame, *columns: str) -> Iterator[Fact]:
    return (tuple(map(_text, row)) for row in frame[list(columns)].itertuples(index=False))


def _text(value: Any) -> str:
    """A value as gold writes it: a whole number without a point, a missing one as ""."""
    import pandas as pd

    if value is None or pd.isna(value):
        return ""
    if isinstance(value, float):
        number = Decimal(repr(float(value)))
        return str(number.quantize(Decimal(1)) if number == number.to_integral() else number)
    return str(value)
