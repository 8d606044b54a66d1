"""The measurements run, and write what the README quotes."""

from __future__ import annotations

from pathlib import Path

import pytest
from figures import answer_with, extract_text
from reports import CHROMIUM

from bench import accounting, accuracy, peers, report
from bench.fabricated import SAMPLE
from bench.prose.cases import cases
from bench.speed import __main__ as speed
from bench.speed import compare, many, readers, stages
from extractor import extract
from extractor.gold import Gold
from extractor.profile import load
from extractor.synth import generate


def numbers(text: str, row: str) -> list[str]:
    """The cells of the last row of all tables that begins so."""
    line = next(line for line in text.splitlines()[::-1] if line.startswith(f"| {row} |"))
    return [cell.strip() for cell in line.split("|")[2:-1]]


def test_the_accuracy_of_texts_is_told_by_form_and_by_producer(tmp_path: Path):
    out = tmp_path / "accuracy.md"
    accuracy.main(2, 1, ["wide", "text-layout"], out)
    text = out.read_text(encoding="utf-8")
    called = "`python -m bench.accuracy --count 2 --seed 1 --kind wide --kind text-layout`"
    assert called in " ".join(text.split())
    assert numbers(text, "all")[0] == "2"
    assert numbers(text, "wide") == numbers(text, "text-layout") == numbers(text, "all")


def test_a_peer_is_measured_by_the_same_cells_and_a_missing_one_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    missing = peers.Peer("niemand", "niemand_", "niemand-py", lambda _: [])
    plumber = next(peer for peer in peers.PEERS if peer.name == "pdfplumber")
    monkeypatch.setattr(accuracy, "PEERS", (plumber, missing))
    accuracy.main(1, 1, ["wide", "reportlab-ruled"], tmp_path / "accuracy.md")
    text = (tmp_path / "accuracy.md").read_text(encoding="utf-8")
    assert numbers(text, "pdfplumber") == ["1.000", "1.000", "1.000", "0"]
    assert numbers(text, "reportlab-ruled") == ["1", "1.000", "1.000"]
    assert "Not installed, and not measured: niemand-py." in " ".join(text.split())


def test_a_document_on_which_a_peer_fails_counts_as_not_read(tmp_path: Path):
    def fail(path: Path) -> list[peers.Rows]:
        raise KeyError(path)

    (path,) = generate(1, 1, tmp_path, ["wide", "text-layout"])
    peer = peers.Peer("stuk", "stuk", "stuk", fail)
    read = peers.measure(peer, {path: {("right", "a", "b")}})
    assert read.failed == (path.stem,)
    assert read.cells.recall == 0


def test_the_stages_make_up_the_time(tmp_path: Path):
    text = stages.stages(generate(2, 1, tmp_path, ["reportlab"]), load("ibn"), 1)
    names = (*stages.STAGES, stages.ROWS, "the rest")
    shares = [float(numbers(text, name)[0].rstrip("%")) for name in names]
    assert sum(shares) == pytest.approx(100, abs=0.5)
    assert min(shares[:-1]) > 0
    assert float(numbers(text, "the ledger")[0]) > 0


def test_every_reader_reads_each_document_once_and_the_extractor_never_twice():
    read: dict[str, list[Path]] = {}

    def reader(name: str) -> readers.Reader:
        return readers.Reader(name, "", lambda path: read.setdefault(name, []).append(path))

    ours, other = (readers.EXTRACTOR, readers.WITHOUT_PROSE), readers.PDFPLUMBER
    paths = [Path(str(number)) for number in range(8)]
    compare.batches(paths, [reader(name) for name in (*ours, other)], 4)
    assert sorted(read[other]) == paths
    assert sorted(read[ours[0]] + read[ours[1]]) == paths


def test_a_short_measurement_keeps_what_a_long_one_gave(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    others = ("start.start", "many.scaling", "sentences.speed", "stages.stages")
    for slow in (*others, "compare.batches", "compare.speed"):
        monkeypatch.setattr(f"bench.speed.{slow}", lambda *_: "not now")
    monkeypatch.setattr("bench.speed.many.many", lambda: "ten thousand")
    out = tmp_path / "speed.md"
    speed.main(1, 1, ["reportlab"], 1, out, long=True)
    speed.main(1, 2, ["reportlab"], 1, out, long=False)
    text = out.read_text(encoding="utf-8")
    assert "--seed 2" in text
    assert text.endswith("## Ten thousand documents (`--long`)\n\nten thousand\n")


def test_many_documents_are_told_apart_and_looked_at_on_the_way():
    text = many.many(12, 4)
    rows = [line.split(" | ")[0] for line in text.splitlines() if line.startswith("| ")]
    assert rows[2:] == ["| 4", "| 8", "| 12"]


def test_the_accounting_tells_both_sides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    chosen = [case for case in cases("dev") if case.facts][:4]
    monkeypatch.setattr(accounting, "cases", lambda half: chosen)
    accounting.main(3, 61_000, differences=False, out=tmp_path / "accounting.md")
    text = (tmp_path / "accounting.md").read_text(encoding="utf-8")
    documents, read, explained = numbers(text, "made answers")[:3]
    assert documents == "3"
    assert int(read) > 0
    assert 0 < float(explained) <= 1
    assert numbers(text, "sentences, dev")[3] == str(sum(len(case.facts) for case in chosen))


def test_a_figure_that_is_explained_away_is_told_by_its_kind():
    tally = accounting.Tally()
    fact = ("EUKA", "members", "total", "reported", "", "15", "1")
    answer = extract_text(answer_with("Er waren 15 bijeenkomsten. Nu zijn het er 38."))
    tally.add(answer, {fact}, set(), Gold())
    assert tally.figures == {"taken": 0, "other_count": 1}
    assert [line.split("[")[1][:2] for line in tally.needless] == ["38"]


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium to open pages with")
def test_the_opening_of_a_large_report_is_measured(tmp_path: Path):
    pytest.importorskip("playwright")
    out = tmp_path / "report.md"
    report.main(3, 1, str(CHROMIUM), out)
    text = out.read_text(encoding="utf-8")
    (size,) = numbers(text, "index: size, MB")
    assert float(size) < 1
    (drawn,) = numbers(text, "the sample's page: pictures drawn")
    assert int(drawn) == len(extract(SAMPLE).document.pages)
