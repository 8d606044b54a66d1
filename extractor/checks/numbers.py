"""Every number of the answer is a figure that was taken, or is explained by its kind."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.case import Case
from extractor.model import Finding, Mention


def numbers_are_explained(case: Case) -> Iterator[Finding]:
    """A number that nothing explains may be a figure that was missed."""
    for mention in case.understanding.mentions:
        if not mention.explained:
            yield Finding(
                "unexplained_number",
                "warning",
                f"The number {mention.evidence.quote!r} is not explained: {_around(case, mention)}",
                outcome="no_evidence",
                item=mention.item,
                evidence=mention.evidence,
            )


def _around(case: Case, mention: Mention) -> str:
    """The number among its neighbours, on one line."""
    text = case.document.text
    start = max(mention.evidence.start - 40, 0)
    return "... " + " ".join(text[start : mention.evidence.end + 40].split()) + " ..."
