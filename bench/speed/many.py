"""Many documents: two workers against one, ten thousand in one run, and a run with nothing new."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from bench.markdown import paragraph, table
from bench.speed.clock import command
from bench.speed.start import WITH_SENTENCE, WITHOUT_SENTENCE
from extractor.synth import generate

MANY, STEP = 10_000, 1000
_FLAT = 0.05
_TWICE = 1.8
_PDFS = 20
_MIB = 1024 * 1024


def scaling(count: int, rounds: int) -> str:
    """The section: the same small documents, read by one worker and by two."""
    ratios = []
    with TemporaryDirectory() as folder:
        inputs, out = Path(folder) / "in", Path(folder) / "out"
        _documents(count, inputs)
        for _ in range(rounds):
            walls = [command(_run([inputs], out, own, "--force")).wall for own in (1, 2)]
            ratios.append(walls[0] / walls[1])
    kept = "kept" if median(ratios) >= _TWICE else "NOT kept"
    return paragraph(
        f"{count:,} small documents (as below), from the start of the command to its end, the",
        f"tables included: two workers are {median(ratios):.2f} times as fast as one, by the clock",
        f"(bound {_TWICE}, {kept}, where nothing else keeps two processors busy).",
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
    """The section: so many small documents in one run, looked at after each `step` of them.

    Nine of ten are texts of some lines, every other of which has a sentence for the parser; the
    tenth is a PDF.
    """
    with TemporaryDirectory() as folder:
        inputs, out = Path(folder) / "in", Path(folder) / "out"
        _documents(count, inputs)
        start = perf_counter()
        marks, peak = _watched(_run([inputs], out, 2, "--log-json"), step)
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
    return table(head, rows) + "\n\n" + _told(marks, peak, step, whole, again.wall, again.processor)


def _growth(sizes: Sequence[float]) -> float:
    """How much more than at the first mark there ever was; a mark between two workers saw none."""
    seen = [size for size in sizes if size]
    return max(seen) / seen[0] - 1 if seen else 0.0


def _told(
    marks: Sequence[Mark], peak: float, step: int, whole: float, again: float, processor: float
) -> str:
    first = marks[0].processor
    last = marks[-1].processor - marks[-2].processor
    drift = last / first - 1
    leader, worker = (_growth([getattr(m, kind) for m in marks]) for kind in ("leader", "worker"))
    flat = "kept" if drift <= _FLAT else "NOT kept"
    return paragraph(
        "Nine of ten are texts of some lines, half of them with a sentence for the parser; the",
        f"tenth is a PDF. In {whole:.0f} s by the clock with two workers, the tables included.",
        f"The last {step:,} take {1 + drift:.0%} of the time of the first, which has the start of",
        f"the command in it (bound: no more than 5 % more, {flat}). After the first {step:,} the",
        f"memory of the leader grows by {leader:.0%} at most while documents are read, that of the",
        f"largest worker by {worker:.0%}. When the leader writes the tables of all, it takes",
        f"{peak:.0f} MiB: its records are in memory then.",
        f"A second run in which nothing changed takes {again:.1f} s by the clock,",
        f"{processor:.1f} s of the processors (bound 3 s).",
    )


def _documents(count: int, folder: Path) -> None:
    """Small answers to questions of their own, in texts; each tenth is a copy of a made PDF."""
    folder.mkdir()
    with TemporaryDirectory() as made:
        copied = [path.read_bytes() for path in generate(_PDFS, 7, Path(made), ["reportlab"])]
    for number in range(count):
        if number % 10 == 9:
            content, suffix = copied[number // 10 % _PDFS] + b"\n%% %d\n" % number, "pdf"
        else:
            content, suffix = _answer(number).encode(), "txt"
        (folder / f"{number:05}.{suffix}").write_bytes(content)


def _answer(number: int) -> str:
    written = WITH_SENTENCE if number % 2 else WITHOUT_SENTENCE
    return written.replace("nr. 12", f"nr. {number}").replace("229", str(200 + number % 700))


def _watched(called: Sequence[str], step: int) -> tuple[list[Mark], float]:
    """The marks of a run, and the most MiB that its largest process ever had in memory."""
    with subprocess.Popen(called, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL) as run:
        assert run.stderr is not None
        marks = list(_marks(run.stderr, run.pid, step))
        _, status, used = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
    return marks, used.ru_maxrss / 1024


def _marks(told: Iterable[bytes], pid: int, step: int) -> Iterator[Mark]:
    import psutil

    leader = psutil.Process(pid)
    done = 0
    for line in told:
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
