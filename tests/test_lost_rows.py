"""The smallest documents in which a row without its figure, or its change, went by in silence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from figures import INTRO, answer_with, figures, findings_of, read_answer
from pdfs import HEIGHT, both, make_pdf, table, write
from placed import members, pdf_answer, set_out

from extractor import Answer, extract
from extractor.checks.sheet import sheet
from extractor.checks.sums import totals
from extractor.meaning.labels import labels


def told(found: Answer) -> list[tuple[str, str]]:
    """(check, severity) of the warnings and errors, but for networks that nobody knows."""
    return [
        (f.check, f.severity)
        for f in found.findings
        if f.severity != "info" and f.check != "known_network"
    ]


def drawn(folder: Path, *rows: list[str]) -> Answer:
    """An answer with a ruled table."""
    lines = answer_with("De ledenaantallen van de IBN's:").rstrip().splitlines()
    prose = [write(line, 60, 60 + 14 * i, 9, "Vera") for i, line in enumerate(lines)]
    made = table(rows, left=60, top=60 + 14 * (len(lines) + 1), width=120, pitch=16)
    path = folder / "antwoord.pdf"
    path.write_bytes(make_pdf(both(*prose, made)))
    return extract(path)


@pytest.mark.parametrize(("count", "expected"), [(3, []), (4, [("stated_count", "error")])])
def test_a_network_whose_figure_is_no_single_value_is_counted(count: int, expected: list[Any]):
    body = f"De cijfers van {count} IBN's:\n\n| IBN | Leden |\n| EUKA | 54 |\n| FLAG | 71 |\n"
    found = told(read_answer(f"{body}| MaaS | 31-36 |\n"))
    assert [f for f in found if f[0] == "stated_count"] == expected


def test_the_title_of_a_table_is_no_part_of_the_count_before_it():
    body = "Van {n} netwerken is het aantal leden bekend:\nTabel 1: Aantal leden per netwerk\n\n"
    body += "| Netwerk | Aantal leden |\n| EUKA | 54 |\n| FLAG | 71 |\n"
    assert told(read_answer(body.format(n="twee"))) == []
    assert told(read_answer(body.format(n="drie"))) == [("stated_count", "error")]


@pytest.mark.parametrize("said", ["n.v.t.", "> 50", "circa 38"])
def test_a_cell_may_be_empty_beside_one_that_is_no_plain_number(said: str):
    rows = ["| EUKA | 54 | 9.000 |", f"| MaaS | {said} | 8.500 |", "| FLAG | 71 | 6.000 |"]
    body = "De cijfers:\n\n| IBN | Leden | Steun (euro) |\n" + "\n".join(rows)
    assert told(read_answer(body)) == []
    assert told(read_answer(body.replace("8.500", ""))) == [("complete_cells", "warning")]


def test_an_unknown_network_without_a_figure_is_told():
    body = "De cijfers:\n\n| IBN | Leden |\n| EUKA | 54 |\n| FLAG | 71 |\n| Kelderkring | n.v.t. |"
    (unknown,) = findings_of(read_answer(body), "known_network")
    assert "Kelderkring" in unknown.message


def test_several_names_amid_others_have_lost_their_figures(tmp_path: Path):
    rows = [["IBN", "Leden"], ["EUKA", "54"], ["Stille Wegen", ""], ["FLAG", "71"], ["Plant3D", ""]]
    found = drawn(tmp_path, *rows, ["MaaS", "38"], ["Space 4.0", "40"])
    assert told(found) == [("complete_table", "warning")] * 2


@pytest.mark.parametrize("name", ["Stille Wegen", "Samenwerking Maakbedrijven"])
def test_the_first_name_of_a_table_has_lost_its_figure(tmp_path: Path, name: str):
    rows = [["IBN", "Leden"], [name, ""], ["EUKA", "54"], ["FLAG", "71"]]
    assert told(drawn(tmp_path, *rows)) == [("complete_table", "warning")]
    unruled = pdf_answer(tmp_path, set_out(440, 18, (60, 300), *rows))
    assert told(unruled) == [("complete_table", "warning")]


@pytest.mark.parametrize("lost", [1, 3, 5], ids=["first", "amid others", "last"])
def test_a_numbered_row_has_lost_its_figure(tmp_path: Path, lost: int):
    names = ["EUKA", "FLAG", "MaaS", "Stille Wegen", "Space 4.0"]
    rows = [(str(n), name, str(40 + n) if n != lost else "") for n, name in enumerate(names, 1)]
    found = pdf_answer(tmp_path, set_out(440, 18, (60, 90, 300), ("#", "Netwerk", "Leden"), *rows))
    assert len(members(found)) == 4
    assert ("complete_table", "error") in told(found)


def test_a_name_in_two_lines_below_a_table_has_lost_its_figure(tmp_path: Path):
    places = set_out(440, 18, (60, 300), ("Netwerk", "Leden"), ("EUKA", "54"), ("FLAG", "71"))
    places += [(60, 496, "Smart"), (60, 507, "Buildings in Use")]
    assert ("stray_name", "warning") in told(pdf_answer(tmp_path, places))


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ((60, 512, "Plant3D"), [("complete_table", "warning")]),
        ((60, 512, "Bron: agentschap"), []),
        ((60, 524, "Toelichting"), []),
        ((80, 512, "Toelichting"), []),
    ],
    ids=["a name", "a note", "further away", "set elsewhere"],
)
def test_an_unknown_name_ends_a_table_without_its_figure(
    tmp_path: Path, last: tuple[float, float, str], expected: list[Any]
):
    rows = [("Netwerk", "Leden"), ("EUKA", "54"), ("FLAG", "71"), ("MaaS", "38")]
    texts = [*set_out(440, 18, (60, 300), *rows), last, (60, 550, "De netwerken werken voort.")]
    assert told(pdf_answer(tmp_path, texts)) == expected


def test_a_remark_beside_the_figures_may_have_many_lines(tmp_path: Path):
    texts = set_out(440, 1, (60, 300, 400), ("Netwerk", "Eind 2019", "Stand van zaken"))
    words = ("traag op", "gang", "gekomen", "door een", "wissel van", "coördinator")
    for number, name in enumerate(("EUKA", "FLAG", "MaaS")):
        top = 460 + 80 * number
        texts += [(400, top + 11 * line, word) for line, word in enumerate(words)]
        texts += set_out(top + 27.5, 1, (60, 300), (name, str(54 + number)))
    texts.append((60, 425, "Aantal leden per netwerk"))
    assert members(pdf_answer(tmp_path, texts)) == {"EUKA": "54", "FLAG": "55", "MaaS": "56"}


def test_names_go_on_below_their_figures_though_one_word_is_wider_than_the_column():
    body = """
