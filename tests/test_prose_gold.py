"""The gold set of prose is sound, and its cases are read and scored as they should be."""

from __future__ import annotations

from itertools import chain
from typing import Any

import pytest

from bench.prose import check
from bench.prose.__main__ import sections
from bench.prose.cases import HALVES, Case, Half, cases
from bench.prose.measure import measure, page_of, score
from extractor.gold import GoldFigures
from extractor.synth.words import vocabulary


def test_what_gold_says_stands_in_its_texts_and_no_way_of_telling_in_both_halves():
    assert list(check.problems()) == []


def test_there_are_enough_cases():
    both = [check.counts(half) for half in HALVES]
    assert sum(own["sentences"] for own in both) >= 400
    assert sum(own["paragraphs"] for own in both) >= 60
    assert sum(own["traps"] for own in both) >= 120


def case(text: str, half: Half = "dev", **told: object) -> Case:
    """A case that tells the members of EUKA as 229, but for what is told otherwise."""
    members: dict[str, int | dict[str, int]] = {"reported": 229}
    own: dict[str, Any] = {
        "name": "one",
        "half": half,
        "kind": "reading",
        "family": "one",
        "profile": "ibn",
        "phenomena": ("list",),
        "question": "",
        "figures": (GoldFigures(item="1", networks={"EUKA": {"members": members}}),),
        "qualifiers": {},
        "left": (),
        "unknown": (),
        "claims": (),
    }
    return Case(text=text, **{**own, **told})


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        (case("EUKA telt 228 leden."), "229 does not stand in its text"),
        (case("EUKA telt 229 leden.", phenomena=("nothing",)), "nothing is no phenomenon"),
        (case("EUKA telt 229 leden.", profile="speerpuntclusters"), "EUKA is not in the profile"),
        (case("EUKA telt 229 leden.", unknown=("FLAG",)), "FLAG does not stand in its text"),
        (case("EUKA en FLAG: 229 leden.", unknown=("FLAG",)), "FLAG is in the profile"),
        (case("EUKA: 229 leden, niet 30.", qualifiers={"30": "about"}), "30 is hedged"),
    ],
)
def test_an_unsound_case_is_told(monkeypatch: pytest.MonkeyPatch, told: Case, problem: str):
    monkeypatch.setattr(check, "cases", lambda half: (told,) if half == "dev" else ())
    assert any(problem in line for line in check.problems())


def test_a_text_told_in_both_halves_is_told(monkeypatch: pytest.MonkeyPatch):
    one, other = case("EUKA telt nu 229 leden."), case("FLAG telt nu 71 leden.", "test", name="two")
    monkeypatch.setattr(check, "cases", lambda half: (one if half == "dev" else other,))
    told = list(check.problems())
    assert any("one and two are alike" in line for line in told)
    assert any("a family in both halves" in line for line in told)


def test_made_answers_tell_figures_in_other_words_than_the_test_half():
    slots = {"x": "EUKA", "xs": "EUKA, FLAG en MaaS", "ns": "30, 40 en 50", "i": "leden"}
    slots |= {"when": "eind 2019", "When": "Eind 2019", "money": "45.000"}
    slots |= dict.fromkeys("ntagskbyd", "30")
    forms = chain.from_iterable(vocabulary()["told"].values())
    told = {form: check.words_of(form.format(**slots)) for form in forms if isinstance(form, str)}
    assert list(check.told_alike(told, cases("test"))) == []


def test_a_case_is_read_as_an_answer_and_scored():
    listed = case("De leden zijn deze:\n- EUKA: 229 leden\n- FLAG: 71 leden\n- B-hive: 163 leden")
    assert "\n- FLAG: 71 leden\n" in page_of(listed)
    outcomes = measure([listed])
    s = score(outcomes)
    assert {fact[1] for fact in s.right} == {"EUKA"}
    assert {fact[1] for fact in s.surplus} == {"FLAG", "B-hive"}
    page = dict(sections({"dev": outcomes}))
    assert "| list | 1 | 1 | 0.333 | 1.000 | 1 | 0 | 2 |" in page["By phenomenon, dev"]


def test_a_reading_of_a_text_without_figures_is_false():
    listed = case("Leden:\n- EUKA: 229 leden\n- FLAG: 71 leden", figures=(), phenomena=("plan",))
    page = dict(sections({"dev": measure([listed])}))
    assert "| plan | 1 | 1 | 1.000 |" in page["Texts without a figure"]


def test_the_texts_of_a_half_are_answers_with_one_item():
    assert all(page_of(own).count("\n1. ") == 2 for own in cases("dev"))
