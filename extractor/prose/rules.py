"""The rules of sentences, from rules.toml: words that say what numbers are, shapes of a parse."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, TypeVar, get_type_hints

import regex

from extractor.patterns import pattern
from extractor.profile.lexicon import Phrases
from extractor.prose.forms import Patterns, any_phrase, compounds, inflected, shapes
from extractor.prose.ruled import MeasureCue, Pattern

Kind = TypeVar("Kind")


@dataclass(frozen=True)
class Rules:
    """All rules, compiled: each field as its type says, of the list of its name in rules.toml.

    Those of `_made` are made of several lists. `set_against` is a part of patterns: see
    `pattern_against`. Those with the nouns of a subject are `SubjectRules`.
    """

    abbreviations: frozenset[str]
    neutral: Phrases
    amounts: Phrases
    both: Phrases
    each: Phrases
    respectively: Phrases
    breaks: Phrases
    splits: Phrases
    relative: Phrases
    same_moment: Phrases
    last_moment: Phrases
    in_all: Phrases
    contrasts: Phrases
    shares: Phrases
    bodies: Phrases
    no_names: Phrases
    against: Phrases
    breaks_behind: Phrases
    weak: Phrases
    bases: Phrases
    having: Phrases
    bare: Phrases
    subjects: Phrases
    kinds_of_subjects: regex.Pattern[str]
    kinds_of_bodies: regex.Pattern[str]
    abstract: regex.Pattern[str]
    openers: Phrases
    attainments: Phrases
    fulfilled: Phrases
    closing: Phrases
    implied: Phrases
    beside: Phrases
    partitives: Phrases
    parts: Phrases
    sizes: Phrases
    unsorted: Phrases
    joiners: Phrases
    joined: Phrases
    included: Phrases
    of_kinds: Phrases
    giving: Phrases
    saying: Phrases
    being: Phrases
    arrivals: Phrases
    remaining: Phrases
    asides: Phrases
    prepositions: Phrases
    formulas: Phrases
    pronouns: Phrases
    speakers: Phrases
    ordinals: tuple[Phrases, ...]
    last_of: Phrases
    figures: Phrases
    set_against: str
    compared: Patterns
    differences: Patterns
    overtaken: Patterns
    denials: Patterns
    frames: Patterns
    asked: Patterns
    reached: Patterns
    seen: Patterns
    function_words: frozenset[str]
    before_numbers: Phrases
    measures: tuple[MeasureCue, ...]
    patterns: tuple[Pattern, ...]


# A shorter noun may end another word by chance.
_NOUN = 5

# The lists whose words may stand right before a number that counts; any other word is numbered
# by it: "werkpakket 3".
_BEFORE = (
    "function_words", "neutral", "amounts", "both", "each", "respectively", "breaks", "splits",
    "relative", "having", "bare", "parts", "attainments", "before_numbers", "last_of",
)  # fmt: skip


@lru_cache(maxsize=1)
def rules() -> Rules:
    """The rules that are the same for every profile, read and compiled once."""
    data, parts = rule_lists(), parts_of_patterns()
    return compiled(Rules, data, parts, _made(data, parts))


@lru_cache(maxsize=1)
def rule_lists() -> Mapping[str, Any]:
    """The lists of rules.toml by name, those that hold the words of others with these."""
    data = tomllib.loads((files("extractor.prose") / "rules.toml").read_text(encoding="utf-8"))
    for name, others in data["holding"].items():
        data[name] += [phrase for other in others for phrase in data[other]]
    for measure in data["measure"]:
        measure["words"] += measure.get("weak", ())
    data["function_words"] += [phrase.split()[0] for phrase in data["set_against"]]
    return data


def parts_of_patterns() -> dict[str, str]:
    """What stands in patterns by a name: {against}, {paper}."""
    data = rule_lists()
    return {"against": any_phrase(data["set_against"]), "paper": data["papers"]}


def compiled(
    kind: type[Kind], lists: Mapping[str, Any], parts: Mapping[str, str], made: Mapping[str, Any]
) -> Kind:
    """A record of rules whose fields are `made`, or else of the list of their name as their type
    says; `parts` stand in patterns by their names."""
    compile_as: dict[object, Callable[[Any], Any]] = {
        Phrases: Phrases,
        tuple[Phrases, ...]: lambda own: tuple(map(Phrases, own)),
        frozenset[str]: frozenset,
        regex.Pattern[str]: lambda written: pattern(written, regex.IGNORECASE),
        Patterns: lambda patterns: shapes(patterns, **parts),
    }
    types = get_type_hints(kind)
    plain = (name for name in types if name not in made)
    return kind(**made, **{name: compile_as[types[name]](lists[name]) for name in plain})


def _made(data: Mapping[str, Any], parts: Mapping[str, str]) -> dict[str, Any]:
    """The fields that are made of several lists, or of one in a way of their own."""
    return {
        "set_against": parts["against"],
        "weak": Phrases(word for m in data["measure"] for word in m.get("weak", ())),
        "kinds_of_bodies": compounds(data["heads_of_bodies"]),
        "kinds_of_subjects": compounds(s.rstrip("*") for s in data["subjects"] if len(s) >= _NOUN),
        "function_words": frozenset(data["function_words"]) | _single_words(data["measure"]),
        "before_numbers": _before_numbers(data),
        "measures": tuple(MeasureCue.of(table, parts) for table in data["measure"]),
        "patterns": tuple(map(Pattern.of, data["pattern"])),
    }


def _single_words(measures: list[dict[str, Any]]) -> frozenset[str]:
    """The cues of one word: behind a number they are no noun ("er waren er 172 beloofd")."""
    words = (word for measure in measures for word in inflected(measure["words"]))
    return frozenset(word for word in words if " " not in word and "*" not in word)


def _before_numbers(data: Mapping[str, Any]) -> Phrases:
    phrases = [phrase for name in _BEFORE for phrase in data[name]]
    phrases += [phrase for words in data["ordinals"] for phrase in words]
    phrases += [p for m in data["measure"] for p in (*m["nouns"], *m["words"])]
    # A number stands behind the last word of a phrase: "in plaats van 30", and never "plaats 30".
    return Phrases(phrase.split()[-1] for phrase in phrases)
