"""The header in all its forms."""

from __future__ import annotations

import datetime as dt

import pytest
from documents import document

from extractor.model import Header
from extractor.outline import outline

BODY = """Netwerken  -  Cijfers

Graag kreeg ik een stand van zaken over deze netwerken en over hun werking in de voorbije jaren.

1. Wat zijn de cijfers?
"""
ANSWER = """
HILDE CREVITS
VLAAMS MINISTER VAN WERK, ECONOMIE EN LANDBOUW

ANTWOORD{space}
op vraag nr. 12 van 14 oktober 2021
van JAN JANSSENS

1. Ziehier.
"""
FULL = """SCHRIFTELIJKE VRAAG
nr. 12
van JAN JANSSENS
datum: 14 oktober 2021
aan HILDE CREVITS
VLAAMS MINISTER VAN WERK, ECONOMIE EN LANDBOUW
"""
EXPECTED = Header(
    number=12,
    date_asked=dt.date(2021, 10, 14),
    asker="JAN JANSSENS",
    minister="HILDE CREVITS",
    portfolio="VLAAMS MINISTER VAN WERK, ECONOMIE EN LANDBOUW",
    title="Netwerken - Cijfers",
    session_year="2021-2022",
)


def header(text: str) -> Header:
    return outline(document(text)).header


@pytest.mark.parametrize(
    "top",
    [
        FULL,
        FULL.replace("aan HILDE", "HILDE"),
        FULL.replace("\nvan", " van").replace("\ndatum", " datum").replace("\naan", " aan"),
        FULL.replace("\ndatum", " datum").replace("\naan", " aan"),
        FULL.replace("SCHRIFTELIJKE VRAAG", "Schriftelijke vraag"),
        FULL.replace("ECONOMIE EN", "ECONOMIE\nEN"),
        FULL.replace("MINISTER VAN", "MINISTER\nVAN"),
        FULL.replace("\ndatum", " datum").replace("\naan", " aan").replace("HILDE ", "HILDE\n"),
        "",
    ],
    ids=[
        "full",
        "without aan",
        "one line",
        "two lines",
        "lower case",
        "role of two lines",
        "role broken before a small word",
        "name of two lines",
        "none",
    ],
)
@pytest.mark.parametrize("space", ["", " ", ":"])
def test_headers_of_a_question_and_its_answer(top: str, space: str):
    assert header(top + BODY + ANSWER.format(space=space)) == EXPECTED


def test_a_question_without_an_answer():
    assert header(FULL + BODY) == EXPECTED


def test_a_question_of_the_bulletins():
    found = header("Vraag nr. 42 van 8 maart 2006 van JAN LOONES\n" + BODY)
    assert (found.number, found.date_asked, found.asker) == (42, dt.date(2006, 3, 8), "JAN LOONES")
    assert (found.title, found.session_year) == ("Netwerken - Cijfers", "2005-2006")


@pytest.mark.parametrize(
    "asker",
    ["MAURITS VANDE REYDE", "Kurt De Loor", "Anke Van dermeersch", "van ROUVEROIJ", "Jos D’Haese",
     "GÜLER TURAN", "KOEN VAN DEN HEUVEL"],
)  # fmt: skip
@pytest.mark.parametrize("top", [FULL, ""])
def test_the_name_of_the_asker_stands_as_printed(asker: str, top: str):
    text = top + BODY + ANSWER.format(space="")
    assert header(text.replace("JAN JANSSENS", asker)).asker == asker


@pytest.mark.parametrize(
    "role",
    [
        "VICEMINISTER-PRESIDENT VAN DE VLAAMSE REGERING, VLAAMS MINISTER VAN ECONOMIE, INNOVATIE,\n"
        "WERK, SOCIALE ECONOMIE EN LANDBOUW",
        "MINISTER-PRESIDENT VAN DE VLAAMSE REGERING EN VLAAMS MINISTER VAN BUITENLANDSE ZAKEN",
        "DE MINISTER-PRESIDENT VAN DE VLAAMSE REGERING",
        "VLAAMS MINISTER VAN OMGEVING",
    ],
)
@pytest.mark.parametrize("top", [True, False])
def test_the_portfolio_is_one_string(role: str, top: bool):
    own = "VLAAMS MINISTER VAN WERK, ECONOMIE EN LANDBOUW"
    text = (FULL if top else "") + BODY + ANSWER.format(space="")
    found = header(text.replace(own, role))
    assert found.portfolio == role.replace("\n", " ")
    assert (found.minister, found.title) == ("HILDE CREVITS", "Netwerken - Cijfers")


