"""The accounting of numbers: each number of a text is a figure, or explained, or unexplained."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from extractor.meaning.counted import counting_ours, counts_of_others
from extractor.meaning.footnotes import mark_of
from extractor.model import UNEXPLAINED, Document, Evidence, Mention, Observation
from extractor.notation.numbers import NumberSpan, find_numbers, parse_number
from extractor.passage import Passage
from extractor.profile import Lexicon
from extractor.prose.explained import Fate, explanations, fate_over

NOT_EXPLAINED = Fate(0, 0, UNEXPLAINED)
_Explaining = Callable[[str, Sequence[NumberSpan], Lexicon], Iterable[Fate]]


@dataclass(frozen=True)
class Place:
    """A text of the answer whose numbers are accounted for, and where it stands.

    `item` is the label of the answer item, `table` the number of the table; in a `cell` spaces
    group the digits of one number. `otherwise` is what
    its numbers are when nothing tells, or, for a `whole` text, whatever tells. `weak` says whether
    the weak rules may explain them: not in a column of figures. In a document that speaks of the
    profile's `subject` they give way to its nouns.
    """

    passage: Passage
    item: str = ""
    table: int | None = None
    otherwise: Fate = NOT_EXPLAINED
    whole: bool = False
    cell: bool = False
    weak: bool = True
    subject: bool = True


def account(
    document: Document, place: Place, settled: Sequence[Fate], lexicon: Lexicon
) -> Iterator[Mention]:
    """What became of each number of a text.

    `settled` are spans of the document whose numbers are known already (observations, stated
    counts, references); the others are explained by the profile's names, dates and patterns of
    number, by the noun that they count, or else are what the place says.
    """
    numbers = _numbers(place)
    fates = {} if place.whole else _fates(place, numbers, settled, lexicon)
    for number in numbers:
        start, end = place.passage.span(number.start, number.end)
        fate = fates.get(number, place.otherwise)
        yield Mention(
            value=number.value,
            kind=fate.kind,
            item=place.item,
            evidence=document.evidence(start, end, fate.rule),
            table=place.table,
        )


def _numbers(place: Place) -> tuple[NumberSpan, ...]:
    """The numbers of a text; what stands alone in a cell with spaces in it ("1 458") is one."""
    text = place.passage.text
    numbers = find_numbers(text)
    if place.cell and len(numbers) > 1:
        start, end = numbers[0].start, numbers[-1].end
        value = parse_number(text[start:end])
        if value is not None:
            return (NumberSpan(start, end, value),)
    return numbers


def _fates(
    place: Place, numbers: Sequence[NumberSpan], settled: Sequence[Fate], lexicon: Lexicon
) -> dict[NumberSpan, Fate]:
    """The numbers of a text that something tells, the strongest first."""
    found: dict[NumberSpan, Fate] = {}
    for number in numbers:
        if fate := fate_over(*place.passage.span(number.start, number.end), settled):
            found[number] = fate
    text = place.passage.text
    rules: list[_Explaining] = [explanations]
    if place.weak:
        rules.append(partial(_weak, subject=place.subject))
    for rule in rules:
        if left := [n for n in numbers if n not in found]:
            fates = list(rule(text, numbers, lexicon))
            told = ((n, fate_over(n.start, n.end, fates)) for n in left)
            found |= {n: fate for n, fate in told if fate}
    return found


def _weak(
    text: str, numbers: Sequence[NumberSpan], lexicon: Lexicon, *, subject: bool
) -> Iterator[Fate]:
    """The weak explanations, but in the subject not for numbers that count what it counts."""
    ours = list(counting_ours(text, numbers, lexicon)) if subject else []
    for fate in (
        *explanations(text, numbers, lexicon, weak=True),
        *counts_of_others(text, numbers),
    ):
        if not any(fate.start <= n.start and n.end <= fate.end for n in ours):
            yield fate


def fates_of(evidence: Iterable[Evidence | None], kind: str) -> list[Fate]:
    """The spans of some evidence as fates of one kind, each with the rule that read it."""
    return [Fate(e.start, e.end, kind, e.rule) for e in evidence if e]


def observed(observations: Iterable[Observation]) -> Iterator[Fate]:
    """The places of figures: of several numbers in a cell the one that is the value.

    The mark of its footnote is another: "45 (1)".
    """
    for o in observations:
        e = o.evidence
        numbers = find_numbers(e.quote)
        own = next((n for n in numbers if n.value == o.value), None)
        if own is None or len(numbers) == 1:
            yield Fate(e.start, e.end, "observation", e.rule)
            continue
        yield Fate(e.start + own.start, e.start + own.end, "observation", e.rule)
        if mark_of(e.quote) and numbers[-1] != own:
            yield Fate(e.start + numbers[-1].start, e.end, "footnote_mark", "mark_in_cell")
