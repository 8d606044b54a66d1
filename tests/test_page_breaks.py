"""The smallest documents for tables that go on over a page, and for what stands above and below."""

from __future__ import annotations

from pathlib import Path

import pytest
from figures import answer_with, extract_text, figures
from pdfs import both, table, write
from placed import Placed, drawn_answer

from extractor import Answer

HEADER = ["Netwerk", "Streefdoel leden", "Bereikt leden"]


def texts(*placed: tuple[float, float, str]) -> object:
    """Texts at places (left, top), in points."""
    return both(*(write(text, x, y, 10) for x, y, text in placed))


def row(top: float, *cells: str, left: float = 60) -> Placed:
    return [(left + 140 * column, top, cell) for column, cell in enumerate(cells) if cell]


def values(answer: Answer) -> dict[tuple[str, str], str]:
    return {(name, measure): value for name, _, _, measure, _, value in figures(answer)}


def test_a_table_that_goes_on_at_another_distance_from_the_margin(tmp_path: Path):
    first = [*row(700, *HEADER), *row(720, "EUKA", "30", "45"), *row(740, "FLAG", "60", "71")]
    rest = [*row(70, "MaaS", "50", "38", left=120), *row(90, "B-hive", "90", "163", left=120)]
    found = values(drawn_answer(tmp_path, texts(*first), texts(*rest)))
    assert found["MaaS", "target"] == "50"
    assert found["B-hive", "achieved"] == "163"


def test_a_ruled_table_whose_last_rows_are_not_ruled(tmp_path: Path):
    ruled = table([HEADER, ["EUKA", "30", "45"]], left=60, top=700, width=140)
    found = values(drawn_answer(tmp_path, ruled, texts(*row(70, "MaaS", "50", "38"))))
    assert found["MaaS", "achieved"] == "38"


def test_a_ruled_row_whose_label_stands_on_the_next_page(tmp_path: Path):
    header = ["", "EUKA", "FLAG"]
    first = table([header, ["", "30", "60"]], left=60, top=740, width=140)
    rest = table([["Streefdoel leden", "", ""], ["Bereikt leden", "45", "71"]], 60, 60, 140)
    found = values(drawn_answer(tmp_path, first, rest))
    assert found == {
        ("EUKA", "target"): "30",
        ("FLAG", "target"): "60",
        ("EUKA", "achieved"): "45",
        ("FLAG", "achieved"): "71",
    }


def test_a_raised_mark_beside_a_label_of_two_lines(tmp_path: Path):
    first = [*row(500, *HEADER), *row(526, "", "30", "45"), *row(560, "FLAG", "60", "71")]
    name = [(60, 520, "Vlaamse dronecluster"), (60, 532, "EUKA")]
    mark = write("1", 60 + 140 + 11.3, 522, 7)
    found = values(drawn_answer(tmp_path, both(texts(*first, *name), mark)))
    assert found["EUKA", "target"] == "30"
    assert found["EUKA", "achieved"] == "45"


def test_the_marks_of_an_item_are_no_header(tmp_path: Path):
    top = [(60, 480, "1. a)"), (110, 480, "Het overzicht gaat over 2 netwerken.")]
    body = [*row(500, *HEADER), *row(520, "EUKA", "30", "45"), *row(540, "FLAG", "60", "71")]
    answer = drawn_answer(tmp_path, texts(*top, *body))
    assert not any("overzicht" in cell.text for grid in answer.grids for cell in grid.cells)


@pytest.mark.parametrize("between", ["Tabel 2. Leden eind 2019", "Leden eind 2019"])
def test_a_caption_between_two_tables_is_of_the_lower_one(between: str):
    body = (
        "Netwerk     Aantal leden\nEUKA                 229\nFLAG                  71\n\n"
        f"{between}\n"
        "Netwerk     Aantal leden\nMaaS                  38\nB-hive               163\n"
    )
    answer = extract_text(answer_with(f"De cijfers:\n\n{body}", "Hoeveel leden?"))
    periods = {name: period for name, _, _, _, period, _ in figures(answer)}
    assert periods == {"EUKA": "", "FLAG": "", "MaaS": "2019-12-31", "B-hive": "2019-12-31"}


def test_headers_stand_over_the_columns_of_all_rows_below_them(tmp_path: Path):
    header = [(60, 480, "Netwerk"), (200, 480, "Leden"), (380, 480, "Aantal opgestarte")]
    second = [(380, 492, "samenwerkings-"), (380, 504, "initiatieven")]
    leaves = [
        (x, 516, text)
        for x, text in zip((200, 290, 380, 470), ("Doel", "Bereikt") * 2, strict=True)
    ]
    rows = [
        (x, top, text)
        for top, cells in (
            (540, ("EUKA", "30", "45", "11", "18")),
            (556, ("FLAG", "60", "71", "9", "7")),
        )
        for x, text in zip((60, 200, 290, 380, 470), cells, strict=True)
    ]
    answer = drawn_answer(tmp_path, texts(*header, *second, *leaves, *rows))
    found = {(n, i, m): v for n, i, _, m, _, v in figures(answer)}
    assert found["EUKA", "members", "achieved"] == "45"
    assert found["FLAG", "collaborations", "target"] == "9"


