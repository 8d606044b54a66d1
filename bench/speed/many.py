"""Many documents: two workers against one, ten thousand in one run, and a run with nothing new."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from bench.markdown import paragraph, table
from bench.speed.clock import command
from extractor.synth import generate

MANY, STEP = 10_000, 1000
_FLAT = 0.05
_KINDS = ("text-layout", "text-tabs", "reportlab-unruled", "reportlab-ruled")
_MIB = 1024 * 1024
_NUMBER = re.compile(rb"nr\.\s*\d+")


def scaling(paths: Sequence[Path], rounds: int) -> str:
    """The section: the same documents, read by one worker and by two."""
    ratios = []
    with TemporaryDirectory() as folder:
        for _ in range(rounds):
            walls = [
                command(_run(paths, Path(folder), workers, "--force")).wall for workers in (1, 2)
            ]
            ratios.append(walls[0] / walls[1])
    return paragraph(
        f"{len(paths)} documents, from the start of the command to its end, the tables included:",
        f"two workers are {median(ratios):.2f} times as fast as one, by the clock. Where nothing",
        "else keeps two processors busy, 1.8 is the bound.",
    )


def _run(inputs: Sequence[Path], out: Path, workers: int, *options: str) -> list[str]:
    named = [sys.executable, "-m", "extractor", "run", *map(str, inputs), "--out", str(out)]
    return [*named, "--workers", str(workers), *options]


@dataclass(frozen=True)
class Mark:
    """After so many documents: seconds of the processors so far, and MiB in memory of the process
    that leads and of the largest worker."""

    documents: int
    processor: float
    leader: float
    worker: float


def many(count: int = MANY, step: int = STEP) -> str:
    """The section: so many small documents in one run, looked at after each `step` of them."""
    with TemporaryDirectory() as folder:
        inputs, out = Path(folder) / "in", Path(folder) / "out"
        _copies(count, inputs)
        start = perf_counter()
        marks = list(_marks(_run([inputs], out, 2, "--log-json"), step))
        whole = perf_counter() - start
        again = command(_run([inputs], out, 2))
    rows = [
        (
            f"{mark.documents:,}",
            f"{1000 * (mark.processor - before) / step:.1f}",
            f"{mark.leader:.0f}",
            f"{mark.worker:.0f}",
        )
        for before, mark in zip((0.0, *(m.processor for m in marks)), marks, strict=False)
    ]
    head = ("documents", "ms of the processors each", "MiB of the leader", "MiB of a worker")
    return table(head, rows) + "\n\n" + _told(marks, step, whole, again.wall, again.processor)


def _told(marks: Sequence[Mark], step: int, whole: float, again: float, processor: float) -> str:
    first = marks[0].processor
    last = marks[-1].processor - marks[-2].processor
    drift = last / first - 1
    leader, worker = (
        max(getattr(m, kind) for m in marks[1:]) / getattr(marks[0], kind) - 1
        for kind in ("leader", "worker")
    )
    flat = "kept" if abs(drift) <= _FLAT else "NOT kept"
    return paragraph(
        f"In {whole:.0f} s by the clock with two workers, the tables included. The last {step:,}",
        f"take {drift:+.1%} of the time of the first, which has the start of the command in it",
        f"(bound 5 %: {flat}). After the first {step:,} the memory of the leader grows by",
        f"{leader:.0%} at most, that of the largest worker by {worker:.0%}. A second run in which",
        f"nothing changed takes {again:.1f} s by the clock, {processor:.1f} s of the processors",
        "(bound 3 s).",
    )


def _copies(count: int, folder: Path) -> None:
    """Small documents made once and copied, each with a content of its own."""
    folder.mkdir()
    with TemporaryDirectory() as made:
        originals = [(p.read_bytes(), p.suffix) for p in generate(40, 7, Path(made), _KINDS)]
    for number, (content, suffix) in enumerate(islice(cycle(originals), count)):
        (folder / f"{number:05}{suffix}").write_bytes(_renumbered(content, number, suffix))


def _renumbered(content: bytes, number: int, suffix: str) -> bytes:
    """A text as the answer to another question; a PDF, which is compressed, with a remark more."""
    if suffix == ".pdf":
        return content + b"\n%% %d\n" % number
    return _NUMBER.sub(b"nr. %d" % number, content)


def _marks(called: Sequence[str], step: int) -> Iterator[Mark]:
    import psutil

    with subprocess.Popen(called, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL) as run:
        assert run.stderr is not None
        leader = psutil.Process(run.pid)
        done = 0
        for line in run.stderr:
            done += b'"event": "document"' in line
            if done % step == 0 and json.loads(line)["done"] == done:
                yield _mark(leader, done)


def _mark(leader: Any, done: int) -> Mark:
    import psutil

    workers = leader.children(recursive=True)
    own = leader.cpu_times()
    spent = own.user + own.system + own.children_user + own.children_system
    sizes = []
    for worker in workers:
        try:
            times = worker.cpu_times()
            spent += times.user + times.system
            sizes.append(worker.memory_info().rss / _MIB)
        except psutil.Error:  # it was replaced just now
            continue
    return Mark(done, spent, leader.memory_info().rss / _MIB, max(sizes, default=0.0))
