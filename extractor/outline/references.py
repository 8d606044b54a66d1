"""References between items of the answer: "zie antwoord vraag 2a)", and where they lead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import regex

from extractor.model import Document, Item, Outline, Reference
from extractor.notation.words import ORDINALS
from extractor.outline.labels import split_label
from extractor.passage import passage
from extractor.patterns import pattern

_LETTERED = r"(?<!\p{L})[a-z](?!\p{L}|\.\p{L})"
# The letter of 2a / 2 a) / 2, a) / 2.a) / 2, punt b.
_PART = r"(?:(?:punt|sub|onderdeel)\s+)?"
_OWN = rf"(?:[a-z](?!\p{{L}})|(?:\s?[.,])?\s?{_PART}[a-z](?=\)|\s*(?:[.,;:]\s|\.?$)))"
_NUMBERED = rf"\d{{1,2}}(?![\d%])(?!,\d){_OWN}?"
_TO = r"\btot(?:\s+en\s+met)?\b|\bt\.?e\.?m\b\.?|t/m|-"
_NOUN = r"antwoord(?:en)?|(?:deel)?vra(?:ag|gen)|punt(?:en)?|onderdeel|sub"
# "vraag 1 en 2", "vraag 1 (leden) en het antwoord op vraag 4"
_JOIN = (
    rf"(?:\s*\(\p{{L}}{{2,}}(?:\s\p{{L}}{{2,}})*\))?\s*(?:,(?:\s*en\b)?|\ben\b|&|{_TO})"
    rf"(?:\s+(?:naar|op|het|de|mijn|{_NOUN}))*"
)
_LIST = rf"{_NUMBERED}\)?(?:{_JOIN}\s*(?:{_NUMBERED}|{_LETTERED}(?=\)))\)?)*"
# "verwijs ik hiervoor graag naar", "zie ook", "zoals vermeld in", "zie tabel 2 in"
_BETWEEN = (
    r"als|ook|ik|u|wij|er|dan|graag|door|verder|tevens|nogmaals|eveneens|hier(?:voor|over)?"
    r"|daar(?:voor|over)?|naar|boven|hierboven|onder|hieronder|hoger|supra|eerder|vermeld|gesteld"
    r"|aangegeven|toegelicht|het|de|mijn|bovenstaande?|gegeven|op|van|bij|in|voor|uw|kan|word(?:t|en)"
    r"|(?:tabel(?:len)?|overzicht|lijst|cijfers)(?:\s+\d{1,2}[a-z]?)?\s+(?:in|bij|onder|van)"
)
_REFERENCE = pattern(
    r"(?<!\p{L})(?:zie|cfr?\.?|conform|idem|verwij(?:s|zen|zing)|verwezen|zoals|kortheidshalve)"
    rf"(?:[\s,:(]+(?:{_BETWEEN}|(?P<noun>{_NOUN})))*[\s,:(]+(?P<nr>nr\.?\s*)?"
    rf"(?:(?P<labels>{_LIST})"
    rf"|(?P<letter>{_LETTERED}\)?)(?:\s+van\s+vraag\s+(?P<of>\d{{1,2}}))?"
    rf"|(?P<ordinal>{'|'.join(ORDINALS)}|vorige|voorgaande)\s+(?:deel)?vraag\b)",
    regex.IGNORECASE,
)
# What follows says that a number is no item: a date, a measure, a chapter of something else.
_NO_ITEM = pattern(
    r"\s+van\s+(?:\d|\p{Lu}|mevrouw\b|het\s+(?!antwoord)|de\s+(?!vraag|vragen))"
    r"|\s+(?:jaar|maanden|dagen|procent)\b|\s*\(20\d\d"
)
_COUNTS = pattern(r"\s+(?!en\b|of\b)\p{Ll}")
_TOKEN = pattern(
    rf"(?P<number>\d{{1,2}})(?:[\s.,]*{_PART}(?P<own>{_LETTERED}|(?<=\d)[a-z](?!\p{{L}})))?"
    rf"|(?P<letter>{_LETTERED})|(?P<to>{_TO})",
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
    known |= {str(split_label(label)[0]) for label in known}
    return tuple(
        reference
        for before, item in zip((None, *items), items, strict=False)
        if item.text
        for reference in _references(document, item, before, known)
    )


def _references(
    document: Document, item: Item, before: Item | None, known: set[str]
) -> Iterator[Reference]:
    view = passage(document, item.start, item.end)
    for match in _REFERENCE.finditer(view.text):
        if _NO_ITEM.match(view.text, match.end()):
            continue
        if match["ordinal"]:
            targets, end = _ordinal(match["ordinal"].lower(), before), match.end()
        else:
            targets, end = _targets(match, item, known)
        sure = (match["noun"] or match["ordinal"]) and not match["nr"]
        if not sure and not known.issuperset(targets):
            continue
        evidence = document.evidence(*view.span(match.start(), end), "reference")
        for target in targets:
            yield Reference(item.label, target, evidence)


def _ordinal(word: str, before: Item | None) -> list[str]:
    """The label of "de eerste vraag" or "de vorige vraag"."""
    if word in ORDINALS:
        return [str(ORDINALS.index(word) + 1)]
    return list(before.labels) if before else []


def _targets(match: regex.Match[str], item: Item, known: set[str]) -> tuple[list[str], int]:
    """The labels that a reference lists, and where its list ends in the text."""
    text, (begin, end) = match.string, match.span("labels" if match["labels"] else "letter")
    number = int(match["of"] or (split_label(item.labels[0])[0] if item.labels else 0))
    found: list[str] = []
    to, last = False, end
    for token in _TOKEN.finditer(text, begin, end):
        if token["to"]:
            to = True
            continue
        letter = (token["own"] or token["letter"] or "").lower()
        first, number = number, int(token["number"] or number)
        label = f"{number or ''}{letter}"
        if found and label not in known and _COUNTS.match(text, token.end()):
            return found, last
        if to and not letter:
            found.extend(map(str, range(first + 1, number)))
        found.append(label)
        to, last = False, token.end()
    bracketed = text[end - 1] == ")" and not text[end - 2].isdigit()
    return found, match.end() if match["of"] else end if bracketed else last


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
