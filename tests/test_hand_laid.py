"""Tables as a civil servant lays them out by hand: the smallest document for each defect seen."""

from __future__ import annotations

import pytest
from figures import INTRO, answer_with, extract_text, figures

from extractor import Answer
from extractor.model import Box, Cell, Word
from extractor.notation.cells import Quantity, parse_cell
from extractor.read.tabs import unbarred


def answer(*rows: str, intro: str = INTRO) -> Answer:
    """An answer with a table of tab-separated cells below a sentence."""
    table = "\n".join(row.replace(" | ", "\t") for row in rows)
    return extract_text(answer_with(f"{intro}\n\n{table}\n"))


def read(*rows: str, intro: str = INTRO) -> set[str]:
    """Each figure of such an answer in short: "EUKA members target 40"."""
    return {
        " ".join(part for part in (name, indicator, segment, measure, period, value) if part)
        for name, indicator, segment, measure, period, value in figures(answer(*rows, intro=intro))
    }


def findings(extraction: Answer) -> list[str]:
    return [f.message for f in extraction.findings if f.severity in ("warning", "error")]


@pytest.mark.parametrize("bullet", ["\uf0b7", "\uf0a7", "▪", "➢", "o"])
def test_a_bullet_is_no_part_of_a_name(bullet: str):
    rows = (f"{bullet} EUKA: 229 leden", f"{bullet} Slim Onderhoud: 38 leden")
    assert read(*rows) == {
        "EUKA members total reported 229",
        "Slim Onderhoud members total reported 38",
    }


@pytest.mark.parametrize("heading", ["Startdatum", "Erkend op", "Looptijd vanaf"])
def test_the_day_that_a_network_began_is_not_that_of_its_figures(heading: str):
    found = read(
        f"Netwerk | {heading} | Doel leden | Behaald leden",
        "EUKA | 1/01/2017 | 200 | 229",
        "Space 4.0 | 1/10/2018 | 40 | 38",
    )
    assert "EUKA members total target 200" in found
    assert "Space 4.0 members total achieved 38" in found


@pytest.mark.parametrize("heading", ["Peildatum", "Datum", "Stand op"])
def test_a_day_beside_a_network_is_that_of_its_figures(heading: str):
    found = read(
        f"Netwerk | {heading} | Aantal leden",
        "EUKA | 31/12/2019 | 200",
        "Space 4.0 | 31/12/2019 | 40",
    )
    assert "EUKA members total reported 2019-12-31 200" in found


def test_a_column_of_another_day_counts_the_same():
    found = read(
        "Netwerk | Aantal leden per 31/12/2018 | per 31/12/2019",
        "EUKA | 180 | 190",
        "Space 4.0 | 30 | 31",
    )
    assert "EUKA members total reported 2019-12-31 190" in found


@pytest.mark.parametrize("heading", ["Werkjaar", "Rapporteringsperiode"])
def test_the_heading_of_periods_leaves_nothing_unknown(heading: str):
    found = read(
        f"Netwerk | {heading} | Streefdoel aantal leden | Gerealiseerd",
        "EUKA | 2017-2018 | 80 | 75",
        "Space 4.0 | 2017-2018 | 20 | 23",
    )
    assert "EUKA members total achieved 2017/2018 75" in found


def test_networks_stand_above_years():
    found = read(
        "Jaar | EUKA | Space 4.0",
        "2019 | 110 | 12",
        "2020 | 150 | 22",
        intro="Het aantal leden van de netwerken was:",
    )
    assert "Space 4.0 members total reported 2020 22" in found
    assert len(found) == 4


def test_kinds_below_a_heading_of_kinds():
    found = read(
        "Ledentype | EUKA | Space 4.0",
        "Bedrijven | 110 | 12",
        "- waarvan kmo | 50 | 7",
        intro="De samenstelling van de leden was:",
    )
    assert "EUKA members companies reported 110" in found
    assert "Space 4.0 members smes reported 7" in found


def test_a_group_of_networks_does_not_hide_what_is_counted():
    found = read(
        "Netwerk | Streefdoel leden | Bereikt",
        "Eerste oproep (2016)",
        "EUKA | 40 | 45",
        "Space 4.0 | 80 | 53",
        "Tweede oproep (2018)",
        "Flux50 | 40 | 33",
        "MaaS | 30 | 44",
    )
    assert "EUKA members total achieved 45" in found
    assert len(found) == 8


@pytest.mark.parametrize(
    "cell",
    [
        "38 (waarvan 20 kmo's en 6 kennisinstellingen)",
        "38 (20 kmo's, 6 kennisinstellingen)",
        "38 leden, waarvan 20 kmo's en 6 kennisinstellingen",
        "38 (kmo's: 20; kennisinstellingen: 6)",
    ],
)
def test_the_parts_of_a_figure_in_its_cell(cell: str):
    found = read("Netwerk | Aantal leden", f"EUKA | {cell}", "MaaS | 12")
    assert found == {
        "EUKA members total reported 38",
        "EUKA members smes reported 20",
        "EUKA members knowledge_institutions reported 6",
        "MaaS members total reported 12",
    }


