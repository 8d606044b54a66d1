"""Calendar days as Dutch documents write them: day first, months by name or by number."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

import regex

from extractor.patterns import pattern

_MONTHS = {
    "januari": 1, "jan": 1, "februari": 2, "febr": 2, "feb": 2, "maart": 3, "mrt": 3, "april": 4,
    "apr": 4, "mei": 5, "juni": 6, "jun": 6, "juli": 7, "jul": 7, "augustus": 8, "aug": 8,
    "september": 9, "sept": 9, "sep": 9, "oktober": 10, "okt": 10, "november": 11, "nov": 11,
    "december": 12, "dec": 12,
}  # fmt: skip

MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
YEAR = r"(?P<year>1[89]\d\d|20\d\d)(?!\d)"

# Two-digit years only between strokes: "2.1.16" is a section number, "3-4-16" anything.
_DAY_FORMS = tuple(
    pattern(form, regex.IGNORECASE)
    for form in (
        rf"(?<![\w/])(?<!\d[.,])(?P<day>\d{{1,2}})(?:ste|de|e|°)?\s*{MONTH}\s*{YEAR}",
        r"(?<![\w./])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>1[89]\d\d|20\d\d|\d\d)(?![\w/])",
        rf"(?<![\w.])(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{YEAR}(?!\w|\.\d)",
        rf"(?<![\w.-])(?P<day>\d{{1,2}})-(?P<month>\d{{1,2}})-{YEAR}(?![\w-])",
        rf"(?<![\w.-]){YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-])",
    )
)
# "1/4/16": most texts that are asked are figures of cells.
_SHORTEST = 6


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A calendar day written at [start, end) of a text."""

    start: int
    end: int
    date: dt.date


def month_number(name: str) -> int:
    """The number of a month, 1 to 12, from its Dutch name or abbreviation; KeyError if unknown."""
    return _MONTHS[name.lower().rstrip(".")]


def full_year(digits: str) -> int:
    """The year meant by two or four digits; two follow POSIX: 69-99 are 19xx, 00-68 are 20xx."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (1900 if year >= 69 else 2000)


def _day(match: regex.Match[str]) -> dt.date | None:
    month = match["month"]
    try:
        number = int(month) if month.isdecimal() else month_number(month)
        return dt.date(full_year(match["year"]), number, int(match["day"]))
    except ValueError:
        return None


def parse_date(text: str) -> dt.date | None:
    """The calendar day that the whole of `text` writes, or None.

    Reads "24 september 2020", "1 jan. 2020", "31/12/2019", "1/4/16", "1.12.2022", "31-12-2019" and
    "2020-09-24"; the day stands before the month, as in Belgium. Days that do not exist are None.
    """
    stripped = text.strip()
    matches = (form.fullmatch(stripped) for form in _DAY_FORMS)
    return next((_day(match) for match in matches if match), None)


@lru_cache(maxsize=256)
def find_dates(text: str) -> tuple[DateSpan, ...]:
    """All calendar days written in a running text, in its order, without overlap."""
    if len(text) < _SHORTEST:
        return ()
    found = [
        DateSpan(match.start(), match.end(), date)
        for form in _DAY_FORMS
        for match in form.finditer(text)
        if (date := _day(match))
    ]
    return tuple(sorted(found, key=lambda span: span.start))
