"""Runs over a folder that changes: what is read again, what is kept, and what goes wrong alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from figures import answer_with

from extractor.batch import Choice, RunResult, run
from extractor.batch.ledger import NAME, Ledger
from extractor.batch.lock import held
from extractor.dataset import Record, record
from extractor.dataset.packing import pack, unpack
from extractor.errors import BusyOutput, OutputError
from extractor.limits import Limits
from extractor.pipeline import extract

TABLE = "Netwerk  Aantal leden\nEUKA     {n}\nFLAG     {m}\n"
CORPUS = Path(__file__).parents[1] / "corpus"


def written(number: int, n: int = 45, m: int = 71) -> str:
    """A written question of that number."""
    body = f"De netwerken gaven volgende cijfers door:\n\n{TABLE.format(n=n, m=m)}"
    return answer_with(body).replace("nr. 12", f"nr. {number}")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for number in (1, 2, 3):
        (tmp_path / "in" / f"sv{number}.txt").write_text(written(number), encoding="utf-8")
    return tmp_path


def again(folder: Path, **options: object) -> RunResult:
    return run([folder / "in"], folder / "out", **options)


def tables(out: Path) -> dict[str, bytes]:
    """All that a run writes but the ledger."""
    return {
        p.name: p.read_bytes()
        for p in sorted(out.iterdir())
        if p.suffix in (".csv", ".parquet", ".json")
    }


def documents(folder: Path) -> pd.DataFrame:
    return pd.read_csv(folder / "out" / "documents.csv")


def test_what_is_known_is_not_read_again(folder: Path):
    assert again(folder).read == 3
    first = tables(folder / "out")
    assert again(folder).read == 0
    (folder / "in" / "sv2.txt").write_text(written(2, 46), encoding="utf-8")
    (folder / "in" / "sv4.txt").write_text(written(4), encoding="utf-8")
    assert again(folder).read == 2
    values = pd.read_csv(folder / "out" / "observations.csv").set_index("observation_id")["value"]
    assert sorted(values) == [45, 45, 45, 46, 71, 71, 71, 71]
    (folder / "in" / "sv4.txt").unlink()
    (folder / "in" / "sv2.txt").write_text(written(2), encoding="utf-8")
    again(folder, prune=True)
    assert tables(folder / "out") == first


@pytest.mark.parametrize(
    ("choice", "read"),
    [
        (Choice(), 0),
        (Choice(force=True), 3),
        (Choice(force=True, only="sv2*"), 1),
        (Choice(retry_failed=True), 0),
        (Choice(retry_failed=True, only="*.pdf"), 0),
    ],
)
def test_what_a_run_is_told_to_read(folder: Path, choice: Choice, read: int):
    again(folder)
    assert again(folder, choice=choice).read == read


def test_what_failed_is_read_again_when_it_is_asked_for(folder: Path):
    (folder / "in" / "stuk.pdf").write_bytes(b"%PDF-1.7 no more")
    assert again(folder).exit_status() == 3
    assert again(folder).read == 0
    assert again(folder).exit_status() == 3
    assert again(folder, choice=Choice(retry_failed=True)).read == 1


def test_another_profile_or_correction_is_read_anew(folder: Path):
    again(folder)
    assert again(folder, profile="speerpuntclusters").read == 3
    assert again(folder, model="blank").read == 3
    sha = documents(folder)["sha256"][0]
    (folder / "corrections").mkdir()
    (folder / "corrections" / "een.toml").write_text(
        f'[document]\nsha256 = "{sha}"\n\n[[correction]]\naction = "withdraw"\n'
        'of = { network = "EUKA", indicator = "members", measure = "reported" }\n'
        'who = "Ann"\nwhen = 2026-01-02\nwhy = "Geen lid."\n',
        encoding="utf-8",
    )
    made = folder / "corrections"
    again(folder, model="blank", corrections=made)
    assert again(folder, model="blank", corrections=made).read == 0
    assert len(pd.read_csv(folder / "out" / "observations.csv")) == 5


def test_a_file_that_is_gone_is_kept_and_marked_until_it_is_pruned(folder: Path):
    again(folder)
    (folder / "in" / "sv3.txt").unlink()
    again(folder)
    assert documents(folder).set_index("source")["present"].tolist() == [True, True, False]
    assert len(pd.read_csv(folder / "out" / "observations.csv")) == 6
    again(folder, prune=True)
    assert len(documents(folder)) == 2


def test_an_empty_folder_is_told_until_it_is_filled(tmp_path: Path):
    (tmp_path / "in").mkdir()
    assert again(tmp_path).statuses == {"empty": 1}
    assert again(tmp_path).read == 0
    (tmp_path / "in" / "sv1.txt").write_text(written(1), encoding="utf-8")
    filled = again(tmp_path)
    assert (filled.read, filled.statuses) == (1, {"ok": 1})


def test_two_names_of_one_content_are_one_document_read_once(folder: Path):
    (folder / "in" / "kopie.txt").write_text(written(1), encoding="utf-8")
    assert again(folder).read == 3
    assert sorted(documents(folder)["status"]) == ["duplicate", "ok", "ok", "ok"]
    assert len(pd.read_csv(folder / "out" / "observations.csv")) == 6


def test_documents_of_earlier_runs_stay(folder: Path):
    run([folder / "in" / "sv1.txt"], folder / "out")
    run([folder / "in" / "sv2.txt"], folder / "out")
    assert len(documents(folder)) == 2


def test_the_same_bytes_for_any_order_and_number_of_workers(folder: Path):
    again(folder, workers=1)
    files = sorted((folder / "in").iterdir(), reverse=True)
    run(files, folder / "other", workers=2)
    assert tables(folder / "out") == tables(folder / "other")


def test_the_second_run_in_a_folder_says_so_and_stops(folder: Path):
    again(folder)
    with held(folder / "out"), pytest.raises(BusyOutput, match="another run is at work"):
        again(folder)


def test_tables_that_were_taken_away_are_written_again(folder: Path):
    again(folder)
    first = tables(folder / "out")
    (folder / "out" / "kpis.csv").unlink()
    assert again(folder).read == 0
    assert tables(folder / "out") == first


def test_a_ledger_that_cannot_be_used_is_told(folder: Path):
    again(folder)
    (folder / "out" / NAME).write_bytes(b"this is no database, it is a text" * 100)
    with pytest.raises(OutputError, match="ledger cannot be used"):
        again(folder)


SLEEPER = """
import sys, time, extractor.batch.worker as worker
from pathlib import Path
from extractor.batch import run
from extractor.limits import Limits
kept = worker.extract
def extract(path, **options):
    if path.name.startswith("traag"):
        time.sleep(600)
    if path.name.startswith("veel"):
        held = [bytearray(64 << 20) for _ in range(200)]
    if path.name.startswith("sterft"):
        import os; os._exit(11)
    return kept(path, **options)
