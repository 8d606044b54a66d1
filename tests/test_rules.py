"""The lists of rules.toml, which nobody reads from end to end."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import fields
from importlib.resources import files
from typing import Any

import pytest
from test_knowledge import repeated

from extractor.notation.numbers import find_numbers
from extractor.profile import load
from extractor.prose.subject_rules import SubjectRules
from extractor.prose.vetoes import kinds_in

MARK = re.compile(r"\{(?:networks?|counted|near)\}")
DATA = tomllib.loads((files("extractor.prose") / "rules.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", DATA["holding"])
def test_no_list_repeats_the_words_of_those_it_holds(name: str):
    held = [word for other in DATA["holding"][name] for word in DATA[other]]
    assert repeated(name, DATA[name] + held) == []


@pytest.mark.parametrize("measure", DATA["measure"], ids=lambda measure: measure["id"])
def test_no_word_of_a_measure_is_weak_and_strong(measure: dict[str, Any]):
    assert repeated("words", measure["words"] + measure.get("weak", [])) == []


def test_nouns_of_a_profile_stand_only_in_rules_that_know_one():
    """Elsewhere "{network}" would be sought as it is written, and never found."""
    marked = {name for name, written in DATA.items() if MARK.search(repr(written))}
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
