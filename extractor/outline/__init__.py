"""The outline of a document: its header, its items, and how they refer to each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.model import Citation, Document, Header, Item, Outline
from extractor.outline.citations import find_citations
from extractor.outline.header import find_header
from extractor.outline.items import find_items
from extractor.outline.references import find_references


def outline(document: Document) -> Outline:
    """Header, items, references and citations of a document.

    Text of the question before its first label is the introduction; a question without labels is
    one item.
    """
    lines = document.flow
    header, layout = find_header(document)
    asked = find_items(document, "question", lines[layout.title : layout.answer])
    known = [label for item in asked for label in item.labels]
    question = tuple(item for item in asked if item.labels) if known else asked
    introduction = asked[0] if known and not asked[0].labels else None
    answer = find_items(document, "answer", lines[layout.body :], known)
    answered = layout.mark < len(lines)
    return Outline(
        header=header,
        items=(*question, *answer),
        introduction=introduction.text if introduction else "",
        references=find_references(document, answer),
        citations=tuple(_citations(document, header, [*asked, *answer])),
        answer_start=lines[layout.answer].start if answered else None,
    )


def _citations(document: Document, header: Header, items: Sequence[Item]) -> Iterator[Citation]:
    for item in items:
        yield from find_citations(document, item, header)
