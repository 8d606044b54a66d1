"""Where the parts of a document begin: the question's header, its text, the answer's header."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from extractor.model import Line
from extractor.passage import ends_early, has_gap
from extractor.patterns import pattern

ROLE = (
    r"(?:DE\s+)?(?:VLAAMSE?\s+)?"
    r"(?:(?:VICE-?\s?)?MINISTER(?:-PRESIDENT|\s+VICE-?PRESIDENT)?|STAATSSECRETARIS)\b"
)
_ROLE = pattern(ROLE, regex.IGNORECASE)
_NAMED_ROLE = pattern(rf"(?!{ROLE})(?:\p{{Lu}}[\p{{Lu}}'’.-]+,?\s+){{2,7}}{ROLE}")
_NAME = pattern(r"(?:\p{L}[\p{L}'’.-]*\s+){1,6}\p{L}[\p{L}'’-]*$")

_ANSWER = pattern(
    r"(?:(?:gecoördineerd|aanvullend|voorlopig|definitief)\s+)?antwoord\s*:?(?P<rest>.*)$",
    regex.IGNORECASE,
)
_TO_QUESTION = pattern(
    r"\s*op\s+(?:de\s+)?(?:schriftelijke\s+)?vraag\s+(?:nr\.?\s*)?\d+(?:\s+van\s.*)?$",
    regex.IGNORECASE,
)

# Closes a question that was put to several ministers: their names and its numbers follow.
ADDRESSEES = pattern(
    r"\(?deze\s+vraag\s+(?:werd|is)\s+(?:(?:ook|eveneens|tevens)\s+)?gesteld\s+aan\b:?",
    regex.IGNORECASE,
)

_DAY = r"\d{1,2}(?:\s+\p{L}+\s+|[/.-]\d{1,2}[/.-])\d{4}"
_ASKER = pattern(r"\bvan\s+\p{L}", regex.IGNORECASE)
_OF_DAY_OR_ASKER = pattern(rf"(?:van|VAN)\s+(?:{_DAY}(?:\s+van\s.*)?|\p{{L}}[^.?!;:]*)$")
_OPENING = pattern(
    r"schriftelijke\s+vraag(?:\s+(?:nr\.?\s*)?\d+)?$"
    rf"|(?:(?:schriftelijke\s+)?vraag\s+)?nr\.?:?\s*\d+"
    rf"(?:\s*$|\s+van\s+\p{{L}}.*|\s+datum\b.*|\s+van\s+{_DAY}(?:\s+van\s+\p{{L}}.*|$))",
    regex.IGNORECASE,
)
_FIELD = pattern(
    r"(?:nr\.?\s*)?\d{1,5}$|nr\.?:?\s*\d|(?:van|aan):?\s+\p{L}|datum\b|schriftelijke\s+vraag\b"
    rf"|vraag\s+nr|(?:van\s+)?{_DAY}(?:\s+van\s+\p{{L}}.*)?$",
    regex.IGNORECASE,
)
_ADDRESSED = pattern(rf"(?:^|\s)aan:?\s+(?!.*{ROLE})\p{{Lu}}[^\d]*$", regex.IGNORECASE)
_REST_OF_NAME = pattern(r"(?:\p{Lu}[\p{Lu}'’.-]*\s+){0,4}\p{Lu}[\p{Lu}'’-]*$")
_SENTENCE_END = pattern(r"[.?!:;]$")
_ROLE_GOES_ON = pattern(r"(?:,|\b(?:en|van|de|het|der|voor))$", regex.IGNORECASE)
_GOES_ON_FROM_ROLE = pattern(r"(?:VAN|EN|VOOR|DE|HET|DER)\s")
_SUBTITLE = pattern(r"\S +[-–] +\S")
_BANNER = pattern(r"vlaams parlement\b", regex.IGNORECASE)
_LAST_OPENING, _MOST_FIELDS, _MOST_ROLE_LINES = 8, 8, 5
_MOST_FIELD_WORDS, _MOST_BANNER_WORDS = 25, 3


@dataclass(frozen=True)
class Layout:
    """The parts of a document as indices of its lines; each part may be empty.

    The fields of the question's header stand at [opening, fields), the minister above them (in
    bulletins) at [top, opening), or else below them: the name at [fields, role), the role at
    [role, title). The question's title and text stand at [title, answer), the minister above the
    answer at [answer, mark), the mark ANTWOORD with its fields at [mark, body), and the answer
    itself from `body` on.
    """

    top: int
    opening: int
    fields: int
    role: int
    title: int
    answer: int
    mark: int
    body: int


def find_layout(lines: Sequence[Line], margin: float) -> Layout:
    """The layout of a document; `margin` is how far its lines reach to the right."""
    mark, body = _answer_mark(lines)
    answer = minister_above(lines, mark, 0) if mark < len(lines) else mark
    opening = _opening(lines, answer)
    if opening is None:
        top = min(_below_banner(lines), answer)
        return Layout(top, top, top, top, top, answer, mark, body)
    fields = _fields_end(lines, opening, answer)
    role = fields
    if role < answer and _is_minister(lines, role, answer):
        role += 1
    title = _role_end(lines, role, answer, margin)
    top = minister_above(lines, opening, 0)
    return Layout(top, opening, fields, role, title, answer, mark, body)


def is_name(text: str) -> bool:
    """Whether a line may be a person's name: two to seven words of letters, capitals outside."""
    if not _NAME.match(text) or _ROLE.match(text):
        return False
    words = text.split()
    return text.isupper() or (words[0][0].isupper() and words[-1][0].isupper())


