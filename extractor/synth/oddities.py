"""Cells that are no plain number: hedged, with a unit or a footnote mark, absent, unsure, empty."""

from __future__ import annotations

from extractor.synth.draft import Draft
from extractor.synth.spec import Cell, Name
from extractor.synth.words import entries

SAID_ABSENT = ("complete_table", "no_evidence")
MISSING = ("complete_table", "contradicted")
UNCERTAIN = ("uncertain_figure", "no_evidence")
# Kinds whose number is certain, and kinds that give none. A kind in both lists of marks has a note.
_CERTAIN = ("hedged", "hedged", "unit", "star", "numbered", "raised")
_WITHOUT = ("absent", "absent", "unsure", "empty")
_MARKED = ("star", "numbered", "raised")


def now_and_then(draft: Draft, share: float, name: Name, indicator: str, measure: str) -> Cell:
    """A figure, in that share of the cells one that is no plain number."""
    if draft.pen.chance(share):
        return odd(draft, name, indicator, measure)
    return draft.figure(name, indicator, measure)


def odd(draft: Draft, name: Name, indicator: str, measure: str) -> Cell:
    """A cell that is no plain number, with what follows from it."""
    kind = draft.pen.any((*_CERTAIN, *_WITHOUT))
    value = draft.pen.value(indicator)
    if kind in _WITHOUT:
        draft.listed[name] = None
        draft.gaps = True
        return _without_figure(draft, kind, value)
    draft.keep(name, indicator, measure, value)
    if kind == "unit" and indicator != "members":
        kind = "hedged"
    if kind in _MARKED:
        _explain(draft, kind)
    number = draft.pen.number(value)
    if kind == "raised":
        return Cell(number, "figure", note="1")
    return Cell(draft.pen.pick(f"cells.{kind}").replace("{n}", number), "figure")


def _explain(draft: Draft, kind: str) -> None:
    """Sees to it that the note to that mark stands below the table, once."""
    notes = entries(f"captions.{kind}")
    if not any(note in draft.notes for note in notes):
        draft.notes[draft.pen.any(notes)] = None


def _without_figure(draft: Draft, kind: str, value: int) -> Cell:
    if kind == "absent":
        draft.findings.add(SAID_ABSENT)
        return Cell(draft.pen.pick("cells.absent"), "figure")
    if kind == "empty":
        draft.findings.add(MISSING)
        draft.lost_in.add("plain")
        return Cell("", "figure")
    draft.findings.add(UNCERTAIN)
    said: str = draft.pen.pick("cells.unsure")
    numbers = {"n": value, "more": value + 5, "less": max(1, value - 3)}
    return Cell(said.format(**numbers), "figure")
