"""The rules of sentences, from rules.toml: words that say what numbers are, shapes of a parse."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib.resources import files
from typing import Any, get_type_hints

import regex

from extractor.profile import Profile
from extractor.profile.lexicon import Phrases
from extractor.prose.forms import Patterns, any_phrase, compounds, inflected, shapes
from extractor.prose.ruled import MeasureCue, Pattern, Veto


@dataclass(frozen=True)
class Rules:
    """All rules, compiled: each field as its type says, of the list of its name in rules.toml.

    Those of `_made` are made of several lists. `anaphors` need the subject's nouns: see
    `anaphors_of`; `set_against` is a part of patterns: see `pattern_against`.
    """

    abbreviations: frozenset[str]
    neutral: Phrases
    amounts: Phrases
    anaphors: tuple[str, ...]
    both: Phrases
    each: Phrases
    respectively: Phrases
    breaks: Phrases
    splits: Phrases
    memberships: Phrases
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
    examples: Phrases
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
    formulas: Phrases
    beginnings: Phrases
    pronouns: Phrases
    speakers: Phrases
    plural: Phrases
    ordinals: tuple[Phrases, ...]
    last_of: Phrases
    figures: Phrases
    set_against: str
    linking: frozenset[str]
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
    compounds: frozenset[str]
    measures: tuple[MeasureCue, ...]
    vetoes: tuple[Veto, ...]
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
    """The rules, read and compiled once."""
    data = _joined()
    parts = {"against": any_phrase(data["set_against"]), "paper": data["papers"]}
    made = _made(data, parts)
    compile_as: dict[object, Callable[[Any], Any]] = {
        Phrases: Phrases,
        tuple[Phrases, ...]: lambda lists: tuple(map(Phrases, lists)),
        frozenset[str]: frozenset,
        tuple[str, ...]: tuple,
        regex.Pattern[str]: lambda pattern: regex.compile(pattern, regex.IGNORECASE),
        Patterns: lambda patterns: shapes(patterns, **parts),
    }
    types = get_type_hints(Rules)
    plain = (field.name for field in fields(Rules) if field.name not in made)
    return Rules(**made, **{name: compile_as[types[name]](data[name]) for name in plain})


def _joined() -> dict[str, Any]:
    """The lists of rules.toml by name, those that hold the words of others with these."""
    data = tomllib.loads((files("extractor.prose") / "rules.toml").read_text(encoding="utf-8"))
    for name, others in data["holding"].items():
        data[name] += [phrase for other in others for phrase in data[other]]
    for measure in data["measure"]:
        measure["words"] += measure.get("weak", ())
    data["function_words"] += [phrase.split()[0] for phrase in data["set_against"]]
    return data


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
        "vetoes": tuple(Veto.of(table, parts) for table in data["veto"]),
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


@lru_cache(maxsize=8)
def anaphors_of(profile: Profile) -> Phrases:
    """The phrases that take up the last network in the words of a profile: "het netwerk"."""
    return Phrases(_anaphors(profile))


def _anaphors(profile: Profile) -> Iterator[str]:
    for form in rules().anaphors:
        for noun in profile.subject.singular:
            yield form.format(noun=noun)
