"""What must hold when a run cannot finish its writing."""

from __future__ import annotations

import csv
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import pytest
from figures import answer_with, extract_text
from hypothesis import given
from hypothesis import strategies as st

from extractor.dataset import aside, ensure_writable, write, writers
from extractor.dataset.descriptor import DESCRIPTOR
from extractor.dataset.formulas import guarded, unguarded
from extractor.errors import OutputError

TABLE = "Netwerk   Aantal leden\nEUKA      {}\nFLAG      40\n"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_table_that_cannot_be_moved_leaves_all_old_ones_whole(tmp_path: Path):
    write(extract_text(answer_with(TABLE.format(30))).frames, tmp_path)
    (tmp_path / "kpis.csv").unlink()
    (tmp_path / "kpis.csv").mkdir()
    (tmp_path / "kpis.csv" / "mine.txt").write_text("keep")
    before = contents(tmp_path)
    with pytest.raises(OutputError, match="--out"):
        write(extract_text(answer_with(TABLE.format(31))).frames, tmp_path)
    assert contents(tmp_path) == before
    assert (tmp_path / "kpis.csv" / "mine.txt").read_text() == "keep"


@pytest.mark.parametrize("moves", [1, 2, 7, 30])
def test_an_interrupt_between_two_moves_leaves_the_old_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moves: int
):
    write(extract_text(answer_with(TABLE.format(30))).frames, tmp_path)
    before, left = contents(tmp_path), iter(range(moves))
    move = os.replace

    def stop(source: Path, target: Path) -> None:
        # what puts the old tables back must not be stopped too
        if "old" not in Path(source).parts and next(left, None) is None:
            raise KeyboardInterrupt
        move(source, target)

    monkeypatch.setattr(aside.os, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        write(extract_text(answer_with(TABLE.format(31))).frames, tmp_path)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("moves", [0, 1, 2, 9, 26])
def test_tables_whose_move_was_killed_follow_with_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moves: int, first: bool
):
    old, new = (extract_text(answer_with(TABLE.format(n))).frames for n in (30, 31))
    write(new, tmp_path / "whole")
    out = tmp_path / "out"
    if not first:
        write(old, out)
    left, move = iter(range(moves)), os.replace

    def until(source: Path, target: Path) -> None:
        if next(left, None) is not None:
            move(source, target)

    monkeypatch.setattr(aside.os, "replace", until)
    # a killed run takes nothing away and puts nothing back
    monkeypatch.setattr(aside.tempfile, "TemporaryDirectory", _kept)
    write(new, out)
    monkeypatch.undo()
    assert (out / DESCRIPTOR).is_file() == (not first and moves == 0)
    ensure_writable(out)
    assert contents(out) == contents(tmp_path / "whole")
    assert [path for path in out.iterdir() if path.is_dir()] == []


@contextmanager
def _kept(prefix: str, dir: Path) -> Iterator[str]:
    yield tempfile.mkdtemp(prefix=prefix, dir=dir)


def test_a_first_run_that_cannot_finish_leaves_no_tables(tmp_path: Path):
    (tmp_path / "networks.csv").mkdir()
    with pytest.raises(OutputError):
        write(extract_text(answer_with(TABLE.format(30))).frames, tmp_path)
    assert contents(tmp_path) == {}


@pytest.mark.parametrize(
    ("value", "written"), [(45.0, "45"), (4.5, "4.5"), (0.00001, "0.00001"), (1e22, "1" + 22 * "0")]
)
def test_numbers_are_written_without_an_exponent(value: float, written: str):
    assert writers.number_text(value) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("EUKA", "EUKA"),
        ("=1+1", "'=1+1"),
        ('=HYPERLINK("http://x";"y")', '\'=HYPERLINK("http://x";"y")'),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("＝1", "'＝1"),
        ("- een opsomming", "'- een opsomming"),
        ("-5", "-5"),
        ("+3,5 %", "+3,5 %"),
        ("-1.204", "-1.204"),
        ("'=1", "''=1"),
        ("'s Gravenwezel", "'s Gravenwezel"),
        ("’-1", "’-1"),
        ("", ""),
    ],
)
def test_texts_that_a_spreadsheet_would_run_are_written_so_that_it_does_not(
    text: str, written: str
):
    assert guarded(text) == written
    assert unguarded(written) == text


@given(st.text(alphabet="'=+-@\t\r\n5 a.％＝", max_size=8))
def test_every_text_comes_back_from_csv(text: str):
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in {*"=@\t\r\n＝＋－＠"}


def test_no_cell_of_the_tables_is_a_formula(tmp_path: Path):
    rows = "=EUKA()   Aantal leden\n@FLAG     30\n-MaaS+1   -40\n"
    body = f'1. =cmd|"/C calc"!A0 geldt. Netwerken:\n\n{rows}'
    write(extract_text(answer_with(body)).frames, tmp_path)
    texts = set()
    for path in tmp_path.glob("*.csv"):
        kept = pd.read_parquet(path.with_suffix(".parquet")).dtypes
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                texts |= {cell for name, cell in row.items() if kept[name] == "string"}
    assert any(text.startswith("'=") for text in texts)
    assert not [text for text in texts if text.startswith(tuple("=@\t\r\n"))]
    assert {unguarded(text) for text in texts} > {"-40"}
