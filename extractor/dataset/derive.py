"""The wide tables, made from the rows of observations: kpis, members, networks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from extractor.dataset.rows import Row
from extractor.extraction import Extraction
from extractor.model import NetworkName

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


def networks(extractions: Sequence[Extraction]) -> list[Row]:
    """The networks met, with figures or without, and the first and last document by date."""
    found: dict[str, dict[str, Any]] = {}
    for extraction in sorted(extractions, key=_by_date):
        for network in _met(extraction):
            row = found.setdefault(
                network.id,
                {
                    "network_id": network.id,
                    "name": network.name,
                    "coordinator": _registered(extraction, network.id),
                    "known": network.known,
                    "first_document": extraction.document_id,
                    "coordinator_as_written": None,
                },
            )
            row["last_document"] = extraction.document_id
            row["coordinator_as_written"] = row["coordinator_as_written"] or network.coordinator
    for row in found.values():
        row["coordinator"] = row["coordinator"] or row["coordinator_as_written"]
    return sorted(found.values(), key=lambda row: row["network_id"])


def _met(extraction: Extraction) -> Iterator[NetworkName]:
    yield from (observation.network for observation in extraction.observations)
    yield from (gap.network for gap in extraction.gaps if gap.network)


def _by_date(extraction: Extraction) -> tuple[str, str]:
    return str(extraction.outline.header.date_asked or ""), extraction.document_id


def _registered(extraction: Extraction, network_id: str) -> str | None:
    network = extraction.profile.network(network_id)
    if network is None or network.coordinator_evidence != "seen":
        return None
    return network.coordinator
