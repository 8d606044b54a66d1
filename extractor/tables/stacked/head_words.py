"""Which part of a header a text may be, by what it says in the words of a profile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from extractor.notation.cells import is_money
from extractor.tables.stacked.labels import is_said
from extractor.tables.stacked.tokens import Token, joined
from extractor.tables.words import Said, Says


class HeadWords:
    """Tells which part of a header lines may be; what a text says is looked up once."""

    def __init__(self, says: Says) -> None:
        self.says: Callable[[str], Said] = cache(says)

    def said(self, text: Sequence[Token]) -> Said:
        """What lines say together."""
        return self.says(joined(text))

    def is_figure(self, text: Sequence[Token]) -> bool:
        """Whether lines may head figures: all words are known, the first line heads no labels."""
        titled = len(text) > 1 and self.said(text[:1]).labelling
        return bool(joined(text)) and not titled and is_said(self.said(text))

    def is_heading(self, text: Sequence[Token]) -> bool:
        """Whether lines head names."""
        said = self.said(text)
        return said.heading and not said.dimensions

    def is_aside(self, text: Sequence[Token]) -> bool:
        """Whether lines head remarks."""
        said = self.said(text)
        return said.aside and not said.dimensions and not _is_sentence(text)

    def is_unknown(self, text: Sequence[Token]) -> bool:
        """Whether lines say nothing known."""
        said = self.said(text)
        known = said.dimensions or said.unsure or said.heading or said.aside or said.network
        return bool(said.rest) and not known

    def is_lead(self, text: Sequence[Token]) -> bool:
        """Whether lines may stand above names or other labels; an empty cell may."""
        if not joined(text):
            return True
        said = self.said(text)
        if said.dimensions or said.unsure or said.network or _is_sentence(text):
            return False
        if is_money(joined(text)):
            return False
        if len(text) > 1 and self.is_titled(text[:-1]) and not self.is_titled(text[-1:]):
            return False
        return said.heading or said.aside or said.labelling or (bool(said.rest) and len(text) == 1)

    def is_rank(self, text: Sequence[Token]) -> bool:
        """Whether lines may stand above the numbers of rows."""
        return len(text) == 1

    def is_titled(self, text: Sequence[Token]) -> bool:
        """Whether lines head names, remarks or other labels."""
        return self.is_heading(text) or self.is_aside(text) or self.said(text).labelling


def _is_sentence(text: Sequence[Token]) -> bool:
    """Whether lines are the end of a sentence, or what stands in brackets behind a name."""
    return any(token.text.endswith(":") or token.text.startswith("(") for token in text)
