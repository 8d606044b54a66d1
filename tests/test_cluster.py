"""A Dask cluster on this machine reads what worker processes read, also when a worker is lost."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from test_batch import tables, written

from extractor.batch import Progress, run
from extractor.batch.cluster import ClusterError

distributed = pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a scheduler with two worker processes."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        yield cluster.scheduler_address


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for number in range(1, 25):
        (tmp_path / "in" / f"sv{number}.txt").write_text(written(number), encoding="utf-8")
    return tmp_path


def test_a_cluster_gives_the_same_bytes_with_a_worker_killed_on_the_way(
    folder: Path, scheduler: str
):
    with distributed.Client(scheduler) as client:
        pids = list(client.run(os.getpid).values())

    def kill(progress: Progress) -> None:
        if progress.done == 6:
            os.kill(pids[0], signal.SIGKILL)

    result = run([folder / "in"], folder / "cluster", dask=scheduler, progress=kill)
    assert result.statuses == {"ok": 24}
    run([folder / "in"], folder / "processes", workers=2)
    assert tables(folder / "cluster") == tables(folder / "processes")


def test_a_scheduler_that_does_not_answer_is_told(folder: Path):
    with pytest.raises(ClusterError, match="no Dask scheduler answers"):
        run([folder / "in"], folder / "out", dask="tcp://127.0.0.1:9")


def test_documents_of_a_store_are_read_and_known_again(folder: Path):
    fsspec = pytest.importorskip("fsspec")
    store = fsspec.filesystem("memory")
    for path in sorted((folder / "in").iterdir())[:3]:
        store.pipe(f"/answers/{path.name}", path.read_bytes())
    store.pipe("/answers/notes.md", b"no document")
    out = folder / "out"
    assert run(["memory://answers"], out, workers=1).statuses == {"ok": 3}
    assert run(["memory://answers"], out, workers=1).read == 0
    sources = pd.read_csv(out / "documents.csv")["source"]
    assert set(sources.str.startswith("memory://")) == {True}
    store.pipe("/answers/sv1.txt", written(1, 46).encode())
    assert run(["memory://answers"], out, workers=1).read == 1
