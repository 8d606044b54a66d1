"""The headers of a table written out one cell a line, and where its first row begins below them.

The lines above the first figures are a title perhaps, the headers, and the first label. Which is
which follows from what they say: a header of figures is nothing but words of the profile, there is
one for each column, or one for several and below it those of each. Before them stand the headings
of names and other labels, behind them those of remarks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from extractor.tables.stacked.head import Head
from extractor.tables.stacked.head_score import HeadScorer
from extractor.tables.stacked.head_words import HeadWords
from extractor.tables.stacked.tokens import Texts, Token, joined
from extractor.tables.words import Says

_MOST_LINES = 6
_MOST_LEADS, _MOST_TRAILS = 3, 2
# By how much the best way to read a header must win.
_MARGIN = 1.0

Slot = Callable[[Sequence[Token]], bool]


def read_head(
    tokens: Sequence[Token], width: int, says: Says, end: int | None = None, *, ranked: bool = False
) -> Head | None:
    """The header of a table of so many figures a row among lines that end in its first label.

    `end` is where that label begins, if it is known. In a `ranked` table the first heading is that
    of the numbers of the rows. None where no header is found.
    """
    words = HeadWords(says)
    scorer = HeadScorer(tokens, words)
    heads = _Ways(tuple(tokens), width, words, ranked).heads()
    ways = [way for h in heads if end in (None, h.end) and (way := scorer.scored(h))]
    ways.sort(key=lambda way: -way.score)
    if not ways:
        return None
    best = ways[0]
    others = [w for w in ways if scorer.sense(w) != scorer.sense(best)]
    doubt = bool(others) and best.score - others[0].score < _MARGIN
    return replace(best, sure=not doubt)


class _Ways:
    """All ways in which lines may be a header and the first label below it."""

    def __init__(
        self, tokens: tuple[Token, ...], width: int, words: HeadWords, ranked: bool
    ) -> None:
        self._tokens, self._width, self._words, self._ranked = tokens, width, words, ranked

    def heads(self) -> Iterator[Head]:
        last = len(self._tokens) - 1
        for start in range(max(0, last - 30), last):
            for leads, at in self._leads(start):
                yield from self._in_one_row(start, leads, at)
                yield from self._in_two_rows(start, leads, at)

    def _leads(self, start: int) -> Iterator[tuple[Texts, int]]:
        for count in range(_MOST_LEADS + 1):
            slots = [self._words.is_lead] * count
            if self._ranked:
                slots = [self._words.is_rank, *slots]
            for found, at in self._sequence(start, slots):
                yield (found[1:] if self._ranked else found), at

    def _in_one_row(self, start: int, leads: Texts, at: int) -> Iterator[Head]:
        for money in (None, 0, self._width - 1):
            slots = [self._words.is_figure] * self._width
            if money is not None:
                if self._width < 2:
                    continue
                slots[money] = self._words.is_unknown
            for found, behind in self._sequence(at, slots):
                unknown = None if money is None else (money, found[money])
                leaves = tuple(text for i, text in enumerate(found) if i != money)
                for trails, end in self._trails(behind):
                    yield Head(start, end, leads, trails, (), leaves, money=unknown)

    def _in_two_rows(self, start: int, leads: Texts, at: int) -> Iterator[Head]:
        is_figure = self._words.is_figure
        for money in (None, 0, self._width - 1):
            count = self._width - (money is not None)
            for groups in range(1, count):
                if count % groups or count < 2:
                    continue
                slots = [is_figure] * groups
                if money is not None:
                    slots.insert(groups if money else 0, self._words.is_unknown)
                for row, behind in self._sequence(at, slots):
                    place = None if money is None else (groups if money else 0)
                    unknown = None if place is None else (money or 0, row[place])
                    over = tuple(t for i, t in enumerate(row) if i != place)
                    for trails, below in self._trails(behind):
                        for corner, first in self._corner(leads, below):
                            for leaves, end in self._sequence(first, [is_figure] * count):
                                if _repeats(leaves, count // groups):
                                    yield Head(
                                        start, end, leads, trails, over, leaves, corner, unknown
                                    )

    def _corner(self, leads: Texts, at: int) -> Iterator[tuple[tuple[Token, ...], int]]:
        yield (), at
        if any(not joined(text) for text in leads):
            for found, end in self._sequence(at, [self._words.is_heading]):
                yield found[0], end

    def _trails(self, at: int) -> Iterator[tuple[Texts, int]]:
        for count in range(_MOST_TRAILS + 1):
            yield from self._sequence(at, [self._words.is_aside] * count)

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


def _repeats(leaves: Texts, step: int) -> bool:
    texts = [joined(leaf).casefold() for leaf in leaves]
    return all(texts[i] == texts[i - step] for i in range(step, len(texts)))
