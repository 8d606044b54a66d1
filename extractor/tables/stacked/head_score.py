"""How well a way to read lines as a header fits what they say, and what it makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.notation.dates import find_periods
from extractor.tables.stacked.head import Head
from extractor.tables.stacked.head_words import HeadWords
from extractor.tables.stacked.labels import Cut, Cutter, broken
from extractor.tables.stacked.tokens import Token, joined


class HeadScorer:
    """Compares the ways to read the same lines as a header and the label below it."""

    def __init__(self, tokens: Sequence[Token], words: HeadWords) -> None:
        self._tokens, self._words = tokens, words

    def scored(self, head: Head) -> Head | None:
        """A way with its score and the first label as cells; None where it makes no sense."""
        meanings = self._meanings(head)
        if len(set(meanings)) < len(meanings) or self._says_twice(head):
            return None
        shape = head.shape(self._words.says)
        own = self._tokens[head.end :]
        lines = [token for token in own if token.kind == "label"]
        # An empty cell before the first figure is the first label, or it is a figure: see rows.
        blank = next((i for i, token in enumerate(own) if token.line), len(own))
        # Behind the label empty cells are labels, or they are figures: see the rows.
        columns = range(blank, max(len(shape.leads) - (len(own) - blank - len(lines)), 1))
        cutter = Cutter(self._words.says, shape)
        cut = cutter.cut(lines, 0, columns, whole=True) if columns else None
        if not cut:
            return None
        score = cut.score
        texts = (*head.leads, *head.leaves, *head.over, *head.trails)
        if head.corner or any(self._words.is_heading(text) for text in head.leads if joined(text)):
            score += 4.0
        elif head.leads and not joined(head.leads[0]):
            score += 2.0
        score -= 1.5 * sum(bool(joined(t)) and not self._words.is_titled(t) for t in head.leads)
        # A heading in small letters goes on from the one before it: "Innovatief" "bedrijfsnetwerk".
        score -= 2.0 * sum(joined(text)[:1].islower() for text in head.leads[1:])
        score -= 5.0 * (head.money is not None)
        score -= 2.0 * self._takes_over(head)
        skipped = self._tokens[: head.start]
        score -= min(4.0, sum(1.5 for t in skipped if t.kind == "label" and t.text[-1] != ":"))
        score -= sum(self._ends_idle(text) for text in texts)
        score -= 1.5 * sum(self._is_both(text) for text in head.leads)
        headers = (*head.leaves, *head.over)
        score += sum(broken(text) - _runs_on(text) for text in headers)
        score -= 1.5 * sum(self._is_two(text) for text in headers)
        score -= 1.5 * len({frozenset(dict(said)) - {"period"} for said in meanings})
        score -= 8.0 * self._is_header_too(cut)
        score -= 3.0 * self._leaves_off(head, cut)
        return replace(head, score=score, own=cut)

    def sense(self, head: Head) -> tuple[object, ...]:
        """What a way makes of the lines: ways that make the same of them do not differ."""
        money = head.money[0] if head.money else None
        return (*self._meanings(head), head.end, money, len(head.leads), len(head.trails))

    def _meanings(self, head: Head) -> list[frozenset[tuple[str, str]]]:
        """What the headers of each column say together."""
        span = len(head.leaves) // len(head.over) if head.over else 1
        says = self._words.said
        above = [says(text).dimensions.items() for text in head.over for _ in range(span)]
        own = [frozenset(says(text).dimensions.items()) for text in head.leaves]
        return [said.union(over) for said, over in zip(own, above, strict=True)] if above else own

    def _is_header_too(self, cut: Cut) -> bool:
        """Whether the first label begins with what should be a header."""
        cells = [cell for cell in (cut.group, *cut.leads) if cell]
        starts = (self._words.said(cells[0]), self._words.said(cells[0][:1]))
        several = len(cells) > 1 or len(cells[0]) > 1
        aside = any(self._words.is_aside(cell[:1]) or self._words.is_aside(cell) for cell in cells)
        begun = _begins_with_period(joined(cells[0]))
        said = any({"measure", "period"} & set(start.dimensions) for start in starts)
        return aside or (several and (said or begun))

    def _takes_over(self, head: Head) -> bool:
        """Whether unknown words beside a header end, or begin, with a part of that header."""
        if not head.money:
            return False
        place, text = head.money
        words = (*text[1:], *head.leaves[0]) if not place else (*head.leaves[-1], *text[:-1])
        return len(text) > 1 and self._words.is_figure(words[-len(head.leaves[0]) - 1 :])

    def _leaves_off(self, head: Head, cut: Cut) -> bool:
        """Whether the first label begins in small letters with the end of the last header."""
        cell = next(cell for cell in (cut.group, *cut.leads) if cell)
        whole = (*head.leaves[-1], *cell)
        return cell[0].text[:1].islower() and not head.trails and self._words.is_figure(whole)

    def _is_both(self, text: Sequence[Token]) -> bool:
        """Whether a heading is two, one over the other."""
        if len(text) < 2 or text[-1].text[:1].islower():
            return False
        return self._words.is_titled(text[:-1]) and self._words.is_titled(text[-1:])

    def _says_twice(self, head: Head) -> bool:
        """Whether a header says again what the one above it says."""
        above = {key for text in head.over for key in self._words.said(text).dimensions}
        return any(above & self._words.said(text).dimensions.keys() for text in head.leaves)

    def _is_two(self, text: Sequence[Token]) -> bool:
        """Whether the lines of a header are two, each of which says the same kind of thing."""
        says = self._words.said
        parts = ((says(text[:n]), says(text[n:])) for n in range(1, len(text)))
        return any(a.dimensions.keys() & b.dimensions.keys() for a, b in parts)

    def _ends_idle(self, text: Sequence[Token]) -> bool:
        """Whether the last line of a header adds nothing to what the lines before it say."""
        if len(text) < 2:
            return False
        whole, less = self._words.said(text), self._words.said(text[:-1])
        worded = any(char.isalpha() for char in text[-1].text)
        same = whole.dimensions == less.dimensions and bool(less.dimensions)
        return same and worded and not less.rest


def _runs_on(text: Sequence[Token]) -> float:
    """How much speaks for it that a header belongs to the one before it, or goes on in the next."""
    whole = joined(text)
    return 2.0 * (
        _begins_with_period(whole)
        + whole.startswith("(")
        + whole.endswith(("-", ":"))
        + any(token.text.startswith("%") for token in text[1:])
    )


def _begins_with_period(text: str) -> bool:
    """Whether a text goes on behind a period that it begins with: "2019 Doel"."""
    periods = find_periods(text)
    return bool(periods) and periods[0].start == 0 and periods[0].end < len(text)
