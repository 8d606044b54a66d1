"""A row of a table, and the columns that several tables share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from extractor.model import Box, Finding

Row = Mapping[str, Any]


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
    return {side: round(getattr(box, side), 2) for side in ("x0", "top", "x1", "bottom")}
