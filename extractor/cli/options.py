"""Options and arguments that several commands take."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


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


class AnswerForm(StrEnum):
    """How `query` prints what it found."""

    table = "table"
    csv = "csv"
    json = "json"


ProfileOption = Annotated[
    str, typer.Option("--profile", "-p", help="A profile of the package, or a .toml file.")
]
OutOption = Annotated[
    str, typer.Option("--out", "-o", metavar="DIR|URL", help="Where the tables go.")
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
CorrectionsOption = Annotated[
    Path,
    typer.Option("--corrections", help="A folder with corrections by people; none is no mistake."),
]
DocumentArgument = Annotated[
    Path,
    typer.Argument(
        metavar="FILE", help="A PDF or a text.", exists=True, dir_okay=False, readable=False
    ),
]
