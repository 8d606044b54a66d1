"""The commands that measure: `evaluate` and `synth`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.options import KindName


def evaluate(
    out: Annotated[
        Path, typer.Argument(metavar="OUT", help="A folder that `run` wrote.", exists=True)
    ],
    gold: Annotated[
        Path, typer.Option("--gold", help="A folder with *.gold.toml files.", exists=True)
    ],
    by: Annotated[
        list[KindName] | None,
        typer.Option("--by", help="Also by kind of document, as gold tells it; may be repeated."),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline", help="Tell what changed since this file, instead of all differences."
        ),
    ] = None,
    save: Annotated[
        Path | None, typer.Option("--save", help="Keep this measurement, as a later baseline.")
    ] = None,
    fail_under: Annotated[
        float, typer.Option("--fail-under", min=0, max=1, help="Exit with 1 when an F1 is below.")
    ] = 0.0,
) -> None:
    """Hold the tables against gold: precision, recall, F1, and the differences by name."""
    from extractor import evaluate as measuring

    before = measuring.load_scores(baseline) if baseline else None
    scores = measuring.evaluate(out, gold)
    for line in measuring.report(scores, gold, [kind.value for kind in by or ()], before):
        typer.echo(line)
    if save:
        measuring.save_scores(scores, save)
    raise typer.Exit(1 if min(score.f1 for score in scores) < fail_under else 0)


def synth(
    count: Annotated[int, typer.Option("--count", min=1, help="How many answers to make.")] = 100,
    seed: Annotated[int, typer.Option("--seed", help="The same seed makes the same answers.")] = 1,
    out: Annotated[Path, typer.Option("--out", "-o", help="Where they go.")] = Path("synth"),
    kind: Annotated[
        list[str] | None, typer.Option("--kind", help="A form or a producer; may be repeated.")
    ] = None,
) -> None:
    """Make answers with gold beside each, to measure the reader on."""
    from extractor.synth import generate

    made = generate(count, seed, out, kind or ())
    typer.echo(f"{len(made)} answers with gold are in {out}.")
