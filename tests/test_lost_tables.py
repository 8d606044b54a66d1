"""The smallest documents in which one line, read wrongly, cost a table all of its figures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from figures import INTRO, figures, read_answer
from pdfs import HEIGHT, rulings
from placed import Placed, members, pdf_answer, set_out

from extractor.meaning.labels import labels
from extractor.profile import load


def grid(xs: list[float], tops: list[float]):
    """Ruling lines at places from the left and from the top of a page."""

    def draw(canvas: Any) -> None:
        canvas.grid(xs, [HEIGHT - top for top in tops])

    return draw


def read(body: str) -> set[tuple[str, ...]]:
    """(network, measure, value) of each figure of members in a text."""
    found = figures(read_answer(f"{INTRO}\n\n{body}"))
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
    texts += set_out(488, 12, (60, 215, 310), ("Leden", "151", "89"), ("Kmo's", "12", "26"))
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


def test_words_broken_into_three_parts_are_read_whole():
    read_label = labels(load("ibn")).read
    assert read_label("Bereikt l edenaan tal").dimensions == {
        "indicator": "members",
        "measure": "achieved",
    }
    assert read_label("Innovatief b edrijfsnetwe rk").heading


def test_a_total_right_below_the_header_lacks_a_label(tmp_path: Path):
    places = (60, 180, 260, 360, 440)
    texts = set_out(440, 20, places, ("Netwerk", "Steun", "Trekker", "Doel leden", "Leden bereikt"))
    texts += set_out(460, 20, places, ("Totaal", "650", "", "100", "190"))
    texts += [(60, 474, "Groene"), (260, 474, "POM West-")]
    texts += set_out(480, 20, places, ("", "300", "", "30", "45"))
    texts += [(60, 486, "Chemie"), (260, 486, "Vlaanderen")]
    texts += set_out(506, 20, places, ("FLAG", "350", "Agoria", "70", "145"))
    found = members(pdf_answer(tmp_path, texts), "achieved")
    assert found == {"Groene Chemie": "45", "FLAG": "145"}


def test_a_name_that_begins_with_a_small_letter_goes_on_from_nothing():
    body = (
        "Netwerk         Leden\n"
        "Flanders Bike      94\n"
        "Valley\n"
        "flanders.health   171\n"
        "MaaS              123\n"
    )
    assert {(name, value) for name, _, value in read(body)} == {
        ("Flanders Bike Valley", "94"),
        ("Flanders Health", "171"),
        ("MaaS", "123"),
    }


def test_a_name_that_speaks_of_what_is_counted_stands_before_what_others_count():
    body = (
        "Netwerk Doel Bereikt\n"
        "EUKA Aantal leden 30 45\n"
        "Aantal projecten 11 18\n"
        "Samenwerking Onderzoek en Maakbedrijven Aantal leden 33 61\n"
        "Aantal projecten 31 64\n"
        "FLAG Aantal leden 70 145\n"
        "Aantal projecten 15 27\n"
    )
    found = read(body)
    assert ("Samenwerking Onderzoek en Maakbedrijven", "achieved", "61") in found
    assert ("FLAG", "achieved", "145") in found


def test_lists_beside_each_other_with_one_header_and_without_a_heading(tmp_path: Path):
    rows = [("", "Leden", "", "Leden"), ("EUKA", "184", "Stille Wegen", "134")]
    rows += [("Bio4Home", "83", "Plant3D", "86"), ("MaaS", "177", "Cyber4Makers", "102")]
    found = members(pdf_answer(tmp_path, set_out(440, 20, (60, 180, 280, 420), *rows)))
    assert found["Stille Wegen"] == "134"
    assert found["EUKA"] == "184"
    assert len(found) == 6


def test_the_second_line_of_one_header_row_stands_beside_the_next_row(tmp_path: Path):
    texts = set_out(440, 11, (280,), ("Aantal leden",), ("bij start",))
    texts += set_out(445.5, 1, (420,), ("Samenwerkingen",))
    texts += [(60, 459, "Netwerk"), (150, 453, "Uitbetaald"), (150, 464, "bedrag")]
    texts += [(260, 470, "Streefdoel"), (320, 464, "Bereikt"), (320, 475, "eind 2019")]
    texts += [(400, 470, "Streefdoel"), (470, 464, "Bereikt"), (470, 475, "eind 2019")]
    rows = [("EUKA", "49.500", "38", "33", "27", "9"), ("FLAG", "79.500", "26", "162", "16", "17")]
    texts += set_out(500, 22, (60, 150, 270, 325, 410, 475), *rows)
    found = figures(pdf_answer(tmp_path, texts))
    assert ("FLAG", "members", "total", "achieved", "2019-12-31", "162") in found
    assert ("EUKA", "collaborations", "total", "target", "2019-12-31", "27") in found
    assert len(found) == 8


def test_the_heading_of_long_names_is_set_right(tmp_path: Path):
    texts: Placed = [(330, 440, "IBN"), (494, 440, "Leden")]
    texts += set_out(460, 20, (369, 412, 456, 499), ("2017", "2018", "2019", "2020"))
    rows = [
        ("Digitizing Manufacturing", "156", "119", "196", "162"),
        ("FLAG", "151", "126", "120", "179"),
    ]
    texts += set_out(480, 20, (107, 371, 414, 458, 501), *rows)
    found = figures(pdf_answer(tmp_path, texts))
    assert ("FLAG", "members", "total", "reported", "2017", "151") in found
    assert len(found) == 8


def test_rows_of_many_narrow_columns_are_no_running_text(tmp_path: Path):
    places = (60, 200, 230, 260, 290, 320, 360)
    texts = set_out(
        440, 20, places, ("Netwerk", "2017", "2018", "2019", "2020", "Steun", "Stand van zaken")
    )
    texts += [(60, 420, "Aantal leden per netwerk")]
    rows = [
        ("EUKA", "121", "171", "100", "186", "1500", "loopt"),
        ("Power to Gas (WatTech)", "104", "121", "131", "154", "3865", "eindverslag in nazicht"),
        ("FLAG", "151", "126", "140", "117", "4350", "loopt"),
    ]
    texts += set_out(460, 20, places, *rows)
    found = figures(pdf_answer(tmp_path, texts))
    assert ("Power to Gas", "members", "total", "reported", "2018", "121") in found
    assert len(found) == 12


def test_a_group_with_a_colon_may_have_a_long_name():
    body = (
        "Streefwaarde Bereikt\n"
        "EUKA:\nLedenaantal 177 152\nProjecten 19 25\n"
        "Netwerk voor Geavanceerde Oppervlaktebehandeling van Metalen:\n"
        "Ledenaantal 97 196\nProjecten 9 12\n"
        "FLAG:\nLedenaantal 45 49\nProjecten 22 34\n"
    )
    assert {value for _, said, value in read(body) if said == "achieved"} == {"152", "196", "49"}


def test_a_page_cuts_a_row_within_words_of_two_labels(tmp_path: Path):
    places = (60, 170, 340, 430)
    first = set_out(680, 20, places, ("Kpi", "Netwerk", "Doel", "Bereikt"))
    first += set_out(700, 20, places, ("Aantal leden", "EUKA", "30", "45"))
    first += set_out(720, 20, places, ("Aantal leden", "Slimme Haven", "70", "145"))
    first += set_out(740, 20, places, ("Samenwerkings-", "EUKA (vzw", "", ""))
    second = set_out(60, 20, places, ("initiatieven", "Kiem)", "11", "18"))
    second += set_out(82, 12, (60,), ("Samenwerkings-",), ("initiatieven",))
    second += set_out(88, 20, places, ("", "Slimme Haven", "15", "27"))
    found = figures(pdf_answer(tmp_path, first, second))
    assert ("EUKA", "collaborations", "total", "achieved", "", "18") in found
    assert ("Slimme Haven", "collaborations", "total", "achieved", "", "27") in found


def test_a_header_of_one_cell_a_line_that_ends_in_small_letters():
    body = (
        "Innovatief\nbedrijfsnetwerk\nGerealiseerd aantal\nleden\nBeoogd aantal leden\n"
        "Gerealiseerd aantal\nsamenwerkingen\nStreefwaarde aantal\nsamenwerkingen\n"
        "FLAG\n94\n37\n21\n6\nGroen Licht Vlaanderen\n21\n118\n23\n30\nEUKA\n176\n88\n16\n12\n"
    )
    assert ("EUKA", "target", "88") in read(body)


def test_an_unknown_column_takes_no_word_of_the_next_header():
    body = (
        "IBN\nToegekende steun\n(euro)\nGrote\nondernemingen\nKmo's\nTotaal leden\n"
        "FLAG\n5.500\n37\n21\n58\nEUKA\n8.000\n18\n23\n41\nMaaS\n9.500\n88\n16\n104\n"
    )
    found = figures(read_answer(f"{INTRO}\n{body}"))
    assert ("EUKA", "members", "large_companies", "reported", "", "18") in found


def test_the_names_of_numbered_rows_end_below_the_table(tmp_path: Path):
    texts = set_out(440, 20, (60, 90, 200, 260), ("#", "Netwerk", "2019", "2020"))
    texts += [(60, 420, "Aantal leden per netwerk")]
    for number, (one, other) in enumerate([("Aircargo", "Belgium"), ("Flanders", "Health")]):
        top = 470 + 36 * number
        texts += [(90, top - 6, one), (90, top + 6, other)]
        texts += set_out(top, 20, (60, 200, 260), (str(number + 1), f"3{number}", f"4{number}"))
    found = {row[0] for row in figures(pdf_answer(tmp_path, texts))}
    assert found == {"Aircargo Belgium", "Flanders Health"}


def test_a_tight_header_begins_with_a_line_of_many_texts(tmp_path: Path):
    texts = set_out(
        440,
        11,
        (60, 150, 230, 320),
        ("Innovatief bedrijfs", "Subsidie", "Leden -", "Leden -"),
        ("netwerk", "", "target", "bereikt"),
    )
    rows = [("EUKA", "168.500", "34", "98"), ("Groen Licht B", "296.000", "56", "123")]
    texts += set_out(476, 20, (60, 158, 235, 325), *rows)
    found = members(pdf_answer(tmp_path, texts), "target")
    assert found["EUKA"] == "34"


def test_a_group_below_a_rule_of_text_does_not_end_the_header():
    body = (
        "| Netwerk | Doel | Bereikt 2019 |\n| --- | --- | --- |\n"
        "| dronecluster EUKA |  |  |\n| Samenwerkingen | 24 | 37 |\n| Ledenaantal | 62 | 104 |\n"
        "| IoT Value Chain |  |  |\n| Samenwerkingen | 24 | 43 |\n| Ledenaantal | 107 | 186 |\n"
    )
    assert {(name, value) for name, said, value in read(body) if said == "target"} == {
        ("EUKA", "62"),
        ("IoT Value Chain", "107"),
    }


def test_the_last_entry_of_a_list_may_be_as_long_as_running_text():
    body = (
        "- EUKA: 182 leden\n- FLAG: 124 leden\n"
        "- Netwerk voor Geavanceerde Oppervlaktebehandeling van Metalen (Noord-Zuid): 168 leden\n\n"
        "Verschillen tussen de netwerken hangen samen met de sector waarin zij de laatste jaren\n"
        "actief zijn.\n"
    )
    assert "168" in {value for _, _, value in read(body)}


def test_a_first_group_whose_name_ends_in_a_number_stands_below_the_header(tmp_path: Path):
    texts: Placed = [
        (210, 440, "Leden"),
        (60, 460, "Innovatie in de Binnenvaart"),
        (60, 472, "2.0"),
    ]
    texts += set_out(490, 18, (60, 215), ("Grote ondernemingen", "72"), ("Kmo's", "71"))
    texts += set_out(
        526, 18, (60, 215), ("EUKA", ""), ("Grote ondernemingen", "88"), ("Kmo's", "38")
    )
    found = {(row[0], row[2], row[5]) for row in figures(pdf_answer(tmp_path, texts))}
    assert ("Innovatie in de Binnenvaart 2.0", "smes", "71") in found
    assert ("EUKA", "large_companies", "88") in found


def test_what_an_unknown_header_counts_below_a_known_one_is_no_member(tmp_path: Path):
    texts: Placed = [(300, 440, "Ledenaantal")]
    places = (60, 170, 250, 330, 410)
    texts += set_out(460, 20, places, ("Netwerk", "Betaald", "Kmo's", "Scholen", "Totaal"))
    texts += set_out(480, 20, places, ("EUKA", "9000", "12", "8", "20"))
    texts += set_out(500, 20, places, ("FLAG", "4000", "31", "2", "33"))
    values = {row[5] for row in figures(pdf_answer(tmp_path, texts))}
    assert "9000" not in values
    assert {"12", "20"} <= values


def test_one_cell_a_line_ends_in_a_remark_above_its_caption():
    body = (
        "IBN\nDoel leden\nLeden bereikt\nOpmerkingen\nEUKA\n173\n152\nloopt nog\n"
        "FLAG\n188\n88\nafgerond\nMaaS\n101\n42\nloopt nog\n"
        "Tabel 1: Afgesproken waarden per netwerk eind 2019\n"
    )
    found = figures(read_answer(f"{INTRO}\n{body}"))
    assert ("MaaS", "members", "total", "achieved", "2019-12-31", "42") in found


def test_sub_headers_stand_below_the_headers_that_a_shaded_band_encloses(tmp_path: Path):
    texts = [(420, 440, "Aantal opgestarte"), (293, 446, "Ledenaantal")]
    texts += [(400, 451, "samenwerkingsinitiatieven"), (60, 459, "IBN")]
    texts += [(210, 466, "Bereikt eind"), (370, 466, "Bereikt eind")]
    texts += [(295, 472, "Streefcijfer"), (460, 472, "Streefcijfer"), (245, 477, "2019")]
    texts += [(405, 477, "2019")]
    places = (60, 255, 335, 415, 495)
    texts += set_out(
        492, 15, places, ("EUKA", "96", "42", "7", "31"), ("FLAG", "95", "25", "5", "19")
    )
    bands = rulings(56, 540, 430, 481, 496, 511)
    found = figures(pdf_answer(tmp_path, texts, drawn=[bands]))
    assert ("FLAG", "members", "total", "achieved", "2019-12-31", "95") in found
    assert ("EUKA", "collaborations", "total", "target", "2019-12-31", "31") in found


def test_a_heading_of_names_before_what_all_columns_count():
    body = (
        "Innovatief bedrijfsnetwerk Aantal Leden\nEind 2018 Eind 2019 Eind 2020\n"
        "EUKA 150 25 67\nIBN composieten 85 145 111\nFLAG 173 30 120\n"
    )
    found = figures(read_answer(f"{INTRO}\n\n{body}"))
    assert ("EUKA", "members", "total", "reported", "2019-12-31", "25") in found
    assert len(found) == 9


def test_a_heading_of_remarks_in_three_words():
    body = (
        "IBN Kmo's Totaal aantal leden Stand van zaken\nEUKA 11 180 afgerond\n"
        "Flanders Health 93 166 traag op gang gekomen door een wissel van coördinator\n"
        "MaaS 57 194 loopt nog\n"
    )
    assert ("Flanders Health", "reported", "166") in read(body)


def test_two_header_rows_above_names_whose_lines_stand_at_half_heights(tmp_path: Path):
    places = (300, 360, 420, 480)
    texts: Placed = [(330, 440, "Ledenaantal"), (440, 440, "Samenwerkingsinitiatieven")]
    texts += set_out(458, 1, (60, *places), ("IBN", *("Streefdoel", "Bereikt") * 2))
    names = [("Slimme", "Haven"), ("Groene", "Chemie"), ("Offshore", "Energie"), ("Air", "Cargo")]
    for number, (one, other) in enumerate(names):
        top = 484 + 24 * number
        texts += [(60, top - 6.5, one), (60, top + 6.5, other)]
        texts += set_out(top, 1, places, tuple(str(30 + 10 * number + i) for i in range(4)))
    found = figures(pdf_answer(tmp_path, texts))
    assert ("Slimme Haven", "members", "total", "target", "", "30") in found
    assert ("Groene Chemie", "collaborations", "total", "achieved", "", "43") in found
    assert len(found) == 16


def test_sub_headers_that_repeat_stand_in_one_shaded_band_with_those_above(tmp_path: Path):
    places = (60, 200, 270, 340, 410)
    texts = set_out(440, 1, places, ("", "Leden", "", "Samenwerking", ""))
    texts += set_out(453, 1, places, ("", *("Streefdoel", "Bereikt") * 2))
    rows = [("EUKA", "30", "45", "11", "18"), ("FLAG", "70", "145", "15", "27")]
    texts += set_out(472, 16, places, *rows)
    bands = rulings(56, 480, 428, 460, 476, 492)
    found = figures(pdf_answer(tmp_path, texts, drawn=[bands]))
    assert ("FLAG", "members", "total", "achieved", "", "145") in found
    assert ("EUKA", "collaborations", "total", "target", "", "11") in found


def test_pairs_of_figures_beside_networks_are_told_where_no_column_has_single_ones():
    body = "Leden per IBN, daarachter het doel:\n\nEUKA 64 (50)\nFLAG 71 (55)\nB-hive 163 (100)"
    found = read_answer(body)
    told = {
        f.evidence.quote for f in found.findings if f.check == "uncertain_figure" and f.evidence
    }
    assert told == {"64 (50)", "71 (55)", "163 (100)"}
    assert not found.observations
