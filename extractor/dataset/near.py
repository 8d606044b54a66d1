"""Names that are nearly the same, found among many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.checks.networks import ALIKE, nearly_same
from extractor.notation.names import fold

# Names held against all before them at once: a matrix of so many rows, a byte a pair.
_ROWS = 512


def near_pairs(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of each two names that differ by a slip, the first place before the second.

    Names are held against those of about their length only, many at a time: a hundred thousand
    take seconds, not hours.
    """
    import numpy as np
    from rapidfuzz import fuzz, process

    folded = [fold(name) for name in names]
    order = sorted(range(len(names)), key=lambda place: (len(folded[place]), place))
    ordered = [folded[place] for place in order]
    lengths = np.array([len(name) for name in ordered])
    # Letters left out or put in are no more than 100 - ALIKE in a hundred of both names together.
    shortest = lengths * ALIKE / (200 - ALIKE)
    for start in range(0, len(order), _ROWS):
        low, end = int(np.searchsorted(lengths, shortest[start] - 1)), start + _ROWS
        alike = process.cdist(
            ordered[start:end], ordered[low:end], scorer=fuzz.ratio,
            score_cutoff=ALIKE, dtype=np.uint8,
        )  # fmt: skip
        for row, column in zip(*(axis.tolist() for axis in alike.nonzero()), strict=True):
            if low + column < start + row:
                first, second = sorted((order[low + column], order[start + row]))
                if nearly_same(names[first], names[second]):
                    yield first, second
