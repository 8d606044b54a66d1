"""A document as it was understood, with its figures as people corrected them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.corrections.apply import apply
from extractor.corrections.schema import Correction
from extractor.meaning import Understanding
from extractor.model import Corrected, Document, Gap, Observation, Outline
from extractor.profile import Profile


def with_corrections(
    corrections: Sequence[Correction],
    understanding: Understanding,
    document: Document,
    outline: Outline,
    profile: Profile,
) -> tuple[Understanding, tuple[Corrected, ...]]:
    """The understanding with corrected figures, and what became of each correction.

    A figure that was added is missing no more, and its number is accounted for.
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
            mentions=tuple(
                replace(m, kind="observation") if _in(m.evidence.start, places) else m
                for m in understanding.mentions
            ),
        ),
        done,
    )


def _fills(o: Observation, gap: Gap) -> bool:
    """Whether a figure is the one that was missing."""
    return (
        gap.network is not None
        and (gap.network.id, gap.indicator, gap.segment) == (o.network.id, o.indicator, o.segment)
        and o.measure in gap.measures
    )


def _in(offset: int, places: Sequence[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in places)
