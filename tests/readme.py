"""The generated parts of the README: help texts, excerpts of real output, columns of the tables."""

from __future__ import annotations

import io
import re
import sys
import tomllib
from contextlib import redirect_stdout, suppress
from functools import lru_cache
from pathlib import Path

import pandas as pd
import pytest

from extractor import Answer, extract
from extractor.checks import CHECKS
from extractor.cli import main
from extractor.dataset.across import ACROSS
from extractor.dataset.catalogue import Column, Table, catalogue
from extractor.model import number_kinds

ROOT = Path(__file__).parent.parent


def help_of(*command: str) -> str:
    """The help text of a command, as a terminal of 80 columns shows it."""
    return _console(printed(*command, "--help"))


def command(*arguments: str) -> str:
    """A command and what it prints."""
    return _console(f"$ extractor {' '.join(arguments)}\n{printed(*arguments)}")


def excerpt(table: str, columns: list[str], rows: int) -> str:
    """The first rows of a table of the sample, some of its columns."""
    frame = _sample().frames[table][columns].head(rows)
    lines = [" | ".join(_cell(value) for value in row) for row in frame.itertuples(index=False)]
    return _table(columns, lines)


def sections(path: str, *headings: str) -> str:
    """What stands under these headings of a page of measurements; "" is what it begins with."""
    text = (ROOT / path).read_text(encoding="utf-8")
    parts = re.split(r"^## (.*)\n", re.sub("^# .*\n", "## \n", text), flags=re.MULTILINE)[1:]
    under = dict(zip(parts[::2], parts[1::2], strict=True))
    return "\n" + "\n\n".join(under[heading].strip() for heading in headings) + "\n\n"


def tables() -> str:
    """All tables of the catalogue by name."""
    return _table(["table", "holds"], [f"`{t.name}` | {t.en}" for t in catalogue().values()])


def words(kind: str) -> str:
    """What the report calls the ids of a kind, in both languages."""
    told = tomllib.loads((ROOT / "extractor/report/words.toml").read_text(encoding="utf-8"))
    rows = [f"{text['nl']} | {text['en']}" for text in told[kind].values()]
    return _table(["Nederlands", "English"], rows)


def kinds() -> str:
    """All kinds of number, and how many of each the sample's answer has."""
    found = _sample().frames["numbers"]["kind"].value_counts()
    rows = [f"`{k.name}` | {k.en} | {found.get(k.name, 0) or ''}" for k in number_kinds().values()]
    return _table(["kind", "meaning", "in the sample"], rows)


def schemas() -> str:
    """All tables of the catalogue, with what their schemas hold them to."""
    return "\n" + "\n".join(_schema(table) for table in catalogue().values())


def _schema(table: Table) -> str:
    told = [f"Key: {_names(table.key)}." if table.key else "No key: a row may come twice."]
    told += [
        f"{_names(r.columns)} refers to {_names(r.to)} of `{r.table}`." for r in table.references
    ]
    told += [f"`{low}` is never more than `{high}`." for low, high in table.ascending]
    columns = ["column", "type", "empty", "values", "meaning", "betekenis"]
    rows = [" | ".join(_column(column)) for column in table.columns]
    listed = "\n".join(f"- {sentence}" for sentence in told)
    return f"## {table.name}\n\n{table.en} *{table.nl}*\n\n{listed}\n{_table(columns, rows)}"


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in columns)


def _column(column: Column) -> tuple[str, ...]:
    values = list(map("`{}`".format, column.allowed))
    values += [f"at least {column.minimum:g}"] if column.minimum is not None else []
    values += [f"at most {column.maximum:g}"] if column.maximum is not None else []
    values += [f"`{column.pattern}`"] if column.pattern else []
    empty = "no" if column.required else "yes"
    return f"`{column.name}`", column.type, empty, ", ".join(values), column.en, column.nl


def checks() -> str:
    """All checks by the name that their findings bear, each with what it is about."""
    every = {**CHECKS, **ACROSS}
    rows = [f"`{name}` | {_first_lines(check.__doc__ or '')}" for name, check in every.items()]
    return _table(["check", "what it holds to be true"], rows)


def _first_lines(doc: str) -> str:
    """The first paragraph of a docstring on one line."""
    return " ".join(doc.strip().split("\n\n")[0].split())


@lru_cache(maxsize=1)
def _sample() -> Answer:
    return extract(ROOT / "corpus" / "841-2020-09-24.pdf")


def _cell(value: object) -> str:
    if pd.isna(value):
        return ""
    return f"{value:.10g}" if isinstance(value, float) else str(value).replace("|", r"\|")


def _table(columns: list[str], rows: list[str]) -> str:
    head = [f"| {' | '.join(columns)} |", "|" + "---|" * len(columns)]
    return "\n" + "\n".join([*head, *(f"| {row} |" for row in rows)]) + "\n\n"


def _console(text: str) -> str:
    lines = "\n".join(line.rstrip() for line in text.strip("\n").splitlines())
    return f"\n```console\n{lines}\n```\n\n"


def printed(*arguments: str, cwd: Path = ROOT) -> str:
    """What a command prints in a terminal of 80 columns."""
    out = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out):
        patch.chdir(cwd)
        patch.setenv("COLUMNS", "80")
        patch.setattr(sys, "argv", ["extractor", *arguments])
        with suppress(SystemExit):
            main()
    return out.getvalue()


def estimate() -> str:
    """What many documents cost, by what one more of bench/scaling.md costs."""
    text = (ROOT / "bench/scaling.md").read_text(encoding="utf-8")
    found = {
        cells[0].strip(): [float(cell) for cell in cells[1:]]
        for cells in (row.strip("|").split("|") for row in text.splitlines() if row[:1] == "|")
        if re.fullmatch(r" *[0-9.]+ *", cells[1])
    }
    workers, own, memory, _ = found["read and write"]
    costs = [
        ("days of one processor, reading", workers / 1000 / 86_400, 1),
        ("the same on 100 processors, in hours", workers / 1000 / 3600 / 100, 1),
        ("hours of the run itself", own / 1000 / 3600, 1),
        ("GiB of memory to write the tables", memory / 1024**2, 0),
        *((f"GiB of {name}", found[name][0] / 1024**2, 0) for name in _KEPT),
    ]
    rows = [
        f"{what} | {cost * 10**6:,.{digits}f} | {cost * 10**8:,.{digits}f}"
        for what, cost, digits in costs
    ]
    return _table(["", "10^6 documents", "10^8 documents"], rows)


_KEPT = ("ledger", "tables as CSV", "tables as Parquet")
