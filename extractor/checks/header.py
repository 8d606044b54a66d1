"""Checks of what identifies the document, and the reader's own remarks."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.case import Case
from extractor.model import Finding


def question_is_identified(case: Case) -> Iterator[Finding]:
    """Session year, number and minister make a written question unique; each must be there."""
    header = case.outline.header
    missing = [
        name
        for name, value in (
            ("number", header.number),
            ("date", header.date_asked),
            ("minister", header.minister),
            ("session year", header.session_year),
        )
        if value is None
    ]
    if missing:
        yield Finding(
            "identity",
            "warning",
            f"The header does not give: {', '.join(missing)}. The document is known by its content "
            "and not by its question.",
            outcome="no_evidence",
        )


def there_is_an_answer(case: Case) -> Iterator[Finding]:
    """The document holds an answer, and not the question alone."""
    if case.outline.answer_start is None:
        yield Finding(
            "answer",
            "error",
            "There is no answer in this document: no line ANTWOORD was found, so no figure was "
            "read. Check that the whole document was saved.",
        )


def reader_notes(case: Case) -> Iterator[Finding]:
    """What the reader worked around is told."""
    for note in case.document.notes:
        yield Finding("reading", "warning", note, outcome="no_evidence")
