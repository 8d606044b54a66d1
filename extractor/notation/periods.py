"""Periods in labels and phrases, as ISO 8601 where that has a form for them.

- ``P3Y``, ``P18M``: a duration after the start ("na 3 jr", "na drie jaar", "na 18 maanden")
- ``year-1``: an ordinal year ("jaar 1", "Y1", "eerste werkjaar"); ISO 8601 has no form for it, and
  ``P1Y`` would say a duration
- ``2019-12-31``: a day ("31/12/2019", "31 december 2019"), also the last one of what "eind" stands
  before ("eind 2019"; "eind juni 2020" is ``2020-06-30``)
- ``2018-03``, ``2019``: a month, a year ("maart 2018", "2019", "'19"). A vague mark ("begin 2019",
  "medio maart 2018") leaves them as they are: it must not look like an exact day
- ``2020-Q1``, ``2018-S2``: a quarter, a half-year, written as SDMX does ("1e kwartaal 2020")
- ``2017/2018``: an interval ("2017-2018", "van 2017 tot en met 2018"), of days and months likewise
"""

from __future__ import annotations

import calendar
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, pairwise

import regex

from extractor.notation.days import MONTH, YEAR, find_dates, full_year, month_number
from extractor.notation.words import ORDINALS
from extractor.notation.years import is_year
from extractor.patterns import pattern

_CARDINALS = (
    "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf",
    "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
    "twintig",
)  # fmt: skip
_COUNTS = {"een": 1, "eén": 1}
_COUNTS |= {word: n for words in (_CARDINALS, ORDINALS) for n, word in enumerate(words, start=1)}
_COUNTS |= {"vierentwintig": 24, "dertig": 30, "zesendertig": 36, "achtenveertig": 48, "zestig": 60}
_COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(sorted(_COUNTS, key=len, reverse=True))})"
_DIGITS = pattern(r"\d+")
_UNITS = {"j": "Y", "m": "M", "w": "W", "d": "D"}


def _compile(written: str) -> regex.Pattern[str]:
    return pattern(written, regex.IGNORECASE)


_THROUGH = _compile(r"\s*[-–—/]\s*|\s+(?:tot(?:\s+en\s+met)?|t/m|t\.?e\.?m\.?)\s+")
_AND = _compile(r"\s+en\s+")
_BETWEEN = _compile(r"\btussen\s+\Z")
_UNIT = (
    r"(?P<unit>jaar|jaren|jr\b\.?|werkjaar|werkjaren|maand|maanden|mnd\b\.?|week|weken|dag|dagen)"
    r"(?!\w)"
)
_DURATION = _compile(
    rf"\bna\s+(?:(?:afloop\s+van|een\s+(?:periode|werking)\s+van|de\s+eerste)\s+){{0,2}}(?<!\d){_COUNT}\s*"
    rf"(?:(?:volle|volledige|hele|goede)\s+)?{_UNIT}"
    rf"|(?<![\w.,]){_COUNT}\s*{_UNIT}\s+na\s+(?:(?:de|het|zijn|haar|hun)\s+)?"
    r"(?:op)?(?:start|begin|aanvang|oprichting|erkenning|lancering)\b"
)
_ORDINAL_YEAR = _compile(
    r"(?<!\b(?:vorige?|dit|elk|ieder|per|volgende?|voorbije|afgelopen|zelfde|laatste|lopende)\s)"
    r"(?<!\w)(?:(?:werk|project|subsidie)?jaar\s*|year\s*|[yj])(?P<count>\d{1,2})(?![\w/]|[.,-]\d)"
    rf"|(?<!\w)(?:(?P<count>\d{{1,2}})(?:ste|de|e)|(?P<count>{'|'.join(ORDINALS)}))\s+"
    r"(?:werk|project|subsidie)?jaar\b"
)
# "In het eerste werkjaar 44 leden, in het tweede 68": the noun is left out.
_ORDINAL_ONLY = _compile(
    rf"(?<=\b(?:in|na|van)\s+het\s+)(?P<count>{'|'.join(ORDINALS)})(?=,?\s+(?:er|al|nog|reeds|waren|ruim|\d))"
)
# "Het eerste, tweede en derde werkjaar", "na één, twee en drie jaar": the noun stands once.
_ORDINALS_LISTED = _compile(
    rf"(?<!\w)(?:(?P<count>{'|'.join(ORDINALS)})\s*(?:,|en)\s+(?:het\s+)?)+"
    rf"(?P<count>{'|'.join(ORDINALS)})\s+(?:werk|project|subsidie)?jaar\b"
)
_DURATIONS_LISTED = _compile(rf"\bna\s+(?:{_COUNT}\s*(?:,|en)\s+)+{_COUNT}\s+{_UNIT}")
_PART = (
    r"(?:(?P<kind>[qsh])(?P<count>[1-4])|(?P<count>[1-4](?:ste|de|e)|eerste|tweede|derde|vierde|laatste)\s+"
    r"(?P<kind>kwartaal|semester|helft|jaarhelft))"
)
_YEAR_PART = _compile(
    rf"(?<!\w){_PART}(?:\s+van)?(?:\s+|/){YEAR}(?!\w)|(?<![\w/-]){YEAR}[\s-]*\(?{_PART}\b\)?"
)
_MONTH_YEAR = _compile(rf"(?<!\w)(?<!\d\s){MONTH}(?:\s+(?:van\s+)?)?{YEAR}(?!\w)")
_YEAR = _compile(rf"(?<![\w]){YEAR}(?!\w)")
_SHORT_YEAR = _compile(r"(?<!\w)['’‘](?P<year>\d\d)(?!\w|['’]|[.,]\d|\s+\p{Ll}+(?:en|s)\b)")
_SCHOOL_YEAR = _compile(rf"(?<![\w/.-]){YEAR}[-–/](?P<next>\d\d)(?![\w/]|[-.,]\d)")
_BARE_DAY = _compile(rf"(?<![\w/.,])(?P<day>\d{{1,2}})(?:ste|de|e)?\s+{MONTH}(?!\s*\d)")
_BARE_MONTH = _compile(rf"(?<!\w)(?<!\d\s){MONTH}(?!\s*\d)")
_ISO_MONTH = _compile(r"\d{4}-\d\d")
# Most texts that are asked are the figures of cells: what has no letters, marks or year in it is no
# period.
_MAY_HOLD = re.compile(r"[^\W\d_]|1[89]\d\d|20\d\d|\d[\s-]*[-–/.]|['’‘]\d")
_END = _compile(r"\b(?:eind|einde|ultimo)\s+(?:van\s+)?(?:het\s+jaar\s+)?\Z")
_LISTED = _compile(r"\s*(?:,|,?\s*\ben\b)\s*")
_WITHIN = _compile(r"\b(?:begin|medio|midden|half|halfweg)\s+(?:van\s+)?\Z")


