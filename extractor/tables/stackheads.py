"""The headers of a table written out one cell a line, and where its first row begins below them.

The lines above the first figures are a title perhaps, the headers, and the first label. Which is
which follows from what they say: a header of figures is nothing but words of the profile, there is
one for each column, or one for several and below it those of each. Before them stand the headings
of names and other labels, behind them those of remarks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractor.model import Cell
from extractor.notation.cells import is_money
from extractor.tables.stackrows import (
    Column,
    Cut,
    Cutter,
    Shape,
    begins_with_period,
    broken,
    is_said,
)
from extractor.tables.stacktokens import Token, joined, words_of
from extractor.tables.words import Said, Says

_MOST_LINES = 6
_MOST_LEADS, _MOST_TRAILS = 3, 2
# By how much the best way to read a header must win.
_MARGIN = 1.0

Texts = tuple[tuple[Token, ...], ...]


@dataclass(frozen=True)
class Head:
    """One way to read lines: from line `start` on a header, from `end` on the first row's label.

    `money` is the place among the figures of a column whose header says nothing known, or None.
    `corner` is a heading in the second row. `over` holds the headers of several columns.
    """

    start: int
    end: int
    leads: Texts
    trails: Texts
    over: Texts
    leaves: Texts
    corner: tuple[Token, ...] = ()
    money: tuple[int, tuple[Token, ...]] | None = None
    score: float = 0.0
    own: Cut | None = None
    sure: bool = True

    @property
    def width(self) -> int:
        """How many columns of figures there are."""
        return len(self.leaves) + (self.money is not None)

    def shape(self, says: Says) -> Shape:
        """The columns of texts that it heads."""
        leads = [_column(says(joined(text))) for text in self.leads]
        if self.corner:
            leads[self.blank] = "name"
        if self.own and self.own.group and leads[-1:] == ["name"]:
            leads[-1] = "any"
        return Shape(tuple(leads) or ("any",), len(self.trails))

    @property
    def blank(self) -> int:
        """The first heading that is empty, or -1."""
        return next((i for i, text in enumerate(self.leads) if not joined(text)), -1)

    def cells(self) -> Iterator[Cell]:
        """The header as cells."""
        rows = 2 if self.over else 1
        first = max(1, len(self.leads))
        for column, text in enumerate(self.leads):
            below = bool(self.corner) and column == self.blank
            yield from _cell(0, column, text, down=1 if below else rows)
        if self.corner:
            yield from _cell(1, self.blank, self.corner)
        places = list(range(first, first + self.width))
        if self.money:
            yield from _cell(0, places.pop(self.money[0]), self.money[1], down=rows)
        for column, text in zip(places, self.leaves, strict=True):
            yield from _cell(rows - 1, column, text)
        span = len(places) // len(self.over) if self.over else 0
        for number, text in enumerate(self.over):
            yield from _cell(0, places[number * span], text, across=span)
        for column, text in enumerate(self.trails, start=first + self.width):
            yield from _cell(0, column, text, down=rows)


def _cell(
    row: int, column: int, text: Sequence[Token], *, across: int = 1, down: int = 1
) -> Iterator[Cell]:
    if words := words_of(text):
        yield Cell(row, column, words, row_span=down, column_span=across)


def _column(said: Said) -> Column:
    if said.aside:
        return "aside"
    if said.heading:
        return "name"
    return "said" if said.labelling else "any"


def read_head(
    tokens: Sequence[Token], width: int, says: Says, end: int | None = None, *, ranked: bool = False
) -> Head | None:
    """The header of a table of so many figures a row among lines that end in its first label.

    `end` is where that label begins, if it is known. In a `ranked` table the first heading is that
    of the numbers of the rows. None where no header is found.
    """
    reader = _Reader(tuple(tokens), width, says, end, ranked)
    ways = sorted(reader.ways(), key=lambda way: -way.score)
    if not ways:
        return None
    best = ways[0]
    others = [w for w in ways if reader.sense(w) != reader.sense(best)]
    doubt = bool(others) and best.score - others[0].score < _MARGIN
    return replace(best, sure=not doubt)


Slot = Callable[[Sequence[Token]], bool]


class _Reader:
    def __init__(
        self, tokens: tuple[Token, ...], width: int, says: Says, end: int | None, ranked: bool
    ) -> None:
        self._tokens, self._width, self._end, self._ranked = tokens, width, end, ranked
        self._says: Callable[[str], Said] = cache(says)

    def ways(self) -> Iterator[Head]:
        last = len(self._tokens) - 1
        for start in range(max(0, last - 30), last):
            skipped = self._tokens[:start]
            for head in self._at(start):
                if self._end is None or head.end == self._end:
                    yield from self._scored(head, skipped)

    def _at(self, start: int) -> Iterator[Head]:
        for leads, at in self._leads(start):
            yield from self._in_one_row(start, leads, at)
            yield from self._in_two_rows(start, leads, at)

    def _leads(self, start: int) -> Iterator[tuple[Texts, int]]:
        for count in range(_MOST_LEADS + 1):
            slots = [self._is_lead] * count
            if self._ranked:
                slots = [self._is_rank, *slots]
            for found, at in self._sequence(start, slots):
                yield (found[1:] if self._ranked else found), at

    def _in_one_row(self, start: int, leads: Texts, at: int) -> Iterator[Head]:
        for money in (None, 0, self._width - 1):
            slots = [self._is_figure] * self._width
            if money is not None:
                if self._width < 2:
                    continue
                slots[money] = self._is_unknown
            for found, behind in self._sequence(at, slots):
                for trails, end in self._trails(behind):
                    yield self._head(start, end, leads, trails, (), found, (), money)

    def _in_two_rows(self, start: int, leads: Texts, at: int) -> Iterator[Head]:
        for money in (None, 0, self._width - 1):
            count = self._width - (money is not None)
            for groups in range(1, count):
                if count % groups or count < 2:
                    continue
                slots = [self._is_figure] * groups
                if money is not None:
                    slots.insert(groups if money else 0, self._is_unknown)
                for row, behind in self._sequence(at, slots):
                    place = None if money is None else (groups if money else 0)
                    unknown = None if place is None else (money or 0, row[place])
                    over = tuple(t for i, t in enumerate(row) if i != place)
                    for trails, below in self._trails(behind):
                        for corner, first in self._corner(leads, below):
                            for leaves, end in self._sequence(first, [self._is_figure] * count):
                                if _repeats(leaves, count // groups):
                                    yield Head(
                                        start, end, leads, trails, over, leaves, corner, unknown
                                    )

    def _corner(self, leads: Texts, at: int) -> Iterator[tuple[tuple[Token, ...], int]]:
        yield (), at
        if any(not joined(text) for text in leads):
            for found, end in self._sequence(at, [self._is_heading]):
                yield found[0], end

    def _trails(self, at: int) -> Iterator[tuple[Texts, int]]:
        for count in range(_MOST_TRAILS + 1):
            yield from self._sequence(at, [self._is_aside] * count)

    def _head(
        self,
        start: int,
        end: int,
        leads: Texts,
        trails: Texts,
        over: Texts,
        found: Texts,
        corner: tuple[Token, ...],
        money: int | None,
    ) -> Head:
        unknown = None if money is None else (money, found[money])
        leaves = tuple(text for i, text in enumerate(found) if i != money)
        return Head(start, end, leads, trails, over, leaves, corner, unknown)

    def _sequence(self, at: int, slots: Sequence[Slot]) -> Iterator[tuple[Texts, int]]:
        """The ways in which the lines from `at` on fill the slots, and where they end."""
        if not slots:
            yield (), at
            return
        for size in range(1, min(_MOST_LINES, len(self._tokens) - at - 1) + 1):
            own = self._tokens[at : at + size]
            if size > 1 and any(token.kind == "empty" for token in own):
                break
            if slots[0](own):
                for rest, end in self._sequence(at + size, slots[1:]):
                    yield (own, *rest), end

    def _said(self, text: Sequence[Token]) -> Said:
        return self._says(joined(text))

    def _is_figure(self, text: Sequence[Token]) -> bool:
        titled = len(text) > 1 and self._said(text[:1]).labelling
        return bool(joined(text)) and not titled and is_said(self._said(text))

    def _is_heading(self, text: Sequence[Token]) -> bool:
        said = self._said(text)
        return said.heading and not said.dimensions

    def _is_aside(self, text: Sequence[Token]) -> bool:
        said = self._said(text)
        return said.aside and not said.dimensions and not _is_sentence(text)

    def _is_unknown(self, text: Sequence[Token]) -> bool:
        said = self._said(text)
        known = said.dimensions or said.unsure or said.heading or said.aside or said.network
        return bool(said.rest) and not known

    def _is_lead(self, text: Sequence[Token]) -> bool:
        if not joined(text):
            return True
        said = self._said(text)
        if said.dimensions or said.unsure or said.network or _is_sentence(text):
            return False
        if is_money(joined(text)):
            return False
        if len(text) > 1 and self._is_titled(text[:-1]) and not self._is_titled(text[-1:]):
            return False
        return said.heading or said.aside or said.labelling or (bool(said.rest) and len(text) == 1)

    def _is_rank(self, text: Sequence[Token]) -> bool:
        return len(text) == 1

    def _scored(self, head: Head, skipped: Sequence[Token]) -> Iterator[Head]:
        meanings = self._meanings(head)
        if len(set(meanings)) < len(meanings) or self._says_twice(head):
            return
        shape = head.shape(self._says)
        own = self._tokens[head.end :]
        lines = [token for token in own if token.kind == "label"]
        # An empty cell before the first figure is the first label, or it is a figure: see rows.
        blank = next((i for i, token in enumerate(own) if token.line), len(own))
        # Behind the label empty cells are labels, or they are figures: see the rows.
        columns = range(blank, max(len(shape.leads) - (len(own) - blank - len(lines)), 1))
        cut = Cutter(self._says, shape).cut(lines, 0, columns, whole=True) if columns else None
        if not cut:
            return
        score = cut.score
        texts = (*head.leads, *head.leaves, *head.over, *head.trails)
        if head.corner or any(self._is_heading(text) for text in head.leads if joined(text)):
            score += 4.0
        elif head.leads and not joined(head.leads[0]):
            score += 2.0
        score -= 1.5 * sum(bool(joined(t)) and not self._is_titled(t) for t in head.leads)
        score -= 5.0 * (head.money is not None)
        score -= min(4.0, sum(1.5 for t in skipped if t.kind == "label" and t.text[-1] != ":"))
        score -= sum(self._ends_idle(text) for text in texts)
        score -= 1.5 * sum(self._is_both(text) for text in head.leads)
        headers = (*head.leaves, *head.over)
        score += sum(broken(text) - _runs_on(text) for text in headers)
        score -= 1.5 * sum(self._is_two(text) for text in headers)
        score -= 1.5 * len({frozenset(dict(said)) - {"period"} for said in meanings})
        score -= 8.0 * self._is_header_too(cut)
        yield replace(head, score=score, own=cut)

    def _is_header_too(self, cut: Cut) -> bool:
        """Whether the first label begins with what should be a header."""
        cells = [cell for cell in (cut.group, *cut.leads) if cell]
        starts = (self._said(cells[0]), self._said(cells[0][:1]))
        several = len(cells) > 1 or len(cells[0]) > 1
        aside = any(self._is_aside(cell[:1]) or self._is_aside(cell) for cell in cells)
        begun = begins_with_period(joined(cells[0]))
        said = any({"measure", "period"} & set(start.dimensions) for start in starts)
        return aside or (several and (said or begun))

    def _is_both(self, text: Sequence[Token]) -> bool:
        """Whether a heading is two, one over the other."""
        if len(text) < 2 or text[-1].text[:1].islower():
            return False
        return self._is_titled(text[:-1]) and self._is_titled(text[-1:])

    def _is_titled(self, text: Sequence[Token]) -> bool:
        return self._is_heading(text) or self._is_aside(text) or self._said(text).labelling

    def _says_twice(self, head: Head) -> bool:
        """Whether a header says again what the one above it says."""
        above = {key for text in head.over for key in self._said(text).dimensions}
        return any(above & self._said(text).dimensions.keys() for text in head.leaves)

    def _is_two(self, text: Sequence[Token]) -> bool:
        """Whether the lines of a header are two, each of which says the same kind of thing."""
        parts = ((self._said(text[:n]), self._said(text[n:])) for n in range(1, len(text)))
        return any(a.dimensions.keys() & b.dimensions.keys() for a, b in parts)

    def _ends_idle(self, text: Sequence[Token]) -> bool:
        """Whether the last line of a header adds nothing to what the lines before it say."""
        if len(text) < 2:
            return False
        whole, less = self._said(text), self._said(text[:-1])
        worded = any(char.isalpha() for char in text[-1].text)
        same = whole.dimensions == less.dimensions and bool(less.dimensions)
        return same and worded and not less.rest

    def _meanings(self, head: Head) -> list[frozenset[tuple[str, str]]]:
        """What the headers of each column say together."""
        span = len(head.leaves) // len(head.over) if head.over else 1
        above = [self._said(text).dimensions.items() for text in head.over for _ in range(span)]
        own = [frozenset(self._said(text).dimensions.items()) for text in head.leaves]
        return [said.union(over) for said, over in zip(own, above, strict=True)] if above else own

    def sense(self, head: Head) -> tuple[object, ...]:
        """What a way makes of the lines: ways that make the same of them do not differ."""
        money = head.money[0] if head.money else None
        return (*self._meanings(head), head.end, money, len(head.leads), len(head.trails))


def _runs_on(text: Sequence[Token]) -> float:
    """How much speaks for it that a header belongs to the one before it, or goes on in the next."""
    whole = joined(text)
    return 2.0 * (
        begins_with_period(whole)
        + whole.startswith("(")
        + whole.endswith(("-", ":"))
        + any(token.text.startswith("%") for token in text[1:])
    )


def _is_sentence(text: Sequence[Token]) -> bool:
    """Whether lines are the end of a sentence, or what stands in brackets behind a name."""
    return any(token.text.endswith(":") or token.text.startswith("(") for token in text)


def _repeats(leaves: Texts, step: int) -> bool:
    texts = [joined(leaf).casefold() for leaf in leaves]
    return all(texts[i] == texts[i - step] for i in range(step, len(texts)))
