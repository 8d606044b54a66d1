"""The lists of rules.toml, which nobody reads from end to end."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from importlib.resources import files
from typing import Any

import pytest

from extractor.notation.numbers import find_numbers
from extractor.profile import load
from extractor.profile.lexicon import level
from extractor.prose.subject_rules import SubjectRules
from extractor.prose.vetoes import kinds_in

MARK = re.compile(r"\{(?:networks?|counted|near)\}")
DATA = tomllib.loads((files("extractor.prose") / "rules.toml").read_text(encoding="utf-8"))


def lists(data: dict[str, Any], path: str = "") -> Iterator[tuple[str, list[str]]]:
    """The lists of words of a table and of those in it, each with its path."""
    for name, value in data.items():
        whole = f"{path}{name}"
        if isinstance(value, dict):
            yield from lists(value, f"{whole}.")
        elif value and isinstance(value, list) and isinstance(value[0], str):
            yield whole, value
        elif isinstance(value, list):
            for place, part in enumerate(value):
                yield from lists(
                    part if isinstance(part, dict) else {"": part}, f"{whole}.{place}."
                )


def twice(words: list[str]) -> list[str]:
    return [word for word, times in Counter(map(level, words)).items() if times > 1]


@pytest.mark.parametrize(("path", "words"), [pytest.param(*own, id=own[0]) for own in lists(DATA)])
def test_no_list_holds_a_word_twice(path: str, words: list[str]):
    assert twice(words) == [], path


@pytest.mark.parametrize("name", DATA["holding"])
def test_no_list_repeats_the_words_of_those_it_holds(name: str):
    assert (
        twice(DATA[name] + [word for other in DATA["holding"][name] for word in DATA[other]]) == []
    )


@pytest.mark.parametrize("measure", DATA["measure"], ids=lambda measure: measure["id"])
def test_no_word_of_a_measure_is_weak_and_strong(measure: dict[str, Any]):
    assert twice(measure["words"] + measure.get("weak", [])) == []


def test_nouns_of_a_profile_stand_only_in_rules_that_know_one():
    """Elsewhere "{network}" would be sought as it is written, and never found."""
    marked = {path.split(".")[0] for path, words in lists(DATA) if MARK.search(" ".join(words))}
    assert marked <= {field.name for field in fields(SubjectRules)} | {"veto"}


def test_vetoes_that_work_alike_are_one():
    ways = Counter(
        (veto["kind"], veto.get("scope"), veto.get("inner"), *veto.get("unless", ()))
        for veto in DATA["veto"]
    )
    assert [way for way, times in ways.items() if times > 1] == []


@pytest.mark.parametrize(
    ("profile", "text", "kind"),
    [
        ("ibn", "Geen enkel netwerk mag onder de 25 leden zakken.", "threshold"),
        ("ibn", "Over alle IBN’s zijn er 900 leden.", "sum"),
        ("speerpuntclusters", "Geen enkele speerpuntcluster mag onder de 25 leden.", "threshold"),
        ("speerpuntclusters", "Alle spc's bereikten 900 leden.", "sum"),
        ("speerpuntclusters", "Dat zijn 5 bedrijven per project.", "average"),
    ],
)
def test_rules_speak_of_the_networks_as_the_profile_does(profile: str, text: str, kind: str):
    (number,) = find_numbers(text)
    assert kind in kinds_in(text, number.start, number.end, load(profile))