def test_the_answer_on_one_line():
    text = BODY + ANSWER.format(space="").replace("2021\nvan", "2021 van")
    assert header(text) == EXPECTED


def test_the_answers_header_on_three_lines():
    found = outline(document(BODY + ANSWER.format(space="").replace("12 van", "12\nvan")))
    assert found.header == EXPECTED
    assert found.part("answer")[0].text == "Ziehier."


def test_a_question_without_a_title():
    found = outline(document(FULL + "1. Wat zijn de cijfers?\n2. Hoe?\n"))
    assert found.header.title is None
    assert [item.label for item in found.items] == ["1", "2"]


def test_a_role_that_differs_in_the_answer_is_the_questions():
    answer = ANSWER.format(space="").replace("WERK, ECONOMIE EN", "WERK EN")
    assert header(FULL + BODY + answer) == EXPECTED


def test_a_title_over_two_lines():
    first = (
        "Innovatieve bedrijfsnetwerken en hun samenwerking met alle andere bedrijven, clusters en"
    )
    text = FULL + BODY.replace("Netwerken  -  Cijfers", f"{first}\nkennisinstellingen  -  Stand")
    found = outline(document(text))
    assert found.header.title == f"{first} kennisinstellingen - Stand"
    assert found.introduction.startswith("Graag kreeg ik")


def test_a_question_to_several_ministers():
    closing = (
        "\nDeze vraag werd gesteld aan de ministers Jan Jambon (142), Hilde Crevits (256),\n"
        "Ben Weyts (321) en Zuhal Demir (374).\n"
    )
    found = outline(document(FULL + BODY + ANSWER.format(space="") + closing))
    assert found.header.addressees == (
        ("Jan Jambon", 142),
        ("Hilde Crevits", 256),
        ("Ben Weyts", 321),
        ("Zuhal Demir", 374),
    )
    assert found.items[-1].text == "Ziehier."


@pytest.mark.parametrize(
    "closing",
    [
        "Deze vraag werd gesteld aan de ministers Jan Jambon (142) en Ben Weyts (nr. 321).",
        "Deze vraag werd ook gesteld aan minister-president Jan Jambon (142) en minister Ben\n"
        "Weyts (321).",
        "(Deze vraag is eveneens gesteld aan: Jan Jambon (142); Ben Weyts (321))",
    ],
)
def test_ways_of_naming_several_ministers(closing: str):
    found = outline(document(BODY + ANSWER.format(space="") + f"\n{closing}\n"))
    assert found.header.addressees == (("Jan Jambon", 142), ("Ben Weyts", 321))
    assert found.items[-1].text == "Ziehier."


def test_what_is_not_there_is_none():
    found = header("Netwerken\n\nWat zijn de cijfers?\n\nANTWOORD\n\nZiehier.\n")
    assert found == Header(title="Netwerken")


def test_the_fields_do_not_leak_into_the_introduction():
    found = outline(document(FULL + BODY + ANSWER.format(space="")))
    assert found.introduction.split()[:3] == ["Graag", "kreeg", "ik"]


def test_numbers_of_a_session_after_the_fourth_monday_of_september():
    text = FULL.replace("14 oktober 2021", "28 september 2020") + BODY
    assert header(text).session_year == "2020-2021"
    assert header(text.replace("28 september", "24 september")).session_year == "2019-2020"


ROLE = "VLAAMS MINISTER VAN WERK, ECONOMIE EN LANDBOUW"


