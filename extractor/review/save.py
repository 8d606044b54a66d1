"""Corrections that a page sent: held against the document, and written to its file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from extractor.batch.ledger import Ledger
from extractor.corrections import Correction
from extractor.corrections.schema import CorrectedDocument
from extractor.corrections.write import KINDS, must_know, read_already, save
from extractor.dataset import Record
from extractor.dataset.rows import Row
from extractor.errors import CorrectionError
from extractor.report.dataset import load, opened

_MOST = 500
_LISTED = TypeAdapter(list[Correction])
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
        record, known = _document(out, document_id, ledger)
    for correction in corrections:
        _check(correction, record, known)
    row = record.document
    document = CorrectedDocument(
        sha256=row["sha256"], document_id=document_id, source=Path(row["source"]).name
    )
    return save(document, corrections, folder).path


def _document(out: Path, document_id: str, ledger: Ledger) -> tuple[Record, dict[str, set[str]]]:
    """The document as it was read, and what its corrections may name."""
    dataset = load(out, ledger)
    found = (s for s in dataset.sources if s.document_id == document_id)
    source = next(found, None)
    if source is None:
        raise CorrectionError(f"there is no document {document_id!r} in the dataset.")
    record = dataset.record(ledger, source)
    return record, _known(dataset.vocabulary, record.of("observations"))


def _known(vocabulary: Mapping[str, Any], rows: Sequence[Row]) -> dict[str, set[str]]:
    """By kind the ids and names that a correction may use: those of the profile, and those that
    stand in the document."""
    known = {kind: {row[kind] for row in rows} | set(vocabulary.get(kind, ())) for kind in KINDS}
    for names in vocabulary.get("network", {}).values():
        known["network"] |= set(names.values())
    for column in ("network_id", "network_as_written"):
        known["network"] |= {row[column] for row in rows}
    known["segment"].add("total")
    known["measure"].add("reported")
    return known


def _check(correction: Correction, record: Record, known: Mapping[str, set[str]]) -> None:
    found = next((row for row in record.of("observations") if _is_meant(correction, row)), None)
    if correction.action != "add" and found is None:
        raise CorrectionError(f"there is no such figure of {correction.of.network!r} to correct.")
    must_know(correction, known)
    if correction.action == "add":
        if found is not None:
            raise read_already(f"{correction.of.network} = {found['quote']}")
        _check_number(correction, record)


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
