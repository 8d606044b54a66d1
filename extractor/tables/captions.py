"""The caption of a table, on a line of its own above the table or below it."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extractor.model import Document, Line
from extractor.passage import has_gap

_CAPTION = regex.compile(r"^(?:tabel|table|overzicht)\s+\d+\s?[a-z]?\b", regex.IGNORECASE)
_ENDED = regex.compile(r"[.:;?!…]$")
_ITEM = regex.compile(r"^(?:\d+|\p{L})[.)]|^[-–•*]")
# A title without "Tabel 1" has at most so many words.
_MOST_WORDS = 14


def is_caption(text: str) -> bool:
    """Whether a line is the caption of a table: "Tabel 2a. ..."."""
    return bool(_CAPTION.match(text))


def caption_of(document: Document, start: int, end: int) -> str:
    """The caption next to the table that spans [start, end), or ""."""
    flow = document.flow
    above = max((i for i, line in enumerate(flow) if line.end <= start), default=-1)
    below = min((i for i, line in enumerate(flow) if line.start >= end), default=len(flow))
    for index in (above, above - 1, below):
        if 0 <= index < len(flow) and is_caption(flow[index].text):
            return flow[index].text
    if above > 0 and _is_title(flow[above - 1], flow[above]):
        return flow[above].text
    return flow[below].text if _is_title_below(flow, below) else ""


def _is_title_below(flow: Sequence[Line], index: int) -> bool:
    """Whether a line below a table is its title: nearer to it than to what follows."""
    if not 0 < index < len(flow) - 1 or not _is_title(flow[index - 1], flow[index]):
        return False
    above, line, below = flow[index - 1 : index + 2]
    if not above.page == line.page == below.page:
        return False
    return line.box.top - above.box.bottom < below.box.top - line.box.bottom


def _is_title(before: Line, line: Line) -> bool:
    """Whether the line above a table is a title: short, set apart, and no sentence."""
    text = line.text
    apart = bool(_ENDED.search(before.text)) or before.text[-1].isdigit() or has_gap(before, line)
    is_text = text[:1].isupper() and not _ENDED.search(text) and not _ITEM.match(text)
    return apart and is_text and 1 < len(text.split()) <= _MOST_WORDS
