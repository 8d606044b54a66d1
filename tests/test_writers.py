"""What must hold when a run cannot finish its writing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from figures import answer_with, extract_text

from extractor.dataset import aside, write, writers
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
