"""Whether the gold set is sound: its figures stand in its texts, and its halves differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product

import regex

from bench.prose.cases import HALVES, Case, Half, cases, phenomena
from extractor.notation.dates import find_periods
from extractor.notation.numbers import find_numbers
from extractor.profile import lexicon, load

# Two texts of the two halves whose words, but for names and numbers, are more alike than this tell
# the same in the same way.
MOST_ALIKE = 80.0
# So long a word that it would make any two short texts alike.
_LONG = regex.compile(r"samenwerkingsinitiatie(?:f|ven)")
_DIGITS = regex.compile(r"\d[\d.,]*")
_ONE = regex.compile(r"\b[eé]én\b", regex.IGNORECASE)


def problems() -> Iterator[str]:
    """What is wrong with the set, a sentence each; nothing when it is sound."""
    both = [case for half in HALVES for case in cases(half)]
    for case in both:
        yield from (f"{case.name}: {problem}" for problem in _of_a_case(case))
    for text, count in Counter((case.question, case.text) for case in both).items():
        if count > 1:
            yield f"this text stands there {count} times: {text[1]}"
    families = {half: {case.family for case in cases(half)} for half in HALVES}
    yield from (f"{name}: a family in both halves." for name in families["dev"] & families["test"])
    yield from _alike()
    yield from _coverage()


def _of_a_case(case: Case) -> Iterator[str]:
    known = {*phenomena("reading"), *phenomena("traps")}
    yield from (f"{name} is no phenomenon." for name in case.phenomena if name not in known)
    if case.is_trap and not case.about & set(phenomena("traps")):
        yield "it holds no figure, and no phenomenon says why."
    if case.kind == "traps" and not case.is_trap:
        yield "it stands among the traps and is none."
    networks = {network.name for network in load(case.profile).networks}
    named = {name for figures in case.figures for name in figures.networks}
    yield from (f"{name} is not in the profile." for name in named - networks)
    for name in case.unknown:
        if name not in case.text:
            yield f"{name} does not stand in its text."
        if lexicon(load(case.profile)).names.find(name):
            yield f"{name} is in the profile."
    values = {fact[5] for fact in case.facts}
    written = _written(case.text)
    expected = {*values, *map(str, case.left), *(str(claim.value) for claim in case.claims)}
    yield from (f"{value} does not stand in its text." for value in sorted(expected - written))
    yield from (f"{value} is hedged and no figure." for value in set(case.qualifiers) - values)


def _written(text: str) -> set[str]:
    """The numbers of a text as gold writes them."""
    read = (number.value for number in find_numbers(text) if number.value is not None)
    values = {format(Decimal(value).normalize(), "f") for value in read}
    return values | ({"1"} if _ONE.search(text) else set())


def _alike() -> Iterator[str]:
    """The texts of one half that are told as one of the other is."""
    dev = {case.name: words_of(case.text, case.profile) for case in cases("dev")}
    yield from (f"{own} and {its} are alike." for own, its in told_alike(dev, cases("test")))


def told_alike(own: Mapping[str, str], others: Iterable[Case]) -> Iterator[tuple[str, str]]:
    """The pairs of a name in `own`, whose words it holds, and of a case that is told like it."""
    from rapidfuzz import fuzz

    theirs = [(case.name, words_of(case.text, case.profile)) for case in others]
    for (name, words), (other, its) in product(own.items(), theirs):
        if fuzz.ratio(words, its) > MOST_ALIKE:
            yield name, other


def words_of(text: str, profile: str = "ibn") -> str:
    """The words of a text, with a mark for each name, period and number."""
    spans = [(start, end, "N") for start, end in lexicon(load(profile)).names.find(text)]
    spans += [(period.start, period.end, "P") for period in find_periods(text)]
    spans += [(number.start, number.end, "#") for number in find_numbers(text)]
    kept, place = [], 0
    for start, end, mark in sorted(spans):
        if start >= place:
            kept += [text[place:start], mark]
            place = end
    return _LONG.sub("S", _DIGITS.sub("#", "".join([*kept, text[place:]])))


def _coverage() -> Iterator[str]:
    """The phenomena of which a half has no case."""
    for half in HALVES:
        covered = {name for case in cases(half) for name in case.phenomena}
        for name in (*phenomena("reading"), *phenomena("traps")):
            if name not in covered:
                yield f"{half} has no case of {name}."


def counts(half: Half) -> dict[str, int]:
    """How many cases of each kind a half has: "sentences", "paragraphs", "traps", "families"."""
    own: Sequence[Case] = cases(half)
    return {
        "sentences": sum(case.kind != "paragraphs" for case in own),
        "paragraphs": sum(case.kind == "paragraphs" for case in own),
        "traps": sum(case.is_trap for case in own),
        "families": len({case.family for case in own}),
    }
