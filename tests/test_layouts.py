"""The smallest documents for what layouts do to tables: wrapped, side by side, cell by cell."""

from __future__ import annotations

from pathlib import Path

import pytest
from figures import INTRO, answer_with, extract_text, figures
from pdfs import HEIGHT, both, make_pdf, paragraph, write
from placed import Placed, members, pdf_answer

from extractor import extract
from extractor.meaning.labels import labels
from extractor.profile import load

KPIS = [(460, "Aantal leden", "30", "45"), (480, "Aantal samenwerkingen", "11", "18")]


def kpi_rows(shift: float) -> Placed:
    return [
        (x, top + shift, text)
        for top, label, target, achieved in KPIS
        for x, text in ((200, label), (360, target), (430, achieved))
    ]


@pytest.mark.parametrize(
    "names",
    [
        [(470, "EUKA"), (510, "Space 4.0")],
        [(460, "EUKA"), (500, "Space 4.0")],
        [(459, "Vlaamse dronecluster"), (471, "EUKA"), (510, "Space 4.0")],
        [(470, "EUKA"), (499, "Digitale"), (511, "Bouwplaats en"), (523, "Werfopvolging")],
    ],
    ids=["centred", "at the top", "two lines", "more lines than rows"],
)
def test_a_name_beside_several_rows_is_the_name_of_all(tmp_path: Path, names: list):
    header = [(60, 440, "Netwerk"), (200, 440, "Kpi"), (360, 440, "Streefdoel")]
    texts = [*header, (430, 440, "Bereikt"), *kpi_rows(0), *kpi_rows(40)]
    found = figures(pdf_answer(tmp_path, [*texts, *((60, y, name) for y, name in names)]))
    second = "Digitale Bouwplaats en Werfopvolging" if len(names) == 4 else "Space 4.0"
    assert {row[0] for row in found} == {"EUKA", second}
    assert len(found) == 8


LEFT = [(60, 460, "EUKA"), (170, 460, "30"), (60, 480, "FLAG"), (170, 480, "40")]
RIGHT = [(300, 466, "MaaS"), (430, 466, "50"), (300, 486, "Space 4.0"), (430, 486, "60")]
HEADS = [(60, 440, "Netwerk"), (150, 440, "Leden eind 2018")]
HEADS_RIGHT = [(300, 440, "IBN"), (400, 440, "Leden eind 2019")]


def test_tables_side_by_side_keep_their_headers_to_themselves(tmp_path: Path):
    found = figures(pdf_answer(tmp_path, [*HEADS, *HEADS_RIGHT, *LEFT, *RIGHT]))
    assert {(row[0], row[4], row[5]) for row in found} == {
        ("EUKA", "2018-12-31", "30"),
        ("FLAG", "2018-12-31", "40"),
        ("MaaS", "2019-12-31", "50"),
        ("Space 4.0", "2019-12-31", "60"),
    }


@pytest.mark.parametrize("heading", ["Trekker", "Coördinerende organisatie", "Verantwoordelijke"])
def test_a_column_of_coordinators_parts_no_table_and_names_no_network(tmp_path: Path, heading: str):
    head = [(60, 440, "Netwerk"), (150, 440, "Steun (euro)"), (260, 440, heading)]
    rows = [
        (x, 460 + 20 * n, text)
        for n, row in enumerate(
            [("EUKA", "100.000", "Agoria", "30"), ("FLAG", "250.000", "Sirris", "40")]
        )
        for x, text in zip((60, 160, 260, 430), row, strict=True)
    ]
    found = pdf_answer(tmp_path, [*head, (400, 440, "Aantal leden"), *rows])
    assert members(found) == {"EUKA": "30", "FLAG": "40"}


def test_header_texts_that_end_in_a_number_are_no_row(tmp_path: Path):
    texts = [(180, 440, "Offshore"), (260, 440, "Space 4.0"), (180, 452, "Energie")]
    rows = [
        (x, 480 + 20 * n, text)
        for n, row in enumerate([("Kmo's", "12", "31"), ("Totaal leden", "40", "55")])
        for x, text in zip((60, 195, 270), row, strict=True)
    ]
    found = figures(pdf_answer(tmp_path, [*texts, *rows]))
    assert ("Space 4.0", "members", "smes", "reported", "", "31") in found
    assert ("Offshore Energie", "members", "smes", "reported", "", "12") in found


@pytest.mark.parametrize("below", [True, False], ids=["below", "above"])
def test_the_title_of_a_table_gives_its_period(tmp_path: Path, below: bool):
    title = (60, 510 if below else 420, "Aantal leden per netwerk op 31/12/2020")
    rows = [(60, 440, "Netwerk"), (170, 440, "Leden"), (60, 540, "Bron: het agentschap.")]
    found = figures(pdf_answer(tmp_path, [title, *rows, *LEFT]))
    assert {row[4] for row in found} == {"2020-12-31"}