def test_a_part_of_an_unknown_kind_is_told():
    extraction = answer("Netwerk | Aantal leden", "EUKA | 38 (waarvan 20 uit Limburg)", "MaaS | 12")
    assert len(extraction.observations) == 2
    assert any("'20'" in message for message in findings(extraction))


@pytest.mark.parametrize("cell", ["38 (stand 2020)", "38 (1)", "38 (95%)", "38 (na 3 jaar)"])
def test_a_remark_on_a_figure_is_no_part_of_it(cell: str):
    extraction = answer("Netwerk | Aantal leden", f"EUKA | {cell}", "MaaS | 12")
    assert [o.value for o in extraction.observations] == [38, 12]
    assert not any("behind another figure" in message for message in findings(extraction))


def test_the_parts_of_a_figure_are_its_note():
    assert parse_cell("53, waarvan 31 kmo's") == Quantity(53, note="waarvan 31 kmo's")
    assert parse_cell("53 waren er 31") is None


def test_captions_below_their_tables():
    tables = (
        "Netwerk\tStreefdoel\tBereikt\nEUKA\t200\t229\nMaaS\t40\t38\n\nTabel 1: Aantal leden\n\n"
        "Netwerk\tStreefdoel\tBereikt\nEUKA\t12\t15\nMaaS\t9\t7\n\n"
        "Tabel 2: Aantal samenwerkingen\n"
    )
    found = figures(extract_text(answer_with(f"{INTRO}\n\n{tables}")))
    assert ("EUKA", "members", "total", "achieved", "", "229") in found
    assert ("EUKA", "collaborations", "total", "achieved", "", "15") in found


def test_the_first_line_of_a_text_below_a_table_is_no_caption():
    rest = "De netwerken rapporteren elk jaar aan het agentschap over de voortgang en\nhun werking."
    table = "Netwerk\tAantal leden\nEUKA\t200\nMaaS\t40\n"
    extraction = extract_text(answer_with(f"{INTRO}\n\n{table}\n{rest}"))
    assert extraction.grids[-1].caption == ""


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Aantal leden per netwerk eind 2020:", "2020-12-31 "),
        ("De leden per IBN in 2019:", "2019 "),
        ("De oproep van 2016 leverde netwerken op met volgend aantal leden:", ""),
    ],
)
def test_a_title_that_ends_in_a_colon_tells_the_period(title: str, period: str):
    found = read("- EUKA: 229 leden", "- Space 4.0: 38 leden", intro=title)
    assert f"EUKA members total reported {period}229" in found


def test_the_mark_of_a_note_in_a_header_is_explained():
    rows = ("Netwerk | Streefdoel leden | Bereikt (1)", "EUKA | 200 | 229", "MaaS | 40 | 38")
    extraction = answer(*rows, "(1) Stand eind 2021.")
    assert not findings(extraction)


@pytest.mark.parametrize(("mark", "fields"), [(" | ", True), ("|", False), (";", True)])
def test_fields_between_one_mark_each(mark: str, fields: bool):
    lines = [mark.join(own) for own in (("Netwerk", "Leden"), ("EUKA", "229"), ("MaaS", "38"))]
    assert all(("\t" in line) == fields for line in unbarred(lines))


def test_semicolons_of_sentences_part_nothing():
    lines = ["EUKA groeit; MaaS niet", "FLAG groeit; B-hive niet", "Flux50 groeit; Vlas niet"]
    assert unbarred(lines) == lines


def test_what_is_marked_as_not_given_has_its_period():
    rows = ("Netwerk | Aantal leden 2019 | Aantal leden 2020", "EUKA | - | 20", "MaaS | 12 | 13")
    extraction = answer(*rows)
    assert any("members for 2019 is marked '-'" in f.message for f in extraction.findings)


@pytest.mark.parametrize(
    ("broken", "name"), [("3D-", "3D-printing"), ("Oppervlakte-", "Oppervlakteprinting")]
)
def test_a_hyphen_at_the_end_of_a_line_of_a_name(broken: str, name: str):
    words = (Word(broken, 0, Box(0, 0, 30, 10), 10), Word("printing", 20, Box(0, 12, 40, 22), 10))
    assert Cell(0, 0, words).text == name


def test_a_table_that_begins_on_the_line_of_its_item_is_of_that_item():
    table = "Ledenaantal (streefdoel / bereikt):\n- EUKA: 200 / 229\n- MaaS: 40 / 38\n"
    extraction = extract_text(answer_with(table))
    told = [*extraction.observations, *(f for f in extraction.findings if f.evidence)]
    assert told
    assert {one.item for one in told} == {"1"}
