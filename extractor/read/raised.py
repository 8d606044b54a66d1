"""Raised marks behind a word: "38" with a small 1 is 38 with a footnote, never 381.

A raised digit is written as the character for it ("38¹"), so that the text says what the page
shows; other raised characters keep their own ("38*").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import Protocol

from extractor.read.raw import RawWord

# A raised mark is smaller than this share of its word, and its foot this share of it higher: the
# higher it stands, the less small it need be.
_RAISED_BY = ((0.85, 0.1), (0.97, 0.3))
# It begins at most this share of the word's size behind its end.
_BEHIND = 0.3
_MOST_CHARACTERS = 4
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Sized(Protocol):
    """What has a size and a foot, in points: a word, or a character."""

    @property
    def size(self) -> float:
        """The size of its font, in points."""

    @property
    def bottom(self) -> float:
        """The foot of its box, in points from the top of the page."""


def is_raised(before: Sized, mark: Sized) -> bool:
    """Whether a mark is smaller than what stands before it and does not stand on its line."""
    return any(
        mark.size < smaller * before.size and mark.bottom < before.bottom - higher * before.size
        for smaller, higher in _RAISED_BY
    )


def written(text: str, sizes: Sequence[Sized]) -> str:
    """The text of a word whose last characters may be raised; `sizes` has one entry for each."""
    raised = len(text)
    while raised > 1 and is_raised(sizes[0], sizes[raised - 1]):
        raised -= 1
    return text[:raised] + text[raised:].translate(_RAISED)


def with_marks(words: Sequence[RawWord]) -> list[RawWord]:
    """The words of a line, raised marks that follow one written as a part of it.

    A mark that opens the line, as in a footnote, remains a word of its own.
    """
    found: list[RawWord] = []
    for word in words:
        if len(word.text) > _MOST_CHARACTERS:
            found.append(word)
        elif not found and len(words) > 1 and is_raised(words[1], word):
            found.append(word._replace(text=word.text.translate(_RAISED)))
        elif found and _belongs(found[-1], word):
            found[-1] = _marked(found[-1], word)
        else:
            found.append(word)
    return found


def with_stray_marks(words: Sequence[RawWord]) -> list[RawWord]:
    """The words of a page, raised marks written as a part of the word that they stand behind.

    Beside a label of two lines a mark may share its height with another line than its number does.
    """
    usual = median(word.size for word in words) if words else 0.0
    small = [w for w in words if w.size < usual and len(w.text) <= _MOST_CHARACTERS]
    found = list(words)
    for mark in small:
        left = mark.box.x0
        near = (i for i, w in enumerate(found) if abs(left - w.box.x1) < _BEHIND * w.size)
        before = next((i for i in near if _belongs(found[i], mark)), None)
        if before is not None:
            found[before] = _marked(found[before], mark)
            found.remove(mark)
    return found


def _marked(word: RawWord, mark: RawWord) -> RawWord:
    """A word with its mark, as high as it was: marks tell nothing of how far lines stand apart."""
    box = replace(word.box, x1=mark.box.x1)
    return word._replace(text=word.text + mark.text.translate(_RAISED), box=box)


def _belongs(before: RawWord, mark: RawWord) -> bool:
    if abs(mark.box.x0 - before.box.x1) >= _BEHIND * before.size:
        return False
    level = before.box.top - before.size < mark.box.top < before.box.bottom
    return level and before.upright and is_raised(before, mark)