Netwerk                   Eind 2018    Eind 2019
Netwerk voor                     69         1336
Geavanceerde
Oppervlaktebehandeling
van Metalen
Digitale                         51         1085
Bouwplaats en
Werfopvolging
Flanders Health                 135         1474
Smart Digital                  1304          184
Farming
MaaS                             57          194
"""
    found = read_answer(f"{INTRO}\n\nTabel 1. Aantal leden van de netwerken\n{body}")
    assert {row[0] for row in figures(found)} == {
        "Netwerk voor Geavanceerde Oppervlaktebehandeling van Metalen",
        "Digitale Bouwplaats en Werfopvolging",
        "Flanders Health",
        "Smart Digital Farming",
        "MaaS",
    }


def test_a_justified_line_is_no_row_of_a_table(tmp_path: Path):
    lines = [
        (94, 4.2, "De begeleiding door het agentschap neemt gemiddeld 4 dagen per"),
        (60, 8.1, "dossier in beslag. Ongeveer 94 % van de aanvragen komt uit de"),
        (60, 4.2, "maakindustrie, tegenover 91 procent vroeger. Voor 3 netwerken werd de"),
    ]

    def justified(canvas: Any) -> None:
        canvas.setFont("Helvetica", 10)
        for number, (left, space, words) in enumerate(lines):
            canvas.drawString(left, HEIGHT - 440 - 14 * number, words, wordSpace=space)

    texts = [(60, 482, "verslaggeving nagekeken. De uitkomst staat hieronder:")]
    texts += set_out(510, 18, (60, 300), ("Netwerk", "Leden"), ("EUKA", "54"), ("FLAG", "71"))
    found = pdf_answer(tmp_path, texts, drawn=[justified])
    assert len(found.grids) == 1
    assert ("stated_count", "error") in told(found)


def test_figures_at_half_the_height_of_names_on_two_pages(tmp_path: Path):
    places = (60, 250, 330, 400, 480)
    first = set_out(692, 1, places, ("", "", "Leden", "", "Samenwerkingen"))
    first += set_out(708, 1, places, ("IBN", *("Streefdoel", "Bereikt") * 2))
    first += [(60, 724, "Voeding/Verpakking (VBT"), (60, 736, "vzw)")]
    first += set_out(730, 1, places[1:], ("86", "37", "27", "10"))
    second = [(60, 70, "Textiel & Toekomst"), (60, 82, "(WatTech)")]
    second += set_out(76, 1, places[1:], ("153", "47", "14", "8"))
    found = members(pdf_answer(tmp_path, first, second), "achieved")
    assert found == {"Voeding/Verpakking": "37", "Textiel & Toekomst": "47"}


def test_one_cell_a_line_ends_in_another_name_in_brackets():
    rows = [("B-hive", 162, 311, 32, 47), ("Airkargo Belgium\n(ACB vzw)", 33, 70, 7, 4)]
    rows += [("Flemish\nAerospace Group", 114, 102, 5, 10)]
    body = " \nKpi\nstreefdoel\nGerealiseerd\n2019\n"
    for name, *values in rows:
        body += f"{name}\nAantal leden\n{values[0]}\n{values[1]}\n"
        body += f"{name}\nSamenwerkingsinitiatieven\n{values[2]}\n{values[3]}\n"
    found = read_answer(f"{INTRO}\n{body}")
    assert len(figures(found)) == 12
    assert told(found) == []


@pytest.mark.parametrize("place", [2, 3, 5], ids=["first", "amid others", "last"])
def test_a_range_beside_an_unknown_name_is_a_figure(place: int):
    rows = ["| IBN | Leden |", "| EUKA | 54 |", "| FLAG | 71 |", "| MaaS | 38 |", "| B-hive | 40 |"]
    rows.insert(place - 1, "| Plant3D | 181 à 186 |")
    found = read_answer(f"{INTRO}\n\n" + "\n".join(rows))
    assert told(found) == [("uncertain_figure", "warning")]


def test_money_below_a_header_of_members_is_another_column():
    body = "| IBN | Aantal leden | Aantal leden |\n| | 2019 | Subsidie (EUR) |\n"
    body += "| EUKA | 54 | 9.000 |\n| FLAG | 71 | 8.500 |\n"
    found = read_answer(f"{INTRO}\n\n{body}")
    assert [o.value for o in found.observations] == [54, 71]
    assert told(found) == []


@pytest.mark.parametrize("name", ["MaaS", "Plant3D"])
@pytest.mark.parametrize("place", [1, 2, 4], ids=["first", "amid others", "last"])
def test_a_row_with_a_coordinator_has_lost_its_figure(tmp_path: Path, name: str, place: int):
    rows = [["IBN", "Trekker", "Leden"], ["EUKA", "Sirris", "54"], ["FLAG", "Agoria", "71"]]
    rows.append(["Space 4.0", "imec", "70"])
    rows.insert(place, [name, "Voka", ""])
    assert told(drawn(tmp_path, *rows)) == [("complete_table", "warning")]
    unruled = pdf_answer(tmp_path, set_out(440, 18, (60, 200, 300), *rows))
    assert told(unruled) == [("complete_table", "warning")]


def test_an_unknown_name_amid_plain_lines_has_lost_its_figure():
    rows = "EUKA 54\nFLAG 71\nHaven 2030\nMaaS 38\nSpace 4.0 90\n"
    found = read_answer(f"{INTRO}\n\nAantal leden per netwerk\n\nNaam IBN aantal leden\n{rows}")
    assert told(found) == [("complete_table", "warning")]


def test_a_box_around_rows_parts_no_cells(tmp_path: Path):
    head = ("IBN", "Trekker", "Leden", "Opmerkingen")
    rows = [("EUKA", "imec", "170", "loopt nog"), ("FLAG", "Voka", "95", "afgerond")]
    texts = set_out(452, 18, (64, 204, 304, 384), head, *rows)

    def box(canvas: Any) -> None:
        canvas.grid([60, 200, 300, 380, 480], [HEIGHT - 440, HEIGHT - 458])
        canvas.rect(60, HEIGHT - 496, 420, 38)

    found = pdf_answer(tmp_path, texts, drawn=[box])
    assert members(found) == {"EUKA": "170", "FLAG": "95"}
    assert told(found) == []


def test_a_list_of_another_moment_has_networks_of_its_own():
    body = "• EUKA: 142 leden\n• FLAG: 111 leden\n• MaaS: 96 leden\n{title}\n"
    body += "• B-hive: 189 leden\n• Space 4.0: 86 leden\n"
    title = "Aantal leden per netwerk op 31/12/2020"
    assert told(read_answer(f"{INTRO}\n\n{body.format(title=title)}")) == []


def test_each_network_has_a_figure_of_each_moment_that_titles_tell():
    rows = "| {0} | |\n| EUKA | 54 |\n| FLAG | 71 |\n| MaaS | 38 |\n"
    body = "| IBN | Leden |\n" + rows.format("2019") + rows.format("2020")
    assert told(read_answer(f"{INTRO}\n\n{body}")) == []
    lost = body[::-1].replace("| EUKA | 54 |\n"[::-1], "", 1)[::-1]
    assert told(read_answer(f"{INTRO}\n\n{lost}")) == [("complete_table", "error")]


def test_the_last_name_ends_below_a_row_whose_labels_stand_close(tmp_path: Path):
    texts = set_out(440, 1, (60, 210, 320, 390), ("Kpi", "Netwerk", "Streefdoel", "Behaald"))
    top = 456.0
    names = [("MaaS",), ("Smart Digital", "Farming"), ("Flanders Health",)]
    for name in (*names, ("Vlaamse", "dronecluster", "EUKA")):
        for number, kpi in enumerate(("Aantal leden", "Aantal samenwerkingsinitiatieven")):
            texts += [(210, top + 11 * line, words) for line, words in enumerate(name)]
            row = (kpi, str(40 + number), str(50 + number))
            texts += set_out(top + 11 * (len(name) - 1) / 2, 1, (60, 335, 400), row)
            top += 11 * len(name) + 3
    found = {row[0] for row in figures(pdf_answer(tmp_path, texts))}
    assert found == {"MaaS", "Smart Digital Farming", "Flanders Health", "EUKA"}


def test_the_number_of_a_name_stands_above_figures_in_a_text():
    groups = ["FLAG", "Logistiek 4.0 (coördinator: Hof ter Beke)", "IBN composieten"]
    rows = [f"{name}\nEind 2018  1{n}0\nEind 2019  2{n}5" for n, name in enumerate(groups, 1)]
    found = read_answer(f"{INTRO}\n\n           Aantal leden\n" + "\n".join(rows))
    assert {(row[0], row[-1]) for row in figures(found)} == {
        (name, f"{year}")
        for n, name in enumerate(("FLAG", "Logistiek 4.0", "IBN composieten"), 1)
        for year in (f"1{n}0", f"2{n}5")
    }


def test_a_header_that_a_page_repeats_is_explained(tmp_path: Path):
    head = [("Netwerk", "Beoogd leden", "Bereikt"), ("", "aantal", "2017-2018")]
    rows = [("EUKA", "45", "54"), ("FLAG", "60", "71")]
    first = set_out(700, 12, (60, 250, 350), *head) + set_out(730, 18, (60, 250, 350), *rows)
    second = set_out(70, 12, (60, 250, 350), *head)
    second += set_out(100, 18, (60, 250, 350), ("MaaS", "38", "40"), ("B-hive", "39", "41"))
    assert told(pdf_answer(tmp_path, first, second)) == []


def test_a_group_of_which_a_page_holds_the_name_below_a_header_of_three_lines(tmp_path: Path):
    head = [("IBN", "Beoogd", "Behaald"), ("", "aantal", "resultaat"), ("", "", "eind 2019")]
    kinds = ("Samenwerkingen", "Leden")
    first = [*set_out(700, 13, (60, 250, 350), *head), (60, 746, "3D-printen")]
    second = set_out(60, 13, (60, 250, 350), *head)
    second += set_out(105, 19, (60, 262, 362), *((kind, "15", "27") for kind in kinds))
    second += [(60, 143, "EUKA")]
    second += set_out(162, 19, (60, 262, 362), *((kind, "28", "53") for kind in kinds))
    found = {row[0] for row in figures(pdf_answer(tmp_path, first, second))}
    assert found == {"3D-printen", "EUKA"}


def test_a_count_at_the_end_of_a_line_goes_on_below():
    wide = (
        "Het agentschap kijkt de verslagen na en vraagt waar dat nodig is meer uitleg; dat duurt.\n"
    )
    said = "Het overzicht dat u hieronder bij dit antwoord vindt, gaat over {n}\nIBN's.\n\n"
    table = "Netwerk   Leden\nEUKA         54\nFLAG         71\n"
    answers = [read_answer(f"{wide * 4}\n{said.format(n=n)}{table}") for n in (2, 3)]
    found = [[f.outcome for f in findings_of(a, "stated_count")] for a in answers]
    assert found == [["confirmed"], ["contradicted"]]


def test_a_total_above_all_rows_may_look_like_a_year():
    rows = "| Totaal aantal | 1910 |\n| EUKA | 1529 |\n| FLAG | 381 |\n"
    body = f"{INTRO}\n\n| Netwerk | Leden |\n{rows}"
    assert told(read_answer(body)) == []
    assert told(read_answer(body.replace("| FLAG | 381 |", "| FLAG | 318 |"))) == [
        ("total", "error")
    ]


def test_an_item_stands_below_a_table_that_ends_in_one_word(tmp_path: Path):
    texts = set_out(440, 20, (60, 300), ("EUKA", ""), ("Leden", "54"))
    texts += [(300, 480, "7"), (60, 474, "Aantal"), (60, 486, "samenwerkingsinitiatieven")]
    texts += [(60, 505, "2. De netwerken werken voort zoals zij dat al die jaren hebben gedaan.")]
    found = pdf_answer(tmp_path, texts)
    assert [item.label for item in found.outline.part("answer")] == ["1", "2"]


@pytest.mark.parametrize(("count", "expected"), [(4, []), (5, [("stated_count", "error")])])
def test_tables_beside_each_other_are_counted_together(
    tmp_path: Path, count: int, expected: list[Any]
):
    texts = [(60.0, 440.0, f"Momenteel worden {count} IBN's gefinancierd:")]
    texts += set_out(470, 18, (60, 200), ("Netwerk", "Leden"), ("EUKA", "54"), ("FLAG", "71"))
    beside = [("Bedrijfsnetwerk", "Ledenaantal"), ("MaaS", "38"), ("B-hive", "40")]
    texts += set_out(470, 18, (320, 460), *beside)
    assert told(pdf_answer(tmp_path, texts)) == expected


def test_no_figure_below_two_measures_in_one_header_goes_by_in_silence():
    rows = "| EUKA | 1400 | 154 |\n| MaaS | 159 | 140 |\n| FLAG | 39 | 159 |\n"
    assert told(read_answer(f"{INTRO}\n\n| IBN | Gerealiseerd Streefdoel | |\n{rows}"))
    assert told(read_answer(f"{INTRO}\n\n| Gerealiseerd Streefdoel | | |\n{rows}"))


def test_one_cell_a_line_of_another_subject_lacks_no_network():
    body = (
        "De cijfers gaan over de sportclubs die aan het proefproject deelnamen:\n"
        "Sportclub\nLedenaantal\nJudoclub Genk\n163\nHockeyclub Rood-Wit\n151\nVC Hand\n125\n"
    )
    assert told(read_answer(body)) == []


def test_one_cell_a_line_below_its_announcement_keeps_its_header():
    rows = "Aircargo Belgium\n328000\nEUKA\n386000\nFLAG\n263000\n"
    body = f"Een overzicht staat hieronder:\nNetwerk\nToegekende steun\n{rows}"
    assert told(read_answer(body)) == []
    assert told(read_answer(body.replace("Toegekende steun\n", "")))


def test_numbers_of_a_header_that_a_page_repeats_are_explained(tmp_path: Path):
    places = (60, 240, 340)
    head = [(60.0, 0.0, "Netwerk"), (240.0, 0.0, "Aantal leden"), (240.0, 12.0, "na 1")]
    head += [(340.0, 0.0, "Aantal leden"), (340.0, 12.0, "na 3"), (240.0, 24.0, "jaar")]
    head += [(340.0, 24.0, "jaar")]
    first = [(x, 700 + y, text) for x, y, text in head]
    first += set_out(744, 18, places, ("EUKA", "54", "71"), ("FLAG", "60", "72"))
    second = [(x, 60 + y, text) for x, y, text in head]
    second += set_out(104, 18, places, ("MaaS", "38", "41"), ("B-hive", "40", "45"))
    found = pdf_answer(tmp_path, first, second)
    assert len(members(found)) == 4
    assert told(found) == []


def test_a_subtotal_of_one_row_is_held_against_it_as_the_other_subtotals_are():
    first = "| EUKA | 24 | 30 |\n| Subtotaal eerste | 36 | 42 |\n"
    second = "| FLAG | 20 | 11 |\n| MaaS | 22 | 12 |\n| Subtotaal tweede | 42 | 23 |\n"
    found = read_answer(f"{INTRO}\n\n| Netwerk | Leden 2019 | Leden 2020 |\n{first}{second}")
    whole = sheet(found.grids[0], labels(found.profile))
    assert whole
    # A title stands above the second part only.
    lines = [replace(x, section=("II",)) if x.index > 2 else x for x in whole.lines]
    wrong = {t.line.label: len(t.wrong) for t in totals(replace(whole, lines=tuple(lines)))}
    assert wrong == {"Subtotaal eerste": 2, "Subtotaal tweede": 0}


@pytest.mark.parametrize("slip", [["Smart Digital Farmign"], ["Smart Buildigns in", "Use"]])
def test_a_name_with_a_slip_below_a_table_has_lost_its_figure(tmp_path: Path, slip: list[str]):
    places = set_out(440, 18, (60, 300), ("Netwerk", "Leden"), ("EUKA", "54"), ("FLAG", "71"))
    places += set_out(496, 11, (60,), *([line] for line in slip))
    assert ("stray_name", "warning") in told(pdf_answer(tmp_path, places))


@pytest.mark.parametrize(("number", "said"), [("{}", "Nr."), ("{}.", "Nr."), ("{})", "")])
@pytest.mark.parametrize("gone", [4, 6, 0])
def test_a_number_that_is_left_out_tells_of_a_row(
    tmp_path: Path, gone: int, number: str, said: str
):
    names = ["EUKA", "FLAG", "MaaS", "Stille Wegen", "Space 4.0", "B-hive", "Plant3D"]
    rows = [(number.format(n), name, str(40 + n)) for n, name in enumerate(names, 1) if n != gone]
    rows = [(said, "Netwerk", "Leden"), *rows]
    text = "".join(f"| {' | '.join(row)} |\n" for row in rows)
    placed = pdf_answer(tmp_path, set_out(440, 18, (60, 90, 300), *rows))
    for found in (read_answer(f"{INTRO}\n\n{text}"), placed):
        warned = [f.message for f in findings_of(found, "row_number")]
        assert len(warned) == bool(gone)
        assert all(f"number {gone} is left out: a row between {gone - 1} (" in w for w in warned)


@pytest.mark.parametrize(
    "rows",
    [
        ["1 | EUKA | 54", "2 | FLAG | 71", "3 | MaaS | n.v.t.", "4 | B-hive | 38", "5 | B2 | 9"],
        ["1 | EUKA | 54", "7 | FLAG | 71", "9 | MaaS | 14", "10 | B-hive | 38", "12 | B2 | 9"],
        ["2016 | EUKA | 54", "2017 | EUKA | 71", "2019 | EUKA | 14", "2020 | EUKA | 38"],
    ],
    ids=["no figure", "other numbers", "years"],
)
def test_numbers_that_leave_no_row_out(rows: list[str]):
    table = "".join(f"| {row} |\n" for row in ["Nr. | Netwerk | Leden", *rows])
    found = read_answer(f"{INTRO}\n\n{table}")
    assert not findings_of(found, "row_number")


def test_a_name_without_its_figure_is_not_taken_for_the_begin_of_the_next():
    table = "Netwerk\tLeden\nEUKA\t54\nStille Wegen (VBT vzw){}\nBio4Home\t89\nMaaS\t38\n"
    whole, found = (read_answer(f"{INTRO}\n\n{table.format(own)}") for own in ("\t60", ""))
    assert len(members(whole)) == 4
    assert ("uncertain_figure", "warning") in told(found)
    assert "89" not in members(found).values()


def test_a_name_with_a_slip_that_goes_on_may_be_two():
    table = "| Netwerk | Leden |\n| EUKA | 54 |\n| Flanders Bike Valey{} | 29 |\n| MaaS | 38 |\n"
    assert members(read_answer(f"{INTRO}\n\n{table.format('')}"))["Flanders Bike Valley"] == "29"
    assert told(read_answer(f"{INTRO}\n\n{table.format(' Bio4Home')}")) == [
        ("uncertain_figure", "warning")
    ]


def test_a_name_in_two_lines_beside_a_table_has_lost_its_figure(tmp_path: Path):
    rows = [["Netwerk", "Leden"], ["Innovatieve", ""], ["Coatings", ""], ["MaaS", "38"]]
    warned = findings_of(drawn(tmp_path, *rows), "complete_table")
    assert any("Innovatieve stands in" in f.message for f in warned)
