"""The smallest documents in which one line, read wrongly, cost a table all of its figures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from figures import answer_with, extract_text, figures
from pdfs import HEIGHT
from placed import INTRO, Placed, members, pdf_answer, set_out

QUESTION = "Wat is het aantal leden per netwerk?"


def grid(xs: list[float], tops: list[float]):
    """Ruling lines at places from the left and from the top of a page."""

    def draw(canvas: Any) -> None:
        canvas.grid(xs, [HEIGHT - top for top in tops])

    return draw


def read(body: str) -> set[tuple[str, ...]]:
    """(network, measure, value) of each figure of members in a text."""
    found = figures(extract_text(answer_with(f"{INTRO}\n\n{body}", QUESTION)))
    return {(name, said, value) for name, kind, _, said, _, value in found if kind == "members"}


def test_the_rest_of_a_ruled_table_is_centred_on_the_next_page(tmp_path: Path):
    first = set_out(760, 20, (64, 204, 304), ("Netwerk", "Doel leden", "Leden bereikt"))
    second = set_out(
        60, 20, (144, 284, 384), ("EUKA", "30", "45"), ("FLAG", "70", "145"), ("MaaS", "9", "8")
    )
    rulings = [
        grid([60, 200, 300, 400], [745, 770]),
        grid([140, 280, 380, 480], [46, 66, 86, 106]),
    ]
    found = pdf_answer(tmp_path, first, second, drawn=rulings)
    assert members(found, "achieved") == {"EUKA": "45", "FLAG": "145", "MaaS": "8"}


def test_a_name_in_two_lines_with_an_open_bracket_stands_below_the_header(tmp_path: Path):
    texts: Placed = [(260, 440, "Streefdoel"), (340, 440, "Bereikt")]
    texts += [
        (60, 460, "Digitale Bouwplaats en Werfopvolging (trekker:"),
        (60, 472, "Hof ter Beke)"),
    ]
    texts += set_out(
        492, 20, (60, 270, 350), ("Aantal leden", "30", "45"), ("Projecten", "11", "18")
    )
    texts += set_out(532, 20, (60, 270, 350), ("EUKA", "", ""), ("Aantal leden", "70", "145"))
    found = members(pdf_answer(tmp_path, texts), "achieved")
    assert sorted(found.values()) == ["145", "45"]


def test_headers_over_two_lines_one_of_which_ends_in_a_number(tmp_path: Path):
    texts = set_out(
        440, 12, (200, 280, 360), ("Slimme", "Space", "Power to"), ("Haven", "4.0", "Gas")
    )
    for number, row in enumerate(
        [("Streefdoel leden", "138", "120", "153"), ("Leden bereikt", "9", "18", "25")]
    ):
        texts += set_out(480 + 20 * number, 20, (60, 240, 310, 410), row)
    found = members(pdf_answer(tmp_path, texts), "achieved")
    assert found == {"Slimme Haven": "9", "Space 4.0": "18", "Power to Gas": "25"}


def test_the_number_of_a_name_below_its_other_lines_is_no_row(tmp_path: Path):
    lines = [("Innovatie in", "IoT for"), ("de", "Society"), ("Binnenvaart", ""), ("2.0", "")]
    texts = set_out(440, 12, (200, 300), *lines)
    texts += set_out(500, 20, (60, 215, 310), ("Leden", "151", "89"), ("Kmo's", "12", "26"))
    found = {(row[0], row[2], row[5]) for row in figures(pdf_answer(tmp_path, texts))}
    assert ("Innovatie in de Binnenvaart 2.0", "smes", "12") in found
    assert ("IoT for Society", "total", "89") in found


def test_a_name_with_a_number_that_stands_over_the_figures(tmp_path: Path):
    places = (60, 116, 200)
    texts: Placed = [(116, 440, "Doel"), (200, 440, "Bereikt"), (60, 460, "EUKA")]
    texts += set_out(480, 20, places, ("Leden", "30", "45"), ("Projecten", "11", "18"))
    texts += [(60, 520, "Binnenvaart"), (116, 520, "2.0")]
    texts += set_out(540, 20, places, ("Leden", "1.230", "49"), ("Projecten", "12", "19"))
    found = members(pdf_answer(tmp_path, texts), "achieved")
    assert found == {"EUKA": "45", "Binnenvaart 2.0": "49"}


def test_years_stand_over_cycles_of_headers_wherever_they_are_set(tmp_path: Path):
    places = (200, 260, 330, 390, 460, 520)
    heads = ("Streefdoel", "Bereikt") * 3
    texts: Placed = [(60, 420, "Aantal leden per netwerk"), (60, 456, "Netwerk")]
    texts += [(245, 440, "Eind 2018"), (375, 440, "Eind 2019"), (505, 440, "Eind 2020")]
    texts += set_out(456, 20, places, heads)
    for number, name in enumerate(("EUKA", "FLAG")):
        values = tuple(str(30 + 10 * number + i) for i in range(6))
        texts += set_out(480 + 20 * number, 20, (60, *places), (name, *values))
    found = {(row[0], row[3], row[4], row[5]) for row in figures(pdf_answer(tmp_path, texts))}
    assert ("EUKA", "target", "2019-12-31", "32") in found
    assert ("FLAG", "achieved", "2018-12-31", "41") in found
    assert len(found) == 12


def test_one_cell_a_line_with_a_header_that_ends_in_a_number():
    body = (
        "Naam IBN\nIndicator\nDoelstelling\nRealisatie na 3\njaar\n"
        "Logistiek 4.0\n# leden\n21\n28\n \nAantal samenwerkingen\n28\n50\n"
        "Smart Buildings\nin Use\n(Noord-Zuid)\n# leden\n77\n118\n"
        " \nAantal samenwerkingen\n20\n17\n"
        "FLAG\n# leden\n78\n126\n \nAantal samenwerkingen\n21\n24\n"
    )
    assert {(name, value) for name, said, value in read(body) if said == "achieved"} == {
        ("Logistiek 4.0", "28"),
        ("Smart Buildings in Use", "118"),
        ("FLAG", "126"),
    }


def test_the_word_for_a_network_in_two_lines_before_its_name():
    body = (
        "Netwerk          Behaald     Target\n"
        "                 2017-2018\n"
        "Logistiek 4.0          73        36\n"
        "Innovatief             26        31\n"
        "Bedrijfsnetwerk\n"
        "Offshore Energie\n"
        "Groene Chemie         221       187\n"
    )
    assert read(body) >= {
        ("Offshore Energie", "achieved", "26"),
        ("Groene Chemie", "achieved", "221"),
    }


def test_a_name_in_brackets_above_a_total_belongs_to_the_row_above():
    body = (
        "Netwerk             Leden\n"
        "EUKA                   40\n"
        "Offshore Energie       38\n"
        "(coördinator: Hof\n"
        "ter Beke)\n"
        "Subtotaal              78\n"
        "Groene Chemie          21\n"
        "FLAG                   30\n"
        "Subtotaal              51\n"
    )
    assert {(name, value) for name, _, value in read(body)} == {
        ("EUKA", "40"),
        ("Offshore Energie", "38"),
        ("Groene Chemie", "21"),
        ("FLAG", "30"),
    }


def test_a_remark_whose_last_word_heads_remarks_elsewhere():
    body = (
        "Netwerk Doel leden Leden bereikt Realisatiegraad (%) Opmerkingen\n"
        "EUKA 30 45 150,0% loopt nog\n"
        "MaaS (vzw Kiem) 221 143 64,7% traag begonnen door een wissel van coördinator\n"
        "FLAG 70 145 207,1%\n"
    )
    assert {(name, value) for name, said, value in read(body) if said == "achieved"} == {
        ("EUKA", "45"),
        ("MaaS", "143"),
        ("FLAG", "145"),
    }


def test_the_rest_of_a_table_stands_to_the_right_on_the_same_page(tmp_path: Path):
    texts = set_out(
        440,
        20,
        (60, 170, 320, 400),
        ("IBN", "Kpi", "Doel", "Bereikt"),
        ("SDF", "Leden", "64", "49"),
    )
    texts += set_out(480, 20, (60, 170, 320, 400), ("", "Projecten", "12", "13"))
    texts += set_out(500, 20, (60, 170, 320, 400), ("MaaS", "Leden", "70", "96"))
    texts += set_out(520, 20, (60, 170, 320, 400), ("", "Projecten", "46", "25"))
    texts += set_out(550, 20, (102, 212, 362, 442), ("", "Leden", "28", "19"))
    texts += [(102, 560, "EUKA")]
    texts += set_out(570, 20, (102, 212, 362, 442), ("", "Projecten", "12", "15"))
    assert members(pdf_answer(tmp_path, texts), "achieved")["EUKA"] == "19"


def test_a_row_without_its_figure_does_not_end_the_name_above(tmp_path: Path):
    rows = [("Netwerk", "Leden"), ("EUKA", "30"), ("'t Slimme Magazijn (trekker: Agoria)", "81")]
    rows += [("Space 4.0", ""), ("FLAG", "66"), ("MaaS", "44")]
    found = members(pdf_answer(tmp_path, set_out(440, 18, (60, 300), *rows)))
    assert "81" in found.values()
    assert found["FLAG"] == "66"
