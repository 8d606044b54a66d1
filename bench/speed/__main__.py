"""The command: `python -m bench.speed` writes `bench/speed.md`."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import pdfplumber
import typer

from bench.markdown import command, page, paragraph
from bench.speed import compare, many, sentences, stages, start
from bench.speed.readers import count_pages, readers
from extractor import __version__
from extractor.batch.work import settle
from extractor.profile import load
from extractor.synth import generate

COUNT, SEED, ROUNDS = 240, 1, 12
OUT = Path(__file__).parent.with_suffix(".md")
# Documents that are read before the clock runs, so that all libraries are loaded.
WARM_UP = 4
_STARTS, _SCALED, _TIMES = 5, 2000, 5
LONG = "Ten thousand documents"


def main(
    count: Annotated[int, typer.Option(min=1, help="How many answers to make.")] = COUNT,
    seed: Annotated[int, typer.Option(help="What they are made from.")] = SEED,
    kind: Annotated[
        list[str] | None, typer.Option(help="A form or a producer; may be repeated.")
    ] = None,
    rounds: Annotated[int, typer.Option(min=1, help="In how many parts.")] = ROUNDS,
    out: Annotated[Path, typer.Option(help="What is written.")] = OUT,
    long: Annotated[bool, typer.Option("--long", help="Ten thousand documents too.")] = False,
) -> None:
    """Makes answers, times how they are read by turns, and writes the medians."""
    called = command(
        "bench.speed", kind or (), count=(count, COUNT), seed=(seed, SEED), rounds=(rounds, ROUNDS)
    )
    profile, ways = load("ibn"), readers(load("ibn"))
    with TemporaryDirectory() as folder:
        made = generate(count + WARM_UP, seed, Path(folder), kind or ())
        paths = [path for path in made if path.suffix == ".pdf"]
        if not paths:
            raise typer.BadParameter("there is no PDF among these documents")
        words = sentences.speed(profile, rounds)  # loads the Dutch pipeline
        compare.batches(paths[-WARM_UP:], ways, 1)
        settle()  # As a worker does that has loaded what it needs.
        paths = paths[:-WARM_UP] or paths
        measured = compare.batches(paths, ways, rounds)
        sections = [
            ("", _introduction(called, len(paths), count_pages(paths), rounds)),
            ("Documents a second", compare.speed(measured, ways)),
            ("Where the time goes", stages.stages(paths, profile, rounds)),
            ("Sentences", words),
            ("The start of the command", start.start(_STARTS)),
            ("Workers", many.scaling(_SCALED, _TIMES)),
        ]
    kept = many.many() if long else _section(out, LONG)
    if kept:
        sections.append((f"{LONG} (`--long`)", kept))
    out.write_text(page("Speed", sections), encoding="utf-8")
    typer.echo(f"The times are in {out}.")


def _introduction(called: str, documents: int, pages: int, rounds: int) -> str:
    return paragraph(
        f"Written by `{called}`, with extractor {__version__} and",
        f"pdfplumber {pdfplumber.__version__}: {documents} made PDF documents of {pages} pages,",
        f"in {rounds} parts, each read once by all by turns, in one process that is warm. Times",
        "are those of the processors, with those of child processes. Medians of the parts. Times",
        "differ from machine to machine, their ratios less so.",
    )


def _section(out: Path, heading: str) -> str:
    """The text of a section as it was measured before, "" where it was not."""
    text = out.read_text(encoding="utf-8") if out.is_file() else ""
    found = re.search(rf"^## {heading}[^\n]*\n\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    return found[1].strip() if found else ""


if __name__ == "__main__":
    typer.run(main)
