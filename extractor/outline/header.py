"""The header of a written question: number, date, asker, minister, portfolio and title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from extractor.model import Document, Header, Line
from extractor.notation.dates import find_dates, session_year
from extractor.outline.labels import parse_label
from extractor.outline.layout import ADDRESSEES, ROLE, Layout, find_layout
from extractor.passage import ends_early, has_gap, passage
from extractor.patterns import pattern

_NUMBER = pattern(
    r"(?:\bnr\.?:?|\bvraag|^)\s*(\d{1,5})(?!\.?\d|\s+\p{L}+\s+\d{4}|[/-])",
    regex.IGNORECASE | regex.MULTILINE,
)
_STOP = rf"(?=\s+(?i:datum)\b|\s+(?i:aan)\s+\p{{Lu}}|,?\s+{ROLE}|\s*\n|\s*$)"
# "van van rouveroij": the first one is grammar.
_ASKER = pattern(rf"(?:^|\s)(?i:van):?\s+(?!\d)(\p{{L}}[^\n]*?){_STOP}")
_MINISTER = pattern(rf"(?:^|\s)(?i:aan):?\s+(\p{{L}}[^\n]*?){_STOP}")
_MINISTER_BEHIND_DATE = pattern(rf"\d{{4}}\s+(\p{{Lu}}{{2}}[^\n\d]*?){_STOP}")
_ROLE_STARTS = pattern(rf"(?<!\S){ROLE}", regex.IGNORECASE)
_ROLE_INSIDE = pattern(rf"(?<=\s){ROLE}")
_ADDRESSEE = pattern(
    r"\s*[,;]?\s*(?:(?:en|&|aan|de|heer|mevrouw|vlaamse?|(?:vice-?)?minister(?:s|-president)?)\s+)*"
    r"(?P<name>\p{L}[^,()\d]*?)\s*\(\s*(?:vraag\s+)?(?:nr\.?\s*)?(?P<nr>\d+)\s*\)",
    regex.IGNORECASE,
)
_DASH = frozenset("-–")
_MOST_TITLE_LINES = 3
_MOST_TITLE_WORDS = 40


def find_header(document: Document) -> tuple[Header, Layout]:
    """The header of a document, and the layout of its parts.

    What the question's header lacks is taken from the answer's.
    """
    lines, margin = document.flow, document.right_margin
    layout = find_layout(lines, margin)
    asked = _asked(document, lines, layout)
    answered = _answered(document, lines, layout)
    end = title_end(lines, layout.title, layout.answer, margin)
    date = asked.date_asked or answered.date_asked
    header = Header(
        number=asked.number or answered.number,
        date_asked=date,
        asker=asked.asker or answered.asker,
        minister=asked.minister or answered.minister,
        portfolio=asked.portfolio or answered.portfolio,
        title=_joined(document, lines[layout.title : end]) or None,
        session_year=session_year(date) if date else None,
        addressees=_addressees(document, lines),
    )
    return header, replace(layout, title=end)


def title_end(lines: Sequence[Line], start: int, limit: int, margin: float) -> int:
    """Where the title that begins at `start` ends: it is one line unless that line runs on.

    A question may begin with its first label and have no title; a whole text on one line is none.
    """
    if start >= limit or parse_label(lines[start].text):
        return start
    if len(lines[start].words) > _MOST_TITLE_WORDS:
        return start
    end = start + 1
    while end < min(start + _MOST_TITLE_LINES, limit) and _runs_on(
        lines[start:end], lines[end], margin
    ):
        end += 1
    return end


def _runs_on(title: Sequence[Line], following: Line, margin: float) -> bool:
    line = title[-1]
    if has_gap(line, following) or parse_label(following.text) or line.text.endswith((".", "?")):
        return False
    if line.words[-1].text in _DASH or following.words[0].text in _DASH:
        return True
    if _bold(line) != _bold(following) or line.words[0].size > 1.05 * following.words[0].size:
        return False
    if _bold(line):
        return True
    whole = any(word.text in _DASH for part in title for word in part.words)
    return not ends_early(line, following, margin) and (
        following.text[0].islower() or (not whole and _has_wide_dash(following))
    )


def _bold(line: Line) -> bool:
    return all(word.bold for word in line.words)


def _has_wide_dash(line: Line) -> bool:
    """Whether a dash with double spaces parts subject and aspect in the line."""
    return any(
        word.text in _DASH and word.start - before.end > 1 and after.start - word.end > 1
        for before, word, after in zip(line.words, line.words[1:], line.words[2:], strict=False)
    )


def _asked(document: Document, lines: Sequence[Line], layout: Layout) -> Header:
    """The question's own header; empty when there is none."""
    fields = _fields(lines[layout.opening : layout.fields])
    above = _minister(document, lines[layout.top : layout.opening])
    below = _joined(document, lines[layout.fields : layout.role])
    return replace(
        fields,
        minister=" ".join(filter(None, (fields.minister, below))) or above.minister,
        portfolio=_role(document, lines, layout) or above.portfolio,
    )


def _role(document: Document, lines: Sequence[Line], layout: Layout) -> str | None:
    role = _joined(document, lines[layout.role : layout.title])
    opened = layout.fields and _ROLE_INSIDE.search(lines[layout.fields - 1].text)
    if opened and layout.role == layout.fields:
        role = f"{lines[layout.fields - 1].text[opened.start() :]} {role}".strip()
    return role or None


def _answered(document: Document, lines: Sequence[Line], layout: Layout) -> Header:
    """What the answer's header says of the question and of the minister."""
    minister = _minister(document, lines[layout.answer : layout.mark])
    fields = _fields(lines[layout.mark : layout.body])
    return replace(fields, minister=minister.minister, portfolio=minister.portfolio)


def _minister(document: Document, block: Sequence[Line]) -> Header:
    text = _joined(document, block)
    role = _ROLE_STARTS.search(text)
    name = text[: role.start()] if role else text
    return Header(minister=name.rstrip(", ") or None, portfolio=role and text[role.start() :])


def _fields(lines: Sequence[Line]) -> Header:
    text = "\n".join(line.text for line in lines)
    number, dates, asker = _NUMBER.search(text), find_dates(text), _ASKER.search(text)
    minister = _MINISTER.search(text) or _MINISTER_BEHIND_DATE.search(text)
    return Header(
        number=int(number[1]) or None if number else None,
        date_asked=dates[0].date if dates else None,
        asker=asker[1] if asker else None,
        minister=minister[1] if minister else None,
    )


def _joined(document: Document, lines: Sequence[Line]) -> str:
    """Lines as one string."""
    if not lines:
        return ""
    return passage(document, lines[0].start, lines[-1].end).text.replace("\n", " ")


def _addressees(document: Document, lines: Sequence[Line]) -> tuple[tuple[str, int], ...]:
    """The ministers to whom one question was put, each with the number it got there."""
    for line in lines:
        if opening := ADDRESSEES.match(line.text):
            text = passage(document, line.start, len(document.text)).text.replace("\n", " ")
            return tuple(_listed(text, opening.end()))
    return ()


def _listed(text: str, end: int) -> Iterator[tuple[str, int]]:
    while match := _ADDRESSEE.match(text, end):
        yield match["name"], int(match["nr"])
        end = match.end()
