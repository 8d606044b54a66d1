"""Corrections that a page sent: held against the document, and written to its file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from extractor.batch.ledger import Ledger
from extractor.corrections import Correction
from extractor.corrections.same import IdOf
from extractor.corrections.schema import CorrectedDocument
from extractor.corrections.write import save
from extractor.dataset import Record
from extractor.dataset.row import Row
from extractor.errors import CorrectionError
from extractor.notation.names import fold
from extractor.report.dataset import load, opened

_MOST = 500
_LISTED = TypeAdapter(list[Correction])
_NAMES = ("network_id", "network", "network_as_written")
_FIGURE = ("indicator", "segment", "measure", "period")


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
    known = _ids_of(vocabulary)
    for correction in corrections:
        _check(correction, record, known)
    row = record.document
    document = CorrectedDocument(
        sha256=row["sha256"], document_id=document_id, source=Path(row["source"]).name
    )
    return save(document, corrections, folder, _id_of(record, vocabulary)).path


def _document(out: Path, document_id: str, ledger: Ledger) -> tuple[Record, Mapping[str, Any]]:
    """The document as it was read, and the words of the profile by kind and id."""
    dataset = load(out, ledger)
    found = (s for s in dataset.sources if s.document_id == document_id)
    source = next(found, None)
    if source is None:
        raise CorrectionError(f"there is no document {document_id!r} in the dataset.")
    return dataset.record(ledger, source), dataset.vocabulary


def _ids_of(vocabulary: Mapping[str, Any]) -> dict[str, set[str]]:
    known = {kind: set(named) for kind, named in vocabulary.items()}
    known.setdefault("segment", set()).add("total")
    known.setdefault("measure", set()).add("reported")
    return known


def _id_of(record: Record, vocabulary: Mapping[str, Any]) -> IdOf:
    """The ids of networks by the names that the profile and the document give them."""
    ids = {
        fold(row[name]): row["network_id"] for row in record.of("observations") for name in _NAMES
    }
    for network_id, called in vocabulary.get("network", {}).items():
        ids |= {fold(name): network_id for name in (network_id, *called.values())}
    return lambda name: ids.get(fold(name), fold(name))


def _check(correction: Correction, record: Record, known: dict[str, set[str]]) -> None:
    rows = record.of("observations")
    for kind in ("indicator", "segment", "measure"):
        value = getattr(correction.becomes, kind)
        if value not in known.get(kind, ()) and all(value != row[kind] for row in rows):
            raise CorrectionError(f"the {kind} {value!r} is not known.")
    if correction.action == "add":
        _check_number(correction, record)
    elif not any(_is_meant(correction, row) for row in rows):
        raise CorrectionError(f"there is no such figure of {correction.of.network!r} to correct.")


def _is_meant(correction: Correction, row: Row) -> bool:
    of = correction.of
    return (
        row["part"] == "answer"
        and of.network in (row["network"], row["network_id"])
        and all(getattr(of, column) == (row[column] or "") for column in _FIGURE)
        and of.item in ("", row["item"] or "")
    )


def _check_number(correction: Correction, record: Record) -> None:
    """What is added stands in the answer as a number."""
    at = correction.start, correction.quote
    if all((row["start"], row["text"]) != at for row in record.of("numbers")):
        raise CorrectionError(f"the answer has no number {correction.quote!r} at this place.")
