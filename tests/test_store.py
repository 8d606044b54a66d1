"""A dataset in an object store: written by the workers, held by one run, whole at every moment."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
from stores import BUCKET, s3_server
from test_batch import tables, written

from extractor.batch import Progress, lease, run
from extractor.batch.home import ledger_at, opened
from extractor.batch.lease import leased
from extractor.batch.store import Store
from extractor.errors import BusyOutput, OutputError

s3fs = pytest.importorskip("s3fs")
DOCUMENTS = 12


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with s3_server() as endpoint:
        yield endpoint


@pytest.fixture
def bucket(server: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The URL of a folder with answers in `in`; a run that is dead is so after two seconds."""
    monkeypatch.setattr(lease, "DEAD", 2.0)
    monkeypatch.setattr(lease, "BEAT", 0.3)
    url = f"s3://{BUCKET}/{request.node.name}"
    for number in range(1, DOCUMENTS + 1):
        s3fs.S3FileSystem().pipe(f"{url}/in/sv{number}.txt", written(number).encode())
    return url


def stored(out: str) -> dict[str, bytes]:
    """The tables that the descriptor of a dataset names, and those beside them, by name."""
    files = s3fs.S3FileSystem()
    files.invalidate_cache()
    paths = [r["path"] for r in json.loads(files.cat(f"{out}/datapackage.json"))["resources"]]
    (folder,) = {PurePosixPath(path).parent for path in paths}
    found = files.cat(files.find(f"{out}/{folder}"))
    assert {PurePosixPath(path).name for path in paths} <= {PurePosixPath(p).name for p in found}
    return {PurePosixPath(path).name: data for path, data in found.items()}


def of_tables(out: Path) -> dict[str, bytes]:
    return {name: data for name, data in tables(out).items() if name != "datapackage.json"}


def test_a_store_holds_what_a_folder_would_hold(bucket: str, tmp_path: Path):
    travelled = []
    result = run([f"{bucket}/in"], f"{bucket}/out", workers=2, progress=travelled.append)
    assert result.statuses == {"ok": DOCUMENTS}
    assert {len(done.outcome.record) for done in travelled} == {0}
    assert run([f"{bucket}/in"], f"{bucket}/out").read == 0
    run([f"{bucket}/in"], tmp_path / "out", workers=2)
    assert stored(f"{bucket}/out") == of_tables(tmp_path / "out")


def test_workers_of_a_cluster_write_to_the_store_though_one_is_killed(bucket: str, tmp_path: Path):
    distributed = pytest.importorskip("distributed")
    travelled = []
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        with distributed.Client(cluster.scheduler_address) as client:
            pids = list(client.run(os.getpid).values())

        def kill(progress: Progress) -> None:
            travelled.append(len(progress.outcome.record))
            if progress.done == 3:
                os.kill(pids[0], signal.SIGKILL)

        address = cluster.scheduler_address
        result = run([f"{bucket}/in"], f"{bucket}/out", dask=address, progress=kill)
    assert result.statuses == {"ok": DOCUMENTS}
    assert set(travelled) == {0}
    run([f"{bucket}/in"], tmp_path / "out", workers=2)
    assert stored(f"{bucket}/out") == of_tables(tmp_path / "out")


def test_what_a_killed_run_wrote_is_taken_up(bucket: str, tmp_path: Path):
    command = [sys.executable, "-m", "extractor", "run", f"{bucket}/in", "--workers", "1"]
    process = subprocess.Popen(
        [*command, "--out", f"{bucket}/out"], stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    store = Store(f"{bucket}/out")
    while process.poll() is None and len(store.names("parts")) < 3:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    kept = len(store.names("parts"))
    assert 3 <= kept < DOCUMENTS
    assert run([f"{bucket}/in"], f"{bucket}/out", workers=2).read == DOCUMENTS - kept
    run([f"{bucket}/in"], tmp_path / "out", workers=2)
    assert stored(f"{bucket}/out") == of_tables(tmp_path / "out")
    assert store.names("lock") == []


def test_parts_that_are_broken_or_gone_are_read_again(bucket: str):
    run([f"{bucket}/in"], f"{bucket}/out", workers=1)
    store = Store(f"{bucket}/out")
    gone, broken, *_ = store.names("parts")
    store.delete([gone])
    assert run([f"{bucket}/in"], f"{bucket}/out", workers=1).read == 1
    store.write(broken, (store.read(broken) or b"")[:-20])
    store.delete(["ledger.sqlite"])
    assert run([f"{bucket}/in"], f"{bucket}/out", workers=1).read == DOCUMENTS


def test_what_is_superseded_goes_and_the_last_set_of_tables_stays(bucket: str):
    out, store = f"{bucket}/out", Store(f"{bucket}/out")
    for n in (45, 46, 47):
        s3fs.S3FileSystem().pipe(f"{bucket}/in/sv1.txt", written(1, n).encode())
        run([f"{bucket}/in"], out, workers=1)
    assert len(store.names("parts")) == DOCUMENTS
    assert len({PurePosixPath(name).parent for name in store.names("tables")}) == 2
    assert b",47," in stored(out)["observations.csv"]


def test_the_second_run_says_so_and_stops(bucket: str):
    with opened(f"{bucket}/out"), pytest.raises(BusyOutput, match="another run is at work"):
        run([f"{bucket}/in"], f"{bucket}/out")


def test_a_run_that_lost_the_folder_writes_no_more(bucket: str):
    store = Store(f"{bucket}/out")
    with leased(store) as check:
        check()
        assert store.create("lock/1", b"taken over")
        assert not store.create("lock/1", b"by another one too")
        with pytest.raises(BusyOutput):
            check()
    assert "lock/1" in store.names("lock")


def test_a_store_that_refuses_is_told(bucket: str):
    with pytest.raises(OutputError, match="the store cannot be used"):
        run([f"{bucket}/in"], "s3://there-is-no-such-bucket/out")
    s3fs.S3FileSystem().pipe(f"{bucket}/theirs/datapackage.json", b'{"name": "theirs"}')
    with pytest.raises(OutputError, match="none of a run"):
        run([f"{bucket}/in"], f"{bucket}/theirs")


def test_the_ledger_of_a_store_can_be_looked_at(bucket: str):
    with pytest.raises(OutputError, match="no ledger here"), ledger_at(f"{bucket}/out"):
        pass
    run([f"{bucket}/in"], f"{bucket}/out", workers=1)
    with ledger_at(f"{bucket}/out") as ledger:
        assert {entry.status for entry in ledger.latest()} == {"ok"}
