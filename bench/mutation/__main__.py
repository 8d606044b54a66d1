"""`python -m bench.mutation`: how many breaks of an answer are reported, as `bench/mutation.md`."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from bench.markdown import command, page, paragraph, table
from bench.mutation.changes import CHANGES
from bench.mutation.measure import Document, Outcome, measure, shares
from bench.seeds import SEEDS
from extractor import __version__

COUNT, SEED = 300, SEEDS["mutation"]
OUT = Path(__file__).parent.with_suffix(".md")
# What the share reported must be, where the answer holds the proof.
REQUIRED = {
    "cell deleted": 0.99,
    "row dropped": 0.99,
    "answer item dropped": 0.99,
    "reference broken": 0.99,
    "digit changed": 0.95,
}
NEEDLESS_IN = 50


def main(
    count: Annotated[int, typer.Option(min=1, help="How many answers to make.")] = COUNT,
    seed: Annotated[int, typer.Option(help="What they are made from.")] = SEED,
    workers: Annotated[int, typer.Option(min=1, help="Processes.")] = os.cpu_count() or 1,
    differences: Annotated[
        bool, typer.Option("--differences", help="Print what went unseen and what is needless.")
    ] = False,
    out: Annotated[Path, typer.Option(help="What is written.")] = OUT,
) -> None:
    """Breaks answers one change at a time, reads them, and writes how many breaks are reported."""
    called = command("bench.mutation", (), count=(count, COUNT), seed=(seed, SEED))
    documents = list(measure(count, seed, workers))
    if differences:
        for line in _differences(documents):
            typer.echo(line)
    sections = [
        ("", _introduction(called, count, seed)),
        ("What is reported", _told(documents)),
        ("Unbroken answers", _needless(documents)),
    ]
    out.write_text(page("Mutation", sections), encoding="utf-8")
    typer.echo(f"The shares are in {out}.")


def _introduction(called: str, count: int, seed: int) -> str:
    return paragraph(
        f"Written by `{called}`, with extractor {__version__}: the sample answer and {count}",
        f"answers made from seed {seed}, broken one change at a time and read. A change is",
        "reported when some check gives a warning or an error more than for the unbroken answer.",
        "Digits are changed where a total or a percentage of the table can tell, rows dropped",
        "where a total, a stated count or the rows of other networks can.",
        "Headers that are swapped are told apart by whether the table holds a percentage.",
    )


def _told(documents: Sequence[Document]) -> str:
    outcomes = [o for document in documents for o in document.outcomes]
    rows = []
    for change in CHANGES:
        own = [o for o in outcomes if o.change == change]
        proved, others = ([o for o in own if o.proved is p] for p in (True, False))
        for kind, some in (("", proved), (" (no proof in the answer)", others)):
            if some:
                rows.append(_row(change + kind, some, REQUIRED.get(change) if not kind else None))
    head = ("change", "broken answers", "reported", "share", "required", "told by")
    return table(head, rows)


def _row(change: str, outcomes: Sequence[Outcome], required: float | None) -> tuple[str, ...]:
    told, all_of_them = shares(outcomes)
    by = Counter(check for o in outcomes for check in o.told_by)
    checks = ", ".join(check for check, _ in by.most_common(3))
    asked = f"{required:.2f}" if required else ""
    return (change, str(all_of_them), str(told), f"{told / all_of_them:.3f}", asked, checks)


def _needless(documents: Sequence[Document]) -> str:
    read = [document for document in documents if document.is_read]
    needless = sum(len(document.needless) for document in read)
    others = [document for document in documents if not document.is_read]
    told = sum(bool(document.needless) for document in others)
    return paragraph(
        f"{len(read)} of {len(documents)} unbroken answers were read without a mistake. They",
        f"give {needless} warnings and errors that nothing in them calls for:",
        f"{NEEDLESS_IN * needless / len(read):.2f} in {NEEDLESS_IN} answers (at most 1 is",
        f"required). Of the other {len(others)} answers, {told} have a warning or an error about",
        "what was not read or is wrong.",
    )


def _differences(documents: Sequence[Document]) -> Iterator[str]:
    for document in documents:
        kind = "needless" if document.is_read else "told of what was not read"
        yield from (f"{kind} in {document.name}: {said}" for said in document.needless)
        for o in document.outcomes:
            if o.proved and not o.is_told:
                yield f"unseen in {o.document}: {o.change}"


if __name__ == "__main__":
    typer.run(main)