def test_a_few_words_below_a_list_are_its_title():
    body = "- MaaS: 157 leden\n- B-hive: 182 leden\n- EUKA: 96 leden\nLeden per netwerk in 2019\n"
    answer = extract_text(answer_with(f"De cijfers:\n\n{body}", "Hoeveel leden?"))
    assert {period for _, _, _, _, period, _ in figures(answer)} == {"2019"}


def test_a_header_of_many_lines_that_is_repeated_on_the_next_page(tmp_path: Path):
    def header(top: float) -> Placed:
        words = ["Voor-", "op-", "gesteld", "aantal", "voor", "het", "einde"]
        lines = [(340.0, top + 12 * at, word) for at, word in enumerate(words)]
        return [*lines, *row(top + 36, "Netwerk", "KPI"), (480.0, top + 36, "Bereikt")]

    def cycle(top: float, name: str, members: int, others: int) -> Placed:
        return [
            *row(top, "", "leden", str(members), str(members + 1)),
            *row(top + 14, name, "samenwerkings-", str(others), str(others + 1)),
            *row(top + 26, "", "initiatieven"),
        ]

    first = [*header(618), *cycle(706, "EUKA", 30, 4), *cycle(752, "FLAG", 60, 6)]
    rest = [*header(60), *cycle(148, "MaaS", 50, 8), *cycle(194, "B-hive", 90, 9)]
    found = figures(drawn_answer(tmp_path, texts(*first), texts(*rest)))
    achieved = {(o[0], o[1]): o[5] for o in found if o[3] == "achieved"}
    assert achieved["MaaS", "members"] == "51"
    assert achieved["B-hive", "collaborations"] == "10"


def test_figures_at_half_the_height_of_every_label_below_names_that_rows_share(tmp_path: Path):
    def cycle(top: float, name: str, members: int, others: int) -> Placed:
        return [
            *row(top, "", "Aantal leden", str(members), str(members + 1)),
            *row(top + 16, "", "Aantal"),
            *((60.0, top + 7 + 10 * at, line) for at, line in enumerate(name.split("|"))),
            (340.0, top + 21, str(others)),
            (480.0, top + 21, str(others + 1)),
            *row(top + 26, "", "samenwerkingen"),
        ]

    placed = [*row(420, "Netwerk", "KPI", "Streefdoel", "Bereikt")]
    for at, name in enumerate(["EUKA|(vzw Kiem)", "Drones vzw", "MaaS", "B-hive"]):
        placed += cycle(440 + 42 * at, name, 30 + at, 10 + at)
    found = {(o[0], o[1], o[3]): o[5] for o in figures(drawn_answer(tmp_path, texts(*placed)))}
    assert found["Drones vzw", "collaborations", "target"] == "11"
    assert found["B-hive", "collaborations", "achieved"] == "14"
    assert len(found) == 16


def test_a_name_that_goes_on_beside_the_second_of_its_rows(tmp_path: Path):
    placed = [
        *row(420, "Netwerk", "KPI", "Streefdoel", "Bereikt"),
        *row(440, "EUKA", "leden", "30", "45"),
        *row(460, "(vzw Drones)", "samenwerkingen", "4", "5"),
        *row(480, "Slimme Ver-", "leden", "60", "71"),
        *row(500, "pakkingen", "samenwerkingen", "6", "7"),
    ]
    found = {(o[0], o[1], o[3]): o[5] for o in figures(drawn_answer(tmp_path, texts(*placed)))}
    assert found["Slimme Verpakkingen", "collaborations", "achieved"] == "7"
    assert found["EUKA", "collaborations", "target"] == "4"


def test_a_title_below_a_list_and_above_the_next_item():
    body = (
        "1. a) De cijfers:\n\n- MaaS: 157 leden\n- B-hive: 182 leden\n- EUKA: 96 leden\n"
        "Leden per netwerk in 2019\n\nb) Er is geen streefdoel.\n"
    )
    answer = extract_text(answer_with(body, "Hoeveel leden? Wat is het streefdoel?"))
    assert {period for _, _, _, _, period, _ in figures(answer)} == {"2019"}


def test_the_second_line_of_the_last_label_beside_the_end_of_a_name(tmp_path: Path):
    def block(top: float, name: str, more: str, members: int, others: int) -> Placed:
        return [
            *row(top, name, "Leden", str(members), str(members + 1)),
            *row(top + 16, "", "Aantal", str(others), str(others + 1)),
            *row(top + 28, more, "samenwerkingen"),
        ]

    head = [*row(420, "Netwerk", "KPI", "Doel"), (480.0, 420, "Bereikt")]
    body = [
        *block(440, "Smart Digital", "Farming", 30, 4),
        *block(484, "Vezels", "Vlaanderen", 60, 6),
        *block(528, "Offshore", "Energie", 50, 8),
    ]
    answer = drawn_answer(tmp_path, texts(*head, *body))
    found = figures(answer)
    assert len(found) == 12
    assert {n for n, *_ in found} >= {"Smart Digital Farming", "Offshore Energie"}


