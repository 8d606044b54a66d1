"""Gold against tables: what counts as right, missed and too many."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

from extractor.batch import run
from extractor.errors import ExtractorError
from extractor.evaluate import Score, evaluate, load_scores, report, save_scores

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


def with_table(gold: Path, name: str, rows: str) -> dict[str, Score]:
    (gold / f"{name}.gold.toml").write_text(f'tables = [{{ item = "1", rows = {rows} }}]')
    return {score.table: score for score in evaluate(gold / "out", gold)}


@pytest.fixture
def changed(tables: Path, tmp_path: Path) -> Path:
    """A copy of the tables of the sample that a test may change."""
    return Path(shutil.copytree(tables, tmp_path / "out"))


def change_cells(out: Path, cells: list[tuple[int, int, str]]) -> None:
    """Puts these cells as the only table in the place of all."""
    frame = pd.read_parquet(out / "cells.parquet")
    own = frame.iloc[: len(cells)].copy()
    own["row"], own["column"], own["text"] = zip(*cells, strict=True)
    own.to_parquet(out / "cells.parquet")


def test_a_cell_in_the_wrong_column_costs_the_relations_around_it(changed: Path, tmp_path: Path):
    change_cells(changed, [(0, 0, "IBN"), (0, 1, "Leden"), (1, 0, "EUKA"), (1, 2, "45")])
    score = with_table(tmp_path, "pdf", '[["IBN", "Leden"], ["EUKA", "45"]]')["cells"]
    assert len(score.right) == 3
    assert score.missed == {("pdf", "below", "Leden", "45")}
    assert not score.surplus


def test_equal_neighbours_count_each_time(changed: Path, tmp_path: Path):
    change_cells(changed, [(0, 0, "5"), (0, 1, "5"), (0, 2, "5")])
    score = with_table(tmp_path, "pdf", '[["5", "5"]]')["cells"]
    assert (len(score.right), len(score.surplus)) == (1, 1)


def test_a_document_whose_gold_has_no_tables_has_no_cells(changed: Path, tmp_path: Path):
    score = with_table(tmp_path, "pdf", "[]")["cells"]
    assert not score.right | score.missed | score.surplus


def kinds_of_gold(gold: Path, tables: Path) -> list[str]:
    """The report, by form and by producer, of the sample read and of one that was not."""
    sample = (CORPUS / f"{SAMPLE}.gold.toml").read_text(encoding="utf-8")
    (gold / "pdf.gold.toml").write_text(f'form = "grouped"\n{sample}', encoding="utf-8")
    other = 'form = "list"\nproducer = "text-plain"\n'
    (gold / "elders.gold.toml").write_text(
        f'{other}[[figures]]\nitem = "1"\nnetworks.EUKA.members.target = 3\n'
    )
    return [*report(evaluate(tables, gold), gold, ("form", "producer"))]


def test_scores_by_form_and_by_producer(tables: Path, tmp_path: Path):
    lines = [line.split() for line in kinds_of_gold(tmp_path, tables)]
    of_form = next(number for number, line in enumerate(lines) if line[:1] == ["form"])
    assert lines[of_form + 1 : of_form + 3] == [
        ["grouped", "1", "1.000", "1.000", "50", "0", "0", "1.000"],
        ["list", "1", "1.000", "0.000", "0", "1", "0", "-"],
    ]
    assert ["(not", "told)", "1", "1.000", "1.000", "50", "0", "0", "1.000"] in lines
    assert ["text-plain", "1", "1.000", "0.000", "0", "1", "0", "-"] in lines


def test_the_report_fits_a_terminal(tables: Path, tmp_path: Path):
    lines = kinds_of_gold(tmp_path, tables)
    assert max(len(line) for line in lines if not line.startswith("missed")) <= 80


def test_what_was_gained_and_lost_since_a_baseline(changed: Path, tmp_path: Path):
    shutil.copy(CORPUS / f"{SAMPLE}.gold.toml", tmp_path / "pdf.gold.toml")
    path = changed / "observations.parquet"
    frame = pd.read_parquet(path)
    frame[frame["network"] != "EUKA"].to_parquet(path)
    save_scores(evaluate(changed, tmp_path), tmp_path / "then.json")

    frame.loc[frame["network"] == "MaaS", "value"] = 83.0
    frame.to_parquet(path)
    lines = [
        *report(evaluate(changed, tmp_path), tmp_path, before=load_scores(tmp_path / "then.json"))
    ]
    found = lines[lines.index("") + 1 :]
    assert found[0] == "Since the baseline: 4 gained, 2 lost."
    assert sum(line.startswith("gained in pdf: observations, right: EUKA |") for line in found) == 4
    maas = "MaaS | members | total | reported | "
    assert [line for line in found if line.startswith("lost")] == [
        f"lost in pdf: observations, right no more: {maas} | 38 | 3",
        f"lost in pdf: observations, surplus: {maas} | 83 | 3",
    ]


def test_documents_of_one_measurement_only_are_no_gain(tables: Path, tmp_path: Path):
    before = [*scores(tables, tmp_path, "elders").values()]
    (tmp_path / "elders.gold.toml").unlink()
    now = [*scores(tables, tmp_path, "pdf").values()]
    lines = [*report(now, tmp_path, before=before)]
    assert lines[-2:] == [
        "Since the baseline: 0 gained, 0 lost.",
        "Left out: 2 documents that were measured only then or only now.",
    ]


def test_a_kept_measurement_is_the_same_and_has_one_fact_a_line(tables: Path, tmp_path: Path):
    measured = tuple(scores(tables, tmp_path, "pdf").values())
    save_scores(measured, tmp_path / "a.json")
    assert load_scores(tmp_path / "a.json") == measured
    facts = sum(len(s.right) for s in measured)
    text = (tmp_path / "a.json").read_text(encoding="utf-8")
    assert text.count('  ["pdf", ') == facts
    save_scores(load_scores(tmp_path / "a.json"), tmp_path / "b.json")
    assert (tmp_path / "b.json").read_bytes() == (tmp_path / "a.json").read_bytes()


@pytest.mark.parametrize("content", [None, b"", b"[1]", b'{"cells": {"right": [["a"]]}}', b"\xff"])
def test_a_baseline_that_holds_no_measurement_is_told(tmp_path: Path, content: bytes | None):
    if content is not None:
        (tmp_path / "then.json").write_bytes(content)
    with pytest.raises(ExtractorError, match=r"then\.json: .* --save") as told:
        load_scores(tmp_path / "then.json")
    assert told.value.exit_status == 2
