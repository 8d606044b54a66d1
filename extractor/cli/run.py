"""The command `run`."""

from __future__ import annotations

import json
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.export import FORMATS
from extractor.cli.options import (
    CorrectionsOption,
    ModelOption,
    OutOption,
    ProfileOption,
    ReaderName,
    ReaderOption,
)
from extractor.cli.report import build_told
from extractor.limits import USUAL, Limits


def run_command(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT...", help="Files, folders, and URLs of a store (s3://...)."),
    ],
    out: OutOption = "output",
    profile: ProfileOption = "ibn",
    reader: ReaderOption = ReaderName.pdfium,
    model: ModelOption = None,
    corrections: CorrectionsOption = Path("corrections"),
    force: Annotated[
        bool, typer.Option("--force", help="Read documents again that are known.")
    ] = False,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Read those again that could not be read.")
    ] = False,
    only: Annotated[
        str | None,
        typer.Option("--only", help="Read no others than those whose name matches: '*-2020.pdf'."),
    ] = None,
    exports: Annotated[
        list[str] | None,
        typer.Option("--export", help=f"Export the tables as well: {FORMATS}."),
    ] = None,
    prune: Annotated[
        bool, typer.Option("--prune", help="Drop documents whose files are gone.")
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option("--workers", "-w", min=1, show_default="one a processor", help="Processes."),
    ] = None,
    dask: Annotated[
        str | None,
        typer.Option("--dask", help="The scheduler of a Dask cluster: tcp://host:8786."),
    ] = None,
    max_seconds: Annotated[
        float, typer.Option("--max-seconds", min=1, help="The most time for one document.")
    ] = USUAL.seconds,
    max_memory: Annotated[
        int, typer.Option("--max-memory", min=256, help="The most memory for one document, in MiB.")
    ] = USUAL.memory,
    max_pages: Annotated[
        int, typer.Option("--max-pages", min=1, help="The most pages of one document.")
    ] = USUAL.pages,
    max_size: Annotated[
        int, typer.Option("--max-size", min=1, help="The most MiB of one file.")
    ] = USUAL.size,
    report: Annotated[
        bool, typer.Option("--report", help="Build the report too, as `extractor report` does.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 when a check finds an error.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the summary as JSON, for machines.")
    ] = False,
    log_json: Annotated[
        bool, typer.Option("--log-json", help="A line of JSON on stderr for each document.")
    ] = False,
) -> None:
    """Read answers into checked, normalised tables; what is known already is not read again.

    Exit status: 0 all read; 1 error findings under --strict; 2 a mistake in the command, the
    profile or the output folder; 3 some input could not be read (the rest was).
    """
    from extractor import console
    from extractor.batch import Choice, folder_here, run

    if report or exports:
        # A mistake is told before anything is read.
        here = folder_here(out, "a report or an export")
    formats = _formats(exports or [])
    with nullcontext(console.log_json) if log_json else console.progress() as progress:
        result = run(
            inputs,
            out,
            profile=profile,
            reader=reader.value,
            model=model,
            corrections=corrections,
            choice=Choice(force, retry_failed, only),
            prune=prune,
            limits=Limits(max_seconds, max_memory, max_pages, max_size),
            workers=workers,
            dask=dask,
            progress=progress,
        )
    for failure in result.failures:
        console.complain(f"{failure.source}: {failure.message}")
    status = result.exit_status(strict=strict)
    if as_json:
        typer.echo(json.dumps(console.summary(result, out, status), ensure_ascii=False, indent=2))
    else:
        console.print_summary(result, out)
    written = [str(build_told(here, workers=workers).index)] if report else []
    if formats:
        from extractor.export import export

        written += export(here, formats)
    if not as_json:
        for path in written:
            typer.echo(path)
    raise typer.Exit(status)


def _formats(named: list[str]) -> list[str]:
    """The formats of the exports; a mistake is told before anything is read."""
    if not named:
        return []
    from extractor.export import chosen

    return chosen(named)
