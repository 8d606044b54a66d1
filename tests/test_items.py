"""The items of question and answer, in every way of labelling them, and which answers which."""

from __future__ import annotations

from string import ascii_lowercase

import pytest
from documents import document
from hypothesis import given
from hypothesis import strategies as st

from extractor.model import Item, Outline
from extractor.outline import outline
from extractor.outline.labels import parse_label
from extractor.outline.matching import answered_by

TOP = """Netwerken  -  Cijfers

Graag kreeg ik een stand van zaken over deze netwerken en over hun werking in de voorbije jaren.

"""
ANSWER = """

HILDE CREVITS
VLAAMS MINISTER VAN WERK
ANTWOORD
op vraag nr. 12 van 14 oktober 2021
van JAN JANSSENS

"""
ANY_QUESTION = "1. Hoeveel leden zijn er?\n2. Hoeveel projecten zijn er?\n3. Wanneer volgt er meer?"


def parts(answer: str, question: str = ANY_QUESTION) -> Outline:
    return outline(document(TOP + question + ANSWER + answer))


def asked(question: str) -> tuple[Item, ...]:
    return parts("Neen.", question).part("question")


def labels(items: tuple[Item, ...]) -> list[str]:
    return [item.label for item in items]


@pytest.mark.parametrize(
    ("line", "expected", "rest"),
    [
        ("1. Hoeveel", ["1"], "Hoeveel"),
        ("1) Hoeveel", ["1"], "Hoeveel"),
        ("1° Hoeveel", ["1"], "Hoeveel"),
        ("1.Hoeveel", ["1"], "Hoeveel"),
        ("1.", ["1"], ""),
        ("2. a) Hoeveel", ["2a"], "Hoeveel"),
        ("2.a) Hoeveel", ["2a"], "Hoeveel"),
        ("2a) Hoeveel", ["2a"], "Hoeveel"),
        ("2a. Hoeveel", ["2a"], "Hoeveel"),
        ("2. a-b) Beide", ["2a", "2b"], "Beide"),
        ("2. a) en b) Beide", ["2a", "2b"], "Beide"),
        ("2. a), b) en d) Drie", ["2a", "2b", "2d"], "Drie"),
        ("2. a) tot d) Vier", ["2a", "2b", "2c", "2d"], "Vier"),
        ("8, 9. Beide", ["8", "9"], "Beide"),
        ("7 en 8. Beide", ["7", "8"], "Beide"),
        ("1. en 2. Beide", ["1", "2"], "Beide"),
        ("1. tot 3. Alle", ["1", "2", "3"], "Alle"),
        ("1-3. Alle", ["1", "2", "3"], "Alle"),
        ("1 t/m 3. Alle", ["1", "2", "3"], "Alle"),
        ("1 t.e.m. 3. Alle", ["1", "2", "3"], "Alle"),
        ("1. tem 3. Alle", ["1", "2", "3"], "Alle"),
        ("1: Hoeveel", ["1"], "Hoeveel"),
        ("1.) Hoeveel", ["1"], "Hoeveel"),
        ("2a) en 2b) Beide", ["2a", "2b"], "Beide"),
        ("2. a) en 2. b) Beide", ["2a", "2b"], "Beide"),
        ("2. a) t/m c) Drie", ["2a", "2b", "2c"], "Drie"),
        ("2.a Hoeveel", ["2a"], "Hoeveel"),
        ("2a: Hoeveel", ["2a"], "Hoeveel"),
        ("Antwoord op de vragen 1 en 2:", ["1", "2"], ""),
        ("1., 2., 4. en 5. Vier", ["1", "2", "4", "5"], "Vier"),
        ("a) Hoeveel", ["a"], "Hoeveel"),
        ("a)Tot", ["a"], "Tot"),
        ("a. Hoeveel", ["a"], "Hoeveel"),
        ("a) en b) Beide", ["a", "b"], "Beide"),
        ("Vraag 1", ["1"], ""),
        ("Vraag 1: Hoeveel", ["1"], "Hoeveel"),
        ("Vragen 1 en 2", ["1", "2"], ""),
        ("Antwoord op vraag 2", ["2"], ""),
        ("Deelvraag 2b: Hoeveel", ["2b"], "Hoeveel"),
        ("Ad 1. Hoeveel", ["1"], "Hoeveel"),
    ],
)
def test_a_label_and_what_it_labels(line: str, expected: list[str], rest: str):
    label = parse_label(line)
    assert label is not None
    assert list(label.under(0)) == expected
    assert line[label.end :].strip() == rest


