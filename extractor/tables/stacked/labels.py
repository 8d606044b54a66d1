"""The lines between the figures of two rows as cells: the end of one, the start of the next.

Which lines belong together follows from how many cells must be there, from what they say, and from
how texts are broken: a line ends where the next word had no room, brackets are closed in the cell
that opens them, a cell does not end in "en".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import Literal

from extractor.notation.dates import find_periods
from extractor.tables.stacked.tokens import Texts, Token, joined
from extractor.tables.words import Said, Says

Column = Literal["name", "said", "aside", "any"]

# Longer runs of lines have too many ways to be cut.
_MOST_LINES = 14
_MOST_CELLS = 5
# The last word of a line that the next line must go on from: "en", "van de", "&".
_SHORT_WORD = 3
# Letters differ in width: so much of the longest line may be no room for a word.
_FILLED = 0.9
# By how much the best way must win.
_MARGIN = 1.0


@dataclass(frozen=True)
class Shape:
    """The columns of texts before the figures of a row, and how many stand behind them."""

    leads: tuple[Column, ...]
    trails: int = 0


@dataclass(frozen=True)
class Known:
    """What the clear rows of a table show: its texts, and how long a line may get in a column."""

    texts: frozenset[str] = frozenset()
    widths: tuple[int, ...] = ()
    grouped: bool = False


@dataclass(frozen=True)
class Cut:
    """Lines as cells: behind the figures of the row above, a group, before the next figures."""

    trails: Texts = ()
    group: tuple[Token, ...] = ()
    leads: Texts = ()
    score: float = 0.0
    sure: bool = True

    @property
    def sense(self) -> tuple[str, ...]:
        """What the cells before the figures read."""
        return (joined(self.group), *map(joined, self.leads))


@dataclass(frozen=True)
class Cutter:
    """Cuts the lines between figures in the way that fits the columns of a table best."""

    says: Says
    shape: Shape
    known: Known = field(default_factory=Known)

    def cut(
        self, lines: Sequence[Token], trails: int, leads: Sequence[int], *, whole: bool = False
    ) -> Cut | None:
        """The cells that lines are: so many behind the row above, then the columns `leads`.

        Leading columns may be missing, where a cell above reaches down, but not in a `whole` row.
        None where the lines cannot be cut in such a way.
        """
        ways = sorted(self._ways(lines, trails, leads, whole), key=lambda way: -way.score)
        if not ways:
            return None
        best = ways[0]
        others = [way for way in ways if way.sense != best.sense]
        sure = not others or best.score - others[0].score >= _MARGIN
        return Cut(best.trails, best.group, best.leads, best.score, sure)

    def scored(self, names: Texts) -> Cut | None:
        """Names side by side with their score; None where one is a word of the profile."""
        totals = [is_total(self.says(joined(name))) for name in names]
        said = [is_said(self.says(joined(name))) for name in names]
        if any(own and not total for own, total in zip(said, totals, strict=True)):
            return None
        if any(
            total and len(name) > 1 and is_total(self.says(name[0].text))
            for name, total in zip(names, totals, strict=True)
        ):
            return None
        score = sum(
            4.0 if total else self._as_name(name) for name, total in zip(names, totals, strict=True)
        )
        return Cut(leads=names, score=score)

    def _ways(
        self, lines: Sequence[Token], trails: int, leads: Sequence[int], whole: bool
    ) -> Iterator[Cut]:
        if len(lines) > _MOST_LINES:
            return
        for missing in range(1 if whole else len(leads)):
            own = list(leads[missing:])
            for group in (0, 1):
                count = trails + group + len(own)
                if count > _MOST_CELLS + trails:
                    continue
                for parts in compositions(lines, count):
                    cut = Cut(parts[:trails], *_rest(parts[trails:], group))
                    yield Cut(cut.trails, cut.group, cut.leads, self._score(cut, own, missing))

    def _score(self, cut: Cut, columns: Sequence[int], missing: int) -> float:
        score = -1.0 * missing
        if cut.group:
            # A name above what is counted, or a group above a known name.
            last = self._column(cut.leads[-1], columns[-1], grouped=True)
            score += self._as_name(cut.group)
            score -= 0.0 if self.known.grouped else 1.0 if last > 0 else 3.0
        for text, column in zip(cut.leads, columns, strict=True):
            grouped = bool(cut.group)
            score += self._column(text, column, grouped) + self._wrapped(text, column)
        for text in cut.trails:
            score += self._seen(text) + broken(text)
        return score

    def _column(self, text: Sequence[Token], column: int, grouped: bool) -> float:
        kind = self.shape.leads[column]
        said = self.says(joined(text))
        if kind == "aside":
            return self._seen(text) + broken(text)
        if kind == "said":
            return 3.0 + self._seen(text) if is_said(said) and not is_total(said) else -4.0
        if kind == "name":
            if is_said(said) and not is_total(said):
                return 2.0 + self._seen(text) if grouped else -4.0
            return self._as_name(text)
        if is_said(said) and not is_total(said):
            return 3.0 + self._seen(text)
        return self._as_name(text)

    def _as_name(self, text: Sequence[Token]) -> float:
        said = self.says(joined(text))
        begun = text[0].text[:1]
        # What stands in brackets belongs to the name before it, and may be another name for it.
        if said.network and begun not in "([":
            return 4.0
        if not said.rest and not is_total(said) and not said.network:
            return -3.0
        small = -4.0 if begun in "([" else -2.0 if begun.islower() else 0.0
        mixed = -1.5 if {"indicator", "measure"} & set(said.dimensions) else 0.0
        return small + mixed + self._seen(text) + broken(text)

    def _seen(self, text: Sequence[Token]) -> float:
        return 2.0 if joined(text) in self.known.texts else 0.0

    def _wrapped(self, text: Sequence[Token], column: int) -> float:
        """Less for each line that was broken though the next word had room in its column."""
        if column >= len(self.known.widths):
            return 0.0
        room = _FILLED * self.known.widths[column]
        return -3.0 * sum(
            len(a.text) + 1 + len(b.text.split()[0]) <= room and not a.text.endswith("-")
            for a, b in pairwise(text)
        )


def _rest(parts: Texts, group: int) -> tuple[tuple[Token, ...], Texts]:
    return (parts[0], parts[1:]) if group else ((), parts)


def is_said(said: Said) -> bool:
    """Whether a text is nothing but words of the profile."""
    return bool(said.dimensions) and not said.rest and not said.unsure and not said.network


def is_total(said: Said) -> bool:
    """Whether a text says no more than that it is a sum."""
    return set(said.dimensions) == {"segment"} and said.dimensions["segment"] == "total"


def compositions(lines: Sequence[Token], count: int) -> Iterator[Texts]:
    """All ways to cut lines into so many parts of a line or more."""
    if not lines or count == 0:
        if not lines and count == 0:
            yield ()
        return
    for borders in combinations(range(1, len(lines)), count - 1):
        bounds = [0, *borders, len(lines)]
        yield tuple(tuple(lines[a:b]) for a, b in pairwise(bounds))


def broken(text: Sequence[Token]) -> float:
    """Less for brackets that are not closed, for an end in "en", for a capital that begins anew."""
    whole = joined(text)
    score = -4.0 * (whole.count("(") != whole.count(")"))
    score -= 4.0 * (whole.count("[") != whole.count("]"))
    last = whole.split()[-1]
    if any(period.end == len(whole) for period in find_periods(whole)):
        last = ""
    short = last.islower() and last.isalpha() and len(last) <= _SHORT_WORD
    goes_on = short or last in ("&", "-", "/", "+")
    score -= 3.0 * (goes_on or (len(last) > 1 and last.endswith("-")))
    if whole[:1].islower():
        score -= sum(token.text[:1].isupper() for token in text[1:])
    return score
