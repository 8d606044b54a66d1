"""What the schemas hold every table to, and that the derived tables hold nothing of their own."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from figures import answer_with, extract_text
from hypothesis import given, settings
from hypothesis import strategies as st
from pandera.errors import SchemaError

from extractor.batch import run
from extractor.dataset import derive, record
from extractor.dataset.catalogue import catalogue
from extractor.dataset.history import history
from extractor.dataset.schemas import schema, validate
from extractor.profile import Jump

CORPUS = Path(__file__).parent.parent / "corpus"
KINDS = """De cijfers:

Netwerk      Kennisinstellingen   Kmo's    Totaal aantal leden
EUKA         4                    26       30
FLAG         5                    35       40
"""
WIDE = ["total", "companies", "large_companies", "smes", "knowledge_institutions"]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the sample and of two made answers."""
    folder = tmp_path_factory.mktemp("schemas")
    for year in (2020, 2021):
        text = answer_with(KINDS.replace("30", f"{year - 1990}")).replace("2021", str(year))
        (folder / f"{year}.txt").write_text(text, encoding="utf-8")
    run([CORPUS / "841-2020-09-24.pdf", folder], folder / "out")
    return folder / "out"


def csv(out: Path, table: str) -> pd.DataFrame:
    return pd.read_csv(out / f"{table}.csv", keep_default_na=False, na_values=[""])


@pytest.mark.parametrize(
    ("table", "column", "value", "says"),
    [
        ("observations", "page", 0, "greater_than_or_equal_to"),
        ("observations", "x0", 10_000.0, "x0 is never more than x1"),
        ("observations", "start", 10_000_000, "start is never more than end"),
        ("observations", "document_id", "another", "document_id stands in documents"),
        ("observations", "network_id", "another", "network_id stands in networks"),
        ("observations", "item", "99z", "document_id, part, item stands in items"),
        ("observations", "qualifier", "perhaps", "isin"),
        ("cells", "table", 99, "document_id, table stands in tables"),
        ("history", "observation_id", "another", "observation_id stands in observations"),
        ("documents", "sha256", "abc", "str_matches"),
        ("documents", "date_asked", "24/09/2020", "str_matches"),
        ("documents", "explained_share", 1.5, "less_than_or_equal_to"),
        ("citations", "present_document_id", "another", "present_document_id stands in documents"),
    ],
)
def test_a_value_that_may_not_stand_is_refused(
    out: Path, table: str, column: str, value: object, says: str
):
    tables = {name: pd.read_parquet(out / f"{name}.parquet") for name in catalogue()}
    validate(tables)
    tables[table].loc[0, column] = value
    with pytest.raises(SchemaError, match=says):
        validate(tables)


def test_a_key_may_not_come_twice(out: Path):
    twice = pd.read_parquet(out / "kpis.parquet")
    with pytest.raises(SchemaError, match="unique"):
        schema(catalogue()["kpis"]).validate(pd.concat([twice, twice], ignore_index=True))


def test_references_lead_to_columns_that_are_there():
    tables = catalogue()
    for table in tables.values():
        for reference in table.references:
            assert set(reference.columns) <= set(table.names)
            assert set(reference.to) <= set(tables[reference.table].names)
        for pair in table.ascending:
            assert set(pair) <= set(table.names)


def test_the_descriptor_tells_keys_references_and_bounds(out: Path):
    package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    schemas = {resource["name"]: resource["schema"] for resource in package["resources"]}
    assert {
        "fields": ["network_id"],
        "reference": {"resource": "networks", "fields": ["network_id"]},
    } in schemas["observations"]["foreignKeys"]
    fields = {field["name"]: field for field in schemas["observations"]["fields"]}
    assert fields["page"]["constraints"] == {"required": True, "minimum": 1}


def pivoted(observations: pd.DataFrame, by: str, key: list[str]) -> pd.DataFrame:
    """One column for each value of `by`, the first figure of each key."""
    first = observations.drop_duplicates([*key, by])
    filled = first.assign(period=first["period"].astype("string").fillna(""))
    return filled.pivot(index=key, columns=by, values="value").sort_index()


