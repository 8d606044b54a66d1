"""Answers whose texts stand at places of a page, and the members that are read from an answer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from figures import INTRO, answer_with, figures
from pdfs import Draw, both, make_pdf, paragraph, write

from extractor import Answer, extract

Placed = list[tuple[float, float, str]]


def pdf_answer(folder: Path, *pages: Placed, drawn: Sequence[Draw] = ()) -> Answer:
    """A written question whose answer holds texts at places (left, top), in points.

    What is `drawn` besides stands on the pages in their order.
    """
    drawings = [both(*(write(text, x, y, 10) for x, y, text in page)) for page in pages]
    for number, draw in enumerate(drawn):
        drawings[number] = both(drawings[number], draw)
    return drawn_answer(folder, *drawings)


def drawn_answer(folder: Path, *pages: Draw) -> Answer:
    """A written question whose answer is drawn on pages, on the first one below its head."""
    head = paragraph(*answer_with(INTRO).splitlines(), left=60, top=60)
    first, *others = pages
    path = folder / "antwoord.pdf"
    path.write_bytes(make_pdf(both(head, first), *others))
    return extract(path)


def set_out(top: float, pitch: float, places: Sequence[float], *rows: Sequence[str]) -> Placed:
    """Rows of texts from `top` on, so far under each other, each text at its place; "" is none."""
    return [
        (x, top + pitch * number, text)
        for number, row in enumerate(rows)
        for x, text in zip(places, row, strict=True)
        if text
    ]


def members(extraction: Answer, measure: str = "reported") -> dict[str, str]:
    """The number of members of each network, of one measure."""
    return {
        name: value
        for name, indicator, _, said, _, value in figures(extraction)
        if indicator == "members" and said == measure
    }
