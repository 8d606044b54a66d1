"""Why a number of a document was read as it was, or why it was not taken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.errors import ExtractorError
from extractor.model import number_kinds
from extractor.notation.numbers import find_numbers, parse_number

if TYPE_CHECKING:
    from extractor.extraction import Extraction
    from extractor.model import Evidence, Mention, Observation, Value


def explain(extraction: Extraction, written: str) -> list[str]:
    """Lines of text: for each place where the number stands, what it became and why.

    `written` is a number in Belgian notation ("1.204", "4,5"). Raises ExtractorError when it is
    none.
    """
    whole = parse_number(written.strip())
    numbers = [n.value for n in find_numbers(written)] if whole is None else [whole]
    values = [number for number in numbers if number is not None]
    if not values:
        raise ExtractorError(
            f"{written!r} is no number.", remedy="Give it as it stands, like 45, 1.204 or 4,5."
        )
    # "38-40" is two numbers, each with a fate of its own.
    lines = [line for value in values for line in _explained(extraction, value)]
    return lines or [f"{written} does not stand in {extraction.document.source}."]


def _explained(extraction: Extraction, value: Value) -> list[str]:
    return [
        *(
            line
            for o in (*extraction.observations, *extraction.asked)
            if o.value == value
            for line in _taken(o)
        ),
        *(line for m in _not_taken(extraction, value) for line in _left(extraction, m)),
        *_outside(extraction, value),
    ]


def _place(evidence: Evidence) -> str:
    box = evidence.box
    where = f", box {box.x0:.1f} {box.top:.1f} {box.x1:.1f} {box.bottom:.1f}" if box else ""
    return f"page {evidence.page}, characters {evidence.start}-{evidence.end}{where}"


def _taken(observation: Observation) -> Iterator[str]:
    o = observation
    yield f"{o.evidence.quote!r} ({_place(o.evidence)})"
    where = o.item or "without a number"
    yield (
        f"  is the {o.measure} value of {o.indicator} ({o.segment}) of {o.network.name}"
        f"{f' for {o.period}' if o.period else ''}, in {o.part} item {where}."
    )
    if o.part == "question":
        yield "  The questioner states it: it is no figure of the answer."
    yield f"  It was read by the rule {o.evidence.rule}, and is governed by:"
    for label in o.labels:
        said = ", ".join(f"{name} = {what}" for name, what in label.dimensions)
        yield f"    {label.role}: {label.text!r}{f' says {said}' if said else ''}"


def _not_taken(extraction: Extraction, value: Value) -> list[Mention]:
    return [m for m in extraction.mentions if m.value == value and m.kind != "observation"]


def _left(extraction: Extraction, mention: Mention) -> Iterator[str]:
    evidence = mention.evidence
    yield f"{evidence.quote!r} ({_place(evidence)})"
    kind = number_kinds()[mention.kind]
    by = f" The rule {evidence.rule} says so." if evidence.rule else ""
    yield f"  is no figure: {mention.kind.replace('_', ' ')} ({kind.en}).{by}"
    for finding in extraction.findings:
        about = finding.evidence
        if about and about.start <= evidence.start and evidence.end <= about.end:
            yield f"  {finding.severity} ({finding.check}): {finding.message}"


def _outside(extraction: Extraction, value: Value) -> Iterator[str]:
    """The places in the question, in headers and in running headers and footers."""
    document = extraction.document
    accounted = [mention.evidence for mention in extraction.mentions]
    accounted += [observation.evidence for observation in extraction.asked]
    for line in (line for page in document.pages for line in page.lines):
        for number in find_numbers(document.text[line.start : line.end]):
            start, end = line.start + number.start, line.start + number.end
            known = any(e.start < end and start < e.end for e in accounted)
            if number.value == value and not known:
                place = document.evidence(start, end, "place")
                yield f"{place.quote!r} ({_place(place)})"
                yield f"  was not read: it stands in {_part(extraction, start, line.furniture)}."


def _part(extraction: Extraction, offset: int, furniture: bool) -> str:
    if furniture:
        return "a running header or footer"
    item, answer = extraction.outline.item_at(offset), extraction.outline.answer_start
    if item and item.part == "question":
        return f"question {item.label}, and only the answer gives figures"
    if answer is not None and offset >= answer:
        return "the answer's header, an item's label or an annex"
    return "the question's header or introduction, and only the answer gives figures"
