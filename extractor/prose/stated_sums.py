"""Sums that sentences state of several networks: "samen tellen zij 1.204 leden"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.model import Document, Item, StatedSum
from extractor.notation.dates import find_periods
from extractor.notation.numbers import find_numbers, qualifier_at
from extractor.passage import Passage
from extractor.patterns import pattern
from extractor.profile import Lexicon
from extractor.profile.names import names
from extractor.prose.explained import explanations, fate_of
from extractor.prose.sentences import sentences

RULE = "prose:stated_sum"
# Between the number and what it counts stand at most three words: "1.204 aangesloten leden".
_BETWEEN = pattern(r"\s+(?:\p{Ll}[\p{Ll}-]*\s+){0,3}")
_CLAUSE = pattern(r"[;:]")


def stated_sums(
    document: Document, item: Item, passage: Passage, lexicon: Lexicon
) -> Iterator[StatedSum]:
    """The numbers of an item's prose that are told of several networks together.

    One of a single network ("EUKA telt in totaal 229 leden") is none; where several are named, the
    sum is theirs.
    """
    for sentence in sentences(passage.text):
        text = sentence.text
        said = lexicon.sum_words.find(text)
        if not said or text.endswith("?"):
            continue
        registry = names(lexicon.profile)
        written = (text[start:end] for start, end in lexicon.names.find(text))
        named = {found.id for name in written if (found := registry.resolve(name))}
        if len(named) == 1:
            continue
        numbers = find_numbers(text)
        fates = list(explanations(text, numbers, lexicon))
        periods = {period.iso for period in find_periods(text)}
        for number in numbers:
            term = next(
                (
                    term
                    for term in lexicon.terms(text)
                    if term.dimension in ("indicator", "segment")
                    and term.start > number.end
                    and _BETWEEN.fullmatch(text, number.end, term.start)
                ),
                None,
            )
            if term is None or not isinstance(number.value, int):
                continue
            if fate_of(number.start, number.end, fates) or not _is_beside(text, number.start, said):
                continue
            start, end = passage.span(sentence.start + number.start, sentence.start + term.end)
            yield StatedSum(
                value=number.value,
                qualifier=qualifier_at(text, number.start, number.end),
                indicator=term.value if term.dimension == "indicator" else None,
                segment=term.value if term.dimension == "segment" else "total",
                period=periods.pop() if len(periods) == 1 else None,
                networks=frozenset(named),
                item=item.label,
                evidence=document.evidence(start, end, RULE),
            )


def _is_beside(text: str, number: int, said: Sequence[tuple[int, int]]) -> bool:
    """Whether a word for a sum stands in the same part of the sentence as a number."""
    breaks = [m.start() for m in _CLAUSE.finditer(text)]
    part = sum(place < number for place in breaks)
    return any(sum(place < start for place in breaks) == part for start, _ in said)
