"""The command `run`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.options import (
    CorrectionsOption,
    ModelOption,
    ProfileOption,
    ReaderName,
    ReaderOption,
)


def run_command(
    inputs: Annotated[
        list[Path],
        typer.Argument(metavar="INPUT...", help="Files and folders.", readable=False),
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="Where the tables go.")] = Path("output"),
    profile: ProfileOption = "ibn",
    reader: ReaderOption = ReaderName.pdfium,
    model: ModelOption = None,
    corrections: CorrectionsOption = Path("corrections"),
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 when a check finds an error.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the summary as JSON, for machines.")
    ] = False,
) -> None:
    """Read answers into checked, normalised tables.

    Exit status: 0 all read; 1 error findings under --strict; 2 a mistake in the command, the
    profile or the output folder; 3 some input could not be read (the rest was).
    """
    from extractor import console
    from extractor.batch import run

    with console.progress() as progress:
        result = run(
            inputs,
            out,
            profile=profile,
            reader=reader.value,
            model=model,
            corrections=corrections,
            progress=progress,
        )
    for failure in result.failures:
        console.complain(str(failure.error))
    status = result.exit_status(strict=strict)
    if as_json:
        typer.echo(json.dumps(console.summary(result, out, status), ensure_ascii=False, indent=2))
    else:
        console.print_summary(result, out)
    raise typer.Exit(status)
