"""Figures told behind another one in its cell: "38 (waarvan 20 kmo's en 6 kennisinstellingen)", "38
(streefdoel: 40)"."""

from __future__ import annotations

from dataclasses import replace

from extractor.meaning.labels import Labels, Reading
from extractor.model import Cell, Document, Observation, Unread, Value
from extractor.notation.dates import find_periods
from extractor.notation.numbers import NumberSpan, find_numbers
from extractor.passage import Passage, passage_of
from extractor.patterns import pattern
from extractor.prose.against import pattern_against
from extractor.prose.cues import cues

_BEHIND = pattern(r"\s*(?P<what>\p{L}[^\d,;:()/%+]*)?")
_BEFORE = pattern(r"(?P<what>\p{L}[^\d,;:()]*?)\s*(?:(?<=\s)van\s+|:\s*|\s)$")
# What a figure and one that it is set against are to each other.
_SET_AGAINST = {("reported", "target"): "achieved", ("achieved", "target"): "achieved"}
_SET_AGAINST |= {("target", "achieved"): "target"}
_AGAINST = r"(?i:met|bij|voor|op|{against})\s+(?i:(?:een|het|de)\s+)?(?=\p{L})"
_LAST = pattern(r"\s+(?:en|of|alsook|plus)\s*$")
# Numbers that count nothing by themselves: "38 (95%)", "38 (1)".
_NO_COUNT = pattern(r"\s*(?:%|procent\b)")
_MARK = pattern(r"\(\s*\d{1,2}\s*\)")


def parts(
    whole: Observation, cell: Cell, document: Document, labels: Labels
) -> tuple[list[Observation], list[Unread]]:
    """The figure that a cell begins with and those told behind it, and what stands there without
    saying what it is.

    `whole` is that figure: set against a target it is achieved. A number that ends a period, a
    share in percent and the mark of a note are none of its parts.
    """
    view = passage_of(cell.words)
    numbers = find_numbers(view.text)
    if not numbers or numbers[0].value != whole.value:
        return [whole], []
    told = [(n, _kind(view.text, n, labels)) for n in numbers[1:] if _counts(view.text, n)]
    measures = [said.dimensions["measure"] for _, said in told if said and _tells_measure(said)]
    if len(measures) == 1 and (measure := _SET_AGAINST.get((whole.measure, measures[0]))):
        whole = replace(whole, measure=measure)
    found = [_part(whole, view, number, said, document) for number, said in told]
    return (
        [whole, *(part for part in found if isinstance(part, Observation))],
        [part for part in found if isinstance(part, Unread)],
    )


def _tells_measure(said: Reading) -> bool:
    return "measure" in said.dimensions and "segment" not in said.dimensions


def _counts(text: str, number: NumberSpan) -> bool:
    periods = find_periods(text)
    marks = _MARK.finditer(text)
    inside = any(p.start <= number.start < p.end for p in periods) or any(
        mark.start() <= number.start < mark.end() for mark in marks
    )
    return isinstance(number.value, int) and not inside and not _NO_COUNT.match(text, number.end)


def _part(
    whole: Observation, view: Passage, number: NumberSpan, said: Reading | None, document: Document
) -> Observation | Unread:
    start, end = view.span(number.start, number.end)
    evidence = document.evidence(start, end, whole.evidence.rule)
    segment = said.dimensions.get("segment", "total") if said else "total"
    measure = said.dimensions["measure"] if said and _tells_measure(said) else whole.measure
    value: Value | None = number.value
    against = measure != whole.measure and _SET_AGAINST.get((whole.measure, measure))
    if value is None or (segment == "total" and not against):
        return Unread(
            "it stands behind another figure, and no word says which part of that it is",
            whole.item,
            whole.table,
            whole.labels,
            evidence,
        )
    if against:
        return replace(whole, measure=measure, value=value, evidence=evidence, qualifier="exact")
    return replace(whole, segment=segment, value=value, evidence=evidence, qualifier="exact")


def _kind(text: str, number: NumberSpan, labels: Labels) -> Reading | None:
    """What the words beside a number say, where they say nothing but a kind or a measure."""
    behind = _BEHIND.match(text, number.end)
    before = _BEFORE.search(text, 0, number.start)
    for match in (behind, before):
        words = _LAST.sub("", match["what"] or "").strip() if match else ""
        said = labels.read(pattern_against(_AGAINST).sub("", words, count=1))
        sure = words and not (said.rest or said.unsure or said.network)
        if (
            sure
            and said.dimensions.keys() <= {"segment", "indicator", "measure"}
            and said.dimensions.keys() & {"segment", "measure"}
        ):
            return said
        told = [c.measure for c in cues(words) if c.end - c.start == len(words) and not c.weak]
        if told and told[0] != "reported":
            # "44 leden (gevraagd: 40)".
            return Reading(words, {"measure": told[0]})
    return None
