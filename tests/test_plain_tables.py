"""The smallest texts for tables without columns, and for names with words of the profile."""

from __future__ import annotations

import pytest
from figures import INTRO, QUESTION, answer_with, extract_text, figures, findings_of, read_answer

from extractor.meaning.headers import split_header
from extractor.meaning.labels import Reading


def read(body: str, question: str = QUESTION) -> set[tuple[str, ...]]:
    """(network, indicator, measure, period, value) of each figure."""
    found = figures(read_answer(f"{INTRO}\n\n{body}", question))
    return {(name, kind, said, when, value) for name, kind, _, said, when, value in found}


def test_remarks_behind_the_figures_are_no_part_of_them():
    body = (
        "Netwerk Leden Opmerkingen\n"
        "EUKA 30 werking stopgezet in 2019\n"
        "FLAG 40\n"
        "MaaS 50 eindverslag in nazicht bij het agentschap\n"
    )
    assert read(body) == {
        ("EUKA", "members", "reported", "", "30"),
        ("FLAG", "members", "reported", "", "40"),
        ("MaaS", "members", "reported", "", "50"),
    }


def test_two_header_lines_as_long_as_running_text():
    body = (
        "Bedrijfsnetwerk Aantal leden Aantal opgestarte samenwerkingsinitiatieven\n"
        "Doelstelling Behaald resultaat na 3 jaar Doelstelling Behaald resultaat na 3 jaar\n"
        "EUKA 30 45 11 18\n"
        "FLAG 70 145 15 27\n"
    )
    found = read(body)
    assert ("FLAG", "members", "achieved", "P3Y", "145") in found
    assert ("EUKA", "collaborations", "target", "P3Y", "11") in found


@pytest.mark.parametrize("heading", ["Sportclub", "Gemeente"])
def test_what_a_foreign_heading_names_is_no_network(heading: str):
    assert not read(f"{heading} Aantal leden\nZele 30\nVC Hand in Hand 40\nAalst 50\n")


def test_a_figure_with_a_space_is_one_behind_a_colon():
    body = "- EUKA: 1 520 leden\n- Space 4.0: 86 leden\n- Plant3D: 1 212 leden\n"
    assert {(name, value) for name, *_, value in read(body)} == {
        ("EUKA", "1520"),
        ("Space 4.0", "86"),
        ("Plant3D", "1212"),
    }


def test_years_are_the_labels_of_rows_below_names():
    body = "Ledenaantal\n\nEUKA\n2018 34\n2019 2038\nFLAG\n2018 52\n2019 61\n"
    assert ("EUKA", "members", "reported", "2019", "2038") in read(body)
    assert ("FLAG", "members", "reported", "2018", "52") in read(body)


@pytest.mark.parametrize(
    "rows",
    [
        "EUKA Aantal leden 30 45\nFLAG Aantal leden 70 145\n",
        "Leden EUKA 30 45\nLeden FLAG 70 145\n",
    ],
    ids=["behind", "before"],
)
def test_what_is_counted_stands_before_or_behind_the_name(rows: str):
    assert read(f"Streefdoel Bereikt\n{rows}", "Hoe staat het?") == {
        ("EUKA", "members", "target", "", "30"),
        ("EUKA", "members", "achieved", "", "45"),
        ("FLAG", "members", "target", "", "70"),
        ("FLAG", "members", "achieved", "", "145"),
    }


def test_a_count_like_a_year_in_the_only_column_is_a_count():
    body = "Netwerk    Leden\nEUKA       30\nFLAG       1995\nMaaS       50\n"
    assert {(name, value) for name, *_, value in read(body)} == {
        ("EUKA", "30"),
        ("FLAG", "1995"),
        ("MaaS", "50"),
    }


def test_figures_of_networks_that_nothing_says_the_meaning_of_are_told():
    body = "EUKA    30\nFLAG    40\nMaaS    50\n"
    extraction = extract_text(answer_with(f"Zie hieronder.\n\n{body}", "Hoe staat het ermee?"))
    told = [f.message for f in findings_of(extraction, "uncertain_figure")]
    assert not extraction.observations
    assert len(told) == 3
    assert not any(f.check == "uncertain_figure" for f in foreign_findings())


def foreign_findings():
    body = "Netwerk    Vergaderingen\nEUKA       30\nFLAG       40\n"
    return extract_text(answer_with(f"Zie hieronder.\n\n{body}", "Hoe staat het?")).findings


def test_amounts_under_a_header_in_euro_count_nothing():
    body = "IBN    Subsidie (EUR)\nEUKA   30\nSamenwerking Bouwbedrijven   40\n"
    assert not read(body)


def test_a_column_whose_header_is_half_understood_has_no_measure():
    body = "Netwerk\tGrijswaarde leden\tLeden bereikt\nEUKA\t30\t45\nFLAG\t70\t145\n"
    assert read(body) == {
        ("EUKA", "members", "achieved", "", "45"),
        ("FLAG", "members", "achieved", "", "145"),
    }


