"""Extracted against gold: precision, recall and F1 of each table, and the differences by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from extractor.errors import ExtractorError
from extractor.gold import Fact, load_gold, told_apart

if TYPE_CHECKING:
    import pandas as pd

TABLES = ("documents", "items", "references", "citations", "observations", "findings")


@dataclass(frozen=True)
class Score:
    """One table held against gold: facts as (document, ...) that are right, missed, too many."""

    table: str
    right: frozenset[Fact]
    missed: frozenset[Fact]
    surplus: frozenset[Fact]

    @property
    def precision(self) -> float:
        """The share of what was extracted that is right; 1 when nothing was."""
        return _share(len(self.right), len(self.right) + len(self.surplus))

    @property
    def recall(self) -> float:
        """The share of the gold that was extracted; 1 when there is none."""
        return _share(len(self.right), len(self.right) + len(self.missed))

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, as a share of facts."""
        wrong = len(self.missed) + len(self.surplus)
        return _share(2 * len(self.right), 2 * len(self.right) + wrong)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


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
    return tuple(
        Score(
            table,
            frozenset(expected[table] & found[table]),
            frozenset(expected[table] - found[table]),
            frozenset(found[table] - expected[table]),
        )
        for table in TABLES
    )


def report(scores: Sequence[Score]) -> Iterator[str]:
    """The scores as lines of text, then each difference."""
    yield "table          precision  recall      F1  right  missed  surplus"
    for s in scores:
        counts = f"{len(s.right):>7}{len(s.missed):>8}{len(s.surplus):>9}"
        yield f"{s.table:<14}{s.precision:>10.3f}{s.recall:>8.3f}{s.f1:>8.3f}{counts}"
    for s in scores:
        for sign, facts in (("missed", s.missed), ("surplus", s.surplus)):
            for fact in sorted(facts):
                yield f"{sign} in {s.table}: {' | '.join(fact)}"


def _read(out: Path) -> dict[str, pd.DataFrame]:
    import pandas as pd

    names = ("documents", "items", "citations", "observations", "findings")
    missing = [name for name in names if not (out / f"{name}.parquet").is_file()]
    if missing:
        raise ExtractorError(
            f"{out} does not hold the table {missing[0]}.", remedy="Name a folder that `run` wrote."
        )
    try:
        return {name: pd.read_parquet(out / f"{name}.parquet") for name in names}
    except (OSError, ValueError) as error:  # pyarrow's own errors are ValueErrors
        raise ExtractorError(
            f"a table in {out} is damaged ({error}).", remedy="Run `extractor run` again."
        ) from error


def _extracted(
    frames: dict[str, pd.DataFrame], name: str, gold: dict[str, set[Fact]]
) -> dict[str, set[Fact]]:
    """The facts of the document whose source has that name; none when it was not read.

    Of the header only the fields that gold gives count, and of the findings those that gold asks
    for and those that say that something is wrong. Where a question was read from two
    files, both names lead to its rows.
    """
    documents = frames["documents"]
    named = documents[[PurePath(source).stem == name for source in documents["source"]]]
    read = named[named["status"].isin(("ok", "duplicate"))]
    if read.empty:
        return {}
    same = documents[documents["document_id"] == read.iloc[0]["document_id"]]
    row = same[same["status"] == "ok"].iloc[0]
    own = {t: f[f["document_id"] == row["document_id"]] for t, f in frames.items()}
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
        "findings": asked
        | _facts(findings[findings["severity"] != "info"], "check", "outcome", "item"),
    }


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