@pytest.mark.parametrize(
    "above",
    [
        f"HILDE CREVITS\n{ROLE}\n\nANTWOORD\nop vraag",
        f"HILDE CREVITS, {ROLE}\n\nANTWOORD\nop vraag",
        f"HILDE CREVITS\n{ROLE}\n\nAntwoord op vraag",
        f"HILDE CREVITS\n{ROLE}\n\nGECOÖRDINEERD ANTWOORD\nop schriftelijke vraag",
        "HILDE CREVITS\nVLAAMS MINISTER VAN WERK, ECONO-\nMIE EN LANDBOUW\n\nANTWOORD\nop vraag",
    ],
)
def test_the_minister_above_an_answer(above: str):
    answer = f"\n{above} nr. 12 van 14 oktober 2021\nvan JAN JANSSENS\n\n1. Ziehier.\n"
    found = outline(document(BODY + answer))
    assert found.header == EXPECTED
    assert [item.text for item in found.items] == ["Wat zijn de cijfers?", "Ziehier."]


def test_a_role_in_small_letters():
    role = "viceminister-president van de Vlaamse Regering, Vlaams minister van Werk en\nLandbouw"
    top = FULL.replace("HILDE CREVITS", "Hilde Crevits").replace(ROLE, role)
    found = header(top + BODY)
    assert (found.minister, found.portfolio) == ("Hilde Crevits", role.replace("\n", " "))
    assert found.title == "Netwerken - Cijfers"


@pytest.mark.parametrize(
    "top",
    [
        f"nr. 12 van JAN JANSSENS datum: 14 oktober 2021 aan HILDE CREVITS {ROLE}\n",
        f"nr. 12 van JAN JANSSENS datum: 14 oktober 2021 HILDE CREVITS\n{ROLE}\n",
        f"nr. 12 datum: 14 oktober 2021 van JAN JANSSENS aan HILDE CREVITS\n{ROLE}\n",
        f"Schriftelijke vraag nr. 12\nvan JAN JANSSENS\n14 oktober 2021\nHILDE CREVITS\n{ROLE}\n",
        f"VLAAMS PARLEMENT\n\n{FULL}",
        FULL.replace("nr.", "Nr.:").replace("van JAN", "Van: JAN").replace("aan H", "Aan: H"),
        f"HILDE CREVITS\n{ROLE}\nVraag nr. 12\nvan 14 oktober 2021\nvan JAN JANSSENS\n",
        f"HILDE CREVITS\n{ROLE}\nVraag nr. 12 van 14 oktober 2021 van JAN JANSSENS\n",
    ],
    ids=[
        "role behind",
        "no aan",
        "another order",
        "bare fields",
        "banner",
        "colons",
        "bulletin of lines",
        "bulletin",
    ],
)
def test_headers_in_other_orders(top: str):
    assert header(top + BODY) == EXPECTED


def test_the_questions_number_goes_before_the_answers():
    answer = ANSWER.format(space="").replace("nr. 12", "nr. 13")
    assert header(FULL + BODY + answer).number == 12


def test_an_answer_alone():
    found = outline(document(ANSWER.format(space="").lstrip()))
    assert (found.header.number, found.header.minister) == (12, "HILDE CREVITS")
    assert (found.header.title, found.introduction) == (None, "")
    assert [item.text for item in found.items] == ["Ziehier."]


def test_a_citation_at_the_start_of_a_line_is_no_header():
    citing = (
        "In haar antwoord op mijn\nvraag nr. 346 van 11 februari 2020\ngaf de minister cijfers."
    )
    found = header(BODY.replace("Graag", f"{citing} Graag") + ANSWER.format(space=""))
    assert found == EXPECTED


def test_a_text_on_one_line_is_no_title():
    text = FULL + BODY.replace("\n", " ") * 3
    assert header(text).title is None


def test_a_ministers_name_broken_before_a_small_word():
    text = FULL.replace("HILDE CREVITS", "HILDE\nVAN ACKER")
    assert header(text + BODY).minister == "HILDE VAN ACKER"
    assert header(text + BODY).asker == "JAN JANSSENS"
