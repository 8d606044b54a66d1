"""Dates, periods and session years: the one door to all that says *when*.

Days are read in `days`, labels and phrases of periods in `periods`.
"""

from __future__ import annotations

import datetime as dt

from extractor.notation.days import DateSpan, find_dates, parse_date
from extractor.notation.periods import PeriodSpan, find_periods
from extractor.notation.years import is_year

__all__ = [
    "DateSpan",
    "PeriodSpan",
    "find_dates",
    "find_periods",
    "is_year",
    "parse_date",
    "session_opening",
    "session_year",
]

# The Flemish Parliament is elected every five years since 1999. The years of which it is known that
# a short extra session may stand between the election and the opening:
_EXTRA_SESSIONS = frozenset({2019, 2024})


def session_opening(year: int) -> dt.date:
    """The day the Flemish Parliament opens its session: the fourth Monday of September of `year`.

    Source: vlaamsparlement.be; the openings of 26/9/2016, 24/9/2018, 23/9/2019 and 25/9/2023
    bear it out.
    """
    first = dt.date(year, 9, 1)
    return first + dt.timedelta(days=-first.weekday() % 7 + 21)


def session_year(asked: dt.date) -> str | None:
    """The session year of a question asked on a day: "2019-2020" for 24 September 2020.

    A session runs from one opening to the next (`session_opening`). None from June to the opening
    in 2019 and 2024: after an election a short extra session may have been held, with question
    numbers of its own.
    """
    opened = asked >= session_opening(asked.year)
    if not opened and asked.month >= 6 and asked.year in _EXTRA_SESSIONS:
        return None
    first = asked.year if opened else asked.year - 1
    return f"{first}-{first + 1}"
