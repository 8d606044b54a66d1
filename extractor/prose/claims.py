"""Stated counts of networks in prose: "Voor 11 projecten werd de verslaggeving gefinaliseerd"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from extractor.model import Claim, Document, Item
from extractor.notation.numbers import NumberSpan, find_numbers
from extractor.passage import Passage
from extractor.profile import Lexicon
from extractor.prose.sentences import sentences

RULE = "prose:stated_count"
# Between the number and what it counts stand at most three lower-case words ("20 erkende IBN's"),
# or the whole of which it is a part ("10 van de 20 erkende IBN's").
_BETWEEN = regex.compile(
    r"\s+(?:van\s+(?:de|deze|die|onze)\s+[\w.]+\s+)?(?:\p{Ll}[\p{Ll}-]*\s+){0,3}"
)


def stated_counts(
    document: Document, item: Item, passage: Passage, lexicon: Lexicon, *, in_subject: bool
) -> Iterator[Claim]:
    """The counts of networks that the prose of an item states, in the order of the text.

    `in_subject` says that the document speaks of the profile's subject: only then do short nouns
    ("11 projecten") count networks. The state of a count ("ended", "running") is the one its
    sentence speaks of, None when the sentence speaks of none or of several.
    """
    phrases = [lexicon.nouns, *([lexicon.short_nouns] if in_subject else [])]
    for sentence in sentences(passage.text):
        states = lexicon.states_in(sentence.text)
        nouns = [span for own in phrases for span in own.find(sentence.text)]
        for number in find_numbers(sentence.text) if nouns else ():
            noun_end = _counted_noun(sentence.text, number, nouns)
            if noun_end is None or not isinstance(number.value, int):
                continue
            shift = sentence.start
            start, end = passage.span(shift + number.start, shift + noun_end)
            yield Claim(
                value=number.value,
                state=states[0] if len(states) == 1 else None,
                item=item.label,
                evidence=document.evidence(start, end, RULE),
            )


def _counted_noun(
    sentence: str, number: NumberSpan, nouns: Sequence[tuple[int, int]]
) -> int | None:
    """Where the noun ends that the number counts, when that noun is one of the subject's."""
    for start, end in nouns:
        if start > number.end and _BETWEEN.fullmatch(sentence, number.end, start):
            return end
    return None
