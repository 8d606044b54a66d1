"""What a report is made from: the tables of a dataset, and the records of its ledger."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.batch.ledger import TABLES, VOCABULARY, Input, Ledger, refuse_without
from extractor.dataset import Record
from extractor.dataset.packing import unpack
from extractor.dataset.row import Row
from extractor.errors import OutputError

_DOCUMENTS = [
    "document_id", "source", "session_year", "number", "date_asked", "asker", "minister", "title",
    "status", "numbers", "explained", "explained_share",
]  # fmt: skip
_HISTORY = [
    "network_id", "indicator", "segment", "measure", "period", "date", "document_id", "value",
    "event", "observation_id",
]  # fmt: skip
# What `history` calls remarkable is told by findings of the same name, in the same order.
_EVENTS = ("target_changed", "contradiction", "jump")
_COLUMNS: dict[str, list[str] | None] = {
    "documents": _DOCUMENTS,
    "kpis": None,
    "members": None,
    "networks": None,
    "history": _HISTORY,
    "findings": ["document_id", "check", "severity", "message", "item", "page", "quote", "outcome"],
}


@dataclass(frozen=True)
class Source:
    """A document that was read, and where: its id, the input it was read from, and the key of what
    was read. `across` are the findings that are about several documents."""

    document_id: str
    input: Input
    key: str
    across: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Dataset:
    """The tables that the index is made from, the documents, the words of the profile, and how
    many figures each document has."""

    tables: Mapping[str, Sequence[Row]]
    sources: tuple[Source, ...]
    vocabulary: Mapping[str, Any]
    figures: Mapping[str, int]

    def record(self, ledger: Ledger, source: Source) -> Record:
        """What was read of a document, with all its findings."""
        own = source.input
        found = unpack(ledger.record(own.sha256, source.key))
        found = found.placed(own.source, present=own.present)
        told = {(row["check"], row["message"]) for row in found.of("findings")}
        figures = {row["observation_id"]: row for row in found.of("observations")}
        more = [
            _placed(row, figures)
            for row in source.across
            if (row["check"], row["message"]) not in told
        ]
        return found.changed("findings", (*found.of("findings"), *more))


def grouped(rows: Iterable[Row], column: str) -> defaultdict[str, list[Row]]:
    """Rows by what stands in a column, in their order."""
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[column]].append(row)
    return groups


def load(out: Path, ledger: Ledger) -> Dataset:
    """The dataset in `out`. Raises OutputError when a run did not finish it."""
    noted = ledger.fact(TABLES)
    if not noted:
        raise OutputError(
            "the tables of this folder are not whole.",
            source=str(out),
            remedy="Run `extractor run` again.",
        )
    tables = {name: _rows(out, name, columns) for name, columns in _COLUMNS.items()}
    sources = tuple(_sources(tables, ledger))
    by_source = {source: row[1] for source, row in noted["documents"].items()}
    figures = Counter({s.document_id: by_source.get(s.input.source, 0) for s in sources})
    return Dataset(tables, sources, ledger.fact(VOCABULARY) or {}, figures)


def _sources(tables: Mapping[str, Sequence[Row]], ledger: Ledger) -> Iterator[Source]:
    inputs = {own.source: own for own in ledger.inputs().values()}
    latest = dict(ledger.known().keys())
    across = grouped(_with_figures(tables), "document_id")
    for row in tables["documents"]:
        own = inputs.get(row["source"])
        if row["status"] == "ok" and own and own.sha256 in latest:
            found = tuple(across[row["document_id"]])
            yield Source(row["document_id"], own, latest[own.sha256], found)


def _with_figures(tables: Mapping[str, Sequence[Row]]) -> Iterator[Row]:
    """The findings; those about a figure that changed between answers with its id."""
    figures: defaultdict[tuple[str, str], deque[str]] = defaultdict(deque)
    for row in tables["history"]:
        figures[row["document_id"], row["event"]].append(row["observation_id"])
    for row in tables["findings"]:
        own = figures[row["document_id"], row["check"]] if row["check"] in _EVENTS else None
        yield {**row, "observation_id": own.popleft()} if own else row


def _placed(finding: Row, figures: Mapping[str, Row]) -> Row:
    """A finding with the place of the figure that it is about."""
    figure = figures.get(finding.get("observation_id", ""), {})
    return {**finding, **{column: figure.get(column) for column in ("start", "end")}}


def _rows(out: Path, name: str, columns: list[str] | None) -> list[Row]:
    import pyarrow.parquet as parquet

    try:
        rows: list[Row] = parquet.read_table(
            out / f"{name}.parquet", columns=columns and list(columns)
        ).to_pylist()
    except (OSError, ValueError) as error:
        raise OutputError(
            f"the table {name} cannot be read ({error}).",
            source=str(out),
            remedy="Run `extractor run` again.",
        ) from error
    return rows


def opened(out: Path) -> Ledger:
    """The ledger of a dataset. Raises OutputError for a folder that has none."""
    refuse_without(out)
    return Ledger(out)
