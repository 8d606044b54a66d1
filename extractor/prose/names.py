"""The networks a sentence names: the registry's, the tables' own, and what only looks like one.

Only capitals make a name in a sentence: "groen licht" is approval, "Groen Licht Vlaanderen" a
network. A name that only looks like a network's is a candidate: it is never read as one, and no
figure passes over it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import regex

from extractor.model import NetworkName
from extractor.notation.legal_forms import LEGAL_FORM
from extractor.patterns import pattern
from extractor.profile import Profile
from extractor.profile.lexicon import Phrases, level, lexicon
from extractor.profile.names import names
from extractor.profile.networks import Network
from extractor.prose.rules import rules
from extractor.prose.subject_rules import rules_of, several

Kind = Literal["known", "taken_up", "candidate"]

_GOES_ON = pattern(r"-(\p{L}+)")
# Words in brackets without a figure.
_ADDITION = pattern(r"\s\([^()\d]*\)")
_FORM = pattern(rf"\s+{LEGAL_FORM}", regex.IGNORECASE)
_CAPITALS = r"\p{Lu}[\p{L}\p{N}&'’.-]*[\p{L}\p{N}]|\p{Lu}"
_SHAPE = pattern(rf"(?<![\w-])(?:{_CAPITALS})(?:\s(?:{_CAPITALS}|\d\.\d(?!\d)))*")
_WHO = pattern(r",\s+(?:dat|die)\b")
_CAPITAL_AFTER = pattern(rf"\s(?:{_CAPITALS})")
# "2,5 VTE": what a number counts is no name.
_UNIT_OF = pattern(r"(?<!\d)(?!(?:19|20)\d\d\s\Z)\d+(?:[.,]\d+)?\s\Z")
# Shorter names, acronyms above all, are alike by chance.
_VOWELS = frozenset("aeiouy")
_LEAST_ALIKE = 9
_SENTENCE_START = pattern(r"^\W*")


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name at [start, end) of a sentence.

    `known` names a network; `taken_up` stands for the network last spoken of ("het netwerk");
    `candidate` may be a network that nothing confirms. `network` is None but for the first.
    """

    start: int
    end: int
    kind: Kind
    network: NetworkName | None = None


