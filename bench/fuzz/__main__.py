"""`python -m bench.fuzz` searches with atheris, keeps a small corpus, and writes `bench/fuzz.md`.

Each target runs in a process of its own: `python -m bench.fuzz.search TARGET ...` is one.
"""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from bench.fuzz.corpus import FOLDER, keep, kept, seeds
from bench.fuzz.targets import TARGETS
from bench.markdown import command, page, paragraph, table

OUT = Path(__file__).parents[1] / "fuzz.md"
SECONDS, SEED = 240, 1
# A single input that takes longer counts as a hang (seconds).
_HANG, _LONGEST = 20, 4000
_RUNS = re.compile(r"Done (\d+) runs in (\d+) second")
_COVERAGE = re.compile(r"cov: (\d+) ft: (\d+)")


@dataclass(frozen=True)
class Searched:
    """What a search gave: inputs tried, seconds, branches reached, and what failed."""

    target: str
    runs: int
    seconds: int
    branches: int
    failed: tuple[bytes, ...]


def main(
    seconds: Annotated[int, typer.Option(min=1, help="How long each target is tried.")] = SECONDS,
    seed: Annotated[int, typer.Option(help="What the search begins with.")] = SEED,
    target: Annotated[list[str] | None, typer.Option(help="One of them; may be repeated.")] = None,
    out: Annotated[Path, typer.Option(help="What is written.")] = OUT,
) -> None:
    """Searches each target, keeps what is worth it, and writes what came of it."""
    searched = [search(name, seconds, seed) for name in target or TARGETS]
    called = command("bench.fuzz", (), seconds=(seconds, SECONDS), seed=(seed, SEED))
    out.write_text(_told(searched, called), encoding="utf-8")
    if any(own.failed for own in searched):
        raise typer.Exit(1)


def search(target: str, seconds: int, seed: int) -> Searched:
    """Searches one target; what failed, and the shortest of what reached more, is kept."""
    with TemporaryDirectory() as folder:
        begun, tried, failed = (Path(folder, name) for name in ("seeds", "tried", "failed"))
        for path in (begun, tried, failed):
            path.mkdir()
        for number, data in enumerate(seeds(target)):
            (begun / str(number)).write_bytes(data)
        said = _run(
            target, tried, begun, f"-max_total_time={seconds}", f"-seed={seed}",
            f"-timeout={_HANG}", f"-max_len={_LONGEST}", f"-artifact_prefix={failed}/",
        )  # fmt: skip
        broken = tuple(path.read_bytes() for path in sorted(failed.iterdir()))
        keep(target, broken, [path.read_bytes() for path in sorted(tried.iterdir())])
    done = _RUNS.search(said)
    runs, took = (int(done[1]), int(done[2])) if done else (0, 0)
    branches = [int(match[1]) for match in _COVERAGE.finditer(said)]
    return Searched(target, runs, took, max(branches, default=0), broken)


def _run(target: str, *arguments: str | Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "bench.fuzz.search", target, *map(str, arguments)],
        capture_output=True, text=True, errors="replace", check=False,
    )  # fmt: skip
    return done.stderr


def _told(searched: list[Searched], called: str) -> str:
    rows = [
        (own.target, f"{own.runs:,}", str(own.seconds), f"{own.branches:,}", str(len(own.failed)),
         str(len(kept(own.target))))
        for own in searched
    ]  # fmt: skip
    head = ("target", "inputs tried", "seconds", "branches reached", "failed", "kept")
    introduction = paragraph(
        f"Written by `{called}`: atheris changes made answers, guided by the branches of the",
        f"program that they reach. An input that takes more than {_HANG} seconds has failed too.",
        f"What is kept, in `{FOLDER.parent.name}/{FOLDER.name}`, is tried again by each run of",
        "the tests; `bench/fuzz/targets.py` says what each target promises.",
    )
    return page("Fuzzing", [("", introduction), ("Searches", table(head, rows))])


if __name__ == "__main__":
    typer.run(main)
