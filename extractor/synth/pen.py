"""Random choices among the words, names and numbers that answers are made of."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any, TypeVar

from extractor.notation.names import fold
from extractor.profile import load
from extractor.synth.spec import Name, Number

T = TypeVar("T")
_WIDEST = {"members": (18, 190), "collaborations": (4, 32)}


@cache
def vocabulary() -> dict[str, Any]:
    """The words of vocabulary.toml."""
    return tomllib.loads(files("extractor.synth").joinpath("vocabulary.toml").read_text("utf-8"))


class Pen:
    """A source of random choices; the same `key` gives the same document, whatever came before.

    No network is given twice, so that two tables of one document speak of different ones.
    """

    def __init__(self, key: str) -> None:
        self.rng = Random(key)
        self._names = _all_names(self.rng)
        self._thousands = self.rng.choice((".", ".", ""))

    def pick(self, path: str) -> Any:
        """One entry of the vocabulary's list at "table.key"."""
        entries: Any = vocabulary()
        for key in path.split("."):
            entries = entries[key]
        return self.rng.choice(entries)

    def any(self, entries: Sequence[T]) -> T:
        """One of the entries."""
        return self.rng.choice(entries)

    def chance(self, share: float) -> bool:
        """True in that share of the cases."""
        return self.rng.random() < share

    def names(self, fewest: int, most: int) -> tuple[Name, ...]:
        """Networks that were not given before."""
        count = self.rng.randint(fewest, most)
        given, self._names = self._names[:count], self._names[count:]
        return tuple(given)

    def value(self, indicator: str = "members") -> int:
        """A count as networks report it; now and then one of four digits."""
        low, high = _WIDEST[indicator]
        if indicator == "members" and self.chance(0.03):
            return self.rng.randint(1001, 1890)
        return self.rng.randint(low, high)

    def number(self, value: Number) -> str:
        """A number as this document writes it: decimal comma, thousands by a point or bare."""
        if isinstance(value, Decimal):
            return str(value).replace(".", ",")
        return f"{value:,}".replace(",", self._thousands)


def _all_names(rng: Random) -> list[Name]:
    """Every network under a spelling drawn for it, in random order: the known ones come often."""
    known = [_known(rng, network) for network in load("ibn").networks]
    unknown = [_unknown(rng, name) for name in vocabulary()["names"]["unknown"]]
    rng.shuffle(known)
    rng.shuffle(unknown)
    mixed: list[Name] = []
    while known or unknown:
        source = known if known and (not unknown or rng.random() < 0.7) else unknown
        mixed.append(source.pop())
    return mixed


def _known(rng: Random, network: Any) -> Name:
    draw = rng.random()
    sure = (network.name, *network.aliases)
    if draw < 0.7:
        written = network.name
    elif draw < 0.9 or not network.soft_aliases:
        written = rng.choice(sure)
    else:
        written = rng.choice(network.soft_aliases)
    spelling, known = fold(written), set(map(fold, sure))
    certain = bool({spelling, spelling.removeprefix("ibn ")} & known)
    return Name(_with_bracket(rng, written, 0.1), network.name, certain)


def _unknown(rng: Random, name: str) -> Name:
    return Name(_with_bracket(rng, name, 0.15), name, certain=False)


def _with_bracket(rng: Random, written: str, share: float) -> str:
    if "(" in written or rng.random() >= share:
        return written
    return f"{written} ({rng.choice(vocabulary()['names']['behind'])})"
