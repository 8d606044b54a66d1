"""Labels of items at the start of a line: "1.", "2a)", "2. a-b)", "8, 9.", "1. tot 3."."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_lowercase
from typing import TypeVar

import regex

from extractor.patterns import pattern

_Part = TypeVar("_Part", int, str)

_N = r"(?:[1-9]\d?)"
_TO = r"(?:tot(?:\s+en\s+met)?|t/m|t\.?e\.?m\.?|à|-|–)"
_JOIN = rf"(?:,?\s*(?:en|&|\+)|{_TO}|,|/)"
_RANGE, _JOINED = pattern(_TO), pattern(_JOIN)
# A letter with its mark: "a)" or "a."; letters of an abbreviation ("i.e.", "a.u.b.") are none.
_LETTER = r"[a-z](?!\p{L})"
_BEHIND = r"(?!\d)(?:(?<=\))|(?!\p{L}))"
_NUMBERS = rf"(?P<numbers>{_N}(?:\s*(?P<inner>[.)°])?\s*{_JOIN}\s*{_N}(?!\d))*)"
_STYLE = r"(?P<style>[.)°:])\)?"
# Words that may introduce a label: "Vraag 1", "Antwoord op vraag 2", "Deelvraag 2b", "Ad 1."
_WORD = (
    r"(?:(?:op\s+)?(?:(?:het\s+)?antwoord(?:en)?\s+(?:op\s+(?:de\s+)?)?)?(?:deel)?vra(?:ag|gen)"
    r"|antwoord|ad|sub)\s+(?:nr\.?\s*)?"
)


def _lettered(again: str = "") -> str:
    more = rf"(?:\s*[.)]?\s*{_JOIN}\s*{again}{_LETTER}(?=\s*[.)]))*"
    return rf"(?P<letters>{_LETTER}{more})(?P<mark>[.)]){_BEHIND}"


# The number may be said again: "2a) en 2b)".
_AGAIN = r"(?:(?P=numbers)\s?[.)°]?\s*)?"
_FORMS = tuple(
    pattern(form, regex.IGNORECASE)
    for form in (
        # 2a) / 2. a) / 2. a-b) / 2. a) en b) / 2a) en 2b)
        rf"(?:{_WORD})?(?P<numbers>{_N})\s?(?:{_STYLE})?\s*{_lettered(_AGAIN)}",
        # 1.a Hoeveel / 2a Hoeveel / 2a: Hoeveel
        rf"(?P<numbers>{_N})(?:{_STYLE})?(?-i:(?P<letters>[a-z])(?:(?P<mark>:)|(?=\s+\p{{Lu}}|\s*$)))",
        # 1. / 1) / 1° / 1: / 8, 9. / 7 en 8. / 1. tot 3. / 1-3.
        rf"(?:{_WORD})?{_NUMBERS}\s?{_STYLE}(?!\d|(?<=:)\s*\d|\s*%|/)",
        # Vraag 1 / Antwoord op vraag 2: / Vragen 1 en 2
        rf"{_WORD}{_NUMBERS}(?P<letters>[a-z])?(?P<style>(?:\s*[:–-])|$)",
        # a) / a. / a)Tot / a) en b)
        _lettered(),
    )
)


@dataclass(frozen=True)
class Label:
    """A label at the start of a line: what it numbers and letters, and where it ends in the line.

    `numbers` is empty for a letter alone. `style` is the mark behind the number ("" when there is
    none), `mark` the one behind the letter: "." and ")" in "2. a)".
    """

    numbers: tuple[int, ...]
    letters: tuple[str, ...]
    style: str
    mark: str
    end: int

    def under(self, number: int) -> tuple[str, ...]:
        """The normalised labels; a letter alone stands under `number` (0 for none)."""
        numbers = self.numbers or ((number,) if number else ())
        if not self.letters:
            return tuple(map(str, numbers))
        if not numbers:
            return self.letters
        return tuple(f"{n}{letter}" for n in numbers for letter in self.letters)


def parse_label(line: str) -> Label | None:
    """The label that a line begins with, or None.

    "2020.", "3 jaar" and "1.204" are none, nor is the initial of a name: "A. Vermeulen".
    """
    for form in _FORMS:
        if match := form.match(line):
            groups = match.groupdict()
            label = Label(
                numbers=_numbers(groups.get("numbers") or ""),
                letters=_letters(groups.get("letters") or ""),
                style=(groups.get("style") or "").strip(),
                mark=(groups.get("mark") or ""),
                end=match.end(),
            )
            initial = label.mark == "." and (groups["letters"] or "").isupper()
            if _rises(label.numbers) and _rises(label.letters) and not initial:
                return label
    return None


def split_label(label: str) -> tuple[int, str]:
    """Number and letter of a normalised label: (2, "a") for "2a", 0 for a letter alone."""
    digits = label.rstrip(ascii_lowercase)
    return int(digits or 0), label[len(digits) :]


def _rises(parts: tuple[_Part, ...]) -> bool:
    return list(parts) == sorted(set(parts))


def _numbers(written: str) -> tuple[int, ...]:
    found = [int(n) for n in regex.findall(r"\d+", written)]
    if len(found) == 2 and _RANGE.search(written) and found[0] < found[1]:
        return tuple(range(found[0], found[1] + 1))
    return tuple(found)


def _letters(written: str) -> tuple[str, ...]:
    lower = written.lower()
    found = [regex.sub(r"[^a-z]", "", piece) for piece in _JOINED.split(lower)] if lower else []
    if len(found) == 2 and _RANGE.search(lower) and found[0] < found[1]:
        first, last = (ascii_lowercase.index(letter) for letter in found)
        return tuple(ascii_lowercase[first : last + 1])
    return tuple(found)
