"""Scores as lines of text, 80 columns wide at most but for the differences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from extractor.evaluate.baseline import compare
from extractor.evaluate.score import Score
from extractor.gold import Kind, documents_by


def report(
    scores: Sequence[Score],
    gold: Path,
    by: Sequence[Kind] = (),
    before: Sequence[Score] | None = None,
) -> Iterator[str]:
    """The scores against the gold in a folder, overall and by each kind in `by`, as lines of text.

    Then what changed since the measurement `before`; without one each difference from gold.
    """
    yield from score_table(scores)
    for kind in by:
        yield ""
        yield from breakdown(scores, kind, documents_by(kind, gold))
    changes = [*(compare(before, scores) if before is not None else differences(scores))]
    yield from ["", *changes] if changes else []


def score_table(scores: Sequence[Score]) -> Iterator[str]:
    """A line for each table."""
    yield "table          precision  recall      F1  right  missed  surplus"
    for s in scores:
        counts = f"{len(s.right):>7}{len(s.missed):>8}{len(s.surplus):>9}"
        yield f"{s.table:<14}{s.precision:>10.3f}{s.recall:>8.3f}{s.f1:>8.3f}{counts}"


def breakdown(
    scores: Sequence[Score], by: str, groups: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    """A line for each group of documents: its observations, and the F1 of its cells.

    `by` is what the groups are called, `groups` the names of the documents in each. A group
    without tables in its gold has no F1 of cells.
    """
    yield f"{by:<21} docs  precision  recall  right  missed  surplus  cells F1"
    table = {score.table: score for score in scores}
    for group, documents in groups.items():
        s, cells = (table[name].within(documents) for name in ("observations", "cells"))
        shares = f"{len(documents):>5}{s.precision:>11.3f}{s.recall:>8.3f}"
        counts = f"{len(s.right):>7}{len(s.missed):>8}{len(s.surplus):>9}"
        f1 = f"{cells.f1:.3f}" if cells.right or cells.missed else "-"
        yield f"{group or '(not told)':<21}{shares}{counts}{f1:>10}"


def differences(scores: Sequence[Score]) -> Iterator[str]:
    """A line for each fact that was missed or is too many."""
    for s in scores:
        for sign, facts in (("missed", s.missed), ("surplus", s.surplus)):
            for fact in sorted(facts):
                yield f"{sign} in {s.table}: {' | '.join(fact)}"
