"""How well made answers are read: figures and cells, by form and producer, beside other libraries.

`python -m bench.accuracy` writes `bench/accuracy.md`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from bench.markdown import command, page, paragraph, table
from bench.peers import PEERS, PeerScore, measure
from bench.seeds import SEEDS
from extractor import __version__
from extractor.batch import run
from extractor.evaluate import Score, evaluate
from extractor.gold import Fact, documents_by, load_gold
from extractor.synth import FIRST_SEED_SET_ASIDE, generate, producers_missing

COUNT, SEED = 500, SEEDS["accuracy"]
OUT = Path(__file__).with_suffix(".md")
HEAD = ("documents", "precision", "recall", "right", "missed", "surplus", "cells F1")


def main(
    count: Annotated[int, typer.Option(min=1, help="How many answers to make.")] = COUNT,
    seed: Annotated[int, typer.Option(help="What they are made from.")] = SEED,
    kind: Annotated[
        list[str] | None, typer.Option(help="A form or a producer; may be repeated.")
    ] = None,
    out: Annotated[Path, typer.Option(help="What is written.")] = OUT,
) -> None:
    """Makes answers, reads them, holds them against their gold, and writes the scores."""
    called = command("bench.accuracy", kind or (), count=(count, COUNT), seed=(seed, SEED))
    with TemporaryDirectory() as folder:
        made, tables = Path(folder, "made"), Path(folder, "tables")
        documents = generate(count, seed, made, kind or ())
        unread = len(run([made], tables).failures)
        scores = evaluate(tables, made)
        sections = [
            ("", _introduction(called, count, seed, unread)),
            *_own(scores, made),
            *_beside_peers(scores, made, documents),
        ]
    out.write_text(page("Accuracy", sections), encoding="utf-8")
    typer.echo(f"The scores are in {out}.")


def _introduction(called: str, count: int, seed: int, unread: int) -> str:
    sentences = [
        f"Written by `{called}`, with extractor {__version__}:",
        f"{count} answers made from seed {seed}, read, and held against their gold.",
        "Precision and recall are those of the observations; the cells of the tables are",
        "compared by the relations of neighbouring cells.",
        "Nobody looked at answers of this seed while the program was built."
        if seed >= FIRST_SEED_SET_ASIDE
        else "The program was built on answers such as these; others are set aside for the end.",
    ]
    if missing := producers_missing():
        sentences.append(f"Not made here, as they are not installed: {', '.join(missing)}.")
    if unread:
        sentences.append(f"Not read: {unread} documents.")
    return paragraph(*sentences)


def _own(scores: Sequence[Score], made: Path) -> Iterator[tuple[str, str]]:
    forms, producers = documents_by("form", made), documents_by("producer", made)
    everything = {"all": [name for names in forms.values() for name in names]}
    for heading, first, groups in (
        ("All", "", everything),
        ("By form", "form", forms),
        ("By producer", "producer", producers),
    ):
        yield heading, table((first, *HEAD), [_row(scores, *group) for group in groups.items()])


def _row(scores: Sequence[Score], group: str, documents: Collection[str]) -> list[str]:
    own = {score.table: score.within(documents) for score in scores}
    s = own["observations"]
    counts = (len(facts) for facts in (s.right, s.missed, s.surplus))
    shares = (f"{s.precision:.3f}", f"{s.recall:.3f}")
    return [group, str(len(documents)), *shares, *map(str, counts), _f1(own["cells"])]


def _f1(score: Score) -> str:
    return f"{score.f1:.3f}" if score.right or score.missed else ""


def _beside_peers(
    scores: Sequence[Score], made: Path, documents: Sequence[Path]
) -> Iterator[tuple[str, str]]:
    """The cells of the PDF documents with tables, as every reader gives them."""
    gold = load_gold(made)
    facts = {path: gold[path.stem].facts()["cells"] for path in documents if path.suffix == ".pdf"}
    expected: dict[Path, set[Fact]] = {path: cells for path, cells in facts.items() if cells}
    if not expected:
        return
    names = {path.stem for path in expected}
    own = next(score for score in scores if score.table == "cells").within(names)
    readers = {"extractor": PeerScore(own, ())}
    for peer in PEERS:
        if peer.is_installed:
            typer.echo(f"Reading with {peer.name} ...", err=True)
            readers[peer.name] = measure(peer, expected)
    producers = {
        producer: kept
        for producer, members in documents_by("producer", made).items()
        if (kept := names.intersection(members))
    }
    yield "Cells of the PDF documents, by reader", _by_reader(readers, len(names))
    yield "Cells F1 by producer and reader", _by_producer(readers, producers)


def _by_reader(readers: Mapping[str, PeerScore], documents: int) -> str:
    head = ("reader", "precision", "recall", "F1", "failed")
    rows = [
        (name, f"{c.precision:.3f}", f"{c.recall:.3f}", f"{c.f1:.3f}", str(len(read.failed)))
        for name, read in readers.items()
        for c in (read.cells,)
    ]
    missing = dict.fromkeys(peer.package for peer in PEERS if not peer.is_installed)
    versions = dict.fromkeys(peer.version for peer in PEERS if peer.is_installed)
    sentences = [
        f"{documents} documents. A table that goes on over a page break is one table in gold; the",
        "other libraries read page by page, and know nothing of written questions. They are used",
        f"with the settings they come with ({', '.join(versions)}); the words behind their names",
        "are their own strategies. A document on which one raised an error counts as not read.",
    ]
    if missing:
        sentences.append(f"Not installed, and not measured: {', '.join(missing)}.")
    return paragraph(*sentences) + "\n\n" + table(head, rows)


def _by_producer(readers: Mapping[str, PeerScore], producers: Mapping[str, Collection[str]]) -> str:
    rows = [
        [producer, str(len(members)), *(_f1(r.cells.within(members)) for r in readers.values())]
        for producer, members in producers.items()
    ]
    return table(("producer", "documents", *readers), rows)


if __name__ == "__main__":
    typer.run(main)
