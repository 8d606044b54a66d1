"""Exports: the tables of an output folder in the form that an analyst's program takes.

One module a format, each with one function that writes the tables into a folder; `FORMATS` lists
them. `query` asks the tables a question in SQL.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.batch.storage import folder_here
from extractor.dataset.aside import replacing
from extractor.errors import ExportError
from extractor.export import csvs, duck, lite, parquet, workbook
from extractor.export.options import Options
from extractor.export.query import Answer, query
from extractor.export.tables import Tables, read_tables, undisturbed

__all__ = ["FORMATS", "Answer", "Format", "Options", "chosen", "export", "query"]


@dataclass(frozen=True)
class Format:
    """A form of export: its name in the folder (that of a folder ends in /), and what writes it."""

    target: str
    write: Callable[[Tables, Path, Options], None]


FORMATS = {
    "csv": Format("csv/", csvs.write_csv),
    "parquet": Format("parquet/", parquet.write_parquet),
    "xlsx": Format("extractor.xlsx", workbook.write_workbook),
    "duckdb": Format("extractor.duckdb", duck.write_duckdb),
    "sqlite": Format("extractor.sqlite", lite.write_sqlite),
    "datapackage": Format("datapackage/", csvs.write_package),
}


def chosen(named: Iterable[str]) -> list[str]:
    """The formats that are named, alone or between commas, each once.

    Raises ExportError for one that there is not.
    """
    names = [name.strip().lower() for text in named for name in text.split(",")]
    for name in names:
        if name not in FORMATS:
            raise ExportError(
                f"there is no export to {name!r}.", remedy=f"Choose of {', '.join(FORMATS)}."
            )
    return list(dict.fromkeys(names))


def export(
    out: str | Path,
    formats: Sequence[str],
    into: Path | None = None,
    options: Options | None = None,
) -> list[str]:
    """Writes the tables of the output folder `out` in these formats; returns what was written.

    It goes into `out` itself, or into the folder `into`, which is made; what an earlier export
    wrote there is replaced, when all of the new one is whole. Raises ExportError for an unknown
    format, OutputError for a folder without tables, in a store, or one that cannot be written,
    BusyOutput when a run is at work in `out`.
    """
    wanted, folder = chosen(formats), folder_here(out, "an export")
    target = into or folder
    with undisturbed(folder):
        tables = read_tables(folder, target)
        with replacing(target, option="--into") as new:
            for name in wanted:
                path = new / FORMATS[name].target
                if FORMATS[name].target.endswith("/"):
                    path.mkdir()
                FORMATS[name].write(tables, path, options or Options())
    return [str(target / FORMATS[name].target) for name in wanted]