worker.extract = extract
result = run([Path("in")], Path("out"), limits=Limits(seconds=15, memory=1024), workers=2)
print(*(f"{Path(e.source).stem}={e.status}:{e.message}" for e in result.entries), sep="\\n")
"""


def test_a_document_that_is_too_much_ends_alone(folder: Path):
    for number, name in enumerate(("traag", "veel", "sterft"), start=5):
        (folder / "in" / f"{name}.txt").write_text(written(number), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", SLEEPER], cwd=folder, capture_output=True, text=True, check=False
    )
    told = dict(line.split("=", 1) for line in done.stdout.splitlines())
    assert told["traag"].startswith("over_limit:reading took more than 15 seconds")
    assert told["veel"].startswith("over_limit:reading broke down, or took more than 1024 MiB")
    assert told["sterft"].startswith("over_limit:reading broke down")
    assert [told[f"sv{n}"] for n in (1, 2, 3)] == ["ok:"] * 3


@pytest.mark.parametrize(
    ("limits", "says"),
    [
        (Limits(pages=3), "has 4 pages, more than the limit of 3"),
        (Limits(size=0), "more than the limit of 0"),
    ],
)
def test_pages_and_size_are_limited(tmp_path: Path, limits: Limits, says: str):
    result = run([CORPUS / "841-2020-09-24.pdf"], tmp_path / "out", limits=limits)
    assert [(e.status, says in e.message) for e in result.entries] == [("over_limit", True)]


def killed(folder: Path, when: int) -> None:
    """A run over the folder, killed when so many documents are in its ledger."""
    command = [sys.executable, "-m", "extractor", "run", "in", "--out", "out", "--workers", "1"]
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    while process.poll() is None and kept(folder) < when:
        time.sleep(0.01)
    os.killpg(process.pid, 9)
    process.wait()


def kept(folder: Path) -> int:
    if not (folder / "out" / NAME).is_file():
        return 0
    with Ledger(folder / "out") as ledger:
        return len(ledger.known())


def test_a_killed_run_loses_only_what_was_in_flight(folder: Path):
    for number in range(4, 60):
        (folder / "in" / f"sv{number}.txt").write_text(written(number), encoding="utf-8")
    run([folder / "in"], folder / "whole")
    for documents_read in (1, 10, 30):
        killed(folder, documents_read)
    before = kept(folder)
    assert before >= 30
    assert again(folder).read == 59 - before
    assert tables(folder / "out") == tables(folder / "whole")


def test_a_record_is_the_same_after_packing():
    made: Record = record(extract(CORPUS / "841-2020-09-24.pdf"))
    assert unpack(pack(made)) == made
    assert pack(unpack(pack(made))) == pack(made)


def test_a_record_that_an_earlier_version_packed_is_read():
    made: Record = record(extract(CORPUS / "841-2020-09-24.pdf"))
    rows = {table: [dict(row) for row in made.of(table)] for table in made.rows}
    assert unpack(zlib.compress(json.dumps(rows).encode())) == made


@pytest.fixture
def status(folder: Path) -> Callable[[], str]:
    def told() -> str:
        command = [sys.executable, "-m", "extractor", "status", "out"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
        return done.stdout

    return told


def test_status_tells_what_is_in_the_ledger(folder: Path, status: Callable[[], str]):
    (folder / "in" / "leeg.txt").write_bytes(b"")
    again(folder)
    told = status()
    assert "3 ok, 1 empty" in told
    assert "the file is empty" in told.lower()
