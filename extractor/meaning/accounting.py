"""The accounting of numbers: each one is a figure, or explained, or unexplained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extractor.model import Document, Evidence, Item, Mention
from extractor.notation.numbers import find_numbers
from extractor.passage import Passage
from extractor.profile import Lexicon
from extractor.prose.explained import Fate, explanations, fate_of

UNEXPLAINED = "unexplained"


def account(
    document: Document,
    item: Item | None,
    passage: Passage,
    fates: Sequence[Fate],
    lexicon: Lexicon,
    otherwise: str = UNEXPLAINED,
) -> Iterator[Mention]:
    """What became of each number of a passage.

    `fates` are spans whose numbers are settled already (observations, stated counts, references);
    the others are explained by the names, dates and patterns of number that the profile knows, or
    else are of the kind `otherwise`.
    """
    text = passage.text
    numbers = find_numbers(text)
    explained = list(explanations(text, numbers, lexicon))
    for number in numbers:
        start, end = passage.span(number.start, number.end)
        kind = (
            fate_of(start, end, fates) or fate_of(number.start, number.end, explained) or otherwise
        )
        yield Mention(
            value=number.value,
            kind=kind,
            item=item.label if item else "",
            evidence=document.evidence(start, end, kind),
        )


def fates_of(evidence: Iterable[Evidence | None], kind: str) -> list[Fate]:
    """The spans of some evidence as fates of one kind."""
    return [Fate(e.start, e.end, kind) for e in evidence if e]
