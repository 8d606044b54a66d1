"""The accounting of numbers: every number of an answer has one fate, and none hides a figure."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from figures import answer_with, extract_text, findings_of

from extractor import Answer, extract
from extractor.model import Mention, number_kinds
from extractor.notation.numbers import find_numbers
from extractor.profile import load
from extractor.prose.rules import rule_lists
from extractor.synth import generate

TABLE = """\
Netwerk     Streefdoel leden    Bereikt
EUKA        150                 229
FLAG        55                  71
"""
RANKED = """\
Nr.  Netwerk     Aantal leden
1    EUKA        229
2    FLAG        71
3    MaaS        38
"""
SUBJECT = "Dit zijn de gegevens over de IBN’s. "


def in_items(answer: Answer) -> list[Mention]:
    """The numbers that stand in an item of the answer, not around one."""
    return [m for m in answer.mentions if m.item or m.table]


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Er zijn er 38 geteld.", ["unexplained"]),
        ("Dat gebeurde in 2019 en op 3 maart 2020.", ["year", "date", "date"]),
        ("Het verslag volgt vóór 1 maart, en van 26 tot 29 juni.", ["date"] * 3),
        ("Het loopt van 2017 tot 2019.", ["period", "period"]),
        ("De steun bedroeg 1.250.000 euro.", ["money"]),
        ("Er ging 4,5 miljoen euro naartoe, of € 300.", ["money", "money"]),
        ("Dat is 12,5 % van de steun, of 13 procent.", ["percentage", "percentage"]),
        ("Dat daalde van 54 naar 25 procent.", ["percentage", "percentage"]),
        ("De steun loopt 3 jaar, met minstens 4 ondernemingen.", ["duration", "threshold"]),
        ("Er is 6 keer per jaar overleg met 12-jarigen.", ["duration", "duration"]),
        ("Zie artikel 12 van het decreet en bijlage 2.", ["law_article", "document_part"]),
        ("Zie artikel 6.5.5 § 2 en 6.5.13 § 4.", ["law_article"] * 4),
        ("Dat volgt uit verordening 651/2014.", ["law_article", "law_article"]),
        ("Zie pagina 14 tot 17 en actiepunt 3.", ["document_part"] * 3),
        ("Ik verwijs naar schriftelijke vraag nr. 98 van 7 november 2019.", ["citation"] * 3),
        ("Bel 02 553 12 34 of +32 2 553 12 35.", ["contact"] * 9),
        ("Het adres is Havenstraat 44 bus 3, 9000 Gent.", ["contact"] * 3),
        ("Het dossier 2018.0417 is afgesloten.", ["identifier"]),
        ("Het RSZ-nummer is 1234-56.", ["identifier", "identifier"]),
        ("Er zijn 1,5 voltijdse equivalenten en 4,3 VTE.", ["size", "size"]),
        ("De piste is 3 kilometer lang en weegt 20 ton.", ["size", "size"]),
        ("Dat is 9 op de 10 keer zo.", ["share", "share"]),
        ("Het staat in de top 10, op plaats 3.", ["rank", "rank"]),
        ("Dat past bij Industrie 4.0.", ["part_of_name"]),
        ("Dat is zo. 2. De rest volgt.", ["item_number"]),
        ("Er waren 15 bijeenkomsten.", ["other_count"]),
        ("Er zijn twee redenen en 3 betrokken sectoren.", ["other_count", "other_count"]),
        ("Het verslag telt 12 bladzijden.", ["other_count"]),
        ("Er waren twee, drie of vier workshops.", ["other_count"] * 3),
        ("Het netwerk Space 4.0 bestaat nog.", ["part_of_name"]),
        ("Er lopen nog 6 IBN’s.", ["stated_count"]),
    ],
)
def test_every_number_is_accounted_for(sentence: str, kinds: list[str]):
    answer = extract_text(answer_with(sentence))
    assert [m.kind for m in in_items(answer)] == kinds
    unexplained = findings_of(answer, "unexplained_number")
    assert len(unexplained) == kinds.count("unexplained")
    assert all(bool(m.evidence.rule) == m.explained for m in answer.mentions)


@pytest.mark.parametrize(
    "sentence",
    [
        "Het waren er 45 in oktober.",
        "Wie dit naleest, vindt er 45 leden.",
        "Wie dit naleest, vindt er 45 aangesloten leden.",
        "Wie dit naleest, vindt er 45 partners.",
        "Wie dit naleest, vindt er 45 lidbedrijven.",
        "Uiteindelijk werden er 45 geworven.",
        "De eerste kwam aan 45, de tweede aan 38 samenwerkingen.",
    ],
)
def test_what_the_profile_counts_is_never_explained_away_by_its_noun(sentence: str):
    answer = extract_text(answer_with(SUBJECT + sentence))
    fates = {m.kind for m in in_items(answer) if m.value == 45}
    assert fates <= {"unexplained", "uncertain", "observation"}


def test_a_column_under_the_labels_of_the_profile_has_no_weak_explanations():
    table = TABLE.replace("71\n", "12 bijeenkomsten\n")
    answer = extract_text(answer_with(table))
    (found,) = (m for m in in_items(answer) if m.value == 12)
    assert found.kind in ("uncertain", "unexplained")


def test_the_numbers_of_tables_of_another_subject_are_accounted_for():
    text = answer_with(
        "De steun:\n\nGemeente      Aantal aanvragen\nGent          150\nMechelen      55\n"
    )
    assert [m.kind for m in in_items(extract_text(text))] == ["other_table", "other_table"]


def test_the_lines_around_the_items_are_accounted_for():
    answer = extract_text(answer_with("Neen."))
    kinds = Counter(m.kind for m in answer.mentions if not m.item)
    assert kinds["citation"] == 1
    assert kinds["unexplained"] == 0
    assert kinds["item_number"] + kinds["date"] + kinds["citation"] == kinds.total()


def test_the_numbers_of_the_columns_beside_the_figures_have_kinds_of_their_own():
    answer = extract_text(answer_with(RANKED))
    kinds = Counter(m.kind for m in in_items(answer))
    assert kinds == {"rank": 3, "observation": 3}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Answer]:
    folder = tmp_path_factory.mktemp("made")
    return [extract(path) for path in generate(32, 61_500, folder, ["reportlab", "text"])]


def test_every_number_of_made_answers_has_exactly_one_fate(made: list[Answer]):
    for answer in made:
        document, start = answer.document, answer.outline.answer_start
        assert start is not None
        places = Counter(m.evidence.start for m in answer.mentions)
        assert not [place for place, count in places.items() if count > 1], document.source
        lines = (line for page in document.pages for line in page.lines if line.end > start)
        for line in lines:
            # Spaces may part two columns or group the digits of one number: words are looked at.
            for word in line.words:
                for number in find_numbers(word.text):
                    at, end = word.start + number.start, word.start + number.end
                    own = [
                        m for m in answer.mentions if m.evidence.start < end and at < m.evidence.end
                    ]
                    assert own, (document.source, line.text)
                    assert len(own) == 1


def test_the_table_of_numbers_leads_to_the_observations(made: list[Answer]):
    for answer in made:
        numbers, observations = answer.frames["numbers"], answer.frames["observations"]
        (row,) = answer.frames["documents"].to_dict("records")
        assert row["numbers"] == len(numbers)
        assert row["explained"] == (numbers["kind"] != "unexplained").sum()
        figures = numbers[numbers["kind"] == "observation"]
        assert figures["observation_id"].notna().all()
        by_id = observations.set_index("observation_id")
        merged = by_id.loc[figures["observation_id"]]
        assert (merged["value"].to_numpy() == figures["value"].to_numpy()).all()
        assert set(figures["observation_id"]) == set(by_id.index)


def test_all_kinds_of_the_prose_and_of_the_profiles_are_known_and_told():
    named = {veto["kind"] for veto in rule_lists()["veto"]}
    named |= {e.kind for name in ("ibn", "speerpuntclusters") for e in load(name).explanations}
    assert named <= set(number_kinds())
    assert all(kind.en and kind.nl for kind in number_kinds().values())
    with pytest.raises(ValueError, match="no kind"):
        Mention(1, "something", "1", None)


def test_a_rule_of_explanation_is_told_by_explain(tmp_path: Path):
    from extractor.explain import explain

    path = tmp_path / "antwoord.txt"
    path.write_text(answer_with("Er waren 15 bijeenkomsten."), encoding="utf-8")
    (line,) = (line for line in explain(extract(path), "15") if "rule" in line)
    assert "other count" in line
    assert "counts_a_noun" in line
