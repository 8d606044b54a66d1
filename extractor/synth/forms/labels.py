"""The labels of rows and columns that several forms share."""

from __future__ import annotations

from typing import TypeAlias

from extractor.synth.draft import Draft, head
from extractor.synth.pen import Pen
from extractor.synth.spec import Cell

Indicators: TypeAlias = list[str]
Column: TypeAlias = tuple[str, str]  # an indicator and a measure
BOTH = ["members", "collaborations"]


def drawn_measures(pen: Pen) -> list[str]:
    """Target and achieved, now and then in the other order."""
    return ["target", "achieved"] if pen.chance(0.75) else ["achieved", "target"]


def drawn_indicators(pen: Pen) -> Indicators:
    """Members, and mostly collaborations too."""
    return pen.any([["members"], BOTH, BOTH, BOTH[::-1]])


def drawn_columns(pen: Pen, indicators: Indicators) -> list[Column]:
    """Every measure of every indicator: by indicator, by measure or in any order."""
    measures = drawn_measures(pen)
    columns = [(i, m) for i in indicators for m in measures]
    if pen.chance(0.2):
        columns = [(i, m) for m in measures for i in indicators]
    if pen.chance(0.15):
        pen.rng.shuffle(columns)
    return columns


def measure_heads(draft: Draft, measures: list[str]) -> list[Cell]:
    """The heads of the columns of measures; words of time in them hold for the whole table."""
    words, draft.period = draft.pen.pick("headers.periods") if draft.pen.chance(0.5) else ("", "")
    return [
        head(f"{draft.pen.pick(f'headers.{m}')} {words if m == 'achieved' else ''}".strip())
        for m in measures
    ]


def label_of(pen: Pen, measure: str, indicator: str) -> str:
    """One label that says measure and indicator: "Streefdoel aantal leden"."""
    template: str = pen.pick(f"headers.{measure}_of")
    said: str = pen.pick(f"headers.{indicator}")
    if not template.startswith("{i}"):
        said = said[0].lower() + said[1:]
    return template.replace("{i}", said)


def row_labels(pen: Pen, kinds: list[str]) -> dict[str, str]:
    """A label for each indicator or segment, the same all through the table."""
    return {kind: pen.pick(f"headers.{kind}") for kind in kinds}


def corner(pen: Pen, down: int = 1) -> Cell:
    """The head above the names of the networks; "" in some tables."""
    return head(pen.pick("headers.network"), down=down)
