"""The words of a profile, compiled: which terms and names stand in a text, and where."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from extractor.patterns import pattern
from extractor.profile.alternatives import any_of
from extractor.profile.schema import Dimension, Profile

_FEW_WORDS = pattern(r"\s+(?:\p{Ll}+\s+){0,2}")


class _Levelled(dict[int, str]):
    """What each character is levelled to, by its code: worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = unicodedata.normalize("NFKD", char)[:1].lower()
        if char.isspace() or not base:
            base = " "
        self[code] = base if len(base) == 1 else char
        return self[code]


_LEVELLED = _Levelled(
    str.maketrans({"’": "'", "‘": "'", "´": "'", "`": "'", "ʼ": "'"})
    | str.maketrans(dict.fromkeys("-‐‑‒–—", " "))
)


@lru_cache(maxsize=2048)
def level(text: str) -> str:
    """The text with case, accents, apostrophes and hyphens levelled, at the same length.

    Spans found in the levelled text are spans of the text itself.
    """
    return text.translate(_LEVELLED)


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the vocabulary in a text: [start, end) and the dimension value it says."""

    start: int
    end: int
    dimension: str
    value: str


class Phrases:
    """Finds any of a set of phrases in a text: whole words, the longest first, levelled."""

    def __init__(self, phrases: Iterable[str]) -> None:
        unique = sorted({level(phrase).strip() for phrase in phrases}, key=lambda p: (-len(p), p))
        self._phrases = unique
        self.words = frozenset(word for phrase in unique for word in phrase.split())
        # A sentence is asked for the same words again and again, number by number.
        self._found = lru_cache(maxsize=256)(self._search)

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        """Compiled when it is first asked for: few documents need all words of all rules."""
        return re.compile(any_of(self._phrases)) if self._phrases else None

    def find(self, text: str) -> tuple[tuple[int, int], ...]:
        """The spans of the phrases in `text`, from left to right, without overlap."""
        return self._found(text)

    def _search(self, text: str) -> tuple[tuple[int, int], ...]:
        if self._pattern is None:
            return ()
        return tuple(match.span() for match in self._pattern.finditer(level(text)))

    def cover(self, text: str) -> bool:
        """Whether the whole of `text` is one of the phrases."""
        return self._pattern is not None and bool(self._pattern.fullmatch(level(text).strip()))


class Lexicon:
    """All that a profile's words can say of a text. Build it with `lexicon(profile)`."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        dimensions: dict[str, tuple[Dimension, ...]] = {
            "indicator": profile.indicators,
            "measure": profile.measures,
            "segment": profile.segments,
        }
        self._values = {
            level(term): (name, value.id)
            for name, values in dimensions.items()
            for value in values
            for term in value.terms
        }
        self._terms = Phrases(self._values)
        self._terms_of = lru_cache(maxsize=1024)(self._find_terms)
        self._stems = {t.removesuffix("*"): v for t, v in self._values.items() if t[-1] == "*"}
        self.nouns = Phrases(profile.subject.nouns)
        self.short_nouns = Phrases(profile.subject.short_nouns)
        self.headings = Phrases((*profile.subject.headings, *profile.name_headings))
        self.label_headings = Phrases(profile.label_headings)
        self.coordinator_headings = Phrases(profile.coordinator_headings)
        self.other_headings = Phrases((*profile.other_headings, *profile.coordinator_headings))
        self.totals = Phrases(profile.total_terms)
        self.foreign = Phrases(profile.no_names)
        self.filler = Phrases(profile.filler)
        self.joining = Phrases(profile.joining)
        self.not_given = Phrases(profile.not_given)
        self.split_requests = Phrases(profile.split_requests)
        self.not_summed = Phrases(profile.not_summed)
        self.rounding = Phrases(profile.rounding)
        self.whole_splits = Phrases(profile.whole_splits)
        self.sum_words = Phrases(profile.sum_words)
        self.states = {state.id: Phrases(state.terms) for state in profile.states}
        self._told = {state.id: Phrases(state.told or state.terms) for state in profile.states}
        own = profile.subject
        self._networks = Phrases((*own.nouns, *own.short_nouns, *own.singular, *own.headings))
        self._each = Phrases(profile.each)
        self.elsewhere = Phrases(profile.elsewhere)
        self._denials = Phrases(profile.denials)
        self.names = Phrases(
            name
            for network in profile.networks
            for name in (network.name, *network.aliases, *network.soft_aliases)
        )
        of_labels = (
            self._terms, self.headings, self.label_headings, self.other_headings, self.totals,
            self.filler, self.names,
        )  # fmt: skip
        self._words = frozenset[str]().union(*(phrases.words for phrases in of_labels))
        self._openings = tuple(word[:-1] for word in self._words if word[-1] == "*")

    def knows(self, word: str) -> bool:
        """Whether a word stands in one of the phrases that labels are made of."""
        levelled = level(word)
        return levelled in self._words or levelled.startswith(self._openings)

    def terms(self, text: str) -> tuple[Term, ...]:
        """The vocabulary's terms in `text`, longest match first, without overlap."""
        return self._terms_of(text)

    def _find_terms(self, text: str) -> tuple[Term, ...]:
        return tuple(
            Term(start, end, *self._value_of(text[start:end]))
            for start, end in self._terms.find(text)
        )

    def _value_of(self, found: str) -> tuple[str, str]:
        key = " ".join(level(found).split())
        if key in self._values:
            return self._values[key]
        stem = max((stem for stem in self._stems if key.startswith(stem)), key=len)
        return self._stems[stem]

    def states_in(self, text: str) -> tuple[str, ...]:
        """The states ("ended", "running") that the words of `text` speak of."""
        return tuple(state for state, phrases in self.states.items() if phrases.find(text))

    def asks_of_each(self, text: str) -> bool:
        """Whether a question asks for something of each network: "per IBN", "voor elk netwerk"."""
        nouns = [start for start, _ in self._networks.find(text)]
        return any(
            _FEW_WORDS.fullmatch(text, end, noun)
            for _, end in self._each.find(text)
            for noun in nouns
            if noun > end
        )

    def told_states(self, text: str) -> tuple[str, ...]:
        """The states that a sentence about one network says it to be in.

        None where it is denied, and fewer words say it than of networks that are counted.
        """
        if self._denials.find(text):
            return ()
        return tuple(state for state, phrases in self._told.items() if phrases.find(text))


@lru_cache(maxsize=8)
def lexicon(profile: Profile) -> Lexicon:
    """The compiled words of a profile, built once."""
    return Lexicon(profile)
