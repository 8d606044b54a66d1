"""A number of a sentence with all that its cues say of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.prose.count import Count
from extractor.prose.moments import Moment
from extractor.prose.owner import Owner
from extractor.prose.scene import Scene
from extractor.prose.told import Told


@dataclass(frozen=True)
class Candidate:
    """A number of a sentence with all that its cues say of it: at `index` of the scene's numbers.

    `kind` is what it is instead of a figure ("hypothesis", "change"), "" when it may be one.
    `doubts` are why it may not be taken although it is about the profile's subject.
    """

    scene: Scene
    index: int
    count: Count
    owner: Owner
    told: Told
    moment: Moment
    kind: str = ""
    doubts: tuple[str, ...] = field(default=())

    @property
    def network_ids(self) -> tuple[str, ...]:
        """The ids of the networks that it is of."""
        return tuple(network.id for network in self.owner.networks)

    @property
    def open(self) -> bool:
        """Whether the parse has still to be asked."""
        return not self.kind and not self.doubts
