"""The tables: their columns, their values, and how they reach the disk."""

from __future__ import annotations

import dataclasses
import json
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from figures import answer_with, extract_text
from pandera.errors import SchemaError

from extractor import Answer, extract
from extractor.dataset import ensure_writable, frames, record, write, writers
from extractor.dataset.catalogue import catalogue
from extractor.errors import EmptyInput, NeedsOcr, OutputError
from extractor.extraction import Failure

CORPUS = Path(__file__).parent.parent / "corpus"
# The output contract: more columns may follow.
CONTRACT = {
    "documents": "document_id source sha256 session_year number date_asked asker minister "
    "portfolio title pages status",
    "items": "document_id part item text answered_by refers_to page",
    "observations": "observation_id document_id item network_id network network_as_written "
    "indicator segment measure period value unit qualifier method quote page x0 top x1 bottom "
    "start end rule",
    "kpis": "document_id network_id network indicator period target achieved attainment",
    "members": "document_id network_id network period total companies large_companies smes "
    "knowledge_institutions",
    "networks": "network_id name coordinator known first_document last_document",
    "citations": "document_id cited_number date item",
    "tables": "document_id table item caption page rows columns understood",
    "cells": "document_id table row column row_labels column_labels text value unit page x0 top x1 "
    "bottom",
    "findings": "document_id check severity message item page quote",
}
KINDS = """De cijfers:

Netwerk      Kennisinstellingen   Kmo's    Totaal aantal leden
EUKA         4                    26       30
FLAG         5                    35       40
"""
SHARES = """De cijfers:

Netwerk      Streefdoel leden   Bereikt leden   Realisatiegraad
EUKA         150                229             152,7%
FLAG         0                  71              n.v.t.
"""


@pytest.fixture(scope="module")
def sample() -> Answer:
    return extract(CORPUS / "841-2020-09-24.pdf")


@pytest.mark.parametrize("table", CONTRACT)
def test_the_columns_are_those_of_the_contract(sample: Answer, table: str):
    names = CONTRACT[table].split()
    assert list(sample.frames[table].columns)[: len(names)] == names


def test_csv_and_parquet_hold_the_same(sample: Answer, tmp_path: Path):
    write(sample.frames, tmp_path)
    for name, table in catalogue().items():
        parquet = pd.read_parquet(tmp_path / f"{name}.parquet")
        dtypes = dict(zip(table.names, parquet.dtypes, strict=True))
        csv = pd.read_csv(
            tmp_path / f"{name}.csv", dtype=dtypes, keep_default_na=False, na_values=[""]
        )
        pd.testing.assert_frame_equal(csv, parquet)


@pytest.mark.parametrize(
    ("body", "written"),
    [(SHARES, ["150", "229", "152.7", "0", "71"]), (KINDS, ["4", "26", "30", "5", "35", "40"])],
)
def test_numbers_are_written_as_they_are(tmp_path: Path, body: str, written: list[str]):
    write(extract_text(answer_with(body)).frames, tmp_path)
    observations = pd.read_csv(tmp_path / "observations.csv", dtype=str)
    assert list(observations["value"]) == written


def test_target_stands_beside_achieved():
    rows = extract_text(answer_with(SHARES)).frames["kpis"]
    assert rows[["network", "target", "achieved", "attainment"]].values.tolist() == [
        ["EUKA", 150, 229, 1.5267],
        ["FLAG", 0, 71, pd.NA],
    ]


def test_members_stand_beside_each_other_by_kind():
    rows = extract_text(answer_with(KINDS)).frames["members"]
    columns = ["network", "total", "smes", "knowledge_institutions"]
    assert rows[columns].values.tolist() == [["EUKA", 30, 26, 4], ["FLAG", 40, 35, 5]]
    assert rows["companies"].isna().all()


def test_the_wide_tables_say_nothing_that_observations_do_not(sample: Answer):
    tables = sample.frames
    observations = tables["observations"]
    wide = tables["kpis"].melt(
        id_vars=["network_id", "indicator"], value_vars=["target", "achieved"], var_name="measure"
    )
    own = observations[observations["measure"].isin(["target", "achieved"])]
    key = ["network_id", "indicator", "measure", "value"]
    assert set(map(tuple, wide[key].values)) == set(map(tuple, own[key].values))
    assert len(tables["kpis"]) == 22
    assert len(tables["members"]) == 6


