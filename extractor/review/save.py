"""Corrections that a page sent: held against the document, and written to its file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from extractor.batch.ledger import Ledger
from extractor.corrections import Correction
from extractor.corrections.schema import CorrectedDocument
from extractor.corrections.write import must_know, read_already, save
from extractor.dataset import Record
from extractor.dataset.row import FIGURE, Row
from extractor.errors import CorrectionError
from extractor.notation.names import fold
from extractor.report.dataset import load, opened

_MOST = 500
_LISTED = TypeAdapter(list[Correction])
_NAMES = ("network_id", "network", "network_as_written")


def save_sent(out: Path, document_id: str, sent: bytes, folder: Path) -> Path:
    """Writes the corrections `sent` (a list as JSON) of a document of the dataset in `out`.

    Gives the path of their file in `folder`.

    Raises CorrectionError when there is no such document, when they do not keep to the form of
    corrections, and when a figure or a number that they name does not stand in the document.
    """
    try:
        corrections = _LISTED.validate_json(sent)
    except ValidationError as error:
        first = error.errors()[0]
        where = ": ".join(filter(None, (".".join(map(str, first["loc"])), first["msg"])))
        raise CorrectionError(f"{where}.") from error
    if not 0 < len(corrections) <= _MOST:
        raise CorrectionError(f"a page sends from one to {_MOST} corrections at once.")
    with opened(out) as ledger:
        record, vocabulary = _document(out, document_id, ledger)
    networks = dict(_networks(record, vocabulary))
    known = {**_known(record, vocabulary), "network": set(networks)}
    for correction in corrections:
        must_know(correction, known)
        _check(correction, record, networks[correction.of.network])
    row = record.document
    document = CorrectedDocument(
        sha256=row["sha256"], document_id=document_id, source=Path(row["source"]).name
    )
    ids = {fold(name): own for name, own in networks.items()}
    return save(document, corrections, folder, lambda name: ids.get(fold(name), fold(name))).path


def _document(out: Path, document_id: str, ledger: Ledger) -> tuple[Record, Mapping[str, Any]]:
    """The document as it was read, and the words of the profile by kind and id."""
    dataset = load(out, ledger)
    found = (s for s in dataset.sources if s.document_id == document_id)
    source = next(found, None)
    if source is None:
        raise CorrectionError(f"there is no document {document_id!r} in the dataset.")
    return dataset.record(ledger, source), dataset.vocabulary


def _networks(record: Record, vocabulary: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The names that the document and the profile give networks, each with its network's id."""
    for row in record.of("observations"):
        yield from ((row[name], row["network_id"]) for name in _NAMES)
    for own, called in vocabulary.get("network", {}).items():
        yield from ((name, own) for name in (own, *called.values()))


def _known(record: Record, vocabulary: Mapping[str, Any]) -> dict[str, set[str]]:
    """By kind the ids that the profile knows and that the document has."""
    met: dict[str, set[str]] = {"indicator": set(), "segment": {"total"}, "measure": {"reported"}}
    for kind, ids in met.items():
        ids |= {row[kind] for row in record.of("observations")} | set(vocabulary.get(kind, ()))
    return met


def _check(correction: Correction, record: Record, network_id: str) -> None:
    """Only what is read can be set or withdrawn, only what is not can be added."""
    rows = (row for row in record.of("observations") if row["network_id"] == network_id)
    found = next((row for row in rows if _is_meant(correction, row)), None)
    if correction.action == "add":
        if found is not None:
            raise read_already(f"{found['network']} = {found['quote']}")
        _check_number(correction, record)
    elif found is None:
        raise CorrectionError(f"there is no such figure of {correction.of.network!r} to correct.")


def _is_meant(correction: Correction, row: Row) -> bool:
    of = correction.of
    return (
        row["part"] == "answer"
        and all(getattr(of, column) == (row[column] or "") for column in FIGURE[1:])
        and of.item in ("", row["item"] or "")
    )


def _check_number(correction: Correction, record: Record) -> None:
    """What is added stands in the answer as a number."""
    at = correction.start, correction.quote
    if all((row["start"], row["text"]) != at for row in record.of("numbers")):
        raise CorrectionError(f"the answer has no number {correction.quote!r} at this place.")
