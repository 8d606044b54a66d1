"""The rules that speak of a profile's subject by its nouns: "het netwerk", "per initiatief"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

from extractor.profile import Profile
from extractor.profile.lexicon import Phrases, level
from extractor.prose.forms import any_phrase
from extractor.prose.ruled import Veto
from extractor.prose.rules import compiled, parts_of_patterns, rule_lists

_VETO_LISTS = ("words", "unless")


@dataclass(frozen=True)
class SubjectRules:
    """The rules of rules.toml in which {network}, {networks}, {counted} and {near} stand for nouns
    of a profile: of its subject and of its indicators.

    `anaphors` take up the last network: "het netwerk".
    """

    anaphors: Phrases
    beginnings: Phrases
    compounds: Phrases
    examples: Phrases
    linking: frozenset[str]
    memberships: Phrases
    plural: Phrases
    vetoes: tuple[Veto, ...]


@lru_cache(maxsize=8)
def rules_of(profile: Profile) -> SubjectRules:
    """The rules in the words of a profile, compiled once."""
    data, nouns = rule_lists(), _nouns(profile)
    named = {name: any_phrase(own) for name, own in nouns.items()}
    parts = {**parts_of_patterns(), **named}
    vetoes = tuple(Veto.of(_filled_table(table, nouns), parts) for table in data["veto"])
    own = (field.name for field in fields(SubjectRules) if field.name != "vetoes")
    lists = {name: list(_filled(data[name], nouns)) for name in own}
    return compiled(SubjectRules, lists, parts, {"vetoes": vetoes})


def several(profile: Profile) -> tuple[str, ...]:
    """The nouns of a profile's subject that take up no single network: "netwerken"."""
    subject = profile.subject
    singular = {level(noun) for noun in subject.singular}
    return tuple(n for n in (*subject.nouns, *subject.short_nouns) if level(n) not in singular)


def _nouns(profile: Profile) -> dict[str, tuple[str, ...]]:
    return {
        "network": profile.subject.singular,
        "networks": several(profile),
        "counted": tuple(term for own in profile.indicators for term in own.terms),
        "near": tuple(noun for own in profile.indicators for noun in own.near),
    }


def _filled_table(table: Mapping[str, Any], nouns: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    lists = {name: list(_filled(table[name], nouns)) for name in _VETO_LISTS if name in table}
    return {**table, **lists}


def _filled(phrases: Iterable[str], nouns: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The phrases, each that holds the mark of nouns once for each of these."""
    for phrase in phrases:
        mark = next((name for name in nouns if f"{{{name}}}" in phrase), None)
        if mark is None:
            yield phrase
        else:
            yield from (phrase.replace(f"{{{mark}}}", noun) for noun in nouns[mark])
