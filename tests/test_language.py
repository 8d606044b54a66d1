"""Which Dutch pipeline reads: ours, another one that is named, or none; never one in silence."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from figures import answer_with, extract_text
from spacy.language import Language
from spacy.tokens import Doc
from test_prose import told
from typer.testing import CliRunner

from extractor.cli import app
from extractor.errors import ModelError
from extractor.language import find_pipeline, load_pipeline

VERBS = {"telt", "telde", "heeft", "haalde"}


@Language.component("stub_parser")
def stub_parser(doc: Doc) -> Doc:
    """A parser by rule with the labels of Universal Dependencies, as the official pipelines have
    them: a number counts the noun behind it, a capital before the verb is its subject."""
    verb = next((t for t in doc if t.lower_ in VERBS), doc[0])
    for token in doc:
        token.head, token.dep_ = verb, "dep"
        number, capital = token.text[0].isdigit(), token.text[0].isupper()
        token.pos_ = "NUM" if number else "PROPN" if capital else "NOUN"
        if number and token.i + 1 < len(doc):
            token.head, token.dep_ = token.nbor(), "nummod"
        elif capital and token.i < verb.i:
            token.dep_ = "nsubj"
    verb.head, verb.dep_, verb.pos_ = verb, "ROOT", "VERB"
    return doc


@pytest.fixture
def official(tmp_path: Path) -> Path:
    """A folder that looks like an official Dutch pipeline."""
    nlp = spacy.blank("nl", meta={"name": "core_news_sm", "version": "3.8.0"})
    nlp.add_pipe("stub_parser", name="parser")
    nlp.to_disk(tmp_path / "official")
    return tmp_path / "official"


def read(body: str, model: str | None = None) -> list[str]:
    return told(extract_text(answer_with(body), model=model))


def test_the_record_tells_which_pipeline_read(official: Path):
    text = answer_with("EUKA telt 229 leden.")
    models = [None, str(official), "blank"]
    names = [extract_text(text, model=m).frames["documents"]["model"].item() for m in models]
    assert names == ["nl_extractor 1.0.0", "nl_core_news_sm 3.8.0", "blank"]


@pytest.mark.parametrize(
    "body", ["EUKA telt 229 leden.", "EUKA haalde 229 leden, waar er 150 werden beoogd."]
)
def test_another_pipeline_with_the_same_labels_reads_the_same(official: Path, body: str):
    assert read(body, str(official)) == read(body) != []


def test_a_pipeline_that_speaks_against_the_cues_makes_a_finding(official: Path):
    extraction = extract_text(answer_with("EUKA, FLAG telt 38 leden."), model=str(official))
    assert extraction.observations == ()
    assert "uncertain_figure" in {f.check for f in extraction.findings}


def test_without_a_pipeline_what_cues_leave_open_is_reported():
    sure, open_ = "EUKA telt 229 leden.", "In samenwerking met FLAG telde EUKA 38 leden."
    assert read(sure, "blank") == ["euka members reported - 229"]
    assert read(open_) == ["euka members reported - 38"]
    extraction = extract_text(answer_with(open_), model="blank")
    assert extraction.observations == ()
    (finding,) = [f for f in extraction.findings if f.check == "uncertain_figure"]
    assert "cues alone" in finding.message


def test_a_pipeline_that_is_not_there_is_an_error_and_no_other_one_reads():
    with pytest.raises(ModelError, match="no spaCy pipeline 'nl_core_news_xx'"):
        read("EUKA telt 229 leden.", "nl_core_news_xx")


@pytest.mark.parametrize(
    ("meta", "reason"),
    [
        ({"lang": "en", "name": "x", "pipeline": ["parser"]}, "not Dutch"),
        ({"lang": "nl", "name": "x", "pipeline": ["tagger"]}, "no parser"),
        (None, "is no spaCy pipeline"),
    ],
)
def test_a_pipeline_that_cannot_read_is_refused(tmp_path: Path, meta: object, reason: str):
    if meta:
        (tmp_path / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    with pytest.raises(ModelError, match=reason):
        find_pipeline(str(tmp_path))


@pytest.mark.parametrize("config", ["[foo]\na = 1\n", '[nlp]\nlang = "nl"\n', "no config"])
def test_a_pipeline_with_a_damaged_configuration_is_refused(tmp_path: Path, config: str):
    folder = tmp_path / "own"
    shutil.copytree(find_pipeline("nl_extractor").path, folder)
    (folder / "config.cfg").write_text(config, encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be loaded"):
        read("EUKA telt 229 leden.", str(folder))


def test_the_command_and_the_profile_name_a_pipeline(tmp_path: Path):
    answer = tmp_path / "a.txt"
    answer.write_text(answer_with("EUKA telt 229 leden."), encoding="utf-8")
    profile = tmp_path / "eigen.toml"
    profile.write_text(
        'id = "eigen"\ntitle = "Eigen"\nbase = "common"\nmodel = "blank"\n'
        '[subject]\nnouns = ["netwerken"]\n'
        '[[indicator]]\nid = "members"\ntitle = "Leden"\nunit = "members"\nterms = ["leden"]\n',
        encoding="utf-8",
    )
    out = str(tmp_path / "out")
    run = CliRunner().invoke(app, ["run", str(answer), "-o", out, "-p", str(profile)])
    assert run.exit_code == 0
    assert "blank" in (tmp_path / "out" / "documents.csv").read_text(encoding="utf-8")
    refused = CliRunner().invoke(app, ["run", str(answer), "-o", out, "--model", "geen"])
    assert isinstance(refused.exception, ModelError)


def test_an_answer_without_figures_in_sentences_loads_no_pipeline():
    """In a process of its own: the pipelines of the other tests stay loaded."""
    body = "De cijfers volgen later. EUKA kreeg 500.000 euro."
    code = (
        "import sys; sys.path.insert(0, 'tests')\n"
        "from figures import answer_with, extract_text\n"
        f"extract_text(answer_with({body!r}))\n"
        "print('spacy' in sys.modules)"
    )
    root = Path(__file__).parents[1]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root)
    assert done.stdout.strip() == "False", done.stderr


def test_the_tokenizer_of_a_pipeline_is_the_one_that_it_keeps():
    pipeline = find_pipeline("nl_extractor")
    kept, own = spacy.load(pipeline.path).tokenizer, load_pipeline(pipeline).tokenizer
    assert own.to_bytes(exclude=["vocab"]) == kept.to_bytes(exclude=["vocab"])