def test_ids_are_the_same_from_text_and_pdf(sample: Answer):
    text = extract(CORPUS / "841-2020-09-24.txt").frames["observations"]
    pdf = sample.frames["observations"]
    assert list(text["observation_id"]) == list(pdf["observation_id"])
    assert text["x0"].isna().all()
    assert pdf["x0"].notna().all()


def test_a_question_read_from_two_files_counts_once(sample: Answer):
    text = extract(CORPUS / "841-2020-09-24.txt")
    both = frames(map(record, [text, sample]))
    assert sorted(both["documents"]["status"]) == ["duplicate", "ok"]
    assert len(both["observations"]) == len(sample.observations)
    (finding,) = both["findings"].query("check == 'same_question'").itertuples()
    assert (finding.severity, finding.outcome) == ("info", "confirmed")


def test_two_files_of_one_question_that_disagree_are_an_error(tmp_path: Path, sample: Answer):
    path = tmp_path / "anders.txt"
    text = (CORPUS / "841-2020-09-24.txt").read_text(encoding="utf-8")
    path.write_text(text.replace("MaaS 38", "MaaS 83"), encoding="utf-8")
    both = frames(map(record, [extract(path), sample]))
    (finding,) = both["findings"].query("check == 'same_question'").itertuples()
    assert (finding.severity, finding.outcome) == ("error", "contradicted")
    assert "maas/members/total/reported" in finding.message


def test_a_file_that_is_given_twice_is_no_duplicate(tmp_path: Path, sample: Answer):
    failure = Failure("leeg.pdf", None, EmptyInput("the file is empty.", source="leeg.pdf"))
    tables = frames(map(record, [sample, sample, failure, failure]))
    write(tables, tmp_path)
    assert sorted(tables["documents"]["status"]) == ["empty", "ok"]
    assert list(tables["findings"]["check"]).count("input") == 1
    assert "same_question" not in set(tables["findings"]["check"])


def test_figures_in_files_of_one_question_may_differ_by_one_more_or_less(sample: Answer):
    text = extract(CORPUS / "841-2020-09-24.txt")
    less = dataclasses.replace(text, observations=text.observations[1:])
    (finding,) = (
        frames(map(record, [less, sample]))["findings"]
        .query("check == 'same_question'")
        .itertuples()
    )
    assert "(power-to-gas/members/total/target/P3Y)" in finding.message


def test_references_are_followed_to_the_item_that_holds_the_figures(sample: Answer):
    items = sample.frames["items"].query("part == 'answer'").set_index("item")
    assert items.loc["2b", ["refers_to", "found_in"]].tolist() == ["2a", "1"]
    assert items.loc["4b", "found_in"] == "5"
    assert items["found_in"].notna().sum() == 3


def test_the_ministers_of_a_joint_question_are_told():
    closing = "\nDeze vraag werd gesteld aan de ministers Jan Jambon (142), Jo Brouns (7).\n"
    documents = extract_text(answer_with(KINDS) + closing).frames["documents"]
    assert list(documents["addressees"]) == ["Jan Jambon (142), Jo Brouns (7)"]


SUBSIDIES = """De toegekende steun:

                 Provincie         Aanvragen            Bedrag
                                   2018      2019       in euro
Gent             Oost-Vlaanderen   12        15         14.282.612,00
Mechelen         Antwerpen         7         9          227.000
"""


def test_tables_of_every_subject_come_out_as_cells_with_their_labels():
    tables = extract_text(answer_with(SUBSIDIES)).frames
    assert tables["observations"].empty
    assert tables["tables"]["understood"].tolist() == [False]
    cells = tables["cells"].dropna(subset=["value"])
    assert cells[["row_labels", "column_labels", "value"]].values.tolist()[-3:] == [
        ["Mechelen | Antwerpen", "Aanvragen | 2018", 7],
        ["Mechelen | Antwerpen", "Aanvragen | 2019", 9],
        ["Mechelen | Antwerpen", "Bedrag | in euro", 227000],
    ]


