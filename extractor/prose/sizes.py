"""Kinds of members that only their size tells: "51 kmo's en 12 grote"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from extractor.notation.numbers import find_numbers
from extractor.patterns import pattern
from extractor.profile import Profile
from extractor.profile.lexicon import Term
from extractor.prose.rules import rules

_SIZE = pattern(
    r"\s(?:(?:(?:daar|er|hier)van\s)?(?:zijn|waren|is|was)\s)?(?P<size>\p{Ll}+)(?=\s*(?:[.,;:)]|$|\s(?:en|of)\s+\d))"
)


def sized(text: str, profile: Profile, terms: Sequence[Term]) -> list[Term]:
    """The sizes right behind a number that stand for a kind with its noun left out, where a
    sentence counts kinds: `terms` are the nouns it has."""
    if not any(term.dimension == "segment" for term in terms):
        return []
    found = []
    for number in find_numbers(text):
        match = _SIZE.match(text, number.end)
        kind = match and _kinds(profile).get(match["size"])
        if match and kind:
            found.append(Term(*match.span("size"), "segment", kind))
    return [t for t in found if all(t.end <= o.start or o.end <= t.start for o in terms)]


@lru_cache(maxsize=8)
def _kinds(profile: Profile) -> Mapping[str, str]:
    """The kind each size tells, as the profile's nouns of two words say: "grote bedrijven"."""
    told: dict[str, set[str]] = {}
    for segment in profile.segments:
        for words in (term.split() for term in segment.terms):
            if len(words) == 2 and rules().sizes.cover(words[0]):
                told.setdefault(words[0], set()).add(segment.id)
    return {size: kinds.pop() for size, kinds in told.items() if len(kinds) == 1}
