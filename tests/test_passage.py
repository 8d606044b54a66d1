"""Lines joined to running text, and the way back to the document."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from documents import document
from hypothesis import assume, given
from hypothesis import strategies as st

from extractor.meaning.labels import labels
from extractor.meaning.structure import structure_of
from extractor.model import Cell, Document, Grid
from extractor.passage import passage
from extractor.profile import load

FULL = "Het agentschap volgt alle netwerken van nabij op en bezorgt daarover jaarlijks een verslag"


def joined(text: str) -> str:
    made = document(text)
    return passage(made, 0, len(made.text)).text


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("ontwer-\npen", "ontwerpen"),
        ("ontwer\u00ad\npen", "ontwerpen"),
        ("werkings-\nen projectsubsidies", "werkings- en projectsubsidies"),
        ("aan- of\nafwezigheid", "aan- of afwezigheid"),
        ("voor-\nof nadelen", "voor- of nadelen"),
        ("lucht-,\nwater- en bodem", "lucht-, water- en bodem"),
        ("3-\ntot 5-jarigen", "3- tot 5-jarigen"),
        ("noch korte-\nnoch lange termijn", "noch korte- noch lange termijn"),
        ("privacy- en\nandere regels", "privacy- en andere regels"),
        ("de IBN-\nfinanciering", "de IBN-financiering"),
        ("de KMO's-\nsteun", "de KMO's-steun"),
        ("in West-\nVlaanderen", "in West-Vlaanderen"),
        ("in 2017-\n2018", "in 2017-2018"),
        ("alle 12-\njarigen", "alle 12-jarigen"),
        ("per e-\nmail", "per e-mail"),
        ("de kmo-\nportefeuille", "de kmo-portefeuille"),
        ("alle non-\nprofitorganisaties", "alle non-profitorganisaties"),
        ("kort-\nof/en langdurig", "kort- of/en langdurig"),
        ("de minister-\npresident", "de minister-president"),
        ("HERVOR-\nMINGEN", "HERVORMINGEN"),
        ("VICEMINISTER-\nPRESIDENT VAN", "VICEMINISTER-PRESIDENT VAN"),
        ("een start-up is een start-\nup", "een start-up is een start-up"),
        ("met -\nwelteverstaan", "met - welteverstaan"),
        ("https://www.vlaio.be/nl/sub-\nsidies", "https://www.vlaio.be/nl/sub-sidies"),
        ("IBN’s en\nandere", "IBN’s en andere"),
    ],
)
def test_words_broken_at_a_line_end(lines: str, expected: str):
    assert joined(lines) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{FULL}\naan de minister.", [f"{FULL} aan de minister."]),
        (f"{FULL}\naan mij.\n\nDaarna volgt meer.", [f"{FULL} aan mij.", "Daarna volgt meer."]),
        (f"{FULL}\naan mij.\nDaarna volgt meer.", [f"{FULL} aan mij.", "Daarna volgt meer."]),
        (f"{FULL}\naan het\n\nkabinet.", [f"{FULL} aan het kabinet."]),
        (f"{FULL}\nZo ja,\na) hoeveel?\nb) wie?", [FULL + " Zo ja,", "a) hoeveel?", "b) wie?"]),
        (f"{FULL}\naan:\nEUKA 30 45\nFLAG 12", [f"{FULL} aan:", "EUKA 30 45", "FLAG 12"]),
        (f"{FULL}\n-\neen lid", [f"{FULL}", "- een lid"]),
    ],
)
def test_paragraphs(text: str, expected: list[str]):
    assert joined(text).split("\n") == expected


def test_justified_text_with_one_word_a_line_is_one_paragraph():
    words = "Op dit moment wordt een Vlaamse studie uitgevoerd van onderzoeks- en andere projecten"
    text = f"{FULL}\n" + words.replace(" ", "\n") + f"\n{FULL}."
    assert joined(text) == f"{FULL} {words} {FULL}."


def test_a_title_in_capitals_that_reaches_far_does_not_widen_the_text():
    body = "\n".join([f"{FULL}"] * 12)
    assert (
        "\n" not in joined(f"{'MINISTER VAN ALLERLEI ' * 8}\n{body}").split("ALLERLEI ", 8)[-1][1:]
    )


def test_tables_are_left_out_and_part_the_paragraphs():
    made = document("De cijfers zijn\nEUKA 30\nFLAG 12\nvoor dit jaar.")
    start, end = made.text.index("EUKA"), made.text.index("12") + 2
    assert (
        passage(made, 0, len(made.text), [(start, end)]).text == "De cijfers zijn\nvoor dit jaar."
    )


def test_a_span_is_cut_out_within_words():
    made = document("1. a)Tot nu toe niet")
    assert passage(made, made.text.index("Tot"), len(made.text)).text == "Tot nu toe niet"


def test_a_span_of_white_space_is_none():
    made = document("een twee")
    with pytest.raises(ValueError, match="no span"):
        passage(made, 0, 8).span(3, 4)


word = st.text(st.sampled_from("abcDE12.,’-"), min_size=1, max_size=6)
texts = st.lists(
    st.tuples(word, st.sampled_from([" ", "\n", "\n\n", "  ", "\f"])), min_size=1, max_size=30
)


@given(texts, st.data())
def test_every_span_leads_back_to_its_characters(pieces, data):
    made = document("".join(part for pair in pieces for part in pair))
    view = passage(made, 0, len(made.text))
    assume(view.text)
    start = data.draw(st.integers(0, len(view.text) - 1))
    end = data.draw(st.integers(start + 1, len(view.text)))
    assume(not view.text[start:end].isspace())
    first, last = view.span(start, end)
    pages = ((w, line) for page in made.pages for line in page.lines for w in line.words)
    flow = {i for w, line in pages if not line.furniture for i in range(w.start, w.end)}
    original = "".join(made.text[i] for i in range(first, last) if i in flow)
    found = "".join(view.text[start:end].split())
    assert original.replace("-", "") == found.replace("-", "")
    assert original[:1] == found[:1]


@given(texts)
def test_nothing_is_lost_but_white_space_and_hyphens(pieces):
    made = document("".join(part for pair in pieces for part in pair))
    view = passage(made, 0, len(made.text)).text
    bare = str.maketrans("", "", "- \n")
    flow = "".join(w.text for line in made.flow for w in line.words)
    assert view.translate(bare) == flow.translate(bare)


def cells_of(made: Document) -> Iterator[Cell]:
    """The words of the lines of two words as cells."""
    rows = [line for line in made.flow if len(line.words) == 2 and line.start > 12]
    for row, line in enumerate(rows):
        yield from (Cell(row, column, (word,)) for column, word in enumerate(line.words))


def test_what_is_made_of_a_document_does_not_outlive_it():
    kept = document("Het net-\nwerk\n\nNetwerk   Leden\nEUKA         30\nFLAG         41\n")
    grid = Grid(1, 1, tuple(cells_of(kept)), "columns", 0, len(kept.text))
    assert passage(kept, 0, 12) is passage(kept, 0, 12)
    read = labels(load("ibn"))
    assert structure_of(grid, read) is structure_of(grid, read)
    gone = weakref.ref(kept), weakref.ref(grid)
    del kept, grid
    gc.collect()
    assert [each() for each in gone] == [None, None]
