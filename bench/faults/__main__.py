"""`python -m bench.faults kills` and `... damage`: what runs and documents withstand.

They write `bench/faults-kills.md` and `bench/faults-damage.md`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from bench.faults.child import WORKERS
from bench.faults.damaged import SAME, SECONDS, SILENT, TOLD, Damaged, read_damaged
from bench.faults.kills import Trial, trials
from bench.markdown import command, page, paragraph, table
from bench.seeds import SEEDS
from extractor import __version__

KILLS, DOCUMENTS, DAMAGED, SEED = 50, 500, 2000, SEEDS["faults"]
BENCH = Path(__file__).parents[1]

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command("kills")
def kills(
    times: Annotated[int, typer.Option(min=1, help="How often a run is killed.")] = KILLS,
    documents: Annotated[int, typer.Option(min=1, help="How many answers it reads.")] = DOCUMENTS,
    seed: Annotated[int, typer.Option(help="What all is made from.")] = SEED,
    out: Annotated[Path, typer.Option(help="What is written.")] = BENCH / "faults-kills.md",
) -> None:
    """Kills runs and finishes them; exits with 1 where the tables are not those of a whole run."""
    called = command(
        "bench.faults kills", (), times=(times, KILLS), documents=(documents, DOCUMENTS),
        seed=(seed, SEED),
    )  # fmt: skip
    with TemporaryDirectory() as folder:
        killed = list(trials(times, documents, seed, Path(folder)))
    out.write_text(page("Killed runs", [("", _by(called) + _killed(killed))]), encoding="utf-8")
    if not all(trial.same for trial in killed):
        raise typer.Exit(1)


@app.command("damage")
def damage(
    count: Annotated[int, typer.Option(min=1, help="How many of each kind.")] = DAMAGED,
    seed: Annotated[int, typer.Option(help="What all is made from.")] = SEED,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes.")] = None,
    out: Annotated[Path, typer.Option(help="What is written.")] = BENCH / "faults-damage.md",
) -> None:
    """Damages PDFs and texts and reads them; exits with 1 where one ends in a defect of ours."""
    called = command("bench.faults damage", (), count=(count, DAMAGED), seed=(seed, SEED))
    read = {suffix: _damaged(suffix, count, seed, workers) for suffix in (".pdf", ".txt")}
    sections = [
        ("", _by(called).strip()),
        ("PDFs", _of_damaged(read[".pdf"])),
        ("Texts", _of_damaged(read[".txt"])),
    ]
    out.write_text(page("Damaged documents", sections), encoding="utf-8")
    if any(own.defects for own in read.values()):
        raise typer.Exit(1)


def _by(called: str) -> str:
    return paragraph(f"Written by `{called}`, with extractor {__version__}.") + "\n\n"


def _damaged(suffix: str, count: int, seed: int, workers: int | None) -> Damaged:
    with TemporaryDirectory() as folder:
        return read_damaged(suffix, count, seed, Path(folder), workers)


def _killed(killed: Sequence[Trial]) -> str:
    kills = [kill for trial in killed for kill in trial.kills]
    whole = Counter(kill.whole for kill in kills)
    lost = sum(trial.in_vain for trial in killed)
    rows = [
        ("kills (SIGKILL to the run and all its workers)", str(len(kills))),
        ("datasets finished after their kills", str(len(killed))),
        ("of these with tables equal, byte by byte, to those of a run in peace",
         str(sum(trial.same for trial in killed))),
        (f"readings begun in vain, of {len(kills) * WORKERS} that can be in flight", str(lost)),
        ("moments at which the tables were a whole set", str(whole[True])),
        ("moments at which they were being moved, and no descriptor stood there", str(whole[None])),
        ("moments at which a descriptor stood beside tables of two sets", str(whole[False])),
    ]  # fmt: skip
    first, last = min(k.after for k in kills), max(k.after for k in kills)
    told = paragraph(
        f"A run over {killed[0].documents} made answers with {WORKERS} workers is killed after a",
        f"random time, from {first:.1f} to {last:.1f} seconds, begun again, and so on until one",
        "ends by itself; then the next dataset begins. A dataset of some of the answers stands",
        "there before. Each reading is noted when it begins.",
    )
    return f"{told}\n\n{table(('what', 'how many'), rows)}"


def _of_damaged(read: Damaged) -> str:
    every = sorted({status for counted in read.statuses.values() for status in counted})
    rows = [
        (kind, *(str(counted[status]) for status in every))
        for kind, counted in sorted(read.statuses.items())
    ]
    told = paragraph(
        f"{read.documents} documents, of which {read.ended} have a status, read in",
        f"{read.seconds:.0f} seconds; the slowest took {read.slowest:.1f}, the limit was",
        f"{SECONDS:.0f}. The same damage may come twice: each content is read, and counted, once.",
        f"Ended in a defect of the program: {len(read.defects)}.",
    )
    figures = [(what, str(read.figures[what])) for what in (SAME, TOLD, SILENT)]
    counted = table(("figures of those that were read", "documents"), figures)
    defects = "\n".join(f"- {defect}" for defect in read.defects)
    return "\n\n".join(filter(None, (told, table(("damage", *every), rows), counted, defects)))


if __name__ == "__main__":
    app()
