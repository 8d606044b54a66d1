"""The wide tables, made from the rows of observations: kpis, members, networks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from extractor.dataset.record import Record
from extractor.dataset.row import Row

SEGMENTS = ("total", "companies", "large_companies", "smes", "knowledge_institutions")


def kpis(observations: Iterable[Row]) -> list[Row]:
    """Target beside achieved for each network, indicator and period; the first figure counts."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for o in observations:
        if o["segment"] == "total" and o["measure"] in ("target", "achieved"):
            row = found.setdefault(
                (o["document_id"], o["network_id"], o["indicator"], o["period"]),
                {k: o[k] for k in ("document_id", "network_id", "network", "indicator", "period")},
            )
            row.setdefault(o["measure"], o["value"])
    return [{**row, "attainment": _attainment(row)} for row in found.values()]


def _attainment(row: Row) -> float | None:
    target, achieved = row.get("target"), row.get("achieved")
    if not target or achieved is None:
        return None
    return round(float(achieved) / float(target), 4)


def members(observations: Iterable[Row]) -> list[Row]:
    """The reported members of each network and period, one column a kind."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for o in observations:
        if o["indicator"] == "members" and o["measure"] == "reported" and o["segment"] in SEGMENTS:
            row = found.setdefault(
                (o["document_id"], o["network_id"], o["period"]),
                {k: o[k] for k in ("document_id", "network_id", "network", "period")},
            )
            row.setdefault(o["segment"], o["value"])
    return list(found.values())


def networks(records: Iterable[Record]) -> list[Row]:
    """The networks met, with figures or without, and the first and last document by date."""
    found: dict[str, dict[str, Any]] = {}
    for record in sorted(records, key=by_date):
        document_id = record.document["document_id"]
        for network in record.of("networks"):
            row = found.setdefault(
                network["network_id"], {**network, "first_document": document_id}
            )
            row["last_document"] = document_id
            for column in ("coordinator", "coordinator_as_written"):
                row[column] = row[column] or network[column]
    for row in found.values():
        row["coordinator"] = row["coordinator"] or row["coordinator_as_written"]
    return sorted(found.values(), key=lambda row: str(row["network_id"]))


def by_date(record: Record) -> tuple[str, str]:
    """The order of the answers: by the date of the question, which is the one that is printed."""
    return record.document["date_asked"] or "", record.document["document_id"]