class NameFinder:
    """Finds the networks of a profile and of a document's own tables in sentences."""

    def __init__(self, profile: Profile, of_tables: Sequence[NetworkName] = ()) -> None:
        self._profile = profile
        self._spellings, self._registry = _registry(profile)
        self._lexicon = lexicon(profile)
        self._nouns = self._lexicon.nouns
        self._kinds = _kinds(profile)
        self._anaphors = rules_of(profile).anaphors
        self._compounds = rules_of(profile).compounds
        self._names = names(profile)
        self._own = {_key(n.name): n for n in of_tables if not n.known}
        self._of_tables = Phrases(n.name for n in self._own.values())
        prefixes = "|".join(map(regex.escape, sorted(profile.subject.prefixes, key=len)[::-1]))
        self._prefix = regex.compile(
            rf"(?<!\w)(?:(?:het|de|dit|deze)\s)?(?:{prefixes or '(?!)'})\s\Z", regex.IGNORECASE
        )

    def names_any(self, text: str) -> bool:
        """Whether a text speaks of the subject at all: a network of it, or its own noun."""
        spoken = self._nouns.find(text) or self._of_tables.find(text)
        return bool(spoken) or any(
            self._written_as(text[s:e]) for s, e in self._registry.find(text)
        )

    def find(self, text: str) -> tuple[NameSpan, ...]:
        """The names in a sentence from left to right, without overlap."""
        found: list[NameSpan] = []
        for span in (*self._known(text), *self._taken_up(text), *self._shapes(text)):
            if all(span.end <= other.start or other.end <= span.start for other in found):
                found.append(span)
        return tuple(sorted(found, key=lambda span: span.start))

    def _known(self, text: str) -> Iterator[NameSpan]:
        for start, end in self._registry.find(text):
            network = self._written_as(text[start:end])
            if network is None or not self._stands_alone(text, start, end):
                continue
            written = _key(text[start:end])
            if written[-1] == "s" and written[:-1] in self._spellings:
                # "B-hives 163 leden".
                end -= 1
            if _goes_on(text, end) and not self._begins_known(text, end + 1):
                longer = _SHAPE.match(text, start)
                yield NameSpan(start, longer.end() if longer else end, "candidate")
                continue
            end = form.end() if (form := _FORM.match(text, end)) else end
            end = self._with_addition(text, end)
            prefix = self._prefix.search(text, 0, start)
            yield NameSpan(prefix.start() if prefix else start, end, "known", network)
        for start, end in self._of_tables.find(text):
            if text[start].isupper() and self._stands_alone(text, start, end):
                network = self._own[_key(text[start:end])]
                yield NameSpan(start, self._with_addition(text, end), "known", network)

    def _with_addition(self, text: str, end: int) -> int:
        """The end of a name, behind words in brackets that name no other one: "EUKA (vzw Kiem)"."""
        addition = _ADDITION.match(text, end)
        other = addition and self._registry.find(addition[0])
        return addition.end() if addition and not other else end

    def _stands_alone(self, text: str, start: int, end: int) -> bool:
        """Whether a name is no part of another word: "EUKA-leden" is of EUKA, "MaaS-apps" is
        not."""
        goes_on = _GOES_ON.match(text, end)
        if goes_on and not self._compounds.cover(goes_on[1]):
            return False
        return start == 0 or text[start - 1] not in "-‐@/." or text[start - 1 : start + 1] == "/"

    def _counts(self, text: str, start: int) -> bool:
        return any(term.start == start for term in self._lexicon.terms(text))

    def _begins_known(self, text: str, start: int) -> bool:
        return any(first == start for first, _ in self._registry.find(text))

    def _written_as(self, found: str) -> NetworkName | None:
        """The network, when the words are written as its name: with its capitals."""
        network, spelling = self._spellings[_key(found)]
        same = _plain(found) == _plain(spelling)
        if not same and (network.exact or not (found.isupper() or _as_capital(found, spelling))):
            return None
        soft = spelling in network.soft_aliases
        return NetworkName(network.id, network.name, found, known=True, soft=soft)

    def _taken_up(self, text: str) -> Iterator[NameSpan]:
        for start, end in self._anaphors.find(text):
            if text[end : end + 1] == "-":
                continue
            after = _goes_on(text, end)
            if after and not self._begins_known(text, end + 1):
                whole = _SHAPE.match(text, end + 1)
                yield NameSpan(start, whole.end() if whole else after.end(), "candidate")
            elif not after:
                yield NameSpan(start, end, "taken_up")

    def _shapes(self, text: str) -> Iterator[NameSpan]:
        opening = _SENTENCE_START.match(text)
        first = opening.end() if opening else 0
        skipped = rules().no_names.find(text)
        for match in _SHAPE.finditer(text):
            start, end = match.span()
            if start == first:
                # The first word of a sentence has its capital for nothing.
                rest = _SHAPE.search(text, start + len(match[0].split()[0]), end)
                inner = sum(char.isupper() for char in match[0].split()[0]) > 1
                # "Houtbouw Vlaanderen vzw".
                inner = inner or (" " in match[0] and bool(_FORM.match(text, end)))
                # "Sirris, dat 300 leden telt": no word of the sentence, but a name.
                inner = inner or (bool(_WHO.match(text, end)) and not self._counts(text, start))
                if not inner and not self._prefix.search(text, 0, start):
                    if not rest or rest.start() >= end:
                        continue
                    start = rest.start()
            if any(s <= start < e for s, e in skipped) or _UNIT_OF.search(text, 0, start):
                continue
            if " " not in match[0] and self._kinds.cover(match[0].rpartition("-")[2]):
                # "De twee IoT-netwerken".
                continue
            long = end - start >= _LEAST_ALIKE
            resolved = self._names.resolve(text[start:end]) if long else None
            if resolved and not _is_exact(self._profile, resolved.id):
                yield NameSpan(start, end, "known", resolved)
            else:
                yield NameSpan(start, end, "candidate")


def _goes_on(text: str, end: int) -> regex.Match[str] | None:
    """The capital behind a name that makes it a part of a longer one."""
    after = _CAPITAL_AFTER.match(text, end)
    opened = any(start == end + 1 for start, _ in rules().openers.find(text)) if after else False
    return None if opened else after


@lru_cache(maxsize=8)
def _registry(profile: Profile) -> tuple[dict[str, tuple[Network, str]], Phrases]:
    """The spellings of a profile's networks, and all of them compiled."""
    spellings = dict(_spellings(profile))
    return spellings, Phrases(spellings)


@lru_cache(maxsize=8)
def _kinds(profile: Profile) -> Phrases:
    """The nouns of a profile's subject that take up no network: "netwerken"."""
    return Phrases(several(profile))


def _spellings(profile: Profile) -> Iterator[tuple[str, tuple[Network, str]]]:
    for network in profile.networks:
        for spelling in (*network.soft_aliases, *network.aliases, network.name):
            key = " ".join(level(spelling).split())
            yield key, (network, spelling)
            if key[-1] in _VOWELS:
                yield f"{key}s", (network, spelling)


def _plain(text: str) -> str:
    return " ".join(regex.split(r"[\s\p{Pd}]+", text.translate(str.maketrans("’‘´`", "''''"))))


def _as_capital(found: str, spelling: str) -> bool:
    """Whether every word with a capital in the registry has one here."""
    pairs = zip(_plain(found).split(), _plain(spelling).split(), strict=False)
    return all(word[0].isupper() or not own[0].isupper() for word, own in pairs) and any(
        char.isupper() for char in found
    )


def _is_exact(profile: Profile, network_id: str) -> bool:
    network = profile.network(network_id)
    return network is not None and network.exact


@lru_cache(maxsize=64)
def name_finder(profile: Profile, of_tables: tuple[NetworkName, ...] = ()) -> NameFinder:
    """The finder of a profile and of the names that a document's tables hold."""
    return NameFinder(profile, of_tables)


def _key(name: str) -> str:
    """What is the same for a name however it is spaced and set."""
    return " ".join(level(name).split())