@pytest.mark.parametrize(
    "line",
    ["2020.", "2020. Daarna", "30 leden", "12 18", "3 jaar", "1.204 euro", "10.5 procent", "5% van",
     "12/2/2016", "i.e. dit", "a.u.b. wachten", "A. Vermeulen zei", "Vraag 1 is al beantwoord",
     "2e fase", "3d printen", "1: 20", "1.1. Werking", "9, 3. Verkeerd om"],
)  # fmt: skip
def test_what_is_no_label(line: str):
    assert parse_label(line) is None


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("1. Hoeveel?\n2. Waarom?", ["1", "2"]),
        ("1) Hoeveel?\n2) Waarom?", ["1", "2"]),
        ("1.\nHoeveel?\n2.\nWaarom?", ["1", "2"]),
        ("1. Hoeveel?\n2. a) Waarom?\nb) Waar?\n3. Hoe?", ["1", "2a", "2b", "3"]),
        ("1. Hoeveel?\n2a) Waarom?\n2b) Waar?\n3. Hoe?", ["1", "2a", "2b", "3"]),
        ("1. Graag cijfers:\na) leden?\nb) projecten?\n2. Hoe?", ["1", "1a", "1b", "2"]),
        ("1.\na) Hoeveel?\nb) Waarom?\n2.\na)Waar?\nb)Hoe?", ["1a", "1b", "2a", "2b"]),
        ("a) Hoeveel?\nb) Waarom?\nc) Hoe?", ["a", "b", "c"]),
        ("Vraag 1\nHoeveel?\nVraag 2\nWaarom?", ["1", "2"]),
        ("1. Hoeveel?\n2. Waarom?\n4. Waar?\n5. Hoe?", ["1", "2", "4", "5"]),
        ("1. Zie art.\n3. Hoeveel?\n2. Waarom?", ["1", "2"]),
        ("Hoeveel netwerken zijn er?", [""]),
    ],
)
def test_the_items_of_a_question(question: str, expected: list[str]):
    assert labels(asked(question)) == expected


def test_the_introduction_is_no_item():
    found = parts("Neen.")
    assert found.introduction.startswith("Graag kreeg ik")
    assert found.introduction.endswith("voorbije jaren.")


def test_a_lead_in_stands_above_its_letters_and_what_follows_stays_below():
    found = asked(
        "1. Loopt er een studie?\n\nZo ja,\na) wat kost ze?\nb) wie doet ze?\n\nZo neen, waarom?"
    )
    assert [(i.label, i.lead_in) for i in found] == [("1", True), ("1a", False), ("1b", False)]
    assert found[0].text == "Loopt er een studie?\nZo ja,"
    assert found[2].text == "wie doet ze?\nZo neen, waarom?"


def test_the_span_of_an_item_is_its_body():
    made = document(TOP + "1. Hoeveel?\n2. a)Waarom is dat zo?\n" + ANSWER + "Neen.")
    found = {i.label: made.text[i.start : i.end] for i in outline(made).items}
    assert found == {"1": "Hoeveel?", "2a": "Waarom is dat zo?", "": "Neen."}


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Neen.", [""]),
        ("1. Tien.\n2. Elf.\n3. Nooit.", ["1", "2", "3"]),
        ("1. en 2. Tien.\n3. Nooit.", ["1, 2", "3"]),
        ("1. tot 3. Geen idee.", ["1, 2, 3"]),
        ("1 en 3. Tien.\n2. Elf.", ["1, 3", "2"]),
        ("1. Tien.\n3. Nooit.", ["1", "3"]),
        ("2. Elf.", ["2"]),
        ("Vooraf dit.\n\n1. Tien.\n2. Elf.", ["", "1", "2"]),
        ("1. Ja:\na) tien.\nb) elf.\n2. Elf.", ["1", "1a", "1b", "2"]),
        ("Antwoord op vraag 1:\nTien.\nAntwoord op vraag 2:\nElf.", ["1", "2"]),
        ("Ad 1. Tien.\nAd 2. Elf.", ["1", "2"]),
        ("1°  Tien.\n2°  Elf.", ["1", "2"]),
    ],
)
def test_the_items_of_an_answer(answer: str, expected: list[str]):
    assert labels(parts(answer).part("answer")) == expected


