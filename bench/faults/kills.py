"""Runs that are killed at random moments, and then finished."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import monotonic

import pandas as pd

from bench.faults.child import WORKERS
from extractor.batch import Ledger, run
from extractor.batch.ledger import NAME
from extractor.dataset.catalogue import catalogue
from extractor.dataset.descriptor import DESCRIPTOR
from extractor.dataset.schemas import validate
from extractor.synth import generate

# A dataset of some documents stands there before, so that its tables are replaced.
_BEFORE = 10
# A run is killed within this part of the time that a run in peace takes: so it takes several to get
# through, and the kills fall on all that a run does, its end too.
_PART = 0.5


@dataclass(frozen=True)
class Kill:
    """One kill: after how many seconds, how many documents were in the ledger then, and whether the
    tables that stood there were a whole set (None where the run was moving them)."""

    after: float
    kept: int
    whole: bool | None


@dataclass(frozen=True)
class Trial:
    """A dataset whose runs were killed until one ended: the kills, how many documents were read,
    how many of these readings were lost, and whether the tables are those of a run in peace."""

    kills: tuple[Kill, ...]
    documents: int
    in_vain: int
    same: bool


def trials(count: int, documents: int, seed: int, folder: Path) -> Iterator[Trial]:
    """As many trials as it takes for so many kills, over so many documents made from a seed."""
    made = folder / "in"
    generate(documents, seed, made, ["text"])
    inputs = sorted(path for path in made.iterdir() if path.suffix == ".txt")
    run(inputs[:: len(inputs) // _BEFORE], folder / "before", workers=WORKERS)
    start = monotonic()
    _child(made, folder / "peace", folder / "peace.notes").wait()
    seconds, peace = monotonic() - start, tables(folder / "peace")
    random, left = Random(seed), count
    while left > 0:
        shutil.rmtree(folder / "out", ignore_errors=True)
        shutil.copytree(folder / "before", folder / "out")
        trial = _trial(folder, len(inputs), random, seconds, left, peace)
        left -= len(trial.kills)
        yield trial


def tables(out: Path) -> dict[str, bytes]:
    """What stands in an output folder for users, by name."""
    names = [f"{name}.{kind}" for name in catalogue() for kind in ("csv", "parquet")]
    return {name: (out / name).read_bytes() for name in (*names, DESCRIPTOR)}


def _trial(
    folder: Path, documents: int, random: Random, seconds: float, most: int, peace: dict[str, bytes]
) -> Trial:
    made, out, notes = folder / "in", folder / "out", folder / "notes"
    notes.write_text("")
    known = _kept(out)
    kills: list[Kill] = []
    while len(kills) < most:
        after = random.uniform(0, _PART * seconds)
        child = _child(made, out, notes)
        with suppress(subprocess.TimeoutExpired):
            child.wait(after)
            break
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        kills.append(Kill(after, _kept(out), _whole(out)))
    else:
        _child(made, out, notes).wait()
    begun = len(notes.read_text().splitlines())
    return Trial(tuple(kills), documents, begun - (documents - known), tables(out) == peace)


def _child(inputs: Path, out: Path, notes: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "bench.faults.child", *map(str, (inputs, out, notes))]
    return subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )


def _kept(out: Path) -> int:
    if not (out / NAME).is_file():
        return 0
    with Ledger(out) as ledger:
        return len(ledger.known())


def _whole(out: Path) -> bool | None:
    if not (out / DESCRIPTOR).is_file():
        return None
    frames = {name: pd.read_parquet(out / f"{name}.parquet") for name in catalogue()}
    validate(frames)
    lengths = {name: len(pd.read_csv(out / f"{name}.csv")) for name in frames}
    return lengths == {name: len(frame) for name, frame in frames.items()}
