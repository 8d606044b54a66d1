"""From the ledger to the tables: written when something changed, and always as a whole set."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.batch.home import Home
from extractor.batch.ledger import TABLES, Input
from extractor.dataset import Record, frames
from extractor.dataset.packing import unpack
from extractor.model import SEVERITIES
from extractor.profile import Jump

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Export:
    """The tables as they stand: how many figures, how many findings of each severity, and by source
    the status of each document with its own figures, errors and warnings."""

    figures: int
    severities: dict[str, int]
    documents: dict[str, tuple[str, int, int, int]]


def export(home: Home, inputs: Mapping[str, Input], keys: Mapping[str, str], jump: Jump) -> Export:
    """Writes the tables of all inputs that were read under the keys given by URI.

    `jump` is the profile's bound for figures that change between answers; the keys depend on it.
    Nothing is written when the same tables stand there already. The ledger notes what is written
    before and after, so that what was stopped half-way is written anew.
    """
    ledger, state = home.ledger, _state(inputs, keys)
    noted = ledger.fact(TABLES)
    if noted and noted["state"] == state and home.has_tables(state):
        documents = {source: tuple(row) for source, row in noted["documents"].items()}
        return Export(noted["figures"], noted["severities"], documents)
    ledger.note(TABLES, None)
    tables = frames(_records(home, inputs, keys), jump)
    home.write_tables(tables, state)
    counted = Counter(tables["findings"]["severity"])
    done = Export(
        len(tables["observations"]),
        {severity: counted[severity] for severity in SEVERITIES},
        dict(_documents(tables)),
    )
    ledger.note(TABLES, {"state": state, **vars(done)})
    return done


def _records(home: Home, inputs: Mapping[str, Input], keys: Mapping[str, str]) -> Iterator[Record]:
    named: dict[tuple[str, str], list[Input]] = {}
    for uri, key in keys.items():
        named.setdefault((inputs[uri].sha256, key), []).append(inputs[uri])
    for name, packed in home.record(named):
        # The report alone shows the texts that govern a figure: a third of all rows.
        found = unpack(packed).changed("governing", ())
        for own in named[name]:
            yield found.placed(own.source, present=own.present)


def _documents(
    tables: Mapping[str, pd.DataFrame],
) -> Iterator[tuple[str, tuple[str, int, int, int]]]:
    documents, findings = tables["documents"], tables["findings"]
    figures = Counter(tables["observations"]["document_id"])
    told = Counter(zip(findings["document_id"], findings["severity"], strict=True))
    for source, own, status in documents[["source", "document_id", "status"]].itertuples(False):
        counts = (figures[own], told[own, "error"], told[own, "warning"])
        yield source, (status, *(counts if status == "ok" else (0, 0, 0)))


def _state(inputs: Mapping[str, Input], keys: Mapping[str, str]) -> str:
    """A name for all that the tables are made from."""
    told = (
        f"{inputs[uri].source}\t{inputs[uri].sha256}\t{inputs[uri].present}\t{keys[uri]}"
        for uri in sorted(keys)
    )
    return hashlib.sha256("\n".join(told).encode("utf-8", "surrogatepass")).hexdigest()