LONG = "Het agentschap volgt elk van de netwerken op en bezorgt daarover jaarlijks een verslag aan"


@pytest.mark.parametrize(
    "inside",
    [
        f"{LONG}\n2. dat is de tweede oproep, met dezelfde voorwaarden als de eerste.",
        f"{LONG}\nmij, indien 1) een van de criteria niet is gehaald of\n2) de drempel niet.",
        "De steun gaat naar (i) leden en\n(ii) projecten.",
        "Dit loopt sinds\n2020. Daarna stopt het.",
        "Het netwerk telt\n30 leden.",
        "Overzicht:\n1. EUKA 30 45\n2. FLAG 12 18",
        "Overzicht:\n1. EUKA 30\n2. FLAG 12",
        "Overzicht:\n2. EUKA 30 45",
        "De stappen:\n1) aanvraag,\n2) keuring,\n3) uitbetaling.",
        "Zie het decreet, art.\n2. Dat regelt het.",
        "de\nsteun\ngaat\nnaar\n2)\nde\nleden.",
        "Er zijn twee stappen.\n1. Eerst de aanvraag.",
        "Volgens B. Peeters,\na.u.b. navragen, i.e. niet nu.",
    ],
)
def test_what_looks_like_a_label_inside_an_item_is_text(inside: str):
    found = parts(f"1. {inside}\n2. Elf.\n3. Nooit.").part("answer")
    assert labels(found) == ["1", "2", "3"]
    assert [i.text for i in found[1:]] == ["Elf.", "Nooit."]


def test_a_numbered_list_inside_an_item_is_told_from_the_items_by_what_was_asked():
    answer = (
        "1. Tien.\n2. Elf.\n3. De stappen zijn:\n1. aanvraag.\n2. keuring.\n3. advies.\n4. slot."
    )
    found = parts(answer).part("answer")
    assert labels(found) == ["1", "2", "3"]
    assert found[2].text.endswith("slot.")


def test_a_list_of_as_many_entries_as_items_does_not_shift_them():
    answer = "1. Tien.\n2. Zo:\n1. aanvraag.\n2. keuring.\n3. advies.\n\n3. Nooit."
    assert [i.text for i in parts(answer).part("answer")][-1] == "Nooit."


def test_an_item_goes_on_after_a_blank_line_and_over_a_page():
    answer = (
        "1. Dit is een eerste deel.\n\nDit is een tweede deel en dat gaat\f\nverder hier.\n2. Elf."
    )
    found = parts(answer).part("answer")
    assert labels(found) == ["1", "2"]
    assert found[0].text.endswith("Dit is een tweede deel en dat gaat verder hier.")
    assert found[1].page == 2


@pytest.mark.parametrize(
    "closing",
    ["BIJLAGE", "BIJLAGEN\n", "Bijlage:", "BIJLAGE \nSV 12 – Bijlage 1", "SV 12 - bijlage 2",
     "Deze vraag werd gesteld aan de ministers Jan Jambon (142),\nHilde Crevits (256)."],
)  # fmt: skip
def test_closing_lines_are_no_part_of_the_last_item(closing: str):
    found = parts(f"1. Tien.\n2. Elf.\n3. Nooit.\n\n{closing}").part("answer")
    assert labels(found) == ["1", "2", "3"]
    assert found[2].text == "Nooit."


def test_the_text_of_an_annex_is_kept_and_belongs_to_no_item():
    found = parts("1. Tien.\n2. Elf.\n3. Zie bijlage.\n\nBIJLAGE\nOverzicht van alle leden").part(
        "answer"
    )
    assert [(i.label, i.text) for i in found[2:]] == [
        ("3", "Zie bijlage."),
        ("", "Overzicht van alle leden"),
    ]


