"""Additions to a profile, suggested from the tables of a run."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest
from figures import answer_with

from extractor.batch import run
from extractor.cli import main
from extractor.errors import ProfileError
from extractor.profile import Profile, load
from extractor.profile.names import names
from extractor.suggest import read_tables, suggestions, toml_of

IBN = Path(__file__).parent.parent / "extractor" / "profiles" / "ibn.toml"
LED = """De cijfers:

Netwerk              Coördinator         Aantal leden
Smart Baking         Bakkersbond vzw               40
B-hive               Bijenbond                    163
EUKA                 Iemand anders                 71
"""
SOFT = """De cijfers:

Netwerk              Aantal leden
Smart Baking                   41
P2G                            30
"""
TOLD = "Ook het IBN Groene Gevels kreeg steun, en minister Jan Jambon was erbij in Gent."


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("suggest")
    for number, body in enumerate((LED, SOFT, TOLD), start=12):
        text = answer_with(body).replace("nr. 12", f"nr. {number}")
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    run([folder], folder / "out", workers=1)
    return folder / "out"


def suggested(out: Path, profile: Profile) -> str:
    return toml_of(suggestions(read_tables(out), profile))


def pasted(text: str, folder: Path) -> Path:
    path = folder / "pasted.toml"
    path.write_text(IBN.read_text(encoding="utf-8") + "\n" + text, encoding="utf-8")
    return path


def test_what_is_suggested_can_be_pasted_and_is_known_then(out: Path, tmp_path: Path):
    text = suggested(out, load("ibn"))
    profile = load(pasted(text, tmp_path))
    for written in ("Smart Baking", "Groene Gevels", "P2G"):
        network = names(profile).resolve(written)
        assert network
        assert (network.known, network.soft) == (True, False)
    assert suggested(out, profile) == ""


def test_only_what_is_not_known_is_suggested(out: Path):
    told = tomllib.loads(suggested(out, load("ibn")))
    assert {n["id"]: n.get("coordinator") for n in told["network"]} == {
        "groene-gevels": None,
        "smart-baking": "Bakkersbond vzw",
    }
    assert {a["id"]: (a.get("aliases"), a.get("coordinator")) for a in told["addition"]} == {
        "b-hive": (None, "Bijenbond"),
        "power-to-gas": (["P2G"], None),
    }
    assert {n["coordinator_evidence"] for n in told["network"] if "coordinator" in n} == {"seen"}


def test_each_suggestion_has_its_evidence(out: Path):
    text = suggested(out, load("ibn"))
    assert "# met 2 times in 2 documents\n" in text
    assert "#   2021-2022-hilde-crevits-12, page 1: 'Smart Baking: 40'" in text
    assert "# P2G: met once in 1 document\n" in text
    assert "het IBN Groene Gevels kreeg steun" in text


def test_suggestions_are_the_same_run_after_run(out: Path):
    assert suggested(out, load("ibn")) == suggested(out, load("ibn"))
    ids = [s.network_id for s in suggestions(read_tables(out), load("ibn"))]
    assert ids == sorted(ids)


def suggest(folder: Path) -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["extractor", "profile", "suggest", str(folder)])
        with pytest.raises(SystemExit) as stop:
            main()
    return int(stop.value.code or 0)


def test_the_command_prints_toml(out: Path, capsys: pytest.CaptureFixture[str]):
    assert suggest(out) == 0
    assert capsys.readouterr().out == suggested(out, load("ibn"))


def test_a_folder_without_tables_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert suggest(tmp_path) != 0
    assert "does not hold the table" in capsys.readouterr().err


def test_names_with_quotes_and_line_breaks_are_written_so_that_they_load(tmp_path: Path):
    written = 'De "\\B" \n Bakkers'
    row = {"document_id": "a", "page": "1", "quote": "4\n0", "network_as_written": written}
    tables = {
        "documents": [], "items": [], "cells": [], "networks": [],
        "observations": [{**row, "network_id": "de-b-bakkers"}],
    }  # fmt: skip
    text = toml_of(suggestions(tables, load("ibn")))
    (network,) = load(pasted(text, tmp_path)).networks[-1:]
    assert "Bakkers" in network.name


def test_an_addition_to_no_network_is_a_mistake(tmp_path: Path):
    with pytest.raises(ProfileError, match="there is no network 'nergens' to add to"):
        load(pasted('[[addition]]\nid = "nergens"\n', tmp_path))


def test_a_coordinator_is_named_without_the_word_for_it(tmp_path: Path):
    rows = [
        "Netwerk | Aantal leden",
        "EUKA | 41",
        "Zorgkring (coördinator: Kiem) | 30",
        "FLAG | 33",
    ]
    body = "De cijfers:\n\n" + "\n".join(f"| {row} |" for row in rows)
    (tmp_path / "12.txt").write_text(answer_with(body), encoding="utf-8")
    run([tmp_path], tmp_path / "out", workers=1)
    told = tomllib.loads(suggested(tmp_path / "out", load("ibn")))
    assert [n["coordinator"] for n in told["network"]] == ["Kiem"]