def test_a_label_that_a_page_cuts_goes_on_behind_it(tmp_path: Path):
    head = [(60, 700, "Netwerk"), (170, 700, "Leden")]
    first = [(60, 730, "EUKA"), (170, 730, "30"), (60, 760, "Smart Build-"), (170, 760, "40")]
    last = [(60, 60, "ings in Use"), (60, 90, "FLAG"), (170, 90, "50")]
    found = members(pdf_answer(tmp_path, [*head, *first], last))
    assert found == {"EUKA": "30", "Smart Buildings in Use": "40", "FLAG": "50"}


CELLS = {
    "wrapped names": (
        "Naam\nIBN\nVooropgesteld\nBereikt\n31/12/2020\n"
        "Offshore\nEnergie\n93\n75\nMaaS\n(Noord-Zuid)\n177\n154\nEUKA\n80\n119\n",
        {("Offshore Energie", "75"), ("MaaS", "154"), ("EUKA", "119")},
    ),
    "two header rows": (
        "Netwerk\nLedenaantal\nSamenwerkingen\nStreefdoel\nBereikt\nStreefdoel\nBereikt\n"
        "EUKA\n34\n100\n13\n29\nFLAG\n78\n64\n29\n9\nMaaS\n136\n66\n7\n10\n",
        {("EUKA", "100"), ("FLAG", "64"), ("MaaS", "66")},
    ),
    "groups": (
        "Streefdoel\nBereikt\nEUKA\nAantal\nleden\n30\n45\nAantal samenwerkingen\n11\n18\n"
        "FLAG\nAantal\nleden\n70\n145\nAantal samenwerkingen\n15\n27\n",
        {("EUKA", "45"), ("FLAG", "145")},
    ),
}


@pytest.mark.parametrize("name", CELLS)
def test_one_cell_a_line_is_read_by_what_the_lines_say(name: str):
    body, expected = CELLS[name]
    question = "Wat is het aantal leden per netwerk?"
    extraction = extract_text(answer_with(f"{INTRO}\n{body}", question))
    assert set(members(extraction, "achieved").items()) == expected


def test_texts_beside_the_matter_are_no_part_of_a_name_with_one_cell_a_line():
    body = "Netwerk\nTrekker\nLeden\nPlant3D\nAgoria\n30\nWegen\nVRI\n40\nTextiel\nSirris\n50\n"
    extraction = extract_text(answer_with(f"{INTRO}\n{body}"))
    assert members(extraction) == {"Plant3D": "30", "Wegen": "40", "Textiel": "50"}


def test_one_cell_a_line_whose_headers_do_not_tell_is_not_guessed():
    body = "Netwerk\nDoel\nBereikt\nEUKA\n30\n35\n31\nFLAG\n40\n45\n41\nMaaS\n50\n55\n51\n"
    extraction = extract_text(answer_with(f"{INTRO}\n{body}"))
    assert not extraction.observations
    assert any(finding.check == "uncertain_figure" for finding in extraction.findings)


def test_the_number_of_a_row_is_no_part_of_its_name():
    body = "\nAantal leden\n1 EUKA 30\n2 Plant3D 40\n3 FLAG 50\nTotaal 120\n"
    assert members(extract_text(answer_with(f"{INTRO}\n{body}"))) == {
        "EUKA": "30",
        "Plant3D": "40",
        "FLAG": "50",
    }


def test_a_count_like_a_year_is_a_count_beside_others():
    body = "\n        Streefdoel    Bereikt\nEUKA    30            2038\nFLAG    40            55\n"
    question = "Wat is het aantal leden per netwerk?"
    extraction = extract_text(answer_with(f"{INTRO}\n{body}", question))
    assert members(extraction, "achieved") == {"EUKA": "2038", "FLAG": "55"}


@pytest.mark.parametrize(
    ("label", "dimensions"),
    [
        ("Ledenaanta l vooropgest eld", {"indicator": "members", "measure": "target"}),
        ("Aantal Leden - gehaa ld", {"indicator": "members", "measure": "achieved"}),
    ],
)
def test_words_that_a_narrow_column_broke_are_read_whole(label: str, dimensions: dict[str, str]):
    assert labels(load("ibn")).read(label).dimensions == dimensions


@pytest.mark.parametrize("written", ["Flanders Bike Vallei", "Flanders Haelth"])
def test_one_slip_in_a_long_word_is_seen_through(written: str):
    network = labels(load("ibn")).read(written).network
    assert network
    assert network.soft


ROWS = [("EUKA", "1.230", "loopt nog"), ("FLAG", "40", "afgerond"), ("Space 4.0", "9", "gestopt")]


def test_texts_set_close_behind_figures_are_no_units(tmp_path: Path):
    head = [(60, 440, "Netwerk"), (200, 440, "Leden"), (240, 440, "Opmerking")]
    names = [(60, 460 + 20 * n, row[0]) for n, row in enumerate(ROWS)]
    figure = [(227 - 5.56 * len(row[1]), 460 + 20 * n, row[1]) for n, row in enumerate(ROWS)]
    remarks = [(230, 460 + 20 * n, row[2]) for n, row in enumerate(ROWS)]
    found = members(pdf_answer(tmp_path, [*head, *names, *figure, *remarks]))
    assert found == {"EUKA": "1230", "FLAG": "40", "Space 4.0": "9"}


