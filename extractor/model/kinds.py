"""The closed vocabulary of what a number of an answer can be, from kinds.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

UNEXPLAINED = "unexplained"


@dataclass(frozen=True, slots=True)
class NumberKind:
    """A kind of number, and what it means in English and in Dutch."""

    name: str
    en: str
    nl: str


@lru_cache(maxsize=1)
def number_kinds() -> dict[str, NumberKind]:
    """All kinds by name, in the order of the file."""
    text = (files("extractor.model") / "kinds.toml").read_text(encoding="utf-8")
    return {name: NumberKind(name, **told) for name, told in tomllib.loads(text).items()}
