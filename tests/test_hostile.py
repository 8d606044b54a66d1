"""Documents that are made to hurt end in a status and a finding each, and hurt no other."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pandas as pd
import pytest
from hostile import HOSTILE, many_lines, page_bomb
from pdfs import make_pdf, paragraph
from test_batch import written

from extractor.batch import run
from extractor.limits import Limits

SECONDS, MEMORY = 12, 768
SOUND = 4

# A run in a process of its own, so that what it takes itself can be measured: by VmHWM, since the
# peak that getrusage tells is that of the process which began it, where that was the larger one.
RUN = f"""
import json, psutil
from pathlib import Path
from extractor.batch import run
from extractor.limits import Limits
def peak():
    told = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(told["VmHWM"].split()[0]) // 1024
result = run([Path("in")], Path("out"), limits=Limits({SECONDS}, {MEMORY}), workers=2)
print(json.dumps({{
    "status": {{Path(entry.source).name: entry.status for entry in result.entries}},
    "seconds": {{Path(entry.source).name: entry.seconds for entry in result.entries}},
    "peak": peak(),
    "left": len(psutil.Process().children(recursive=True)),
}}))
"""


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all hostile documents between sound ones, after a run over it."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "in").mkdir()
    for name, (made, _) in HOSTILE.items():
        with (folder / "in" / name).open("wb") as file:
            file.writelines(made())
    for number in range(SOUND):
        (folder / "in" / f"{'aoz'[number % 3]}{number}.txt").write_text(written(number + 1))
    start = monotonic()
    done = subprocess.run(
        [sys.executable, "-c", RUN], cwd=folder, capture_output=True, text=True, check=True
    )
    (folder / "told.json").write_text(done.stdout)
    (folder / "seconds").write_text(str(monotonic() - start))
    for path in (folder / "in").iterdir():
        path.unlink()
    return folder


@pytest.mark.parametrize("name", HOSTILE)
def test_each_ends_in_a_status_and_a_finding(batch: Path, name: str):
    told = json.loads((batch / "told.json").read_text())
    assert told["status"][name] in HOSTILE[name][1]
    assert told["seconds"][name] <= SECONDS
    findings = pd.read_parquet(batch / "out" / "findings.parquet")
    assert len(findings[findings["source"].str.endswith(name)])


def test_the_others_are_read_and_memory_is_given_back(batch: Path):
    told = json.loads((batch / "told.json").read_text())
    sound = {name: status for name, status in told["status"].items() if name not in HOSTILE}
    assert list(sound.values()) == ["ok"] * SOUND
    assert told["left"] == 0
    assert told["peak"] < MEMORY / 2
    assert float((batch / "seconds").read_text()) < SECONDS * len(HOSTILE)


def test_a_document_that_holds_a_worker_of_a_cluster_ends_alone(tmp_path: Path):
    dask = pytest.importorskip("dask")
    distributed = pytest.importorskip("distributed")
    (tmp_path / "in").mkdir()
    with (tmp_path / "in" / "many_lines.txt").open("wb") as file:
        file.writelines(many_lines())
    for number in range(SOUND):
        (tmp_path / "in" / f"sv{number}.txt").write_text(written(number + 1))
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster,
    ):
        address = cluster.scheduler_address
        result = run([tmp_path / "in"], tmp_path / "out", limits=Limits(10), dask=address)
    ended = {Path(e.source).name: e for e in result.entries}
    assert result.statuses == {"ok": SOUND, "over_limit": 1}
    assert "the workers that read it were lost" in ended["many_lines.txt"].message


def test_a_bomb_of_a_store_is_refused_before_it_is_fetched(tmp_path: Path):
    fsspec = pytest.importorskip("fsspec")
    data = b"".join(page_bomb())
    fsspec.filesystem("memory").pipe("/bombs/bomb.pdf", data)
    limits = Limits(size=len(data) >> 20)
    result = run(["memory://bombs/bomb.pdf"], tmp_path / "out", limits=limits, workers=1)
    (entry,) = result.entries
    assert (entry.status, "MiB, more than the limit" in entry.message) == ("over_limit", True)


PATHS = (
    "../../../etc/passwd",
    "file:///etc/passwd",
    "http://127.0.0.1:9/x",
    "|touch made",
    "$HOME",
)


def test_nothing_in_a_document_is_taken_for_a_path_or_a_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    lines = ("Schriftelijke vraag nr. 12", "van PETER VAN ROMPUY", "ANTWOORD", *PATHS)
    (tmp_path / "in" / "paths.pdf").write_bytes(make_pdf(paragraph(*lines)))
    text = written(1).replace("EUKA", "../../EUKA").replace("FLAG", "$(touch made)")
    (tmp_path / "in" / "x;touch made;.txt").write_text(text)
    run([Path("in")], Path("out"), workers=1)
    there = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")}
    outside = {name for name in there if not name.startswith("out")}
    assert outside == {"in", "in/paths.pdf", "in/x;touch made;.txt"}
