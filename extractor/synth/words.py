"""The words of vocabulary.toml, and where the long ones break at the end of a line."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

SOFT_HYPHEN = "\u00ad"


@cache
def vocabulary() -> dict[str, Any]:
    """The words of vocabulary.toml."""
    return tomllib.loads(files("extractor.synth").joinpath("vocabulary.toml").read_text("utf-8"))


def entries(path: str) -> Any:
    """The vocabulary's list at "table.key"."""
    table, key = path.split(".")
    return vocabulary()[table][key]


@cache
def _seams() -> re.Pattern[str]:
    """The seams of the compound words that break: "samenwerkings|initiatieven"."""
    halves = (word.split("|") for word in vocabulary()["hyphens"]["words"])
    return re.compile("|".join(f"(?<={first})(?={last})" for first, last in halves), re.IGNORECASE)


def softened(text: str) -> str:
    """The text with a soft hyphen at every seam of its compound words."""
    return _seams().sub(SOFT_HYPHEN, text)


def pieces(word: str) -> list[str]:
    """The parts of a word as they stand when it is broken: "samenwerkings-", "initiatieven"."""
    *parts, last = softened(word).split(SOFT_HYPHEN)
    return [*(f"{part}-" for part in parts), last]


def wrapped(text: str, width: int, *, broken: bool) -> list[str]:
    """The lines of a text in a narrow cell; `broken` lets compound words break at a hyphen."""
    lines = [""]
    for word in text.split():
        parts = pieces(word) if broken and len(word) > width else [word]
        for part in parts:
            line = f"{lines[-1]} {part}".strip()
            fits = len(line) <= width and not lines[-1].endswith("-")
            if fits or not lines[-1]:
                lines[-1] = line
            else:
                lines.append(part)
    return lines
