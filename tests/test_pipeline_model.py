"""The Dutch pipeline that ships in the package: small, licensed, and fit for our sentences."""

import json
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

import extractor.meaning

MODEL = Path(extractor.meaning.__file__).parent / "nl_extractor"


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(MODEL)


def word(doc: Doc, text: str) -> Token:
    return next(token for token in doc if token.text == text)


def test_it_is_below_twelve_megabytes() -> None:
    assert sum(file.stat().st_size for file in MODEL.rglob("*") if file.is_file()) < 12e6


def test_it_carries_no_words_of_the_treebanks() -> None:
    assert not (MODEL / "vocab").exists()


def test_a_count_hangs_on_what_it_counts(nlp: Language) -> None:
    doc = nlp("EUKA telde eind 2019 38 leden.")
    count = word(doc, "38")
    assert (count.dep_, count.head.text, count.pos_) == ("nummod", "leden", "NUM")
    assert word(doc, "2019").head.text != "leden"
    assert word(doc, "EUKA").dep_ == "nsubj"
    assert word(doc, "leden").morph.get("Number") == ["Plur"]


@pytest.mark.parametrize(
    ("text", "figure", "noun"),
    [
        ("Het netwerk telt 1.204 leden.", "1.204", "leden"),
        ("De minister keurde 12 nieuwe projecten goed.", "12", "projecten"),
        ("In 2018 waren er 45 leden.", "45", "leden"),
        ("De IBN’s hebben samen 163 leden.", "163", "leden"),
    ],
)
def test_figures_in_our_sentences(nlp: Language, text: str, figure: str, noun: str) -> None:
    token = word(nlp(text), figure)
    assert (token.dep_, token.head.text) == ("nummod", noun)


def test_sentences(nlp: Language) -> None:
    sentences = (
        "Momenteel worden nog zes netwerken gefinancierd.",
        "Zij rapporteren jaarlijks het aantal leden.",
        "EUKA telde eind 2019 38 leden.",
        "Dat is 66,3 % van het streefdoel.",
    )
    assert [str(span) for span in nlp(" ".join(sentences)).sents] == list(sentences)


def test_it_names_its_licence_and_what_it_was_trained_on() -> None:
    meta = json.loads((MODEL / "meta.json").read_text(encoding="utf-8"))
    assert (meta["name"], meta["lang"], meta["license"]) == ("nl_extractor", "nl", "CC BY-SA 4.0")
    assert "trained on" in meta["description"]
    named = " ".join(source["name"] + source["author"] for source in meta["sources"])
    readme = (MODEL / "README.md").read_text(encoding="utf-8")
    for needed in ("UD_Dutch-LassySmall", "UD_Dutch-Alpino", "Gosse Bouma", "Daniel Zeman"):
        assert needed in named
        assert needed in readme
    assert "CC BY-SA 4.0" in (MODEL / "LICENSE").read_text(encoding="utf-8")
    assert {"testA", "testB"} <= set(meta["performance"])
