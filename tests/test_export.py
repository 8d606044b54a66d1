"""What analysts get: every export holds every value, and does no harm where it is opened."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import zipfile
from contextlib import closing
from html import escape
from pathlib import Path
from urllib.parse import unquote

import duckdb
import exports
import pandas as pd
import pyarrow.parquet as parquet
import pytest
from figures import answer_with
from frictionless import validate
from test_cli import extractor

from extractor.batch import run
from extractor.batch.lock import held
from extractor.cli import export as cli
from extractor.dataset import aside
from extractor.dataset.catalogue import catalogue
from extractor.errors import BusyOutput, ExportError, OutputError
from extractor.export import FORMATS, Options, chosen, export, sql
from extractor.export.tables import read_tables
from extractor.export.workbook import people, sheet, tidy
from extractor.report import build

CORPUS = Path(__file__).parent.parent / "corpus"
KINDS = """De cijfers:

Netwerk                                   Kennisinstellingen   Kmo's    Totaal aantal leden
EUKA                                      4                    26       30
<script>alert(1)</script>                 5                    35       40
=HYPERLINK("http://kwaad.example";"klik") 6                    36       42
+cmd|' /C calc'!A0                        1                    2        3
@SUM(1+1)                                 1                    3        4
"""
TARGETS = """streefdoel Bereikt
EUKA
Aantal leden 150 229
=HYPERLINK("http://kwaad.example";"klik")
Aantal leden 10000 9999
"""
SENTENCE = "EUKA telde eind 2019 231 leden, waar er 150 werden beoogd."


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the sample, twice, of three made answers with hostile names, and of no answer;
    with all exports of them, and a report of the sample."""
    folder = tmp_path_factory.mktemp("export")
    answers = folder / "in"
    answers.mkdir()
    for year, answer in ((2021, KINDS), (2022, TARGETS), (2023, SENTENCE)):
        text = answer_with(answer).replace("2021", str(year))
        (answers / f"{year}.txt").write_text(text, encoding="utf-8")
    (answers / "leeg.txt").write_bytes(b"")
    run([CORPUS / "841-2020-09-24.pdf", CORPUS / "841-2020-09-24.txt", answers], folder / "out")
    (folder / "out" / "report").mkdir()
    (folder / "out" / "report" / "2019-2020-hilde-crevits-841.html").write_text("<p>")
    export(folder / "out", list(FORMATS))
    return folder / "out"


def test_every_program_reads_the_same_values(out: Path):
    told = exports.of_run(out)
    assert sum(map(len, told.values())) > 300
    assert exports.of_duckdb(out / "extractor.duckdb") == told
    assert exports.of_sqlite(out / "extractor.sqlite") == told
    assert exports.of_workbook(out / "extractor.xlsx") == told
    assert exports.of_excel_in_pandas(out / "extractor.xlsx") == told
    assert exports.of_run(out / "parquet") == told
    assert exports.of_csv(out / "csv") == told
    assert exports.of_package(out / "datapackage" / "datapackage.json") == told


def test_frictionless_finds_nothing_wrong(out: Path):
    for descriptor in (out / "datapackage.json", out / "datapackage" / "datapackage.json"):
        report = validate(str(descriptor))
        assert report.valid, report.flatten(["type", "title", "rowNumber", "fieldName", "note"])
        assert len(report.tasks) == len(catalogue())


def test_a_package_with_a_wrong_value_is_not_valid(out: Path, tmp_path: Path):
    export(out, ["datapackage"], tmp_path)
    kpis = tmp_path / "datapackage" / "kpis.csv"
    kpis.write_text(kpis.read_text(encoding="utf-8").replace(",euka,", ",nemo,", 1))
    assert not validate(str(tmp_path / "datapackage" / "datapackage.json")).valid


