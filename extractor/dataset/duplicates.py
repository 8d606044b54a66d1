"""The same written question read from several files: one is kept, the others are compared to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractor.dataset.record import Record
from extractor.dataset.row import FIGURE, Row, finding_row
from extractor.model import Finding


def set_apart(records: Iterable[Record]) -> tuple[list[Record], list[Record]]:
    """The documents to keep, and the duplicates of them.

    Of documents with the same id a PDF is kept before a text, then the first by its source. The
    kept one gets a finding for each duplicate: whether both give the same figures. A file that was
    given twice is no duplicate of itself.
    """
    files = {record.document["source"]: record for record in records}
    by_id: dict[str, list[Record]] = {}
    for record in sorted(files.values(), key=_preference):
        by_id.setdefault(record.document["document_id"], []).append(record)
    kept = [_compared(first, others) for first, *others in by_id.values()]
    return kept, [_marked(other) for _, *others in by_id.values() for other in others]


def _preference(record: Record) -> tuple[str, bool, str]:
    row = record.document
    return row["document_id"], row["format"] != "pdf", row["source"]


def _marked(record: Record) -> Record:
    return record.changed("documents", [{**record.document, "status": "duplicate"}])


def _compared(kept: Record, others: Sequence[Record]) -> Record:
    if not others:
        return kept
    found = (_comparison(kept, other) for other in others)
    return kept.changed("findings", (*kept.of("findings"), *found))


def _comparison(kept: Record, other: Record) -> Row:
    row, source = kept.document, other.document["source"]
    return finding_row(_same(kept, other, source), row["document_id"], row["source"])


def _same(kept: Record, other: Record, source: str) -> Finding:
    one, two = _figures(kept), _figures(other)
    if one == two:
        return Finding(
            "same_question",
            "info",
            f"{source} is the same question and gives the same {len(one)} figures.",
            outcome="confirmed",
        )
    differing = sorted({"/".join(filter(None, fact[:-1])) for fact in one ^ two})
    named = ", ".join(differing[:5]) + (" and more" if len(differing) > 5 else "")
    return Finding(
        "same_question",
        "error",
        f"{source} is the same question and gives other figures ({named}). Compare both files.",
    )


def _figures(record: Record) -> set[tuple[str, ...]]:
    answered = (row for row in record.of("observations") if row["part"] == "answer")
    return {(*(str(row[c] or "") for c in FIGURE), str(row["value"])) for row in answered}
