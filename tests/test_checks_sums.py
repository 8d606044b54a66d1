"""The checks of arithmetic: totals, kinds of member, percentages, sums in sentences."""

from __future__ import annotations

from decimal import Decimal

import pytest
from figures import answer_with, extract_text, findings_of
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from extractor.checks.amounts import same_share
from extractor.model import Finding

Rows = list[list[object]]


def pipes(rows: Rows) -> str:
    """A table in a text, its cells between bars."""
    return "\n".join(f"| {' | '.join(map(str, row))} |" for row in rows)


def findings(body: str, check: str) -> list[Finding]:
    extraction = extract_text(answer_with(f"Het overzicht:\n\n{body}"))
    return findings_of(extraction, check)


def severities(body: str, check: str) -> list[tuple[str, str]]:
    return [(f.outcome, f.severity) for f in findings(body, check)]


RIGHT, WRONG = ("confirmed", "info"), ("contradicted", "error")

PLACES: Rows = [
    ["Provincie", "Aanvragen", "Dossiers"],
    ["Antwerpen", 120, 15],
    ["Limburg", 80, 9],
    ["Totaal", 200, 24],
]
WITH_SHARES: Rows = [
    ["Netwerk", "Streefdoel leden", "Leden bereikt", "Realisatiegraad"],
    ["EUKA", 110, 121, "110 %"],
    ["MaaS", 40, 30, "75 %"],
    ["FLAG", 50, 70, "140 %"],
    ["Totaal", 200, 221, ""],
]
SECTIONS: Rows = [
    ["Gemeente", "2019", "2020"],
    ["Aalst", 14, 21],
    ["Ninove", 30, 12],
    ["Subtotaal Oost-Vlaanderen", 44, 33],
    ["Genk", 25, 16],
    ["Hasselt", 41, 52],
    ["Subtotaal Limburg", 66, 68],
    ["Eindtotaal", 110, 101],
]
ACROSS: Rows = [
    ["Gemeente", "Ingediend", "Geweigerd", "Totaal", "Subsidie (euro)"],
    ["Aalst", 14, 21, 35, 2500],
    ["Genk", 25, 16, 41, 1250],
    ["Zele", 33, 19, 52, 3100],
]
SILENT: Rows = [
    ["Gemeente", "Mannen", "Vrouwen", "Inwoners"],
    ["Aalst", 14, 21, 35],
    ["Genk", 25, 16, 41],
    ["Zele", 33, 19, 52],
    ["Hasselt", 51, 64, 115],
]


def changed(rows: Rows, row: int, column: int, value: object) -> Rows:
    """The table with another value in one cell."""
    made = [list(own) for own in rows]
    made[row][column] = value
    return made


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (PLACES, [RIGHT]),
        (changed(PLACES, 3, 1, 210), [WRONG, RIGHT]),
        (changed(PLACES, 1, 1, 130), [WRONG, RIGHT]),
        (changed(changed(PLACES, 3, 1, 210), 3, 2, 34), [WRONG]),
        (changed(PLACES, 3, 0, "Gemiddelde"), []),
        (changed(PLACES, 0, 2, "Gemiddelde kost"), [RIGHT]),
        (WITH_SHARES, [RIGHT]),
        (changed(WITH_SHARES, 4, 1, 202), [WRONG, RIGHT]),
        (SECTIONS, [RIGHT]),
        (changed(SECTIONS, 3, 1, 45), [WRONG, RIGHT]),
        (changed(SECTIONS, 7, 2, 102), [WRONG, RIGHT]),
        (ACROSS, [RIGHT]),
        (changed(ACROSS, 2, 3, 51), [WRONG, RIGHT]),
        (SILENT, [RIGHT]),
        (changed(SILENT, 3, 3, 53), [WRONG, RIGHT]),
        (SILENT[:4], []),
    ],
    ids=[
        "total row", "total changed", "part changed", "no total holds", "no total", "an average",
        "beside percentages", "total changed beside percentages",
        "subtotals", "subtotal changed", "grand total changed", "total column",
        "total column changed", "unlabelled sum", "unlabelled sum changed", "too few rows",
    ],
)  # fmt: skip
def test_totals_are_held_against_their_parts(rows: Rows, expected: list[tuple[str, str]]):
    assert sorted(severities(pipes(rows), "total")) == sorted(expected)


def test_a_total_that_does_not_hold_is_named_with_its_sum():
    (error,) = [f for f in findings(pipes(changed(PLACES, 3, 1, 210)), "total") if f.evidence]
    assert error.evidence is not None
    assert error.evidence.quote == "210"
    for said in ("'Totaal'", "'Aanvragen'", "210", "200", "10 less"):
        assert said in error.message


def test_a_total_over_a_missing_figure_is_no_error():
    assert severities(pipes(changed(PLACES, 1, 1, "n.v.t.")), "total") == [RIGHT]


