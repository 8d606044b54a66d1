"""Sums that sentences state of tables of any subject: "in totaal 1.204 dossiers"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.checks.amounts import Amount, slack
from extractor.checks.case import Case
from extractor.checks.sheet import Line, Sheet
from extractor.checks.sums_in_text import sum_finding
from extractor.model import Evidence, Finding, Item
from extractor.notation.numbers import find_numbers, qualifier_at
from extractor.passage import Passage
from extractor.patterns import pattern
from extractor.profile.lexicon import level
from extractor.prose.sentences import Sentence, sentences

NAME = "stated_table_sum"
# The worth of one in a column "in duizend euro", "in miljoen euro".
_SCALES = (Decimal(1), Decimal(1000), Decimal(1_000_000))
# What a number counts is one of the two words behind it: "72 ingediende dossiers".
_COUNTED = pattern(r"(?:\s+(?P<word>\p{Ll}[\p{Ll}-]{3,})){1,2}")


def sums_of_tables_hold(case: Case) -> Iterator[Finding]:
    """A sum that a sentence states beside a table of another subject is that of one of its columns.

    It is contradicted only where what it counts heads one column of the one table of its item.
    """
    read = {o.table for o in case.understanding.observations}
    for item, view in case.texts:
        sheets = [
            sheet
            for sheet in case.sheets
            if item.start <= sheet.grid.start < item.end and sheet.grid.number not in read
        ]
        for sentence in sentences(view.text) if sheets else ():
            yield from _held(case, item, view, sentence, sheets)


def _held(
    case: Case, item: Item, view: Passage, sentence: Sentence, sheets: Sequence[Sheet]
) -> Iterator[Finding]:
    text = sentence.text
    said = case.lexicon.sum_words.find(text)
    taken = {told.evidence.start for told in case.understanding.sums}
    for number in find_numbers(text) if said and not text.endswith("?") else ():
        start, end = view.span(sentence.start + number.start, sentence.start + number.end)
        exact = qualifier_at(text, number.start, number.end) == "exact"
        if number.value is None or start in taken or not exact:
            continue
        evidence = case.document.evidence(start, end, f"check:{NAME}")
        stated = Decimal(number.value)
        right = [s for sheet in sheets for s in _sums(sheet) if _is(stated, s)]
        if right:
            yield _finding(case, item, evidence, right[0], right=True)
            continue
        counted = _COUNTED.match(text, number.end)
        words = counted.captures("word") if counted else []
        headed = [s for s in _sums(sheets[0]) if any(_heads(s, word) for word in words)]
        if len(sheets) == len(headed) == 1:
            yield _finding(case, item, evidence, headed[0], right=False)


_Sum = tuple[Sheet, Line, Decimal, Decimal]


def _sums(sheet: Sheet) -> Iterator[_Sum]:
    """The sum of each column that has one, with how far it may be off by rounding."""
    for column in sheet.crossing:
        places = [(row.index, column.index) for row in sheet.lines if row.summed]
        held = [place for place in places if place in sheet.cells]
        amounts: list[Amount] = [sheet.amounts[p] for p in held if p in sheet.amounts]
        if len(amounts) > 1 and len(amounts) == len(held) and not column.percent | column.apart:
            off = slack(amounts, rounded=column.rounded)
            yield sheet, column, sum((a.value for a in amounts), Decimal(0)), off


def _is(stated: Decimal, made: _Sum) -> bool:
    _, _, value, off = made
    return any(abs(value - stated / scale) <= off for scale in _SCALES)


def _heads(made: _Sum, noun: str) -> bool:
    return level(noun) in level(made[1].label).split()


def _finding(case: Case, item: Item, evidence: Evidence, made: _Sum, *, right: bool) -> Finding:
    sheet, column, value, _ = made
    place = f"{sheet.crossed(column)} of {case.table_of(sheet.grid.number)}"
    return sum_finding(NAME, item.label, evidence, place, value, right=right)
