"""The table `history`: what the answers say of one figure, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

import regex

from extractor.dataset.record import Record
from extractor.dataset.rows import Row
from extractor.notation.names import fold, split_brackets
from extractor.profile import Jump

_YEAR = r"(?P<year>\d{4})"
_PERIOD = regex.compile(
    rf"(?:.*/)?{_YEAR}(?:-(?:Q(?P<quarter>[1-4])|S(?P<half>[12])|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?"
)


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
    for told in sorted(_told(records), key=_order):
        series.setdefault(told.series, []).append(told)
    rows = [
        _row(told, found[:place], jump)
        for found in series.values()
        for place, told in enumerate(found)
    ]
    return sorted(rows, key=_row_order)


def spelling(row: Row) -> str:
    """How an observation writes its network, what stands in brackets behind it left out."""
    return fold(split_brackets(row["network_as_written"])[0])


def _told(records: Iterable[Record]) -> Iterator[Told]:
    for record in records:
        date = record.document["date_asked"] or ""
        seen = set()
        for row in record.of("observations"):
            told = Told(row, date, _moment(row["period"], date))
            key = *told.series, row["period"]
            if row["part"] == "answer" and key not in seen:
                seen.add(key)
                yield told


def _moment(period: str | None, date: str) -> str | None:
    """The last day that a period can mean; the day of the answer where there is none."""
    if period is None:
        return date
    match = _PERIOD.fullmatch(period)
    if match is None:
        return None
    month = match["month"] or "12"
    if match["quarter"] or match["half"]:
        month = f"{int(match['quarter'] or 0) * 3 + int(match['half'] or 0) * 6:02}"
    return f"{match['year']}-{month}-{match['day'] or '31'}"


def _order(told: Told) -> tuple[str, str, str]:
    return told.date, told.row["document_id"], told.moment or ""


def _row_order(row: Row) -> tuple[str, ...]:
    keys = ("network_id", "indicator", "segment", "measure", "date", "document_id", "period")
    return tuple(str(row[key] or "") for key in keys)


def _row(told: Told, before: Sequence[Told], jump: Jump) -> Row:
    row = told.row
    earlier = [b for b in before if b.row["document_id"] != row["document_id"]]
    previous = _previous(told, earlier)
    last_named = max(earlier, key=attrgetter("date"), default=None)
    named = ("network_id", "network", "network_as_written", "indicator", "segment", "measure")
    found = {
        **{
            c: row[c]
            for c in (*named, "period", "document_id", "value", "observation_id", "qualifier")
        },
        "date": told.date or None,
    }
    if last_named and spelling(last_named.row) != spelling(row):
        found["event"] = "renamed"
    if previous is None:
        return found
    change = row["value"] - previous.row["value"]
    return found | {
        "previous_value": previous.row["value"],
        "previous_period": previous.row["period"],
        "previous_document_id": previous.row["document_id"],
        "change": round(change, 4),
        "change_relative": round(change / abs(previous.row["value"]), 4)
        if previous.row["value"]
        else None,
        "event": _event(told, previous, jump) or found.get("event"),
    }


def _previous(told: Told, earlier: Sequence[Told]) -> Told | None:
    same = [b for b in earlier if b.row["period"] == told.row["period"]]
    if same and (told.row["period"] is not None or told.row["measure"] == "target"):
        return same[-1]
    sooner = [b for b in earlier if told.moment is not None and (b.moment or "") < told.moment]
    return max(sooner, key=lambda b: (b.moment, b.date), default=None)


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
