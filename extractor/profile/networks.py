"""The networks of a profile: what is known of each, and what was learned later."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Literal

from pydantic import field_validator

from extractor.entries import Id, Part, Phrase, Text

Known = Literal["seen", "inferred", "unknown"]


class Network(Part):
    """One network of the registry.

    `aliases` were read in some text and count as proof; `soft_aliases` are plausible spellings:
    they are read as this network with a warning. The evidence words say how a fact is known: only
    "seen" is knowledge. `start` and `end` are ISO dates, of a day, a month or a year. `exact` says
    that the name is an ordinary word too, and a name in sentences only as spelled here: "FLAG".
    """

    id: Id
    name: Phrase
    aliases: tuple[Phrase, ...] = ()
    soft_aliases: tuple[Phrase, ...] = ()
    coordinator: Text | None = None
    coordinator_evidence: Known = "unknown"
    start: Text | None = None
    start_evidence: Known = "unknown"
    end: Text | None = None
    end_evidence: Known = "unknown"
    note: str = ""
    exact: bool = False
    sources: tuple[Text, ...] = ()

    @property
    def first_day(self) -> dt.date | None:
        """The first day that `start` can mean."""
        return _days(self.start)[0] if self.start else None

    @property
    def last_day(self) -> dt.date | None:
        """The last day that `end` can mean."""
        return _days(self.end)[1] if self.end else None

    @field_validator("start", "end")
    @classmethod
    def _is_a_date(cls, said: str | None) -> str | None:
        if said is not None:
            _days(said)
        return said


def _days(said: str) -> tuple[dt.date, dt.date]:
    """The first and the last day of an ISO day, month or year; ValueError for another text."""
    if not re.fullmatch(r"\d{4}(?:-\d\d){0,2}", said):
        raise ValueError(f"{said!r} is no ISO date, month or year")
    parts = [int(part) for part in said.split("-")]
    first = dt.date(*[*parts, 1, 1][:3])
    if len(parts) == 3:
        return first, first
    month = parts[1] if len(parts) == 2 else 12
    return first, dt.date(first.year, month, calendar.monthrange(first.year, month)[1])


class Addition(Part):
    """What was learned later of a network of the registry: it comes on top of its entry."""

    id: Id
    aliases: tuple[Phrase, ...] = ()
    soft_aliases: tuple[Phrase, ...] = ()
    coordinator: Text | None = None
    coordinator_evidence: Known = "unknown"
    sources: tuple[Text, ...] = ()

    def to(self, network: Network) -> Network:
        """The network with this added; a coordinator takes the place of the one before."""
        lists = {
            name: tuple(dict.fromkeys((*getattr(network, name), *getattr(self, name))))
            for name in ("aliases", "soft_aliases", "sources")
        }
        led = {"coordinator": self.coordinator, "coordinator_evidence": self.coordinator_evidence}
        return network.model_copy(update={**lists, **(led if self.coordinator else {})})
