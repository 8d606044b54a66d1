"""Patterns are compiled when they are first used: each must be one, and find what `regex` does."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import regex

import extractor
from extractor.patterns import pattern


def written() -> Iterator[tuple[str, object]]:
    """The patterns that stand in modules, in their collections too."""
    for found in pkgutil.walk_packages(extractor.__path__, "extractor."):
        if found.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(found.name)).items():
            for one in value if isinstance(value, tuple) else (value,):
                if isinstance(one, type(pattern(""))):
                    yield f"{found.name}.{name}", one


def test_every_pattern_can_be_compiled():
    named = dict(written())
    assert len(named) > 100
    broken = []
    for name, value in named.items():
        try:
            value.search("")
        except regex.error as error:
            broken.append(f"{name}: {error}")
    assert not broken


def test_a_pattern_finds_what_its_compiled_one_finds():
    own, other = pattern(r"(\d+)\s+leden", regex.IGNORECASE), regex.compile(r"(?i)(\d+)\s+leden")
    text = "EUKA telt 229 Leden, FLAG 71 leden."
    assert [m.span(1) for m in own.finditer(text)] == [m.span(1) for m in other.finditer(text)]
    assert own.sub("", text) == other.sub("", text)
    assert own.pattern == r"(\d+)\s+leden"
