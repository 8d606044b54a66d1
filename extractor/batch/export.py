"""From the ledger to the tables: written when something changed, and always as a whole set."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.batch.ledger import TABLES, Input, Ledger
from extractor.dataset import Record, frames, write
from extractor.dataset.catalogue import catalogue
from extractor.dataset.descriptor import DESCRIPTOR
from extractor.dataset.packing import unpack
from extractor.profile import Jump

if TYPE_CHECKING:
    import pandas as pd

_SEVERITIES = ("error", "warning", "info")


@dataclass(frozen=True)
class Export:
    """The tables as they stand: how many figures, how many findings of each severity, and by source
    the status of each document with its own figures, errors and warnings."""

    figures: int
    severities: dict[str, int]
    documents: dict[str, tuple[str, int, int, int]]


def export(
    ledger: Ledger, inputs: Mapping[str, Input], keys: Mapping[str, str], out: Path, jump: Jump
) -> Export:
    """Writes the tables of all inputs that were read under the keys given by URI into `out`.

    `jump` is the profile's bound for figures that change between answers; the keys depend on it.
    Nothing is written when the same tables stand there already. The ledger notes what is written
    before and after, so that what was stopped half-way is written anew.
    """
    state = _state(inputs, keys)
    noted = ledger.fact(TABLES)
    if noted and noted["state"] == state and _stand(out):
        documents = {source: tuple(row) for source, row in noted["documents"].items()}
        return Export(noted["figures"], noted["severities"], documents)
    ledger.note(TABLES, None)
    tables = frames(_records(ledger, inputs, keys), jump)
    write(tables, out)
    counted = Counter(tables["findings"]["severity"])
    done = Export(
        len(tables["observations"]),
        {severity: counted[severity] for severity in _SEVERITIES},
        dict(_documents(tables)),
    )
    ledger.note(TABLES, {"state": state, **vars(done)})
    return done


def _records(
    ledger: Ledger, inputs: Mapping[str, Input], keys: Mapping[str, str]
) -> Iterator[Record]:
    for uri, key in keys.items():
        own = inputs[uri]
        yield unpack(ledger.record(own.sha256, key)).placed(own.source, present=own.present)


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


def _stand(out: Path) -> bool:
    names = [f"{name}.{kind}" for name in catalogue() for kind in ("csv", "parquet")]
    return all((out / name).is_file() for name in (*names, DESCRIPTOR))
