"""Marks on figures and the notes below the table that they lead to."""

from __future__ import annotations

from pathlib import Path

import pytest
from figures import answer_with, extract_text, findings_of
from pdfs import both, make_pdf, write

from extractor.meaning.footnotes import mark_of
from extractor.pipeline import extract
from extractor.read import Reader

NOTED = """
Netwerk  Streefdoel leden  Leden bereikt
EUKA     38 (1)            40*
FLAG     12                30

(1) Met inbegrip van
aspirant-leden.
* Raming.
"""


@pytest.mark.parametrize(
    ("cell", "mark"),
    [("45 (1)", "1"), ("45*", "*"), ("38¹", "1"), ("30 (²)", "2"), ("45 leden", ""), ("12", "")],
)
def test_the_mark_of_a_cell(cell: str, mark: str) -> None:
    assert mark_of(cell) == mark


def test_a_figure_carries_its_footnote() -> None:
    answer = extract_text(answer_with(NOTED))
    notes = {(o.network.name, o.measure): (o.value, o.note) for o in answer.observations}
    assert notes == {
        ("EUKA", "target"): (38, "Met inbegrip van aspirant-leden."),
        ("EUKA", "achieved"): (40, "Raming."),
        ("FLAG", "target"): (12, ""),
        ("FLAG", "achieved"): (30, ""),
    }
    assert not findings_of(answer, "unexplained_number")


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize("apart", [0.0, 1.0])
def test_a_raised_mark_is_no_digit_of_the_figure(
    tmp_path: Path, reader: Reader, apart: float
) -> None:
    """pdfplumber gave 381 for a 38 with a small raised 1."""
    lines = answer_with("").splitlines()
    page = [write(line, top=60 + 12 * n) for n, line in enumerate(lines) if line]
    below = 80 + 12 * len(lines)
    for row, cells in enumerate([("Netwerk", "Aantal leden"), ("EUKA", "38"), ("FLAG", "12")]):
        page += [write(text, 60 + 120 * c, below + 16 * row) for c, text in enumerate(cells)]
    page.append(write("1", 180 + 12.3 + apart, below + 16 - 4, size=7))
    path = tmp_path / "antwoord.pdf"
    path.write_bytes(make_pdf(both(*page)))
    answer = extract(path, reader=reader)
    assert {o.network.name: o.value for o in answer.observations} == {"EUKA": 38, "FLAG": 12}


def test_a_note_whose_raised_mark_became_a_word() -> None:
    text = "\nNetwerk  Aantal leden\nEUKA     38¹\nFLAG     12\n\n1 Volgens de laatste opgave.\n"
    answer = extract_text(answer_with(text))
    assert [o.note for o in answer.observations] == ["Volgens de laatste opgave.", ""]
    assert not findings_of(answer, "unexplained_number")
