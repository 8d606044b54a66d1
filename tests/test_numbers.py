"""Numbers as Belgian Dutch writes them: whole strings, cells of tables, running text."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.model import Value
from extractor.notation.numbers import (
    Absent,
    Quantity,
    Range,
    Several,
    find_numbers,
    parse_cell,
    parse_number,
    qualifier_at,
)

figures = st.integers(-(10**15), 10**15)
decimals = st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("45", 45),
        ("2635", 2635),
        ("1.204", 1204),
        ("652.650", 652650),
        ("12.345.678", 12345678),
        ("227 000", 227000),
        ("227\u00a0000", 227000),
        ("1\u202f227\u202f000", 1227000),
        ("4,5", Decimal("4.5")),
        ("1,204", Decimal("1.204")),
        ("14.282.612,00", Decimal("14282612.00")),
        ("227 000,5", Decimal("227000.5")),
        ("38.0", Decimal("38.0")),
        ("132.5", Decimal("132.5")),
        ("0.125", Decimal("0.125")),
        ("+12", 12),
        ("-3", -3),
        ("−3,5", Decimal("-3.5")),
        ("0", 0),
    ],
)
def test_a_number_is_read_exactly(text: str, expected: Value) -> None:
    value = parse_number(text)
    assert value == expected
    assert type(value) is type(expected)
    assert str(value) == str(expected)


@pytest.mark.parametrize(
    "text",
    [
        "1.2345",
        "1,204.5",
        "12.34.567",
        "1234.567",
        "1 23",
        "12 34 567",
        "1.204 300",
        "0 125",
        ".5",
        "5,",
        "5.",
        "1.2.3",
        "--3",
        "3-",
        "4D",
        "elf",
        "1e5",
        "１２",
        "1234567890123456789",
        "9" * 5000,
        "",
    ],
)
def test_what_is_no_sure_number_is_not_read(text: str) -> None:
    assert parse_number(text) is None


@given(figures, st.sampled_from(["", ".", " ", "\u00a0", "\u202f"]))
def test_every_integer_is_read_back(number: int, mark: str) -> None:
    assert parse_number(f"{number:,}".replace(",", mark)) == number


@given(decimals, st.sampled_from(["", ".", " "]))
def test_every_decimal_with_a_comma_is_read_back(number: Decimal, mark: str) -> None:
    whole, fraction = f"{number:,}".split(".")
    assert parse_number(f"{whole.replace(',', mark)},{fraction}") == number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("45", Quantity(45)),
        (" 1.204 ", Quantity(1204)),
        ("227 000", Quantity(227000)),
        ("2019", Quantity(2019)),
        ("-5", Quantity(-5)),
        ("0", Quantity(0)),
        ("> 50", Quantity(50, "more_than")),
        ("meer dan 50", Quantity(50, "more_than")),
        ("≥ 50", Quantity(50, "at_least")),
        (">=50", Quantity(50, "at_least")),
        ("Minstens 50", Quantity(50, "at_least")),
        ("50+", Quantity(50, "at_least")),
        ("<5", Quantity(5, "less_than")),
        ("≤ 5", Quantity(5, "at_most")),
        ("max. 5", Quantity(5, "at_most")),
        ("niet meer dan 5", Quantity(5, "at_most")),
        ("ca. 40", Quantity(40, "about")),
        ("± 40", Quantity(40, "about")),
        ("circa 40", Quantity(40, "about")),
        ("ongeveer 40", Quantity(40, "about")),
        ("~40", Quantity(40, "about")),
        ("een 40-tal leden", Quantity(40, "about", "leden")),
        ("45*", Quantity(45, note="*")),
        ("45 (*)", Quantity(45, note="*")),
        ("45 (1)", Quantity(45, note="1")),
        ("45¹", Quantity(45, note="1")),
        ("45 (voorlopig)", Quantity(45, note="voorlopig")),
        ("45 leden", Quantity(45, unit="leden")),
        ("45 leden (1)", Quantity(45, unit="leden", note="1")),
        ("45 actieve leden", Quantity(45, unit="actieve leden")),
        ("45 KMO's", Quantity(45, unit="KMO's")),
        ("4,5 VTE", Quantity(Decimal("4.5"), unit="VTE")),
        ("120 m²", Quantity(120, unit="m²")),
        ("€ 14.282.612,00", Quantity(Decimal("14282612.00"), unit="EUR")),
        ("€202 mln", Quantity(202000000, unit="EUR")),
        ("443 miljoen EUR", Quantity(443000000, unit="EUR")),
        ("4,5 miljoen euro", Quantity(4500000, unit="EUR")),
        ("450 k€", Quantity(450000, unit="EUR")),
        ("66,3 %", Quantity(Decimal("66.3"), unit="%")),
        ("70%", Quantity(70, unit="%")),
        ("70 procent", Quantity(70, unit="%")),
    ],
)
def test_a_cell_with_one_value_says_how_much_of_what(text: str, expected: Quantity) -> None:
    assert parse_cell(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30-35", Range(30, 35)),
        ("30 – 35", Range(30, 35)),
        ("30 à 35", Range(30, 35)),
        ("tussen 30 en 35", Range(30, 35)),
        ("ca. 30 tot 35 leden", Range(30, 35, "about", "leden")),
        ("2 à 3 miljoen euro", Range(2000000, 3000000, unit="EUR")),
        ("500.000 à 1 miljoen", Range(500000, 1000000)),
        ("2000 tot 2500", Range(2000, 2500)),
        ("45/30", Several((45, 30))),
        ("45 - 30", Several((45, 30))),
        ("45 (30)", Several((45, 30))),
        ("10 van de 20", Several((10, 20))),
        ("2019 - 1.204", Several((2019, 1204))),
        ("2019-14,5", Several((2019, Decimal("14.5")))),
    ],
)
def test_a_cell_with_two_values_keeps_both(text: str, expected: Range | Several) -> None:
    assert parse_cell(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("n.v.t.", "not_applicable"),
        ("nvt", "not_applicable"),
        ("N.V.T", "not_applicable"),
        ("n.v.t.*", "not_applicable"),
        ("n.v.t. (1)", "not_applicable"),
        ("Niet van toepassing", "not_applicable"),
        ("n.b.", "not_available"),
        ("nnb", "not_available"),
        ("niet beschikbaar", "not_available"),
        ("onbekend", "not_available"),
        ("#N/B", "not_available"),
        ("-", "not_given"),
        ("–", "not_given"),
        ("/", "not_given"),
        ("n/a", "not_given"),
        ("geen", "not_given"),
        ("", "not_given"),
        (" ", "not_given"),
    ],
)
def test_an_absent_value_is_said_to_be_absent_and_never_zero(text: str, kind: str) -> None:
    value = parse_cell(text)
    assert isinstance(value, Absent)
    assert (value.kind, value.said) == (kind, text.strip())


@pytest.mark.parametrize(
    "text",
    [
        "Space 4.0",
        "Aantal leden",
        "IoT4Society",
        "4D4F",
        "31/12/2019",
        "1.12.2022",
        "24 september",
        "2017-2018",
        "2019-20",
        "12/2019",
        "2a)",
        "2a",
        "1.",
        "1)",
        "(1)",
        "3de",
        "na",
        "na 3 jr",
        "30 45",
        "1.2345",
        "12.34.567 leden",
        "45 in 2019",
        "drie",
    ],
)
def test_text_is_no_value_cell(text: str) -> None:
    assert parse_cell(text) is None


def test_a_range_that_runs_down_is_refused() -> None:
    with pytest.raises(ValueError, match="upwards"):
        Range(5, 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er zijn 1.204 leden in 2020.", [("1.204", 1204), ("2020", 2020)]),
        (
            "goed voor 19.898.396, of 4,5 procent",
            [("19.898.396", 19898396), ("4,5", Decimal("4.5"))],
        ),
        ("70% van €202", [("70", 70), ("202", 202)]),
        ("4,5 miljoen euro", [("4,5 miljoen", 4500000)]),
        ("12 duizend leden", [("12 duizend", 12000)]),
        ("2020-2024", [("2020", 2020), ("2024", 2024)]),
        ("45/30", [("45", 45), ("30", 30)]),
        ("een 60-tal of 30-tal", [("60", 60), ("30", 30)]),
        ("een daling met -3 punten", [("-3", -3)]),
        ("45¹ leden", [("45", 45)]),
        ("nr.841", [("841", 841)]),
        ("Flux50 IoT4Society CO2 ETS1 4D4F COVID-19 3de 2a", []),
        ("artikel 12.34.567", [("12.34.567", None)]),
        ("100kWh", [("100", 100)]),
        ("Space 4.0 30", [("4.0", Decimal("4.0")), ("30", 30)]),
    ],
)
def test_figures_are_found_in_running_text(
    text: str, expected: list[tuple[str, Value | None]]
) -> None:
    found = find_numbers(text)
    assert [(text[n.start : n.end], n.value) for n in found] == expected
    assert not any(n.words for n in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in 2019 300 leden", [2019, 300]),
        ("een steun van 227 000 euro", [227000]),
        ("een steun van 227 350 euro", [227350]),
        ("een steun van € 1 227 350.", [1227350]),
        ("goed voor 12\u00a0150 leden", [12150]),
        ("goed voor 12 000 leden", [12000]),
        ("Aantal leden 100 120", [100, 120]),
        ("Aantal leden 100 120\nAantal projecten 7 9", [100, 120, 7, 9]),
        ("goed voor 12 150 leden", [None]),
        ("In totaal 12 150.", [None]),
    ],
)
def test_spaces_join_groups_of_three_only_where_that_is_sure(
    text: str, expected: list[Value | None]
) -> None:
    assert [n.value for n in find_numbers(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("elf netwerken", [("elf", 11)]),
        ("Veertien of drieëntwintig leden", [("Veertien", 14), ("drieëntwintig", 23)]),
        ("honderd en tweehonderdvijftig", [("honderd", 100), ("tweehonderdvijftig", 250)]),
        ("vijfentwintig en honderd", [("vijfentwintig", 25), ("honderd", 100)]),
        ("twee of drie", [("twee", 2), ("drie", 3)]),
        ("twee drie", [("twee", 2), ("drie", 3)]),
        ("honderd vijftig", [("honderd vijftig", 150)]),
        ("één miljoen euro", [("één miljoen", 1000000)]),
        ("een twintigtal leden", [("twintig", 20)]),
        ("acht leden", [("acht", 8)]),
        ("Ik acht het wenselijk", []),
        ("een één eerste derde tientallen honderden drie-eenheid miljoen tweeledig geacht", []),
    ],
)  # fmt: skip
def test_numbers_in_words_are_found(text: str, expected: list[tuple[str, int]]) -> None:
    found = find_numbers(text)
    assert [(text[n.start : n.end], n.value) for n in found] == expected
    assert all(n.words for n in found)


@given(st.text(alphabet="0123456789.,-− \u00a0\n%€()/", max_size=60))
def test_no_digit_outside_a_word_is_lost(text: str) -> None:
    covered = {i for number in find_numbers(text) for i in range(number.start, number.end)}
    assert {i for i, char in enumerate(text) if char.isdigit()} <= covered


@given(st.text(alphabet="0123456789.,-− \u00a0\nabelftwi%€()miljoen", max_size=60))
def test_found_numbers_stand_in_order_and_whole(text: str) -> None:
    found = find_numbers(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    for number in found:
        quote = text[number.start : number.end]
        assert quote == quote.strip()
        assert not text[: number.start][-1:].isdigit()
        assert not text[number.end :][:1].isdigit()


@given(figures)
def test_a_figure_in_a_sentence_is_read_like_one_by_itself(number: int) -> None:
    written = f"{number:,}".replace(",", ".")
    assert [n.value for n in find_numbers(f"Er waren {written} leden.")] == [number]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ongeveer 40 leden", "about"),
        ("meer dan 40 leden", "more_than"),
        ("niet meer dan\n40 leden", "at_most"),
        ("bijna 40 leden", "less_than"),
        ("een 40-tal leden", "about"),
        ("40 of meer leden", "at_least"),
        ("welgeteld 40 leden", "exact"),
        ("de 40 leden", "exact"),
        ("america 40 leden", "exact"),
    ],
)
def test_a_hedge_around_a_number_is_kept(text: str, expected: str) -> None:
    (number,) = find_numbers(text)
    assert qualifier_at(text, number.start, number.end) == expected
