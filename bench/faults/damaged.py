"""Documents that are damaged, read in one run: each ends in a status, none in a defect."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from bench.faults.damage import damaged
from extractor.batch import Progress, run
from extractor.dataset.packing import unpack
from extractor.limits import Limits
from extractor.synth import generate

SECONDS = 60.0
_MADE = 40
_FIGURE = ("network_id", "indicator", "segment", "measure", "period", "value")
# What is told of the figures of a damaged document that was read.
SAME, TOLD, SILENT = "the same figures", "others, with a finding", "others, with no new finding"

# Figures, and what the findings say that are to be looked at.
Facts = tuple[frozenset[tuple[object, ...]], frozenset[str]]


@dataclass
class Damaged:
    """What became of damaged documents: how many there were and how many have a status, by kind of
    damage the statuses of each content, and for those read what is told of their figures; the names
    of those that ended in a defect; the slowest, in seconds."""

    documents: int
    ended: int = 0
    statuses: dict[str, Counter[str]] = field(default_factory=dict)
    figures: Counter[str] = field(default_factory=Counter)
    defects: list[str] = field(default_factory=list)
    slowest: float = 0.0
    seconds: float = 0.0


def read_damaged(
    suffix: str, count: int, seed: int, folder: Path, workers: int | None = None
) -> Damaged:
    """Damages made documents of a kind (".pdf" or ".txt"), and reads them all in one run.

    The seed of each stands in its name: `seed-original.pdf` is made anew by `damaged`.
    """
    kinds = ["text"] if suffix == ".txt" else ["reportlab", "html"]
    originals = [p for p in generate(_MADE, seed, folder / "made", kinds) if p.suffix == suffix]
    sound = _sound(originals, folder / "sound", workers)
    inputs, kinds_of = folder / "in", {}
    inputs.mkdir()
    for number in range(count):
        original = originals[number % len(originals)]
        name = f"{seed + number}-{original.name}"
        kinds_of[name], data = damaged(original.read_bytes(), suffix, seed + number)
        (inputs / name).write_bytes(data)
    return _read(inputs, folder / "out", kinds_of, sound, workers)


def _read(
    inputs: Path,
    out: Path,
    kinds: Mapping[str, str],
    sound: Mapping[str, Facts],
    workers: int | None,
) -> Damaged:
    made, start = Damaged(len(kinds)), perf_counter()

    def count(progress: Progress) -> None:
        name = Path(progress.source).name
        ended = progress.outcome
        made.statuses.setdefault(kinds[name], Counter())[ended.status] += 1
        made.slowest = max(made.slowest, ended.seconds)
        if ended.status == "failed":
            made.defects.append(f"{name}: {ended.message}")
        if ended.status == "ok":
            made.figures[_told(ended.record, sound[name.partition("-")[2]])] += 1

    result = run([inputs], out, limits=Limits(seconds=SECONDS), workers=workers, progress=count)
    made.ended = len(result.entries)
    made.seconds = perf_counter() - start
    return made


def _sound(originals: list[Path], out: Path, workers: int | None) -> dict[str, Facts]:
    """The figures and the findings to look at, by the name of a sound document."""
    found = {}

    def keep(progress: Progress) -> None:
        found[Path(progress.source).name] = _facts(progress.outcome.record)

    run(originals, out, workers=workers, progress=keep)
    return found


def _told(record: bytes, sound: Facts) -> str:
    figures, findings = _facts(record)
    if figures == sound[0]:
        return SAME
    return TOLD if findings - sound[1] else SILENT


def _facts(record: bytes) -> Facts:
    made = unpack(record)
    told = (row for row in made.of("observations") if row["part"] == "answer")
    said = (row["message"] for row in made.of("findings") if row["severity"] != "info")
    return frozenset(tuple(row[column] for column in _FIGURE) for row in told), frozenset(said)
