"""The commands about corrections by people: `correct` and `promote`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.one import as_corrected
from extractor.cli.options import (
    CorrectionsOption,
    DocumentArgument,
    ModelOption,
    ProfileOption,
    ReaderName,
    ReaderOption,
)


def correct(
    document: DocumentArgument,
    network: Annotated[str, typer.Option("--network", help="Name or id of the network.")],
    indicator: Annotated[str, typer.Option("--indicator", help="What is counted: members ...")],
    measure: Annotated[str, typer.Option("--measure", help="target, achieved, reported ...")],
    who: Annotated[str, typer.Option("--who", help="Who says so.")],
    why: Annotated[str, typer.Option("--why", help="Why, in a sentence.")],
    segment: Annotated[str, typer.Option("--segment", help="Which kind of it.")] = "total",
    period: Annotated[str, typer.Option("--period", help="As in observations.")] = "",
    item: Annotated[str, typer.Option("--item", help="The answer item, if several have it.")] = "",
    to: Annotated[
        list[str] | None,
        typer.Option("--set", help="What it becomes: 54, or period=2019; may be repeated."),
    ] = None,
    add: Annotated[
        str | None, typer.Option("--add", help="The value of a figure that was not read.")
    ] = None,
    quote: Annotated[str, typer.Option("--quote", help="The words that hold what is added.")] = "",
    start: Annotated[
        int | None, typer.Option("--start", help="Where the quote begins in the text.", min=0)
    ] = None,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="It is no figure.")] = False,
    when: Annotated[
        dt.datetime | None,
        typer.Option("--when", help="The day.", formats=["%Y-%m-%d"], show_default="today"),
    ] = None,
    corrections: CorrectionsOption = Path("corrections"),
    profile: ProfileOption = "ibn",
    reader: ReaderOption = ReaderName.pdfium,
    model: ModelOption = None,
) -> None:
    """Correct a figure of a document: --set, --add or --withdraw it, with who and why."""
    from extractor.corrections.told import correction_told, told_of
    from extractor.corrections.write import correct as correct_figure
    from extractor.pipeline import extract

    figure = {
        "network": network, "indicator": indicator, "measure": measure, "segment": segment,
        "period": period, "item": item,
    }  # fmt: skip
    made = correction_told(
        figure,
        to or [],
        add,
        withdraw=withdraw,
        quote=quote,
        start=start,
        who=who,
        when=when.date() if when else dt.date.today(),
        why=why,
    )
    extraction = extract(document, profile=profile, reader=reader.value, model=model)
    saved = correct_figure(extraction, made, corrections)
    typer.echo(saved.says)
    for old in saved.replaced:
        typer.echo(f"It replaces the correction of {old.when} by {old.who} ({told_of(old)}).")
    typer.echo(f"The correction is in {saved.path}. It is applied with every run.")


def promote(
    document: DocumentArgument,
    gold: Annotated[Path, typer.Option("--gold", help="The folder with *.gold.toml files.")],
    corrections: CorrectionsOption = Path("corrections"),
    profile: ProfileOption = "ibn",
    reader: ReaderOption = ReaderName.pdfium,
    model: ModelOption = None,
) -> None:
    """Make gold of a document as it is read and corrected, for `evaluate` to measure against."""
    from extractor.promote import promote as make_gold

    extraction = as_corrected(document, profile, reader, model, corrections)
    path = make_gold(extraction, gold)
    typer.echo(f"{len(extraction.observations)} figures are gold in {path}: look them through.")
