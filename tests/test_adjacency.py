"""Tables as relations of neighbouring cells: which there are, and what makes no difference."""

from __future__ import annotations

import pytest

from extractor.adjacency import places, relations

MERGED = [  # "Leden" reaches over two columns, "EUKA" over two rows
    ["Netwerk", "Leden", ""],
    ["", "doel", "bereikt"],
    ["EUKA", "10", "12"],
    ["", "4", "5"],
]


def test_each_cell_has_one_neighbour_to_the_right_and_one_below():
    assert set(relations(places([["a", "b"], ["c", "d"]]))) == {
        ("right", "a", "b"),
        ("right", "c", "d"),
        ("below", "a", "c"),
        ("below", "b", "d"),
    }


def test_empty_cells_and_what_a_merged_cell_covers_are_passed_over():
    found = set(relations(places(MERGED)))
    assert ("below", "Netwerk", "EUKA") in found
    assert ("below", "bereikt", "12") in found
    assert ("right", "Netwerk", "Leden") in found
    assert not [relation for relation in found if "" in relation]


def test_none_is_an_empty_cell():
    assert list(relations(places([["a", None, "b"]]))) == [("right", "a", "b")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aantal leden", "Aantal\n leden "),
        ("Innovatieprojecten", "Innovatie-\nprojecten"),
        ("Agro-food", "Agro- food"),
    ],
)
def test_line_ends_in_a_cell_make_no_difference(one: str, other: str):
    assert [*relations(places([[one, "1"]]))] == [*relations(places([[other, "1"]]))]


@pytest.mark.parametrize(("one", "other"), [("12-15", "1215"), ("-", ""), ("A - B", "AB")])
def test_a_hyphen_that_may_mean_something_makes_one(one: str, other: str):
    assert [*relations(places([["x", one, "y"]]))] != [*relations(places([["x", other, "y"]]))]
