"""What a PDF reader hands over: the words and rulings of a page, before lines are made of them.

Places are those of pdfplumber: points from the top left of the page as it is displayed (its
rotation applied), counted from the media box, so that `page.crop(box)` shows the word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from extractor.model import Box, Rule

_SOFT_HYPHEN = "\xad"
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)


class RawWord(NamedTuple):
    """Characters without white space; `size` in points.

    `upright` is False for text that runs up, down or upside down; `legible` is False where the
    font does not say which characters its glyphs stand for.
    """

    text: str
    box: Box
    size: float
    bold: bool
    upright: bool = True
    legible: bool = True

    @property
    def bottom(self) -> float:
        """Where it ends below."""
        return self.box.bottom


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page, counted from 1. `drawn` tells whether anything but text stands on it."""

    number: int
    width: float
    height: float
    words: tuple[RawWord, ...]
    rules: tuple[Rule, ...]
    drawn: bool


def is_bold(font_name: str) -> bool:
    """Whether the name of a font ("BAAAAA+LiberationSans-Bold") says that it is bold."""
    return bool(_BOLD.search(font_name.rpartition("+")[2]))


def tidy(text: str) -> str:
    """The text of a word as both readers give it, which may be empty.

    A soft hyphen is a hyphen at the end of the word and nothing inside it; a character that a font
    gives no meaning to is U+FFFD.
    """
    if text.isprintable():
        return text
    hyphen = "-" if text.endswith(_SOFT_HYPHEN) else ""
    return _CONTROL.sub("\ufffd", text.replace(_SOFT_HYPHEN, "") + hyphen)
