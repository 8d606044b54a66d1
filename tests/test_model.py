"""Records refuse to be made wrong, and evidence points at what it quotes."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from documents import document
from hypothesis import given
from hypothesis import strategies as st

from extractor.model import (
    Box,
    Cell,
    Document,
    Evidence,
    Finding,
    Grid,
    Header,
    Item,
    Line,
    NetworkName,
    Observation,
    Page,
    Word,
)

BOX = Box(0, 0, 10, 10)
WORD = Word("drie", 0, BOX)
EVIDENCE = Evidence(0, 4, "drie", 1, None, "test")
NETWORK = NetworkName("euka", "EUKA", "EUKA", known=True)


def observation(**changes: Any) -> Observation:
    given = {
        "network": NETWORK,
        "indicator": "members",
        "segment": "total",
        "measure": "target",
        "period": None,
        "value": 3,
        "unit": "members",
        "qualifier": "exact",
        "item": "1",
        "method": "table",
        "evidence": EVIDENCE,
    }
    return Observation(**{**given, **changes})


WRONG: dict[str, Callable[[], object]] = {
    "a box inside out": lambda: Box(10, 0, 0, 10),
    "a box around nothing": lambda: Box.around([]),
    "an empty word": lambda: Word("", 0, BOX),
    "a word before the text": lambda: Word("drie", -1, BOX),
    "an empty line": lambda: Line((), 1),
    "page zero": lambda: Page(0, 1, 1, ()),
    "a word that does not stand there": lambda: Document(
        "a", "", "text", "vier", (Page(1, 1, 1, (Line((WORD,), 1),)),)
    ),
    "a quote of another length": lambda: Evidence(0, 3, "drie", 1, None, "test"),
    "evidence on page zero": lambda: Evidence(0, 4, "drie", 0, None, "test"),
    "question number zero": lambda: Header(number=0),
    "an item that ends before it starts": lambda: Item("answer", ("1",), 5, 4, "", 1),
    "a cell before the first": lambda: Cell(-1, 0),
    "a cell that spans nothing": lambda: Cell(0, 0, row_span=0),
    "a grid without cells": lambda: Grid(1, 1, (), "lines", 0, 4),
    "a grid without text": lambda: Grid(1, 1, (Cell(0, 0),), "lines", 4, 4),
    "a network without a name": lambda: NetworkName("euka", "", "", known=True),
    "a value that is a float": lambda: observation(value=3.0),
    "a value that is a truth": lambda: observation(value=True),
    "a value that is no number": lambda: observation(value=Decimal("NaN")),
    "an observation of nothing": lambda: observation(indicator=""),
    "a finding that says nothing": lambda: Finding("test", "info", ""),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_record_is_refused(name: str):
    with pytest.raises(ValueError, match=r"\w"):
        WRONG[name]()


def test_exact_values_are_taken():
    assert [observation(value=v).value for v in (3, Decimal("4.5"))] == [3, Decimal("4.5")]


@given(st.text(alphabet="ab 1.\n\f", min_size=1), st.data())
def test_evidence_quotes_the_text(text: str, data: st.DataObject):
    if not text.strip():
        return
    made = document(text)
    start = data.draw(st.integers(0, len(made.text)))
    end = data.draw(st.integers(start, len(made.text)))
    evidence = made.evidence(start, end, "test")
    assert made.text[evidence.start : evidence.end] == evidence.quote
    assert 1 <= evidence.page <= len(made.pages)


def test_merged_cells_cover_all_their_places():
    grid = Grid(1, 1, (Cell(0, 0, (WORD,), column_span=2), Cell(1, 0), Cell(1, 1)), "rulings", 0, 4)
    assert (grid.rows, grid.columns) == (2, 2)
    assert grid.at(0, 1) is grid.at(0, 0)
    assert grid.at(2, 0) is None


def test_words_of_a_span_are_found():
    made = document("een twee\ndrie vier")
    assert [w.text for w in made.words_in(5, 10)] == ["twee", "drie"]
    assert [w.text for w in made.words_in(4, 8)] == ["twee"]
