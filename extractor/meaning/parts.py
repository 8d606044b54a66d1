"""Figures told behind another one in its cell: "38 (waarvan 20 kmo's en 6 kennisinstellingen)"."""

from __future__ import annotations

from dataclasses import replace

import regex

from extractor.meaning.labels import Labels, Reading
from extractor.model import Cell, Document, Observation, Unread, Value
from extractor.notation.dates import find_periods
from extractor.notation.numbers import NumberSpan, find_numbers
from extractor.passage import Passage, passage_of

_BEHIND = regex.compile(r"\s*(?P<what>\p{L}[^\d,;:()/%+]*)?")
_BEFORE = regex.compile(r"(?P<what>\p{L}[^\d,;:()]*):\s*$")
_LAST = regex.compile(r"\s+(?:en|of|alsook|plus)\s*$")
# Numbers that count nothing by themselves: "38 (95%)", "38 (1)".
_NO_COUNT = regex.compile(r"\s*(?:%|procent\b)")
_MARK = regex.compile(r"\(\s*\d{1,2}\s*\)")


def parts(
    whole: Observation, cell: Cell, document: Document, labels: Labels
) -> tuple[list[Observation], list[Unread]]:
    """The kinds that a cell tells of its own figure, and what stands there without saying which.

    `whole` is the figure that the cell begins with. A number that ends a period, a share in
    percent and the mark of a note are no parts.
    """
    view = passage_of(cell.words)
    numbers = find_numbers(view.text)
    if not numbers or numbers[0].value != whole.value:
        return [], []
    own = (number for number in numbers[1:] if _counts(view.text, number))
    found = [_part(whole, view, number, document, labels) for number in own]
    return (
        [part for part in found if isinstance(part, Observation)],
        [part for part in found if isinstance(part, Unread)],
    )


def _counts(text: str, number: NumberSpan) -> bool:
    periods = find_periods(text)
    marks = _MARK.finditer(text)
    inside = any(p.start <= number.start < p.end for p in periods) or any(
        mark.start() <= number.start < mark.end() for mark in marks
    )
    return isinstance(number.value, int) and not inside and not _NO_COUNT.match(text, number.end)


def _part(
    whole: Observation, view: Passage, number: NumberSpan, document: Document, labels: Labels
) -> Observation | Unread:
    said = _kind(view.text, number, labels)
    start, end = view.span(number.start, number.end)
    evidence = document.evidence(start, end, whole.evidence.rule)
    segment = said.dimensions.get("segment", "total") if said else "total"
    value: Value | None = number.value
    if segment == "total" or value is None:
        return Unread(
            "it stands behind another figure, and no word says which part of that it is",
            whole.item,
            whole.table,
            whole.labels,
            evidence,
        )
    return replace(whole, segment=segment, value=value, evidence=evidence, qualifier="exact")


def _kind(text: str, number: NumberSpan, labels: Labels) -> Reading | None:
    """What the words beside a number say, where they say nothing but a kind."""
    behind = _BEHIND.match(text, number.end)
    before = _BEFORE.search(text, 0, number.start)
    for match in (behind, before):
        words = _LAST.sub("", match["what"] or "").strip() if match else ""
        said = labels.read(words)
        sure = words and not (said.rest or said.unsure or said.network)
        if (
            sure
            and said.dimensions.keys() <= {"segment", "indicator"}
            and "segment" in said.dimensions
        ):
            return said
    return None
