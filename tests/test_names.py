"""When two spellings are one name, and how names are keyed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.notation.names import fold, is_acronym_of, slug, split_brackets


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Power-to-Gas", "power to gas"),
        ("Flanders’ FOOD", "flanders' food"),
        ("Güler  Turan", "GULER TURAN"),
        ("Zuid–West\nBoerderij", "zuid-west boerderij"),
        ("Zuid\u00a0West", "Zuid West"),
        ("Cafe\u0301 Straße", "CAFÉ STRASSE"),
    ],
)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Space 4.0", "Space 40"),
        ("Flanders' FOOD", "Flanders FOOD"),
        ("IoT", "IoT 4"),
        ("A.B", "AB"),
    ],
)
def test_different_names_do_not_fold_alike(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Power to Gas", "power-to-gas"),
        ("Flanders' FOOD", "flanders-food"),
        ("Space 4.0", "space-4-0"),
        ("  Büro & Straße ", "buro-strasse"),
    ],
)
def test_a_slug_is_lower_case_ascii(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text(max_size=30))
def test_a_slug_is_never_empty_and_always_safe_in_a_file_name(text: str) -> None:
    made = slug(text)
    assert made
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug(text) == made


def test_names_without_latin_letters_keep_slugs_of_their_own() -> None:
    assert slug("→") != slug("★")


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Power to Gas (Waterstofnet)", ("Power to Gas", "Waterstofnet")),
        ("Power to Gas(Waterstofnet) ", ("Power to Gas", "Waterstofnet")),
        ("Zon (oud) (Zonnet vzw)", ("Zon (oud)", "Zonnet vzw")),
        ("Power to Gas", ("Power to Gas", None)),
        ("Zon (oud) en Wind", ("Zon (oud) en Wind", None)),
        ("Zon ()", ("Zon ()", None)),
        ("(Zonnet)", ("(Zonnet)", None)),
        ("Zon (", ("Zon (", None)),
        ("", ("", None)),
    ],
)
def test_only_a_bracket_at_the_end_is_split_off(
    label: str, expected: tuple[str, str | None]
) -> None:
    assert split_brackets(label) == expected


@pytest.mark.parametrize(
    ("short", "name", "expected"),
    [
        ("SDF", "Smart Digital Farming", True),
        ("ACB", "Air Cargo Belgium", True),
        ("A.C.B.", "Air Cargo Belgium", True),
        ("P2G", "Power 2 Gas", True),
        ("PtG", "Power-to-Gas", True),
        ("VVE", "Vereniging voor Voeding en Energie", True),
        ("SDF", "Smart Digital Food Farming", False),
        ("SD", "Smart Digital Farming", False),
        ("S", "Smart", False),
        ("", "", False),
    ],
)
def test_an_acronym_takes_the_initials_of_a_name(short: str, name: str, expected: bool) -> None:
    assert is_acronym_of(short, name) is expected
