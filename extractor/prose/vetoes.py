"""Words that keep a number from being a figure: hypotheses, changes, hearsay, other bodies."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.prose.measures import Told
from extractor.prose.rules import rules
from extractor.prose.scene import Scene, Span


def kinds_in(text: str, start: int, end: int) -> set[str]:
    """The kinds of words in a text that keep the number at [start, end) from being a figure."""
    return {
        veto.kind for veto in rules().vetoes if veto.stands_in(text, 0, len(text), (start, end))
    }


def _without_formulas(text: str) -> str:
    """The text with blanks for turns of phrase that say nothing: "ik kan u meedelen"."""
    for start, end in rules().formulas.find(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _statement(scene: Scene, index: int) -> Span:
    """The part of a sentence between semicolons that a number stands in."""
    at = scene.quantities[index].start
    end = scene.text.find(";", at)
    return scene.text.rfind(";", 0, at) + 1, end if end >= 0 else len(scene.text)


def vetoes(scene: Scene, index: int, told: Told) -> Iterator[str]:
    """The kinds of words that keep a number from being a figure, in its clause or its sentence.

    A number told as a target stays one, whatever is hoped or must be.
    """
    target = told.measure == "target"
    direct = target and told.direct
    quantity, text = scene.quantities[index], _without_formulas(scene.text)
    for veto in rules().vetoes:
        span = _statement(scene, index) if veto.scope == "sentence" else scene.clause(index)
        if veto.kind == "ability":
            # "Er kan worden besloten dat EUKA 45 leden telt".
            told_of = scene.text.rfind(" dat ", 0, quantity.start)
            span = (max(span[0], told_of), max(span[1], told_of))
        if target and veto.kind in ("hypothesis", "ability", "threshold"):
            continue
        if direct and veto.kind in ("change", "hope"):
            continue
        if veto.stands_in(text, *span, (quantity.start, quantity.end)):
            yield veto.kind
    if rules().bodies.find(scene.text[slice(*scene.clause(index))]):
        yield "another_body"