@pytest.mark.parametrize(
    ("total", "expected"), [("10,1", [RIGHT]), ("10,2", [RIGHT]), ("10,4", [WRONG])]
)
def test_rounded_parts_may_miss_their_total_by_their_rounding(
    total: str, expected: list[tuple[str, str]]
):
    rows: Rows = [["Provincie", "Steun (miljoen euro)"], ["Antwerpen", "5,3"], ["Limburg", "4,8"]]
    assert severities(pipes([*rows, ["Totaal", total]]), "total") == expected


@st.composite
def tables(draw: st.DrawFn) -> Rows:
    """A table of places with a row of totals, of two to five columns that differ."""
    columns = draw(st.integers(1, 4))
    figure = st.integers(11, 9876).filter(lambda n: not 1900 <= n < 2100)
    values = draw(
        st.lists(st.lists(figure, min_size=columns, max_size=columns), min_size=2, max_size=7)
    )
    totals = [sum(own) for own in zip(*values, strict=True)]
    assume(not any(1900 <= total < 2100 for total in totals))
    heads = ["Ingediend", "Geweigerd", "Goedgekeurd", "Betwist"][:columns]
    places = ["Aalst", "Genk", "Zele", "Hasselt", "Ninove", "Brugge", "Gent"]
    named = [[place, *own] for place, own in zip(places, values, strict=False)]
    return [["Gemeente", *heads], *named, ["Totaal", *totals]]


@given(rows=tables(), data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_digit_that_changes_in_a_table_with_totals_is_told(rows: Rows, data: st.DataObject):
    assert all(f.outcome == "confirmed" for f in findings(pipes(rows), "total"))
    row = data.draw(st.integers(1, len(rows) - 1))
    column = data.draw(st.integers(1, len(rows[0]) - 1))
    digits = str(rows[row][column])
    place = data.draw(st.integers(0, len(digits) - 1))
    digit = data.draw(st.sampled_from("123456789").filter(lambda d: d != digits[place]))
    other = int(digits[:place] + digit + digits[place + 1 :])
    assume(not 1900 <= other < 2100)
    broken = findings(pipes(changed(rows, row, column, other)), "total")
    assert any(f.severity == "error" for f in broken)


KINDS: Rows = [
    ["Netwerk", "Kmo's", "Grote ondernemingen", "Kennisinstellingen", "Totaal"],
    ["EUKA", 31, 9, 5, 45],
    ["MaaS", 20, 11, 7, 38],
    ["FLAG", 40, 19, 12, 71],
]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (KINDS, [RIGHT]),
        (changed(KINDS, 1, 4, 46), [WRONG, RIGHT]),
        # Each network has members of other kinds: nothing says that these are all.
        (
            changed(changed(changed(KINDS, 1, 4, 50), 2, 4, 41), 3, 4, 80),
            [("no_evidence", "info")] * 3,
        ),
        # The parts are more than the whole.
        (changed(changed(KINDS[:2], 1, 4, 40), 0, 4, "Totaal"), [WRONG]),
    ],
)
def test_kinds_of_member_make_the_whole_where_the_others_do(
    rows: Rows, expected: list[tuple[str, str]]
):
    told = f"Het aantal leden:\n\n{pipes(rows)}"
    assert sorted(severities(told, "split")) == sorted(expected)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("EUKA telt 45 leden: 12 grote ondernemingen, 30 kmo's en 3 kennisinstellingen.", [RIGHT]),
        ("EUKA telt 45 leden: 12 grote ondernemingen, 30 kmo's en 2 kennisinstellingen.", [WRONG]),
        ("EUKA telt 45 leden, waarvan 12 grote ondernemingen en 30 kmo's.",
         [("no_evidence", "info")]),
        ("EUKA telt 45 leden, waarvan 12 kmo's.", []),
    ],
)  # fmt: skip
def test_kinds_in_a_sentence_make_the_whole_where_it_says_so(
    sentence: str, expected: list[tuple[str, str]]
):
    assert severities(sentence, "split") == expected


SHARES: Rows = [
    ["Netwerk", "Streefdoel leden", "Leden bereikt", "Realisatiegraad"],
    ["EUKA", 150, 229, "152,7 %"],
    ["MaaS", 30, 38, "126,7 %"],
    ["FLAG", 55, 71, "129,1 %"],
]


def test_labels_that_changed_places_are_told_by_the_percentages():
    target, achieved = (changed(SHARES, 0, 1, SHARES[0][2]), SHARES[0][1])
    assert severities(pipes(changed(target, 0, 2, achieved)), "percentage") == [WRONG]
    rows = [[*row, money] for row, money in zip(SHARES, ("Steun (euro)", 9, 8, 7), strict=True)]
    head, *data = rows
    swapped = [[*head[:3], head[4], head[3]], *data]
    assert severities(pipes(rows), "percentage") == [RIGHT]
    assert WRONG in severities(pipes(swapped), "percentage")


