"""The report: every figure stands in its page, at its place, and only what changed is built."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from collections import Counter
from pathlib import Path

import pytest
from figures import answer_with
from hypothesis import given
from hypothesis import strategies as st
from pdfs import blank, make_pdf, write
from PIL import Image
from reports import (
    CORPUS,
    DOUBTFUL,
    SAMPLE,
    Page,
    data_of,
    dataset,
    dead_links,
    only_page,
    parsed,
)

from extractor import extract
from extractor.batch import run
from extractor.cli import main
from extractor.corrections import Correction
from extractor.corrections.write import correct
from extractor.dataset import record
from extractor.dataset.catalogue import catalogue
from extractor.dataset.derive import SEGMENTS
from extractor.errors import OutputError
from extractor.report import build, building
from extractor.report.charts.axis import ticks
from extractor.report.charts.bars import bars
from extractor.report.charts.targets import targets
from extractor.report.dataset import Dataset
from extractor.report.figures import Place, figures
from extractor.report.index import index as index_page
from extractor.report.index import trends
from extractor.report.parts import anchors, exchanges, figure_tables, pieces
from extractor.report.pictures import pictures
from extractor.report.words import Words


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    """Loads the language once: the processes that read documents begin with it."""
    extract(CORPUS / "841-2020-09-24.txt")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset of the sample, with its report."""
    out = tmp_path_factory.mktemp("sample")
    run([CORPUS], out, workers=1)
    build(out, workers=1)
    return out


@pytest.fixture(scope="module")
def page(sample: Path) -> Page:
    return parsed(sample / "report" / f"{SAMPLE}.html")


@pytest.fixture(scope="module")
def index(sample: Path) -> Page:
    return parsed(sample / "report" / "index.html")


def test_every_figure_has_its_anchor_its_box_and_its_reading(page: Page):
    answer = extract(CORPUS / "841-2020-09-24.pdf")
    rows = record(answer).of("observations")
    values = {e.attributes["id"]: e for e in page.all("value") if "id" in e.attributes}
    assert {row["observation_id"]: f"{row['value']}" for row in rows} == {
        own: e.text for own, e in values.items()
    }
    boxes = [e for e in page.all("place") if " k-" not in e.attributes["class"]]
    assert len(boxes) == len(rows)
    key = f"{SAMPLE}/power-to-gas/members/total/achieved/P3Y"
    first = next(f for f in data_of(page)["figures"] if f["id"] == key)
    assert first["labels"] == [
        ["rij", "Aantal Leden", "indicator: leden"],
        ["kolom", "Bereikt na 3 jr", "maat: bereikt; periode: na 3 jaar"],
        ["groep", "Power to Gas (Waterstofnet)", "netwerk: Power to Gas"],
    ]


@pytest.mark.parametrize("name", [f"{SAMPLE}.html", "index.html"])
def test_an_id_stands_once_in_a_page(sample: Path, name: str):
    own = parsed(sample / "report" / name)
    assert len(own.ids) == len(set(own.ids))


def test_every_link_leads_somewhere(sample: Path):
    assert dead_links(sample / "report") == []


def test_every_link_leads_somewhere_where_the_source_is_gone(tmp_path: Path):
    out = dataset(tmp_path, een=DOUBTFUL + " Er zijn er 38 geteld.")
    (tmp_path / "in" / "een.txt").unlink()
    page = parsed(only_page(out))
    assert dead_links(out / "report") == []
    (row,) = page.all("unexplained", tag="tr")
    assert "38" in row.text


def test_every_link_leads_somewhere_where_only_the_question_tells_a_network(tmp_path: Path):
    inputs = tmp_path / "in"
    inputs.mkdir()
    text = answer_with("EUKA telt 45 leden.", "FLAG telt 60 leden. Klopt dat?")
    (inputs / "een.txt").write_text(text, encoding="utf-8")
    run([inputs], tmp_path / "out", workers=1)
    page = parsed(only_page(tmp_path / "out"))
    assert {e.text for e in page.all("value")} == {"45", "60"}
    assert dead_links(tmp_path / "out" / "report") == []