def test_the_order_of_the_inputs_does_not_matter(sample: Answer):
    other = extract_text(answer_with(KINDS))
    one, two = (frames(map(record, pair)) for pair in ([sample, other], [other, sample]))
    for name, frame in one.items():
        pd.testing.assert_frame_equal(frame, two[name])


def test_networks_are_told_with_their_coordinator(sample: Answer):
    networks = sample.frames["networks"].set_index("network_id")
    assert len(networks) == 17
    assert networks.loc["power-to-gas", "coordinator"] == "WaterstofNet vzw"
    assert networks.loc["power-to-gas", "coordinator_as_written"] == "Waterstofnet"
    assert networks["known"].all()


def test_a_network_without_a_figure_is_met_too():
    body = "Netwerk   Aantal leden\nEUKA      n.v.t.\nFLAG      40\nMaaS      38\n"
    tables = extract_text(answer_with(body)).frames
    assert list(tables["observations"]["network_id"]) == ["flag", "maas"]
    assert list(tables["networks"]["network_id"]) == ["euka", "flag", "maas"]


def test_texts_that_share_a_place_of_a_table_stop_no_run(tmp_path: Path):
    x = extract_text(answer_with(KINDS))
    first, *others = x.grids[0].cells
    wide = dataclasses.replace(others[0], column=first.column, column_span=2)
    grid = dataclasses.replace(x.grids[0], cells=(first, wide, *others[1:]))
    write(frames([record(dataclasses.replace(x, grids=(grid,)))]), tmp_path)
    cells = pd.read_csv(tmp_path / "cells.csv")
    assert cells["text"][0] == f"{first.text} {others[0].text}"


def test_a_failure_has_its_row_and_its_finding(sample: Answer):
    error = NeedsOcr("there is no text.", source="a.pdf", page=2, remedy="Run OCR first.")
    tables = frames(map(record, [sample, Failure("a.pdf", "ab" * 32, error)]))
    (row,) = tables["documents"].query("status == 'needs_ocr'").itertuples()
    assert (row.source, row.document_id) == ("a.pdf", "sha256-abababababababab")
    (finding,) = tables["findings"].query("check == 'input'").itertuples()
    assert (finding.message, finding.page) == ("there is no text. Run OCR first.", 2)


def test_text_keeps_every_character(tmp_path: Path):
    text = answer_with(KINDS, 'Wat zegt "men", en\twat; niet? ’t Is = é€')
    extraction = extract_text(text)
    write(extraction.frames, tmp_path)
    items = pd.read_csv(tmp_path / "items.csv", keep_default_na=False)
    assert list(items["text"]) == [item.text for item in extraction.outline.items]


def test_a_table_that_breaks_its_schema_is_not_written(sample: Answer, tmp_path: Path):
    tables = sample.frames
    tables["observations"].loc[0, "qualifier"] = "perhaps"
    with pytest.raises(SchemaError):
        write(tables, tmp_path)
    assert not list(tmp_path.glob("*.csv"))


def test_a_stop_half_way_leaves_the_old_tables_whole(
    sample: Answer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    write(sample.frames, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writers, "_descriptor", full)
    with pytest.raises(OutputError, match="No space left"):
        write(extract_text(answer_with(KINDS)).frames, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_what_a_stopped_run_left_behind_is_taken_away(sample: Answer, tmp_path: Path):
    left, own = tmp_path / ".new-extractor-abc", tmp_path / ".new-year"
    for folder in (left, own):
        folder.mkdir()
        (folder / "half.csv").write_text("x")
    write(sample.frames, tmp_path)
    assert not left.exists()
    assert (own / "half.csv").exists()


def test_an_output_folder_that_is_a_file_is_refused(tmp_path: Path):
    (tmp_path / "out").write_text("")
    with pytest.raises(OutputError, match="--out"):
        ensure_writable(tmp_path / "out")


def test_the_descriptor_describes_the_tables(sample: Answer, tmp_path: Path):
    write(sample.frames, tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        columns = pd.read_csv(tmp_path / resource["path"], nrows=0).columns
        assert [field["name"] for field in resource["schema"]["fields"]] == list(columns)


def test_values_are_exact():
    values = [o.value for o in extract_text(answer_with(SHARES)).observations]
    assert Decimal("152.7") in values
