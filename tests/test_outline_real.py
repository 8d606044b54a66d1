"""Three real written questions, where they are at hand; only their labels stand here."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from extractor.outline import outline
from extractor.outline.matching import answered_by
from extractor.read import read

REAL = Path(__file__).parents[2] / "shared" / "real"
pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="the real documents are not at hand")

ONE_TO_NINE = "1 2 3 4 5 6 7 8 9"


@pytest.mark.parametrize(
    ("number", "date", "asker", "minister", "session", "question", "answer", "references"),
    [
        (
            *(28, dt.date(2025, 10, 2), "HIBA FARAJI", "MATTHIAS DIEPENDAELE", "2025-2026"),
            f"{ONE_TO_NINE} 10",
            "1 2 3 4 5 5a 5b 5c 6 7 8,9 10",
            [("5", "4")],
        ),
        (
            *(209, dt.date(2026, 1, 28), "BRECHT WARNEZ", "MATTHIAS DIEPENDAELE", "2025-2026"),
            "1 1a 1b 2 3 3a 3b 4 5 6 7 7a 7b 7c 8",
            "1 1a 1b 2 3a 3b 4 5 6 7a 7b 7c 8",
            [("7b", "6")],
        ),
        (
            *(351, dt.date(2025, 1, 31), "SANNE VAN LOOY", "JO BROUNS", "2024-2025"),
            ONE_TO_NINE,
            "1 2 3 3a 3b 4 5 6 7 8 9",
            [],
        ),
    ],
)
def test_header_and_items_of_a_real_question(
    number, date, asker, minister, session, question, answer, references
):
    (path,) = REAL.glob(f"sv{number:03}_*.txt")
    found = outline(read(path))
    header = found.header
    assert (header.number, header.date_asked, header.session_year) == (number, date, session)
    assert (header.asker, header.minister) == (asker, minister)
    assert header.title
    assert len(header.title) < 90
    assert header.portfolio
    assert "MINISTER" in header.portfolio
    assert [",".join(i.labels) for i in found.part("question")] == question.split()
    assert [",".join(i.labels) for i in found.part("answer")] == answer.split()
    assert [(r.item, r.target) for r in found.references] == references
    assert found.citations == ()
    assert found.introduction
    assert answered_by(found).keys() == set(question.split())
    assert not any("BIJLAGE" in item.text.upper() for item in found.items[-1:])