def test_every_link_leads_somewhere_where_a_figure_stands_in_the_words_of_another(tmp_path: Path):
    out = dataset(tmp_path, een=DOUBTFUL)
    words = "71             129%"
    added = {"action": "add", "who": "An", "when": dt.date(2022, 1, 1), "why": "Zo staat het er."}
    of = {"network": "MaaS", "indicator": "members", "measure": "achieved"}
    correction = Correction.model_validate({**added, "of": of, "to": {"value": 7}, "quote": words})
    correct(extract(tmp_path / "in" / "een.txt"), correction, tmp_path / "corrections")
    run([tmp_path / "in"], out, corrections=tmp_path / "corrections", workers=1)
    page = parsed(only_page(out))
    assert "7" in [e.text for e in page.all("value")]
    assert dead_links(out / "report") == []


def test_questions_stand_beside_their_answers_and_follow_references(page: Page):
    reference = next(e for e in page.all("reference") if e.text.startswith("Verwijst"))
    assert reference.text == "Verwijst naar antwoord 1"
    shared = [e for e in page.all("reference") if e.text.strip() == "Zie antwoord 5"]
    assert len(shared) == 3


def test_an_error_hangs_on_its_figure_and_only_there(tmp_path: Path):
    page = parsed(only_page(dataset(tmp_path, twijfel=DOUBTFUL)))
    flagged = [e.text for e in page.all("value", "flagged") if "id" in e.attributes]
    assert flagged == ["90"]
    (place,) = page.all("place", "flagged")
    assert place.text == "90%"
    (error,) = page.all("error", tag="li")
    assert "90 % is stated" in error.text


def test_what_changed_between_answers_hangs_on_its_figure(tmp_path: Path):
    inputs = tmp_path / "in"
    inputs.mkdir()
    for number, date, value in (("12", "14 oktober 2021", 229), ("13", "14 maart 2022", 231)):
        text = answer_with(f"Eind 2019 telde EUKA {value} leden. Eind 2019 telde FLAG 71 leden.")
        told = text.replace("nr. 12", f"nr. {number}").replace("14 oktober 2021", date)
        (inputs / f"{number}.txt").write_text(told, encoding="utf-8")
    run([inputs], tmp_path / "out", workers=1)
    build(tmp_path / "out", workers=1)
    page = parsed(tmp_path / "out" / "report" / "2021-2022-hilde-crevits-13.html")
    assert [e.text for e in page.all("value", "flagged") if "id" in e.attributes] == ["231"]
    (finding,) = page.all("error", tag="li")
    assert "told as 229 before, and now as 231" in finding.text


def test_a_number_that_nothing_explains_is_marked_and_counted(tmp_path: Path):
    page = parsed(only_page(dataset(tmp_path, onverklaard="Er zijn er 38 geteld.")))
    (mark,) = page.all("place", "k-unexplained")
    assert mark.text == "38"
    (row,) = page.all("unexplained", tag="tr")
    assert "38" in row.text
    (facts,) = page.all("facts")
    assert "van de getallen verklaard" in facts.text
    assert "100 %" not in facts.text


def test_a_text_is_shown_as_it_is_with_its_numbers_marked(tmp_path: Path):
    page = parsed(only_page(dataset(tmp_path, tekst=DOUBTFUL)))
    (sheet,) = page.all("sheet", "plain")
    written = (tmp_path / "in" / "tekst.txt").read_text(encoding="utf-8")
    assert sheet.text.split() == written.split()
    marks = {e.text for e in page.all("place")}
    assert {"150", "229", "90%", "41"} <= marks


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 8)), max_size=9))
def test_pieces_are_the_text_whatever_the_places(text: str, spans: list[tuple[int, int]]):
    places = [Place(1, s, s + length, 1, None, "") for s, length in sorted(spans)]
    assert "".join(piece.text for piece in pieces(text, places)) == text


def test_figures_of_one_meaning_stand_in_one_row():
    found = figures(record(extract(CORPUS / "841-2020-09-24.pdf")))
    first, second = figure_tables(found.all)
    assert (first.item, first.measures, len(first.rows)) == ("1", ("target", "achieved"), 22)
    assert (second.item, second.measures, len(second.rows)) == ("3", ("reported",), 6)


