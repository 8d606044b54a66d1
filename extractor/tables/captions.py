"""The caption of a table: "Tabel 2a. ..." on a line of its own, above the table or below it."""

from __future__ import annotations

import regex

from extractor.model import Document

_CAPTION = regex.compile(r"^(?:tabel|table|overzicht)\s+\d+\s?[a-z]?\b", regex.IGNORECASE)


def is_caption(text: str) -> bool:
    """Whether a line is the caption of a table."""
    return bool(_CAPTION.match(text))


def caption_of(document: Document, start: int, end: int) -> str:
    """The caption next to the table that spans [start, end), or ""."""
    flow = document.flow
    above = max((i for i, line in enumerate(flow) if line.end <= start), default=-1)
    below = min((i for i, line in enumerate(flow) if line.start >= end), default=len(flow))
    for index in (above, above - 1, below):
        if 0 <= index < len(flow) and is_caption(flow[index].text):
            return flow[index].text
    return ""
