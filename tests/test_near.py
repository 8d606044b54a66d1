"""Names nearly alike, found among many: the same pairs as by holding each against each."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from extractor.checks.networks import nearly_same
from extractor.dataset import near
from extractor.dataset.near import near_pairs

PARTS = ("ba", "ro", "Lim", "zee", "tech", "é", "-", " ", "7", "net")


def invented(count: int, seed: int) -> list[str]:
    """Names, half of them with a letter of another one left out, put in or changed."""
    made = Random(seed)
    names = ["".join(made.choices(PARTS, k=made.randint(3, 14))) for _ in range(count // 2)]
    for name in made.choices(names, k=count // 2):
        place = made.randrange(len(name))
        names.append(name[:place] + made.choice(["", "x", name[place] + "a"]) + name[place + 1 :])
    made.shuffle(names)
    return names


@pytest.mark.parametrize(("seed", "rows"), [(1, 7), (2, 64), (3, 512)])
def test_the_pairs_are_those_of_each_against_each(
    monkeypatch: pytest.MonkeyPatch, seed: int, rows: int
):
    monkeypatch.setattr(near, "_ROWS", rows)
    names = invented(600, seed)
    expected = {
        (one, other)
        for one, other in combinations(range(len(names)), 2)
        if nearly_same(names[one], names[other])
    }
    found = list(near_pairs(names))
    assert len(found) == len(set(found))
    assert set(found) == expected
    assert len(expected) > 20


@pytest.mark.parametrize("names", [[], ["Bakkersnetwerk"]])
def test_few_names_make_no_pairs(names: list[str]):
    assert list(near_pairs(names)) == []
