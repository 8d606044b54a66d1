"""From tables to figures: every form of table, in every rendering, by one mechanism."""

from __future__ import annotations

from pathlib import Path

import pytest
from figures import answer_with, extract_text, figures, findings_of
from render import FORMS, answer

from extractor import extract
from extractor.meaning.labels import labels
from extractor.profile import load

INTRO = "De gevraagde cijfers staan in de onderstaande tabel, zoals de netwerken ze opgaven."
EUKA_FLAG = {
    ("EUKA", "members", "total", "target", "", "150"),
    ("EUKA", "members", "total", "achieved", "", "229"),
    ("FLAG", "members", "total", "target", "", "55"),
    ("FLAG", "members", "total", "achieved", "", "71"),
}
TABLES = {
    "wide": (
        [
            ["Netwerk", "Streefdoel leden", "Aantal leden bereikt"],
            ["EUKA", "150", "229"],
            ["FLAG", "55", "71"],
        ],
        EUKA_FLAG,
    ),
    "achieved before target": (
        [["", "Gerealiseerd", "Beoogd"], ["Leden EUKA", "229", "150"], ["Leden FLAG", "71", "55"]],
        {
            ("EUKA", "members", "total", "achieved", "", "229"),
            ("EUKA", "members", "total", "target", "", "150"),
            ("FLAG", "members", "total", "achieved", "", "71"),
            ("FLAG", "members", "total", "target", "", "55"),
        },
    ),
    "grouped": (
        [
            ["", "streefdoel", "Bereikt"],
            ["EUKA"],
            ["Aantal leden", "150", "229"],
            ["FLAG"],
            ["Aantal leden", "55", "71"],
        ],
        EUKA_FLAG,
    ),
    "grouped by indicator": (
        [
            ["", "streefdoel", "Bereikt"],
            ["Aantal leden"],
            ["EUKA", "150", "229"],
            ["FLAG", "55", "71"],
            ["Aantal samenwerkingsinitiatieven"],
            ["EUKA", "12", "26"],
        ],
        EUKA_FLAG
        | {
            ("EUKA", "collaborations", "total", "target", "", "12"),
            ("EUKA", "collaborations", "total", "achieved", "", "26"),
        },
    ),
    "transposed": (
        [
            ["", "EUKA", "FLAG"],
            ["Streefdoel aantal leden", "150", "55"],
            ["Aantal leden bereikt", "229", "71"],
        ],
        EUKA_FLAG,
    ),
    "one count": (
        [["", "Aantal leden"], ["Space 4.0", "30"], ["MaaS", "38"]],
        {
            ("Space 4.0", "members", "total", "reported", "", "30"),
            ("MaaS", "members", "total", "reported", "", "38"),
        },
    ),
    "hedged and marked": (
        [["", "Aantal leden"], ["EUKA", "1.204"], ["FLAG", "n.v.t."], ["MaaS", "30-35"]],
        {("EUKA", "members", "total", "reported", "", "1204")},
    ),
    "years": (
        [["Netwerk", "2018", "2019"], ["Aantal leden"], ["EUKA", "14", "16"], ["FLAG", "15", "17"]],
        {
            ("EUKA", "members", "total", "reported", "2018", "14"),
            ("EUKA", "members", "total", "reported", "2019", "16"),
            ("FLAG", "members", "total", "reported", "2018", "15"),
            ("FLAG", "members", "total", "reported", "2019", "17"),
        },
    ),
    "kinds of members": (
        [
            ["Netwerk", "Kennisinstellingen", "Kmo’s", "Totaal leden"],
            ["EUKA", "4", "26", "30"],
            ["Totaal", "4", "26", "30"],
        ],
        {
            ("EUKA", "members", "knowledge_institutions", "reported", "", "4"),
            ("EUKA", "members", "smes", "reported", "", "26"),
            ("EUKA", "members", "total", "reported", "", "30"),
        },
    ),
    "share of the target": (
        [
            ["Netwerk", "Streefdoel leden", "Bereikt leden", "Realisatiegraad"],
            ["EUKA", "150", "229", "152,7%"],
            ["FLAG", "55", "71", "129,1%"],
        ],
        EUKA_FLAG
        | {
            ("EUKA", "members", "total", "attainment", "", "152.7"),
            ("FLAG", "members", "total", "attainment", "", "129.1"),
        },
    ),
    "side by side": (
        [
            ["Netwerk", "Aantal leden", "Netwerk", "Aantal leden"],
            ["EUKA", "150", "FLAG", "55"],
            ["Nieuw Net", "7", "MaaS", "38"],
        ],
        {
            ("EUKA", "members", "total", "reported", "", "150"),
            ("FLAG", "members", "total", "reported", "", "55"),
            ("Nieuw Net", "members", "total", "reported", "", "7"),
            ("MaaS", "members", "total", "reported", "", "38"),
        },
    ),
    "a remark beside": (
        [
            ["Netwerk", "Streefdoel leden", "Opmerking", "Bereikt leden"],
            ["EUKA", "150", "goed", "229"],
            ["FLAG", "55", "zie verslag", "71"],
        ],
        EUKA_FLAG,
    ),
    "a year in a name": (
        [
            ["", "streefdoel", "Bereikt"],
            ["Haven 2030"],
            ["Leden", "150", "229"],
            ["FLAG"],
            ["Leden", "5", "7"],
        ],
        {
            ("Haven 2030", "members", "total", "target", "", "150"),
            ("Haven 2030", "members", "total", "achieved", "", "229"),
            ("FLAG", "members", "total", "target", "", "5"),
            ("FLAG", "members", "total", "achieved", "", "7"),
        },
    ),
    "another subject": (
        [["Gemeente", "Aantal aanvragen"], ["Gent", "150"], ["Mechelen", "55"]],
        set(),
    ),
}
# Texts that lost their white space cannot tell the columns of these.
NOT_PLAIN = {
    "side by side",
    "a remark beside",
    "transposed",
    "years",
    "kinds of members",
    "share of the target",
    "wide",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", TABLES)
def test_every_form_of_table_gives_its_figures(tmp_path: Path, form: str, name: str):
    rows, expected = TABLES[name]
    found = figures(extract(answer(tmp_path, form, INTRO, rows)))
    if form == "plain" and name in NOT_PLAIN:
        assert found <= expected
    else:
        assert found == expected


def messages(text: str, check: str) -> list[str]:
    return [f.message for f in findings_of(extract_text(text), check)]


def test_a_period_of_the_header_governs_the_target_too():
    table = "streefdoel Bereikt na 3 jr\nEUKA\nAantal leden 150 229\nFLAG\nAantal leden 55 71\n"
    text = answer_with(f"{INTRO}\n\n{table}")
    assert {row[4] for row in figures(extract_text(text))} == {"P3Y"}


@pytest.mark.parametrize(
    ("cell", "value", "qualifier"),
    [
        ("> 50", 50, "more_than"),
        ("ca. 40", 40, "about"),
        ("minstens 30", 30, "at_least"),
        ("45*", 45, "exact"),
    ],
)
def test_hedges_are_kept(tmp_path: Path, cell: str, value: int, qualifier: str):
    rows = [["", "Aantal leden"], ["EUKA", cell], ["FLAG", "7"]]
    first = extract(answer(tmp_path, "ruled", INTRO, rows)).observations[0]
    assert (first.value, first.qualifier) == (value, qualifier)


def test_two_columns_that_say_the_same_are_not_guessed(tmp_path: Path):
    rows = [["Netwerk", "Aantal leden", "Aantal leden"], ["EUKA", "30", "45"], ["FLAG", "5", "9"]]
    extraction = extract(answer(tmp_path, "ruled", INTRO, rows))
    assert not extraction.observations
    assert len(findings_of(extraction, "uncertain_figure")) == 4


def test_a_label_that_counts_only_some_is_not_taken_for_all(tmp_path: Path):
    rows = [
        ["Netwerk", "Aantal buitenlandse leden", "Aantal leden"],
        ["EUKA", "3", "45"],
        ["FLAG", "5", "9"],
    ]
    extraction = extract(answer(tmp_path, "unruled", INTRO, rows))
    assert {o.value for o in extraction.observations} == {45, 9}
    assert [f.evidence.quote for f in findings_of(extraction, "uncertain_figure")] == [
        "3",
        "5",
    ]


def test_rows_that_are_no_networks_are_not_taken_for_networks(tmp_path: Path):
    rows = [["Provincie", "Aantal leden"], ["Limburg", "30"], ["Antwerpen", "45"]]
    extraction = extract(answer(tmp_path, "unruled", INTRO, rows))
    assert not extraction.observations
    (told,) = findings_of(extraction, "uncertain_figure")
    assert "'Provincie'" in told.message


def test_every_observation_says_what_governs_it(tmp_path: Path):
    extraction = extract(answer(tmp_path, "ruled", INTRO, TABLES["grouped"][0]))
    first = extraction.observations[0]
    assert [(label.role, label.text) for label in first.labels] == [
        ("row", "Aantal leden"),
        ("column", "streefdoel"),
        ("group", "EUKA"),
    ]


@pytest.mark.parametrize(
    ("label", "dimensions", "rest"),
    [
        ("Aantal Leden", {"indicator": "members"}, ""),
        ("Bereikt na 3 jr", {"measure": "achieved", "period": "P3Y"}, ""),
        ("Streefdoel aantal leden", {"measure": "target", "indicator": "members"}, ""),
        ("Realisatie 2019", {"measure": "achieved", "period": "2019"}, ""),
        ("% gerealiseerd", {"measure": "attainment"}, ""),
        ("Aantal grote ondernemingen", {"segment": "large_companies"}, ""),
        ("Budget", {}, "Budget"),
        ("Leden en samenwerkingsinitiatieven", {}, ""),
        ("Aantal vrouwelijke leden", {}, "vrouwelijke"),
    ],
)
def test_labels_become_dimensions(label: str, dimensions: dict[str, str], rest: str):
    reading = labels(load("ibn")).read(label)
    assert (dict(reading.dimensions), reading.rest) == (dimensions, rest)


@pytest.mark.parametrize(
    ("label", "network_id", "coordinator"),
    [
        ("Power to Gas (Waterstofnet)", "power-to-gas", "Waterstofnet"),
        ("Aircargo Belgium (ACB vzw)", "air-cargo-belgium", "ACB vzw"),
        ("IBN Smart Digital Farming", "smart-digital-farming", None),
        ("Smart Digital Farming (SDF)", "smart-digital-farming", None),
        ("FLANDERS’ BIKE VALLEY vzw", "flanders-bike-valley", None),
        ("EUKA bvba", "euka", None),
        ("Voor de IBN Power to Gas:", "power-to-gas", None),
        ("- euka:", "euka", None),
        ("2. FLAG", "flag", None),
    ],
)
def test_names_are_resolved(label: str, network_id: str, coordinator: str | None):
    network = labels(load("ibn")).read(label).network
    assert network is not None
    assert (network.id, network.coordinator) == (network_id, coordinator)


def test_a_likely_spelling_is_read_with_a_warning():
    text = answer_with(f"{INTRO}\n\nAantal leden\nDigitising Manufacturing 30\nFLAG 12\n")
    assert "Digitizing Manufacturing" in messages(text, "known_network")[0]


@pytest.mark.parametrize(
    ("written", "network_id", "known"),
    [
        ("Digitising Manufacturing", "digitizing-manufacturing", True),
        ("Air-Cargo Belgium", "air-cargo-belgium", True),
        ("Innovatieve Coating", "innovatieve-coatings", True),
        ("Flanders Make Valley", "flanders-make-valley", False),
        ("Space 5.0", "space-5-0", False),
        ("Smart Buildings", "smart-buildings", False),
    ],
)
def test_spelling_variants_are_resolved_word_for_word(written: str, network_id: str, known: bool):
    text = answer_with(f"{INTRO}\n\nAantal leden\n{written} 30\nEUKA 12\n")
    network = extract_text(text).observations[0].network
    assert (network.id, network.known) == (network_id, known)


def test_an_unknown_name_is_kept_and_the_nearest_known_one_is_named():
    text = answer_with(f"{INTRO}\n\nAantal leden\nSmart Digital Farm (Agro vzw) 30\nFLAG 12\n")
    (first, _) = extract_text(text).observations
    assert (first.network.name, first.network.known) == ("Smart Digital Farm", False)
    assert first.network.coordinator == "Agro vzw"
    assert "Smart Digital Farming" in messages(text, "known_network")[0]


def test_the_same_answer_speaks_the_words_of_another_profile():
    table = "Speerpuntcluster    Aantal projecten\nFlux50              30\nVIL         12\n"
    text = answer_with(f"{INTRO}\n\n{table.replace('VIL         ', 'VIL                 ')}")
    assert figures(extract_text(text, "speerpuntclusters")) == {
        ("Flux50", "projects", "total", "reported", "", "30"),
        ("VIL", "projects", "total", "reported", "", "12"),
    }
    assert not figures(extract_text(text, "ibn"))


PLAIN_TEXTS = {
    "headers of a line each": (
        "Streefdoel\nBereikt\nEUKA\nAantal leden 150 229\nFLAG\nAantal leden 55 71",
        EUKA_FLAG,
    ),
    "a heading above the names": (
        "Netwerk Streefdoel leden Aantal leden bereikt\nEUKA 150 229\nFLAG 55 71",
        EUKA_FLAG,
    ),
    "names with a colon": (
        "Streefdoel Realisatie\nEUKA:\nLeden 150 229\nFLAG:\nLeden 55 71",
        EUKA_FLAG,
    ),
    "numbered names": (
        "Aantal leden\n1. EUKA 150\n2. FLAG 55",
        {
            ("EUKA", "members", "total", "reported", "", "150"),
            ("FLAG", "members", "total", "reported", "", "55"),
        },
    ),
    "the sentence before says what is counted": (
        "De netwerken hebben volgend aantal leden:\n\nEUKA 150\nFLAG 55",
        {
            ("EUKA", "members", "total", "reported", "", "150"),
            ("FLAG", "members", "total", "reported", "", "55"),
        },
    ),
    "two tables under each other": (
        "streefdoel Bereikt\nEUKA\nAantal leden 150 229\nFLAG\nAantal leden 55 71\n\n"
        "De lopende netwerken:\n\nAantal leden\nSpace 4.0 30\nMaaS 38",
        EUKA_FLAG
        | {
            ("Space 4.0", "members", "total", "reported", "", "30"),
            ("MaaS", "members", "total", "reported", "", "38"),
        },
    ),
    "a period before the next header": (
        "Bereikt eind 2019 streefdoel\nEUKA\nAantal leden 229 150\nFLAG\nAantal leden 71 55",
        {(*row[:4], "2019-12-31", row[5]) for row in EUKA_FLAG},
    ),
    "hedges between label and figure": (
        "Aantal leden\nEUKA ca. 150\nFLAG meer dan 55\nMaaS 38",
        {
            ("EUKA", "members", "total", "reported", "", "150"),
            ("FLAG", "members", "total", "reported", "", "55"),
            ("MaaS", "members", "total", "reported", "", "38"),
        },
    ),
    "a figure too many": (
        "Streefdoel leden Leden bereikt\nEUKA 1.150 2 229\nFLAG 55 71\nMaaS 1 2",
        {
            ("FLAG", "members", "total", "target", "", "55"),
            ("FLAG", "members", "total", "achieved", "", "71"),
            ("MaaS", "members", "total", "target", "", "1"),
            ("MaaS", "members", "total", "achieved", "", "2"),
        },
    ),
    "a list with units": (
        "- EUKA: 150 leden\n- FLAG: 55 leden",
        {
            ("EUKA", "members", "total", "reported", "", "150"),
            ("FLAG", "members", "total", "reported", "", "55"),
        },
    ),
    "notes below": (
        "Aantal leden\nEUKA 150\nFLAG 55\n* Cijfers van eind 2019.\nBron: het agentschap.",
        {
            ("EUKA", "members", "total", "reported", "", "150"),
            ("FLAG", "members", "total", "reported", "", "55"),
        },
    ),
}


@pytest.mark.parametrize("name", PLAIN_TEXTS)
def test_texts_that_lost_their_white_space(name: str):
    body, expected = PLAIN_TEXTS[name]
    assert figures(extract_text(answer_with(f"{INTRO}\n\n{body}\n"))) == expected


def test_a_table_without_any_header_is_told():
    text = answer_with(f"{INTRO}\n\nEUKA\nAantal leden 150 229\nFLAG\nAantal leden 55 71\n")
    extraction = extract_text(text)
    assert not extraction.observations
    assert len(findings_of(extraction, "uncertain_figure")) == 4


def test_a_mark_for_a_missing_figure_is_kept_as_it_is_said(tmp_path: Path):
    rows = [["", "Streefdoel", "Bereikt"], ["EUKA"], ["Aantal leden", "150", "n.v.t."]]
    extraction = extract(
        answer(tmp_path, "ruled", INTRO, [*rows, ["FLAG"], ["Aantal leden", "55", "71"]])
    )
    (finding,) = findings_of(extraction, "complete_table")
    assert (finding.severity, finding.outcome) == ("info", "no_evidence")
    assert "'n.v.t.'" in finding.message


@pytest.mark.parametrize("heading", ["Subsidie (in euro)", "Aantal werknemers", "Omzet 2019"])
def test_figures_below_unknown_words_are_not_taken_for_members(heading: str):
    question = "Kan u het aantal leden geven?"
    body = f"{INTRO}\n\n{heading}\nMaaS 380.000\nEUKA 300.000\nFLAG 12\n"
    assert not figures(extract_text(answer_with(body, question)))


@pytest.mark.parametrize("cell", ["38-40", "38 km", "-38", "3,8", "38/40"])
def test_a_cell_that_is_no_count_is_told(tmp_path: Path, cell: str):
    rows = [["Netwerk", "Aantal leden"], ["MaaS", cell], ["EUKA", "30"], ["FLAG", "5"]]
    extraction = extract(answer(tmp_path, "ruled", INTRO, rows))
    assert {o.value for o in extraction.observations} == {30, 5}
    assert any(f.severity != "info" for f in extraction.findings)


def test_a_year_in_one_row_is_no_period_of_the_others():
    body = f"{INTRO}\n\nAantal leden\nMaaS 38 (2019)\nEUKA 30\nFLAG 5\n"
    assert {row[4] for row in figures(extract_text(answer_with(body)))} == {""}


@pytest.mark.parametrize("broken", ["Aant al led en", "aant al le den", "Aantal le den"])
def test_words_that_a_narrow_column_broke_are_read_whole(broken: str):
    reading = labels(load("ibn")).read(broken)
    assert (dict(reading.dimensions), reading.rest) == ({"indicator": "members"}, "")


def test_a_total_in_capitals_that_a_narrow_column_broke_is_one():
    assert labels(load("ibn")).read("TOTAA L").total
    assert not labels(load("ibn")).read("EUKA L").total


def test_the_word_for_a_network_alone_is_no_name_but_the_first_line_of_one():
    table = (
        "Nr.   Netwerk                       Aantal leden\n"
        "1     Smart Digital Farming                   37\n"
        "2     Innovatief Bedrijfsnetwerk              47\n"
        "      Offshore Energie\n"
        "3     Power to Gas                           118\n"
    )
    found = figures(extract_text(answer_with(f"Overzicht:\n\n{table}", "Hoeveel leden?")))
    assert {name for name, *_ in found} == {
        "Smart Digital Farming",
        "Offshore Energie",
        "Power to Gas",
    }
