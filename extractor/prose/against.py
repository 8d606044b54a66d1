"""The words that set two figures against each other: "37 tegenover 54"."""

from __future__ import annotations

from functools import lru_cache

import regex

from extractor.prose.rules import rules


@lru_cache(maxsize=32)
def pattern_against(pattern: str) -> regex.Pattern[str]:
    """A pattern, compiled, in which {against} stands for these words."""
    return regex.compile(pattern.replace("{against}", rules().set_against))
