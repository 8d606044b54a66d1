"""Gold against tables: what counts as right, missed and too many."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

from extractor.batch import run
from extractor.errors import ExtractorError
from extractor.evaluate import Score, evaluate

CORPUS = Path(__file__).parent.parent / "corpus"
SAMPLE = "841-2020-09-24"


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the sample, read as `pdf.pdf` and as `tekst.txt`."""
    folder = tmp_path_factory.mktemp("evaluate")
    for suffix, name in ((".pdf", "pdf"), (".txt", "tekst")):
        shutil.copy(CORPUS / f"{SAMPLE}{suffix}", folder / f"{name}{suffix}")
    run([folder], folder / "out")
    return folder / "out"


def scores(out: Path, gold: Path, name: str) -> dict[str, Score]:
    shutil.copy(CORPUS / f"{SAMPLE}.gold.toml", gold / f"{name}.gold.toml")
    return {score.table: score for score in evaluate(out, gold)}


@pytest.mark.parametrize("name", ["pdf", "tekst"])
def test_gold_holds_for_either_file_of_a_question(tables: Path, tmp_path: Path, name: str):
    found = scores(tables, tmp_path, name)
    assert {table: score.f1 for table, score in found.items()} == dict.fromkeys(found, 1.0)


def test_a_document_that_was_not_read_is_missed_whole(tables: Path, tmp_path: Path):
    found = scores(tables, tmp_path, "elders")
    assert found["observations"].recall == 0
    assert len(found["observations"].missed) == 50


@pytest.mark.parametrize("table", ["observations", "items"])
def test_a_row_that_is_there_twice_is_one_too_many(tables: Path, tmp_path: Path, table: str):
    out = tmp_path / "out"
    shutil.copytree(tables, out)
    frame = pd.read_parquet(out / f"{table}.parquet")
    pd.concat([frame, frame.iloc[[0]]]).to_parquet(out / f"{table}.parquet")
    found = scores(out, tmp_path, "pdf")
    assert len(found[table].surplus) == 1
    assert found[table].recall == 1
    assert found[table].precision < 1


@pytest.mark.parametrize("content", [b"question = [", b"\xff\xfe", b"questoin = ['1']"])
def test_gold_that_is_not_right_is_told_with_its_file(tables: Path, tmp_path: Path, content: bytes):
    (tmp_path / "pdf.gold.toml").write_bytes(content)
    with pytest.raises(ExtractorError, match=r"pdf\.gold\.toml: .* README"):
        evaluate(tables, tmp_path)


def test_a_damaged_table_is_told(tables: Path, tmp_path: Path):
    out = tmp_path / "out"
    shutil.copytree(tables, out)
    (out / "items.parquet").write_bytes(b"x")
    with pytest.raises(ExtractorError, match="damaged"):
        scores(out, tmp_path, "pdf")
