"""Whose a number is, and what was spoken of before its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.model import NetworkName
from extractor.prose.names import NameSpan
from extractor.prose.scene import Scene

# An indicator and a segment of it.
Figure = tuple[str, str]

CARRIED, PAIRED, OF_CLAUSE = "carried on", "paired in order", "of its clause"


@dataclass(frozen=True, slots=True)
class Topic:
    """What was last spoken of before a sentence: its networks, what was counted, and when.

    `kinds` are the kinds of members counted last, with their numbers; `segment` the one kind that
    the last sentence counted and nothing else; `figures` what it counted or named, in its order.
    `last_period` is the last of several moments. `order` are the measures of pairs of numbers,
    where they were told; `against` says that counts were set against targets. `doubt` says that a
    name stood there that may be another network. `recent` are the networks of the sentences before.
    `asked` says that the sentence before was a question, which this one answers.
    """

    networks: tuple[NetworkName, ...] = ()
    indicator: str | None = None
    indicators: tuple[str, ...] = ()
    measure: str | None = None
    period: str | None = None
    last_period: str | None = None
    heading: bool = False
    doubt: bool = False
    kinds: tuple[tuple[str, int], ...] = ()
    order: tuple[str, str] | None = None
    against: bool = False
    recent: tuple[NetworkName, ...] = ()
    figures: tuple[Figure, ...] = ()
    segment: str | None = None
    asked: bool = False

    @property
    def to_choose(self) -> tuple[NetworkName, ...]:
        """The networks of which "de eerste" and "de laatste" may take up one."""
        return self.networks if len(self.networks) > 1 else self.recent


@dataclass(frozen=True, slots=True)
class Owner:
    """The networks a number belongs to, each of them; `sure` when nothing else could be meant.

    `rule` tells how they were found; `doubts` are why they may not be taken.
    """

    networks: tuple[NetworkName, ...] = ()
    spans: tuple[NameSpan, ...] = ()
    sure: bool = False
    rule: str = ""
    doubts: tuple[str, ...] = field(default=())


def owner_named(scene: Scene, names: Sequence[NameSpan], topic: Topic, rule: str) -> Owner:
    """The owner that names of a sentence tell, found by `rule`: sure where all are networks."""
    networks, doubts = [], []
    for name in names:
        if name.network:
            networks.append(name.network)
            before = scene.text[: name.start].rstrip()
            if any(end == len(before) for _, end in scene.subject_rules.examples.find(before)):
                doubts.append(f"{name.network.name} is named as an example")
        elif name.kind == "candidate":
            written = scene.text[name.start : name.end]
            doubts.append(f"{written!r} is no network that the profile or a table names")
        else:
            meant = _spoken_of(scene, name, topic)
            networks += meant
            if len(meant) != 1:
                doubts.append("it is not certain which network is taken up")
    return Owner(tuple(networks), tuple(names), not doubts, rule, tuple(doubts))


def _spoken_of(scene: Scene, name: NameSpan, topic: Topic) -> tuple[NetworkName, ...]:
    """What a phrase takes up: the one network named before it in its sentence, else the topic."""
    before = {n.network.id: n.network for n in scene.names if n.network and n.end <= name.start}
    if before:
        return tuple(before.values())
    return () if topic.doubt else topic.networks
