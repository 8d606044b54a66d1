"""Made answers are the same for the same seed, say what their gold says, and can be measured."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest

import extractor.synth
from extractor.batch import run
from extractor.errors import ExtractorError
from extractor.evaluate import evaluate
from extractor.gold import SUFFIX, documents_by, load_gold
from extractor.profile import load
from extractor.synth import FIRST_SEED_SET_ASIDE, generate, producers_missing
from extractor.synth.forms import FORMS
from extractor.synth.header import fields_of
from extractor.synth.pen import Pen
from extractor.synth.words import pieces, wrapped

PRODUCERS = ("reportlab", "html", "office", "text")
SAME_BYTES = ("reportlab", "html", "text")


@pytest.fixture(params=PRODUCERS)
def producer(request: pytest.FixtureRequest) -> str:
    return available(request.param)


def available(name: str) -> str:
    missing = producers_missing()
    if name in missing:
        pytest.skip(missing[name])
    return name


def made(out: Path, seed: int, *kinds: str) -> dict[str, bytes]:
    generate(3, seed, out, kinds)
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


@pytest.mark.parametrize("name", SAME_BYTES)
def test_the_same_seed_makes_the_same_answers(tmp_path: Path, name: str):
    kind = available(name)
    one, two, other = (made(tmp_path / n, s, kind) for n, s in (("a", 1), ("b", 1), ("c", 2)))
    assert one == two
    assert one != other


def test_every_form_says_what_its_gold_says(tmp_path: Path, producer: str):
    paths = generate(len(FORMS), 5, tmp_path, [producer])
    assert [path.name.split("-")[1] for path in paths] == list(FORMS)
    gold = load_gold(tmp_path)
    assert len(gold) == len(list(tmp_path.iterdir())) / 2 == len(FORMS)
    for path in paths:
        numbers = text_of(path)
        facts = gold[path.stem].facts()["observations"]
        assert all(fact[5].replace(".", ",") in numbers for fact in facts), path


def text_of(path: Path) -> str:
    """The text of a document, its numbers without a mark of the thousands."""
    if path.suffix == ".txt":
        text = path.read_text(encoding="utf-8")
    else:
        with pypdfium2.PdfDocument(path) as pdf:
            text = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    return re.sub(r"(?<=\d)[\s.](?=\d{3}(?!\d))", "", text)


def test_a_form_without_figures_has_none_in_gold(tmp_path: Path):
    generate(4, 3, tmp_path, ["money", "other", "provinces", "clubs", "text-tabs"])
    for name, gold in load_gold(tmp_path).items():
        about_members = {f.item for f in gold.figures}
        assert len(about_members) <= 1, name


def test_office_documents_come_only_when_asked_for(tmp_path: Path):
    generate(12, 1, tmp_path, ["count"])
    assert not list(tmp_path.glob("*office*"))
    assert not list(tmp_path.glob("*.fodt"))


def test_made_answers_can_be_measured(tmp_path: Path):
    generate(4, 1, tmp_path / "in", ["captioned", "text-tabs"])
    run([tmp_path / "in"], tmp_path / "out")
    scores = {score.table: score for score in evaluate(tmp_path / "out", tmp_path / "in")}
    assert scores["items"].f1 == 1
    assert scores["observations"].right
    assert scores["cells"].f1 > 0.9
    assert list(documents_by("form", tmp_path / "in")) == ["captioned"]
    assert list(documents_by("producer", tmp_path / "in")) == ["text-tabs"]


def test_every_document_has_its_gold_beside_it(tmp_path: Path):
    for path in generate(3, 1, tmp_path, ["text"]):
        assert path.with_name(path.stem + SUFFIX).is_file()


def test_an_unknown_kind_is_refused(tmp_path: Path):
    with pytest.raises(ExtractorError, match="no kind"):
        generate(1, 1, tmp_path, ["round"])


def test_the_seeds_set_aside_are_told():
    assert f"{FIRST_SEED_SET_ASIDE}" in str(extractor.synth.__doc__)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Aantal leden", 20, ["Aantal leden"]),
        ("Aantal leden", 8, ["Aantal", "leden"]),
        ("Samenwerkingsinitiatieven", 16, ["Samenwerkings-", "initiatieven"]),
        ("", 8, [""]),
    ],
)
def test_texts_wrap_in_a_narrow_cell(text: str, width: int, lines: list[str]):
    assert wrapped(text, width, broken=True) == lines


def test_words_without_a_seam_stay_whole():
    assert pieces("Aantal") == ["Aantal"]


def test_harmless_numbers_stand_in_the_answer_and_in_gold(tmp_path: Path):
    made = generate(12, 3, tmp_path, ["text-layout"])
    gold = load_gold(tmp_path)
    told = [(path, number) for path in made for number in gold[path.stem].harmless]
    assert len({number.kind for _, number in told}) > 5
    for path, number in told:
        assert number.text in path.read_text(encoding="utf-8")
        assert number.item in gold[path.stem].answer


def test_networks_that_answers_call_running_had_begun():
    begun = [n.first_day for n in load("ibn").networks if n.start_evidence == "seen"]
    dates = [fields_of(Pen(str(key)), key)["date_asked"] for key in range(100)]
    assert begun
    assert min(dates) >= max(begun)
