"""The rules of sentences, from rules.toml: words that say what numbers are, shapes of a parse."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

import regex

from extractor.profile import Profile
from extractor.profile.lexicon import Phrases
from extractor.prose.forms import NUMBER, any_phrase, compounds, inflected, shapes

Scope = Literal["clause", "sentence"]
Gives = Literal["subject", "cue", "counted"]


@dataclass(frozen=True)
class MeasureCue:
    """The words that make a number a measure: nouns ("streefdoel van 30"), and all others; `shapes`
    are verbs that stand in two parts, `compounds` long nouns that end as one of them does."""

    id: str
    nouns: Phrases
    words: Phrases
    shapes: tuple[regex.Pattern[str], ...]
    compounds: regex.Pattern[str]


@dataclass(frozen=True)
class Veto:
    """Words that keep a number from being a figure: those of its clause, or of its sentence.

    They say nothing beside those of `unless`: "kan rekenen op 45 leden". Those that are `inner` say
    nothing of what stands behind "dat" or a colon.
    """

    kind: str
    words: Phrases
    unless: Phrases
    scope: Scope
    inner: bool
    patterns: tuple[regex.Pattern[str], ...]

    def stands_in(self, text: str, start: int, end: int, number: tuple[int, int]) -> bool:
        """Whether its words or patterns stand in [start, end) of a text, around a number there."""
        part = text[start:end]
        if self.unless.find(part):
            return False
        if self.words.find(part):
            return True
        if start <= number[0] and number[1] <= end:
            part = text[start : number[0]] + NUMBER + text[number[1] : end]
        # A pattern around the number itself may begin in the clauses before it.
        wide = text[: number[0]] + NUMBER + text[number[1] : max(end, number[1])]
        return any(
            pattern.search(wide if NUMBER in pattern.pattern else part) for pattern in self.patterns
        )


@dataclass(frozen=True)
class Pattern:
    """A shape of the dependency parse, and what the node of the name `gives` tells of a number."""

    id: str
    gives: Gives
    pattern: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class Rules:
    """All rules, compiled. `anaphors` need the subject's nouns: see `anaphors_of`; `set_against` is
    a part of patterns: see `pattern_against`."""

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
    obligations: Phrases
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
    beginnings: Phrases
    pronouns: Phrases
    speakers: Phrases
    plural: Phrases
    ordinals: tuple[Phrases, ...]
    last_of: Phrases
    figures: Phrases
    set_against: str
    linking: frozenset[str]
    compared: tuple[regex.Pattern[str], ...]
    differences: tuple[regex.Pattern[str], ...]
    overtaken: tuple[regex.Pattern[str], ...]
    denials: tuple[regex.Pattern[str], ...]
    frames: tuple[regex.Pattern[str], ...]
    asked: tuple[regex.Pattern[str], ...]
    reached: tuple[regex.Pattern[str], ...]
    seen: tuple[regex.Pattern[str], ...]
    function_words: frozenset[str]
    before_numbers: Phrases
    compounds: frozenset[str]
    measures: tuple[MeasureCue, ...]
    vetoes: tuple[Veto, ...]
    patterns: tuple[Pattern, ...]


_PHRASES = (
    "neutral", "amounts", "both", "each", "respectively", "breaks", "splits", "memberships",
    "relative", "same_moment", "last_moment", "in_all", "contrasts", "shares", "bodies", "no_names",
    "against", "breaks_behind", "weak", "bases", "having", "bare", "subjects",
    "examples", "openers", "partitives", "parts", "remaining", "being", "arrivals",
    "sizes", "unsorted", "joiners", "joined", "included", "of_kinds", "giving", "saying",
    "obligations", "implied", "beside", "asides", "prepositions",
    "attainments", "fulfilled", "closing",
    "formulas", "beginnings", "pronouns", "speakers", "plural", "last_of", "figures",
)  # fmt: skip


def _single_words(measures: list[dict[str, Any]]) -> frozenset[str]:
    """The cues of one word: behind a number they are no noun ("er waren er 172 beloofd")."""
    words = (word for measure in measures for word in inflected(measure["words"]))
    return frozenset(word for word in words if " " not in word and "*" not in word)


# A shorter noun may end another word by chance.
_NOUN = 5

# The lists whose words may stand right before a number that counts; any other word is numbered
# by it: "werkpakket 3".
_BEFORE = (
    "function_words", "neutral", "amounts", "both", "each", "respectively", "breaks", "splits",
    "relative", "weak", "having", "bare", "obligations", "parts", "attainments", "before_numbers",
)  # fmt: skip


def _before_numbers(data: dict[str, Any]) -> Phrases:
    phrases = [phrase for name in _BEFORE for phrase in data[name]]
    phrases += [phrase for words in (*data["ordinals"], data["last_of"]) for phrase in words]
    phrases += [p for m in data["measure"] for p in (*m["nouns"], *m["words"])]
    # A number stands behind the last word of a phrase: "in plaats van 30", and never "plaats 30".
    return Phrases(phrase.split()[-1] for phrase in phrases)


@lru_cache(maxsize=1)
def rules() -> Rules:
    """The rules, read and compiled once."""
    data = tomllib.loads((files("extractor.prose") / "rules.toml").read_text(encoding="utf-8"))
    set_against = any_phrase(data["set_against"])
    data["breaks"] += data["set_against"]
    data["function_words"] += [phrase.split()[0] for phrase in data["set_against"]]
    return Rules(
        abbreviations=frozenset(data["abbreviations"]),
        anaphors=tuple(data["anaphors"]),
        compounds=frozenset(data["compounds"]),
        abstract=regex.compile(data["abstract"], regex.IGNORECASE),
        kinds_of_bodies=compounds(data["heads_of_bodies"]),
        kinds_of_subjects=compounds(s.rstrip("*") for s in data["subjects"] if len(s) >= _NOUN),
        set_against=set_against,
        linking=frozenset(data["linking"]),
        compared=shapes(data["compared"]),
        differences=shapes(data["differences"]),
        overtaken=shapes(data["overtaken"]),
        denials=shapes(data["denials"]),
        frames=shapes(data["frames"]),
        asked=shapes(data["asked"], against=set_against),
        reached=shapes(data["reached"]),
        seen=shapes(data["seen"]),
        ordinals=tuple(map(Phrases, data["ordinals"])),
        function_words=frozenset(data["function_words"]) | _single_words(data["measure"]),
        before_numbers=_before_numbers(data),
        measures=tuple(
            MeasureCue(
                m["id"],
                Phrases(m["nouns"]),
                Phrases(inflected(m["words"])),
                shapes(m.get("shapes", ()), paper=data["papers"]),
                compounds(m.get("heads", ())),
            )
            for m in data["measure"]
        ),
        vetoes=tuple(
            Veto(
                v["kind"],
                Phrases(inflected(v["words"])),
                Phrases(v.get("unless", ())),
                v.get("scope", "clause"),
                v.get("inner", False),
                shapes(v.get("patterns", ()), paper=data["papers"]),
            )
            for v in data["veto"]
        ),
        patterns=tuple(Pattern(p["id"], p["gives"], tuple(p["pattern"])) for p in data["pattern"]),
        **{name: Phrases(data[name]) for name in _PHRASES},
    )


@lru_cache(maxsize=8)
def anaphors_of(profile: Profile) -> Phrases:
    """The phrases that take up the last network in the words of a profile: "het netwerk"."""
    return Phrases(_anaphors(profile))


def _anaphors(profile: Profile) -> Iterator[str]:
    for form in rules().anaphors:
        for noun in profile.subject.singular:
            yield form.format(noun=noun)
