"""The commands that look after a dataset: `status` and `watch`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.options import (
    CorrectionsOption,
    ModelOption,
    OutOption,
    ProfileOption,
    ReaderName,
    ReaderOption,
)


def status(
    out: Annotated[
        str,
        typer.Argument(metavar="OUT", help="A folder, or a URL, that `run` wrote to."),
    ],
    slowest: Annotated[
        int, typer.Option("--slowest", min=0, help="How many of the slowest documents to show.")
    ] = 5,
) -> None:
    """Tell what is in the ledger of a dataset: documents, failures by reason, the slowest."""
    from extractor import console
    from extractor.batch.home import ledger_at

    with ledger_at(out) as ledger:
        console.print_status(list(ledger.latest()), slowest)


def watch(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="FOLDER", help="Where answers arrive.", exists=True, file_okay=False
        ),
    ],
    out: OutOption = "output",
    profile: ProfileOption = "ibn",
    reader: ReaderOption = ReaderName.pdfium,
    model: ModelOption = None,
    corrections: CorrectionsOption = Path("corrections"),
) -> None:
    """Read the answers of a folder, and new ones as they arrive, until it is stopped (Ctrl-C).

    A file is read when nothing was written to it for a while.
    """
    from extractor import console
    from extractor.batch import run
    from extractor.batch.watch import changes

    for _ in changes(folder):
        result = run(
            [folder],
            out,
            profile=profile,
            reader=reader.value,
            model=model,
            corrections=corrections,
        )
        console.print_watched(result, out)
