"""The caption of a table, on a line of its own above the table or below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

from extractor.model import Format, Line
from extractor.passage import has_gap
from extractor.tables.chunks import cut

_CAPTION = regex.compile(r"^(?:tabel|table|overzicht)\s+\d+\s?[a-z]?\b", regex.IGNORECASE)
_ENDED = regex.compile(r"[.:;?!…]$")
_INNER_END = regex.compile(r"\p{Ll}[.?!]\s+\p{Lu}")
_ITEM = regex.compile(r"^(?:\d+|\p{L})[.)]|^[-–•*]")
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
    for index in (above, above - 1, below):
        free = index != below or theirs is None or captioned or (left_above and not titled)
        if free and 0 <= index < len(flow) and is_caption(flow[index].text):
            return flow[index].text
    for index in (above, below):
        free = index == above or theirs is None or captioned
        if free and 0 < index < len(flow) and _is_title(flow[index - 1], flow[index], layout):
            return flow[index].text
    if below < len(flow) and theirs is None and _is_short(flow[below : below + 2], layout):
        return flow[below].text
    return ""


def _is_short(lines: Sequence[Line], layout: Format) -> bool:
    """Whether the first line is a few words by themselves, which the next one does not go on from.

    Right below a table they are its title; above, they may be the end of a text.
    """
    line, following = lines[0], lines[1:]
    goes_on = any(o.text[0].islower() and not _ITEM.match(o.text) for o in following)
    few = len(line.words) <= _MOST_BELOW and len(cut(line, layout).chunks) == 1
    return few and not goes_on and _is_phrase(line.text)


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
