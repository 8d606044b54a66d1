"""The command line: plumbing only, one library call a command."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from extractor import __version__
from extractor.cli import corrections, export, ledger, look, measure, report, run
from extractor.cli.profiles import profiles
from extractor.errors import ExtractorError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="From the written answers of Flemish ministers to figures that can be trusted.",
)
app.command("run")(run.run_command)
for command in (
    ledger.status,
    ledger.watch,
    export.export,
    export.query,
    look.show,
    look.explain,
    measure.evaluate,
    measure.synth,
    report.report,
    report.review,
    corrections.correct,
    corrections.promote,
):
    app.command()(command)
app.add_typer(profiles, name="profile")


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
            typer.echo(
                "extractor: stopped; what was read is kept, the tables are those of the last run.",
                err=True,
            )
        raise
    except Exception as error:  # no traceback for a user, whatever we did wrong
        typer.echo(
            f"extractor: the program failed ({type(error).__name__}: {error}). "
            "This is a defect: please report it with the command you gave.",
            err=True,
        )
        sys.exit(70)
