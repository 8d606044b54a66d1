"""References between items of the answer: "zie antwoord vraag 2a)", and where they lead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import regex

from extractor.model import Document, Item, Outline, Reference
from extractor.outline.labels import split_label
from extractor.passage import passage

_ORDINALS = (
    "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende",
    "tiende",
)  # fmt: skip
_NUMBERED = r"\d{1,2}(?![\d%])(?!,\d)(?:[a-z](?!\p{L})|(?:\s?[.,])?\s?[a-z](?=\)))?"
_LETTERED = r"(?<!\p{L})[a-z](?!\p{L}|\.\p{L})"
_JOIN = r"(?:,|\ben\b|&|\btot(?:\s+en\s+met)?\b|t/m|-)"
_LIST = rf"{_NUMBERED}\)?(?:\s*{_JOIN}\s*(?:{_NUMBERED}|{_LETTERED}(?=\)))\)?)*"
_REFERENCE = regex.compile(
    r"(?<!\p{L})(?:zie|cfr?\.?|conform|idem|verwij(?:s|zen|zing)|verwezen|zoals|kortheidshalve)"
    # "verwijs ik hiervoor graag naar", "zie ook", "zoals vermeld in", "zie boven, "
    r"(?:[\s,:]+(?:als|ook|ik|u|wij|er|dan|graag|door|verder|tevens|nogmaals|eveneens|hier(?:voor|over)?"
    r"|daar(?:voor|over)?|naar|boven|hierboven|onder|hieronder|hoger|supra|eerder|vermeld|gesteld"
    r"|aangegeven|toegelicht|het|de|mijn|bovenstaande?|gegeven|op|van|bij|in|voor|uw"
    r"|(?P<noun>antwoord(?:en)?|(?:deel)?vra(?:ag|gen)|punt(?:en)?|onderdeel|sub)))*"
    rf"[\s,:]+(?P<nr>nr\.?\s*)?(?:(?P<labels>{_LIST})|(?P<letter>{_LETTERED}\)?)"
    rf"|(?P<ordinal>{'|'.join(_ORDINALS)})\s+(?:deel)?vraag\b)",
    regex.IGNORECASE,
)
# What follows says that a number is no item: a date, a measure, a chapter of something else.
_NO_ITEM = regex.compile(
    r"\s+van\s+(?:\d|het\s+(?!antwoord)|de\s+(?!vraag|vragen))|\s+(?:jaar|maanden|dagen|procent)\b"
)
_TOKEN = regex.compile(
    rf"(?P<number>\d{{1,2}})(?:[\s.,]*(?P<own>{_LETTERED}|(?<=\d)[a-z](?!\p{{L}})))?"
    rf"|(?P<letter>{_LETTERED})|(?P<to>\btot\b|t/m|-)",
    regex.IGNORECASE,
)


@dataclass(frozen=True)
class Resolution:
    """Where the references of an item lead: the items passed, the ones with the content last.

    `problem` is "circle" when a reference leads back, and "missing" when it leads to an item that
    the answer does not have; the chain then ends with that label.
    """

    chain: tuple[str, ...]
    problem: Literal["", "circle", "missing"] = ""


def find_references(document: Document, items: Sequence[Item]) -> tuple[Reference, ...]:
    """The references that the items of an answer make to other items."""
    known = {label for item in items for label in item.labels}
    return tuple(
        reference for item in items if item.text for reference in _references(document, item, known)
    )


def _references(document: Document, item: Item, known: set[str]) -> Iterator[Reference]:
    view = passage(document, item.start, item.end)
    for match in _REFERENCE.finditer(view.text):
        if _NO_ITEM.match(view.text, match.end()):
            continue
        targets = _targets(match, item)
        sure = (match["noun"] or match["ordinal"]) and not match["nr"]
        if not sure and not known.issuperset(targets):
            continue
        start, end = match.span()
        if view.text[end - 1] == ")" and view.text[end - 2].isdigit():
            end -= 1
        evidence = document.evidence(*view.span(start, end), "reference")
        for target in targets:
            yield Reference(item.label, target, evidence)


def _targets(match: regex.Match[str], item: Item) -> list[str]:
    if match["ordinal"]:
        return [str(_ORDINALS.index(match["ordinal"].lower()) + 1)]
    number = split_label(item.labels[0])[0] if item.labels else 0
    found: list[str] = []
    to = False
    for token in _TOKEN.finditer((match["labels"] or match["letter"]).lower()):
        if token["to"]:
            to = True
            continue
        last, number = number, int(token["number"] or number)
        if to and not (token["own"] or token["letter"]):
            found.extend(map(str, range(last + 1, number)))
        found.append(f"{number or ''}{token['own'] or token['letter'] or ''}")
        to = False
    return found


def resolve(outline: Outline, label: str) -> Resolution:
    """Follows the references of an answer item to the items that hold the content.

    `label` is the label of the item as `Item.label` gives it. A reference to 5 leads to item 5, or
    to its letters where the answer has only those; one to 5a leads to 5 where there are no letters.
    """
    targets: dict[str, list[str]] = {}
    for reference in outline.references:
        targets.setdefault(reference.item, []).append(reference.target)
    return _follow(outline, targets, label, (label,))


def _follow(
    outline: Outline, targets: dict[str, list[str]], label: str, path: tuple[str, ...]
) -> Resolution:
    chain: list[str] = []
    for target in targets.get(label, ()):
        items = _items_of(outline, target, label)
        if not items:
            return Resolution((*chain, target), "missing")
        for item in items:
            if item in path:
                return Resolution((*chain, item), "circle")
            further = _follow(outline, targets, item, (*path, item))
            chain += [item, *further.chain]
            if further.problem:
                return Resolution(tuple(chain), further.problem)
    return Resolution(tuple(dict.fromkeys(chain)))


def _items_of(outline: Outline, target: str, asking: str) -> list[str]:
    answers = {label: item.label for item in outline.part("answer") for label in item.labels}
    number = str(split_label(target)[0])
    if target in answers:
        return [answers[target]]
    letters = [own for own in answers if own[:-1] == target and answers[own] != asking]
    if letters:
        return list(dict.fromkeys(answers[own] for own in letters))
    return [answers[number]] if number in answers else []
