"""One number in figures, as Belgian Dutch writes it: exact, or not read at all."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from extractor.model import Value
from extractor.patterns import pattern

# No-break, thin and narrow no-break space: whoever sets one between digits means one number.
BINDING_SPACES = "\u00a0\u2009\u202f"
# More digits than any figure has: account numbers, bar codes. Also keeps every product exact.
_MOST_DIGITS = 18

_NUMBER = pattern(
    rf"(?P<sign>[+\-−]?)"
    rf"(?:(?P<whole>[1-9][0-9]{{0,2}}(?P<mark>[. {BINDING_SPACES}])[0-9]{{3}}"
    r"(?:(?P=mark)[0-9]{3})*|[0-9]+)"
    r"(?:,(?P<decimals>[0-9]+))?"
    r"|(?P<whole>[0-9]+)\.(?P<decimals>[0-9]{1,2})"
    r"|(?P<whole>0)\.(?P<decimals>[0-9]{3,}))"
)
_NO_DIGIT = pattern(r"[^0-9]")
_SCALES = {
    "duizend": 10**3,
    "k": 10**3,
    "miljoen": 10**6,
    "mln": 10**6,
    "mio": 10**6,
    "m": 10**6,
    "miljard": 10**9,
    "mld": 10**9,
    "mrd": 10**9,
}
SCALE = r"(?:miljoen|miljard|duizend|mln\b\.?|mio\b\.?|mld\b\.?|mrd\b\.?)(?!\w)"


@lru_cache(maxsize=2048)
def parse_number(text: str) -> Value | None:
    """The number that the whole of `text` writes: an int, a Decimal with its decimals, or None.

    The point marks thousands in groups of exactly three ("1.204" is 1204), as does a space
    ("227 000"); the comma marks decimals ("4,5", "14.282.612,00"). A point before one or two digits
    is a decimal point ("38.0", "132.5"), and so it is after a lone zero ("0.125"), because no group
    of thousands starts with zero. Nothing else is read, such as "1.2345", "1,204.5", "12.34.567",
    "1 23", ".5", "5,", nor more than 18 digits.
    """
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    whole = _NO_DIGIT.sub("", match["whole"])
    decimals = match["decimals"] or ""
    if len(whole + decimals) > _MOST_DIGITS:
        return None
    sign = "-" if match["sign"] in ("-", "−") else ""
    return Decimal(f"{sign}{whole}.{decimals}") if decimals else int(sign + whole)


def scaled(value: Value, scale: str | None) -> Value:
    """The value times its scale word: 4,5 and "miljoen" give 4500000; without one, the value.

    A product without a fraction is an int. KeyError for a word that is no scale.
    """
    if not scale:
        return value
    product = value * _SCALES[scale.lower().rstrip(".")]
    return int(product) if product == int(product) else product
