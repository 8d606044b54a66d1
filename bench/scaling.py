"""What a document costs: processor, memory and disk, read and written; as `bench/scaling.md`.

`python -m bench.scaling` runs over so many made answers and over four times as many, each step in a
process of its own, and tells what each further document adds.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from bench.markdown import command, page, paragraph, table
from bench.seeds import SEEDS
from extractor import __version__
from extractor.batch import run
from extractor.batch.ledger import NAME
from extractor.synth import generate

COUNT, SEED = 100, SEEDS["scaling"]
TIMES = 4
OUT = Path(__file__).with_suffix(".md")
_DOCUMENTS = (".pdf", ".txt")


@dataclass(frozen=True)
class Step:
    """What one step took: seconds of processor of the run itself and of its workers, and the most
    memory of the run itself, in MiB."""

    own: float
    workers: float
    peak: float


@dataclass(frozen=True)
class Measured:
    """A dataset of so many documents: the steps by name, and bytes of ledger, CSV and Parquet."""

    documents: int
    steps: dict[str, Step]
    sizes: dict[str, int]


def main(
    count: Annotated[int, typer.Option(min=10, help="How many answers at first.")] = COUNT,
    seed: Annotated[int, typer.Option(help="What they are made from.")] = SEED,
    out: Annotated[Path, typer.Option(help="What is written.")] = OUT,
) -> None:
    """Makes answers, runs over a part and over all of them, and writes what each one more adds."""
    with TemporaryDirectory() as folder:
        made = generate(count * TIMES, seed, Path(folder, "in"), ["text", "reportlab", "html"])
        inputs = [path for path in made if path.suffix in _DOCUMENTS]
        few = measure(inputs[::TIMES], Path(folder, "few"))
        many = measure(inputs, Path(folder, "many"))
    called = command("bench.scaling", (), count=(count, COUNT), seed=(seed, SEED))
    out.write_text(_told(few, many, called), encoding="utf-8")


def measure(inputs: list[Path], folder: Path) -> Measured:
    """Reads documents into a folder, looks whether they changed, and writes the tables again."""
    folder.mkdir()
    listed, out = folder / "inputs.json", folder / "out"
    listed.write_text(json.dumps([str(path) for path in inputs]))
    steps = {"read and write": _step(listed, out), "nothing new": _step(listed, out)}
    for path in out.glob("*.csv"):
        path.unlink()
    for path in out.glob("*.parquet"):
        path.unlink()
    steps["write the tables alone"] = _step(listed, out)
    sizes = {
        "ledger": (out / NAME).stat().st_size,
        "tables as CSV": sum(path.stat().st_size for path in out.glob("*.csv")),
        "tables as Parquet": sum(path.stat().st_size for path in out.glob("*.parquet")),
    }
    return Measured(len(inputs), steps, sizes)


def _step(listed: Path, out: Path) -> Step:
    done = subprocess.run(
        [sys.executable, "-m", "bench.scaling", "--step", str(listed), str(out)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return Step(**json.loads(done.stdout))


def step(listed: Path, out: Path) -> Step:
    """One run, in this process."""
    run([Path(path) for path in json.loads(listed.read_text())], out)
    own, workers = (resource.getrusage(who) for who in (_SELF, _CHILDREN))
    return Step(
        own.ru_utime + own.ru_stime, workers.ru_utime + workers.ru_stime, own.ru_maxrss / 1024
    )


_SELF, _CHILDREN = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN


def _told(few: Measured, many: Measured, called: str) -> str:
    more = many.documents - few.documents

    def added(of: Callable[[Step], float], name: str) -> float:
        return (of(many.steps[name]) - of(few.steps[name])) / more

    rows = [
        (
            name,
            f"{1000 * added(lambda s: s.workers, name):.1f}",
            f"{1000 * added(lambda s: s.own, name):.1f}",
            f"{1024 * added(lambda s: s.peak, name):.0f}",
            f"{many.steps[name].peak:.0f}",
        )
        for name in many.steps
    ]
    head = (
        "a run", "ms of workers a document", "ms of the run itself", "KiB of memory a document",
        f"MiB at its most, of {many.documents}",
    )  # fmt: skip
    sizes = [
        (name, f"{(size - few.sizes[name]) / more / 1024:.1f}") for name, size in many.sizes.items()
    ]
    introduction = paragraph(
        f"Written by `{called}`, with extractor {__version__}: {few.documents} and",
        f"{many.documents} made answers, as text and as PDF. Each figure is what one more document",
        "adds, in time of one processor; it holds for this machine, and for answers of this",
        "length.",
    )
    return page(
        "What a document costs",
        [
            ("", introduction),
            ("Processor and memory", table(head, rows)),
            ("Disk", table(("what is kept", "KiB a document"), sizes)),
        ],
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--step"]:
        print(json.dumps(asdict(step(Path(sys.argv[2]), Path(sys.argv[3])))))
    else:
        typer.run(main)
