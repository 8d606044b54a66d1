"""How soon the index of a large report opens, and how fast pages are built.

`python -m bench.report` writes `bench/report.md`. The documents are made from the sample: each has
a date, a title and three of its networks of its own. A Chromium of the system opens the index.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Annotated

import typer

from bench.browser import browser
from bench.fabricated import NETWORKS_EACH, SAMPLE, fabricate
from bench.markdown import command, page, paragraph, table
from extractor import __version__
from extractor.report import build
from extractor.report.dataset import load as load_dataset
from extractor.report.dataset import opened
from extractor.report.environment import write_assets, write_page
from extractor.report.index import index
from extractor.report.words import Words

COUNT, ROUNDS = 10_000, 5
OUT = Path(__file__).with_suffix(".md")


@dataclass(frozen=True)
class Drawn:
    """The page of the sample: its pictures, the seconds to build it with them and to find it
    unchanged, and its size in bytes with all its pictures."""

    pictures: int
    built: float
    kept: float
    size: int


@dataclass(frozen=True)
class Opened:
    """How long until the index is there to use, in seconds: read, laid out, and its list shown; the
    processor time of that; and how long until a search over all documents is shown."""

    shown: float
    worked: float
    searched: float


def main(
    count: Annotated[int, typer.Option(min=2, help="How many documents.")] = COUNT,
    rounds: Annotated[int, typer.Option(min=1, help="How often the index is opened.")] = ROUNDS,
    executable: Annotated[
        str, typer.Option("--browser", help="The Chromium to open it with.")
    ] = "",
    out: Annotated[Path, typer.Option(help="Where the measurements go.")] = OUT,
) -> None:
    """Makes a dataset, builds its index, opens it, and builds the sample's page."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        fabricate(folder, count)
        start = process_time()
        size = _index(folder)
        built = process_time() - start
        times = list(_opened(folder / "report" / "index.html", rounds, executable, f"made-{count}"))
        sample = _pages(folder / "sample")
    given = command("bench.report", (), count=(count, COUNT), rounds=(rounds, ROUNDS))
    rows = [
        ("index: size, MB", f"{size / 1e6:.1f}"),
        ("index: to build, CPU seconds", f"{built:.1f}"),
        ("index: opens, seconds, median", f"{median(t.shown for t in times):.2f}"),
        ("index: opens, seconds, slowest", f"{max(t.shown for t in times):.2f}"),
        ("index: opens, CPU seconds of the page", f"{median(t.worked for t in times):.2f}"),
        ("index: a search is shown, seconds", f"{median(t.searched for t in times):.2f}"),
        ("the sample's page: pictures drawn", str(sample.pictures)),
        ("the sample's page: built with them, seconds", f"{sample.built:.2f}"),
        ("the sample's page: found unchanged, seconds", f"{sample.kept:.2f}"),
        ("the sample's page: size with its pictures, kB", f"{sample.size / 1e3:.0f}"),
    ]
    head = paragraph(
        f"Made by `{given}`, extractor {__version__}: {count} documents made from the sample, each "
        f"with {NETWORKS_EACH} of its networks. The index is opened {rounds} times from disk, each "
        "time by a Chromium started anew, until its list is shown; other programs were at work on "
        "the machine, so that the seconds are a bound."
    )
    sections = [("", head), ("All", table(["what", "measured"], rows))]
    out.write_text(page("Report", sections), encoding="utf-8")


def _index(out: Path) -> int:
    """Builds the index alone; its size in bytes."""
    with opened(out) as ledger:
        dataset = load_dataset(out, ledger)
    write_assets(out / "report" / "assets")
    path = out / "report" / "index.html"
    write_page(path, index(dataset, Words("nl", dataset.vocabulary)))
    return path.stat().st_size


def _opened(path: Path, rounds: int, executable: str, searched: str) -> Iterator[Opened]:
    for _ in range(rounds):
        with browser(executable) as chromium:
            view = chromium.new_page()
            watch = view.context.new_cdp_session(view)
            watch.send("Performance.enable", {"timeDomain": "threadTicks"})
            start = perf_counter()
            view.goto(path.as_uri())
            view.wait_for_selector("#documents tbody tr")
            shown = perf_counter() - start
            told = watch.send("Performance.getMetrics")["metrics"]
            worked = next(m["value"] for m in told if m["name"] == "TaskDuration")
            start = perf_counter()
            view.fill("#search", searched)
            view.wait_for_function("document.querySelectorAll('#documents tbody tr').length === 1")
            yield Opened(shown, worked, perf_counter() - start)


def _pages(out: Path) -> Drawn:
    """Reads the sample and builds its page twice."""
    from extractor.batch import run

    run([SAMPLE], out)
    built, kept = _built(out), _built(out)
    (page_of_sample,) = (out / "report").glob("2*.html")
    drawn = list((out / "report").glob("pages/*/*.webp"))
    size = sum(path.stat().st_size for path in (page_of_sample, *drawn))
    return Drawn(len(drawn), built, kept, size)


def _built(out: Path) -> float:
    """The seconds that it takes to build the report."""
    start = perf_counter()
    build(out, workers=1)
    return perf_counter() - start


if __name__ == "__main__":
    typer.run(main)
