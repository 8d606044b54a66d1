"""References between answers, where they lead, and citations of other written questions."""

from __future__ import annotations

import datetime as dt

import pytest
from documents import document

from extractor.model import Outline
from extractor.outline import outline
from extractor.outline.references import Resolution, resolve

DOCUMENT = """Netwerken  -  Cijfers

{introduction}

1. Hoeveel leden zijn er?
2. a) Hoeveel projecten zijn er?
b) Hoeveel kosten ze?
3. {question}

HILDE CREVITS
VLAAMS MINISTER VAN WERK
ANTWOORD
op vraag nr. 12 van 14 oktober 2021
van JAN JANSSENS

{answer}
"""


def parts(answer: str, question: str = "Waarom?", introduction: str = "Graag cijfers.") -> Outline:
    return outline(
        document(DOCUMENT.format(answer=answer, question=question, introduction=introduction))
    )


def references(*answers: str) -> list[tuple[str, str]]:
    found = parts("\n".join(answers))
    for reference in found.references:
        assert reference.evidence.rule == "reference"
    return [(r.item, r.target) for r in found.references]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("zie antwoord vraag 1", ["1"]),
        ("Zie antwoord vraag 2a).", ["2a"]),
        ("zie antwoord vraag 2 a).", ["2a"]),
        ("zie antwoord vraag 2, a).", ["2a"]),
        ("zie antwoord vraag 2.a).", ["2a"]),
        ("Zie het antwoord op vraag 5..", ["5"]),
        ("Het loopt nog (zie antwoord op vraag 4).", ["4"]),
        ("Dat is gunstig (zie boven, vraag 6) en duurzaam.", ["6"]),
        ("zie antwoord 1", ["1"]),
        ("Zie antwoord op deelvraag 2b.", ["2b"]),
        ("cf. vraag 2", ["2"]),
        ("Zie punt 3.", ["3"]),
        ("Zie ook het antwoord op vraag 1.", ["1"]),
        ("Ik verwijs naar het antwoord op deelvraag 2b.", ["2b"]),
        ("Ik verwijs hiervoor graag naar mijn antwoord op vraag 1.", ["1"]),
        ("Hiervoor verwijs ik u naar vraag 1.", ["1"]),
        ("Er wordt verwezen naar het antwoord op vraag 1.", ["1"]),
        ("Ik verwijs naar het antwoord op de eerste vraag.", ["1"]),
        ("Idem vraag 1.", ["1"]),
        ("Zoals vermeld in het antwoord op vraag 1 loopt dit nog.", ["1"]),
        ("Zie de antwoorden op vragen 1 en 2.", ["1", "2"]),
        ("Zie de antwoorden op vraag 1, 2 en 4.", ["1", "2", "4"]),
        ("Zie vragen 1 tot 4.", ["1", "2", "3", "4"]),
        ("Zie vraag 2a) en b).", ["2a", "2b"]),
        ("Zie antwoord op vraag\n1 voor de cijfers.", ["1"]),
        ("Zie antwoord op vraag nr. 1.", ["1"]),
        ("Zie 1.", ["1"]),
        ("Zie antwoord op vraag nr. 98 van 7 november 2019.", []),
        ("Zie antwoord op vraag 98 van 7 november 2019.", []),
        ("Zie schriftelijke vraag 15 (2019-2020).", []),
        ("Zie artikel 3 van het decreet.", []),
        ("Zie punt 3 van het regeerakkoord.", []),
        ("Zie bijlage 1.", []),
        ("Zie 5 jaar geleden.", []),
        ("Wij zien 3 voordelen.", []),
        ("Zie tabel 2.", []),
        ("Dat was al een antwoord op vraag 1.", []),
        ("Zie het antwoord op vraag 1 en vraag 2a.", ["1", "2a"]),
        ("Zie antwoord op vraag 1 en zie ook vraag 4.", ["1", "4"]),
        ("Ik verwijs naar vraag 1 en naar het antwoord op vraag 4.", ["1", "4"]),
        ("Zie het antwoord op vraag 1 (leden) en vraag 4 (kosten).", ["1", "4"]),
        ("Zie antwoord op vraag 1 t.e.m. 4.", ["1", "2", "3", "4"]),
        ("Zie antwoord op vraag 1, 30 leden.", ["1"]),
        ("Zie antwoord op vraag 1 en 30 leden.", ["1"]),
        ("Zie het antwoord onder vraag 2, punt b.", ["2b"]),
        ("Zie antwoord vraag 2 b.", ["2b"]),
        ("Zie deelvraag a) van vraag 2.", ["2a"]),
        ("Zie hierboven (vraag 1).", ["1"]),
        ("Zie tabel 2 in het antwoord op vraag 1.", ["1"]),
        ("Zie het overzicht bij vraag 1.", ["1"]),
        ("Hiervoor kan verwezen worden naar vraag 1.", ["1"]),
        ("Zie vraag 1 (2019-2020).", []),
        ("Zie vraag nr. 1 van Jan Peeters.", []),
    ],
)
def test_what_an_answer_refers_to(text: str, targets: list[str]):
    assert references("1. Tien.", f"3. {text}") == [("3", target) for target in targets]


def test_a_letter_alone_is_one_of_the_same_number():
    assert references("2. a) Tien.", "b) Zie antwoord a).") == [("2b", "2a")]


def test_the_question_before_is_the_item_above():
    assert references("2. a) Tien.", "3. Zie antwoord op de vorige vraag.") == [("3", "2a")]
    assert references("Zie antwoord op de vorige vraag.") == []


def test_a_number_whose_letters_are_answered_is_known():
    assert references("2. a) Tien.", "b) Elf.", "3. Zie 2.") == [("3", "2")]