def test_the_word_bijlage_alone_on_a_line_closes_nothing():
    found = parts("1. Dit\nstaat\nin\nde\nbijlage\nbij\ndit\nantwoord\nzelf.\n2. Elf.").part(
        "answer"
    )
    assert [i.text for i in found] == ["Dit staat in de bijlage bij dit antwoord zelf.", "Elf."]


LETTERED = "1. Hoeveel?\n2. Graag cijfers:\na) leden?\nb) projecten?\n3. Wanneer?"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("1. A.\n2. a) B.\nb) C.\n3. D.", {"1": "1", "2": "2a", "2a": "2a", "2b": "2b", "3": "3"}),
        ("1. A.\n2. B.\n3. D.", {"1": "1", "2": "2", "2a": "2", "2b": "2", "3": "3"}),
        ("1. en 2. A.\n3. D.", {"1": "1, 2", "2": "1, 2", "2a": "1, 2", "2b": "1, 2", "3": "3"}),
        ("1. A.\n2. a-b) B.", {"1": "1", "2": "2a, 2b", "2a": "2a, 2b", "2b": "2a, 2b"}),
        ("1. A.\n2. a) B.\n3. D.", {"1": "1", "2": "2a", "2a": "2a", "3": "3"}),
        ("1. a) A.\nb) B.", {"1": "1a"}),
        ("Ziehier.", dict.fromkeys(("1", "2", "2a", "2b", "3"), "")),
        ("Vooraf.\n\n1. A.", {"1": "1"}),
    ],
)
def test_which_answer_answers_which_question(answer: str, expected: dict[str, str]):
    assert answered_by(parts(answer, LETTERED)) == expected


def test_without_an_answer_nothing_is_answered():
    found = outline(document("SCHRIFTELIJKE VRAAG\nnr. 5\nvan JAN JANSSENS\n" + TOP + LETTERED))
    assert found.answer_start is None
    assert answered_by(found) == {}


@pytest.mark.parametrize(
    "minister", ["HILDE CREVITS\nVLAAMS MINISTER VAN WERK\n", "HILDE CREVITS\n", ""]
)
def test_the_answer_starts_with_the_name_above_it(minister: str):
    text = TOP + ANY_QUESTION + f"\n\n{minister}ANTWOORD\n\nNeen."
    made = document(text)
    found = outline(made)
    assert made.text[found.answer_start :].startswith(minister or "ANTWOORD")
    assert found.part("question")[-1].text == "Wanneer volgt er meer?"


def test_the_word_antwoord_alone_on_a_line_is_no_answer():
    question = "1. Kreeg\nhij\neen\nantwoord\nop\nvraag\n98?\n2. Hoe?\n3. Wanneer?"
    assert labels(asked(question)) == ["1", "2", "3"]


shapes = st.lists(st.integers(min_value=0, max_value=4), min_size=1, max_size=12)
number_marks = st.sampled_from([".", ")", "°"])


@given(
    shape=shapes,
    mark=number_marks,
    letter_mark=st.sampled_from([")", "."]),
    joint=st.booleans(),
    alone=st.booleans(),
    introduced=st.booleans(),
)
def test_any_sequence_of_labels_is_found_again(shape, mark, letter_mark, joint, alone, introduced):
    """`shape` says how many letters each number has: [0, 2] is 1, 2a, 2b."""
    gap, lines, expected = "\n" if alone else " ", [], []
    for number, letters in enumerate(shape, start=1):
        for index, letter in enumerate(ascii_lowercase[:letters]):
            first = f"{number}{mark}\n" if alone else f"{number}{mark} "
            head = f"{number}" if joint else first if index == 0 else ""
            lines.append(f"{head}{letter}{letter_mark}{gap}Is dit zo?")
            expected.append(f"{number}{letter}")
        if not letters:
            lines.append(f"{number}{mark}{gap}Is dit zo?")
            expected.append(f"{number}")
    top = TOP if introduced else "Netwerken\n\n"
    found = outline(document(top + "\n".join(lines) + ANSWER + "\n".join(lines)))
    for part in ("question", "answer"):
        assert labels(found.part(part)) == expected
        assert {item.text for item in found.part(part)} == {"Is dit zo?"}
    assert answered_by(found) == {label: label for label in expected}