def sorted_by(frame: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    period = frame["period"].astype("string").fillna("")
    return frame.assign(period=period).set_index(key).sort_index()


def kpis_of(observations: pd.DataFrame) -> pd.DataFrame:
    is_total = observations["segment"] == "total"
    own = observations[is_total & observations["measure"].isin(["target", "achieved"])]
    return pivoted(own, "measure", ["document_id", "network_id", "indicator", "period"])


def members_of(observations: pd.DataFrame) -> pd.DataFrame:
    is_count = (observations["indicator"] == "members") & (observations["measure"] == "reported")
    own = observations[is_count & observations["segment"].isin(WIDE)]
    return pivoted(own, "segment", ["document_id", "network_id", "period"])


def assert_same(made: pd.DataFrame, written: pd.DataFrame, columns: list[str]) -> None:
    pd.testing.assert_frame_equal(
        made.reindex(columns=columns).astype("Float64"),
        written[columns].astype("Float64"),
        check_names=False,
        check_index_type=False,
    )


def test_the_wide_tables_can_be_made_anew_from_the_observations_as_written(out: Path):
    observations = csv(out, "observations").query("part == 'answer'")
    kpis, members = csv(out, "kpis"), csv(out, "members")
    assert len(kpis) == 22
    assert len(members) == 10
    one = sorted_by(kpis, ["document_id", "network_id", "indicator", "period"])
    assert_same(kpis_of(observations), one, ["target", "achieved"])
    share = (one["achieved"] / one["target"]).round(4)
    pd.testing.assert_series_equal(share, one["attainment"], check_names=False, check_dtype=False)
    other = sorted_by(members, ["document_id", "network_id", "period"])
    assert_same(members_of(observations), other, WIDE)
    names = observations.drop_duplicates(["document_id", "network_id"])
    for wide in (kpis, members):
        merged = wide.merge(names, on=["document_id", "network_id"])
        assert len(merged) == len(wide)
        assert (merged["network_x"] == merged["network_y"]).all()


def test_the_history_holds_every_figure_of_the_answers_once(out: Path):
    observations, told = csv(out, "observations"), csv(out, "history")
    own = observations.query("part == 'answer'").set_index("observation_id")
    assert sorted(told["observation_id"]) == sorted(own.index)
    assert (own.loc[told["observation_id"], "value"].values == told["value"].values).all()
    later = told.dropna(subset=["previous_value"])
    assert len(later) == 6
    assert (later["value"] - later["previous_value"] == later["change"]).all()


_ROW = st.fixed_dictionaries(
    {
        "document_id": st.sampled_from(["a", "b"]),
        "network_id": st.sampled_from(["euka", "flag"]),
        "indicator": st.sampled_from(["members", "collaborations"]),
        "segment": st.sampled_from(["total", "smes", "other"]),
        "measure": st.sampled_from(["target", "achieved", "reported"]),
        "period": st.sampled_from([None, "2019", "P3Y"]),
        "value": st.integers(0, 50),
    }
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_ROW, min_size=1, max_size=30))
def test_wide_tables_of_any_figures_say_what_these_say(rows: list[dict[str, object]]):
    named = [{**row, "network": str(row["network_id"]).upper()} for row in rows]
    observations = pd.DataFrame(named)
    key = ["document_id", "network_id", "indicator", "period"]
    kpis = pd.DataFrame(derive.kpis(named), columns=[*key, "target", "achieved"])
    assert_same(kpis_of(observations), sorted_by(kpis, key), ["target", "achieved"])
    key.remove("indicator")
    members = pd.DataFrame(derive.members(named), columns=[*key, *WIDE])
    assert_same(members_of(observations), sorted_by(members, key), WIDE)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 500)), max_size=6), st.floats(1.1, 9))
def test_a_figure_jumps_by_the_bound_and_both_ways_alike(
    pairs: list[tuple[int, int]], times: float
):
    jump = Jump(times=times, least=5)
    for one, other in pairs:
        assert jump.is_one(one, other) == jump.is_one(other, one)
        assert not jump.is_one(one, one)
        assert not jump.is_one(other, other + 4)


def test_the_history_of_one_answer_has_nothing_before():
    rows = history([record(extract_text(answer_with(KINDS)))], Jump())
    assert len(rows) == 6
    assert not any(row.get("previous_value") or row.get("event") for row in rows)
