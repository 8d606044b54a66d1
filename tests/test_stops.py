"""Runs that cannot go on: stopped by the user, on a full disk, in a folder that is read-only."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from test_batch import kept, tables, written

from extractor.batch import ledger, run
from extractor.errors import OutputError

PROGRAM = (sys.executable, "-m", "extractor")
DOCUMENTS = 60


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for number in range(1, DOCUMENTS + 1):
        (tmp_path / "in" / f"sv{number}.txt").write_text(written(number), encoding="utf-8")
    return tmp_path


def begun(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """The program at work in a folder, in a group of processes of its own as a terminal has it."""
    return subprocess.Popen(
        [*PROGRAM, *arguments], cwd=folder, text=True, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def wait_for(what: Callable[[], bool], process: subprocess.Popen[str], seconds: float = 90) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, "it never came"
        assert process.poll() is None, process.communicate()
        time.sleep(0.05)


@pytest.mark.parametrize("whole_group", [True, False], ids=["terminal", "parent alone"])
def test_ctrl_c_ends_cleanly_and_keeps_what_is_done(folder: Path, whole_group: bool):
    process = begun(folder, "run", "in", "--out", "out", "--workers", "1")
    wait_for(lambda: kept(folder) >= 5, process)
    if whole_group:
        os.killpg(process.pid, signal.SIGINT)
    else:
        process.send_signal(signal.SIGINT)
    said, complained = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said == ""
    (line,) = complained.splitlines()
    assert line.startswith("extractor: stopped; what was read is kept")
    before = kept(folder)
    assert 5 <= before < DOCUMENTS
    assert run([folder / "in"], folder / "out").read == DOCUMENTS - before


def test_ctrl_c_ends_watching(folder: Path):
    process = begun(folder, "watch", "in", "--out", "out")
    wait_for(lambda: (folder / "out" / "datapackage.json").is_file(), process)
    time.sleep(0.5)
    os.killpg(process.pid, signal.SIGINT)
    said, complained = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.startswith(f"{DOCUMENTS} read, {2 * DOCUMENTS} figures in out")
    assert "Traceback" not in complained


def test_watch_reads_what_arrives_when_it_is_whole(tmp_path: Path):
    (tmp_path / "in").mkdir()
    process = begun(tmp_path, "watch", "in", "--out", "out")
    wait_for(lambda: (tmp_path / "out" / "datapackage.json").is_file(), process)
    text = written(1)
    with (tmp_path / "in" / "traag.txt").open("w", encoding="utf-8") as file:
        for start in range(0, len(text), len(text) // 4):
            file.write(text[start : start + len(text) // 4])
            file.flush()
            time.sleep(0.5)
    (tmp_path / "in" / ".verborgen.txt").write_text(written(2))
    (tmp_path / "in" / "tabel.csv").write_text("a,b")
    assert process.stdout is not None
    assert process.stdout.readline().startswith("1 read, 2 figures")
    os.killpg(process.pid, signal.SIGINT)
    said, complained = process.communicate(timeout=60)
    # once, and not by halves
    assert said == ""
    assert "traag" not in complained
    assert "traag" in (tmp_path / "out" / "documents.csv").read_text()


def limited(size: int) -> Callable[[], None]:
    """Files may have no more than so many bytes: a write fails as it does on a full disk."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


@pytest.mark.parametrize("size", [0, 30_000, 120_000, 400_000])
def test_a_disk_that_takes_no_more_is_told_and_what_is_there_stays(folder: Path, size: int):
    run([folder / "in" / "sv1.txt"], folder / "out")
    before, known = tables(folder / "out"), kept(folder)
    done = subprocess.run(
        [*PROGRAM, "run", "in", "--out", "out", "--workers", "1"],
        cwd=folder, capture_output=True, text=True, check=False, preexec_fn=limited(size),
    )  # fmt: skip
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith("extractor: out")
    assert "disk is full" in line or "free this one" in line
    assert tables(folder / "out") == before
    assert kept(folder) >= known
    assert run([folder / "in"], folder / "out").statuses == {"ok": DOCUMENTS}


def test_a_full_ledger_is_told_and_stays_whole(folder: Path, monkeypatch: pytest.MonkeyPatch):
    run([folder / "in" / "sv1.txt"], folder / "out")
    monkeypatch.setattr(ledger, "_SCHEMA", f"{ledger._SCHEMA}PRAGMA max_page_count=24;")
    with pytest.raises(OutputError, match="full"):
        run([folder / "in"], folder / "out", workers=1)
    monkeypatch.undo()
    before = kept(folder)
    assert 1 <= before < DOCUMENTS
    assert run([folder / "in"], folder / "out").read == DOCUMENTS - before


def test_a_folder_that_cannot_be_written_is_told(folder: Path):
    if os.geteuid():
        (folder / "locked").mkdir(mode=0o500)
        places = [folder / "locked", folder / "locked" / "out"]
    else:  # who may do everything can still not write here
        places = [Path("/proc/extractor"), Path("/sys/kernel")]
    for place in places:
        with pytest.raises(OutputError, match="cannot be written"):
            run([folder / "in"], place)


def test_status_changes_nothing_in_the_folder(folder: Path):
    run([folder / "in" / "sv1.txt"], folder / "out")
    before = {path.name: path.stat().st_mtime_ns for path in (folder / "out").iterdir()}
    (folder / "out").chmod(0o500)
    done = subprocess.run(
        [*PROGRAM, "status", "out"], cwd=folder, capture_output=True, text=True, check=False
    )
    (folder / "out").chmod(0o700)
    assert done.stdout.startswith("1 documents: 1 ok.")
    after = {path.name: path.stat().st_mtime_ns for path in (folder / "out").iterdir()}
    assert after == before