def test_words_that_two_narrow_columns_broke_belong_to_their_columns(tmp_path: Path):
    head = [(200, 440, "Beoog"), (236, 440, "Gehaal"), (200, 452, "d"), (236, 452, "d")]
    rows = [
        (x, 470 + 20 * n, text)
        for n, row in enumerate([("EUKA", "30", "45"), ("FLAG", "70", "145")])
        for x, text in zip((60, 210, 240), row, strict=True)
    ]
    found = pdf_answer(tmp_path, [*head, *rows, (60, 420, "Aantal leden per netwerk")])
    assert members(found, "target") == {"EUKA": "30", "FLAG": "70"}


def test_tables_under_each_other_have_columns_of_their_own(tmp_path: Path):
    first = [("Netwerk", "Leden"), ("EUKA", "30"), ("FLAG", "40")]
    second = [("", "EUKA", "MaaS"), ("Kmo's", "5", "6"), ("Totaal leden", "7", "8")]
    texts = [
        *(
            (x, 440 + 20 * n, t)
            for n, r in enumerate(first)
            for x, t in zip((60, 210), r, strict=True)
        ),
        (60, 510, "Aantal leden per netwerk"),
        *(
            (x, 530 + 20 * n, t)
            for n, r in enumerate(second)
            for x, t in zip((60, 180, 260), r, strict=True)
        ),
    ]
    found = figures(pdf_answer(tmp_path, [text for text in texts if text[2]]))
    assert {(row[0], row[2], row[5]) for row in found} == {
        ("EUKA", "total", "30"),
        ("FLAG", "total", "40"),
        ("EUKA", "smes", "5"),
        ("MaaS", "smes", "6"),
        ("EUKA", "total", "7"),
        ("MaaS", "total", "8"),
    }


def test_rows_that_begin_two_pages_alike_are_no_running_header(tmp_path: Path):
    def rows(top: float, name: str, *values: str) -> Placed:
        texts = [(60, top, name), (60, top + 30, "Leden"), (60, top + 60, "Samenwerkingen")]
        return [*texts, (200, top + 30, values[0]), (200, top + 60, values[1])]

    last = [(60, 60, "Samenwerkingen"), (200, 60, "6")]
    middle = [(60, 100, "FLAG"), (60, 130, "Leden"), (200, 130, "70")]
    found = pdf_answer(
        tmp_path,
        [*rows(600, "EUKA", "30", "11"), (60, 690, "MaaS"), (60, 720, "Leden"), (200, 720, "50")],
        [*last, *middle],
        [(60, 60, "Samenwerkingen"), (200, 60, "28")],
    )
    values = {row[5] for row in figures(found)} | {f.evidence for f in found.findings if f.evidence}
    assert {"6", "28"} <= {row[5] for row in figures(found)} or any(
        "28" in finding.message for finding in found.findings
    ), values


def test_vertical_rulings_part_cells_that_stand_close(tmp_path: Path):
    head = answer_with(INTRO).splitlines()
    rows = [("EUKA", "153", "FLAG", "190"), ("MaaS", "142", "Space 4.0", "175")]
    texts = [
        write(text, x, 460 + 20 * n, 10)
        for n, row in enumerate(rows)
        for x, text in zip((60, 160, 180, 280), row, strict=True)
    ]
    heads = [
        write(t, x, 440, 10) for x, t in ((60, "IBN"), (150, "Leden"), (185, "IBN"), (270, "Leden"))
    ]

    def uprights(canvas) -> None:
        for x in (56, 140, 178.5, 250, 310):
            canvas.line(x, HEIGHT - 428, x, HEIGHT - 485)

    path = tmp_path / "antwoord.pdf"
    path.write_bytes(make_pdf(both(paragraph(*head, left=60, top=60), *texts, *heads, uprights)))
    assert members(extract(path)) == {
        "EUKA": "153",
        "FLAG": "190",
        "MaaS": "142",
        "Space 4.0": "175",
    }


@pytest.mark.parametrize("shift", [0.0, 9.0, 18.0])
def test_the_heading_of_the_labels_stands_anywhere_beside_two_header_rows(
    tmp_path: Path, shift: float
):
    heads = [(300.0, "Streefdoel"), (360.0, "Bereikt"), (420.0, "Streefdoel"), (480.0, "Bereikt")]
    page: Placed = [(330, 440, "Ledenaantal"), (440, 440, "Samenwerkingsinitiatieven")]
    page += [(60, 440 + shift, "Naam IBN"), *((x, 458, text) for x, text in heads)]
    for row, (name, *values) in enumerate([("EUKA", 30, 45, 11, 18), ("FLAG", 70, 145, 15, 27)]):
        page.append((60, 480 + 20 * row, name))
        page += [(x, 480 + 20 * row, str(v)) for (x, _), v in zip(heads, values, strict=True)]
    found = figures(pdf_answer(tmp_path, page))
    assert ("EUKA", "members", "total", "target", "", "30") in found
    assert ("FLAG", "collaborations", "total", "achieved", "", "27") in found
    assert len(found) == 8
