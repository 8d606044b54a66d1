"""The Dutch pipeline that ships in the package: small, licensed, and fit for our sentences."""

import json
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

import extractor.language

MODEL = Path(extractor.language.__file__).parent / "nl_extractor"


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


# Sentences written like answers, a count in each and the noun it counts; none was trained on.
COUNTS = [
    ("EUKA telde eind 2019 38 leden.", "38", "leden"),
    ("Het netwerk telt 1.204 leden.", "1.204", "leden"),
    ("Eind 2020 had Flux50 163 leden, waarvan 112 kmo’s.", "163", "leden"),
    ("Eind 2020 had Flux50 163 leden, waarvan 112 kmo’s.", "112", "kmo"),
    (
        "Het netwerk heeft 45 leden, waarvan 12 grote ondernemingen en 33 kmo's.",
        "12",
        "ondernemingen",
    ),
    ("Het netwerk heeft 45 leden, waarvan 12 grote ondernemingen en 33 kmo's.", "33", "kmo's"),
    ("Momenteel worden nog 6 IBN’s gefinancierd.", "6", "IBN"),
    ("Inmiddels zijn 10 van de 20 erkende netwerken afgelopen.", "20", "netwerken"),
    ("De minister keurde 12 nieuwe projecten goed.", "12", "projecten"),
    ("In 2018 waren er 45 leden.", "45", "leden"),
    ("De IBN’s hebben samen 163 leden.", "163", "leden"),
    ("Van de 70 leden zijn er 55 kmo.", "70", "leden"),
    (
        "Power to Gas startte 18 samenwerkingsinitiatieven op, tegenover een streefdoel van 11.",
        "18",
        "samenwerkingsinitiatieven",
    ),
    (
        "Daarmee werden 27 samenwerkingsinitiatieven gerealiseerd.",
        "27",
        "samenwerkingsinitiatieven",
    ),
    ("Het streefdoel van 100 leden werd niet gehaald.", "100", "leden"),
    ("Voor 11 projecten werd de verslaggeving gefinaliseerd.", "11", "projecten"),
    ("Op dit ogenblik zijn 14 IBN-projecten afgelopen.", "14", "IBN-projecten"),
    (
        "Er waren 8 kennisinstellingen en 61 bedrijven lid van het netwerk.",
        "8",
        "kennisinstellingen",
    ),
    ("Er waren 8 kennisinstellingen en 61 bedrijven lid van het netwerk.", "61", "bedrijven"),
    ("B-hive sloot 2021 af met 229 betalende leden.", "229", "leden"),
    ("Smart Digital Farming bereikte na drie jaar 34 leden.", "34", "leden"),
    ("AANTAL LEDEN: 38 BEDRIJVEN", "38", "BEDRIJVEN"),
    ("in totaal 71 leden, waaronder 9 kennisinstellingen", "71", "leden"),
    ("in totaal 71 leden, waaronder 9 kennisinstellingen", "9", "kennisinstellingen"),
    ("Het budget bedraagt 2.500.000 euro voor 3 jaar.", "2.500.000", "euro"),
    ("VLAIO ontving in 2023 412 aanvragen, 18 meer dan het jaar voordien.", "412", "aanvragen"),
]


def test_counts_hang_on_what_they_count(nlp: Language) -> None:
    tokens = [(word(nlp(text), figure), noun) for text, figure, noun in COUNTS]
    missed = [t.sent.text for t, noun in tokens if (t.dep_, t.head.text) != ("nummod", noun)]
    assert len(missed) <= 1, missed  # "10 van de 20 erkende netwerken" is one it gets wrong


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