def test_a_joint_answer_stands_beside_its_first_question():
    answer = extract(CORPUS / "841-2020-09-24.txt")
    found = record(answer)
    question = {"part": "question", "text": "?", "refers_to": None, "found_in": None, "page": 1}
    rows = [
        {**question, "item": "8", "answered_by": "8, 9"},
        {**question, "item": "9", "answered_by": "8, 9, 10"},
        {**question, "item": "10", "answered_by": None},
        *({**question, "part": "answer", "item": i, "answered_by": None} for i in ("8, 9", "10")),
    ]
    eight, nine, ten = exchanges(found.changed("items", rows))
    assert [a["item"] for a in eight.answers] == ["8, 9"]
    assert (nine.above, [a["item"] for a in nine.answers]) == (("8, 9",), ["10"])
    assert ten.unanswered


def test_a_reference_leads_to_the_answer_that_has_the_label():
    empty = record(extract(CORPUS / "841-2020-09-24.txt"))
    rows = [
        *({"part": "question", "item": item} for item in ("8", "9", "10")),
        *({"part": "answer", "item": item} for item in ("8, 9", None)),
    ]
    assert anchors(empty.changed("items", rows)) == {
        "8, 9": "answer-8-9",
        "8": "answer-8-9",
        "9": "answer-8-9",
        "10": "question-10",
    }


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_box_shows_its_figure_on_the_picture(tmp_path: Path, rotation: int):
    data = make_pdf(blank, write("229", left=300, top=200), rotation=rotation)
    path = tmp_path / "blad.pdf"
    path.write_bytes(data)
    from extractor.read import read

    word = read(path).pages[1].lines[0].words[0]
    _, picture = pictures(data, f"{rotation:064}", tmp_path)
    with Image.open(picture.path) as image:
        grey = image.convert("L")
        scale = grey.width / picture.width
        box = word.box
        inside = grey.crop(
            tuple(round(v * scale) for v in (box.x0 - 2, box.top - 2, box.x1 + 2, box.bottom + 2))
        )
        assert inside.getextrema()[0] < 100
        grey.paste(
            255,
            tuple(round(v * scale) for v in (box.x0 - 2, box.top - 2, box.x1 + 2, box.bottom + 2)),
        )
        assert grey.getextrema()[0] > 200


def test_a_photograph_does_not_make_a_picture_large(tmp_path: Path):
    from reportlab.lib.utils import ImageReader

    noise = Image.effect_noise((900, 1200), 90)

    def draw(canvas: object) -> None:
        canvas.drawImage(ImageReader(noise), 0, 0, 595, 842)

    (picture,) = pictures(make_pdf(draw), "0" * 64, tmp_path)
    assert picture.path.stat().st_size < 700_000


def test_a_page_is_built_again_only_when_something_in_it_changed(tmp_path: Path):
    out = dataset(tmp_path, een="EUKA telt 45 leden.")
    assert build(out, workers=1).new == 1
    assert build(out, workers=1).new == 0
    assert build(out, language="en", workers=1).new == 1
    (tmp_path / "in" / "een.txt").touch()
    assert build(out, language="en", workers=1).new == 1


def test_what_is_gone_from_the_dataset_is_gone_from_the_report(tmp_path: Path):
    out = tmp_path / "out"
    inputs = tmp_path / "in"
    inputs.mkdir()
    for name in ("841-2020-09-24.pdf", "841-2020-09-24.txt"):
        (inputs / name).write_bytes((CORPUS / name).read_bytes())
    run([inputs], out, workers=1)
    build(out, workers=1)
    foreign = out / "report" / "notities.html"
    foreign.write_text("<p>van iemand anders</p>", encoding="utf-8")
    for path in inputs.iterdir():
        path.unlink()
    (inputs / "een.txt").write_bytes(b"ANTWOORD\n\n1. EUKA telt 45 leden.\n")
    run([inputs], out, workers=1, prune=True)
    build(out, workers=1)
    pages = {path.name for path in (out / "report").glob("*.html")}
    assert f"{SAMPLE}.html" not in pages
    assert len(pages) == 3
    assert foreign.exists()
    assert not list((out / "report" / "pages").iterdir())


