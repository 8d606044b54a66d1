"""Citations of other written questions: "schriftelijke vraag nr. 346 van 11 februari 2020"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import regex

from extractor.model import Citation, Document, Header, Item
from extractor.notation.dates import find_dates
from extractor.passage import passage
from extractor.patterns import pattern

_NUMBERS = r"(?P<number>\d{1,5})(?!\d|[.,]\d|\s*[a-z]\))"
_SESSION = r"20\d\d\s*[-–/]\s*(?:20)?\d\d"
_CITATION = pattern(
    r"(?<!\p{L})(?<!mondelinge\s)(?<!actuele\s)"
    r"(?:(?P<written>schriftelijke\s+vra(?:ag|gen)|SV(?=\s)"
    r"|mijn\s+(?:(?:eerdere|vorige)\s+)?vra(?:ag|gen)(?=\s+n(?:rs?|ummers?)\b))|(?:parlementaire\s+)?vra(?:ag|gen))"
    rf"(?:\s+Vl\.?\s*Parl\.?)?(?P<early>[\s,(]+{_SESSION}\)?,?)?"
    r"(?P<when>\s+van\s+\d{1,2}(?:\s+\p{L}+\s+|[/.-]\d{1,2}[/.-])\d{4})?"
    r"(?:\s+(?:over|inzake|betreffende|aan|van)\s[^.;:?!\d]{1,80}?(?=[\s(]+(?:met\s+)?(?:nr|nummer)))?"
    rf"[\s,(]+(?:met\s+)?(?P<nr>nrs?\.?\s*|nummers?\s+)?{_NUMBERS}",
    regex.IGNORECASE,
)
_FURTHER = pattern(rf"\)?\s*(?:,|\ben\b)\s*(?P<nr>nr\.?\s*)?{_NUMBERS}", regex.IGNORECASE)
_LATE_SESSION = pattern(rf"[\s,]*\(\s*{_SESSION}\s*\)")
_BEFORE_DATE = pattern(
    r"[\s,(]*(?:(?:van|aan)\s+(?:minister\s+)?(?:\p{Lu}[\p{L}'’-]*\s+|van\s+|de[nr]?\s+){1,7})?"
    r"(?:(?:gesteld\s+)?(?:van|op)|d\.?d\.?)?\s*"
)
_NO_NUMBER = pattern(r"\s+(?:\p{Ll}+\s+\d{4}|procent|euro|%)")


def find_citations(document: Document, item: Item, header: Header) -> Iterator[Citation]:
    """The other written questions that an item cites; the document's own number is none.

    A number is taken where the text says "schriftelijke vraag" or "SV", or gives "vraag" with its
    date or session year.
    """
    if not item.text:
        return
    view = passage(document, item.start, item.end)
    text = view.text
    for first in _CITATION.finditer(text):
        formal = bool(first["written"] or first["early"])
        match: regex.Match[str] | None = first
        start = first.start()
        while match and not _NO_NUMBER.match(text, match.end()):
            session = _LATE_SESSION.match(text, match.end())
            date, end = _date_behind(text, session.end() if session else match.end())
            if match is first and first["when"]:
                date = next((d.date for d in find_dates(first["when"])), date)
            formal = formal or bool(session) or date is not None
            number = int(match["number"])
            own = number == header.number and date in (None, header.date_asked)
            if formal and number and not own:
                evidence = document.evidence(*view.span(start, end), "citation")
                yield Citation(number, date, item.part, item.label, evidence)
            match = _FURTHER.match(text, end) if formal else None
            start = match.start("number") if match else end


def _date_behind(text: str, end: int) -> tuple[dt.date | None, int]:
    """The date that follows directly, and where it ends; else None and `end`."""
    lead = _BEFORE_DATE.match(text, end)
    begin = lead.end() if lead else end
    for date in find_dates(text[begin : begin + 40]):
        if date.start == 0:
            return date.date, begin + date.end
    return None, end
