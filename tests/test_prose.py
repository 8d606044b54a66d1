"""Figures told in sentences: what is taken, what is reported, and what is none."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

import pytest
from figures import answer_with, extract_text
from hypothesis import given, settings
from hypothesis import strategies as st
from sentences import (
    ATTAINED,
    BESIDE,
    CARRIED,
    COUNTS,
    ELLIPSIS,
    ORDERED,
    OWNERS,
    PARTS,
    PERIODS,
    RIVALS,
    SEVERAL,
    SPLITS,
    TAKEN_UP,
    TARGETS,
    TRAPS,
    UNKNOWN_VERBS,
)

from extractor import Answer
from extractor.explain import explain
from extractor.profile import lexicon, load
from extractor.prose.names import name_finder
from extractor.prose.owner import Topic
from extractor.prose.reading import candidates
from extractor.prose.scene import scene
from extractor.prose.sentences import sentences

FEDERAL = Path(__file__).parents[2] / "shared" / "real" / "federal-2017-sample.jsonl"


def read(body: str, question: str = "Wat zijn de cijfers per IBN?") -> Answer:
    return extract_text(answer_with(body, question))


def told(extraction: Answer) -> list[str]:
    return [
        " ".join(
            (
                o.network.id,
                o.indicator if o.segment == "total" else f"{o.indicator}/{o.segment}",
                o.measure,
                o.period or "-",
                str(o.value),
            )
        )
        for o in extraction.observations
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        *(*COUNTS, *TARGETS, *SPLITS, *SEVERAL, *PERIODS, *CARRIED, *TAKEN_UP),
        *(*ELLIPSIS, *ORDERED, *PARTS, *OWNERS),
        *(*UNKNOWN_VERBS, *RIVALS, *BESIDE, *ATTAINED),
    ],
)
def test_sentences_give_their_figures(body: str, expected: list[str]):
    assert sorted(told(read(body))) == sorted(expected)


@pytest.mark.parametrize("body", TRAPS)
def test_a_number_that_is_no_figure_is_none(body: str):
    assert told(read(body)) == []


@pytest.mark.parametrize(
    ("written", "value", "qualifier"),
    [
        ("ruim 150", 150, "more_than"),
        ("bijna 150", 150, "less_than"),
        ("een zestigtal", 60, "about"),
        ("een 60-tal", 60, "about"),
        ("zo’n 70", 70, "about"),
        ("om en bij de 70", 70, "about"),
        ("welgeteld 71", 71, "exact"),
        ("minstens 70", 70, "at_least"),
        ("maximaal 70", 70, "at_most"),
        ("honderdvijftig", 150, "exact"),
        ("1.204", 1204, "exact"),
        ("2019", 2019, "exact"),
    ],
)
def test_hedges_and_number_words(written: str, value: int, qualifier: str):
    (figure,) = read(f"EUKA telt {written} leden.").observations
    assert (figure.value, figure.qualifier, figure.period) == (value, qualifier, None)


@settings(max_examples=25, deadline=None)
@given(st.integers(2, 1799), st.integers(2, 1799))
def test_the_value_is_the_number_and_stands_where_it_is_said_to(achieved: int, target: int):
    body = f"EUKA telde na drie jaar {achieved} leden, tegenover een streefdoel van {target}."
    extraction = read(body)
    assert [(o.measure, o.value) for o in extraction.observations] == [
        ("achieved", achieved),
        ("target", target),
    ]
    for o in extraction.observations:
        assert (
            o.evidence.quote
            == str(o.value)
            == extraction.document.text[o.evidence.start : o.evidence.end]
        )


def test_a_figure_over_a_line_end_keeps_its_place():
    extraction = read(
        "Uit de jaarlijkse rapportering van het netwerk aan het agentschap blijkt dat FLAG 71\n"
        "leden telt en dat de werking van het netwerk goed op dreef is gekomen in die jaren."
    )
    (figure,) = extraction.observations
    assert (figure.value, figure.evidence.quote) == (71, "71")


def test_a_relative_moment_is_marked_and_not_filled_in():
    (figure,) = read("EUKA telt momenteel 229 leden.").observations
    assert (figure.period, figure.note) == (None, "relative moment: momenteel")


def test_what_is_not_certain_is_reported_with_what_was_read():
    extraction = read("EUKA telt, anders dan FLAG, 38 leden.")
    (finding,) = [f for f in extraction.findings if f.check == "uncertain_figure"]
    assert "FLAG" in finding.message
    assert "EUKA" in finding.message
    assert finding.evidence is not None
    assert finding.evidence.quote == "38"


@pytest.mark.parametrize(
    "body",
    [
        "EUKA telt volgens de ene bron 150 leden, volgens de andere 120.",
        "In de aanvraag van FLAG stonden 60 leden ingeschreven, in het eindverslag 84.",
    ],
)
def test_a_sentence_that_would_contradict_itself_is_not_understood(body: str):
    extraction = read(body)
    assert not extraction.observations
    assert "another value" in " ".join(f.message for f in extraction.findings)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Eind 2019 stond EUKA (VBT vzw) op 20 leden, en dat bij een doelstelling van 24.",
            ["euka members achieved 2019-12-31 20", "euka members target 2019-12-31 24"],
        ),
        (
            "FLAG telde 113 leden; er waren er 172 beloofd.",
            ["flag members achieved - 113", "flag members target - 172"],
        ),
        (
            "MaaS telt 74 leden. Een netwerk dat minder dan 22 leden telt, krijgt een aanmaning.",
            ["maas members reported - 74"],
        ),
        (
            "B-hive had 103 leden bereikt, al voorzag de overeenkomst in 69.",
            ["b-hive members achieved - 103", "b-hive members target - 69"],
        ),
        (
            "Het streefdoel van 30 leden werd door FLAG met 8 leden overtroffen.",
            ["flag members target - 30"],
        ),
    ],
    ids=["brackets", "no noun", "any network", "set against", "by how much"],
)
def test_turns_of_phrase_of_ministers(body: str, expected: list[str]):
    assert sorted(told(read(body))) == sorted(expected)


def test_an_unknown_network_is_suggested():
    extraction = read("Het IBN Blauwe Groei telde 30 leden.")
    (finding,) = [f for f in extraction.findings if f.check == "uncertain_figure"]
    assert "Blauwe Groei" in finding.message


def test_a_network_of_the_documents_own_table_is_known_in_its_sentences():
    table = "Aantal leden\nTextielnet 30\nEUKA 229\n"
    extraction = read(f"De leden staan hieronder.\n\n{table}\nTextielnet telde 12 samenwerkingen.")
    assert "textielnet collaborations reported - 12" in told(extraction)


@pytest.mark.parametrize(
    ("body", "quote", "kind"),
    [
        ("EUKA zou 200 leden tellen.", "200", "hypothesis"),
        ("EUKA verloor 12 leden.", "12", "change"),
        ("U stelt dat EUKA 300 leden telt.", "300", "question_figure"),
        ("EUKA en FLAG tellen samen 300 leden.", "300", "sum"),
        ("EUKA telt 229 leden.", "229", "observation"),
        ("EUKA telt 30 à 40 leden.", "30", "uncertain"),
    ],
)
def test_every_number_of_a_sentence_is_accounted_for(body: str, quote: str, kind: str):
    assert (quote, kind) in [(m.evidence.quote, m.kind) for m in read(body).mentions]


def test_the_questioners_figures_are_kept_apart():
    extraction = read("EUKA telt 229 leden.", "EUKA telde in 2018 200 leden. Is dat gestegen?")
    assert told(extraction) == ["euka members reported - 229"]
    assert [(o.value, o.part) for o in extraction.asked] == [(200, "question")]
    rows = extraction.frames["observations"]
    assert list(zip(rows["value"], rows["part"], strict=True)) == [
        (229, "answer"),
        (200, "question"),
    ]
    assert list(extraction.frames["members"]["total"]) == [229]


def test_a_question_may_name_the_network_of_its_answer():
    assert told(read("Het netwerk telt 229 leden.", "Hoeveel leden telt EUKA?")) == [
        "euka members reported - 229"
    ]


def test_explain_tells_the_words_that_govern_a_figure():
    lines = explain(read("EUKA telde eind 2019 229 leden."), "229")
    assert any("noun: 'leden'" in line for line in lines)
    assert any("cue: 'telde'" in line for line in lines)
    assert any("prose:named_before:parsed" in line for line in lines)


@pytest.mark.parametrize(
    ("body", "value", "state", "moment"),
    [
        ("Op dit ogenblik zijn 14 IBN-projecten afgelopen.", 14, "ended", None),
        ("Eind 2019 waren er twintig erkende IBN's.", 20, "recognised", "2019-12-31"),
        ("Nog 6 IBN's worden gefinancierd.", 6, "running", None),
    ],
)
def test_counts_of_networks_are_claims(body: str, value: int, state: str, moment: str | None):
    (claim,) = read(body).claims
    assert (claim.value, claim.state, claim.moment) == (value, state, moment)
    assert claim.subject.startswith("IBN")


def test_a_part_of_the_networks_and_their_whole_have_states_of_their_own():
    claims = read("Inmiddels zijn 10 van de 20 erkende IBN's afgelopen.").claims
    assert [(c.value, c.state) for c in claims] == [(10, "ended"), (20, "recognised")]


@pytest.mark.parametrize("body", ["Zou het om 30 IBN's gaan?", "Er zouden 30 IBN's kunnen komen."])
def test_supposed_counts_of_networks_are_no_claims(body: str):
    assert read(body).claims == ()


@pytest.mark.parametrize(
    "text",
    [
        "EUKA telt 38 leden. Het eindverslag telt 22 bladzijden en 4 bijlagen.",
        "EUKA telt 38 leden. Het dossier eindigde op plaats 7 van de rangschikking.",
    ],
)
def test_what_counts_something_else_stands_in_no_ones_way(text: str):
    found = extract_text(answer_with(text, "Hoeveel leden telt EUKA?"))
    assert [o.value for o in found.observations] == [38]
    assert not [f for f in found.findings if f.severity != "info"]


def test_the_gate_to_the_parser_loses_no_figure():
    """Only sentences in which the cues find a candidate are parsed: every figure comes from one."""
    profile = load("ibn")
    words, finder = lexicon(profile), name_finder(profile)
    texts = [body for body, expected in (*COUNTS, *TARGETS, *SPLITS, *SEVERAL) if expected]
    for text in texts:
        found = [scene(s, words, finder) for s in sentences(text)]
        assert any(c.open for s in found for c in candidates(s, Topic(), profile)), text


@pytest.mark.skipif(not FEDERAL.exists(), reason="the federal sample is not here")
def test_answers_on_other_subjects_give_no_figure_of_this_one():
    with FEDERAL.open(encoding="utf-8") as lines:
        found = [json.loads(line)["answer"] or "" for line in islice(lines, 150)]
    # The name and the noun make sure that the sentences are read at all.
    answers = "\n".join(["EUKA is een van de IBN's.", *found])
    extraction = extract_text(answer_with(answers, "Wat is de stand van zaken?"))
    assert extraction.observations == ()


def test_a_name_of_a_table_may_have_an_addition_and_other_spaces_in_a_sentence():
    """The name in the table has neither."""
    rows = "Netwerk        Aantal leden\nB&B Biobased   30\nEUKA           40\n\n"
    said = "Het netwerk B&B Biobased (VBT vzw) telt 35 leden. B&B  Biobased groeit."
    body = rows + said
    made = {(o.network.name, o.value) for o in extract_text(answer_with(body)).observations}
    assert ("B&B Biobased", 30) in made
