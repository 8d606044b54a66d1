"""Written questions that cite each other: which of the cited ones are in the dataset."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from extractor.dataset.record import Record
from extractor.dataset.row import Row, finding_row
from extractor.model import Finding
from extractor.notation.dates import session_year
from extractor.patterns import pattern

CHECK = "cited_question"
_SESSION = pattern(r"(20\d\d)\s*[-–/]\s*(?:20)?(\d\d)(?!\d)")


def linked(records: Sequence[Record]) -> list[Record]:
    """The records, linked both ways: their citations with `present` and `present_document_id`, the
    documents with `cited_by`, and a finding for each cited question that is not among them."""
    by_number: dict[int, list[Row]] = {}
    for record in records:
        by_number.setdefault(record.document["number"], []).append(record.document)
    found = {
        id(record): [_found(row, record, by_number) for row in record.of("citations")]
        for record in records
    }
    citing: dict[str, list[str]] = {}
    for record in records:
        for row in found[id(record)]:
            if row["present"]:
                by = citing.setdefault(row["present_document_id"], [])
                by += [record.document["document_id"]] * (record.document["document_id"] not in by)
    return [_with_links(record, found[id(record)], citing) for record in records]


def _with_links(record: Record, citations: Sequence[Row], citing: dict[str, list[str]]) -> Record:
    document = record.document
    by = ", ".join(sorted(citing.get(document["document_id"], ()))) or None
    return (
        record.changed("documents", [{**document, "cited_by": by}])
        .changed("citations", citations)
        .changed("findings", [*record.of("findings"), *_absent(citations, document)])
    )


def _found(citation: Row, record: Record, by_number: dict[int, list[Row]]) -> Row:
    cited = _cited(citation, record.document, by_number.get(citation["cited_number"], ()))
    return {**citation, "present": cited is not None, "present_document_id": cited}


def _cited(citation: Row, citing: Row, candidates: Sequence[Row]) -> str | None:
    """The document that is cited: of that number, session year and date; of several, the one to the
    same minister. None where that is not one."""
    session = _session(citation) or citing["session_year"]
    found = [
        d
        for d in candidates
        if d["document_id"] != citing["document_id"]
        and (
            d["date_asked"] == citation["date"]
            if citation["date"]
            else d["session_year"] == session
        )
    ]
    # Numbers are given by minister: without a date it is the same minister's.
    own = [d for d in found if d["minister"] == citing["minister"]]
    sure = own if own or not citation["date"] else found
    return str(sure[0]["document_id"]) if len(sure) == 1 else None


def _session(citation: Row) -> str | None:
    """The session year that a citation gives, or that its date is in."""
    if citation["date"]:
        return session_year(dt.date.fromisoformat(citation["date"]))
    told = _SESSION.search(citation["quote"])
    return f"{told[1]}-20{told[2]}" if told else None


def _absent(citations: Sequence[Row], document: Row) -> list[Row]:
    absent = {(c["cited_number"], c["date"]): c for c in reversed(citations) if not c["present"]}
    return [_finding(c, document) for c in reversed(absent.values())]


def _finding(citation: Row, document: Row) -> Row:
    number, date = citation["cited_number"], citation["date"]
    said = f"The cited question nr. {number}" + (f" of {date}" if date else "")
    finding = Finding(
        CHECK,
        "info",
        f"{said} is not in the dataset. Add its document to compare the figures.",
        outcome="no_evidence",
        item=citation["item"] or "",
        page=citation["page"],
    )
    row = finding_row(finding, document["document_id"], document["source"])
    return {**row, "quote": citation["quote"]}
