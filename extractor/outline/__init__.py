"""The outline of a document: its header, its items, and how they refer to each other."""

from __future__ import annotations

from extractor.model import Document, Outline
from extractor.outline.header import find_header
from extractor.outline.items import items
from extractor.outline.references import find_citations, find_references
from extractor.passage import passage


def outline(document: Document) -> Outline:
    """Header, items, references and citations of a document."""
    lines = document.flow
    header, layout = find_header(lines)
    asked = lines[layout.question : layout.answer]
    question = items(document, "question", asked)
    labels = [label for item in question for label in item.labels]
    answer = (
        items(document, "answer", lines[layout.answer_body :], labels)
        if layout.answer is not None
        else ()
    )
    introduction = next((i for i in question if not i.labels), None)
    numbered = tuple(item for item in question if item.labels)
    spans = [("question", "", introduction.start, introduction.end)] if introduction else []
    spans += [(i.part, i.label, i.start, i.end) for i in (*numbered, *answer)]
    return Outline(
        header=header,
        items=(*numbered, *answer),
        introduction=introduction.text if introduction else "",
        references=find_references(document, answer),
        citations=tuple(
            c for span in spans for c in find_citations(document, *span, header.number)
        ),
        answer_start=lines[layout.answer].start if layout.answer is not None else None,
    )
