"""Labels of items at the start of a line: "1.", "2a)", "2. a-b)", "8, 9.", "1. tot 3."."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_lowercase

import regex

_N = r"\d{1,2}"
_AND = r"(?:,|en|&)"
_TO = r"(?:tot(?:\s+en\s+met)?|t/m|-|–)"
_LETTERS = rf"(?P<letters>[a-z](?:\s*\)?\s*(?:{_AND}|{_TO})\s*[a-z](?=\s*[.)]))*)\s*[.)]"
_WORD = r"(?:(?:antwoord\s+(?:op\s+)?)?(?:deel)?vragen|(?:antwoord\s+(?:op\s+)?)?(?:deel)?vraag|antwoord|ad)\s+"
_FORMS = tuple(
    regex.compile(form, regex.IGNORECASE)
    for form in (
        # 8, 9. / 7 en 8. / 1. tot 3. / 1-3.
        rf"(?:{_WORD})?(?P<numbers>{_N}\.?(?:\s*(?:{_AND}|{_TO})\s*{_N}\.?(?!\d))*\s*(?:{_AND}|{_TO})\s*{_N})\s*(?P<style>[.):°])(?!\d)",
        # 2a) / 2. a) / 2. a-b) / 2. a) en b)
        rf"(?:{_WORD})?(?P<numbers>{_N})\s*(?P<style>[.)°])?\s*{_LETTERS}(?!\p{{L}}[.)])",
        # 1. / 1) / 1°
        rf"(?P<numbers>{_N})\s?(?P<style>[.)°])(?![\d%])",
        # Vraag 1 / Antwoord op vraag 2: / Ad 1.
        rf"{_WORD}(?P<numbers>{_N})(?P<style>\s*[.:)]|$)",
        # a) / a. / a)Tot / a) en b)
        rf"{_LETTERS}",
    )
)


@dataclass(frozen=True)
class Label:
    """A label at the start of a line: what it numbers and letters, and where it ends in the line.

    `numbers` is empty for a letter alone. `style` is the mark behind the number, `mark` the last
    one: "." and ")" in "2. a)".
    """

    numbers: tuple[int, ...]
    letters: tuple[str, ...]
    style: str
    mark: str
    end: int

    def labels(self, number: int | None) -> tuple[str, ...]:
        """The normalised labels, a letter alone below `number`."""
        numbers = self.numbers or ((number,) if number is not None else ())
        if not self.letters:
            return tuple(map(str, numbers))
        if not numbers:
            return self.letters
        return tuple(f"{n}{letter}" for n in numbers for letter in self.letters)


def parse_label(line: str) -> Label | None:
    """The label that a line begins with, or None. "2020." and "3 jaar" are none."""
    for form in _FORMS:
        match = form.match(line)
        if match:
            groups = match.groupdict()
            numbers, letters = groups.get("numbers") or "", groups.get("letters") or ""
            mark = match[0][-1]
            style = (groups.get("style") or mark).strip()
            return Label(_numbers(numbers), _letters(letters), style, mark, match.end())
    return None


def _numbers(written: str) -> tuple[int, ...]:
    found = [int(n) for n in regex.findall(_N, written)]
    if len(found) == 2 and regex.search(_TO, written) and found[0] < found[1]:
        return tuple(range(found[0], found[1] + 1))
    return tuple(found)


def _letters(written: str) -> tuple[str, ...]:
    found = regex.findall(r"(?<![a-z])[a-z](?![a-z])", written.lower())
    if len(found) == 2 and regex.search(_TO, written.lower()) and found[0] < found[1]:
        first, last = (ascii_lowercase.index(letter) for letter in found)
        return tuple(ascii_lowercase[first : last + 1])
    return tuple(found)