def minister_above(lines: Sequence[Line], end: int, start: int) -> int:
    """The first line of the minister's name and role right above line `end`; `end` when none."""
    role = end
    for index in range(end - 1, max(end - 1 - _MOST_ROLE_LINES, start - 1), -1):
        text = lines[index].text
        if _NAMED_ROLE.match(text):
            return index
        if _ROLE.match(text):
            role = index
        elif _SENTENCE_END.search(text):
            break
    named = role > start and is_name(lines[role - 1].text)
    if role == end:
        return end - 1 if named and lines[end - 1].text.isupper() else end
    capitals = all(line.text.isupper() for line in lines[role:end])
    return role - 1 if named else role if capitals else end


def _answer_mark(lines: Sequence[Line]) -> tuple[int, int]:
    """The line ANTWOORD and the first line below its fields; the end twice when there is none."""
    for mark, line in enumerate(lines):
        found = _ANSWER.match(line.text)
        if found is None or (found["rest"] and not _TO_QUESTION.match(found["rest"])):
            continue
        body = _answer_fields_end(lines, mark, found["rest"])
        # Justified text may have the word "antwoord" alone on a line.
        heading = line.text[0].isupper() and (
            mark == 0 or bool(_SENTENCE_END.search(lines[mark - 1].text))
        )
        if found["rest"] or body > mark + 1 or heading or minister_above(lines, mark, 0) < mark:
            return mark, body
    return len(lines), len(lines)


def _answer_fields_end(lines: Sequence[Line], mark: int, cited: str) -> int:
    end = mark + 1
    if not cited:
        if end == len(lines) or not _TO_QUESTION.match(lines[end].text):
            return end
        cited, end = lines[end].text, end + 1
    while end < len(lines) and not _ASKER.search(cited) and _OF_DAY_OR_ASKER.match(lines[end].text):
        cited, end = lines[end].text, end + 1
    return end


def _opening(lines: Sequence[Line], limit: int) -> int | None:
    """The line that opens the question's header; only a banner and a minister may stand above."""
    for index, line in enumerate(lines[: min(_LAST_OPENING, limit)]):
        if _OPENING.match(line.text) and len(line.words) <= _MOST_FIELD_WORDS:
            above = lines[: minister_above(lines, index, 0)]
            if all(ln.text.isupper() or _is_banner(ln) for ln in above):
                return index
    return None


def _is_banner(line: Line) -> bool:
    return len(line.words) <= _MOST_BANNER_WORDS or bool(_BANNER.match(line.text))


def _below_banner(lines: Sequence[Line]) -> int:
    """The first line that is no banner of the parliament."""
    return next((i for i, line in enumerate(lines) if not _BANNER.match(line.text)), 0)


def _fields_end(lines: Sequence[Line], opening: int, limit: int) -> int:
    end = opening + 1
    while (
        end < min(opening + _MOST_FIELDS, limit)
        and _FIELD.match(lines[end].text)
        and len(lines[end].words) <= _MOST_FIELD_WORDS
        and not _SENTENCE_END.search(lines[end].text)
        and not _ends_name(lines, end, limit)
    ):
        end += 1
    return end


def _is_minister(lines: Sequence[Line], index: int, limit: int) -> bool:
    """Whether the minister's name stands below the fields, or the rest of it.

    The role follows, or else the name is in capitals and no name was begun in the fields.
    """
    text = lines[index].text
    if _ADDRESSED.search(lines[index - 1].text):
        return _ends_name(lines, index, limit)
    return is_name(text) and (_is_above_role(lines, index, limit) or text.isupper())


def _ends_name(lines: Sequence[Line], index: int, limit: int) -> bool:
    """Whether a line holds the rest of the minister's name, begun in the field above it."""
    text = lines[index].text
    return bool(
        _ADDRESSED.search(lines[index - 1].text)
        and _REST_OF_NAME.match(text)
        and not _ROLE.match(text)
        and _is_above_role(lines, index, limit)
    )


def _is_above_role(lines: Sequence[Line], index: int, limit: int) -> bool:
    return bool(index + 1 < limit and _ROLE.match(lines[index + 1].text))


def _role_end(lines: Sequence[Line], start: int, limit: int, margin: float) -> int:
    """Where the lines of a role end; they may begin in the last line above `start`."""
    opened = start > 0 and regex.search(rf"\s{ROLE}", lines[start - 1].text)
    if not opened and (start >= limit or not _ROLE.match(lines[start].text)):
        return start
    end = start if opened else start + 1
    while end < min(start + _MOST_ROLE_LINES, limit) and _goes_on(
        lines[end - 1], lines[end], margin
    ):
        end += 1
    return end


def _goes_on(line: Line, following: Line, margin: float) -> bool:
    """Whether the role goes on in the next line rather than the title beginning there."""
    if has_gap(line, following) or _SUBTITLE.search(following.text):
        return False
    if _ROLE_GOES_ON.search(line.text):
        return True
    if line.text.isupper() and following.text.isupper():
        if _GOES_ON_FROM_ROLE.match(following.text):
            return True
        return not ends_early(line, following, margin) or bool(_ROLE.match(following.text))
    return False
