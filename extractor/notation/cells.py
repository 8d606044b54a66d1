"""What a cell of a table says: one value, a range, several values, openly nothing, or text."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import regex

from extractor.model import Qualifier, Value
from extractor.notation.days import MONTH
from extractor.notation.digits import BINDING_SPACES, SCALE, parse_number, scaled
from extractor.notation.hedges import HEDGE, qualifier_of
from extractor.notation.years import YEAR_LIKE
from extractor.patterns import pattern

AbsentKind = Literal["not_applicable", "not_available", "not_given"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """One value. `unit` and `note` (a footnote mark, a remark in brackets) are "" when absent.

    Units stand as written, but for "EUR" (also €, euro) and "%" (also procent).
    """

    value: Value
    qualifier: Qualifier = "exact"
    unit: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """Two bounds and no single value ("30-35"); lower < upper."""

    lower: Value
    upper: Value
    qualifier: Qualifier = "exact"
    unit: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if not self.lower < self.upper:
            raise ValueError(f"a range runs upwards: {self.lower}, {self.upper}")


@dataclass(frozen=True, slots=True)
class Several:
    """Values side by side in one cell ("45/30", "10 van de 20"): which is meant is not said."""

    values: tuple[Value, ...]
    unit: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Absent:
    """A value that is openly not there; `said` is the cell as written. It is never a zero."""

    kind: AbsentKind
    said: str


CellValue = Quantity | Range | Several | Absent

_ABSENT: dict[AbsentKind, str] = {
    "not_applicable": "nvt|niet van toepassing|zonder voorwerp",
    "not_available": (
        "nb|nnb|nog niet bekend|nog niet beschikbaar|niet beschikbaar|niet bekend|niet gekend"
        "|onbekend|ntb|nog te bepalen|geen gegevens|geen data|geen cijfers|niet voorhanden"
        "|niet gerapporteerd|niet geregistreerd|vertrouwelijk|confidentieel|#nb|#n/b|#n/a"
    ),
    # "n/a" and "geen" are here because they leave open why, or whether, there is nothing.
    "not_given": "|-|--|---|–|—|−|_|/|//|?|.|..|...|…|*|n.a.|n.a|n/a|geen|nihil",
}
_KINDS = {said: kind for kind, texts in _ABSENT.items() for said in texts.split("|")}
_ABBREVIATION = pattern(r"(?:\p{L}\.\s?)+\p{L}\.?")

_NUMBER = rf"[0-9]+(?:[.,][0-9]+|[ {BINDING_SPACES}][0-9]{{3}}(?![0-9]))*"
_EURO = r"(?:€|\bEUR\b|\beuros?\b)"
_NO_UNIT = rf"(?:van|op|uit|in|tot|en|of|na|per|met|voor|de|het|een)\b|{MONTH}"
_WORD = rf"(?!{_NO_UNIT})\p{{Ll}}[\p{{Ll}}'’-]+"
_MONEY = pattern(_EURO, regex.IGNORECASE)
_SYMBOL = rf"%+|‰|{_EURO}|[ck]?m[²³]|(?-i:[kMGT]Wh?\b)"
_WORDS = rf"(?-i:\p{{Lu}}{{2,4}}(?:['’]?s)?|{_WORD}(?:\s+{_WORD})?)"
# Behind a figure: what it consists of, in brackets or not, or a remark.
_PARTS = r",?\s+(?P<note>(?:waarvan|waaronder|inclusief|incl\.|van wie)\s[^()]+)"
_NOTE = r"(?P<mark>\*+|[†‡]|[⁰¹²³⁴-⁹]+)|\(\s*(?P<note>[^()]*[^()\s])\s*\)"
_CELL = pattern(
    rf"(?:(?P<hedge>{HEDGE})\s*)?"
    r"(?:tussen\s+(?=.*\sen\s)|van\s+(?=.*\stot\s)|een\s+(?=[0-9]+-tal))?"
    rf"(?P<money>{_EURO}\s*)?"
    rf"(?P<first>[+\-−]?{_NUMBER})"
    rf"(?:\s*(?P<joint>[-–—/|]|(?<=\s)(?:à|tot(?:\sen\smet)?|t/m|en|van\s+de|op|uit)(?=\s))\s*"
    rf"(?:{_EURO}\s*)?(?P<second>{_NUMBER}))?"
    rf"(?P<plus>\+|-tal)?(?:\s*(?P<scale>{SCALE}|[kM](?=\s?(?:€|EUR))))?"
    rf"(?:\s*(?P<unit>{_SYMBOL})|\s+(?P<unit>{_WORDS}))?(?:\s*(?:{_NOTE})|{_PARTS})?",
    regex.IGNORECASE,
)
_DIGIT = pattern(r"[0-9]")
_POINT = pattern(r"[.\s]")
_BRACKETED = pattern(r"\(([^()]+)\)")
_ENDED_NOTE = pattern(rf"\s*(?:{_NOTE})\Z")
_UPWARDS = frozenset({"-", "–", "—", "à", "tot", "tot en met", "t/m", "en"})


@lru_cache(maxsize=8192)
def parse_cell(text: str) -> CellValue | None:
    """What a value cell says, or None when it is no value cell but text, a date or a period.

    - a plain or hedged number: "1.204", "> 50", "ca. 40", "50+", with a unit ("45 leden", "66,3 %",
      "443 miljoen EUR"), with a footnote mark or a remark ("45*", "45 (1)", "45 (voorlopig)"); a
      four-digit number is a number here, also when it could be a year: the place decides that
    - two bounds ("30-35", "30 à 35"): a `Range`, also when it labels a class of sizes
    - with its parts: "45 (waarvan 20 kmo's)", "45 leden, waarvan 20 kmo's"
    - other pairs ("45/30", "10 van de 20", "45 (30)"): `Several`
    - a number with a unit in brackets: "(45 leden)"
    - "n.v.t.", "niet beschikbaar", "-", "": `Absent`
    """
    said = text.strip()
    absent = None if said.isdecimal() else _absent(said)
    if absent or not _DIGIT.search(said):
        return absent
    match = _CELL.fullmatch(said)
    if match is None and (inner := _BRACKETED.fullmatch(said)):
        content = parse_cell(inner[1])
        return content if isinstance(content, Quantity) and content.unit else None
    return _read(match) if match else None


def is_money(text: str) -> bool:
    """Whether a text names a currency: "Subsidie (EUR)"."""
    return bool(_MONEY.search(text))


@lru_cache(maxsize=8192)
def is_value(text: str) -> bool:
    """Whether a cell holds a figure, or a mark that says that there is none.

    A bare year is none: years stand above columns far more often than in them.
    """
    return parse_cell(text) is not None and not YEAR_LIKE.fullmatch(text.strip())


def _absent(said: str) -> Absent | None:
    bare = _ENDED_NOTE.sub("", said)
    for form in (said, bare or said):
        key = " ".join(form.lower().split())
        short = _POINT.sub("", key) if _ABBREVIATION.fullmatch(key) else key
        if kind := _KINDS.get(key) or _KINDS.get(short):
            return Absent(kind, said)
    return None


def _read(match: regex.Match[str]) -> CellValue | None:
    first = parse_number(match["first"])
    second = parse_number(match["second"]) if match["second"] else None
    if first is None or (match["second"] and second is None):
        return None
    unit, note = _unit(match["unit"] or match["money"]), _note(match)
    if second is not None:
        return None if _is_period(match) else _pair(match, first, second, unit, note)
    value = scaled(first, match["scale"])
    in_brackets = parse_number(note) if match["note"] and len(note) > 1 else None
    if in_brackets is not None:
        return Several((value, in_brackets), unit)
    return Quantity(value, _qualifier(match), unit, note)


def _pair(match: regex.Match[str], first: Value, second: Value, unit: str, note: str) -> CellValue:
    # "2 à 3 miljoen" scales both, "500.000 à 1 miljoen" only the second.
    if first < second:
        first = scaled(first, match["scale"])
    second = scaled(second, match["scale"])
    if " ".join(match["joint"].lower().split()) in _UPWARDS and first < second:
        return Range(first, second, _qualifier(match), unit, note)
    return Several((first, second), unit, note)


def _is_period(match: regex.Match[str]) -> bool:
    """ "2017-2018", "2019-20" and "12/2019" are periods; "2000 tot 2500" is not."""
    first, second = match["first"], match["second"]
    if match["joint"] not in "-–—/":
        return False
    if YEAR_LIKE.fullmatch(first):
        next_one = second.isdecimal() and int(first[2:]) + 1 == int(second)
        return bool(YEAR_LIKE.fullmatch(second)) or next_one
    return bool(YEAR_LIKE.fullmatch(second)) and first.isdecimal() and 1 <= int(first) <= 12


def _qualifier(match: regex.Match[str]) -> Qualifier:
    if match["hedge"]:
        return qualifier_of(match["hedge"])
    marks: dict[str | None, Qualifier] = {"+": "at_least", "-tal": "about"}
    return marks.get(match["plus"], "exact")


def _unit(written: str | None) -> str:
    if not written:
        return ""
    lowered = written.strip().lower()
    if lowered in ("€", "eur", "euro", "euros"):
        return "EUR"
    return "%" if lowered in ("procent", "percent") or set(lowered) == {"%"} else written


def _note(match: regex.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match["mark"] or "") or (match["note"] or "")
