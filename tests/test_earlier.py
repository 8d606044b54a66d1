"""Answers of different dates in one dataset: history, what changed, and citations."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd
import pytest
from figures import answer_with

from extractor.batch import run
from extractor.dataset.catalogue import catalogue
from extractor.export import export

KPIS = """\
De cijfers:

Netwerk     Streefdoel leden     Bereikt leden
EUKA                     {}               {}
FLAG                      55                71
"""
YEARS = "Netwerk     Leden {}\nEUKA        {}\nFLAG        {}\n"


def answer(
    number: int, date: str, body: str, minister: str = "HILDE CREVITS", asked: str = ""
) -> str:
    text = answer_with(body, asked or "Wat zijn de cijfers per netwerk?")
    text = text.replace("nr. 12", f"nr. {number}").replace("14 oktober 2021", date)
    return text.replace("HILDE CREVITS", minister)


def dataset(folder: Path, *texts: str) -> dict[str, pd.DataFrame]:
    (folder / "in").mkdir()
    for place, text in enumerate(texts):
        (folder / "in" / f"{place}.txt").write_text(text, encoding="utf-8")
    run([folder / "in"], folder / "out", workers=1)
    return tables_of(folder / "out")


def tables_of(out: Path) -> dict[str, pd.DataFrame]:
    return {name: pd.read_parquet(out / f"{name}.parquet") for name in catalogue()}


def told(tables: dict[str, pd.DataFrame], check: str) -> list[str]:
    findings = tables["findings"]
    return list(findings[findings["check"] == check]["message"])


FIRST, SECOND = "2020-2021-hilde-crevits-7", "2021-2022-hilde-crevits-12"


def test_a_target_that_changes_is_told_with_both_documents(tmp_path: Path):
    tables = dataset(
        tmp_path,
        answer(12, "14 oktober 2021", KPIS.format(160, 229)),
        answer(7, "14 oktober 2020", KPIS.format(150, 229)),
    )
    (said,) = told(tables, "target_changed")
    assert "was 150, and is now 160" in said
    assert f"{FIRST} against {SECOND}" in said
    own = tables["history"].query("network_id == 'euka' and measure == 'target'")
    assert own["document_id"].tolist() == [FIRST, SECOND]
    later = own.iloc[1]
    assert (later["previous_value"], later["change"], later["change_relative"]) == (150, 10, 0.0667)
    assert (later["event"], later["previous_document_id"]) == ("target_changed", FIRST)


def test_two_answers_that_tell_one_period_differently_contradict_each_other(tmp_path: Path):
    tables = dataset(
        tmp_path,
        answer(7, "14 oktober 2020", YEARS.format(2019, 40, 71)),
        answer(12, "14 oktober 2021", YEARS.format(2019, 45, 71)),
    )
    (said,) = told(tables, "contradiction")
    assert "EUKA, members, total, reported, 2019: told as 40 before, and now as 45" in said
    assert tables["history"]["event"].dropna().tolist() == ["contradiction"]


@pytest.mark.parametrize(("later", "jumps"), [(45, 0), (120, 0), (130, 1), (12, 1), (41, 0)])
def test_a_figure_that_jumps_beyond_the_bound_is_told(tmp_path: Path, later: int, jumps: int):
    tables = dataset(
        tmp_path,
        answer(7, "14 oktober 2020", YEARS.format(2019, 40, 71)),
        answer(12, "14 oktober 2021", YEARS.format(2020, later, 72)),
    )
    assert len(told(tables, "jump")) == jumps
    row = tables["history"].query("network_id == 'euka' and period == '2020'").iloc[0]
    assert (row["previous_value"], row["previous_period"]) == (40, "2019")


def test_the_bound_is_the_profiles(tmp_path: Path):
    profile = Path("extractor/profiles/ibn.toml").read_text(encoding="utf-8")
    (tmp_path / "strict.toml").write_text(f"{profile}\n[jump]\ntimes = 1.05\nleast = 1\n", "utf-8")
    (tmp_path / "in").mkdir()
    for year, value in ((2019, 40), (2020, 45)):
        text = answer(year, f"14 oktober {year + 1}", YEARS.format(year, value, 71))
        (tmp_path / "in" / f"{year}.txt").write_text(text, encoding="utf-8")
    run([tmp_path / "in"], tmp_path / "out", profile=tmp_path / "strict.toml", workers=1)
    assert len(told(tables_of(tmp_path / "out"), "jump")) == 1


RUNNING = "Er lopen momenteel nog {} IBN's:\n\nNetwerk    Aantal leden\n{}"


def test_a_running_network_that_vanishes_is_told(tmp_path: Path):
    tables = dataset(
        tmp_path,
        answer(
            7, "14 oktober 2020", RUNNING.format(3, "EUKA       40\nFLAG       50\nMaaS       38\n")
        ),
        answer(12, "14 oktober 2021", RUNNING.format(2, "EUKA       41\nFLAG       52\n")),
    )
    (said,) = told(tables, "vanished")
    assert said.startswith(f"MaaS stands in a table of running networks of {FIRST}")
    assert SECOND in said


def test_a_network_is_not_missed_in_an_answer_about_another_one(tmp_path: Path):
    tables = dataset(
        tmp_path,
        answer(
            7,
            "14 oktober 2020",
            "Netwerk    Aantal leden\nEUKA       40\nFLAG       50\nMaaS       38\n",
        ),
        answer(12, "14 oktober 2021", "Netwerk    Aantal leden\nEUKA       41\nB-hive     52\n"),
    )
    assert told(tables, "vanished") == []


def test_a_name_that_changes_is_told(tmp_path: Path):
    tables = dataset(
        tmp_path,
        answer(7, "14 oktober 2020", "Netwerk    Aantal leden\nSDF        40\nFLAG       50\n"),
        answer(
            12,
            "14 oktober 2021",
            "Netwerk                  Aantal leden\n"
            "Smart Digital Farming    41\nFLAG                     50\n",
        ),
    )
    (said,) = told(tables, "renamed")
    assert said.startswith("'SDF' is written 'Smart Digital Farming' now")


def test_unknown_networks_whose_names_differ_by_a_slip_are_told(tmp_path: Path):
    tables = dataset(
        tmp_path,
        answer(
            7,
            "14 oktober 2020",
            "Netwerk          Aantal leden\nBakkersnetwerk   40\nFLAG             50\n",
        ),
        answer(
            12,
            "14 oktober 2021",
            "Netwerk          Aantal leden\nBakkernetwerk    41\nFLAG             50\n",
        ),
    )
    (said,) = told(tables, "renamed")
    assert "'Bakkernetwerk' is nearly the name 'Bakkersnetwerk'" in said


@pytest.mark.parametrize(
    ("one", "other", "last"),
    [
        ("Na 3 jaar", "Na 18 maanden", "P3Y"),
        ("Na 52 weken", "Na 3 jaar", "P3Y"),
        ("Na 90 dagen", "Na 18 maanden", "P18M"),
        ("Na 2 jaar", "Na 36 maanden", "P36M"),
    ],
)
def test_what_is_later_after_the_start_is_newer_whatever_its_unit(
    tmp_path: Path, one: str, other: str, last: str
):
    dataset(tmp_path, answer_with(f"{one} telde EUKA 45 leden. {other} telde EUKA 20 leden."))
    export(tmp_path / "out", ["duckdb"])
    with duckdb.connect(str(tmp_path / "out" / "extractor.duckdb"), read_only=True) as duck:
        assert duck.execute("SELECT period FROM latest").fetchall() == [(last,)]


def test_a_question_read_from_two_files_is_in_the_history_once(tmp_path: Path):
    text = answer(7, "14 oktober 2020", KPIS.format(150, 229))
    tables = dataset(tmp_path, text, text + "\n")
    assert len(tables["history"]) == len(tables["observations"]) == 4
    assert tables["history"]["previous_value"].isna().all()


CITING = "Kan u de cijfers van {} aanvullen?"


@pytest.mark.parametrize(
    ("cited", "present"),
    [
        ("schriftelijke vraag nr. 7 van 14 oktober 2020", FIRST),
        ("schriftelijke vraag nr. 7 van 15 oktober 2020", None),
        ("schriftelijke vraag nr. 8 van 14 oktober 2020", None),
        ("schriftelijke vraag nr. 7 (2020-2021)", FIRST),
        ("schriftelijke vraag nr. 7", None),
    ],
)
def test_cited_questions_are_linked_both_ways(tmp_path: Path, cited: str, present: str | None):
    tables = dataset(
        tmp_path,
        answer(7, "14 oktober 2020", KPIS.format(150, 229)),
        answer(12, "14 oktober 2021", KPIS.format(150, 229), asked=CITING.format(cited)),
    )
    (row,) = tables["citations"].itertuples()
    by = tables["documents"].set_index("document_id")["cited_by"].dropna().to_dict()
    if present:
        assert (row.present, row.present_document_id, by) == (True, present, {present: SECOND})
        assert told(tables, "cited_question") == []
    else:
        assert (row.present, pd.isna(row.present_document_id), by) == (False, True, {})
        (said,) = told(tables, "cited_question")
        assert "is not in the dataset" in said


def test_of_questions_of_one_number_and_day_the_same_ministers_is_cited(tmp_path: Path):
    tables = dataset(
        tmp_path,
        answer(7, "14 oktober 2020", KPIS.format(150, 229)),
        answer(7, "14 oktober 2020", KPIS.format(150, 229), minister="JO BROUNS"),
        answer(
            12, "14 oktober 2021", KPIS.format(150, 229),
            asked=CITING.format("schriftelijke vraag nr. 7 van 14 oktober 2020"),
        ),
    )  # fmt: skip
    assert tables["citations"]["present_document_id"].tolist() == [FIRST]
