"""What the user must hear of corrections, as findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from extractor.model import Corrected, CorrectionFate, Finding, Severity

CHECK = "correction"
_SEVERITY: dict[CorrectionFate, Severity] = {
    "applied": "info",
    "agrees": "info",
    "superseded": "warning",
    "not_applied": "warning",
}


def findings_of(done: Iterable[Corrected], elsewhere: Sequence[Path] = ()) -> Iterator[Finding]:
    """A finding for each correction, and one for each file in `elsewhere`: corrections of the same
    question in a document with other content, which are not applied."""
    for corrected in done:
        told = (corrected.indicator, corrected.segment, corrected.measure, corrected.period)
        about = ", ".join(filter(None, told))
        gone = corrected.fate == "applied" and corrected.machine_value is None
        unread = gone and corrected.action == "set"
        yield Finding(
            CHECK,
            "warning" if unread else _SEVERITY[corrected.fate],
            f"{corrected.network.name}, {about}: {corrected.message} "
            f"Corrected by {corrected.who} on {corrected.when}: {corrected.why}",
            outcome="contradicted" if corrected.fate == "not_applied" else "confirmed",
            item=corrected.item,
            evidence=corrected.evidence,
        )
    for path in elsewhere:
        yield Finding(
            CHECK,
            "warning",
            f"The corrections in {path} are of a document of this question with other content, and "
            "were not applied. Look whether they still hold, and give them the hash of this one.",
        )
