"""The commands that show a dataset in a browser: `report` and `review`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.options import CorrectionsOption

if TYPE_CHECKING:
    from extractor.report import Built


class LanguageName(StrEnum):
    """The languages of the report."""

    nl = "nl"
    en = "en"


OutArgument = Annotated[
    Path, typer.Argument(metavar="OUT", help="A folder that `run` wrote.", exists=True)
]
LanguageOption = Annotated[LanguageName, typer.Option("--lang", help="Dutch or English.")]
WorkersOption = Annotated[
    int | None,
    typer.Option("--workers", "-w", min=1, show_default="one a processor", help="Processes."),
]


# The exit status of a defect of the program.
_DEFECT = 70


def build_told(
    out: Path, lang: LanguageName = LanguageName.nl, workers: int | None = None
) -> Built:
    """Builds the report of a dataset and complains of the pages that it has no page of."""
    from extractor import console
    from extractor.report import build

    with console.page_progress() as progress:
        built = build(out, language=lang.value, workers=workers, progress=progress)
    for document_id, why in built.failed.items():
        console.complain(f"{document_id} has no page ({why}). This is a defect: please report it.")
    return built


def report(
    out: OutArgument,
    lang: LanguageOption = LanguageName.nl,
    workers: WorkersOption = None,
) -> None:
    """Build the report of a dataset: static pages in OUT/report that open without a network.

    Only pages whose document was read anew are built again.
    """
    built = build_told(out, lang, workers)
    typer.echo(f"{built.new} of {built.pages} pages are new. Open {built.index} in a browser.")
    raise typer.Exit(_DEFECT if built.failed else 0)


def review(
    out: OutArgument,
    lang: LanguageOption = LanguageName.nl,
    workers: WorkersOption = None,
    corrections: CorrectionsOption = Path("corrections"),
) -> None:
    """Serve the report on this machine only, where it saves corrections by itself (Ctrl-C ends it).

    The address holds a token: who does not have it sees nothing and saves nothing.
    """
    from extractor import console
    from extractor.review import serving

    build_told(out, lang, workers)
    with serving(out, corrections) as address:
        typer.echo(f"Open {address}\nCorrections go to {corrections}. Ctrl-C ends this.")
        console.wait()
