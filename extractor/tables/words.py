"""What a text says in the words of a profile, as far as finding tables asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol


class Said(Protocol):
    """What a label says: its dimensions, the words left over, and whether it names something."""

    @property
    def dimensions(self) -> Mapping[str, str]:
        """The dimensions that it surely speaks of."""

    @property
    def unsure(self) -> frozenset[str]:
        """The dimensions that it speaks of without saying surely which."""

    @property
    def rest(self) -> str:
        """The words that say nothing known."""

    @property
    def network(self) -> object | None:
        """The known network that it names."""

    @property
    def heading(self) -> bool:
        """Whether it may head a column of names."""

    @property
    def aside(self) -> bool:
        """Whether it heads texts beside the matter."""

    @property
    def labelling(self) -> bool:
        """Whether it heads labels beside the names: what is counted, when."""


Says = Callable[[str], Said]


@dataclass(frozen=True)
class Nothing:
    """What a text says where no words are known: nothing, all of it is left over."""

    rest: str
    dimensions: Mapping[str, str] = field(default_factory=dict)
    unsure: frozenset[str] = frozenset()
    network: None = None
    heading: bool = False
    aside: bool = False
    labelling: bool = False
