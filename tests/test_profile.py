"""Profiles load, speak with one vocabulary, and say at which line they are wrong."""

from pathlib import Path

import pytest

from extractor.errors import ProfileError
from extractor.profile import available, lexicon, load

MINIMAL = """\
id = "bakkers"
title = "Bakkers"
base = "common"

[subject]
nouns = ["bakkerij", "bakkerijen"]

[[indicator]]
id = "ovens"
title = "Ovens"
unit = "ovens"
terms = ["ovens", "aantal ovens"]
"""

EXPLANATION = """
[[explanation]]
name = "ovenkosten"
kind = "money"
pattern = "{n} frank"
"""


@pytest.fixture
def written(tmp_path: Path):
    def write(text: str) -> Path:
        path = tmp_path / "bakkers.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize("name", available())
def test_packaged_profiles_load(name):
    assert load(name).id == name


def test_a_profile_is_data(written):
    profile = load(written(MINIMAL))
    assert [i.id for i in profile.indicators] == ["ovens"]
    assert {m.id for m in profile.measures} >= {"target", "achieved", "attainment"}


def test_terms_of_a_profile_come_on_top_of_the_shared_ones(written):
    own = '\n[[measure]]\nid = "target"\ntitle = "Target"\nterms = ["mikpunt"]\n'
    words = lexicon(load(written(MINIMAL + own)))
    assert [t.value for t in words.terms("mikpunt of streefdoel")] == ["target", "target"]


@pytest.mark.parametrize(
    ("text", "line", "remedy"),
    [
        (MINIMAL.replace("nouns", "noums"), 6, "Did you mean 'nouns'?"),
        (MINIMAL.replace('unit = "ovens"\n', ""), 8, "Add it."),
        (MINIMAL.replace('id = "ovens"', 'id = "De Ovens"'), 9, "Correct the value."),
        (MINIMAL + '\n[[network]]\nid = "a"\nname = "A"\nalias = ["B"]\n', 17, "'aliases'"),
        (MINIMAL + '\n[[network]]\nid = "a"\nname = "A"\n' * 2, 14, "Correct the value."),
        (MINIMAL + EXPLANATION.replace("{n}", "("), 17, "Correct the value."),
        (MINIMAL + EXPLANATION.replace("money", "cash"), 16, "Correct the value."),
        (MINIMAL.replace('"Bakkers"', "Bakkers"), 2, "quotes"),
        (MINIMAL.replace('"bakkerijen"', '"—"'), 6, "Correct the value."),
        ('not_given = ["x", "*"]\n' + MINIMAL, 1, "Correct the value."),
        (MINIMAL + '\n[[network]]\nid = "a"\nname = "--"\n', 16, "Correct the value."),
    ],
    ids=[
        "misspelt",
        "missing",
        "bad id",
        "misspelt alias",
        "twice",
        "bad pattern",
        "bad kind",
        "bad TOML",
        "nothing to look for",
        "a star alone",
        "no name",
    ],
)
def test_a_wrong_profile_names_line_and_remedy(written, text, line, remedy):
    path = written(text)
    with pytest.raises(ProfileError) as raised:
        load(path)
    assert f"{path}:{line}:" in str(raised.value)
    assert remedy in str(raised.value)


def test_an_unknown_name_lists_the_known_ones():
    with pytest.raises(ProfileError, match=r"ibn, speerpuntclusters"):
        load("inb")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("streefdoel", [("measure", "target")]),
        ("Streefwaarden", [("measure", "target")]),
        ("vooropgestelde KPI’s", [("measure", "target")]),
        ("Gerealiseerde leden", [("measure", "achieved"), ("indicator", "members")]),
        ("Aantal Samenwerkingsinitiatieven", [("indicator", "collaborations")]),
        ("KMO’s", [("segment", "smes")]),
        ("kmo's", [("segment", "smes")]),
        ("Grote Ondernemingen", [("segment", "large_companies")]),
        ("% realisatie", [("measure", "attainment")]),
        ("Gelden", []),
        ("ledenblad", []),
    ],
)
def test_terms_match_whole_words_and_the_longest_first(text, said):
    terms = lexicon(load("ibn")).terms(text)
    assert [(t.dimension, t.value) for t in terms] == said
    assert all(text[t.start : t.end].strip() for t in terms)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Space 4.0 30", ["Space 4.0"]),
        ("de power-to-gas en FLAG", ["power-to-gas", "FLAG"]),
        ("Air Cargo Belgium telt", ["Air Cargo Belgium"]),
        ("vlaggen", []),
    ],
)
def test_known_names_are_found_in_any_spelling(text, names):
    assert [text[s:e] for s, e in lexicon(load("ibn")).names.find(text)] == names


def test_inferred_facts_carry_their_mark():
    profile = load("ibn")
    euka = profile.network("euka")
    assert (euka.end, euka.end_evidence) == ("2019-12-31", "inferred")
    assert all(
        n.coordinator_evidence in ("seen", "inferred") for n in profile.networks if n.coordinator
    )