@pytest.mark.parametrize(("change", "told"), [("gone", "is er niet meer"), ("new", "is gewijzigd")])
def test_a_source_that_is_not_what_was_read_is_not_shown(tmp_path: Path, change: str, told: str):
    out = dataset(tmp_path, een="EUKA telt 45 leden.")
    path = tmp_path / "in" / "een.txt"
    if change == "gone":
        path.unlink()
    else:
        path.write_text("iets anders", encoding="utf-8")
    page = parsed(only_page(out))
    (notice,) = page.all("notice")
    assert told in notice.text
    (sheet,) = page.all("sheet", "plain")
    assert "EUKA telt 45 leden." in sheet.text
    assert "iets anders" not in sheet.text


def test_a_document_that_breaks_the_drawing_is_shown_as_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    out = tmp_path / "out"
    run([CORPUS / "841-2020-09-24.pdf"], out, workers=1)
    monkeypatch.setattr(building, "pictures", lambda *_: os._exit(1))
    page = parsed(only_page(out))
    (notice,) = page.all("notice")
    assert "konden niet getekend worden" in notice.text


def test_a_page_that_cannot_be_made_does_not_stop_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    out = dataset(tmp_path, een="EUKA telt 45 leden.")
    monkeypatch.setattr(building, "page", lambda *_: 1 / 0)
    monkeypatch.setattr("sys.argv", ["extractor", "report", str(out)])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 70
    assert dead_links(out / "report") == []
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_a_report_that_cannot_be_written_is_told(tmp_path: Path):
    out = dataset(tmp_path, een="EUKA telt 45 leden.")
    (out / "report").write_text("in the way", encoding="utf-8")
    with pytest.raises(OutputError, match="the report cannot be written"):
        build(out, workers=1)


HOSTILE = "<script>alert(1)</script>"


def test_what_a_document_says_is_text_and_nothing_else(tmp_path: Path):
    body = (
        "De cijfers:\n\nNetwerk                      Streefdoel leden     Bereikt leden\n"
        f"{HOSTILE}                  150               229\n"
        '=HYPERLINK("http://x")                  55                71\n'
        "EUKA                                     3                 4\n"
    )
    out = dataset(tmp_path, kwaad=body)
    own = only_page(out)
    names = [row["name"] for row in _networks(out)]
    assert HOSTILE in names
    for path in (own, out / "report" / "index.html"):
        page = parsed(path)
        scripts = [e for e in page.elements if e.tag == "script"]
        assert {tuple(sorted(e.attributes)) for e in scripts} == {("src",), ("id", "type")}
        assert HOSTILE in page.text
        assert not [a for e in page.elements for a in e.attributes if a.startswith("on")]
        assert not [e for e in page.elements if e.tag == "style" or "style" in e.attributes]
        assert all("://" not in link for link in page.links)


def _networks(out: Path) -> list[dict[str, str]]:
    import pyarrow.parquet as parquet

    return parquet.read_table(out / "networks.parquet").to_pylist()


def test_the_index_tells_of_documents_that_could_not_be_read(tmp_path: Path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "leeg.txt").write_bytes(b"")
    out = dataset(tmp_path, een="EUKA telt 45 leden.")
    build(out, workers=1)
    documents = data_of(parsed(out / "report" / "index.html"))["documents"]
    by_name = {row[13]: row for row in documents}
    assert (by_name["leeg.txt"][0], by_name["leeg.txt"][8]) == ("", "leeg")
    assert by_name["een.txt"][9] == 1


def test_a_dataset_in_which_nothing_could_be_read_has_an_index(tmp_path: Path):
    inputs = tmp_path / "in"
    inputs.mkdir()
    (inputs / "leeg.txt").write_bytes(b"")
    run([inputs], tmp_path / "out", workers=1)
    assert build(tmp_path / "out", workers=1).pages == 0
    index = parsed(tmp_path / "out" / "report" / "index.html")
    assert "Er zijn geen cijfers van netwerken." in index.text


