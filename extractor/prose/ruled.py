"""The rules that are more than a list of words: of measures, of no figures, shapes of a parse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import regex

from extractor.profile.lexicon import Phrases
from extractor.prose.forms import NUMBER, Patterns, compounds, inflected, shapes

Scope = Literal["clause", "sentence"]
Gives = Literal["subject", "cue", "counted"]


@dataclass(frozen=True)
class MeasureCue:
    """The words that make a number a measure: nouns ("streefdoel van 30"), and all others; `shapes`
    are verbs that stand in two parts, `compounds` long nouns that end as one of them does."""

    id: str
    nouns: Phrases
    words: Phrases
    shapes: Patterns
    compounds: regex.Pattern[str]

    @classmethod
    def of(cls, table: Mapping[str, Any], parts: Mapping[str, str]) -> MeasureCue:
        """A rule of its table in rules.toml; `parts` stand in patterns by their names."""
        return cls(
            table["id"],
            Phrases(table["nouns"]),
            Phrases(inflected(table["words"])),
            shapes(table.get("shapes", ()), **parts),
            compounds(table.get("heads", ())),
        )


@dataclass(frozen=True)
class Veto:
    """Words that keep a number from being a figure: those of its clause, or of its sentence.

    They say nothing beside those of `unless`: "kan rekenen op 45 leden". Those that are `inner` say
    nothing of what stands behind "dat" or a colon.
    """

    kind: str
    words: Phrases
    unless: Phrases
    scope: Scope
    inner: bool
    patterns: Patterns

    @classmethod
    def of(cls, table: Mapping[str, Any], parts: Mapping[str, str]) -> Veto:
        """A rule of its table in rules.toml; `parts` stand in patterns by their names."""
        return cls(
            table["kind"],
            Phrases(inflected(table.get("words", ()))),
            Phrases(table.get("unless", ())),
            table.get("scope", "clause"),
            table.get("inner", False),
            shapes(table.get("patterns", ()), **parts),
        )

    def stands_in(self, text: str, start: int, end: int, number: tuple[int, int]) -> bool:
        """Whether its words or patterns stand in [start, end) of a text, around a number there."""
        part = text[start:end]
        if self.unless.find(part):
            return False
        if self.words.find(part):
            return True
        if start <= number[0] and number[1] <= end:
            part = text[start : number[0]] + NUMBER + text[number[1] : end]
        # A pattern around the number itself may begin in the clauses before it.
        wide = text[: number[0]] + NUMBER + text[number[1] : max(end, number[1])]
        return any(
            pattern.search(wide if NUMBER in pattern.pattern else part) for pattern in self.patterns
        )


@dataclass(frozen=True)
class Pattern:
    """A shape of the dependency parse, and what the node of the name `gives` tells of a number."""

    id: str
    gives: Gives
    pattern: tuple[dict[str, Any], ...]

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Pattern:
        """A rule of its table in rules.toml."""
        return cls(table["id"], table["gives"], tuple(table["pattern"]))
