"""A row of a table, and the columns that several tables share."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from extractor.model import Box, Finding

Row = Mapping[str, Any]
# The columns that tell what a figure is about.
FIGURE = ("network_id", "indicator", "segment", "measure", "period")


def finding_row(finding: Finding, document_id: str | None, source: str) -> Row:
    """A finding as a row, with the place of its words: what hangs on a figure is known by it."""
    evidence = finding.evidence
    return {
        "document_id": document_id,
        "check": finding.check,
        "severity": finding.severity,
        "message": finding.message,
        "item": finding.item or None,
        "page": evidence.page if evidence else finding.page,
        "quote": evidence.quote if evidence else None,
        "outcome": finding.outcome,
        "source": source,
        **box_columns(evidence.box if evidence else None),
        "start": evidence.start if evidence else None,
        "end": evidence.end if evidence else None,
    }


def box_columns(box: Box | None) -> Row:
    """The edges of a box; empty ones for a text file."""
    if box is None:
        return {"x0": None, "top": None, "x1": None, "bottom": None}
    return {
        "x0": _rounded(box.x0),
        "top": _rounded(box.top),
        "x1": _rounded(box.x1),
        "bottom": _rounded(box.bottom),
    }


# What stands in one row or one column shares its edges.
@lru_cache(maxsize=4096)
def _rounded(points: float) -> float:
    return round(points, 2)
