"""The sample answer broken in its text, wherever one of the changes can be made."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extractor import Answer
from extractor.model import Evidence

_DIGITS = regex.compile(r"\d+")
_UNKNOWN = "Zilverpapier Atelier"


def broken(answer: Answer) -> Iterator[tuple[str, str]]:
    """Each way to break the text of an answer: the name of the change, and the broken text."""
    text = answer.document.text
    figures = [o.evidence for o in answer.observations]
    for figure in figures:
        yield "cell deleted", _put(text, figure.start, figure.end, "")
    for start, end in dict.fromkeys(_line(text, figure) for figure in figures):
        yield "row dropped", _put(text, start, end, "")
    for name in dict.fromkeys(o.network.as_written for o in answer.observations):
        place = text.index(name, answer.outline.answer_start or 0)
        yield "network renamed", _put(text, place, place + len(name), _UNKNOWN)
    for reference in answer.outline.references:
        said = _DIGITS.search(text, reference.evidence.start, reference.evidence.end)
        if said:
            yield "reference broken", _put(text, *said.span(), "9")
    for item in answer.outline.part("answer"):
        if item.label.isdecimal():
            start = text.rindex(f"\n{item.label}", 0, item.start)
            yield "answer item dropped", _put(text, start, item.end, "\n")
    for finding in answer.findings:
        if finding.check == "stated_count" and finding.outcome == "confirmed" and finding.evidence:
            said = _DIGITS.search(text, finding.evidence.start, finding.evidence.end)
            if said:
                yield "stated count changed", _put(text, *said.span(), str(int(said[0]) + 1))


def _put(text: str, start: int, end: int, other: str) -> str:
    return text[:start] + other + text[end:]


def _line(text: str, evidence: Evidence) -> tuple[int, int]:
    """The line that holds some evidence, with its end."""
    end = text.find("\n", evidence.end)
    return text.rfind("\n", 0, evidence.start) + 1, len(text) if end < 0 else end + 1
