"""Percentages that a sentence works out itself: "10 van de 20 netwerken (50 %)"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from extractor.checks.amounts import Amount, step_of
from extractor.checks.case import Case
from extractor.checks.ratios import percentage
from extractor.checks.wording import verdict, written
from extractor.model import Finding
from extractor.notation.numbers import NumberSpan, find_numbers, qualifier_at
from extractor.patterns import pattern
from extractor.prose.sentences import sentences

NAME = "text_percentage"
_OF = pattern(r"\s+(?:\p{L}+\s+){0,2}van\s+(?:de|het|deze|die|een)\s+(?:\p{L}+\s+){0,3}")
_MADE = pattern(
    r"(?:\s+[\p{L}'’-]+){0,4}\s*"
    r"(?:\((?:of\s+)?|,\s*(?:of|ofwel|oftewel|dat is|dit is|zijnde|hetzij|goed voor)\s+)"
)
_PERCENT = pattern(r"\s?(?:%|procent\b)")


def percentages_in_sentences_hold(case: Case) -> Iterator[Finding]:
    """A percentage that a sentence gives of two numbers is theirs: "10 van de 20 (50 %)"."""
    for item, view in case.texts:
        for sentence in sentences(view.text):
            text = sentence.text
            for part, whole, share in _shares(text):
                found = percentage(_amount(part, text), _amount(whole, text), _amount(share, text))
                if found is None:
                    continue
                place = view.span(sentence.start + part.start, sentence.start + share.end)
                said = text[part.start : share.end]
                severity, outcome = verdict(right=found.holds)
                yield Finding(
                    NAME,
                    severity,
                    f"{said!r}: the percentage is that of the two numbers."
                    if found.holds
                    else f"{said!r}: the two numbers make {written(round(found.exact, 2))} %.",
                    outcome=outcome,
                    item=item.label,
                    evidence=case.document.evidence(*place, f"check:{NAME}"),
                )


def _shares(text: str) -> Iterator[tuple[NumberSpan, NumberSpan, NumberSpan]]:
    """The numbers of a text of which the third is the share of the first in the second."""
    numbers = [n for n in find_numbers(text) if n.value is not None]
    for (part, whole), (_, share) in pairwise(pairwise(numbers)):
        exact = all(qualifier_at(text, n.start, n.end) == "exact" for n in (part, whole, share))
        if (
            exact
            and _OF.fullmatch(text, part.end, whole.start)
            and _MADE.fullmatch(text, whole.end, share.start)
            and _PERCENT.match(text, share.end)
        ):
            yield part, whole, share


def _amount(number: NumberSpan, text: str) -> Amount:
    value = number.value or 0
    return Amount(Decimal(value), step_of(value, text[number.start : number.end]))
