"""The measurements of faults and the search for inputs do what their pages say."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdfs import make_pdf, paragraph

from bench.faults.damage import DAMAGES, damaged
from bench.faults.damaged import read_damaged
from bench.fuzz import corpus

FILES = {
    ".pdf": make_pdf(paragraph("EUKA telt 30 leden"), paragraph("FLAG telt 1.204 leden, MaaS 38")),
    ".txt": b"".join(b"regel %d: EUKA telt %d leden\n" % (n, n + 30) for n in range(40)),
}


@pytest.mark.parametrize("suffix", DAMAGES)
def test_a_seed_makes_the_same_damage_and_all_kinds_come(suffix: str):
    made = [damaged(FILES[suffix], suffix, seed) for seed in range(60)]
    assert made == [damaged(FILES[suffix], suffix, seed) for seed in range(60)]
    assert {name for name, _ in made} == set(DAMAGES[suffix])
    assert sum(data != FILES[suffix] for _, data in made) > 50


def test_each_damaged_document_is_counted(tmp_path: Path):
    read = read_damaged(".txt", 8, 5, tmp_path)
    assert read.documents == read.ended == 8
    assert sum(counted.total() for counted in read.statuses.values()) == 8
    ok = sum(counted["ok"] for counted in read.statuses.values())
    assert read.figures.total() == ok > 0
    assert read.defects == []


def test_the_corpus_stays_small_and_keeps_what_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(corpus, "FOLDER", tmp_path / "fuzz")
    long, failed = b"x" * (corpus.LONGEST + 1), b"\xff" * (corpus.LONGEST + 2)
    corpus.keep("numbers", [], [long, *(b"%d" % n for n in range(1000))])
    assert 0 < len(corpus.kept("numbers")) <= corpus.MOST
    corpus.keep("numbers", [failed], [b"more"])
    assert corpus.kept("numbers").count(failed) == 1
    assert long not in corpus.kept("numbers")
