"""The number one in words: "één samenwerkingsinitiatief", and never the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.notation.numbers import NumberSpan, find_numbers
from extractor.patterns import pattern
from extractor.profile.lexicon import Term
from extractor.prose.forms import PARTICIPLE
from extractor.prose.rules import rules

# With its accents it counts, without them only behind a word that says so.
_ONE = pattern(
    r"\b(?:[ÉéEe]én|(?<=\b(?:slechts|maar|amper|welgeteld|precies|exact|juist|enkel)\s)een)\b"
)
_OF = pattern(r"\s+van\s+(?:de|die|deze|zijn|haar|hun)\s+(?:\p{Ll}+\s+)?")
_ER = pattern(
    r"\b(?:er(?:\s[^,;:]{1,40})?|op|bij)\s+(?:(?:slechts|maar|amper|welgeteld|nog)\s+)*\Z"
)
_ENDS = pattern(rf"\s*(?:[.,;:)]|\Z|{PARTICIPLE}\b)")


def ones(text: str, nouns: Sequence[Term]) -> Iterator[NumberSpan]:
    """The places where a text counts one of the nouns, one of a number, or just one."""
    neutral = dict(rules().neutral.find(text))
    numbers = {number.start for number in find_numbers(text)}
    for match in _ONE.finditer(text):
        place = match.end() + 1
        place = neutral[place] + 1 if place in neutral else place
        of = next((n for n in numbers if _OF.fullmatch(text, match.end(), n)), None)
        alone = _ENDS.match(text, match.end()) and _ER.search(text, 0, match.start())
        counted = any(noun.start == place for noun in nouns)
        if counted or alone or of is not None:
            yield NumberSpan(match.start(), match.end(), 1)
