"""How soon the index of a large report opens, and how fast pages are built.

`python -m bench.report` writes `bench/report.md`. The documents are made from the sample: each has
a date, a title and three of its networks of its own. A Chromium of the system opens the index.
"""

from __future__ import annotations

import datetime as dt
import random
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Annotated

import typer

from bench.markdown import command, page, paragraph, table
from extractor import __version__, extract
from extractor.batch.export import export
from extractor.batch.home import opened as home_at
from extractor.batch.ledger import VOCABULARY, Input
from extractor.batch.worker import Outcome
from extractor.dataset import Record, record
from extractor.dataset.packing import pack
from extractor.dataset.row import Row
from extractor.profile import Jump, load
from extractor.profile.titles import titles
from extractor.report import build
from extractor.report.dataset import load as load_dataset
from extractor.report.dataset import opened
from extractor.report.environment import write_assets, write_page
from extractor.report.index import index
from extractor.report.words import Words

COUNT, ROUNDS = 10_000, 5
OUT = Path(__file__).with_suffix(".md")
SAMPLE = Path(__file__).parent.parent / "corpus" / "841-2020-09-24.pdf"
WORDS = ("cluster", "evaluatie", "leden", "subsidie", "innovatie", "looptijd", "netwerk", "cijfers")
NETWORKS_EACH = 3
KEY = "made"


@dataclass(frozen=True)
class Opened:
    """How long until the index is there to use, in seconds: read, laid out, and its list shown; the
    processor time of that; and how long until a search over all documents is shown."""

    shown: float
    worked: float
    searched: float


def main(
    count: Annotated[int, typer.Option(min=1, help="How many documents.")] = COUNT,
    rounds: Annotated[int, typer.Option(min=1, help="How often the index is opened.")] = ROUNDS,
    browser: Annotated[str, typer.Option(help="The Chromium to open it with.")] = "",
    out: Annotated[Path, typer.Option(help="Where the measurements go.")] = OUT,
) -> None:
    """Makes a dataset, builds its index, opens it, and builds the sample's pages."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        fabricate(folder, count)
        start = process_time()
        size = _index(folder)
        built = process_time() - start
        times = list(_opened(folder / "report" / "index.html", rounds, browser, str(count)))
        drawn, kept, largest = _pages(folder / "sample")
    given = command("bench.report", (), count=(count, COUNT), rounds=(rounds, ROUNDS))
    rows = [
        ("index: size, MB", f"{size / 1e6:.1f}"),
        ("index: to build, CPU seconds", f"{built:.1f}"),
        ("index: opens, seconds, median", f"{median(t.shown for t in times):.2f}"),
        ("index: opens, seconds, slowest", f"{max(t.shown for t in times):.2f}"),
        ("index: opens, CPU seconds of the page", f"{median(t.worked for t in times):.2f}"),
        ("index: a search is shown, seconds", f"{median(t.searched for t in times):.2f}"),
        ("the sample's page: built with four pictures, seconds", f"{drawn:.2f}"),
        ("the sample's page: found unchanged, seconds", f"{kept:.2f}"),
        ("the sample's page: size with its pictures, kB", f"{largest / 1e3:.0f}"),
    ]
    head = paragraph(
        f"Made by `{given}`, extractor {__version__}: {count} documents made from the sample, each "
        f"with {NETWORKS_EACH} of its networks. The index is opened {rounds} times from disk, each "
        "time by a Chromium started anew, until its list is shown; other programs were at work on "
        "the machine, so that the seconds are a bound."
    )
    sections = [("", head), ("All", table(["what", "measured"], rows))]
    out.write_text(page("Report", sections), encoding="utf-8")


def fabricate(out: Path, count: int) -> None:
    """A dataset of so many documents in the folder `out`; their files are not there."""
    sample, chance = record(extract(SAMPLE)), random.Random(1)
    with home_at(out) as home:
        ledger = home.ledger
        ledger.note(VOCABULARY, titles(load("ibn")))
        inputs, keys = {}, {}
        for number in range(1, count + 1):
            own = _variant(sample, number, chance)
            row = own.document
            uri = f"file:///answers/{number}.pdf"
            inputs[uri] = Input(uri, row["source"], row["sha256"], 1, 1, 1, present=False)
            keys[uri] = KEY
            ledger.keep(KEY, Outcome(row["sha256"], row["status"], pack(own)))
        ledger.keep_inputs(inputs.values(), ())
        export(home, inputs, keys, Jump())


def _variant(sample: Record, number: int, chance: random.Random) -> Record:
    """The sample with an id, a date and a title of its own, and figures of a few networks."""
    day = dt.date(2010, 10, 1) + dt.timedelta(days=chance.randrange(3650))
    changes = {
        "document_id": f"made-{number}",
        "source": f"answers/{number}.pdf",
        "sha256": f"{number:064x}",
        "number": number,
        "date_asked": day.isoformat(),
        "title": f"{' '.join(chance.sample(WORDS, 3)).capitalize()} {number}",
    }
    ids = [row["network_id"] for row in sample.of("networks")]
    kept = set(chance.sample(ids, NETWORKS_EACH))
    rows = {table: [*sample.of(table)] for table in sample.rows}
    for name in ("networks", "states", "observations"):
        rows[name] = [row for row in rows[name] if row["network_id"] in kept]
    figures = {row["observation_id"] for row in rows["observations"]}
    for name in ("numbers", "governing"):
        rows[name] = [r for r in rows[name] if r["observation_id"] in figures]
    rows["cells"] = rows["cells"][:12]
    old = str(sample.document["document_id"])
    return Record(
        {name: tuple(_renamed(row, old, changes) for row in own) for name, own in rows.items()}
    )


def _renamed(row: Row, old: str, changes: Row) -> Row:
    found = {column: changes.get(column, value) for column, value in row.items()}
    if "number" in row and "title" not in row:
        found["number"] = row["number"]
    own = row.get("observation_id")
    if own:
        found["observation_id"] = own.replace(old, changes["document_id"], 1)
    return found


def _index(out: Path) -> int:
    """Builds the index alone; its size in bytes."""
    with opened(out) as ledger:
        dataset = load_dataset(out, ledger)
    write_assets(out / "report" / "assets")
    path = out / "report" / "index.html"
    write_page(path, index(dataset, Words("nl", dataset.vocabulary)))
    return path.stat().st_size


def _opened(path: Path, rounds: int, browser: str, searched: str) -> Iterator[Opened]:
    from playwright.sync_api import sync_playwright

    executable = browser or shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        for _ in range(rounds):
            chromium = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
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
            view.locator("#documents tbody tr").first.wait_for()
            yield Opened(shown, worked, perf_counter() - start)
            chromium.close()


def _pages(out: Path) -> tuple[float, float, int]:
    """The seconds to build the sample's page, and to find it unchanged; its size in bytes with all
    its pictures."""
    from extractor.batch import run

    run([SAMPLE], out)
    times: list[float] = []
    for _ in range(2):
        start = perf_counter()
        build(out, workers=1)
        times.append(perf_counter() - start)
    pages: Sequence[Path] = [
        *(out / "report").glob("2*.html"),
        *(out / "report").glob("pages/*/*.webp"),
    ]
    return times[0], times[1], sum(path.stat().st_size for path in pages)


if __name__ == "__main__":
    typer.run(main)
