"""Printed numbers as exact amounts: how finely they were rounded, and whether they can be equal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.model import Observation, Qualifier, Value
from extractor.notation.cells import CellValue, Quantity
from extractor.notation.digits import parse_number
from extractor.patterns import pattern

_NUMBER = pattern(r"[0-9]+(?:[.,\s][0-9]+)*")
# How far a figure "about" so much may lie from it.
_ABOUT = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Amount:
    """A printed number and its step: the worth of one in its last digit ("4,5 miljoen": 100000).

    `rounded` says that the number is a rounded one: it has decimals, or a scale word.
    """

    value: Decimal
    step: Decimal = Decimal(1)

    @property
    def rounded(self) -> bool:
        """Whether the number was surely rounded when it was printed."""
        return self.step != 1


def amount_of(content: CellValue | None, text: str) -> Amount | None:
    """The amount of a cell that holds one exact value, else None; `text` is the cell as written."""
    if not isinstance(content, Quantity) or content.qualifier != "exact":
        return None
    return Amount(Decimal(content.value), step_of(content.value, text))


def step_of(value: Value, text: str) -> Decimal:
    """The worth of one in the last digit of a value as it is written in `text`."""
    match = _NUMBER.search(text)
    written = parse_number(match[0]) if match else None
    if written is None:
        return Decimal(1).scaleb(_exponent(value))
    scale = abs(Decimal(value) / Decimal(written)) if written else Decimal(1)
    return scale * Decimal(1).scaleb(_exponent(written))


def _exponent(value: Value) -> int:
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    return exponent if isinstance(exponent, int) else 0


def slack(amounts: Sequence[Amount], *, rounded: bool = False) -> Decimal:
    """How far a sum of amounts may be off because each was rounded; 0 where none was.

    `rounded` says that whole numbers were rounded too ("in miljoen euro").
    """
    if not rounded and not any(a.rounded for a in amounts):
        return Decimal(0)
    return min(a.step for a in amounts) * len(amounts) / 2


def same_share(one: Value, other: Value) -> bool:
    """Whether two percentages are one, the finer of them rounded to the decimals of the other."""
    places = min(-_exponent(one), -_exponent(other))
    step = Decimal(1).scaleb(-places)
    return abs(Decimal(one) - Decimal(other)) <= step / 2


def agree(one: Observation, other: Observation) -> bool:
    """Whether two figures can both be right: equal, or as far apart as their hedges allow."""
    if one.unit == other.unit == "%":
        return same_share(one.value, other.value)
    hedged = [(a, b) for a, b in ((one, other), (other, one)) if a.qualifier != "exact"]
    if not hedged:
        return one.value == other.value
    return any(allows(a.qualifier, a.value, b.value) for a, b in hedged)


def allows(qualifier: Qualifier, said: Value, value: Value) -> bool:
    """Whether a number hedged so can stand for a value: "ruim 1.200" for 1.204."""
    return {
        "exact": said == value,
        "about": abs(Decimal(said) - Decimal(value)) <= _ABOUT * abs(Decimal(said)),
        "at_least": value >= said,
        "more_than": value > said,
        "at_most": value <= said,
        "less_than": value < said,
    }[qualifier]
