"""The extractor beside other programs: the same documents by turns, each read once.

Once, because much of what is read is kept for a while: a document that was read before is quick.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.markdown import table
from bench.speed.clock import timed
from bench.speed.readers import EXTRACTOR, FLOOR, PDFPLUMBER, WITHOUT_PROSE, Reader

# How often others are to take the time of the extractor at least, and how often it may take theirs.
_BOUNDS = (
    (EXTRACTOR, PDFPLUMBER, 1 / 3),
    (EXTRACTOR, FLOOR, 8.0),
    (WITHOUT_PROSE, FLOOR, 4.0),
)


@dataclass(frozen=True)
class Batch:
    """Seconds of the processors by reader, over some documents."""

    documents: int
    seconds: dict[str, float]

    def ratio(self, one: str, other: str) -> float | None:
        """How much more one takes than the other; None where one of them did not read these."""
        if one not in self.seconds or other not in self.seconds:
            return None
        return self.seconds[one] / self.seconds[other]


def batches(paths: Sequence[Path], readers: Sequence[Reader], rounds: int) -> list[Batch]:
    """The documents in so many parts; each document is read by all by turns, each first in turn.

    The extractor reads the even parts, and without their sentences the odd ones: so that neither
    finds what the other kept.
    """
    found = []
    for number in range(rounds):
        own = paths[number::rounds]
        left_out = WITHOUT_PROSE if number % 2 == 0 else EXTRACTOR
        order = [r for r in readers if r.name != left_out or rounds == 1]
        spent = dict.fromkeys((reader.name for reader in order), 0.0)
        for place, path in enumerate(own):
            turn = place % len(order)
            for reader in (*order[turn:], *order[:turn]):
                spent[reader.name] += timed(reader.read, path)
        found.append(Batch(len(own), spent))
    return found


def speed(measured: Sequence[Batch], readers: Sequence[Reader]) -> str:
    """The section: milliseconds a document, and the ratios to the floor and to pdfplumber."""
    rows = []
    for reader in readers:
        own = [
            1000 * b.seconds[reader.name] / b.documents
            for b in measured
            if reader.name in b.seconds
        ]
        ratios = (_median(measured, reader.name, other) for other in (PDFPLUMBER, FLOOR))
        rows.append((reader.name, reader.does, f"{median(own):.1f}", *map(_told, ratios)))
    head = ("reader", "what it does", "ms a document", "of pdfplumber", "of the floor")
    return table(head, rows) + "\n\n" + "\n".join(_bounds(measured))


def _median(measured: Sequence[Batch], one: str, other: str) -> float | None:
    found = [r for batch in measured if (r := batch.ratio(one, other)) is not None]
    return median(found) if found else None


def _told(ratio: float | None) -> str:
    return "" if ratio is None else f"{ratio:.2f}"


def _bounds(measured: Sequence[Batch]) -> list[str]:
    told = []
    for one, other, most in _BOUNDS:
        ratio = _median(measured, one, other)
        if ratio is not None:
            kept = "kept" if ratio <= most else "NOT kept"
            told.append(f"- {one} / {other}: {ratio:.2f}; the bound is {most:.2f}, {kept}.")
    return told
