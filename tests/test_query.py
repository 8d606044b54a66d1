"""Questions in SQL: what they give, and what they cannot reach."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from test_cli import extractor

from extractor.batch import run
from extractor.errors import QueryError
from extractor.export import query

CORPUS = Path(__file__).parent.parent / "corpus"
FIRST = "select network, achieved, attainment, date_asked from kpis order by network limit 1"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("query")
    run([CORPUS / "841-2020-09-24.pdf"], folder / "out")
    return folder / "out"


def test_the_answer_as_a_table(out: Path):
    done = extractor("query", out, FIRST.replace("network ", "network desc "))
    assert done.returncode == 0
    assert done.stdout.splitlines()[0].split() == [
        "network",
        "achieved",
        "attainment",
        "date_asked",
    ]
    assert done.stdout.endswith("\n1 row\n")


def test_the_answer_as_csv_and_json(out: Path):
    found = query(out, "select network, achieved, attainment, date_asked from kpis order by all")
    as_json = json.loads(extractor("query", out, "from kpis order by all", "-f", "json").stdout)
    assert len(as_json) == len(found.rows) == 22
    text = extractor("query", out, "from kpis order by all", "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["date_asked"] for row in rows] == [row["date_asked"] for row in as_json]
    assert [float(row["target"]) for row in rows] == [row["target"] for row in as_json]


@pytest.mark.parametrize(
    "question",
    [
        "select 'nan'::double as value, [1.5, 'inf'::double] as several",
        "select {'a': 1, 'b': date '2020-01-01'} as value",
        "select 170141183460469231731687303715884105727::hugeint as value",
        "select 1.10::decimal(4,2) as value, interval 1 day, '\\x00'::blob, null",
    ],
)
@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_values_of_every_type_are_printed(out: Path, question: str, form: str):
    done = extractor("query", out, question, "--format", form)
    assert (done.returncode, done.stderr) == (0, "")
    if form == "json":
        json.loads(done.stdout, parse_constant=pytest.fail)


def test_json_has_every_column_and_decimals_as_numbers(out: Path):
    question = "select 1 as a, 2 as a, 3 as a_2, 1.50::decimal(4,2) as b, [2.0::decimal(4,1)] as c"
    (row,) = json.loads(extractor("query", out, question, "-f", "json").stdout)
    assert row == {"a": 1, "a_2": 2, "a_2_2": 3, "b": 1.5, "c": [2]}


def test_decimals_stand_at_the_right_as_numbers_do(out: Path):
    told = extractor("query", out, "select 1.5::decimal(4,1) as a_long_name").stdout
    assert told.splitlines()[1].rstrip() == "1.5".rjust(len("a_long_name"))


def test_what_is_too_wide_for_the_terminal_goes_below_each_other(out: Path):
    done = extractor("query", out, "select * from observations limit 2")
    lines = done.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[0].split()[0] == "observation_id"
    assert sum(line.startswith("network_as_written ") for line in lines) == 2


def test_a_text_cannot_steer_the_terminal_or_a_spreadsheet(out: Path):
    question = "select chr(27) || '[31mrood', '=1+1' as formula"
    assert "\x1b" not in extractor("query", out, question).stdout
    assert "'=1+1" in extractor("query", out, question, "-f", "csv").stdout


@pytest.mark.parametrize(
    "question",
    [
        "select * from read_csv('/etc/passwd')",
        "select * from read_text('/etc/passwd')",
        "select * from '/etc/passwd'",
        "select * from glob('/etc/*')",
        "select * from read_parquet('https://example.com/a.parquet')",
        "select * from tables_of_the_program",
    ],
)
def test_nothing_beside_the_tables_can_be_reached(out: Path, question: str):
    tables_of_the_program = query(out, "select 1")
    assert tables_of_the_program.rows == [(1,)]
    with pytest.raises(QueryError):
        query(out, question)


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("copy kpis to '/tmp/kpis.csv'", "COPY"),
        ("attach 'other.duckdb'", "ATTACH"),
        ("set enable_external_access = true", "SET"),
        ("install httpfs", "LOAD"),
        ("create table mine (i int)", "CREATE"),
        ("drop view kpis", "DROP"),
        ("delete from findings", "DELETE"),
        ("with n as (delete from findings returning *) from n", "read-only"),
    ],
)
def test_nothing_can_be_changed(out: Path, question: str, says: str):
    before = query(out, "select count(*) from findings")
    with pytest.raises(QueryError, match=says):
        query(out, question)
    assert query(out, "select count(*) from findings") == before


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("selec 1", "syntax error"),
        ("select * from kpi", 'Did you mean "kpis"'),
        ("select naam from kpis", "naam"),
        ("select 1; select 2", "one SELECT at a time"),
        ("", "one SELECT at a time"),
        ("select 1/'a'", "Conversion"),
    ],
)
def test_a_question_that_cannot_be_asked_gets_a_message(out: Path, question: str, says: str):
    done = extractor("query", out, question)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("extractor: ")
    assert says in done.stderr


def test_a_pivot_is_a_question_too(out: Path):
    question = "pivot (select network, indicator, target from kpis) on indicator using sum(target)"
    assert query(out, question).columns == ("network", "collaborations", "members")


def test_a_folder_that_no_run_wrote(tmp_path: Path):
    done = extractor("query", tmp_path, "select 1")
    assert done.returncode == 2
    assert "no output folder" in done.stderr