def test_charts_have_a_title_a_description_and_their_figures_behind_them(index: Page):
    charts = [e for e in index.elements if e.tag == "svg"]
    assert len(charts) == 12  # targets of eleven networks, and the members of all
    for chart in charts:
        told = chart.attributes["aria-labelledby"].split()
        assert set(told) <= set(index.ids)
    tables = [e for e in index.elements if e.tag == "table"]
    assert len(tables) == len(charts) + 1
    (shown,) = (t.text for t in tables if t.text.startswith("Power to Gas"))
    assert "150 %" in shown


@given(st.floats(0.1, 1e7))
def test_an_axis_begins_at_zero_and_holds_all(most: float):
    axis = ticks(most, 0, 100)
    values = [tick.value for tick in axis]
    assert values[0] == 0
    assert values == sorted(set(values))
    assert most <= values[-1] * (1 + 1e-9)
    assert 2 <= len(axis) <= 4


def kpi(target: float | None, achieved: float | None) -> dict[str, object]:
    return {"indicator": "members", "period": None, "target": target, "achieved": achieved}


@pytest.mark.parametrize(
    ("target", "achieved", "sides"),
    [(30, 45, (-1, 1)), (90, 71, (1, -1)), (5, 5, (0, 1)), (None, 5, (None, 1)), (0, 0, (0, 1))],
)
def test_the_greater_of_two_figures_stands_at_the_right(
    target: float | None, achieved: float | None, sides: tuple[int | None, int]
):
    (pair,) = targets([kpi(target, achieved)]).pairs
    assert (pair.target and pair.target.side, pair.achieved and pair.achieved.side) == sides
    if pair.target and pair.achieved and target != achieved:
        assert (pair.target.x < pair.achieved.x) == (target < achieved)


def told(date: str, value: int, period: str | None = None) -> dict[str, object]:
    row = {"measure": "reported", "indicator": "members", "segment": "total", "period": period}
    return {**row, "date": date, "value": value, "document_id": date}


def test_a_line_runs_through_the_latest_figure_of_each_answer():
    rows = [
        told("2019-01-01", 20, "2018"),
        told("2019-01-01", 10, "2017"),
        told("2021-01-01", 40),
        told("2020-01-01", 30, "2019"),
        told("2020-01-01", 99, "P3Y"),
    ]
    (shown,) = trends(rows)
    (line,) = shown.chart.lines
    assert [p.row["value"] for p in line.points] == [20, 30, 40]
    assert [p.x for p in line.points] == sorted(p.x for p in line.points)
    assert [p.y for p in line.points] == sorted((p.y for p in line.points), reverse=True)


def test_the_last_figures_of_two_lines_are_written_apart():
    rows = [told(f"20{year}-01-01", value) for year, value in [(19, 10), (20, 50)]]
    rows += [{**row, "measure": "target", "value": row["value"] + 1} for row in rows]
    (shown,) = trends(rows)
    one, other = shown.chart.lines
    assert abs(one.told - other.told) >= 11


def test_figures_of_one_answer_make_no_line():
    assert not list(trends([told("2019-01-01", 20, "2018"), told("2019-01-01", 10, "2017")]))


def test_a_long_line_is_cut_and_says_so():
    rows = [told(f"{year}-01-01", year) for year in range(1900, 2000)]
    (shown,) = trends(rows)
    assert (len(shown.rows), shown.all, shown.chart.first) == (40, 100, "1960-01-01")


def test_a_chart_has_the_longest_lines_and_counts_the_figures_of_all():
    rows = [
        told(f"20{answer:02}-01-01", answer, f"P{years}Y")
        for years in range(1, 7)
        for answer in range(10, 12 + years)
    ]
    (shown,) = trends(rows)
    assert [line.period for line in shown.chart.lines] == ["P3Y", "P4Y", "P5Y", "P6Y"]
    assert (len(shown.rows), shown.all) == (5 + 6 + 7 + 8, len(rows))


def made(tables: dict[str, list[dict[str, object]]]) -> Dataset:
    """A dataset of one answer of 2020 with these rows of network EUKA."""
    document = {"document_id": "a", "date_asked": "2020-06-01", "status": "ok", "source": "a.txt"}
    columns = dict.fromkeys(catalogue()["documents"].names)
    network = {"network_id": "euka", "name": "EUKA", "network": "EUKA", "document_id": "a"}
    usual = {**network, "segment": "total", "date": "2020-06-01", "known": True}
    usual |= {"first_document": "a", "last_document": "a", "coordinator": None}
    every = ("kpis", "members", "history", "findings")
    rows = {name: [{**usual, **row} for row in tables.get(name, ())] for name in every}
    return Dataset(
        {**rows, "documents": [{**columns, **document}], "networks": [usual]}, (), {}, Counter()
    )


