"""The command line: what a user types, sees and gets as exit status."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest
from figures import answer_with
from pdfs import make_pdf, picture, write

from extractor.batch import run
from extractor.batch.worker import extract
from extractor.cli import main

CORPUS = Path(__file__).parent.parent / "corpus"
TABLE = "streefdoel Bereikt\nEUKA\nAantal leden 150 229\nFLAG\nAantal leden 55 71\n"


@dataclass(frozen=True)
class Done:
    """What a command gave."""

    returncode: int
    stdout: str
    stderr: str


def extractor(*arguments: object, cwd: Path | None = None) -> Done:
    """Runs the command as a shell would, 80 columns wide, without a terminal."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.chdir(cwd or Path.cwd())
        patch.setenv("COLUMNS", "80")
        patch.setattr(sys, "argv", ["extractor", *map(str, arguments)])
        try:
            main()
            status = 0
        except SystemExit as stop:
            status = int(stop.code or 0)
    return Done(status, out.getvalue(), err.getvalue())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good answer in it."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "goed antwoord é.txt").write_text(answer_with(TABLE), encoding="utf-8")
    return tmp_path


def statuses(out: Path) -> dict[str, str]:
    documents = pd.read_csv(out / "documents.csv")
    return {
        Path(s).name: status
        for s, status in zip(documents["source"], documents["status"], strict=True)
    }


def test_a_run_writes_the_tables_and_says_what_it_did(folder: Path):
    done = extractor("run", "in", "--out", "out", cwd=folder)
    assert done.returncode == 0
    assert "4 figures from 1 ok" in done.stdout
    assert done.stderr == ""
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert len(pd.read_csv(folder / "out" / "observations.csv")) == 4


def test_the_summary_for_machines_is_json_and_nothing_else(folder: Path):
    (folder / "in" / "leeg.txt").write_bytes(b"")
    done = extractor("run", "in", "--out", "out", "--json", cwd=folder)
    assert json.loads(done.stdout) == {
        "out": "out",
        "documents": {"ok": 1, "empty": 1},
        "read": 2,
        "observations": 4,
        "findings": {"error": 1, "warning": 0, "info": 3},
        "exit_status": 3,
    }
    assert "leeg.txt" in done.stderr


BAD_INPUT = {
    "leeg.txt": (b"", "empty"),
    "afgebroken.pdf": (make_pdf(write("nr. 12"))[:-200], "damaged"),
    "gesloten.pdf": (make_pdf(write("nr. 12"), password="geheim"), "encrypted"),
    "gescand.pdf": (make_pdf(picture), "needs_ocr"),
    "archief.docx": (b"PK\x03\x04" + bytes(200), "unsupported"),
    "brief.txt": (b"Geachte heer, hierbij de gevraagde brief.\n", "not_a_written_question"),
}


@pytest.mark.parametrize("name", BAD_INPUT)
def test_bad_input_gets_a_message_and_a_row_and_the_rest_goes_on(folder: Path, name: str):
    content, status = BAD_INPUT[name]
    (folder / "in" / name).write_bytes(content)
    done = extractor("run", "in", "--out", "out", cwd=folder)
    assert done.returncode == 3
    assert done.stderr.startswith(f"extractor: in{os.sep}{name}")
    assert len(done.stderr.splitlines()) == 1
    assert statuses(folder / "out") == {"goed antwoord é.txt": "ok", name: status}
    findings = pd.read_csv(folder / "out" / "findings.csv").query("check == 'input'")
    assert list(findings["severity"]) == ["error"]
    assert len(pd.read_csv(folder / "out" / "observations.csv")) == 4


def test_a_wrong_extension_does_not_matter(folder: Path):
    shutil.copy(CORPUS / "841-2020-09-24.pdf", folder / "in" / "eigenlijk een pdf.txt")
    shutil.copy(folder / "in" / "goed antwoord é.txt", folder / "in" / "eigenlijk tekst.pdf")
    done = extractor(
        "run", "in/eigenlijk een pdf.txt", "in/eigenlijk tekst.pdf", "--out", "out", cwd=folder
    )
    assert done.returncode == 0
    assert len(pd.read_csv(folder / "out" / "observations.csv")) == 54


