"""Patterns are compiled when they are first used: each must be one, and find what `regex` does."""

from __future__ import annotations

import copy
import importlib
import pickle
import pkgutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import regex

import extractor
from extractor.patterns import pattern
from extractor.profile import load
from extractor.prose.rules import rules
from extractor.prose.subject_rules import rules_of

KIND = type(pattern(""))
PROFILES = ("ibn", "speerpuntclusters")


def inside(value: object) -> Iterator[object]:
    """The patterns of a value, of its parts and of the fields of its records."""
    if isinstance(value, KIND):
        yield value
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from inside(part)
    elif isinstance(value, dict):
        yield from inside(list(value.values()))
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from inside(getattr(value, field.name))


def written() -> Iterator[tuple[str, object]]:
    for found in pkgutil.walk_packages(extractor.__path__, "extractor."):
        if not found.name.endswith("__main__"):
            module = importlib.import_module(found.name)
            for name, value in vars(module).items():
                yield from ((f"{found.name}.{name}", one) for one in inside(value))
    for one in inside([rules(), *(rules_of(load(name)) for name in PROFILES)]):
        yield "rules.toml", one


def test_every_pattern_can_be_compiled():
    found = list(written())
    assert len(found) > 500
    broken = []
    for name, one in found:
        try:
            one.search("")
        except regex.error as error:
            broken.append(f"{name}: {error}")
    assert not broken


def test_a_pattern_finds_what_its_compiled_one_finds():
    own, other = pattern(r"(\d+)\s+leden", regex.IGNORECASE), regex.compile(r"(?i)(\d+)\s+leden")
    text = "EUKA telt 229 Leden, FLAG 71 leden."
    for one in (own, copy.copy(own), pickle.loads(pickle.dumps(own))):
        assert [m.span(1) for m in one.finditer(text)] == [m.span(1) for m in other.finditer(text)]
        assert one.sub("", text) == other.sub("", text)
    assert own.pattern == r"(\d+)\s+leden"