@dataclass(frozen=True, slots=True)
class PeriodSpan:
    """A period written at [start, end) of a text; `iso` as the module's table says."""

    start: int
    end: int
    iso: str


@lru_cache(maxsize=2048)
def find_periods(text: str) -> tuple[PeriodSpan, ...]:
    """The periods a text or a label speaks of: the longest reading wins, none overlap.

    Words that change the meaning belong to the span ("na", "eind", "begin"), prepositions ("op",
    "in", "tot") do not: a bound or a deadline is not told from a moment.
    """
    if not _MAY_HOLD.search(text):
        return ()
    if not _DIGITS.search(text):
        return tuple(_longest([*_durations(text), *_ordinal_years(text)]))
    readers = (_days, _months, _years, _parts)
    found = sorted((p for read in readers for p in read(text)), key=lambda point: point.start)
    points = _longest([_with_mark(text, point) for point in found])
    points = _with_shared_mark(text, points)
    periods = [
        *points,
        *_intervals(text, points),
        *_school_years(text),
        *_open_intervals(text, points),
    ]
    periods += [*_durations(text), *_ordinal_years(text)]
    return tuple(_longest(periods))


def _span(match: regex.Match[str], iso: str) -> PeriodSpan:
    return PeriodSpan(match.start(), match.end(), iso)


def _longest(spans: list[PeriodSpan]) -> list[PeriodSpan]:
    kept: list[PeriodSpan] = []
    for span in sorted(spans, key=lambda s: (s.start - s.end, s.start)):
        place = bisect_left(kept, span.start, key=lambda s: s.start)
        free_before = place == 0 or kept[place - 1].end <= span.start
        free_after = place == len(kept) or span.end <= kept[place].start
        if free_before and free_after:
            kept.insert(place, span)
    return kept


def _count(written: str) -> int:
    digits = _DIGITS.match(written)
    return int(digits[0]) if digits else _COUNTS[written.lower()]


def _durations(text: str) -> Iterator[PeriodSpan]:
    for match in _DURATION.finditer(text):
        unit = _UNITS[match["unit"].lower().removeprefix("werk")[0]]
        yield _span(match, f"P{_count(match['count'])}{unit}")

    for match in _DURATIONS_LISTED.finditer(text):
        unit = _UNITS[match["unit"].lower().removeprefix("werk")[0]]
        for span, written in zip(match.spans("count"), match.captures("count"), strict=True):
            yield PeriodSpan(*span, f"P{_count(written)}{unit}")


