"""What a command loads before it works: nothing that it does not use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from figures import answer_with, extract_text
from pdfs import both, make_pdf, write

from extractor.synth import generate

HEAVY = ("pandas", "pandera", "pyarrow", "spacy", "pdfplumber", "tomlkit")
_TOLD = "; import sys; print(*sorted({name.partition('.')[0] for name in sys.modules}))"


def loaded(code: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", code + _TOLD], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split())


def test_help_loads_none_of_the_libraries_that_read_and_write():
    code = "from typer.testing import CliRunner; from extractor.cli import app; "
    code += "assert 'INPUT' in CliRunner().invoke(app, ['run', '--help']).output"
    assert loaded(code).isdisjoint((*HEAVY, "pypdfium2", "rapidfuzz", "regex"))


def test_reading_a_text_loads_neither_the_writers_nor_the_parser(tmp_path: Path):
    answer = tmp_path / "answer.txt"
    answer.write_text(answer_with("Er was geen overleg."), encoding="utf-8")
    code = f"from extractor import extract; extract({str(answer)!r})"
    assert loaded(code).isdisjoint(HEAVY)


def test_sentences_without_a_figure_do_not_reach_the_parser(monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise AssertionError("the pipeline was loaded")

    monkeypatch.setattr("extractor.prose.syntax.load_pipeline", refuse)
    extract_text(answer_with("EUKA werkt goed. De IBN's overleggen met de sector."))
    with pytest.raises(AssertionError):
        extract_text(answer_with("EUKA telde 229 leden."))


def test_a_page_without_rulings_does_not_reach_the_table_finder(tmp_path: Path):
    lines = answer_with("Ziehier de leden.\nEUKA          229\nB-hive        163").splitlines()
    draw = both(*(write(line, top=72 + 14 * place) for place, line in enumerate(lines) if line))
    (tmp_path / "plain.pdf").write_bytes(make_pdf(draw))
    generate(1, 1, tmp_path, ["wide", "reportlab-ruled"])
    for answer in tmp_path.glob("*.pdf"):
        code = f"from extractor import extract; assert extract({str(answer)!r}).observations"
        assert ("pdfplumber" in loaded(code)) == (answer.name != "plain.pdf")


def test_what_a_worker_has_loaded_is_taken_out_of_the_search_for_garbage(tmp_path: Path):
    answer = tmp_path / "a.txt"
    answer.write_text(answer_with("EUKA telt 229 leden."), encoding="utf-8")
    code = (
        "import gc; from extractor.batch.settings import Settings; "
        "from extractor.batch.work import Work; from extractor.corrections import Corrections; "
        "from extractor.limits import USUAL; from extractor.profile import load; "
        "work = Work(Settings(load('ibn'), 'pdfium', None, Corrections(), frozenset()), USUAL); "
        f"work.read({str(answer)!r}); first = gc.get_freeze_count(); work.read({str(answer)!r}); "
        "print(first > 0, gc.get_freeze_count() == first)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["True", "True"]
