"""The commands that look at one document: `show` and `explain`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.one import as_corrected
from extractor.cli.options import (
    CorrectionsOption,
    DocumentArgument,
    ModelOption,
    PartName,
    ProfileOption,
    ReaderName,
    ReaderOption,
)


def show(
    document: DocumentArgument,
    part: Annotated[
        PartName | None, typer.Option("--part", help="Show this part only.", show_default="all")
    ] = None,
    profile: ProfileOption = "ibn",
    reader: ReaderOption = ReaderName.pdfium,
    model: ModelOption = None,
    corrections: CorrectionsOption = Path("corrections"),
) -> None:
    """Show in the terminal what was understood of one document."""
    from extractor.show import show as show_parts

    extraction = as_corrected(document, profile, reader, model, corrections)
    show_parts(extraction, [part.value] if part else [name.value for name in PartName])


def explain(
    document: DocumentArgument,
    value: Annotated[str, typer.Argument(metavar="VALUE", help="A number, as it stands: 1.204")],
    profile: ProfileOption = "ibn",
    reader: ReaderOption = ReaderName.pdfium,
    model: ModelOption = None,
    corrections: CorrectionsOption = Path("corrections"),
) -> None:
    """Tell which labels govern a number and which rule read it, or why it was not taken."""
    from extractor.explain import explain as explain_value

    extraction = as_corrected(document, profile, reader, model, corrections)
    for line in explain_value(extraction, value):
        typer.echo(line)
