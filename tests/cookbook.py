"""The answers of docs/cookbook.md: what is shown there is run, and what is printed is put below it.

R and spreadsheets are not on every machine: what they answer is kept in docs/cookbook/kept.json,
with the question beside it. `python tests/cookbook.py` asks them anew; it needs Rscript with dplyr,
readr, DBI and RSQLite, and LibreOffice.
"""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import tempfile
import warnings
from contextlib import contextmanager, redirect_stdout
from functools import lru_cache
from pathlib import Path
from textwrap import dedent
from typing import Any

import pandas as pd
from cogapp import Cog
from readme import ROOT, printed

PAGE = ROOT / "docs" / "cookbook.md"
KEPT = ROOT / "docs" / "cookbook" / "kept.json"
ASK_ANEW = "COOKBOOK_ASK_ANEW"


def dataset() -> Path:
    """The folder in which `output` holds the tables of the sample and of two invented answers."""
    return Path(_made().name)


@lru_cache(maxsize=1)
def _made() -> tempfile.TemporaryDirectory[str]:
    from extractor.batch import run
    from extractor.export import FORMATS, export

    folder = tempfile.TemporaryDirectory(prefix="cookbook-")
    out = Path(folder.name, "output")
    with _in(ROOT):
        run(["corpus/841-2020-09-24.pdf", "docs/cookbook/answers"], out)
    export(out, list(FORMATS))
    return folder


def asked(question: str, *options: str) -> str:
    """`extractor query` with a question, and what it prints."""
    question = dedent(question).strip()
    shown = " ".join(["$ extractor query output", f'"{question}"', *options])
    answer = printed("query", "output", question, *options, cwd=dataset())
    return _block("console", f"{shown}\n{answer}")


def ran(code: str) -> str:
    """Python, and what it prints."""
    shown, out = dedent(code).strip(), io.StringIO()
    with _in(dataset()), redirect_stdout(out), pd.option_context("display.width", 100):
        exec(compile(shown, "cookbook", "exec"), {})
    return _blocks("python", shown, out.getvalue())


def in_r(code: str) -> str:
    """R, and what it printed."""
    shown = dedent(code).strip()
    return _blocks("r", shown, _kept("r", shown, run_r))


def in_excel(*formulas: str) -> str:
    """Formulas over the sheets of the workbook, each with its value."""
    lines = ["| formula | value |", "|---|---|"]
    for formula in formulas:
        value = _kept("excel", formula, work_out)
        lines.append(f"| `{formula}` | {value} |")
    return "\n" + "\n".join(lines) + "\n\n"


def run_r(code: str) -> str:
    """What R prints."""
    done = subprocess.run(
        ["Rscript", "--vanilla", "-"],
        input=f"options(width = 90)\n{code}",
        cwd=dataset(),
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def work_out(formula: str) -> str:
    """What a spreadsheet makes of a formula in the workbook: LibreOffice stands in for Excel."""
    import openpyxl

    with tempfile.TemporaryDirectory() as side, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        book = openpyxl.load_workbook(dataset() / "output" / "extractor.xlsx")
        book.create_sheet("Vraag", 0)["A1"] = formula
        book.active = 0
        book.save(Path(side, "vraag.xlsx"))
        profile = f"-env:UserInstallation={Path(side, 'profile').as_uri()}"
        office = ["soffice", profile, "--headless", "--convert-to", "csv", "vraag.xlsx"]
        subprocess.run(office, cwd=side, check=True, capture_output=True)
        return next(csv.reader(io.StringIO(Path(side, "vraag.csv").read_text("utf-8"))))[0]


def _kept(kind: str, question: str, ask: Any) -> str:
    kept: dict[str, dict[str, str]] = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}
    answers = kept.setdefault(kind, {})
    if os.environ.get(ASK_ANEW):
        answers[question] = ask(question)
        KEPT.write_text(json.dumps(kept, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    if question not in answers:
        raise LookupError(f"python tests/cookbook.py must ask {kind}: {question}")
    return answers[question]


def _blocks(language: str, code: str, printed_by_it: str) -> str:
    return _block(language, code) + _block("", printed_by_it).lstrip("\n")


def _block(language: str, text: str) -> str:
    lines = "\n".join(line.rstrip() for line in text.strip("\n").splitlines())
    return f"\n```{language}\n{lines}\n```\n\n"


@contextmanager
def _in(folder: Path) -> Any:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


if __name__ == "__main__":
    os.environ[ASK_ANEW] = "1"
    KEPT.unlink(missing_ok=True)
    sys.exit(Cog().main(["cog", "-r", str(PAGE)]))
