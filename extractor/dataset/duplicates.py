"""The same written question read from several files: one is kept, the others are compared to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.extraction import Extraction
from extractor.model import Finding


def set_apart(extractions: Sequence[Extraction]) -> tuple[list[Extraction], list[Extraction]]:
    """The documents to keep, and the duplicates of them.

    Of documents with the same id a PDF is kept before a text, then the first by its source. The
    kept one gets a finding for each duplicate: whether both give the same figures. A file that was
    given twice is no duplicate of itself.
    """
    files = {extraction.document.source: extraction for extraction in extractions}
    by_id: dict[str, list[Extraction]] = {}
    for extraction in sorted(files.values(), key=_preference):
        by_id.setdefault(extraction.document_id, []).append(extraction)
    kept = [_compared(first, others) for first, *others in by_id.values()]
    return kept, [other for _, *others in by_id.values() for other in others]


def _preference(extraction: Extraction) -> tuple[str, bool, str]:
    document = extraction.document
    return extraction.document_id, document.format != "pdf", document.source


def _compared(kept: Extraction, others: Sequence[Extraction]) -> Extraction:
    found = tuple(_comparison(kept, other) for other in others)
    return replace(kept, findings=(*kept.findings, *found))


def _comparison(kept: Extraction, other: Extraction) -> Finding:
    source = other.document.source
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


def _figures(extraction: Extraction) -> set[tuple[str, ...]]:
    return {(*o.key, str(o.value)) for o in extraction.observations}
