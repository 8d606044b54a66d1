"""What a label that was read is taken for: a name, what is counted, the heading of names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.meaning.labels import Reading, is_part


def kind(reading: Reading) -> str:
    """The dimensions that a label tells, or "name"."""
    return "name" if reading.network or reading.name else ",".join(sorted(reading.dimensions))


def is_name(reading: Reading) -> bool:
    """Whether a label is the name of a network, known or not."""
    return kind(reading) == "name"


def says_what(reading: Reading) -> bool:
    """Whether a label says surely what is counted, or which kind of it."""
    return bool(reading.dimensions.keys() & {"indicator", "segment"}) and not reading.unsure


def are_mostly_names(readings: Sequence[Reading]) -> bool:
    """Whether most of some labels are names; empty ones and totals do not count."""
    said = [reading for reading in readings if reading.text and not reading.total]
    return 2 * sum(map(is_name, said)) > len(said)


def heads_names(heading: Reading) -> bool:
    """Whether a label heads a column of names, and says nothing else."""
    return heading.heading and not heading.dimensions and not heading.unsure


def as_name(reading: Reading) -> Reading:
    """A text among names that has words of its own is a name, whatever its other words say."""
    if not reading.rest or reading.rest.islower() or reading.network or reading.total:
        return reading
    if is_part(reading.text) or reading.generic:
        return reading
    return replace(reading, dimensions={}, unsure=frozenset(), name=True)
