"""What a profile may hold. A profile is a subject told as data: names, words and expectations.

Every model refuses unknown keys, so that a misspelt key is heard of when the profile is loaded.
"""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import (
    Field,
    field_validator,
    model_validator,
)

from extractor.entries import Id, KindOfNumber, Part, Phrase, Text
from extractor.profile.networks import Addition, Known, Network

# What stands for a number in the pattern of an explanation: any, or one of a certain look.
_NUMBERS = ("{n}", "{year}", "{code}", "{version}", "{one}", "{small}")


class Dimension(Part):
    """One value of a dimension and the words that say it.

    A term matches whole words, whatever their case, accents, apostrophes and hyphens; a final `*`
    lets the last word go on ("gerealiseerd*" reads "gerealiseerde").
    """

    id: Id
    title: Text
    terms: tuple[Phrase, ...] = Field(min_length=1)


class Segment(Dimension):
    """A kind of what is counted; `parts` are the kinds that it consists of, where all are known."""

    parts: tuple[Id, ...] = ()


class State(Dimension):
    """A state of networks: `terms` say it of those that are counted, `told` of one by its name."""

    told: tuple[Phrase, ...] = ()


class Indicator(Dimension):
    """What is counted; `unit` is what one of it is called in the tables.

    `near` are nouns that may mean the same: no number that counts one is explained away.
    """

    unit: Text
    near: tuple[Phrase, ...] = ()


class Subject(Part):
    """What the profile's networks are called.

    `nouns` count networks in a sentence ("nog 6 IBN's"); so do `short_nouns` ("11 projecten"), but
    only in a document that speaks of the subject by one of its `nouns`. `headings` stand above a
    column of names, `prefixes` may stand before a name without being part of it. `singular` are the
    nouns by which a sentence takes up the network last spoken of ("het netwerk", "deze IBN").
    """

    nouns: tuple[Phrase, ...] = Field(min_length=1)
    short_nouns: tuple[Phrase, ...] = ()
    headings: tuple[Phrase, ...] = ()
    singular: tuple[Phrase, ...] = ()
    prefixes: tuple[Phrase, ...] = ()


class Explanation(Part):
    """A rule that tells what a number is that is no figure: a pattern, `{n}` stands for the number.

    `{year}`, `{code}` and `{version}` stand for one that looks like a year, a registration number
    ("0478.123.456", "02") and "4.0", `{one}` for the digit 1, `{small}` for 1 to 10.
    `kind` is one of `number_kinds()`, `name` is the rule's own. What is `weak` holds only for
    numbers that the sentences leave over, and gives way to a noun of the profile behind the number.
    """

    name: Id
    kind: KindOfNumber
    pattern: Text
    weak: bool = False

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        import regex

        plain = pattern
        if not any(number in pattern for number in _NUMBERS):
            raise ValueError("the pattern has no {n} for the number")
        for number in _NUMBERS:
            plain = plain.replace(number, r"\d+")
        try:
            regex.compile(plain)
        except regex.error as error:
            raise ValueError(f"the pattern is no regular expression: {error}") from error
        return pattern


class Expectation(Part):
    """A fact an answer can be held against; only "seen" facts may contradict it."""

    id: Id
    value: int
    state: Id | None = None
    statement: Text
    evidence: Known


class Jump(Part):
    """When a figure jumps between two answers: it is more than `times` as large as before or less
    than one part in `times` of it, and at least `least` more or less."""

    times: float = Field(default=3.0, gt=1)
    least: float = Field(default=10.0, ge=0)

    def is_one(self, earlier: float, later: float) -> bool:
        """Whether a figure that was `earlier` jumps when it becomes `later`."""
        less, more = sorted((abs(earlier), abs(later)))
        return abs(later - earlier) >= self.least and more > less * self.times


