"""Stated counts of networks in prose: "Voor 11 projecten werd de verslaggeving gefinaliseerd"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.model import Claim, Document, Item
from extractor.notation.dates import find_periods
from extractor.notation.numbers import NumberSpan, find_numbers
from extractor.passage import Passage
from extractor.patterns import pattern
from extractor.profile import Lexicon
from extractor.prose.explained import explanations, fate_of
from extractor.prose.sentences import Sentence, sentences
from extractor.prose.vetoes import kinds_in

RULE = "prose:stated_count"
# Between the number and what it counts stand at most three lower-case words ("20 erkende IBN's"),
# or the whole of which it is a part ("10 van de 20 erkende IBN's").
_OF = r"\s+van\s+(?:de|deze|die|onze)\s+[\w.]+"
_WORDS = r"\s+(?:\p{Ll}[\p{Ll}-]*\s+){0,3}"
_BETWEEN = pattern(rf"(?P<of>{_OF})?{_WORDS}")
_CLAUSE = pattern(r"[;,]|\b(?:en|maar|terwijl)\b")
# What keeps a count of networks from being a statement about them.
_NO_STATEMENTS = frozenset({"hypothesis", "question_figure", "threshold", "average", "elsewhere"})


def stated_counts(
    document: Document, item: Item, passage: Passage, lexicon: Lexicon, *, in_subject: bool
) -> Iterator[Claim]:
    """The counts of networks that the prose of an item states, in the order of the text.

    `in_subject` says that the document speaks of the profile's subject: only then do short nouns
    ("11 projecten") count networks. The state of a count ("ended", "running") is the one its
    words, its clause or its sentence speak of, None when that is none or several.
    """
    phrases = [lexicon.nouns, *([lexicon.short_nouns] if in_subject else [])]
    for sentence in sentences(passage.text):
        nouns = [span for own in phrases for span in own.find(sentence.text)]
        if not nouns or sentence.text.endswith("?"):
            continue
        numbers = find_numbers(sentence.text)
        fates = list(explanations(sentence.text, numbers, lexicon)) if numbers else []
        moments = {period.iso for period in find_periods(sentence.text)}
        for number in numbers:
            apart = [span for span in nouns if fate_of(*span, fates) != "part_of_name"]
            found = _counted_noun(sentence.text, number, apart)
            if found is None or not isinstance(number.value, int):
                continue
            if fate_of(number.start, number.end, fates) or _is_no_statement(
                sentence, number, lexicon
            ):
                continue
            noun_start, noun_end, of = found
            shift = sentence.start
            yield Claim(
                value=number.value,
                state=_state(sentence.text, number, noun_end, lexicon, of=of),
                item=item.label,
                evidence=document.evidence(
                    *passage.span(shift + number.start, shift + noun_end), RULE
                ),
                subject=sentence.text[noun_start:noun_end],
                moment=moments.pop() if len(moments) == 1 else None,
            )


def _counted_noun(
    sentence: str, number: NumberSpan, nouns: Sequence[tuple[int, int]]
) -> tuple[int, int, bool] | None:
    """Where the noun stands that the number counts, when that noun is one of the subject's, and
    whether it counts a part of a whole."""
    for start, end in nouns:
        between = _BETWEEN.fullmatch(sentence, number.end, start) if start > number.end else None
        if between:
            return start, end, bool(between["of"])
    return None


def _state(
    sentence: str, number: NumberSpan, noun_end: int, lexicon: Lexicon, *, of: bool
) -> str | None:
    """The one state that the narrowest words around a count speak of.

    "20 erkende IBN's" are the recognised ones, whatever became of some; of "10 van de 20 erkende"
    the words behind tell.
    """
    breaks = [m.start() for m in _CLAUSE.finditer(sentence)]
    start = max((b for b in breaks if b < number.start), default=0)
    end = min((b for b in breaks if b >= noun_end), default=len(sentence))
    own = sentence[number.end : noun_end]
    behind = sentence[noun_end:end] + " " + sentence[start : number.start]
    for words in ("" if of else own, behind, sentence[start:end], sentence):
        states = lexicon.states_in(words)
        if states:
            return states[0] if len(states) == 1 else None
    return None


def _is_no_statement(sentence: Sentence, number: NumberSpan, lexicon: Lexicon) -> bool:
    # What a colon introduces, the title of a table say, is no part of the statement.
    end = sentence.text.find(":", number.end)
    said = sentence.text[:end] if end >= 0 else sentence.text
    kinds = kinds_in(said, number.start, number.end, lexicon.profile)
    return bool(kinds & _NO_STATEMENTS)