def test_a_folder_without_documents_is_told(folder: Path):
    (folder / "niets").mkdir()
    done = extractor("run", "niets", "in", "--out", "out", cwd=folder)
    assert done.returncode == 3
    assert "there are no documents in this folder" in done.stderr
    assert statuses(folder / "out")["niets"] == "empty"


def test_a_file_without_permission_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch):
    (folder / "in" / "dicht.txt").write_text(answer_with(TABLE))
    open_file = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "dicht.txt":
            raise PermissionError(13, "Permission denied")
        return open_file(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    done = extractor("run", "in", "--out", "out", cwd=folder)
    assert done.returncode == 3
    assert "no permission to read" in done.stderr
    assert statuses(folder / "out")["dicht.txt"] == "unreadable"


def test_an_input_that_is_not_there_does_not_stop_the_others(folder: Path):
    done = extractor("run", "nergens.pdf", "in/goed antwoord é.txt", "--out", "uit", cwd=folder)
    assert done.returncode == 3
    assert "nergens.pdf: the file is not there" in done.stderr
    assert "Traceback" not in done.stderr
    assert (folder / "uit" / "observations.csv").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["run"], "INPUT"),
        (["run", "in", "--reader", "word"], "word"),
        (["run", "in", "--profile", "inb"], "ibn, speerpuntclusters"),
        (["run", "in", "--profile", "weg.toml"], "weg.toml: there is no such file"),
        (["run", "in", "--out", "in/goed antwoord é.txt"], "--out"),
        (["show", "nergens.pdf"], "nergens.pdf"),
        (["explain", "in/goed antwoord é.txt", "veel"], "no number"),
        (["evaluate", "in", "--gold", "in"], "does not hold the table"),
        (
            ["evaluate", "in", "--gold", "in", "--baseline", "weg.json"],
            "weg.json: the baseline cannot be read (No such file or directory). Name a file",
        ),
        (["profile", "check", "weg.toml"], "no such file"),
    ],
)
def test_mistakes_end_in_one_message_and_status_2(folder: Path, arguments: list[str], says: str):
    done = extractor(*arguments, cwd=folder)
    assert done.returncode == 2
    assert says in " ".join(done.stderr.replace("│", " ").split())
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_the_profile_is_refused_before_any_work(folder: Path):
    extractor("run", "in", "--out", "out", "--profile", "inb", cwd=folder)
    assert not (folder / "out").exists()


def test_error_findings_end_a_strict_run_with_1(folder: Path):
    path = folder / "in" / "fout.txt"
    path.write_text(
        answer_with(f"Voor 3 projecten is er een verslag.\n\n{TABLE}").replace("12", "13")
    )
    assert extractor("run", "in", "--out", "out", cwd=folder).returncode == 0
    assert extractor("run", "in", "--out", "out", "--strict", cwd=folder).returncode == 1