def test_a_header_over_the_figures_only_above_two_columns_of_labels(tmp_path: Path):
    def block(top: float, name: str, members: int, others: int) -> Placed:
        return [
            (200.0, top, "Leden"), (360.0, top, str(members)), (460.0, top, str(members + 1)),
            (60.0, top + 12, name), (200.0, top + 12, "Aantal opgestarte"),
            (360.0, top + 18, str(others)), (460.0, top + 18, str(others + 1)),
            (200.0, top + 24, "initiatieven"),
        ]  # fmt: skip

    head = [(360.0, 420, "Streefcijfer"), (460.0, 420, "Gerealiseerd")]
    body = [
        *block(440, "EUKA", 30, 4),
        *block(484, "FLAG", 60, 6),
        *block(528, "MaaS", 50, 8),
    ]
    answer = drawn_answer(tmp_path, texts(*head, *body))
    assert len(figures(answer)) == 12


def test_a_header_that_ends_in_a_number_and_is_repeated_on_the_next_page(tmp_path: Path):
    def header(top: float) -> Placed:
        return [*row(top, "Netwerk", "Streefdoel leden", "Leden na 3"), (340.0, top + 12, "jaar")]

    first = [*header(700), *row(728, "EUKA", "30", "45")]
    rest = [*header(60), *row(88, "FLAG", "60", "71"), *row(104, "MaaS", "50", "49")]
    found = figures(drawn_answer(tmp_path, texts(*first), texts(*rest)))
    assert {(name, value) for name, _, _, measure, _, value in found if measure == "reported"} == {
        ("EUKA", "45"),
        ("FLAG", "71"),
        ("MaaS", "49"),
    }


def test_a_name_that_ends_right_before_its_label(tmp_path: Path):
    def block(top: float, name: str, members: int, others: int) -> Placed:
        return [
            (136.0, top, "Leden"), (360.0, top, str(members)), (460.0, top, str(members + 1)),
            (60.0, top + 14, name), (136.0, top + 14, "Aantal"),
            (136.0, top + 28, "initiatieven"),
            (360.0, top + 28, str(others)), (460.0, top + 28, str(others + 1)),
        ]  # fmt: skip

    head = [(60.0, 420, "Netwerk"), (360.0, 420, "Streefdoel"), (460.0, 420, "Bereikt")]
    body = [
        *block(440, "EUKA", 30, 4),
        *block(486, "Flanders Health", 60, 6),
        *block(532, "MaaS", 50, 8),
    ]
    found = figures(drawn_answer(tmp_path, texts(*head, *body)))
    assert {(n, v) for n, i, _, m, _, v in found if (i, m) == ("collaborations", "target")} == {
        ("EUKA", "4"),
        ("Flanders Health", "6"),
        ("MaaS", "8"),
    }


def test_a_heading_that_says_again_and_less_begins_another_list():
    body = (
        "Leden per netwerk in 2019\nMaaS: 157 leden\nB-hive: 182 leden\nEUKA: 96 leden\n"
        "Leden per netwerk\n- FLAG: 66 leden\n- Flanders Health: 88 leden\n"
    )
    found = figures(extract_text(answer_with(f"De cijfers:\n\n{body}", "Hoeveel leden?")))
    assert {name: period for name, _, _, _, period, _ in found} == {
        "MaaS": "2019",
        "B-hive": "2019",
        "EUKA": "2019",
        "FLAG": "",
        "Flanders Health": "",
    }


@pytest.mark.parametrize(
    "entry",
    [
        "- Netwerk voor Vezels\n(vzw Garen): 76 leden",
        "- Netwerk voor Vezels (vzw Garen) (76\nleden)",
    ],
)
def test_an_entry_of_a_list_that_is_broken_over_lines(entry: str):
    end = " (157 leden)" if entry.endswith(")") else ": 157 leden"
    body = f"- MaaS{end}\n- EUKA{end}\n{entry}\n- FLAG{end}\n- B-hive{end}\n"
    found = figures(extract_text(answer_with(f"De cijfers:\n\n{body}", "Hoeveel leden?")))
    values = {name: value for name, _, _, _, _, value in found}
    assert len(values) == 5
    assert "76" in values.values()


@pytest.mark.parametrize("first", ["", "leden bekend:\n"])
def test_a_title_amid_a_list_ends_what_the_caption_says(first: str):
    below = "Aantal leden per netwerk\n- FLAG: 66 leden\n- Flanders Health: 88 leden\n"
    body = (
        "Tabel 1. Aantal leden per netwerk in 2019\n"
        f"{first}- MaaS: 157 leden\n- B-hive: 182 leden\n- EUKA: 96 leden\n"
    )
    found = figures(extract_text(answer_with(f"De cijfers:\n\n{body}{below}", "Hoeveel leden?")))
    periods = {name: period for name, _, _, _, period, _ in found}
    assert (periods["MaaS"], periods["EUKA"], periods["FLAG"]) == ("2019", "2019", "")
