"""The header of a written question: number, date, asker, minister, portfolio and title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

import regex

from extractor.model import Header, Line
from extractor.notation.dates import find_dates, session_year

_ANSWER = regex.compile(
    r"antwoord\s*:?$|antwoord\s+op\s+(?:schriftelijke\s+)?vraag\s+nr", regex.IGNORECASE
)
_ROLE = regex.compile(r"(?:DE\s+)?(?:VLAAMS\s+|VICE-?\s?)*MINISTER\b")
_NUMBER = regex.compile(r"\bnr\.?\s*(\d{1,4})(?![\d.])", regex.IGNORECASE)
_STOP = r"(?=\s+datum\s*:|\s+aan\s+\p{Lu}{2}|\s*\n|\s*$)"
_ASKER = regex.compile(rf"(?:^|\n|\s)(?i:van)\s+(?!\d)(\p{{L}}[^\n]*?){_STOP}")
_MINISTER = regex.compile(rf"(?:^|\n|\s)aan\s+(\p{{Lu}}{{2}}[^\n]*?){_STOP}")
_FIELD = regex.compile(
    r"(?:nr\.?\s*\d|van\b|datum\s*:|aan\b|schriftelijke\s+vraag|vraag\s+nr|op\s+vraag)",
    regex.IGNORECASE,
)
_ADDRESSEES = regex.compile(r"deze\s+vraag\s+werd\s+gesteld\s+aan", regex.IGNORECASE)
_ADDRESSEE = regex.compile(r"(\p{Lu}[^,()]*?)\s*\((\d+)\)")
_MOST_HEADER_LINES = 8


@dataclass(frozen=True)
class Layout:
    """Where the parts of a document begin, as indices of its lines.

    The question's body is [question, answer), the answer's [answer_body, end); `answer` is None
    when there is no answer.
    """

    question: int
    answer: int | None
    answer_body: int


def find_header(lines: Sequence[Line]) -> tuple[Header, Layout]:
    """The header and the layout of a document, from the lines of its body."""
    mark = next((i for i, line in enumerate(lines) if _ANSWER.match(line.text.strip())), None)
    asked = _fields(lines[: _question_fields(lines, mark)])
    start = _question_fields(lines, mark)
    portfolio, start = _role(lines, start)
    title, start = _title(lines, start, mark)
    header = replace(asked, title=title, portfolio=portfolio)
    layout = Layout(start, None, len(lines))
    if mark is not None:
        answered, layout = _answer(lines, mark, start)
        header = _first(header, answered)
    return _with_session(replace(header, addressees=_addressees(lines))), layout


def _first(one: Header, other: Header) -> Header:
    """Each field from the question's header, or where that lacks it from the answer's."""
    return replace(
        one,
        number=one.number or other.number,
        date_asked=one.date_asked or other.date_asked,
        asker=one.asker or other.asker,
        minister=one.minister or other.minister,
        portfolio=one.portfolio or other.portfolio,
    )


def _with_session(header: Header) -> Header:
    year = session_year(header.date_asked) if header.date_asked else None
    return replace(header, session_year=year)


def _question_fields(lines: Sequence[Line], mark: int | None) -> int:
    """How many lines at the top are fields of the question's header."""
    limit = min(_MOST_HEADER_LINES, len(lines), mark if mark is not None else len(lines))
    fields = 0
    for index, line in enumerate(lines[:limit]):
        text = line.text.strip()
        if not (_FIELD.match(text) and _looks_like_field(text, index)):
            if (
                index == fields
                and text.isupper()
                and fields
                and not _ROLE.match(text)
                and not fields_done(lines, index)
            ):
                fields = index + 1
            break
        fields = index + 1
    return fields


def fields_done(lines: Sequence[Line], index: int) -> bool:
    return not (index + 1 < len(lines) and _ROLE.match(lines[index + 1].text))


def _looks_like_field(text: str, index: int) -> bool:
    return len(text.split()) <= 20 and not text.endswith((".", "?"))


def _fields(lines: Sequence[Line]) -> Header:
    text = "\n".join(line.text for line in lines)
    number, dates = _NUMBER.search(text), find_dates(text)
    asker, minister = _ASKER.search(text), _MINISTER.search(text)
    last = lines[-1].text.strip() if lines else ""
    alone = last if last.isupper() and not _FIELD.match(last) else None
    return Header(
        number=int(number[1]) if number else None,
        date_asked=dates[0].date if dates else None,
        asker=_name(asker[1]) if asker else None,
        minister=_name(minister[1]) if minister else alone,
    )


def _name(written: str) -> str:
    return " ".join(written.split())


def _role(lines: Sequence[Line], start: int) -> tuple[str | None, int]:
    if start >= len(lines) or not _ROLE.match(lines[start].text):
        return None, start
    block = list(takewhile(lambda line: line.text.upper() == line.text, lines[start:]))
    return " ".join(line.text for line in block), start + len(block)


def _title(lines: Sequence[Line], start: int, mark: int | None) -> tuple[str | None, int]:
    limit = mark if mark is not None else len(lines)
    if start >= limit:
        return None, start
    margin = max(line.box.x1 for line in lines)
    end = start + 1
    while end < limit and end - start < 3 and _full(lines[end - 1], lines[end], margin):
        end += 1
    return " ".join(line.text for line in lines[start:end]), end


def _full(line: Line, following: Line, margin: float) -> bool:
    width = following.words[0].box.x1 - following.words[0].box.x0
    return line.box.x1 + width > 0.97 * margin and not line.text.endswith((".", "?"))


def _answer(lines: Sequence[Line], mark: int, start: int) -> tuple[Header, Layout]:
    end = mark + 1
    while (
        end < len(lines)
        and end - mark <= 4
        and regex.match(r"(?:op\s+(?:schriftelijke\s+)?vraag|van)\s", lines[end].text)
    ):
        end += 1
    fields = _fields(lines[mark:end])
    top = mark
    while top > start and lines[top - 1].text == lines[top - 1].text.upper() and mark - top < 6:
        top -= 1
    roles = [i for i in range(top, mark) if _ROLE.match(lines[i].text)]
    minister, portfolio = None, None
    if roles:
        portfolio = " ".join(line.text for line in lines[roles[0] : mark])
        top = max(roles[0] - 1, start)
        minister = lines[top].text if top < roles[0] else None
    return replace(fields, minister=minister, portfolio=portfolio), Layout(start, top, end)


def _addressees(lines: Sequence[Line]) -> tuple[tuple[str, int], ...]:
    for index, line in enumerate(lines):
        if _ADDRESSEES.match(line.text):
            text = " ".join(ln.text for ln in lines[index : index + 8])
            text = regex.sub(r"^.*?ministers?\s", "", text, count=1)
            return tuple((name.strip(), int(n)) for name, n in _ADDRESSEE.findall(text))
    return ()
