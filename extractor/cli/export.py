"""The commands that give the tables to other programs: `export` and `query`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.options import AnswerForm

OutArgument = Annotated[str, typer.Argument(metavar="OUT", help="A folder that `run` wrote.")]
FORMATS = "csv, parquet, xlsx, duckdb, sqlite, datapackage"


def export(
    out: OutArgument,
    to: Annotated[
        list[str],
        typer.Option("--to", help=f"{FORMATS}; several between commas, or by more --to."),
    ],
    into: Annotated[
        Path | None,
        typer.Option("--into", help="The folder that they go into.", show_default="OUT itself"),
    ] = None,
    bom: Annotated[
        bool, typer.Option("--bom", help="Mark CSV as UTF-8, so that Excel reads its accents.")
    ] = False,
    decimal_comma: Annotated[
        bool,
        typer.Option(
            "--decimal-comma", help="CSV as a Dutch Excel reads it: 4,5 and ; between columns."
        ),
    ] = False,
) -> None:
    """Export the tables of a run to Excel, DuckDB, SQLite, Parquet, CSV or a Data Package.

    What an earlier export wrote is replaced.
    """
    from extractor.export import Options
    from extractor.export import export as write_exports

    for path in write_exports(out, to, into, Options(bom, decimal_comma)):
        typer.echo(path)


def query(
    out: OutArgument,
    question: Annotated[
        str, typer.Argument(metavar="SQL", help="A SELECT over the tables and views.")
    ],
    form: Annotated[
        AnswerForm, typer.Option("--format", "-f", help="How the answer is printed.")
    ] = AnswerForm.table,
) -> None:
    """Ask the tables of a run a question in SQL, answered by DuckDB.

    Beside the tables there are the views kpis, members, history and latest.
    Nothing can be changed, and nothing beside the tables can be read.
    """
    from extractor.answers import print_answer
    from extractor.export import query as ask

    print_answer(ask(out, question), form.value)