def _ordinal_years(text: str) -> Iterator[PeriodSpan]:
    told = False
    for match in _ORDINALS_LISTED.finditer(text):
        for span, written in zip(match.spans("count"), match.captures("count"), strict=True):
            yield PeriodSpan(*span, f"year-{_count(written)}")
    for match in _ORDINAL_YEAR.finditer(text):
        if number := _count(match["count"]):
            told = True
            yield _span(match, f"year-{number}")
    for match in _ORDINAL_ONLY.finditer(text) if told else ():
        yield _span(match, f"year-{_count(match['count'])}")


def _days(text: str) -> Iterator[PeriodSpan]:
    return (PeriodSpan(day.start, day.end, day.date.isoformat()) for day in find_dates(text))


def _months(text: str) -> Iterator[PeriodSpan]:
    for match in _MONTH_YEAR.finditer(text):
        yield _span(match, f"{match['year']}-{month_number(match['month']):02}")


def _years(text: str) -> Iterator[PeriodSpan]:
    for match in _YEAR.finditer(text):
        if is_year(text, match.start(), match.end()):
            yield _span(match, match["year"])
    for match in _SHORT_YEAR.finditer(text):
        yield _span(match, str(full_year(match["year"])))


def _parts(text: str) -> Iterator[PeriodSpan]:
    for match in _YEAR_PART.finditer(text):
        letter = "Q" if match["kind"][0].lower() in "qk" else "S"
        last = match["count"].lower() == "laatste"
        number = (4 if letter == "Q" else 2) if last else _count(match["count"])
        if letter == "Q" or number <= 2:
            yield _span(match, f"{match['year']}-{letter}{number}")


def _with_mark(text: str, point: PeriodSpan) -> PeriodSpan:
    """The point with the mark before it: "eind" makes it a last day, "begin" leaves it vague."""
    before = text[max(point.start - 30, 0) : point.start]
    if end := _END.search(before):
        return PeriodSpan(point.start - len(end[0]), point.end, _last_day(point.iso))
    if within := _WITHIN.search(before):
        return PeriodSpan(point.start - len(within[0]), point.end, point.iso)
    return point


def _with_shared_mark(text: str, points: list[PeriodSpan]) -> list[PeriodSpan]:
    """The points in their order, years behind a last day in its list as last days too: "eind 2017,
    2018 en 2019"."""
    shared: list[PeriodSpan] = []
    for point in points:
        before = shared[-1] if shared else None
        if before and len(point.iso) == len("2019") and _ends_year(text, before):
            listed = _LISTED.fullmatch(text, before.end, point.start)
            point = replace(point, iso=_last_day(point.iso)) if listed else point
        shared.append(point)
    return shared


def _ends_year(text: str, point: PeriodSpan) -> bool:
    """Whether a point is the last day of the year that it is written with."""
    return point.iso == f"{text[point.end - 4 : point.end]}-12-31"


def _last_day(iso: str) -> str:
    if len(iso) == 4:
        return f"{iso}-12-31"
    if _ISO_MONTH.fullmatch(iso):
        year, month = map(int, iso.split("-"))
        return f"{iso}-{calendar.monthrange(year, month)[1]}"
    return iso


def _through(text: str, first: PeriodSpan, last: PeriodSpan) -> bool:
    """Whether the text between two moments says "from the one to the other"."""
    if _THROUGH.fullmatch(text, first.end, last.start):
        return True
    opened = _BETWEEN.search(text, max(first.start - 10, 0), first.start)
    return bool(opened and _AND.fullmatch(text, first.end, last.start))


def _intervals(text: str, points: list[PeriodSpan]) -> Iterator[PeriodSpan]:
    for first, last in pairwise(points):
        same_grain = len(first.iso) == len(last.iso)
        if same_grain and first.iso < last.iso and _through(text, first, last):
            yield PeriodSpan(first.start, last.end, f"{first.iso}/{last.iso}")


def _school_years(text: str) -> Iterator[PeriodSpan]:
    """2019-20 as 2019/2020; not "2011-12", which may be a month of that year."""
    for match in _SCHOOL_YEAR.finditer(text):
        following = int(match["year"]) + 1
        if int(match["next"]) == following % 100 and not 1 <= following % 100 <= 12:
            yield _span(match, f"{match['year']}/{following}")


def _open_intervals(text: str, points: list[PeriodSpan]) -> Iterator[PeriodSpan]:
    """Intervals whose first moment borrows its year: "1 januari tot 31 december 2019"."""
    starts = [point.start for point in points]
    for match in chain(_BARE_DAY.finditer(text), _BARE_MONTH.finditer(text)):
        following = bisect_left(starts, match.end())
        if following == len(points):
            continue
        last = points[following]
        day = match.groupdict().get("day")
        iso = f"{last.iso[:4]}-{month_number(match['month']):02}" + (
            f"-{int(day):02}" if day else ""
        )
        first = _span(match, iso)
        if len(iso) == len(last.iso) and iso < last.iso and _through(text, first, last):
            yield PeriodSpan(first.start, last.end, f"{iso}/{last.iso}")
