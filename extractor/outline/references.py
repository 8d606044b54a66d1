"""References between items of the answer, and citations of other written questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import regex

from extractor.model import Citation, Document, Item, Outline, Reference
from extractor.notation.dates import find_dates
from extractor.passage import Passage, passage

_LABEL = r"\d{1,2}(?:[ ]?[.,]?[ ]?[a-z](?![\p{L}]))?"
_REFERENCE = regex.compile(
    r"(?:\bzie(?:\s+(?:ook|hiervoor|daarvoor|verder))?|\bcf\.?|\bconform|\bverwijs(?:\s+\w+){0,3}?\s+naar)\s+"
    r"(?:(?:boven|hierboven|eerder|onder|hieronder)\s*,?\s*)?"
    r"(?:(?:het|mijn|de)\s+)?(?:antwoord(?:en)?\s*)?(?:(?:op|van|bij|onder|in)\s+)?(?:de\s+)?"
    r"(?P<word>(?:deel)?vra(?:ag|gen)|punt(?:en)?|antwoord)?\s*(?P<nr>nr)?"
    rf"(?P<labels>{_LABEL}(?:\)?\s*(?:,|en)\s*{_LABEL})*)(?!\d)\)?",
    regex.IGNORECASE,
)
_CITATION = regex.compile(
    r"\b(?:schriftelijke\s+vra(?:ag|gen)|SV|vra(?:ag|gen))\s+(?:nr\.?\s*)?(?P<number>\d{1,4})\b(?!\s*[.)]?\s*[a-z]\))"
    r"(?P<date>\s+van\s+\d{1,2}[^.;,)]{3,20}\d{4})?(?P<session>\s*\(\s*20\d\d\s*-\s*(?:20)?\d\d\s*\))?",
    regex.IGNORECASE,
)


@dataclass(frozen=True)
class Resolution:
    """Where a reference leads: the labels it passes, and "circle" or "missing" when it fails."""

    chain: tuple[str, ...]
    problem: Literal["", "circle", "missing"] = ""


def find_references(document: Document, items: Sequence[Item]) -> tuple[Reference, ...]:
    """The references that the items of an answer make to other items."""
    return tuple(
        reference
        for item in items
        if item.text
        for reference in _references(document, item, passage(document, item.start, item.end))
    )


def _references(document: Document, item: Item, view: Passage) -> Iterator[Reference]:
    for match in _REFERENCE.finditer(view.text):
        if match["nr"] or not (match["word"] or "antwoord" in match[0].lower()):
            continue
        evidence = document.evidence(*view.span(*match.span()), "reference")
        for target in regex.findall(_LABEL, match["labels"], regex.IGNORECASE):
            yield Reference(item.label, regex.sub(r"[\s.,]", "", target).lower(), evidence)


def find_citations(
    document: Document,
    part: Literal["question", "answer"],
    label: str,
    start: int,
    end: int,
    own: int | None,
) -> tuple[Citation, ...]:
    """The written questions that a span cites, the document's own number left out."""
    if end <= start:
        return ()
    view = passage(document, start, end)
    found = []
    for match in _CITATION.finditer(view.text):
        formal = (
            match["date"]
            or match["session"]
            or regex.match(r"schriftelijke|SV", match[0], regex.IGNORECASE)
        )
        number = int(match["number"])
        if formal and number and number != own:
            dates = find_dates(match["date"] or "")
            evidence = document.evidence(*view.span(*match.span()), "citation")
            found.append(Citation(number, dates[0].date if dates else None, part, label, evidence))
    return tuple(found)


def resolve(outline: Outline, label: str) -> Resolution:
    """Follows the references of an answer item to the item that holds the content."""
    by_item: dict[str, str] = {}
    for reference in outline.references:
        by_item.setdefault(reference.item, reference.target)
    chain: list[str] = []
    here = label
    while here in by_item:
        target = _item_of(outline, by_item[here])
        if target is None:
            return Resolution((*chain, by_item[here]), "missing")
        if target in (label, *chain):
            return Resolution((*chain, target), "circle")
        chain.append(target)
        here = target
    return Resolution(tuple(chain))


def _item_of(outline: Outline, target: str) -> str | None:
    answers = {label: item.label for item in outline.part("answer") for label in item.labels}
    number = regex.match(r"\d*", target)[0]
    lettered = next((by for own, by in answers.items() if own[:-1] == target), None)
    return answers.get(target) or lettered or answers.get(number)
