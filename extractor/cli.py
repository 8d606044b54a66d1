"""The command line: plumbing only, one library call a command."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from extractor import __version__
from extractor.errors import ExtractorError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="From the written answers of Flemish ministers to figures that can be trusted.",
)
profiles = typer.Typer(no_args_is_help=True, help="Profiles: a subject told as data.")
app.add_typer(profiles, name="profile")


class ReaderName(StrEnum):
    """The readers of PDF."""

    pdfium = "pdfium"
    pdfplumber = "pdfplumber"


class PartName(StrEnum):
    """What `show` can show."""

    header = "header"
    items = "items"
    tables = "tables"
    observations = "observations"
    findings = "findings"


class KindName(StrEnum):
    """What documents with gold can be grouped by."""

    form = "form"
    producer = "producer"


ProfileOption = Annotated[
    str, typer.Option("--profile", "-p", help="A profile of the package, or a .toml file.")
]
ReaderOption = Annotated[
    ReaderName, typer.Option("--reader", help="What reads PDF: pdfium (fast) or pdfplumber.")
]
ModelOption = Annotated[
    str | None,
    typer.Option(
        "--model",
        help="The Dutch spaCy pipeline that reads sentences: an installed one, a folder, or blank.",
        show_default="the profile's, which is our own",
    ),
]
DocumentArgument = Annotated[
    Path,
    typer.Argument(
        metavar="FILE", help="A PDF or a text.", exists=True, dir_okay=False, readable=False
    ),
]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"extractor {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="The version.")
    ] = False,
) -> None:
    pass


@app.command("run")
def run_command(
    inputs: Annotated[
        list[Path],
        typer.Argument(metavar="INPUT...", help="Files and folders.", exists=True, readable=False),
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="Where the tables go.")] = Path("output"),
    profile: ProfileOption = "ibn",
    reader: ReaderOption = ReaderName.pdfium,
    model: ModelOption = None,
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
            inputs, out, profile=profile, reader=reader.value, model=model, progress=progress
        )
    for failure in result.failures:
        console.complain(str(failure.error))
    status = result.exit_status(strict=strict)
    if as_json:
        typer.echo(json.dumps(console.summary(result, out, status), ensure_ascii=False, indent=2))
    else:
        console.print_summary(result, out)
    raise typer.Exit(status)


@app.command()
def show(
    document: DocumentArgument,
    part: Annotated[
        PartName | None, typer.Option("--part", help="Show this part only.", show_default="all")
    ] = None,
    profile: ProfileOption = "ibn",
    reader: ReaderOption = ReaderName.pdfium,
    model: ModelOption = None,
) -> None:
    """Show in the terminal what was understood of one document."""
    from extractor.pipeline import extract
    from extractor.show import show as show_parts

    extraction = extract(document, profile=profile, reader=reader.value, model=model)
    show_parts(extraction, [part.value] if part else [name.value for name in PartName])


@app.command()
def explain(
    document: DocumentArgument,
    value: Annotated[str, typer.Argument(metavar="VALUE", help="A number, as it stands: 1.204")],
    profile: ProfileOption = "ibn",
    reader: ReaderOption = ReaderName.pdfium,
    model: ModelOption = None,
) -> None:
    """Tell which labels govern a number and which rule read it, or why it was not taken."""
    from extractor.explain import explain as explain_value
    from extractor.pipeline import extract

    extraction = extract(document, profile=profile, reader=reader.value, model=model)
    for line in explain_value(extraction, value):
        typer.echo(line)


@app.command()
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


@app.command()
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


@profiles.command("check")
def check_profile(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A profile (.toml).")],
) -> None:
    """Check a profile; a mistake is named with its line and the remedy."""
    from extractor.profile import load

    profile = load(file)
    typer.echo(
        f"{file} is a profile: {profile.title}, {len(profile.networks)} networks, "
        f"{len(profile.indicators)} indicators."
    )


# What typer ends with on Ctrl-C, without a word.
_INTERRUPTED = 130


def main() -> None:
    """The command `extractor`: errors end in one message on stderr and an exit status."""
    try:
        app(prog_name="extractor")
    except ExtractorError as error:
        typer.echo(f"extractor: {error}", err=True)
        sys.exit(error.exit_status)
    except SystemExit as stop:
        if stop.code == _INTERRUPTED:
            typer.echo("extractor: stopped; the tables of the last whole run are kept.", err=True)
        raise
    except Exception as error:  # no traceback for a user, whatever we did wrong
        typer.echo(
            f"extractor: the program failed ({type(error).__name__}: {error}). "
            "This is a defect: please report it with the command you gave.",
            err=True,
        )
        sys.exit(70)
