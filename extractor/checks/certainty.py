"""Figures that stand under the profile's words and were not taken: each with its reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from extractor.checks.case import Case
from extractor.model import Finding, Unread

NAME = "uncertain_figure"


def figures_are_certain(case: Case) -> Iterator[Finding]:
    """A figure under the profile's words whose meaning is not certain is reported, not guessed.

    A table whose rows have a heading of their own ("Sportclub") is told once.
    """
    headed: dict[tuple[int, str], list[Unread]] = defaultdict(list)
    for unread in case.understanding.unread:
        heading = _other_heading(case, unread)
        if heading and unread.table is not None:
            headed[unread.table, heading].append(unread)
        else:
            yield _finding(case, unread)
    for (table, heading), own in headed.items():
        yield Finding(
            NAME,
            "info",
            f"{case.table_of(table).capitalize()} counts something of each {heading!r}, which is "
            f"no word for a network: {len(own)} figures were not taken. If it is one, add it to "
            "the headings of the profile.",
            outcome="no_evidence",
            item=own[0].item,
            evidence=own[0].evidence,
        )


def _other_heading(case: Case, unread: Unread) -> str:
    """The heading of the rows of a table without networks, where it is a word of its own, or ""."""
    understood = case.understanding
    met = {o.table for o in understood.observations} | {g.table for g in understood.gaps}
    if unread.table in met or any(label.role == "group" for label in unread.labels):
        return ""
    corners = [label.text for label in unread.labels if label.role == "corner" and label.text]
    readings = [case.labels.read(text) for text in corners]
    other = readings and all(r.rest and not (r.heading or r.network) for r in readings)
    return " ".join(corners) if other else ""


def _finding(case: Case, unread: Unread) -> Finding:
    texts = " / ".join(label.text for label in unread.labels) or "none"
    return Finding(
        NAME,
        "warning",
        f"The figure {unread.evidence.quote!r} in {case.table_of(unread.table)} was not taken: "
        f"{unread.reason}. Labels: {texts}.",
        outcome="no_evidence",
        item=unread.item,
        evidence=unread.evidence,
    )
