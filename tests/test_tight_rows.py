"""Tables without ruling lines whose rows stand as close as the lines of their cells do (Word)."""

from __future__ import annotations

from pathlib import Path

import pytest
from figures import figures, findings_of
from pdfs import both, write
from placed import drawn_answer

from extractor import Answer

PITCH = 13
HEADER = [(0.0, ("Netwerk", "Streefdoel leden", "Bereikt"))]
Lines = list[tuple[float, tuple[str, ...]]]


def answer(folder: Path, lines: Lines) -> Answer:
    """An answer with texts in three columns; a line stands so many pitches below the first."""
    texts = [
        write(text, left, 440 + at * PITCH, 10)
        for at, texts in lines
        for text, left in zip(texts, (60, 200, 320), strict=False)
        if text
    ]
    return drawn_answer(folder, both(*texts))


def achieved(extraction: Answer) -> dict[str, str]:
    return {
        name: value
        for name, _, _, measure, _, value in figures(extraction)
        if measure == "achieved"
    }


def test_figures_stand_at_half_the_height_of_their_names(tmp_path: Path):
    lines = [
        *HEADER,
        (1, ("Innovatief netwerk",)),
        (2, ("voor verwerking van", "30", "45")),
        (3, ("reststromen",)),
        (4, ("Slimme Gebouwen",)),
        (4.5, ("", "31", "46")),
        (5, ("Vlaanderen",)),
        (6, ("EUKA", "32", "47")),
    ]
    assert achieved(answer(tmp_path, lines)) == {
        "Innovatief netwerk voor verwerking van reststromen": "45",
        "Slimme Gebouwen Vlaanderen": "46",
        "EUKA": "47",
    }


def test_figures_stand_beside_the_last_line_of_their_names(tmp_path: Path):
    lines = [
        *HEADER,
        (1, ("Netwerk voor de verwerking",)),
        (2, ("van organische en andere",)),
        (3, ("reststromen", "30", "45")),
        (4, ("EUKA", "31", "46")),
        (5, ("MaaS", "32", "47")),
    ]
    assert achieved(answer(tmp_path, lines)) == {
        "Netwerk voor de verwerking van organische en andere reststromen": "45",
        "EUKA": "46",
        "MaaS": "47",
    }


@pytest.mark.parametrize(
    "name",
    [("Slimme Mobiliteit", "Vlaanderen"), ("Vlaamse Mobiliteit", "Watersector", "(Wasec vzw)")],
)
def test_the_name_of_the_last_row_goes_on_below_its_figures(tmp_path: Path, name: tuple[str, ...]):
    lines = [
        *HEADER,
        (1, ("Offshore Energie", "30", "45")),
        (2, ("EUKA", "31", "46")),
        (3, (name[0], "32", "47")),
        *((at, (text,)) for at, text in enumerate(name[1:], start=4)),
    ]
    assert achieved(answer(tmp_path, lines))[" ".join(name[:2])] == "47"


@pytest.mark.parametrize(
    "below", ["Bron: EWI", "Stand eind 2020", "(1) Voorlopig cijfer", "Totaal"]
)
def test_a_line_below_the_last_row_is_no_part_of_its_name(tmp_path: Path, below: str):
    rows: Lines = [(1, ("Offshore Energie", "30", "45")), (2, ("EUKA", "31", "46")), (3, (below,))]
    assert achieved(answer(tmp_path, [*HEADER, *rows])) == {"Offshore Energie": "45", "EUKA": "46"}


@pytest.mark.parametrize(
    "header",
    [
        [
            (0, ("Netwerk", "Streefdoel", "Bereikt")),
            (1, ("", "leden", "na 3")),
            (2, ("", "", "jr")),
        ],
        [
            (0, ("", "", "Bereikt")),
            (1, ("", "Streefdoel", "na 3")),
            (2, ("Netwerk", "leden", "jr")),
        ],
    ],
    ids=["top", "bottom"],
)
def test_headers_of_several_lines_are_one_row(tmp_path: Path, header: Lines):
    rows: Lines = [(3, ("Offshore Energie", "30", "45")), (4, ("EUKA", "31", "46"))]
    extraction = answer(tmp_path, [*header, *rows])
    assert {o.period for o in extraction.observations} == {"P3Y"}
    assert extraction.grids[-1].rows == 3
    assert not findings_of(extraction, "unexplained_number")