def test_the_descriptor_speaks_two_languages_and_names_its_sources(out: Path):
    package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    assert package["$schema"].endswith("/2.0/datapackage.json")
    assert package["licenses"][0]["name"]
    assert sum("hilde-crevits" in source["title"] for source in package["sources"]) == 4
    for told in (package, *package["resources"]):
        assert all(told[key] for key in ("title", "title@nl", "description", "description@nl"))
    schemas = {resource["name"]: resource["schema"] for resource in package["resources"]}
    assert all(schema["missingValues"] == [""] for schema in schemas.values())
    assert schemas["observations"]["primaryKey"] == ["observation_id"]
    assert schemas["kpis"]["uniqueKeys"] == [["document_id", "network_id", "indicator", "period"]]


def test_parquet_has_real_types_and_says_what_columns_mean(out: Path):
    schema = parquet.read_schema(out / "parquet" / "documents.parquet")
    types = {name: str(schema.field(name).type) for name in schema.names}
    assert types["date_asked"] == "date32[day]"
    assert (types["number"], types["explained_share"]) == ("int64", "double")
    assert types["present"] == "bool"
    assert schema.field("asker").metadata[b"title@nl"] == b"Vraagsteller"


VIEWS = ("kpis", "members", "history", "latest")
LATEST = """
SELECT document_id, "value" FROM latest
WHERE network_id = 'euka' AND indicator = 'members' AND segment = 'total' AND measure = '{}'
"""


@pytest.mark.parametrize("measure", ["achieved", "target", "reported"])
def test_latest_is_what_the_last_answer_says(out: Path, measure: str):
    newest = {"achieved": (2023, 231), "target": (2023, 150), "reported": (2021, 30)}
    year, value = newest[measure]
    with duckdb.connect(str(out / "extractor.duckdb"), read_only=True) as duck:
        found = duck.execute(LATEST.format(measure)).fetchall()
    with closing(sqlite3.connect(out / "extractor.sqlite")) as lite:
        assert lite.execute(LATEST.format(measure)).fetchall() == found
    assert found == [(f"{year}-{year + 1}-hilde-crevits-12", value)]


def test_latest_has_each_thing_that_is_told_once(out: Path):
    about = ["network_id", "indicator", "segment", "measure"]
    observations = pd.read_parquet(out / "observations.parquet").query("part == 'answer'")
    with duckdb.connect(str(out / "extractor.duckdb"), read_only=True) as duck:
        latest = duck.execute("FROM latest").df()
    assert not latest.duplicated(about).any()
    assert len(latest) == len(observations.drop_duplicates(about))


@pytest.mark.parametrize("view", VIEWS)
def test_views_have_the_document_beside_each_row(out: Path, view: str):
    with duckdb.connect(str(out / "extractor.duckdb"), read_only=True) as duck:
        in_duck = duck.execute(f"FROM {view} ORDER BY ALL").df()
        kinds = dict(duck.execute("SELECT view_name, comment FROM duckdb_views()").fetchall())
    with closing(sqlite3.connect(out / "extractor.sqlite")) as lite:
        in_lite = pd.read_sql(f"SELECT * FROM {view}", lite)
        assert lite.execute("SELECT type FROM sqlite_master WHERE name = ?", [view]).fetchall() == [
            ("view",)
        ]
    assert " / " in kinds[view]
    assert list(in_duck.columns) == list(in_lite.columns)
    assert len(in_duck) == len(in_lite) > 0
    assert in_duck["date_asked"].notna().all()
    if view != "latest":
        assert len(in_duck) == len(pd.read_parquet(out / f"{view}.parquet"))


def test_databases_hold_what_they_say_to_their_keys(out: Path, tmp_path: Path):
    export(out, ["duckdb", "sqlite"], tmp_path)
    twice = "INSERT INTO kpis_rows SELECT * FROM kpis_rows LIMIT 1"
    stray = "INSERT INTO latest_rows VALUES ('nemo')"
    with duckdb.connect(str(tmp_path / "extractor.duckdb")) as duck:
        for statement in (twice, stray):
            with pytest.raises(duckdb.ConstraintException):
                duck.execute(statement)
    with closing(sqlite3.connect(tmp_path / "extractor.sqlite")) as lite:
        lite.execute("PRAGMA foreign_keys = ON")
        for statement in (twice, stray):
            with pytest.raises(sqlite3.IntegrityError):
                lite.execute(statement)
        assert lite.execute("PRAGMA foreign_key_check").fetchall() == []


