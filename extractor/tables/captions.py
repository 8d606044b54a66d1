"""The caption of a table, on a line of its own above the table or below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

from extractor.model import Format, Line
from extractor.passage import has_gap
from extractor.patterns import pattern
from extractor.tables.chunks import cut

_CAPTION = pattern(r"^(?:tabel|table|overzicht)\s+\d+\s?[a-z]?\b", regex.IGNORECASE)
_ENDED = pattern(r"[.:;?!…]$")
_INNER_END = pattern(r"\p{Ll}[.?!]\s+\p{Lu}")
_ITEM = pattern(r"^(?:\d+|\p{L})[.)]|^[-–•▪●◦*\p{Co}]")
# A title without "Tabel 1" has at most so many words.
_MOST_WORDS = 14
_MOST_BELOW = 8


def is_caption(text: str) -> bool:
    """Whether a line is the caption of a table: "Tabel 2a. ..."."""
    return bool(_CAPTION.match(text))


def caption_of(
    flow: Sequence[Line],
    layout: Format,
    start: int,
    end: int,
    others: Mapping[int, int],
) -> str:
    """The caption next to the table that spans [start, end) among the lines of a flow, or "".

    `others` are the tables, their ends by their starts: a title right above one of them is theirs,
    but for the one "Tabel 1" where they have another below them.
    """
    above = max((i for i, line in enumerate(flow) if line.end <= start), default=-1)
    below = min((i for i, line in enumerate(flow) if line.start >= end), default=len(flow))
    # A line that another table begins with is no caption of this one.
    below = len(flow) if below < len(flow) and flow[below].start in others else below
    following = flow[below + 1 : below + 3]
    theirs = next((others[line.start] for line in following if line.start in others), None)
    lower = next((line for line in flow if theirs is not None and line.start >= theirs), None)
    next_to_both = any(line.start in others for line in following[:1])
    left_above = not next_to_both or bool(lower and is_caption(lower.text))
    titled = 0 < above < len(flow) and _is_title(flow[above - 1], flow[above], layout)
    captioned = bool(following and is_caption(following[0].text))
    below_own = below < len(flow) and is_caption(flow[below].text)
    if below_own and 0 <= above < len(flow) and _ends_other(flow, above, others):
        return flow[below].text
    for index in (above, above - 1, below):
        free = index != below or theirs is None or captioned or (left_above and not titled)
        if free and 0 <= index < len(flow) and is_caption(flow[index].text):
            return flow[index].text
    for index in (above, below):
        free = index == above or (
            (theirs is None or captioned) and not _goes_on(flow[index : index + 2])
        )
        if free and 0 < index < len(flow) and _is_title(flow[index - 1], flow[index], layout):
            return flow[index].text
    if below < len(flow) and theirs is None and _is_short(flow[below : below + 2], layout):
        return flow[below].text
    return ""


def _ends_other(flow: Sequence[Line], index: int, others: Mapping[int, int]) -> bool:
    """Whether a line is the caption of the table right above it: captions stand below tables there.

    So they do where the first of tables that are parted by captions only has none above it.
    """
    if index < 1 or not is_caption(flow[index].text):
        return False
    before = flow[index - 1].start
    start = next((start for start, end in others.items() if start <= before < end), None)
    if start is None:
        return False
    above = max((i for i in range(index) if flow[i].end <= start), default=-1)
    if above < 0 or not is_caption(flow[above].text):
        return True
    return _ends_other(flow, above, others)


def _is_short(lines: Sequence[Line], layout: Format) -> bool:
    """Whether the first line is a few words by themselves, which the next one does not go on from.

    Right below a table they are its title; above, they may be the end of a text.
    """
    line = lines[0]
    few = len(line.words) <= _MOST_BELOW and len(cut(line, layout).chunks) == 1
    return few and not _goes_on(lines) and _is_phrase(line.text)


def _goes_on(lines: Sequence[Line]) -> bool:
    """Whether the second of two lines goes on in small letters from the first."""
    return any(line.text[0].islower() and not _ITEM.match(line.text) for line in lines[1:])


def _is_title(before: Line, line: Line, layout: Format) -> bool:
    """Whether the line beside a table is a title: short, set apart, no sentence and no row."""
    text = line.text
    if len(cut(line, layout).chunks) > 1:
        return False
    ended = bool(_ENDED.search(before.text)) or before.text[-1].isdigit() or before.text[-1] in ")%"
    apart = ended or has_gap(before, line)
    return apart and _is_phrase(text)


def _is_phrase(text: str) -> bool:
    """Whether a text is no sentence, no part of one and no item of a list."""
    is_text = text[:1].isupper() and not _ENDED.search(text) and not _ITEM.match(text)
    return is_text and 1 < len(text.split()) <= _MOST_WORDS and not _INNER_END.search(text)
