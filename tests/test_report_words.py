"""What the report says: every word is there in both languages, and used."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest
from reports import Page, data_of, dataset, only_page, parsed

from extractor.dataset.catalogue import catalogue
from extractor.report.figures import Sure
from extractor.report.page import Missing
from extractor.report.words import PERIODS, Words

REPORT = Path(str(files("extractor.report")))
TOLD = tomllib.loads((REPORT / "words.toml").read_text(encoding="utf-8"))
SURE = get_args(Sure)


def named(pattern: str, *paths: Path) -> set[str]:
    """What a pattern finds in files."""
    return {name for path in paths for name in re.findall(pattern, path.read_text("utf-8"))}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small dataset with its report."""
    return dataset(tmp_path_factory.mktemp("words"), een="EUKA telt 45 leden.")


@pytest.fixture(scope="module")
def pages(out: Path) -> list[Page]:
    page = only_page(out)
    return [parsed(page), parsed(page.with_name("index.html"))]


def test_every_word_is_used_and_every_word_that_is_used_is_there(pages: list[Page]):
    sources = [*REPORT.rglob("*.py"), *REPORT.rglob("*.j2")]
    used = named(r"""\bwords\(\s*["'](\w+)["']""", *sources)
    sent = {word for page in pages for word in data_of(page)["words"]}
    assert used | sent | set(PERIODS) == set(TOLD["ui"])


def test_every_kind_of_word_is_used():
    sources = [*REPORT.rglob("*.*"), *Path(str(files("extractor.export"))).rglob("*.py")]
    kinds = named(
        r"""\.of\(\s*["'](\w+)["']""", *(p for p in sources if p.suffix in (".py", ".j2"))
    )
    assert set(TOLD) - {"ui"} <= kinds


def test_a_page_has_the_words_of_its_scripts_and_no_others(out: Path, pages: list[Page]):
    for page in pages:
        scripts = [e.attributes["src"] for e in page.elements if "src" in e.attributes]
        files_of = (out / "report" / name for name in scripts if name.endswith(".js"))
        assert set(data_of(page)["words"]) == named(r"\bwords\.(\w+)", *files_of)


def test_all_words_are_there_in_both_languages_with_the_same_fields():
    for kind, texts in TOLD.items():
        for key, text in texts.items():
            assert set(text) == {"nl", "en"}, (kind, key)
            assert _fields(text["nl"]) == _fields(text["en"]) or not text["en"], (kind, key)


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize(
    ("kind", "table", "column"),
    [
        ("status", "documents", "status"),
        ("severity", "findings", "severity"),
        ("qualifier", "observations", "qualifier"),
        ("method", "observations", "method"),
        ("fate", "corrections", "status"),
        ("action", "corrections", "action"),
    ],
)
def test_every_value_of_a_closed_set_has_a_name(kind: str, table: str, column: str):
    allowed = next(c.allowed for c in catalogue()[table].columns if c.name == column)
    assert set(TOLD[kind]) == set(allowed)


@pytest.mark.parametrize(("kind", "values"), [("missing", get_args(Missing)), ("sure", SURE)])
def test_every_state_of_a_page_has_a_name(kind: str, values: tuple[str, ...]):
    assert set(TOLD[kind]) == set(values)


@pytest.mark.parametrize(
    ("language", "value", "share", "written"),
    [
        ("nl", 1204.0, 0.9996, ("1204", "99 %")),
        ("nl", 4.5, 1.0, ("4,5", "100 %")),
        ("en", 4.5, 1.6364, ("4.5", "164%")),
        ("nl", None, None, ("", "")),
    ],
)
def test_numbers_are_written_as_the_language_does(
    language: str, value: float | None, share: float | None, written: tuple[str, str]
):
    words = Words("nl" if language == "nl" else "en")
    assert (words.number(value), words.share(share)) == written