def test_databases_say_what_each_column_means(out: Path):
    with duckdb.connect(str(out / "extractor.duckdb"), read_only=True) as duck:
        told = duck.execute("SELECT table_name, column_name, comment FROM duckdb_columns()")
        comments = {(table, column): comment for table, column, comment in told.fetchall()}
    with closing(sqlite3.connect(out / "extractor.sqlite")) as lite:
        told = lite.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
        schema = "\n".join(row[0] for row in told)
    for table in catalogue().values():
        for column in table.columns:
            assert column.nl in comments[sql.stored(table.name), column.name]
            assert f"{column.title_nl}: {column.nl}" in schema


def test_no_text_becomes_a_formula_or_a_link(out: Path):
    book = exports.workbook(out / "extractor.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s", "n", "b", "d"}
    texts = {cell.value for cell in cells}
    assert {"<script>alert(1)</script>", "=HYPERLINK", "+cmd|' /C calc'!A0", "@SUM"} <= texts
    hostile = [c for c in cells if isinstance(c.value, str) and "kwaad.example" in c.value]
    assert hostile
    assert all(cell.hyperlink is None for cell in hostile)
    with zipfile.ZipFile(out / "extractor.xlsx") as file:
        parts = [file.read(name).decode("utf-8", "replace") for name in file.namelist()]
    assert not any("<script>" in part or "<f>" in part for part in parts)
    for path in (out / "csv").iterdir():
        frame = pd.read_csv(path, dtype=str, keep_default_na=False)
        text_columns = [c.name for c in catalogue()[path.stem].columns if c.type == "string"]
        firsts = set("".join(frame[text_columns].map(lambda text: text[:1]).to_numpy().ravel()))
        assert firsts.isdisjoint("=+-@\t\r")


def test_the_workbook_is_for_people(out: Path):
    book = exports.workbook(out / "extractor.xlsx")
    assert book.sheetnames[:4] == ["Samenvatting", "KPI's", "Leden", "Bevindingen"]
    kpis = book["KPI's"]
    rows = list(kpis.iter_rows(values_only=True))
    assert rows[0][:7] == (
        "Netwerk", "Indicator", "Periode", "Streefdoel", "Bereikt", "Realisatiegraad", "Gehaald",
    )  # fmt: skip
    assert rows[1][:7] == ("Power to Gas", "leden", "na 3 jaar", 30, 45, 1.5, "ja")
    assert kpis.freeze_panes == "B2"
    assert kpis.tables["blad_kpis"].ref == f"A1:J{len(rows)}"
    assert all(book[name].auto_filter.ref for name in catalogue())
    told = dict(book["Samenvatting"].iter_rows(max_col=2, values_only=True))
    assert told["Cijfers"] == len(pd.read_parquet(out / "observations.parquet"))
    assert told["Streefdoelen gehaald: leden"] == "9 van 14"
    assert told["Niet gelezen"] == "1 dubbel, 1 leeg"


def test_what_is_not_quite_met_is_not_shown_as_met(out: Path):
    rows = exports.workbook(out / "extractor.xlsx")["KPI's"].iter_rows()
    share, met = next((row[5], row[6]) for row in rows if row[4].value == 9999)
    assert (share.value, share.number_format, met.value) == (0.9999, "0.00%", "nee")


def test_each_figure_leads_to_its_place_in_the_report_where_there_is_one(out: Path, tmp_path: Path):
    kpis = exports.workbook(out / "extractor.xlsx")["KPI's"]
    achieved = kpis["E2"].hyperlink
    assert achieved.target.replace("\\", "/") == "report/2019-2020-hilde-crevits-841.html"
    key = "2019-2020-hilde-crevits-841/power-to-gas/members/total/achieved/P3Y"
    assert achieved.location == key.replace("/", "%2F")
    without = [row[3] for row in kpis.iter_rows(min_row=2) if row[0].value == "EUKA"]
    assert [bool(cell.hyperlink) for cell in without] == [True, True, False, False]
    export(out, ["xlsx"], tmp_path / "elders")
    figures = exports.workbook(tmp_path / "elders" / "extractor.xlsx")["observations"]
    linked = next(row[10].hyperlink for row in figures.iter_rows() if row[10].hyperlink)
    page = (tmp_path / "elders" / linked.target.replace("\\", "/")).resolve()
    assert page == (out / "report" / "2019-2020-hilde-crevits-841.html").resolve()


