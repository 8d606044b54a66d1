"""Random choices among the words, names and numbers that answers are made of."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from random import Random
from typing import Any, TypeVar

from extractor.synth.names import all_names
from extractor.synth.spec import Name, Number
from extractor.synth.words import entries

T = TypeVar("T")
_WIDEST = {"members": (18, 190), "collaborations": (4, 32)}
# A no-break space, as Word sets it, and a plain one.
_THOUSANDS = (".", ".", ".", "", "", " ", "\u00a0")


class Pen:
    """A source of random choices; the same `key` gives the same document, whatever came before.

    No network is given twice, so that two tables of one document speak of different ones. `aside`
    is a source of its own, for what stands beside the figures and shall not change them.
    """

    def __init__(self, key: str) -> None:
        self.rng = Random(key)
        self.aside = Random(f"{key}/aside")
        self._names = all_names(self.rng)
        self._thousands = self.rng.choice(_THOUSANDS)
        self._four_digits = self.rng.choice((0.03, 0.03, 0.25))

    def pick(self, path: str) -> Any:
        """One entry of the vocabulary's list at "table.key"."""
        return self.rng.choice(entries(path))

    def any(self, choices: Sequence[T]) -> T:
        """One of the choices."""
        return self.rng.choice(choices)

    def chance(self, share: float) -> bool:
        """True in that share of the cases."""
        return self.rng.random() < share

    def some(self, path: str, fewest: int, most: int) -> list[Any]:
        """So many different entries of the vocabulary's list at "table.key"."""
        return self.rng.sample(entries(path), self.rng.randint(fewest, most))

    def names(self, fewest: int, most: int) -> tuple[Name, ...]:
        """Networks that were not given before."""
        count = self.rng.randint(fewest, most)
        given, self._names = self._names[:count], self._names[count:]
        return tuple(given)

    def sure_names(self, fewest: int, most: int) -> tuple[Name, ...]:
        """The same, of the registry's networks only, under a spelling that is surely theirs."""
        sure = [name for name in self._names if name.certain][: self.rng.randint(fewest, most)]
        self._names = [name for name in self._names if name not in sure]
        return tuple(sure)

    def value(self, indicator: str = "members") -> int:
        """A count as networks report it; now and then one of four digits."""
        low, high = _WIDEST[indicator]
        if indicator == "members" and self.chance(self._four_digits):
            return self.rng.randint(1001, 1890)
        return self.rng.randint(low, high)

    def number(self, value: Number) -> str:
        """A number as this document writes it: decimal comma, its own mark of the thousands."""
        whole, _, rest = str(value).partition(".")
        grouped = f"{int(whole):,}".replace(",", self._thousands)
        return f"{grouped},{rest}" if rest else grouped

    def money(self) -> str:
        """An amount of money, in one of the forms that answers use."""
        amount = Decimal(self.rng.randint(1_500_000, 99_000_000)) / 100
        form = self.pick("cells.money")
        figures = {"whole": f"{int(amount):,}", "cents": f"{amount:,.2f}"}
        said = {key: text.translate(_DUTCH) for key, text in figures.items()}
        return str(form).format(**said, millions=str(self.rng.randint(2, 480)))


_DUTCH = str.maketrans(",.", ".,")
