"""A label turned into dimensions by the profile's vocabulary and the registry of names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import regex

from extractor.model import NetworkName
from extractor.notation.dates import find_periods
from extractor.patterns import pattern
from extractor.profile import Lexicon, Profile, lexicon
from extractor.profile.names import Names, names, tidy

_WORD = pattern(r"[\w%#][\w'’%-]*")
# Footnote marks behind a word: "Aantal leden (1)", "leden¹", "Realisatie*".
_MARKS = pattern(r"(?<=\w)(?:\s?\((?:\d|[⁰¹²³⁴-⁹])\)|[⁰¹²³⁴-⁹]+|\*+)(?=\s|$)")
# Longer texts are sentences around a table, which no column breaks.
_LONGEST_LABEL = 100
_LAST, _FIRST = pattern(r"[\p{L}']+$"), pattern(r"[\p{L}']+")
# A narrow column breaks a word into so many parts more at the most.
_MOST_BREAKS = 3
_PART = pattern(r"^\([^()]*\)$|\p{Ll}[-‐]$|^\p{Ll}+\s")
_BREAK = pattern(r"(?<=\p{Ll}[-‐]?)\s(?=\p{Ll}+\b)|(?<=\p{Lu}[-‐]?)\s(?=\p{Lu}+\b)")
# "Doelstelling (%)" and "% bereikt": a share wins from the words it is made with.
_WINS = {"measure": "attainment"}


@dataclass(frozen=True)
class Reading:
    """What a label says.

    `dimensions` hold what it says surely; `unsure` are dimensions it speaks of in a way that is
    not certain ("vrouwelijke leden" counts not all members). `rest` are the words that say nothing
    known, `network` the registry's network it names, `name` whether it could be a name; `heading`,
    `aside` and `labelling` whether it may head a column of names, one of texts beside the matter,
    or one of labels (what is counted, when); `generic` whether it is a word for any network.
    """

    text: str
    dimensions: Mapping[str, str]
    unsure: frozenset[str] = frozenset()
    rest: str = ""
    network: NetworkName | None = None
    name: bool = False
    total: bool = False
    heading: bool = False
    aside: bool = False
    labelling: bool = False
    generic: bool = False


class Labels:
    """Reads labels in the words of one profile. Build it with `labels(profile)`."""

    def __init__(self, profile: Profile) -> None:
        self.lexicon: Lexicon = lexicon(profile)
        self.names: Names = names(profile)
        self._read = lru_cache(maxsize=4096)(self._read_mended)

    def read(self, text: str) -> Reading:
        """The dimensions, the name and the leftover of a label."""
        return self._read(text)

    def _read_mended(self, written: str) -> Reading:
        """The label as it stands, or with words whole that a narrow column broke ("doe l")."""
        text = _MARKS.sub("", " ".join(written.split()))
        reading = self._read_once(text)
        if len(text) > _LONGEST_LABEL:
            return reading
        return replace(min(self._mended(reading), key=_unread), text=text)

    def _mended(self, reading: Reading) -> Iterator[Reading]:
        """The reading, and those with words written whole, as long as that says more."""
        yield reading
        if reading.rest:
            whole = [self._read_once(joined) for joined in self._joined(reading.text)]
            for better in whole:
                if _says_more(better, reading):
                    yield from self._mended(better)

    def _joined(self, text: str) -> Iterator[str]:
        """The text with words of it as one that is known, all but the first in small letters."""
        spaces = list(_BREAK.finditer(text))
        for index, space in enumerate(spaces):
            before = text[: space.start()].rstrip("-‐")
            first = _LAST.search(before)
            for last in spaces[index : index + _MOST_BREAKS]:
                behind = text[last.end() :]
                between = text[space.end() : last.start()] if last is not space else ""
                middle = regex.sub(r"[-‐]?\s|[-‐]$", "", between)
                word = (first or [""])[0] + middle + (_FIRST.match(behind) or [""])[0]
                if word.isalpha() and self.lexicon.knows(word):
                    yield before + middle + behind

    def _read_once(self, text: str) -> Reading:
        network = self.names.resolve(text) if text else None
        if network:
            return Reading(text, {}, network=network)
        if self.lexicon.totals.cover(text.strip(" :*")):
            return Reading(text, {"segment": "total"}, total=True)
        said, spans = self._said(text)
        if "indicator" not in said and self._begins_with_total(text):
            return Reading(text, {"segment": "total"}, total=True)
        dimensions = {d: next(iter(v)) for d, v in said.items() if len(v) == 1}
        unsure = {d for d, v in said.items() if len(v) > 1}
        if self._is_qualified(text):
            dimensions.pop("indicator", None)
            unsure.add("indicator")
        rest = self._rest(text, spans)
        # A year may be a part of a name ("Haven 2030"): the place of the label tells.
        bare = not unsure and dimensions.keys() <= {"period"}
        generic = self.lexicon.headings.cover(text.strip(" :*"))
        name = bool(rest) and bare and not generic and self._may_be_name(text, rest)
        aside = bool(self.lexicon.other_headings.find(text))
        heading = not aside and bool(self.lexicon.headings.find(text))
        return Reading(
            text,
            dimensions,
            frozenset(unsure),
            rest,
            name=name,
            heading=heading,
            aside=aside,
            labelling=self.lexicon.label_headings.cover(text.strip(" .")),
            generic=generic,
        )

    def _begins_with_total(self, text: str) -> bool:
        """Whether a label is a total of something: "Subtotaal tweede oproep"."""
        return any(start == 0 for start, _ in self.lexicon.totals.find(text))

    def _said(self, text: str) -> tuple[dict[str, set[str]], list[tuple[int, int]]]:
        said: dict[str, set[str]] = {}
        terms = self.lexicon.terms(text)
        for term in terms:
            said.setdefault(term.dimension, set()).add(term.value)
        for dimension, winner in _WINS.items():
            if winner in said.get(dimension, ()):
                said[dimension] = {winner}
        spans = [(term.start, term.end) for term in terms]
        for period in find_periods(text):
            said.setdefault("period", set()).add(period.iso)
            spans.append((period.start, period.end))
        return said, spans

    def _rest(self, text: str, spans: list[tuple[int, int]]) -> str:
        covered = [*spans, *self.lexicon.filler.find(text)]
        left = list(text)
        for start, end in covered:
            left[start:end] = " " * (end - start)
        return " ".join(_WORD.findall("".join(left)))

    def _is_qualified(self, text: str) -> bool:
        """Whether an unknown lower-case word stands right before what is counted."""
        covered = [(t.start, t.end) for t in self.lexicon.terms(text)]
        filler = self.lexicon.filler.find(text)
        for term in self.lexicon.terms(text):
            before = _WORD.findall(text[: term.start])
            if term.dimension != "indicator" or not before:
                continue
            at = text.rindex(before[-1], 0, term.start)
            known = any(s <= at < e for s, e in [*covered, *filler])
            if not known and before[-1].islower() and not find_periods(text[:at] + before[-1]):
                return True
        return False

    def _may_be_name(self, text: str, rest: str) -> bool:
        """A name is more than ordinary lower-case words and more than the subject's own noun.

        It is no part of one either: words in brackets, or the first half of a word.
        """
        if is_part(text):
            return False
        if rest.islower() and rest.replace(" ", "").isalpha():
            return False
        without_nouns = self._rest(
            text, [*self.lexicon.nouns.find(text), *self.lexicon.short_nouns.find(text)]
        )
        speaks_of_state = self.lexicon.states_in(text)
        return bool(without_nouns) and not speaks_of_state and not self.lexicon.foreign.cover(text)


def is_part(text: str) -> bool:
    """Whether a text can only be a part of a name: words in brackets, the first half of a word, or
    what begins with a small letter."""
    return bool(_PART.search(tidy(text)))


def _says_more(joined: Reading, reading: Reading) -> bool:
    if joined.network or (joined.heading and not reading.heading):
        return True
    fewer = _words(reading) - _words(joined)
    # Two words that are none by themselves became one that is known ("Aant al").
    return fewer > 1 or (bool(joined.dimensions) and fewer > 0)


def _unread(reading: Reading) -> tuple[int, bool, int]:
    """How much of a label says nothing: unknown words, then what it could say besides."""
    return _words(reading), not reading.heading, -len(reading.dimensions)


def _words(reading: Reading) -> int:
    return len(reading.rest.split())


@lru_cache(maxsize=8)
def labels(profile: Profile) -> Labels:
    """The reader of labels for a profile, built once."""
    return Labels(profile)