@pytest.mark.parametrize("name", ["jaar #1", "50% klaar", "a%20b [c] {d}", "één map"])
def test_a_link_leads_out_of_a_folder_of_any_name(tmp_path: Path, name: str):
    out, into = tmp_path / name, tmp_path / "elders"
    run([CORPUS / "841-2020-09-24.txt"], out, workers=1)
    build(out, workers=1)
    export(out, ["xlsx"], into)
    linked = exports.workbook(into / "extractor.xlsx")["KPI's"]["E2"].hyperlink
    assert (into / unquote(linked.target.replace("\\", "/"))).is_file()


def test_where_no_way_leads_to_the_report_there_are_no_links(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def relpath(*_: object) -> str:
        raise ValueError("path is on mount 'C:', start on mount 'D:'")

    monkeypatch.setattr("os.path.relpath", relpath)
    export(out, ["xlsx"], tmp_path)
    book = exports.workbook(tmp_path / "extractor.xlsx")
    assert book["KPI's"]["E2"].hyperlink is None
    told = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row]
    assert any("extractor report" in text for text in told)


def test_every_link_leads_to_a_figure_of_the_report(tmp_path: Path):
    (tmp_path / "a.txt").write_text(answer_with(KINDS), encoding="utf-8")
    run([CORPUS / "841-2020-09-24.pdf", tmp_path / "a.txt"], tmp_path / "out", workers=1)
    build(tmp_path / "out", workers=1)
    export(tmp_path / "out", ["xlsx"])
    book = exports.workbook(tmp_path / "out" / "extractor.xlsx")
    pages, followed = {}, 0
    for name in ("KPI's", "Leden", "observations", "history"):
        for row in book[name].iter_rows(min_row=2):
            for cell in row:
                if cell.hyperlink and cell.data_type == "n":
                    page = tmp_path / "out" / cell.hyperlink.target.replace("\\", "/")
                    html = pages.setdefault(page, page.read_text(encoding="utf-8"))
                    key = escape(unquote(cell.hyperlink.location))
                    assert f'id="{key}"' in html
                    followed += 1
    assert len(pages) == 2
    assert followed == 2 * len(pd.read_parquet(tmp_path / "out" / "observations.parquet")) + 44 + 21


def test_the_workbook_names_indicators_as_the_profile_does(tmp_path: Path):
    text = "streefdoel Bereikt\nCatalisti\nAantal projecten 10 12\n"
    (tmp_path / "a.txt").write_text(answer_with(text), encoding="utf-8")
    run([tmp_path / "a.txt"], tmp_path / "out", profile="speerpuntclusters")
    export(tmp_path / "out", ["xlsx"])
    kpis = exports.workbook(tmp_path / "out" / "extractor.xlsx")["KPI's"]
    assert [cell.value for cell in kpis["B"]] == ["Indicator", "projecten"]


def test_a_workbook_without_a_report_says_so(tmp_path: Path):
    (tmp_path / "a.txt").write_text(answer_with(TARGETS), encoding="utf-8")
    run([tmp_path / "a.txt"], tmp_path / "out")
    export(tmp_path / "out", ["xlsx"])
    book = exports.workbook(tmp_path / "out" / "extractor.xlsx")
    notes = [row[1] for row in book["Samenvatting"].iter_rows(max_col=2, values_only=True)]
    assert any("Er is geen verslag" in str(note) for note in notes)
    assert book["KPI's"]["D2"].hyperlink is None


