"""A document as it was understood, with its figures as people corrected them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.corrections.apply import apply
from extractor.corrections.schema import Correction
from extractor.meaning import Understanding
from extractor.model import Corrected, Document, Gap, Mention, Observation, Outline
from extractor.profile import Profile


def with_corrections(
    corrections: Sequence[Correction],
    understanding: Understanding,
    document: Document,
    outline: Outline,
    profile: Profile,
) -> tuple[Understanding, tuple[Corrected, ...]]:
    """The understanding with corrected figures, and what became of each correction.

    A figure that was added is missing no more; its number, and that of one that was withdrawn, is
    accounted for.
    """
    if not corrections:
        return understanding, ()
    figures, done = apply(corrections, understanding.observations, document, outline, profile)
    added = [o for o in figures if o.method == "correction"]
    places = [(o.evidence.start, o.evidence.end) for o in added]
    return (
        replace(
            understanding,
            observations=figures,
            gaps=tuple(gap for gap in understanding.gaps if not any(_fills(o, gap) for o in added)),
            unread=tuple(u for u in understanding.unread if not _in(u.evidence.start, places)),
            mentions=tuple(_mentions(understanding.mentions, figures)),
        ),
        done,
    )


def _mentions(mentions: Sequence[Mention], figures: Sequence[Observation]) -> Iterator[Mention]:
    """The numbers of the answer: each is a figure where one stands, and only there."""
    places = {(o.evidence.start, o.evidence.end): o.evidence.rule for o in figures}
    for m in mentions:
        at = m.evidence.start
        rule = next((r for (start, end), r in places.items() if start <= at < end), None)
        if rule is None and m.kind == "observation":
            yield replace(m, kind="withdrawn", evidence=replace(m.evidence, rule="correction"))
        elif rule is not None and m.kind not in ("observation", "footnote_mark"):
            yield replace(m, kind="observation", evidence=replace(m.evidence, rule=rule))
        else:
            yield m


def _fills(o: Observation, gap: Gap) -> bool:
    """Whether a figure is the one that was missing."""
    return (
        gap.network is not None
        and (gap.network.id, gap.indicator, gap.segment) == (o.network.id, o.indicator, o.segment)
        and o.measure in gap.measures
    )


def _in(offset: int, places: Sequence[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in places)