def index_of(folder: Path, **tables: list[dict[str, object]]) -> Page:
    path = folder / "index.html"
    path.write_text(index_page(made(tables), Words("nl")), encoding="utf-8")
    return parsed(path)


def test_the_last_figures_are_the_latest_in_time(tmp_path: Path):
    periods = [f"year-{year}" for year in range(1, 12)] + ["P3Y", "2018", "2019", "2020-03"]
    counts = [
        {"indicator": name, "measure": "reported", "period": period, "value": n}
        for name in ("collaborations", "members")
        for n, period in enumerate(periods)
    ]
    empty = dict.fromkeys(SEGMENTS)
    members = [{**empty, "period": p, "total": n} for n, p in enumerate(("2020-03", "year-2"))]
    pairs = [{**kpi(n, n), "attainment": 1, "period": p} for n, p in enumerate(periods)]
    page = index_of(tmp_path, history=counts, members=members, kpis=pairs)
    (reported,) = page.all("reported")
    assert " ".join(reported.text.split()) == (
        "14 samenwerkingsinitiatieven, 2020-0313 leden, 201914 leden, 2020-03"
    )
    tables = [e.text for e in page.elements if e.tag == "table"]
    assert any("EUKA2020-030" in text for text in tables)
    (shown,) = (text for text in tables if text.startswith("EUKA: streefdoel en bereikt"))
    assert "jaar 10" in shown
    assert "jaar 3" not in shown
    assert "Getoond: 12 van 15; alle staan in kpis.csv." in page.text


@pytest.mark.parametrize(
    ("given", "parts", "total"),
    [
        ((30, None, None, None, None), [("", 30)], 30),
        ((30, 20, None, None, 4), [("companies", 20), ("knowledge_institutions", 4), ("", 6)], 30),
        ((None, 12, 3, 9, None), [("large_companies", 3), ("smes", 9)], 12),
    ],
)
def test_a_bar_shows_its_parts_and_what_is_left(
    given: tuple[int | None, ...], parts: list[object], total: int
):
    (bar,) = bars([{**dict(zip(SEGMENTS, given, strict=True)), "network": "EUKA"}]).bars
    assert [(part.segment, part.value) for part in bar.parts] == parts
    assert bar.total == total


def test_a_page_is_small(sample: Path):
    folder = sample / "report"
    pictures_of = sum(path.stat().st_size for path in (folder / "pages").rglob("*.webp"))
    assert (folder / f"{SAMPLE}.html").stat().st_size + pictures_of < 1_000_000


def test_the_report_in_english(tmp_path: Path):
    out = dataset(tmp_path, een="EUKA telt 45 leden.")
    build(out, language="en", workers=1)
    assert "Answers to written questions" in parsed(out / "report" / "index.html").text


def test_a_folder_without_a_dataset_is_refused(tmp_path: Path):
    with pytest.raises(OutputError, match="no ledger"):
        build(tmp_path)


def test_the_command_and_the_flag_of_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    out = dataset(tmp_path, een="EUKA telt 45 leden.")
    monkeypatch.setattr("sys.argv", ["extractor", "report", str(out)])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 0
    assert "1 of 1 pages are new" in capsys.readouterr().out
    other = tmp_path / "other"
    monkeypatch.setattr(
        "sys.argv", ["extractor", "run", str(tmp_path / "in"), "--out", str(other), "--report"]
    )
    with pytest.raises(SystemExit):
        main()
    index = other / "report" / "index.html"
    assert index.is_file()
    assert capsys.readouterr().out.splitlines()[-1] == str(index)
    monkeypatch.setattr("sys.argv", [*sys.argv, "--json"])
    with pytest.raises(SystemExit):
        main()
    assert json.loads(capsys.readouterr().out)["observations"] == 1
