"""The words of a sentence that tell measures: targets, results, plain counts."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.prose.rules import rules


@dataclass(frozen=True, slots=True)
class Cue:
    """Words at [start, end) of a sentence that tell a measure; nouns bind what follows them."""

    start: int
    end: int
    measure: str
    noun: bool
    weak: bool


def cues(text: str) -> tuple[Cue, ...]:
    """The words of a sentence that tell measures, nouns before other words, without overlap.

    A target that is only compared with ("beter dan gevraagd") tells none.
    """
    weak = set(rules().weak.find(text))
    found: list[Cue] = []
    for noun in (True, False):
        for measure in rules().measures:
            for span in (measure.nouns if noun else measure.words).find(text):
                found.append(Cue(*span, measure.id, noun, not noun and span in weak))
    for measure in rules().measures:
        for match in (m for shape in measure.shapes for m in shape.finditer(text)):
            found.append(Cue(*match.span(), measure.id, noun=False, weak=False))
    compared = [match.span() for shape in rules().compared for match in shape.finditer(text)]
    found = [c for c in found if not any(s <= c.start and c.end <= e for s, e in compared)]
    kept: list[Cue] = []
    for cue in sorted(found, key=lambda c: (c.start - c.end, not c.noun)):
        if all(cue.end <= other.start or other.end <= cue.start for other in kept):
            kept.append(cue)
    return tuple(sorted(kept, key=lambda c: c.start))


def compares(text: str) -> bool:
    """Whether a sentence sets what it counts against targets: by their name, or "haalde zijn
    doelen"."""
    named = any(cue.measure == "target" and cue.noun for cue in cues(text))
    return named or any(shape.search(text) for shape in rules().compared)
