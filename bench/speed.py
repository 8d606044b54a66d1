"""How fast PDF documents are read, beside bare pdfplumber, and where the time goes.

`python -m bench.speed` writes `bench/speed.md`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Annotated, Any
from unittest.mock import patch

import pdfplumber
import typer

from bench import sentences
from bench.markdown import command, page, paragraph, table
from extractor import __version__, pipeline, prose
from extractor.dataset import frames, record
from extractor.profile import Profile, load
from extractor.prose.syntax import opinions
from extractor.synth import generate

COUNT, SEED, ROUNDS = 100, 1, 5
OUT = Path(__file__).with_suffix(".md")
WARM_UP = 3
# What spaCy does for the reading of sentences, a part of the stage `meaning`.
PARSING = "parsing"
# The stages by what the pipeline calls them.
STAGES = {
    "read": "read",
    "outline": "outline",
    "tables": "find_tables",
    "meaning": "understand",
    "checks": "check",
}


@dataclass(frozen=True)
class Round:
    """One round over all documents: seconds of the extractor, of its stages, and of pdfplumber."""

    extractor: float
    stages: dict[str, float]
    plumber: float


def main(
    count: Annotated[int, typer.Option(min=1, help="How many answers to make.")] = COUNT,
    seed: Annotated[int, typer.Option(help="What they are made from.")] = SEED,
    kind: Annotated[
        list[str] | None, typer.Option(help="A form or a producer; may be repeated.")
    ] = None,
    rounds: Annotated[int, typer.Option(min=1, help="How often all are read.")] = ROUNDS,
    out: Annotated[Path, typer.Option(help="What is written.")] = OUT,
) -> None:
    """Makes answers, times how they are read by turns, and writes the medians."""
    called = command(
        "bench.speed", kind or (), count=(count, COUNT), seed=(seed, SEED), rounds=(rounds, ROUNDS)
    )
    profile = load("ibn")
    with TemporaryDirectory() as folder:
        made = generate(count, seed, Path(folder), kind or ())
        paths = [path for path in made if path.suffix == ".pdf"]
        if not paths:
            raise typer.BadParameter("there is no PDF among these documents")
        _round(paths[:WARM_UP], profile, turned=False)
        measured = [_round(paths, profile, turned=bool(n % 2)) for n in range(rounds)]
        pages = sum(map(_pages, paths))
    sections = [
        ("", _introduction(called, len(paths), pages, rounds)),
        ("Documents a second", _speed(measured, len(paths))),
        ("Where the time goes", _shares(measured)),
        ("Sentences", sentences.speed(profile, rounds)),
    ]
    out.write_text(page("Speed", sections), encoding="utf-8")
    typer.echo(f"The times are in {out}.")


def _round(paths: Sequence[Path], profile: Profile, *, turned: bool) -> Round:
    """Both readers over all documents; `turned` lets pdfplumber go first."""
    plumber = _timed(_plumb, paths) if turned else 0.0
    with _timed_stages() as spent:
        total = _timed(_extract, paths, profile, spent)
    return Round(total, dict(spent), plumber or _timed(_plumb, paths))


def _timed(work: Callable[..., object], *arguments: Any) -> float:
    start = perf_counter()
    work(*arguments)
    return perf_counter() - start


def _extract(paths: Sequence[Path], profile: Profile, spent: dict[str, float]) -> None:
    """All that a run does but for writing the files."""
    answers = [pipeline.extract(path, profile=profile) for path in paths]
    spent["frames"] = _timed(_frames, answers)


def _frames(answers: Sequence[pipeline.Answer]) -> None:
    frames(map(record, answers))


def _plumb(paths: Sequence[Path]) -> None:
    for path in paths:
        with pdfplumber.open(path) as pdf:
            for sheet in pdf.pages:
                sheet.extract_words()
                sheet.extract_tables()
                sheet.close()


def _pages(path: Path) -> int:
    with pdfplumber.open(path) as pdf:
        return len(pdf.pages)


@contextmanager
def _timed_stages() -> Iterator[dict[str, float]]:
    """Puts a clock around the stages where the pipeline calls them: what is timed is what runs."""
    spent: defaultdict[str, float] = defaultdict(float)
    with ExitStack() as stack:
        for stage, name in STAGES.items():
            clocked = _clocked(getattr(pipeline, name), stage, spent)
            stack.enter_context(patch.object(pipeline, name, clocked))
        listed = _clocked(lambda *asked: list(opinions(*asked)), PARSING, spent)
        stack.enter_context(patch.object(prose, "opinions", listed))
        yield spent


def _clocked(work: Callable[..., Any], stage: str, spent: dict[str, float]) -> Callable[..., Any]:
    def run(*arguments: Any, **named: Any) -> Any:
        start = perf_counter()
        result = work(*arguments, **named)
        spent[stage] += perf_counter() - start
        return result

    return run


def _introduction(called: str, documents: int, pages: int, rounds: int) -> str:
    return paragraph(
        f"Written by `{called}`, with extractor {__version__} and",
        f"pdfplumber {pdfplumber.__version__}: {documents} made PDF documents of {pages} pages,",
        f"read {rounds} times by turns in one process that is warm. The extractor does all that a",
        "run does but for writing the files; pdfplumber does `extract_words()` and",
        "`extract_tables()` on each page, and nothing more. Medians of the rounds. Times differ",
        "from machine to machine, their ratios less so.",
    )


def _speed(measured: Sequence[Round], documents: int) -> str:
    times = {
        "extractor": [r.extractor for r in measured],
        "pdfplumber": [r.plumber for r in measured],
    }
    rows = [
        (name, f"{documents / median(t):.1f}", f"{1000 * median(t) / documents:.0f}")
        for name, t in times.items()
    ]
    ratio = median(r.plumber / r.extractor for r in measured)
    told = f"In the time that pdfplumber takes for one document, the extractor reads {ratio:.1f}."
    return table(("reader", "documents a second", "ms a document"), rows) + f"\n\n{told}"


def _shares(measured: Sequence[Round]) -> str:
    shares = {
        stage: median(r.stages[stage] / r.extractor for r in measured)
        for stage in (*STAGES, "frames")
    }
    shares["the rest"] = 1 - sum(shares.values())
    ratio = median(r.stages["tables"] / r.stages["read"] for r in measured)
    kept = "is kept" if ratio <= 1 else "is NOT kept"
    parsing = median(r.stages.get(PARSING, 0.0) / r.extractor for r in measured)
    told = (
        f"Within the meaning, {parsing:.1%} of the time of all is spent in spaCy, on sentences.\n\n"
        f"The tables take {ratio:.2f} of the time of the reading: that it be no more than 1 {kept}."
    )
    rows = [(stage, f"{share:.1%}") for stage, share in shares.items()]
    return table(("stage", "share of the time"), rows) + f"\n\n{told}"


if __name__ == "__main__":
    typer.run(main)