def test_a_question_refers_to_nothing():
    assert parts("1. Tien.", question="Zie vraag 1. Waarom?").references == ()


def test_the_evidence_of_a_reference_is_its_words():
    (reference,) = parts("1. Tien.\n2. Elf (zie antwoord op vraag 1).").references
    assert reference.evidence.quote == "zie antwoord op vraag 1"


@pytest.mark.parametrize(
    ("answers", "label", "expected"),
    [
        (["1. Tien.", "2. a) Zie vraag 1.", "b) Zie vraag 2a."], "2b", Resolution(("2a", "1"))),
        (["1. Tien.", "2. Elf."], "1", Resolution(())),
        (["1. Tien.", "2. Elf.", "3. Zie vragen 1 en 2."], "3", Resolution(("1", "2"))),
        (["1. Tien.", "2. Zie vraag 1.", "3. Zie vragen 1 en 2."], "3", Resolution(("1", "2"))),
        (["2. a) Elf.", "b) Twaalf.", "3. Zie vraag 2."], "3", Resolution(("2a", "2b"))),
        (["2. Elf.", "3. Zie vraag 2a)."], "3", Resolution(("2",))),
        (["1. en 2. Elf.", "3. Zie vraag 2."], "3", Resolution(("1, 2",))),
        (["1. Zie vraag 2.", "2. Zie vraag 1."], "1", Resolution(("2", "1"), "circle")),
        (["1. Zie vraag 1."], "1", Resolution(("1",), "circle")),
        (["1. Tien.", "3. Zie vraag 2."], "3", Resolution(("2",), "missing")),
        (["1. Zie vraag 9.", "2. Zie vraag 1."], "2", Resolution(("1", "9"), "missing")),
        (["Zie vraag 4."], "", Resolution(("4",), "missing")),
    ],
)
def test_where_the_references_of_an_answer_lead(answers, label: str, expected: Resolution):
    assert resolve(parts("\n".join(answers)), label) == expected


FEBRUARY = dt.date(2020, 2, 11)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mijn schriftelijke vraag nr. 346 van 11 februari 2020 gaf", [(346, FEBRUARY)]),
        ("vraag nr. 346 van 11 februari 2020", [(346, FEBRUARY)]),
        ("vraag 346 van 11 februari 2020", [(346, FEBRUARY)]),
        ("schriftelijke vraag (nr. 346, 11 februari 2020)", [(346, FEBRUARY)]),
        ("schriftelijke vraag nr. 346 d.d. 11/02/2020", [(346, FEBRUARY)]),
        ("vraag nr. 346 van Jan Van den Berg van 11 februari 2020", [(346, FEBRUARY)]),
        ("schriftelijke vraag over het clusterbeleid (nr. 346)", [(346, None)]),
        ("schriftelijke vraag met nummer 346", [(346, None)]),
        ("schriftelijke\nvraag nr. 346 van 11\nfebruari 2020", [(346, FEBRUARY)]),
        ("SV 152", [(152, None)]),
        ("schriftelijke vraag 152 (2019-2020)", [(152, None)]),
        ("Schriftelijke Vragen Vl. Parl. 2025-26, nr. 249, aan de minister", [(249, None)]),
        ("schriftelijke vragen nr. 9 van 11 februari 2020 en 13", [(9, FEBRUARY), (13, None)]),
        ("vragen nr. 30 van 11 februari 2020 en nr. 31", [(30, FEBRUARY), (31, None)]),
        ("schriftelijke vraag nr. 12 van 14 oktober 2021", []),
        ("schriftelijke vraag nr. 12 van 11 februari 2020", [(12, FEBRUARY)]),
        ("schriftelijke vragen nrs. 98 en 346", [(98, None), (346, None)]),
        ("mijn eerdere vragen nrs. 98 en 346", [(98, None), (346, None)]),
        ("schriftelijke vragen 8 (1 mei 2020) en 346", [(8, dt.date(2020, 5, 1)), (346, None)]),
        ("schriftelijke vraag van 11 februari 2020 (nr. 346)", [(346, FEBRUARY)]),
        ("schriftelijke vraag van 31 februari 2020 (nr. 346)", [(346, None)]),
        ("vraag nr. 346 aan minister Jan Peeters van 11 februari 2020", [(346, FEBRUARY)]),
        ("vraag 2", []),
        ("mondelinge vraag nr. 5 van 3 mei 2019", []),
        ("vraag om uitleg nr. 2566 (2016-2017)", []),
        ("de vraag van 11 februari 2020", []),
        ("schriftelijke vraag 11 februari 2020", []),
    ],
)  # fmt: skip
@pytest.mark.parametrize("part", ["question", "answer"])
def test_the_written_questions_that_are_cited(text: str, expected: list, part: str):
    sentence = f"Dit blijkt uit {text}."
    found = (
        parts("1. Tien.", question=sentence)
        if part == "question"
        else parts(f"1. Tien.\n3. {sentence}")
    )
    assert [(c.number, c.date) for c in found.citations] == expected
    assert {(c.part, c.item, c.evidence.rule) for c in found.citations} <= {(part, "3", "citation")}


def test_a_citation_in_the_introduction_has_no_item():
    text = "In mijn schriftelijke vraag nr. 346 van 11 februari 2020 stond het al."
    (citation,) = parts("1. Tien.", introduction=text).citations
    assert (citation.part, citation.item) == ("question", "")
    assert citation.evidence.quote == "schriftelijke vraag nr. 346 van 11 februari 2020"


def test_a_citation_is_no_reference():
    found = parts(
        "1. Tien.\n2. Zie mijn antwoord op schriftelijke vraag nr. 98 van 7 november 2019."
    )
    assert found.references == ()
    assert [c.number for c in found.citations] == [98]