def test_a_text_that_no_cell_can_hold_is_cut_and_told(tmp_path: Path):
    text = answer_with(TARGETS + "\nNiets te melden.", "woord \x1b " * 8000)
    (tmp_path / "lang.txt").write_text(text, encoding="utf-8")
    run([tmp_path / "lang.txt"], tmp_path / "out")
    assert max(pd.read_parquet(tmp_path / "out" / "items.parquet")["text"].str.len()) > 32_767
    export(tmp_path / "out", ["xlsx"])
    book = exports.workbook(tmp_path / "out" / "extractor.xlsx")
    texts = [row[3] for row in book["items"].iter_rows(min_row=2, values_only=True)]
    assert any(text.endswith("[...]") for text in texts)
    notes = [row[1] for row in book["Samenvatting"].iter_rows(max_col=2, values_only=True)]
    assert any("in de csv-bestanden staan ze voluit" in str(note) for note in notes)


def test_what_a_sheet_cannot_hold_is_told_and_stands_elsewhere(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    for module in (people, tidy):
        monkeypatch.setattr(module, "ROWS", 11)
    monkeypatch.setattr(sheet, "LINKS", 3)
    export(out, ["xlsx"], tmp_path)
    book = exports.workbook(tmp_path / "extractor.xlsx")
    told = exports.of_run(out)["observations"]
    parts = [book[name] for name in book.sheetnames if name.startswith("observations")]
    rows = [row for part in parts for row in part.iter_rows(min_row=2, values_only=True)]
    assert len(parts) == len(told) // 10 + 1
    assert [row[10] for row in rows] == [row[10] for row in told]
    assert len(list(book["KPI's"].iter_rows())) == 11
    notes = [row[1] for row in book["Samenvatting"].iter_rows(max_col=2, values_only=True)]
    assert any("passen niet meer op de bladen" in str(note) for note in notes)
    assert any("cijfers zonder koppeling" in str(note) for note in notes)
    assert sum(bool(cell.hyperlink) for row in book["KPI's"].iter_rows() for cell in row) == 3


def test_csv_for_a_dutch_excel(out: Path, tmp_path: Path):
    export(out, ["csv"], tmp_path, Options(bom=True, decimal_comma=True))
    kpis = (tmp_path / "csv" / "kpis.csv").read_bytes()
    assert kpis.startswith(b"\xef\xbb\xbfdocument_id;")
    assert b";11;18;1,6364\n" in kpis
    read = exports.of_csv(tmp_path / "csv", sep=";", decimal=",", encoding="utf-8-sig")
    assert read == exports.of_run(out)


def test_several_formats_at_once_and_where_they_go(out: Path, tmp_path: Path):
    into = tmp_path / "a" / "b"
    done = extractor("export", out, "--to", "sqlite,XLSX", "--to", "csv", "--into", into)
    assert done.returncode == 0
    names = ("extractor.sqlite", "extractor.xlsx", "csv")
    assert done.stdout.splitlines() == [str(into / name) for name in names]
    assert {path.name for path in into.iterdir()} == {
        "csv", "extractor.sqlite", "extractor.xlsx",
    }  # fmt: skip


def test_a_run_can_export_what_it_wrote(tmp_path: Path):
    (tmp_path / "a.txt").write_text(answer_with(TARGETS), encoding="utf-8")
    done = extractor("run", "a.txt", "--out", "out", "--export", "duckdb,parquet", cwd=tmp_path)
    assert done.returncode == 0
    names = [str(Path("out", name)) for name in ("extractor.duckdb", "parquet")]
    assert done.stdout.splitlines()[-2:] == names
    assert exports.of_duckdb(tmp_path / "out" / "extractor.duckdb") == exports.of_run(
        tmp_path / "out"
    )
    wrong = extractor("run", "a.txt", "--out", "new", "--export", "excel", cwd=tmp_path)
    assert wrong.returncode == 2
    assert "Choose of csv" in wrong.stderr
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("place", ["output", "."])
def test_what_was_written_among_the_documents_is_no_document(tmp_path: Path, place: str):
    (tmp_path / "output").mkdir()
    for name in ("a.txt", "output/a.txt"):
        (tmp_path / name).write_text(answer_with(TARGETS), encoding="utf-8")
    shutil.copy(CORPUS / "841-2020-09-24.pdf", tmp_path / "output")
    for _ in range(2):
        command = ("run", ".", "--out", place, "--report", "--export", ",".join(FORMATS))
        done = extractor(*command, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        assert "54 figures from 2 ok, 1 duplicate;" in done.stdout


def test_formats_that_are_not_there():
    assert chosen(["csv, xlsx", "CSV"]) == ["csv", "xlsx"]
    with pytest.raises(ExportError, match="'excel'"):
        chosen(["csv,excel"])


def test_a_folder_that_no_run_wrote(tmp_path: Path):
    done = extractor("export", tmp_path, "--to", "csv")
    assert done.returncode == 2
    assert done.stderr.startswith(f"extractor: {tmp_path}: this is no output folder")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "command", [("export", "--to", "csv"), ("query", "select 1"), ("run", "--export", "csv")]
)
def test_tables_in_a_store_must_be_fetched_first(tmp_path: Path, command: tuple[str, ...]):
    name, *rest = command
    where = ["in", "--out"] if name == "run" else []
    done = extractor(name, *where, "s3://bucket/out", *rest, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("extractor: s3://bucket/out: ")
    assert "Copy it here" in done.stderr


@pytest.mark.parametrize("damage", ["absent", "cut", "other columns"])
def test_tables_that_cannot_be_read_are_named(out: Path, tmp_path: Path, damage: str):
    for name in catalogue():
        (tmp_path / f"{name}.parquet").write_bytes((out / f"{name}.parquet").read_bytes())
    broken = tmp_path / "kpis.parquet"
    if damage == "absent":
        broken.unlink()
    elif damage == "cut":
        broken.write_bytes(broken.read_bytes()[:500])
    else:
        pd.read_parquet(broken).drop(columns="attainment").to_parquet(broken)
    with pytest.raises(OutputError, match=r"kpis\.parquet .* Run `extractor run`"):
        export(tmp_path, ["csv"], tmp_path / "into")


def test_a_file_that_is_open_elsewhere_is_named_and_nothing_is_replaced(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    export(out, ["xlsx", "sqlite"], tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    move = os.replace

    def locked(source: Path, target: Path) -> None:
        if Path(source) == tmp_path / "extractor.xlsx":
            raise PermissionError(13, "Permission denied", str(source))
        move(source, target)

    monkeypatch.setattr(aside.os, "replace", locked)
    with pytest.raises(OutputError, match=r"extractor\.xlsx cannot be replaced: it may be open"):
        export(out, ["sqlite", "xlsx"], tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_folder_that_cannot_be_made_is_named_with_its_option(out: Path, tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match=r"cannot be written .* another folder with --into"):
        export(out, ["csv"], tmp_path / "file" / "into")


def test_the_formats_that_the_commands_name_are_all_that_there_are():
    assert cli.FORMATS.split(", ") == list(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_a_disk_that_refuses_is_told_as_such(out: Path, tmp_path: Path, name: str):
    (tmp_path / "no folder").write_bytes(b"")
    with pytest.raises(OSError, match=r"no folder|unable to open"):
        FORMATS[name].write(read_tables(out), tmp_path / "no folder" / name, Options())


def test_no_export_while_a_run_is_at_work(out: Path):
    with held(out), pytest.raises(BusyOutput):
        export(out, ["csv"])


def test_every_export_has_its_empty_tables_too(tmp_path: Path):
    (tmp_path / "leeg.txt").write_bytes(b"")
    run([tmp_path / "leeg.txt"], tmp_path / "out")
    export(tmp_path / "out", list(FORMATS))
    told = exports.of_run(tmp_path / "out")
    assert exports.of_workbook(tmp_path / "out" / "extractor.xlsx") == told
    assert exports.of_sqlite(tmp_path / "out" / "extractor.sqlite") == told
    assert validate(str(tmp_path / "out" / "datapackage" / "datapackage.json")).valid
