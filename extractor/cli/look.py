"""The commands that look at one document: `show` and `explain`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

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
    from extractor.corrections import load_corrections
    from extractor.pipeline import extract
    from extractor.show import show as show_parts

    extraction = extract(
        document,
        profile=profile,
        reader=reader.value,
        model=model,
        corrections=load_corrections(corrections),
    )
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
    from extractor.corrections import load_corrections
    from extractor.explain import explain as explain_value
    from extractor.pipeline import extract

    extraction = extract(
        document,
        profile=profile,
        reader=reader.value,
        model=model,
        corrections=load_corrections(corrections),
    )
    for line in explain_value(extraction, value):
        typer.echo(line)