class Vocabulary(Part):
    """The part of a profile that other profiles may share through `base`.

    `name_headings` stand above a column of names, `label_headings` above one of labels that say
    what is counted, when, or the number of the row, `coordinator_headings` above one of those who
    lead a network, `other_headings` above a column of other texts that say nothing of the figures
    beside them (remarks, sectors). After one of the `joining` words
    a name goes on: it may end a line and no label ("Netwerk voor"). One of the `introducing` words
    may stand before a name that a list is about ("Voor Power to Gas:").

    Of sums: lines with a `not_summed` word are in no total (averages, "waarvan"), those with a
    `rounding` word hold rounded numbers ("in miljoen euro"), `whole_splits` say in a sentence that
    the parts are all, `sum_words` that a number is one of several networks together.
    Where a sentence holds a word of `denials`, it does not say the state of a network. A word of
    `each` before one for networks asks for all of them, one of `elsewhere` says that what is asked
    is given in another place.
    """

    measures: tuple[Dimension, ...] = Field(default=(), alias="measure")
    segments: tuple[Segment, ...] = Field(default=(), alias="segment")
    states: tuple[State, ...] = Field(default=(), alias="state")
    explanations: tuple[Explanation, ...] = Field(default=(), alias="explanation")
    not_given: tuple[Phrase, ...] = ()
    split_requests: tuple[Phrase, ...] = ()
    name_headings: tuple[Phrase, ...] = ()
    label_headings: tuple[Phrase, ...] = ()
    coordinator_headings: tuple[Phrase, ...] = ()
    other_headings: tuple[Phrase, ...] = ()
    no_names: tuple[Phrase, ...] = ()
    total_terms: tuple[Phrase, ...] = ()
    filler: tuple[Phrase, ...] = ()
    joining: tuple[Phrase, ...] = ()
    introducing: tuple[Phrase, ...] = ()
    not_summed: tuple[Phrase, ...] = ()
    rounding: tuple[Phrase, ...] = ()
    whole_splits: tuple[Phrase, ...] = ()
    sum_words: tuple[Phrase, ...] = ()
    denials: tuple[Phrase, ...] = ()
    each: tuple[Phrase, ...] = ()
    elsewhere: tuple[Phrase, ...] = ()
    jump: Jump = Jump()


def _refuse_repeated(what: str, keys: Sequence[str]) -> None:
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise ValueError(f"the {what} {twice[0]!r} is used twice")


class Profile(Vocabulary):
    """A subject: who is counted, what is counted, in which words, and what is known of it.

    `model` names the Dutch pipeline that reads its sentences, unless a run names another.
    """

    id: Id
    title: Text
    base: Id | None = None
    model: Text = "nl_extractor"
    subject: Subject
    networks: tuple[Network, ...] = Field(default=(), alias="network")
    additions: tuple[Addition, ...] = Field(default=(), alias="addition")
    indicators: tuple[Indicator, ...] = Field(min_length=1, alias="indicator")
    expectations: tuple[Expectation, ...] = Field(default=(), alias="expectation")

    def __hash__(self) -> int:
        # What is compiled of a profile is looked up by it, for every cell: that of all its words
        # would take longer than what is looked up.
        return hash((self.id, self.title))

    @field_validator("explanations")
    @classmethod
    def _names_are_unique(cls, rules: tuple[Explanation, ...]) -> tuple[Explanation, ...]:
        _refuse_repeated("name", [rule.name for rule in rules])
        return rules

    @field_validator("networks", "indicators", "measures", "segments", "states")
    @classmethod
    def _ids_are_unique(cls, parts: tuple[Network | Dimension, ...]) -> tuple[object, ...]:
        _refuse_repeated("id", [part.id for part in parts])
        return parts

    @model_validator(mode="after")
    def _parts_are_known(self) -> Profile:
        # Each part stands below its whole: there are no circles.
        ids = [segment.id for segment in self.segments]
        for place, segment in enumerate(self.segments):
            for part in segment.parts:
                if part not in ids[place + 1 :]:
                    raise ValueError(
                        f"the part {part!r} of segment {segment.id!r} is no segment below it"
                    )
        return self

    @model_validator(mode="after")
    def _additions_are_of_networks(self) -> Profile:
        for addition in self.additions:
            if not self.network(addition.id):
                raise ValueError(f"there is no network {addition.id!r} to add to")
        return self

    def with_additions(self) -> Profile:
        """The profile with what was added to its networks in their entries."""
        networks = {network.id: network for network in self.networks}
        for addition in self.additions:
            networks[addition.id] = addition.to(networks[addition.id])
        return self.model_copy(update={"networks": tuple(networks.values()), "additions": ()})

    def network(self, network_id: str) -> Network | None:
        """The registry's entry, or None for a network it does not know."""
        return next((n for n in self.networks if n.id == network_id), None)

    def segments_in(self, segment_id: str) -> frozenset[str]:
        """The segments that are a part of one, at any depth."""
        own = next((s.parts for s in self.segments if s.id == segment_id), ())
        return frozenset(own).union(*map(self.segments_in, own))

    def indicator(self, indicator_id: str) -> Indicator:
        """The indicator of that id; KeyError when the profile has none."""
        for indicator in self.indicators:
            if indicator.id == indicator_id:
                return indicator
        raise KeyError(indicator_id)
