"""The rows of the table `numbers`: each number of an answer, and what it is."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.dataset.row import Row, box_columns
from extractor.dataset.rows import identified
from extractor.extraction import Extraction


def numbers(extraction: Extraction) -> Iterator[Row]:
    """The numbers of the answer in the order of the text."""
    figures = [(o.evidence.start, o.evidence.end, key) for key, o in identified(extraction)]
    for place, mention in enumerate(extraction.mentions, start=1):
        at = mention.evidence
        own = (key for start, end, key in figures if start <= at.start < end)
        yield {
            "document_id": extraction.document_id,
            "number": place,
            "item": mention.item or None,
            "text": at.quote,
            "value": mention.value,
            "kind": mention.kind,
            "rule": at.rule or None,
            "observation_id": next(own, None) if mention.kind == "observation" else None,
            "table": mention.table,
            "page": at.page,
            **box_columns(at.box),
            "start": at.start,
            "end": at.end,
        }
