"""Days, periods and session years as Dutch documents write them."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from extractor.notation.dates import (
    find_dates,
    find_periods,
    is_year,
    parse_date,
    session_opening,
    session_year,
)

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
written_days = st.dates(dt.date(1800, 1, 1), dt.date(2099, 12, 31))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24 september 2020", dt.date(2020, 9, 24)),
        ("24 SEPTEMBER 2020", dt.date(2020, 9, 24)),
        ("24\nseptember\n2020", dt.date(2020, 9, 24)),
        ("1 jan. 2020", dt.date(2020, 1, 1)),
        ("3 sept 2021", dt.date(2021, 9, 3)),
        ("1ste maart 2020", dt.date(2020, 3, 1)),
        ("31/12/2019", dt.date(2019, 12, 31)),
        ("1/4/16", dt.date(2016, 4, 1)),
        ("1/4/99", dt.date(1999, 4, 1)),
        ("1.12.2022", dt.date(2022, 12, 1)),
        ("31-12-2019", dt.date(2019, 12, 31)),
        ("2020-09-24", dt.date(2020, 9, 24)),
        ("02/03/2020", dt.date(2020, 3, 2)),
        ("29 februari 2020", dt.date(2020, 2, 29)),
        ("29 februari 2019", None),
        ("31/02/2019", None),
        ("12/31/2019", None),
        ("0/1/2019", None),
        ("24 september", None),
        ("september 2020", None),
        ("op 24 september 2020", None),
        ("2.1.16", None),
        ("24 brumaire 2020", None),
        ("", None),
    ],
)
def test_a_date_is_read_day_first_or_not_at_all(text: str, expected: dt.date | None) -> None:
    assert parse_date(text) == expected


@given(written_days)
def test_every_day_is_read_back_from_every_way_to_write_it(day: dt.date) -> None:
    forms = (
        f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        f"{day.day} {MONTHS[day.month - 1].upper()} {day.year}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day:02}.{day.month:02}.{day.year}",
        f"{day.day:02}-{day.month:02}-{day.year}",
        day.isoformat(),
    )
    assert {parse_date(form) for form in forms} == {day}


def test_dates_are_found_in_running_text_with_their_place() -> None:
    text = "Vraag 12 van 1 maart 2019, herhaald op 14/06/2019 (zie 2019-06-20), nr. 31.9.2 niet."
    found = [(text[span.start : span.end], span.date) for span in find_dates(text)]
    assert found == [
        ("1 maart 2019", dt.date(2019, 3, 1)),
        ("14/06/2019", dt.date(2019, 6, 14)),
        ("2019-06-20", dt.date(2019, 6, 20)),
    ]


@given(st.text(alphabet="0123456789/.- majrtei\n", max_size=40))
def test_found_dates_parse_by_themselves_and_do_not_overlap(text: str) -> None:
    spans = find_dates(text)
    assert all(parse_date(text[span.start : span.end]) == span.date for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("na 3 jr", ["P3Y"]),
        ("na 3 jaar.", ["P3Y"]),
        ("Bereikt na 3 jr.", ["P3Y"]),
        ("na drie jaar", ["P3Y"]),
        ("na de eerste drie jaar", ["P3Y"]),
        ("na 18 maanden", ["P18M"]),
        ("3 jaar", []),
        ("jaar 1", ["year-1"]),
        ("Y1", ["year-1"]),
        ("werkjaar 2", ["year-2"]),
        ("na het eerste werkjaar", ["year-1"]),
        ("2de werkjaar", ["year-2"]),
        ("jaar 2019", ["2019"]),
        ("eind 2019", ["2019-12-31"]),
        ("einde van 2019", ["2019-12-31"]),
        ("eind juni 2020", ["2020-06-30"]),
        ("eind februari 2020", ["2020-02-29"]),
        ("31/12/2019", ["2019-12-31"]),
        ("stand op 31.12.2019", ["2019-12-31"]),
        ("31 december 2019", ["2019-12-31"]),
        ("2019", ["2019"]),
        ("Realisatie 2019", ["2019"]),
        ("Realisatie '19", ["2019"]),
        ("begin 2019", ["2019"]),
        ("medio maart 2018", ["2018-03"]),
        ("maart 2018", ["2018-03"]),
        ("Q1 2020", ["2020-Q1"]),
        ("eerste kwartaal van 2020", ["2020-Q1"]),
        ("eind Q1 2020", ["2020-Q1"]),
        ("2018 (1e semester)", ["2018-S1"]),
        ("2017-2018", ["2017/2018"]),
        ("2017 - 2018", ["2017/2018"]),
        ("2017/2018", ["2017/2018"]),
        ("2017–2018", ["2017/2018"]),
        ("2019-20", ["2019/2020"]),
        ("'17-'20", ["2017/2020"]),
        ("van 2020 tot en met 2024", ["2020/2024"]),
        ("van 2013 tot 2016.", ["2013/2016"]),
        ("tussen 2017 en 2019", ["2017/2019"]),
        ("in 2017 en 2019", ["2017", "2019"]),
        ("in 2018, 2019 en 2020", ["2018", "2019", "2020"]),
        ("1/4/16-31/12/16", ["2016-04-01/2016-12-31"]),
        ("1 januari tot 31 december 2019", ["2019-01-01/2019-12-31"]),
        ("januari - maart 2019", ["2019-01/2019-03"]),
        ("eind 2017 - eind 2019", ["2017-12-31/2019-12-31"]),
        ("2011-12", []),
        ("31/02/2019", []),
        ("31 september 2019", []),
        ("Aantal leden", []),
        ("Space 4.0", []),
    ],
)
def test_a_period_is_read_as_iso_8601(text: str, expected: list[str]) -> None:
    assert [period.iso for period in find_periods(text)] == expected


def test_the_words_that_change_a_period_belong_to_its_span() -> None:
    text = "Bereikt na 3 jr, stand eind 2019"
    assert [text[p.start : p.end] for p in find_periods(text)] == ["na 3 jr", "eind 2019"]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2000 competentiecenters", False),
        ("2000 ton", False),
        ("2019 leden", False),
        ("met 2000 leden", False),
        ("€ 2000", False),
        ("2020 euro", False),
        ("ongeveer 2000", False),
        ("meer dan 2000", False),
        ("nr. 2019", False),
        ("2000 tot 20.000", False),
        ("2020-tal", False),
        ("1.2019", False),
        ("in 2019 kregen", True),
        ("in 2019 ondernemingen", True),
        ("sinds 2010", True),
        ("maart 2019 leden", True),
        ("2019 werden", True),
        ("2019 bereikt", True),
        ("(2019)", True),
        ("2019.", True),
        ("2019", True),
    ],
)
def test_a_bare_four_digit_number_is_a_year_unless_its_neighbours_count(
    text: str, year: bool
) -> None:
    start = next(i for i in range(len(text)) if text[i : i + 2] in ("19", "20"))
    assert is_year(text, start, start + 4) is year


@given(st.text(alphabet="0123456789/.-' jarneimtQ\n", max_size=40))
def test_periods_stand_in_order_and_do_not_overlap(text: str) -> None:
    spans = find_periods(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 <= span.start < span.end <= len(text) and span.iso for span in spans)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (dt.date(2020, 9, 24), "2019-2020"),
        (dt.date(2020, 9, 27), "2019-2020"),
        (dt.date(2020, 9, 28), "2020-2021"),
        (dt.date(2016, 9, 25), "2015-2016"),
        (dt.date(2016, 9, 26), "2016-2017"),
        (dt.date(2021, 1, 4), "2020-2021"),
        (dt.date(2019, 5, 31), "2018-2019"),
        (dt.date(2019, 6, 1), None),
        (dt.date(2019, 9, 22), None),
        (dt.date(2019, 9, 23), "2019-2020"),
        (dt.date(2024, 7, 1), None),
        (dt.date(2024, 2, 26), "2023-2024"),
    ],
)
def test_the_session_year_follows_from_the_day_of_the_question(
    asked: dt.date, expected: str | None
) -> None:
    assert session_year(asked) == expected


@given(written_days, written_days)
def test_session_years_never_run_backwards(one: dt.date, other: dt.date) -> None:
    first, last = (session_year(day) for day in sorted((one, other)))
    assume(first is not None and last is not None)
    assert str(first) <= str(last)


@given(st.integers(1990, 2090))
def test_a_session_begins_on_the_fourth_monday_of_september(year: int) -> None:
    opening = session_opening(year)
    assert (opening.weekday(), opening.month) == (0, 9)
    assert sum(dt.date(year, 9, day).weekday() == 0 for day in range(1, opening.day + 1)) == 4
    assert session_year(opening) == f"{year}-{year + 1}"
    assert session_year(opening - dt.timedelta(days=1)) in (f"{year - 1}-{year}", None)