def test_a_defect_of_ours_costs_one_document_and_not_the_run(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    def broken(path: Path, **options: object) -> object:
        if path.name == "raar.txt":
            raise ZeroDivisionError("division by zero")
        return extract(path, **options)

    monkeypatch.setattr("extractor.batch.worker.extract", broken)
    (folder / "in" / "raar.txt").write_text(answer_with(f"Volgens opgave.\n\n{TABLE}"))
    result = run([folder / "in"], folder / "out")
    assert result.exit_status() == 3
    assert result.statuses == {"ok": 1, "failed": 1}
    assert "report it" in result.failures[0].message


def test_a_defect_outside_of_a_document_shows_no_traceback(monkeypatch: pytest.MonkeyPatch):
    def broken(*_: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("extractor.profile.load", broken)
    done = extractor("profile", "check", "a.toml")
    assert done.returncode == 70
    assert "report it" in done.stderr
    assert "Traceback" not in done.stderr


def test_show_shows_each_part(folder: Path):
    for part, says in {
        "header": "JAN JANSSENS",
        "items": "answer",
        "tables": "Aantal leden",
        "observations": "229",
        "findings": "complete_table",
    }.items():
        done = extractor("show", "in/goed antwoord é.txt", "--part", part, cwd=folder)
        assert done.returncode == 0
        assert says in done.stdout
        assert max(map(len, done.stdout.splitlines())) <= 80


def test_show_of_a_bad_file_ends_with_3(folder: Path):
    (folder / "leeg.pdf").write_bytes(b"")
    done = extractor("show", "leeg.pdf", cwd=folder)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("extractor: leeg.pdf: ")


def test_explain_tells_what_governs_a_figure(folder: Path):
    done = extractor("explain", "in/goed antwoord é.txt", "229", cwd=folder)
    assert "achieved value of members (total) of EUKA" in done.stdout
    assert "column: 'Bereikt' says measure = achieved" in done.stdout


@pytest.mark.parametrize(
    ("value", "says"),
    [("12", "header"), ("2021", "header"), ("999", "does not stand in")],
)
def test_explain_tells_why_a_number_was_not_taken(folder: Path, value: str, says: str):
    assert says in extractor("explain", "in/goed antwoord é.txt", value, cwd=folder).stdout


def test_evaluate_names_the_differences_and_fails_under(folder: Path):
    shutil.copy(CORPUS / "841-2020-09-24.gold.toml", folder / "antwoord.gold.toml")
    text = (CORPUS / "841-2020-09-24.txt").read_text(encoding="utf-8")
    (folder / "antwoord.txt").write_text(text.replace("MaaS 38", "MaaS 83"), encoding="utf-8")
    extractor("run", "antwoord.txt", "--out", "out", cwd=folder)
    done = extractor("evaluate", "out", "--gold", ".", cwd=folder)
    assert done.returncode == 0
    assert (
        "missed in observations: antwoord | MaaS | members | total | reported |  | 38 | 3"
        in done.stdout
    )
    assert (
        "surplus in observations: antwoord | MaaS | members | total | reported |  | 83 | 3"
        in done.stdout
    )
    again = extractor("evaluate", "out", "--gold", ".", "--fail-under", "1", cwd=folder)
    assert again.returncode == 1


def test_evaluate_keeps_a_measurement_and_tells_what_changed_since(folder: Path):
    extractor("run", CORPUS, "--out", "out", cwd=folder)
    measure = ("evaluate", "out", "--gold", CORPUS)
    first = extractor(
        *measure, "--save", "then.json", "--by", "form", "--by", "producer", cwd=folder
    )
    assert first.returncode == 0
    assert "\nform " in first.stdout
    assert "\nproducer " in first.stdout
    again = extractor(*measure, "--baseline", "then.json", cwd=folder)
    assert again.stdout.endswith("Since the baseline: 0 gained, 0 lost.\n")


def test_the_sample_is_right_by_its_gold(folder: Path):
    assert extractor("run", CORPUS, "--out", "out", cwd=folder).returncode == 0
    done = extractor("evaluate", "out", "--gold", CORPUS, "--fail-under", "1", cwd=folder)
    assert done.returncode == 0


def test_profile_check_accepts_a_good_profile(folder: Path):
    path = Path(__file__).parent.parent / "extractor" / "profiles" / "ibn.toml"
    done = extractor("profile", "check", path, cwd=folder)
    assert done.returncode == 0
    assert "18 networks" in done.stdout


def test_colour_is_left_out_where_it_is_not_wanted(folder: Path):
    assert "\x1b[" not in extractor("show", "in/goed antwoord é.txt", cwd=folder).stdout


def test_the_version_is_told():
    from extractor import __version__

    assert extractor("--version").stdout.strip() == f"extractor {__version__}"


def test_help_loads_nothing_heavy():
    code = (
        "import sys; from extractor.cli import app; import extractor\n"
        "try: app(['--help'])\nexcept SystemExit: pass\n"
        "print(sorted({'pandas', 'spacy', 'pdfplumber', 'pydantic', 'pyarrow'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_file_named_by_two_paths_is_read_once(folder: Path):
    (folder / "in" / "leeg.txt").write_bytes(b"")
    done = extractor("run", "in", folder / "in", "in/leeg.txt", "--out", "out", cwd=folder)
    assert statuses(folder / "out") == {"goed antwoord é.txt": "ok", "leeg.txt": "empty"}
    assert len(pd.read_csv(folder / "out" / "documents.csv")) == 2
    assert len(done.stderr.splitlines()) == 1


def test_a_run_that_is_stopped_says_what_became_of_the_tables(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("extractor.batch.run", stopped)
    done = extractor("run", "in", "--out", "out", cwd=folder)
    assert done.returncode == 130
    assert "the tables are those of the last run" in done.stderr
