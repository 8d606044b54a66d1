"""Answers made up for the tests, and their figures in a form that is quick to compare."""

from __future__ import annotations

import tempfile
from pathlib import Path

from extractor import Answer, extract
from extractor.model import Finding

INTRO = "De netwerken gaven volgende cijfers door:"
QUESTION = "Wat is het aantal leden per netwerk?"
HEADER = """\
SCHRIFTELIJKE VRAAG
nr. 12
van JAN JANSSENS
datum: 14 oktober 2021
aan HILDE CREVITS
VLAAMS MINISTER VAN ECONOMIE
Netwerken - Cijfers

Graag kreeg ik een stand van zaken over deze netwerken en hun werking in de voorbije jaren.

1. {question}

HILDE CREVITS
VLAAMS MINISTER VAN ECONOMIE
ANTWOORD
op vraag nr. 12 van 14 oktober 2021
van JAN JANSSENS

1. {answer}
"""


def answer_with(body: str, question: str = "Wat zijn de cijfers per netwerk?") -> str:
    """A whole written question with one item whose answer is `body`."""
    return HEADER.format(question=question, answer=body)


def extract_text(text: str, profile: str | Path = "ibn", model: str | None = None) -> Answer:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "antwoord.txt"
        path.write_text(text, encoding="utf-8")
        return extract(path, profile=profile, model=model)


def read_answer(body: str, question: str = QUESTION) -> Answer:
    """What is read of a question for the members of networks whose answer is `body`."""
    return extract_text(answer_with(body, question))


def findings_of(extraction: Answer, check: str) -> list[Finding]:
    """What one check found."""
    return [finding for finding in extraction.findings if finding.check == check]


def figures(extraction: Answer) -> set[tuple[str, ...]]:
    """(network, indicator, segment, measure, period, value) of every observation."""
    return {
        (
            o.network.name,
            o.indicator,
            o.segment,
            o.measure,
            o.period or "",
            str(o.value),
        )
        for o in extraction.observations
    }
