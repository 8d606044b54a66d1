"""The sample answer as text, as PDF and as PDF with ruling lines, by both readers, against gold."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pdfplumber
import pytest
from figures import extract_text
from render import pdf

from extractor import Answer, extract
from extractor.gold import load_gold

CORPUS = Path(__file__).parent.parent / "corpus"
TEXT = CORPUS / "841-2020-09-24.txt"
PDF = CORPUS / "841-2020-09-24.pdf"
GOLD = load_gold(CORPUS)["841-2020-09-24"]
INITIATIVES = "Aantal samenwerkingsinitiatieven"
FIRST_TABLE, SECOND_TABLE = "streefdoel Bereikt na 3 jr", "Aantal leden\nSpace 4.0"


def with_ruled_tables(folder: Path) -> Path:
    """The text of the sample as a PDF whose tables have lines around their cells."""
    text = TEXT.read_text(encoding="utf-8")
    before, rest = text.split(FIRST_TABLE, 1)
    first, rest = rest.split("\n\n", 1)
    between, rest = rest.split(SECOND_TABLE, 1)
    second, after = rest.split("\n\n", 1)
    tables = (
        [["", "streefdoel", "Bereikt na 3 jr"], *map(cells, first.strip().splitlines())],
        [["", "Aantal leden"], *map(cells, f"Space 4.0{second}".splitlines())],
    )
    path = folder / "ruled.pdf"
    parts = (before.splitlines(), tables[0], between.splitlines(), tables[1], after.splitlines())
    path.write_bytes(pdf(parts, ruled=True))
    return path


def cells(line: str) -> list[str]:
    """A line of the sample's tables as cells; a line without figures is a group row."""
    words = line.split()
    figures = next(
        (i for i, word in enumerate(words) if all(w.isdigit() for w in words[i:])), len(words)
    )
    return [" ".join(words[:figures]), *words[figures:]]


@pytest.fixture(params=["text", "pdf", "ruled", "pdf by pdfplumber", "ruled by pdfplumber"])
def sample(request, tmp_path: Path) -> Answer:
    form, _, reader = request.param.partition(" by ")
    path = {"text": TEXT, "pdf": PDF}.get(form) or with_ruled_tables(tmp_path)
    return extract(path, reader=reader or "pdfium")


def test_the_header_is_read(sample: Answer):
    header, gold = sample.outline.header, GOLD.header
    assert header.session_year == gold.session_year
    assert header.number == gold.number
    assert header.date_asked == gold.date_asked
    assert (header.asker, header.minister) == (gold.asker, gold.minister)
    assert (header.title, header.portfolio) == (gold.title, gold.portfolio)
    assert sample.document_id == "2019-2020-hilde-crevits-841"


def test_the_figures_are_those_of_the_gold_and_nothing_else(sample: Answer):
    found = Counter(
        (
            *(o.network.name, o.indicator, o.segment, o.measure),
            *(o.period or "", str(o.value), o.item),
        )
        for o in sample.observations
    )
    assert found == Counter(GOLD.facts()["observations"])
    assert len(found) == 50


def test_question_and_answer_are_set_beside_each_other(sample: Answer):
    assert tuple(i.label for i in sample.outline.part("question")) == GOLD.question
    assert tuple(i.label for i in sample.outline.part("answer")) == GOLD.answer
    assert [(r.item, r.target) for r in sample.outline.references] == [
        ("2a", "1"),
        ("2b", "2a"),
        ("4b", "5"),
    ]
    assert [(c.number, str(c.date), c.item) for c in sample.outline.citations] == [
        (346, "2020-02-11", ""),
        (98, "2019-11-07", "4"),
    ]


def test_the_checks_confirm_it_and_find_no_fault(sample: Answer):
    found = {(f.check, f.outcome, f.item) for f in sample.findings}
    assert found == GOLD.facts()["findings"]
    assert {f.severity for f in sample.findings} == {"info"}


def test_no_number_is_unexplained(sample: Answer):
    kinds = Counter(mention.kind for mention in sample.mentions)
    assert kinds["observation"] == 50
    assert kinds["stated_count"] == 3
    assert kinds["unexplained"] == 0


def test_every_number_of_the_answer_has_one_fate(sample: Answer):
    document, outline = sample.document, sample.outline
    spans = [(m.evidence.start, m.evidence.end) for m in sample.mentions]
    assert len(set(spans)) == len(spans)
    for item in outline.part("answer"):
        for word in document.words_in(item.start, item.end):
            if word.text.strip("().,").replace(".", "").isdecimal():
                assert any(start < word.end and word.start < end for start, end in spans)


def test_every_quote_stands_where_its_evidence_says(sample: Answer):
    for o in sample.observations:
        assert sample.document.text[o.evidence.start : o.evidence.end] == o.evidence.quote
        assert o.evidence.quote == str(o.value)


@pytest.mark.parametrize("ruled", [False, True])
@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
def test_the_box_of_a_figure_cut_out_of_the_page_shows_it(tmp_path: Path, ruled: bool, reader):
    path = with_ruled_tables(tmp_path) if ruled else PDF
    observations = extract(path, reader=reader).observations
    with pdfplumber.open(path) as document:
        for o in observations:
            box = o.evidence.box
            page = document.pages[o.evidence.page - 1]
            cut = page.within_bbox((box.x0 - 1, box.top - 1, box.x1 + 1, box.bottom + 1))
            assert cut.extract_text() == o.evidence.quote


@pytest.mark.parametrize(
    ("line", "without", "network", "indicator", "measures"),
    [
        ("Aantal Leden 150 229", "Aantal Leden 229", "EUKA", "members", ["target", "achieved"]),
        (f"{INITIATIVES} 8 10", f"{INITIATIVES} 8", "FLAG", "collaborations", ["target", "ach"]),
        (f"{INITIATIVES} 9 12", INITIATIVES, "Flanders Bike Valley", "collaborations", ["target"]),
        ("Aantal Leden 54 37\n", "", "Flanders Bike Valley", "members", ["achieved"]),
        ("MaaS 38", "MaaS", "MaaS", "members", ["reported"]),
    ],
)  # fmt: skip
def test_a_figure_that_is_taken_out_is_missed(line, without, network, indicator, measures):
    text = TEXT.read_text(encoding="utf-8")
    assert line in text
    extraction = extract_text(text.replace(line, without, 1))
    missing = [
        f.message
        for f in extraction.findings
        if f.check == "complete_table" and f.severity == "error"
    ]
    assert any(
        network in message and indicator in message and all(m in message for m in measures)
        for message in missing
    )
    wrong = {o.key: o.value for o in extraction.observations}
    right = {o.key: o.value for o in extract(TEXT).observations}
    assert all(right[key] == value for key, value in wrong.items())


def test_a_figure_that_is_taken_out_of_the_pdf_is_named(tmp_path: Path):
    rows = [
        ["", "streefdoel", "Bereikt"],
        ["EUKA"],
        ["Aantal leden", "", "229"],
        ["FLAG"],
        ["Aantal leden", "55", "71"],
    ]
    for ruled in (True, False):
        path = tmp_path / f"{ruled}.pdf"
        text = TEXT.read_text(encoding="utf-8").split(FIRST_TABLE)[0].splitlines()
        path.write_bytes(pdf((text, rows), ruled=ruled))
        extraction = extract(path)
        assert {o.value for o in extraction.observations} == {229, 55, 71}
        (finding,) = (
            f for f in extraction.findings if f.severity == "error" and f.check == "complete_table"
        )
        assert finding.message.startswith("EUKA: target of members is missing")
