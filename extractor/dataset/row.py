"""The rows of a table, and the columns that several tables share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from extractor.model import Box, Finding

Row = Mapping[str, Any]
# The columns that tell what a figure is about.
FIGURE = ("network_id", "indicator", "segment", "measure", "period")


@dataclass(frozen=True)
class Rows:
    """The rows of one table of one input: their columns, and the values of each.

    So they take less than half the memory of mappings, and a run has those of all documents at
    once when it writes the tables.
    """

    columns: tuple[str, ...] = ()
    values: tuple[tuple[Any, ...], ...] = ()

    @staticmethod
    def of(rows: Iterable[Row]) -> Rows:
        """These rows, with the columns of all of them; None where a row lacks one."""
        listed = list(rows)
        columns = tuple(dict.fromkeys(column for row in listed for column in row))
        return Rows(columns, tuple(tuple([row.get(c) for c in columns]) for row in listed))

    def __iter__(self) -> Iterator[Row]:
        return (dict(zip(self.columns, own, strict=True)) for own in self.values)


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
