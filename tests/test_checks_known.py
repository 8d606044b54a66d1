"""The checks of names, states and requests: what is known, and what was asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from figures import answer_with, extract_text, findings_of
from pdfs import both, make_pdf, table, write

from extractor import extract
from extractor.checks.known import same_organisation
from extractor.model import Finding

COUNTS = "\n\nAantal leden\nMaaS 38\nEUKA 54\n"
RIGHT, DOUBT, OPEN = ("confirmed", "info"), ("contradicted", "warning"), ("no_evidence", "info")
WRONG = ("contradicted", "error")
# A profile whose registry is sure of all it holds.
PROFILE = """
id = "kringen"
title = "Kringen"
base = "common"
[subject]
nouns = ["kring", "kringen"]
[[indicator]]
id = "members"
title = "Members"
unit = "members"
terms = ["leden", "aantal leden"]
[[network]]
id = "noord"
name = "Noordkring"
coordinator = "Hof ter Beke vzw"
coordinator_evidence = "seen"
start = "2017"
start_evidence = "seen"
end = "2020-04"
end_evidence = "seen"
[[network]]
id = "zuid"
name = "Zuidkring"
coordinator = "Kiem vzw"
coordinator_evidence = "inferred"
start = "2019-01-01"
start_evidence = "seen"
end = "2023"
end_evidence = "seen"
[[network]]
id = "west"
name = "Westkring"
"""


def findings(body: str, check: str, question: str = "Wat zijn de cijfers?") -> list[Finding]:
    extraction = extract_text(answer_with(body, question))
    return findings_of(extraction, check)


def outcomes(found: list[Finding]) -> list[tuple[str, str]]:
    return [(f.outcome, f.severity) for f in found]


@pytest.fixture
def sure(tmp_path: Path) -> Path:
    path = tmp_path / "kringen.toml"
    path.write_text(PROFILE, encoding="utf-8")
    return path


def of_kringen(profile: Path, body: str, check: str, question: str = "Wat?") -> list[Finding]:
    extraction = extract_text(answer_with(body, question), profile=profile)
    return findings_of(extraction, check)


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ("Er werden 20 IBN's erkend. Er zijn 14 IBN's afgelopen en er lopen nog 6 IBN's.", [RIGHT]),
        ("Er werden 20 IBN's erkend. Er zijn 14 IBN's afgelopen en er lopen nog 7 IBN's.", [DOUBT]),
        ("Er werden 20 IBN's erkend. Er lopen nog 7 IBN's.", []),
        ("Er zijn 14 IBN's afgelopen. Zoals gezegd zijn 14 IBN's afgelopen.", [RIGHT]),
        ("Er zijn 14 IBN's afgelopen. Zoals gezegd zijn 15 IBN's afgelopen.", [DOUBT]),
        ("In 2019 waren 10 IBN's afgelopen. In 2020 waren 14 IBN's afgelopen.", []),
        ("Er zijn 14 IBN's afgelopen. Voor 11 afgelopen projecten is er een verslag.", []),
    ],
)
def test_stated_counts_are_held_against_each_other(sentences: str, expected: list[tuple[str, str]]):
    assert outcomes(findings(sentences, "counts_agree")) == expected


@pytest.mark.parametrize(("running", "expected"), [(6, [RIGHT]), (7, [DOUBT])])
def test_ended_and_running_networks_are_those_that_are_known(
    running: int, expected: list[tuple[str, str]]
):
    told = f"Er zijn 14 IBN's afgelopen en er lopen nog {running} IBN's."
    assert outcomes(findings(told, "expectation")) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Momenteel lopen er nog 2 kringen.\n\nAantal leden\nNoordkring 38\nZuidkring 54\n",
         {"Noordkring": DOUBT, "Zuidkring": RIGHT}),
        ("Er zijn 2 kringen afgelopen.\n\nAantal leden\nNoordkring 38\nZuidkring 54\n",
         {"Noordkring": RIGHT, "Zuidkring": DOUBT}),
        ("De Noordkring is inmiddels afgelopen.", {"Noordkring": RIGHT}),
        ("De Noordkring is niet afgelopen.", {}),
        ("Momenteel lopen er nog 2 kringen.\n\nAantal leden\nWestkring 38\nZuidkring 54\n",
         {"Westkring": OPEN, "Zuidkring": RIGHT}),
    ],
)  # fmt: skip
def test_the_state_of_a_network_is_held_against_its_run_time(
    sure: Path, body: str, expected: dict[str, tuple[str, str]]
):
    found = of_kringen(sure, body, "run_time")
    assert {name: outcomes([f])[0] for name in expected for f in found if name in f.message} == (
        expected
    )
    assert len(found) == len(expected)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Noordkring (Hof ter Beke)", [RIGHT]),
        ("Noordkring (coördinator: Hof ter Beke vzw)", [RIGHT]),
        ("Noordkring (Centrum vzw)", [DOUBT]),
        ("Noordkring (eerste fase)", [OPEN]),
        ("Zuidkring (Centrum vzw)", [OPEN]),
        ("Westkring (Centrum vzw)", []),
    ],
)
def test_a_coordinator_is_held_against_the_registry(
    sure: Path, name: str, expected: list[tuple[str, str]]
):
    body = f"De kringen:\n\nAantal leden\n{name} 38\nOostkring 54\n"
    assert outcomes(of_kringen(sure, body, "coordinator")) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Waterstofnet", "WaterstofNet vzw", True),
        ("ACB vzw", "ACB vzw (Air Cargo Belgium)", True),
        ("VRI", "Vlaamse Ruimtevaartindustrie (VRI)", True),
        ("Agoria", "Agoria and KU Leuven", True),
        ("Kiem vzw", "WaterstofNet vzw", False),
    ],
)
def test_names_of_one_organisation(one: str, other: str, same: bool):
    assert same_organisation(one, other) is same


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("EUKA 54\nMaaS 38", []),
        ("Power to Gas 54\nPower-to-Gas cluster 54", ["info"]),
        ("Slimme Haven Oost 54\nSlimme Havens Oost 38", ["warning"]),
        ("Cluster Haven 2030 54\nCluster Haven 2050 38", []),
    ],
)
def test_a_network_under_two_names_is_told(rows: str, expected: list[str]):
    body = "De IBN's:\n\n| IBN | Aantal leden |\n" + "\n".join(
        f"| {row.rpartition(' ')[0]} | {row.rpartition(' ')[2]} |" for row in rows.splitlines()
    )
    assert [f.severity for f in findings(body, "network_name")] == expected


@pytest.mark.parametrize(
    ("second", "expected"), [("54", RIGHT), ("55", WRONG)], ids=["same", "another figure"]
)
def test_an_alias_with_another_figure_is_a_contradiction(second: str, expected: tuple[str, str]):
    rows = f"| IBN | Aantal leden |\n| Power to Gas | 54 |\n| Power-to-Gas cluster | {second} |"
    body = f"De IBN's:\n\n{rows}"
    (found,) = findings(body, "duplicate_figure")
    assert outcomes([found]) == [expected]
    assert ("are one network" in found.message) == (expected == WRONG)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [("EUKA is intussen afgelopen.", []), ("EUKA is afgelopen.", [DOUBT]),
     ("EUKA is nog niet afgelopen.", [])],
)  # fmt: skip
def test_a_sentence_that_ends_a_running_network_is_told(
    sentence: str, expected: list[tuple[str, str]]
):
    body = f"{sentence} Momenteel worden nog 2 IBN's gefinancierd.{COUNTS}"
    assert outcomes(findings(body, "network_state")) == expected


@pytest.mark.parametrize(
    ("sentence", "check", "expected"),
    [
        ("EUKA telt 54 leden.", "duplicate_figure", [RIGHT]),
        ("EUKA telt 45 leden.", "duplicate_figure", [WRONG]),
        ("EUKA telt ruim 50 leden.", "duplicate_figure", [RIGHT]),
        ("EUKA telde in 2019 54 leden.", "text_figure", [RIGHT]),
        ("EUKA telde in 2019 45 leden.", "text_figure", [DOUBT]),
        ("EUKA voerde 12 samenwerkingsinitiatieven uit.", "text_figure", []),
    ],
)
def test_a_figure_in_a_sentence_is_that_of_the_table(
    sentence: str, check: str, expected: list[tuple[str, str]]
):
    assert outcomes(findings(sentence + COUNTS, check)) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [("EUKA telt 54 leden. Klopt dat?", [RIGHT]), ("EUKA telt 60 leden. Klopt dat?", [DOUBT]),
     ("FLAG telt 60 leden. Klopt dat?", [])],
)  # fmt: skip
def test_the_figures_of_the_questioner_are_held_against_the_answer(
    asked: str, expected: list[tuple[str, str]]
):
    assert outcomes(findings(f"De cijfers:{COUNTS}", "asked_figure", asked)) == expected


PER_NETWORK = "Hoeveel leden tellen EUKA, MaaS en FLAG? Graag een overzicht per IBN."


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        (PER_NETWORK, f"De cijfers:{COUNTS}FLAG 71\n", [RIGHT]),
        (PER_NETWORK, f"De cijfers:{COUNTS}", [DOUBT]),
        ("Graag een overzicht per IBN.", f"De cijfers:{COUNTS}", [OPEN]),
        ("Graag een overzicht per IBN.", f"Er lopen 2 IBN's.{COUNTS}", [RIGHT]),
        ("Graag een overzicht voor elk van de netwerken.", "Dat is zo.", [DOUBT]),
        ("Graag een overzicht per IBN.", "Deze gegevens worden niet bijgehouden.", [OPEN]),
        ("Graag een overzicht per IBN.", "De cijfers vindt u in de bijlage.", [OPEN]),
        ("Hoe evalueert de minister de IBN's?", "Goed.", []),
    ],
)
def test_what_was_asked_per_network_is_given_of_each(
    question: str, answer: str, expected: list[tuple[str, str]]
):
    assert outcomes(findings(answer, "networks_given", question)) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Graag per kring het aantal leden van de nog lopende kringen.", [DOUBT]),
        ("Graag per kring het aantal leden van de afgelopen kringen.", [RIGHT]),
        ("Graag per kring het aantal leden.", [OPEN]),
    ],
)
def test_networks_in_a_state_that_is_known_are_expected(
    sure: Path, question: str, expected: list[tuple[str, str]]
):
    body = "De kringen:\n\nAantal leden\nNoordkring 38\nWestkring 54\n"
    assert outcomes(of_kringen(sure, body, "networks_given", question)) == expected


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("Zie de bijlage.\n\n2. a) Omdat het zo is.\n\nb) Zie antwoord vraag 2a).",
         "answered: 1, 2a; by reference: 2b"),
        ("Ja.\n\n2. a) De gevraagde gegevens zijn niet beschikbaar.\n\nb) Neen.",
         "answered: 1, 2b; said not to be available: 2a"),
        ("Ja.\n\n2. a) Neen.", "answered: 1, 2a; silent on: 2b"),
    ],
)  # fmt: skip
def test_the_questions_are_told_by_how_they_are_answered(answer: str, said: str):
    question = "Wat zijn de cijfers?\n\n2. a) Waarom is dat zo?\n\nb) Wat volgt er?"
    *_, summary = findings(answer, "answered", question)
    assert said in summary.message


TOWNS = "| Gemeente | 2019 | 2020 |\n| Aalst | 14 | 21 |\n| Genk | {} | 16 |\n| Zele | 33 | 19 |"


@pytest.mark.parametrize(
    ("cell", "expected", "says"),
    [
        ("25", [], ()),
        ("", [DOUBT], ("'Genk'", "'2019'")),
        ("n.v.t.", [OPEN], ("'Genk'", "'2019'", "'n.v.t.'")),
    ],
)
def test_an_empty_cell_of_another_subject_is_named(
    cell: str, expected: list[tuple[str, str]], says: tuple[str, ...]
):
    found = findings(f"De bedragen:\n\n{TOWNS.format(cell)}", "complete_cells")
    assert outcomes(found) == expected
    assert all(text in f.message for f in found for text in says)


def test_a_sparse_table_is_told_once():
    rows = (
        "| Gemeente | 2018 | 2019 | 2020 |\n| Aalst | 14 |  | 21 |\n| Genk |  | 16 | 15 |\n"
        "| Zele | 33 | 19 | 20 |\n| Gent | 21 | 12 | 11 |"
    )
    assert outcomes(findings(f"De bedragen:\n\n{rows}", "complete_cells")) == [OPEN]


def test_a_missing_figure_is_named_by_all_that_it_is():
    body = (
        "De IBN's:\n\n| IBN | Leden 2019 | Leden 2020 |\n| EUKA | 45 | 54 |\n| MaaS | | 38 |\n"
        "| FLAG | 60 | 71 |\n"
    )
    (error,) = [f for f in findings(body, "complete_table") if f.severity == "error"]
    for said in ("MaaS", "members", "2019", "'Leden 2019'"):
        assert said in error.message


def test_a_figure_that_was_not_taken_is_not_told_as_missing_too():
    body = (
        "De IBN's:\n\n| IBN | Streefdoel leden | Leden bereikt |\n| EUKA | 45 | 54 |\n"
        "| MaaS | 30-35 | 38 |\n| FLAG | 60 | 71 |\n"
    )
    assert [f.check for f in findings(body, "uncertain_figure")] == ["uncertain_figure"]
    assert [f for f in findings(body, "complete_table") if f.severity == "error"] == []


def test_a_table_of_something_else_is_told_once():
    body = (
        "De netwerken werken samen met sportclubs, ook de IBN's.\n\n"
        "| Sportclub | Aantal leden |\n| De Zwaluw | 45 |\n| De Kring | 38 |\n| Sparta | 71 |\n"
    )
    (told,) = findings(body, "uncertain_figure")
    assert told.severity == "info"
    assert "Sportclub" in told.message


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("MaaS", [("no_evidence", "warning")]),
        ("MaaS   loopt nog", [("no_evidence", "warning")]),
        ("MaaS is nog niet geteld.", []),
        ("Bron: opgave van de netwerken", []),
        # The heading of what is told of it.
        ("MaaS\nHet netwerk telt 38 leden.", []),
    ],
)
def test_a_name_below_a_table_has_lost_its_figure(below: str, expected: list[tuple[str, str]]):
    body = f"De IBN's:\n\nAantal leden\nEUKA 54\nFLAG 71\n{below}\n"
    assert outcomes(findings(body, "stray_name")) == expected


def test_counts_that_each_have_their_own_table_do_not_disagree():
    first = "Momenteel worden 2 IBN's gefinancierd.\n\nAantal leden\nEUKA 54\nFLAG 71\n"
    second = "Momenteel worden 3 IBN's gefinancierd.\n\nAantal leden\nMaaS 4\nEUKA 5\nFLAG 6\n"
    question = "Wat zijn de cijfers?\n\n2. En de samenwerkingen?"
    body = f"{first}\n2. {second}"
    assert outcomes(findings(body, "counts_agree", question)) == []
    changed = body.replace("MaaS 4\n", "")
    assert outcomes(findings(changed, "counts_agree", question)) == [DOUBT]


ROWS = [["IBN", "Aantal leden"], ["EUKA", "54"], ["Stille Wegen", ""], ["FLAG", "71"]]
TITLED = [["IBN", "Leden"], ["Oproep A", ""], ["EUKA", "54"], ["Oproep B", ""], ["FLAG", "71"]]


@pytest.mark.parametrize(
    ("count", "expected"), [(3, RIGHT), (2, RIGHT), (4, WRONG)], ids=["with it", "a title", "wrong"]
)
def test_a_name_without_a_figure_may_be_counted(
    tmp_path: Path, count: int, expected: tuple[str, str]
):
    extraction = extract(_drawn(tmp_path, f"De ledenaantallen van {count} IBN's:", ROWS))
    assert outcomes(findings_of(extraction, "stated_count")) == [expected]


def _drawn(folder: Path, intro: str, rows: list[list[str]]) -> Path:
    """A page with an answer and a ruled table below it."""
    lines = answer_with(intro).rstrip().splitlines()
    prose = [write(line, 60, 60 + 14 * i, 9, "Vera") for i, line in enumerate(lines)]
    made = table(rows, left=60, top=60 + 14 * (len(lines) + 1), width=120, pitch=16)
    path = folder / "antwoord.pdf"
    path.write_bytes(make_pdf(both(*prose, made)))
    return path


@pytest.mark.parametrize(
    ("rows", "named"),
    [(ROWS, ["Stille Wegen"]), ([*ROWS[:2], ROWS[3]], []), (TITLED, [])],
    ids=["a lost figure", "none lost", "titles of groups"],
)
def test_a_name_amid_others_has_lost_its_figure(
    tmp_path: Path, rows: list[list[str]], named: list[str]
):
    path = _drawn(tmp_path, "De ledenaantallen van de IBN's:", rows)
    found = [f for f in extract(path).findings if f.check in ("stray_name", "complete_table")]
    assert [f.message.split(" stands")[0] for f in found if f.severity != "info"] == named
