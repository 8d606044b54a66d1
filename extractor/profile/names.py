"""Names of networks: a label resolved against the profile's registry, or kept as written."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from extractor.model import NetworkName
from extractor.notation.legal_forms import LEGAL_FORM
from extractor.notation.names import fold, is_acronym_of, slug, split_brackets
from extractor.patterns import pattern
from extractor.profile.networks import Network
from extractor.profile.schema import Profile

_LEGAL_FORM = pattern(rf"\s+{LEGAL_FORM}$", regex.IGNORECASE)
# Bullets of symbol fonts are characters of private use.
_NUMBERING = pattern(r"^(?:[-•–▪●◦○■□·➢✓*\p{Co}]\s*|o\s+(?=\p{Lu})|\d{1,2}[.)]\s+)")
_TRAILING = pattern(r"[\s:;,*⁰¹²³⁴-⁹]+$")
_DIGITS = pattern(r"\d+")
NEAREST_CUTOFF = 70
# "Digitising" and "Digitizing" are 90 alike, "Bike" and "Make" 50.
LEAST_LIKENESS, LEAST_MARGIN = 85.0, 10.0
# A letter changed, left out, added or swapped with the next one, in a word of so many letters.
ONE_SLIP, _LONG = 90.0, 5


_Shape = tuple[int | str, ...]


class Names:
    """The registry of a profile, keyed by folded spellings. Build it with `names(profile)`."""

    def __init__(self, profile: Profile) -> None:
        self._networks = profile.networks
        self._soft = {fold(s): n for n in profile.networks for s in n.soft_aliases}
        self._seen = {fold(s): n for n in profile.networks for s in (n.name, *n.aliases)}
        self._spellings = list(self._soft | self._seen)
        self._resolved = lru_cache(maxsize=4096)(self._resolve)
        self._alike_in: dict[_Shape, list[tuple[str, Network]]] = {}
        for spelling, network in self._seen.items():
            for shape in _shapes(spelling):
                self._alike_in.setdefault(shape, []).append((spelling, network))
        self._prefix = regex.compile(
            rf"^(?:(?:de|het)\s+)?{_any(profile.subject.prefixes)}\s+", regex.IGNORECASE
        )
        self._introduced = regex.compile(
            rf"^{_any(profile.introducing)}\s+(?=(?:(?:het|de)\s+)?(?-i:\p{{Lu}}))",
            regex.IGNORECASE,
        )

    def resolve(self, label: str) -> NetworkName | None:
        """The registry's network that a label names, or None.

        The spelling is folded (case, accents, apostrophes, hyphens); what stands in brackets
        behind the name, a prefix ("IBN") and a legal form ("vzw") are taken off when needed.
        """
        return self._resolved(label)

    def _resolve(self, label: str) -> NetworkName | None:
        written = tidy(label)
        base, bracket = split_brackets(written)
        for spelling, coordinator in ((written, None), (base, bracket)):
            for variant in self._variants(spelling):
                network = self._seen.get(fold(variant))
                if network:
                    return _named(network, written, coordinator or _bracket(network, bracket))
        for variant in self._variants(base):
            network = self._soft.get(fold(variant)) or self._alike(variant)
            if network:
                return _named(network, written, bracket, soft=True)
        return None

    def _alike(self, spelling: str) -> Network | None:
        """The one network whose name is spelled nearly so, word for word ("Digitising")."""
        scores: dict[str, float] = {}
        folded = fold(spelling)
        near = (entry for shape in _shapes(folded) for entry in self._alike_in.get(shape, ()))
        for known, network in near:
            score = _likeness(folded, known)
            scores[network.id] = max(score, scores.get(network.id, 0.0))
        first, second, *_ = [*sorted(scores.values(), reverse=True), 0.0, 0.0]
        if first < LEAST_LIKENESS or first - second < LEAST_MARGIN:
            return None
        return next(n for n in self._networks if scores.get(n.id) == first)

    def _variants(self, spelling: str) -> tuple[str, ...]:
        spelling = self._introduced.sub("", spelling)
        bare = self._prefix.sub("", spelling)
        without = (_LEGAL_FORM.sub("", spelling), _LEGAL_FORM.sub("", bare))
        return tuple(dict.fromkeys((spelling, bare, *without)))

    def unknown(self, label: str) -> NetworkName:
        """A network that the registry does not hold, under the name as written."""
        written = tidy(label)
        bare = self._prefix.sub("", written)
        # "Netwerk voor Textiel" is no name without its noun.
        base, bracket = split_brackets(written if bare[:1].islower() or not bare else bare)
        if bracket and is_acronym_of(bracket, base):
            bracket = None
        return NetworkName(slug(base), base, written, known=False, coordinator=bracket)

    def nearest(self, name: str) -> Network | None:
        """The registry's network whose spelling is nearest to `name`, or None when none is near."""
        from rapidfuzz import process

        near = process.extractOne(fold(name), self._spellings, score_cutoff=NEAREST_CUTOFF)
        return self._seen.get(near[0]) or self._soft[near[0]] if near else None


def _any(phrases: Sequence[str]) -> str:
    """The pattern of one of the phrases, which matches nothing where there is none."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return f"(?:{'|'.join(map(regex.escape, longest_first)) or '(?!)'})"


def _shapes(folded: str) -> tuple[_Shape, _Shape]:
    """What names that are alike have in common: words and digits, or letters but for the spaces."""
    return (folded.count(" "), *_DIGITS.findall(folded)), (folded.replace(" ", ""),)


def _likeness(one: str, other: str) -> float:
    """How alike two folded names are, 0 to 100: as alike as their least alike words.

    Spaces may differ ("air cargo", "aircargo"); digits may not ("Space 4.0", "Space 5.0").
    """
    if one.replace(" ", "") == other.replace(" ", ""):
        return 100.0
    if one.count(" ") != other.count(" ") or _DIGITS.findall(one) != _DIGITS.findall(other):
        return 0.0
    least = 100.0
    for a, b in zip(one.split(), other.split(), strict=False):
        least = min(least, _word_likeness(a, b))
        if least < LEAST_LIKENESS - LEAST_MARGIN:
            # Neither alike, nor in the way of another that is.
            return 0.0
    return least


def _word_likeness(one: str, other: str) -> float:
    """How alike two words are, 0 to 100: one slip in a word of some length leaves it alike."""
    score = fuzz.ratio(one, other)
    long = min(len(one), len(other)) >= _LONG
    slip = long and OSA.distance(one, other, score_cutoff=1) == 1
    return max(score, ONE_SLIP) if slip else score


def tidy(label: str) -> str:
    """A label without the list mark before it and the colon or footnote star behind it."""
    return _TRAILING.sub("", _NUMBERING.sub("", label.strip()))


def _bracket(network: Network, bracket: str | None) -> str | None:
    """What stands in brackets as a coordinator, unless it is another name of the network."""
    own_names = {fold(spelling) for spelling in (network.name, *network.aliases)}
    if not bracket or is_acronym_of(bracket, network.name):
        return None
    return bracket if fold(bracket) not in own_names or _LEGAL_FORM.search(bracket) else None


def _named(
    network: Network, written: str, coordinator: str | None, *, soft: bool = False
) -> NetworkName:
    return NetworkName(network.id, network.name, written, True, coordinator, soft)


@lru_cache(maxsize=8)
def names(profile: Profile) -> Names:
    """The registry of a profile, built once."""
    return Names(profile)
