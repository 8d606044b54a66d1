"""What a run shows: progress on stderr while it works, a summary on stdout at its end."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath
from threading import Event
from time import perf_counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.text import Text

    from extractor.batch import Progress, RunResult
    from extractor.batch.ledger import Entry

# Runs of more documents show the totals, and of single documents only those that need a look.
LISTED_DOCUMENTS = 20


def complain(message: str) -> None:
    """One message on stderr."""
    print(f"extractor: {message}", file=sys.stderr)


@contextmanager
def progress() -> Iterator[Callable[[Progress], None] | None]:
    """A progress bar on stderr as the callback of a run; None where there is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich import progress as rich
    from rich.console import Console

    columns = (
        rich.BarColumn(bar_width=20),
        rich.MofNCompleteColumn(),
        rich.TextColumn("{task.fields[speed]}"),
        rich.TimeRemainingColumn(compact=True),
        rich.TextColumn("{task.fields[failed]}{task.description}"),
    )
    start, failures = perf_counter(), 0
    with rich.Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, speed="", failed="")

        def show(done: Progress) -> None:
            nonlocal failures
            failures += done.outcome.status != "ok"
            bar.update(
                task,
                completed=done.done,
                total=done.of,
                description=PurePath(done.source).name,
                speed=f"{done.done / (perf_counter() - start):.1f}/s",
                failed=f"{failures} failed " if failures else "",
            )

        yield show


@contextmanager
def page_progress() -> Iterator[Callable[[int, int], None] | None]:
    """A progress bar on stderr as the callback of a report; None where there is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich import progress as rich
    from rich.console import Console

    columns = (rich.BarColumn(bar_width=20), rich.MofNCompleteColumn(), rich.TimeRemainingColumn())
    with rich.Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def wait() -> None:
    """Waits until Ctrl-C."""
    with suppress(KeyboardInterrupt):
        Event().wait()


def log_json(done: Progress) -> None:
    """One line of JSON on stderr for a document that is done."""
    o = done.outcome
    told = {"event": "document", "source": done.source, "status": o.status, "done": done.done}
    told |= {"of": done.of, "seconds": o.seconds, "figures": o.figures, "errors": o.errors}
    told |= {"warnings": o.warnings} | ({"message": o.message} if o.message else {})
    print(json.dumps(told, ensure_ascii=False), file=sys.stderr, flush=True)


def summary(result: RunResult, out: str | Path, exit_status: int) -> dict[str, Any]:
    """The summary of a run for machines."""
    return {
        "out": str(out),
        "documents": result.statuses,
        "read": result.read,
        "observations": result.figures,
        "findings": result.severities,
        "exit_status": exit_status,
    }


def print_summary(result: RunResult, out: str | Path) -> None:
    """The summary of a run for people: documents, figures, and what needs a look."""
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    table.add_column("document", overflow="fold")
    for column in ("status", "figures", "errors", "warnings"):
        table.add_column(column, justify="right")
    for row in _rows(result):
        table.add_row(*row)
    console = Console()
    console.print(table)
    console.print(_closing(result, out), highlight=False, markup=False)


def _rows(result: RunResult) -> Iterator[tuple[Text | str, ...]]:
    from rich.text import Text

    many = len(result.entries) > LISTED_DOCUMENTS
    for entry in result.entries:
        if many and entry.status in ("ok", "duplicate") and not entry.errors:
            continue
        numbers = (str(entry.figures), str(entry.errors), str(entry.warnings))
        status = entry.status if entry.present else f"{entry.status}, gone"
        shown = numbers if entry.status == "ok" else ("", "", "")
        yield Text(PurePath(entry.source).name), status, *shown


def _closing(result: RunResult, out: str | Path) -> str:
    documents = ", ".join(f"{count} {status}" for status, count in result.statuses.items())
    found, known = result.severities, len(result.entries) - result.read
    return (
        f"\n{result.figures} figures from {documents}; "
        f"{found['error']} errors, {found['warning']} warnings.\n"
        + (f"{known} of them were known and not read again.\n" if known > 0 else "")
        + f"The tables are in {out}{'' if str(out).endswith('/') else '/'}"
        + ("; findings.csv says what needs a look." if found["error"] + found["warning"] else ".")
    )


def print_status(entries: Sequence[Entry], slowest: int) -> None:
    """What a ledger holds: documents by status, failures by reason, and the slowest documents."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    counted = Counter(entry.status for entry in entries)
    gone = sum(not entry.present for entry in entries)
    told = ", ".join(f"{count} {status}" for status, count in counted.most_common()) or "none"
    console.print(
        f"{len(entries)} documents: {told}" + (f"; {gone} are gone." if gone else "."),
        highlight=False,
    )
    reasons = Counter(entry.message for entry in entries if entry.message)
    if reasons:
        failures = Table("failures", "reason", box=None, pad_edge=False)
        for reason, count in reasons.most_common():
            failures.add_row(str(count), Text(reason))
        console.print(failures)
    timed = sorted(entries, key=lambda entry: -entry.seconds)[:slowest]
    if timed:
        table = Table("seconds", "slowest", box=None, pad_edge=False)
        for entry in timed:
            table.add_row(f"{entry.seconds:.2f}", Text(entry.source))
        console.print(table)


def print_watched(result: RunResult, out: str | Path) -> None:
    """One line for what a watched folder gave, and one for each document that cannot be read."""
    if result.read:
        failed = f", {len(result.failures)} of all cannot be read" if result.failures else ""
        print(f"{result.read} read, {result.figures} figures in {out}{failed}", flush=True)
    for failure in result.failures if result.read else ():
        complain(f"{failure.source}: {failure.message}")
