"""The table `history`: what the answers say of one figure, one after the other."""

from __future__ import annotations

from bisect import bisect_left, insort_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from extractor.dataset.record import Record
from extractor.dataset.row import Row
from extractor.notation.names import fold, split_brackets
from extractor.patterns import pattern
from extractor.profile import Jump

_YEAR = r"(?P<year>\d{4})"
_PERIOD = pattern(
    rf"(?:.*/)?{_YEAR}(?:-(?:Q(?P<quarter>[1-4])|S(?P<half>[12])|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?"
)
_AFTER = pattern(r"P(?P<count>\d+)(?P<unit>[YMWD])|year-(?P<count>\d+)")
_DAYS = {"Y": 365, "M": 365 / 12, "W": 7, "D": 1}

_TAKEN_OVER = (
    "network_id", "network", "network_as_written", "indicator", "segment", "measure", "period",
    "document_id", "value", "qualifier", "observation_id",
)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """One figure of one answer, and when: `moment` sorts, as an ISO 8601 day does.

    It is the end of the figure's period, for a figure without one the day of the answer, for one
    after so many years ("P3Y") None: there is no telling which day that is.
    """

    row: Row
    date: str
    moment: str | None

    @property
    def series(self) -> tuple[Any, ...]:
        """What figures must have in common to be compared."""
        r = self.row
        lasting = r["period"] if self.moment is None else None
        return (*(r[c] for c in ("network_id", "indicator", "segment", "measure")), lasting)


def history(records: Iterable[Record], jump: Jump) -> list[Row]:
    """The figures of the answers by network and what is counted, in the order of the answers.

    Each stands beside the one before: that of the last earlier answer that tells the same period,
    or else the last one of an earlier period in an earlier answer. `event` says what is remarkable:

    - target_changed: another target for the same period
    - contradiction: another figure for the same period, both told as exact
    - jump: a figure of a later period, more times larger or smaller than the profile's bound
    - renamed: the network is written under another name than in the answer before

    Of several figures of one answer with the same meaning the first counts.
    """
    series: dict[tuple[Any, ...], list[Told]] = {}
    for told in sorted(_told(records), key=lambda told: rank(told.row, told.date)):
        series.setdefault(told.series, []).append(told)
    rows = [row for found in series.values() for row in _rows(found, jump)]
    return sorted(rows, key=_row_order)


def spelling(row: Row) -> str:
    """How an observation writes its network, what stands in brackets behind it left out."""
    return fold(split_brackets(row["network_as_written"])[0])


def _told(records: Iterable[Record]) -> Iterator[Told]:
    for record in records:
        date = record.document["date_asked"] or ""
        seen = set()
        for row in record.of("observations"):
            told = Told(row, date, moment(row["period"], date))
            key = *told.series, row["period"]
            if row["part"] == "answer" and key not in seen:
                seen.add(key)
                yield told


def moment(period: str | None, date: str) -> str | None:
    """The last day that a period can mean, as ISO 8601; where there is no period the day of the
    answer, `date`; None where there is no telling ("P3Y", after three years)."""
    if period is None:
        return date
    match = _PERIOD.fullmatch(period)
    if match is None:
        return None
    month = match["month"] or "12"
    if match["quarter"] or match["half"]:
        month = f"{int(match['quarter'] or 0) * 3 + int(match['half'] or 0) * 6:02}"
    return f"{match['year']}-{month}-{match['day'] or '31'}"


def rank(row: Row, date: str) -> tuple[str, str, str, float]:
    """What sorts figures by when they were told: by the day of the answer, `date`, and in one
    answer by the moment that they are about; those after so many years by the years."""
    own = moment(row["period"], date)
    later = _days(row["period"]) if own is None else 0
    return date, row["document_id"], own or "", later


def _days(period: str) -> float:
    """About how many days after the start a moment is: P3Y, P18M, year-2."""
    match = _AFTER.fullmatch(period)
    return int(match["count"]) * _DAYS[match["unit"] or "Y"] if match else 0


def _row_order(row: Row) -> tuple[str, ...]:
    keys = ("network_id", "indicator", "segment", "measure", "date", "document_id", "period")
    return tuple(str(row[key] or "") for key in keys)


class _Earlier:
    """The figures of a series that earlier answers gave."""

    def __init__(self) -> None:
        self.last: Told | None = None
        self._by_period: dict[str | None, Told] = {}
        self._by_moment: list[Told] = []

    def add(self, told: Told) -> None:
        """One more, told later than the others."""
        self.last = told
        self._by_period[told.row["period"]] = told
        if told.moment is not None:
            insort_right(self._by_moment, told, key=attrgetter("moment"))

    def before(self, told: Told) -> Told | None:
        """The figure that stands before one: of its period, or of the last one before that."""
        period = told.row["period"]
        same = self._by_period.get(period)
        if same and (period is not None or told.row["measure"] == "target"):
            return same
        if told.moment is None:
            return None
        place = bisect_left(self._by_moment, told.moment, key=attrgetter("moment"))
        return self._by_moment[place - 1] if place else None


def _rows(series: Sequence[Told], jump: Jump) -> Iterator[Row]:
    earlier = _Earlier()
    for _, own in groupby(series, key=lambda told: told.row["document_id"]):
        of_document = list(own)
        for told in of_document:
            yield _row(told, earlier, jump)
        for told in of_document:
            earlier.add(told)


def _row(told: Told, earlier: _Earlier, jump: Jump) -> Row:
    row, previous, last = told.row, earlier.before(told), earlier.last
    renamed = last is not None and spelling(last.row) != spelling(row)
    found = {column: row[column] for column in _TAKEN_OVER}
    found |= {"date": told.date or None, "event": "renamed" if renamed else None}
    if previous is None:
        return found
    value = previous.row["value"]
    change = row["value"] - value
    return found | {
        "previous_value": value,
        "previous_period": previous.row["period"],
        "previous_document_id": previous.row["document_id"],
        "change": round(change, 4),
        "change_relative": round(change / abs(value), 4) if value else None,
        "event": _event(told, previous, jump) or found["event"],
    }


def _event(told: Told, previous: Told, jump: Jump) -> str | None:
    row, earlier = told.row, previous.row
    differs = row["value"] != earlier["value"]
    same_period = row["period"] == earlier["period"]
    if row["measure"] == "target":
        return "target_changed" if differs and same_period else None
    if same_period and row["period"] is not None:
        exact = row["qualifier"] == earlier["qualifier"] == "exact"
        return "contradiction" if differs and exact else None
    return "jump" if jump.is_one(earlier["value"], row["value"]) else None
