"""The checks: what an answer says against itself, against its question and against the registry."""

from __future__ import annotations

from pathlib import Path

import pytest
from figures import answer_with, extract_text, findings_of
from pdfs import both, make_pdf, table, write

from extractor import extract
from extractor.model import Finding

ENDED = "Voor {count} projecten werd de verslaggeving gefinaliseerd.\n\n"
TABLE = "streefdoel Bereikt\nEUKA\nAantal leden 150 229\nFLAG\nAantal leden 55 71\n"
QUESTIONS = "Wat zijn de cijfers?\n\n2. a) Waarom is dat zo?\n\nb) Wat volgt er?"


def findings(text: str, check: str) -> list[Finding]:
    return findings_of(extract_text(text), check)


def outcomes(text: str, check: str) -> list[tuple[str, str]]:
    return [(f.outcome, f.severity) for f in findings(text, check)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (ENDED.format(count=2), [("confirmed", "info")]),
        (ENDED.format(count="twee"), [("confirmed", "info")]),
        (ENDED.format(count=3), [("contradicted", "error")]),
        ("Er zijn 14 IBN’s afgelopen, en voor 2 projecten is er een verslag.\n\n",
         [("confirmed", "info"), ("no_evidence", "info")]),
        ("Van de 14 IBN’s zijn er heel wat afgelopen. Voor 5 netwerken is er een verslag.\n\n",
         [("contradicted", "error"), ("no_evidence", "info")]),
        ("Dit zijn de cijfers van de netwerken.\n\n", []),
    ],
)  # fmt: skip
def test_stated_counts_are_held_against_the_rows(sentence: str, expected: list[tuple[str, str]]):
    assert outcomes(answer_with(sentence + TABLE), "stated_count") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Er werden 20 IBN’s erkend.", [("confirmed", "info")]),
        ("Er werden 19 IBN’s erkend.", [("contradicted", "warning")]),
        ("Er lopen nog 19 IBN’s.", []),
    ],
)
def test_stated_counts_are_held_against_what_is_known(
    sentence: str, expected: list[tuple[str, str]]
):
    assert outcomes(answer_with(sentence), "expectation") == expected


def test_projects_of_another_subject_are_no_networks():
    extraction = extract_text(answer_with("Er werden 33 projecten goedgekeurd."))
    assert extraction.claims == ()
    assert [m.kind for m in extraction.mentions if m.value == 33] == ["other_count"]


def test_counts_of_the_question_are_never_mixed_with_the_answer():
    question = "Inmiddels zijn 10 van de 20 IBN’s afgelopen. Wat zijn de cijfers?"
    assert outcomes(answer_with(TABLE, question), "stated_count") == []


def test_a_network_cannot_have_ended_and_be_running():
    running = "2. Momenteel worden nog 2 IBN’s gefinancierd.\n\nAantal leden\nMaaS 38\nEUKA 54\n"
    (finding,) = findings(
        answer_with(f"{ENDED.format(count=2)}{TABLE}\n{running}", QUESTIONS), "network_state"
    )
    assert (finding.outcome, finding.severity) == ("contradicted", "error")
    assert "EUKA" in finding.message


@pytest.mark.parametrize(
    ("answer", "silent"),
    [
        ("Zie de bijlage.\n\n2. a) Omdat het zo is.\n\nb) Niets.", []),
        ("Zie de bijlage.\n\n2. Omdat het zo is.", []),
        ("Zie de bijlage.\n\n2. a) Omdat het zo is.", ["2b"]),
        ("Zie de bijlage.", ["2a", "2b"]),
    ],
)
def test_a_question_without_an_answer_is_named(answer: str, silent: list[str]):
    text = answer_with(answer, QUESTIONS)
    assert [f.item for f in findings(text, "answered") if f.severity == "warning"] == silent


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (
            "Ziehier.\n\n2. a) Zie antwoord vraag 1.\n\nb) Zie antwoord vraag 2a).",
            ["confirmed", "confirmed"],
        ),
        (
            "Zie antwoord vraag 2a).\n\n2. a) Zie antwoord vraag 1.\n\nb) Niets.",
            ["contradicted", "contradicted"],
        ),
        ("Ziehier.\n\n2. a) Zie antwoord vraag 7.\n\nb) Niets.", ["contradicted"]),
    ],
    ids=["chain", "circle", "missing"],
)
def test_references_are_followed(answer: str, expected: list[str]):
    found = findings(answer_with(answer, QUESTIONS), "reference")
    assert [f.outcome for f in found] == expected


@pytest.mark.parametrize(
    ("answer", "severity", "says"),
    [
        ("Er wordt geen onderscheid gemaakt.", "info", "says that it is not given"),
        ("Dit zijn de cijfers.", "warning", "does not give it"),
    ],
)
def test_a_split_that_was_asked_for_is_given_or_reported(answer: str, severity: str, says: str):
    answer += "\n\nAantal leden\nMaaS 38\nEUKA 54"
    question = "Graag het aantal leden, met een opsplitsing tussen kennisinstellingen en bedrijven."
    (finding,) = findings(answer_with(answer, question), "split_given")
    assert finding.severity == severity
    assert says in finding.message
    assert "knowledge_institutions" in finding.message


@pytest.mark.parametrize(
    ("second", "expected"), [("229", ("confirmed", "info")), ("230", ("contradicted", "error"))]
)
def test_a_figure_given_twice_is_compared(second: str, expected: tuple[str, str]):
    again = f"Nog eens:\n\n{TABLE.replace('229', second).replace('FLAG', 'MaaS')}"
    found = outcomes(answer_with(f"{TABLE}\n{again}"), "duplicate_figure")
    assert found[-1] == expected


def test_a_document_without_a_number_is_known_by_its_content():
    text = (
        answer_with(TABLE)
        .replace("nr. 12 van 14 oktober 2021", "van heden")
        .replace("nr. 12\n", "")
    )
    extraction = extract_text(text.replace("datum: 14 oktober 2021\n", ""))
    assert extraction.document_id.startswith("sha256-")
    assert [f.check for f in extraction.findings if f.check == "identity"] == ["identity"]
    assert len(extraction.observations) == 4


def test_a_document_without_an_answer_says_so():
    text = answer_with(TABLE).split("HILDE CREVITS\nVLAAMS MINISTER VAN ECONOMIE\nANTWOORD")[0]
    (finding,) = findings(text, "answer")
    assert finding.severity == "error"


def test_numbers_beside_a_table_are_accounted_for(tmp_path: Path):
    rows = [["Netwerk", "Aantal leden"], ["EUKA", "150"], ["FLAG", "55"], ["MaaS", "38"]]
    lines = answer_with("De cijfers:").rstrip().splitlines()
    prose = [write(line, 60, 60 + 14 * i, 9, "Vera") for i, line in enumerate(lines)]
    aside = write("Er waren 77 anderen.", 320, 60 + 14 * (len(lines) + 3), 9, "Vera")
    made = table(rows, left=60, top=60 + 14 * (len(lines) + 1), width=120, pitch=16)
    path = tmp_path / "antwoord.pdf"
    path.write_bytes(make_pdf(both(*prose, made, aside)))
    extraction = extract(path)
    assert [o.value for o in extraction.observations] == [150, 55, 38]
    unexplained = findings_of(extraction, "unexplained_number")
    assert [f.evidence.quote for f in unexplained] == ["77"]
