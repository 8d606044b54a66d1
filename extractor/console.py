"""What a run shows: progress on stderr while it works, a summary on stdout at its end."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.text import Text

    from extractor.batch import RunResult
    from extractor.batch.engine import Progress

# Runs of more documents show the totals, and of single documents only those that need a look.
LISTED_DOCUMENTS = 20


def complain(message: str) -> None:
    """One message on stderr."""
    print(f"extractor: {message}", file=sys.stderr)


@contextmanager
def progress() -> Iterator[Progress | None]:
    """A progress bar on stderr as the callback of a run; None where there is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (BarColumn(bar_width=20), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def show(path: Path, number: int, of: int) -> None:
            bar.update(task, completed=number - 1, total=of, description=path.name)

        yield show


def summary(result: RunResult, out: Path, exit_status: int) -> dict[str, Any]:
    """The summary of a run for machines."""
    return {
        "out": str(out),
        "documents": result.statuses,
        "observations": len(result.frames["observations"]),
        "findings": result.severities,
        "exit_status": exit_status,
    }


def print_summary(result: RunResult, out: Path) -> None:
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

    documents, findings = result.frames["documents"], result.frames["findings"]
    figures = result.frames["observations"].groupby("document_id").size()
    counts = findings.groupby(["document_id", "severity"]).size()
    many = len(documents) > LISTED_DOCUMENTS
    for document_id, source, status in zip(
        documents["document_id"], documents["source"], documents["status"], strict=True
    ):
        read = status == "ok"
        errors, warnings = (
            int(counts.get((document_id, severity), 0)) if read else 0
            for severity in ("error", "warning")
        )
        if many and status in ("ok", "duplicate") and not errors:
            continue
        numbers = (str(figures.get(document_id, 0)), str(errors), str(warnings))
        yield Text(PurePath(source).name), status, *(numbers if read else ("", "", ""))


def _closing(result: RunResult, out: Path) -> str:
    documents = ", ".join(f"{count} {status}" for status, count in result.statuses.items())
    found = result.severities
    return (
        f"\n{len(result.frames['observations'])} figures from {documents}; "
        f"{found['error']} errors, {found['warning']} warnings.\n"
        f"The tables are in {out}{'' if str(out).endswith('/') else '/'}"
        + ("; findings.csv says what needs a look." if found["error"] + found["warning"] else ".")
    )
