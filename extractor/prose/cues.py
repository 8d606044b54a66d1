"""The words of a sentence that tell measures: targets, results, plain counts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from extractor.notation.numbers import find_numbers
from extractor.patterns import pattern
from extractor.prose.rules import rules

_THAN = pattern(
    r"\b(?:meer|minder|hoger|lager|beter|slechter|verder|groter|kleiner)\s+dan\s+[^,;.:()]+"
    r"|\b(?:boven|onder|voorbij)\s+(?:wat|datgene|hetgeen)\s+[^,;.:()]+",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words at [start, end) of a sentence that tell a measure; nouns bind what follows them."""

    start: int
    end: int
    measure: str
    noun: bool
    weak: bool


# A sentence is asked for them by all that read it.
@lru_cache(maxsize=256)
def cues(text: str) -> tuple[Cue, ...]:
    """The words of a sentence that tell measures, nouns before other words, without overlap.

    A target that is only compared with ("beter dan gevraagd") tells none.
    """
    found = _told(text)
    shapes = (*rules().compared, *rules().frames)
    compared = [match.span() for shape in shapes for match in shape.finditer(text)]
    asked = [c for c in found if c.measure == "target"]
    compared += [s for s in _clauses(text) if any(s[0] <= c.start < s[1] for c in asked)]
    found = [c for c in found if not any(s <= c.start and c.end <= e for s, e in compared)]
    kept: list[Cue] = []
    for cue in sorted(found, key=lambda c: (c.start - c.end, not c.noun)):
        if all(cue.end <= other.start or other.end <= cue.start for other in kept):
            kept.append(cue)
    return tuple(sorted(kept, key=lambda c: c.start))


def _told(text: str) -> list[Cue]:
    weak = set(rules().weak.find(text))
    found: list[Cue] = []
    for noun in (True, False):
        for measure in rules().measures:
            for span in (measure.nouns if noun else measure.words).find(text):
                found.append(Cue(*span, measure.id, noun, not noun and span in weak))
    for measure in rules().measures:
        for match in measure.compounds.finditer(text):
            found.append(Cue(*match.span(), measure.id, noun=True, weak=False))
        for match in (m for shape in measure.shapes for m in shape.finditer(text)):
            found.append(Cue(*match.span(), measure.id, noun=False, weak=False))
    return found


def _clauses(text: str) -> list[tuple[int, int]]:
    """The clauses that something is compared with, where they hold no number: "12 minder dan het
    netwerk moest halen"."""
    spans = [match.span() for match in _THAN.finditer(text)]
    return [(start, end) for start, end in spans if not find_numbers(text[start:end])]


def is_compared(text: str) -> bool:
    """Whether a text sets what it counts against a target without telling how much that is."""
    return any(shape.search(text) for shape in rules().compared) or any(
        cue.measure == "target" for start, end in _clauses(text) for cue in _told(text[start:end])
    )


def compares(text: str) -> bool:
    """Whether a sentence sets what it counts against targets: by their name, or "haalde zijn
    doelen"."""
    named = any(cue.measure == "target" and cue.noun for cue in cues(text))
    return named or is_compared(text)
