"""The lists of words in the TOML files of the package."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import extractor
from extractor.profile.lexicon import level

FOLDER = Path(extractor.__file__).parent
FILES = {str(path.relative_to(FOLDER)): path for path in sorted(FOLDER.rglob("*.toml"))}
# Made answers draw from these lists: what stands twice is drawn more often.
DRAWN_FROM = "synth/vocabulary.toml"
# How a name is spelled counts: "Flanders' FOOD" is not "Flanders' Food".
SPELLINGS = ("aliases", "soft_aliases")


def lists(data: Any, key: str = "") -> Iterator[tuple[str, list[str]]]:
    """Each list of texts in a file, at any depth, with the last key that leads to it."""
    if isinstance(data, dict):
        for name, inner in data.items():
            yield from lists(inner, name)
    elif isinstance(data, list):
        if texts := [entry for entry in data if isinstance(entry, str)]:
            yield key, texts
        for inner in data:
            yield from lists(inner, key)


def repeated(key: str, words: list[str]) -> list[str]:
    """The words of a list that say what another one in it says already."""
    said = Counter(word if key in SPELLINGS else level(word).strip() for word in words)
    return [word for word, times in said.items() if times > 1]


@pytest.mark.parametrize("name", sorted(FILES.keys() - {DRAWN_FROM}))
def test_no_list_holds_a_word_twice(name: str):
    data = tomllib.loads(FILES[name].read_text(encoding="utf-8"))
    assert [(key, twice) for key, words in lists(data) if (twice := repeated(key, words))] == []
