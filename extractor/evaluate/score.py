"""One table held against gold: which facts are right, missed, too many."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from extractor.gold import Fact


@dataclass(frozen=True)
class Score:
    """One table held against gold: facts as (document, ...) that are right, missed, too many."""

    table: str
    right: frozenset[Fact]
    missed: frozenset[Fact]
    surplus: frozenset[Fact]

    @classmethod
    def of(cls, table: str, expected: AbstractSet[Fact], found: AbstractSet[Fact]) -> Score:
        """The score of the facts found in a table, where others were expected."""
        return cls(
            table,
            frozenset(expected & found),
            frozenset(expected - found),
            frozenset(found - expected),
        )

    def within(self, documents: Collection[str]) -> Score:
        """The same score of these documents only."""
        kept = (
            frozenset(fact for fact in facts if fact[0] in documents)
            for facts in (self.right, self.missed, self.surplus)
        )
        return Score(self.table, *kept)

    @property
    def precision(self) -> float:
        """The share of what was extracted that is right; 1 when nothing was."""
        return _share(len(self.right), len(self.right) + len(self.surplus))

    @property
    def recall(self) -> float:
        """The share of the gold that was extracted; 1 when there is none."""
        return _share(len(self.right), len(self.right) + len(self.missed))

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, as a share of facts."""
        wrong = len(self.missed) + len(self.surplus)
        return _share(2 * len(self.right), 2 * len(self.right) + wrong)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