OTHER_SHARES: Rows = [
    ["Gemeente", "Dossiers", "Aandeel (%)"],
    ["Aalst", 20, 40],
    ["Genk", 15, 30],
    ["Zele", 10, 20],
    ["Gent", 5, 10],
]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (SHARES, [RIGHT]),
        (changed(SHARES, 2, 3, "127 %"), [RIGHT]),
        (changed(SHARES, 2, 3, "126,6 %"), [WRONG, RIGHT]),
        (changed(SHARES, 3, 2, 72), [WRONG, RIGHT]),
        (OTHER_SHARES, [RIGHT]),
        (changed(OTHER_SHARES, 2, 2, 31), [WRONG, RIGHT]),
        # What these are percentages of is not in the table.
        ([["Gemeente", "Dossiers", "%"], ["Aalst", 20, 12], ["Genk", 15, 8], ["Zele", 10, 31]], []),
    ],
)
def test_percentages_are_held_against_what_they_are_made_of(
    rows: Rows, expected: list[tuple[str, str]]
):
    assert sorted(severities(pipes(rows), "percentage")) == sorted(expected)


@pytest.mark.parametrize(("share", "expected"), [("152,7", RIGHT), ("153", RIGHT), ("162", WRONG)])
def test_a_percentage_in_a_sentence_is_held_against_its_figures(
    share: str, expected: tuple[str, str]
):
    told = "EUKA had een streefdoel van 150 leden en haalde er 229, een realisatiegraad van"
    assert severities(f"{told} {share} %.", "percentage") == [expected]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("66.3", "66.03", False),
        ("66", "66.03", True),
        ("66.0", "66.03", True),
        ("67", "66.3", False),
    ],
)
def test_percentages_are_one_where_the_finer_rounds_to_the_other(one: str, other: str, same: bool):
    assert same_share(Decimal(one), Decimal(other)) is same


COUNTS = "\n\nAantal leden\nMaaS 38\nEUKA 54\nFLAG 70\n"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Samen tellen de netwerken 162 leden.", [RIGHT]),
        ("Samen tellen de netwerken 172 leden.", [WRONG]),
        ("In totaal gaat het om ruim 160 leden.", [RIGHT]),
        ("MaaS en EUKA hebben samen 92 leden.", [RIGHT]),
        ("MaaS en EUKA hebben samen 162 leden.", [WRONG]),
        ("EUKA telt in totaal 54 leden.", []),
        ("De netwerken voerden samen 12 samenwerkingsinitiatieven uit.", [("no_evidence", "info")]),
    ],
)
def test_a_sum_in_a_sentence_is_that_of_the_table(sentence: str, expected: list[tuple[str, str]]):
    assert severities(sentence + COUNTS, "stated_sum") == expected


DOSSIERS = "\n\n| Gemeente | Ingediende dossiers |\n| Aalst | 14 |\n| Genk | 25 |\n| Zele | 33 |\n"
STEUN = (
    "\n\n| Gemeente | Steun (in miljoen euro) |\n| Aalst | 1,4 |\n| Genk | 2,5 |\n| Zele | 3,3 |\n"
)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("In totaal werden 72 dossiers ingediend." + DOSSIERS, [RIGHT]),
        ("In totaal werden 73 dossiers ingediend." + DOSSIERS, [WRONG]),
        ("In totaal werden ruim 70 dossiers ingediend." + DOSSIERS, []),
        ("In totaal waren er 12 vergaderingen." + DOSSIERS, []),
        ("In totaal werd voor 7,2 miljoen euro aan steun gegeven." + STEUN, [RIGHT]),
        ("In totaal werd voor 9,2 miljoen euro aan steun gegeven." + STEUN, []),
    ],
)
def test_a_sum_in_a_sentence_is_that_of_a_table_of_any_subject(
    told: str, expected: list[tuple[str, str]]
):
    assert severities(told, "stated_table_sum") == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Inmiddels zijn 10 van de 20 erkende IBN's (50 %) afgelopen.", [RIGHT]),
        ("Inmiddels zijn 10 van de 20 erkende IBN's (55 %) afgelopen.", [WRONG]),
        ("EUKA bereikte 229 van de beoogde 150 leden, of 152,7 %.", [RIGHT]),
        ("EUKA bereikte 229 van de beoogde 150 leden, of 151,7 %.", [WRONG]),
        ("Zeven van de veertien projecten (50 procent) zijn afgerond.", [RIGHT]),
        ("EUKA bereikte 229 van de 150 leden, of ongeveer 150 %.", []),
        ("Van de 20 IBN's kreeg elk 3 % van de steun.", []),
        ("Tien van de 20 IBN's vroegen een verlenging en 80 % kreeg die.", []),
    ],
)
def test_a_percentage_that_a_sentence_works_out_is_right(
    told: str, expected: list[tuple[str, str]]
):
    assert severities(told, "text_percentage") == expected


@pytest.mark.parametrize(("share", "expected"), [("66 %", RIGHT), ("66,3 %", WRONG)])
def test_a_percentage_told_again_may_be_rounded(share: str, expected: tuple[str, str]):
    table = "| IBN | Leden: realisatiegraad |\n| EUKA | 66,03 % |\n| MaaS | 75,00 % |"
    told = f"Het aantal leden:\n\n{table}\n\nEUKA haalde {share} van het streefdoel voor de leden."
    assert severities(told, "duplicate_figure") == [expected]