NAME = "Samenwerking Onderzoeksinstellingen en Maakbedrijven"


@pytest.mark.parametrize(
    "body",
    [
        f"                EUKA    {NAME}\nAantal leden    30      40\nKmo's           10      20\n",
        f"          Leden\nEUKA\nKmo's     10\nTotaal    30\n{NAME}\nKmo's     20\nTotaal    40\n",
    ],
    ids=["above a column", "above rows"],
)
def test_a_name_among_names_is_one_whatever_its_words_say(body: str):
    found = figures(read_answer(f"{INTRO}\n\n{body}"))
    assert (NAME, "members", "smes", "reported", "", "20") in found


def test_a_total_without_its_figure_takes_nothing_from_the_rows_below():
    body = "Netwerk     Leden\nTotaal\nEUKA        30\nFLAG        40\n"
    assert {(name, value) for name, *_, value in read(body)} == {("EUKA", "30"), ("FLAG", "40")}


def test_an_entry_of_a_list_goes_on_in_the_next_line():
    body = "- EUKA: 30 leden\n- FLAG: 40 leden\n- Netwerk voor Zware Stille Voertuigen:\n50 leden\n"
    assert ("Netwerk voor Zware Stille Voertuigen", "50") in {
        (name, value) for name, *_, value in read(body)
    }


def test_words_in_brackets_make_no_row_a_sentence():
    rows = "Aantal leden {} {}\nAantal opgestarte samenwerkingsinitiatieven {} {}\n"
    body = (
        "Behaald Doel\n"
        f"EUKA:\n{rows.format(38, 72, 21, 10)}"
        f"Plant3D (coördinator: Hof ter Beke):\n{rows.format(56, 86, 68, 31)}"
        f"MaaS:\n{rows.format(96, 43, 33, 32)}"
    )
    assert ("Plant3D", "collaborations", "achieved", "", "68") in read(body)


def test_a_group_below_the_header_is_no_second_line_of_it():
    rows = "Leden {} {}\nAantal samenwerkingsinitiatieven {} {}\n"
    body = (
        "IBN Vooropgesteld Bereikt\n"
        f"Samenwerking Onderzoek en Leden\n{rows.format(64, 46, 6, 7)}"
        f"EUKA\n{rows.format(77, 79, 21, 36)}"
        f"FLAG\n{rows.format(43, 19, 29, 62)}"
    )
    found = read(body)
    assert ("EUKA", "members", "achieved", "", "79") in found
    assert ("Samenwerking Onderzoek en Leden", "members", "target", "", "64") in found


def test_one_cell_a_line_with_a_total_above_its_parts():
    body = (
        "IBN\nCoördinator\nGrote ondernemingen\nKmo’s\nTotaal\nTotaal aantal\n\n145\n91\n236\n"
        "Innovatieve Coatings\nAgoria\n73\n10\n83\nDigitizing Manufacturing\nAgoria\n72\n81\n153\n"
    )
    assert {value for *_, value in read(body)} == {"73", "10", "83", "72", "81", "153"}


@pytest.mark.parametrize(
    "body",
    [
        # The unit of one entry stands on a line of its own.
        "Aantal leden eind 2020:\n- EUKA: 30 leden\n- Flanders Bike Valley: 40\nleden\n"
        "- FLAG: 50 leden\n",
        # The title stands below the list.
        "- EUKA: 30 leden\n- Flanders Bike Valley: 40 leden\n- FLAG: 50 leden\n"
        "Aantal leden per netwerk (stand eind 2020)\nBron: eigen opgave.\n",
    ],
)
def test_the_title_of_a_list_holds_for_all_of_its_entries(body: str):
    assert {(name, when, value) for name, _, _, when, value in read(body)} == {
        ("EUKA", "2020-12-31", "30"),
        ("Flanders Bike Valley", "2020-12-31", "40"),
        ("FLAG", "2020-12-31", "50"),
    }


def test_a_sentence_that_stands_where_a_header_may_is_cut_in_few_steps():
    sentence = "wie de lijst naloopt vindt er leden die al enkele jaren meedraaien"
    words = 3 * sentence.split()
    asked = []

    def say(text: str) -> Reading:
        asked.append(text)
        return Reading(text, {"indicator": "members"} if "leden" in text.split() else {})

    assert split_header(words, 14, say) == []
    assert len(asked) < 14 * len(words) ** 2


def test_entries_that_tell_two_figures_are_sentences_in_short():
    body = "- EUKA: 44 leden, streefdoel 40\n- FLAG: 71 leden, streefdoel 80\n"
    assert {(name, said, value) for name, _, said, _, value in read(body)} == {
        ("EUKA", "achieved", "44"),
        ("EUKA", "target", "40"),
        ("FLAG", "achieved", "71"),
        ("FLAG", "target", "80"),
    }
