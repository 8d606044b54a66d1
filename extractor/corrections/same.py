"""Which corrections are of one figure."""

from __future__ import annotations

from collections.abc import Callable

from extractor.corrections.schema import Correction

# Gives the id of a network by any of its names.
IdOf = Callable[[str], str]


def of_one_figure(one: Correction, other: Correction, id_of: IdOf) -> bool:
    """Whether two corrections are of one figure: of one meaning, item and place.

    `id_of` gives the id of a network that they name. One without an item, or without a place, is of
    the figure in any.
    """
    return (
        _meaning(one, id_of) == _meaning(other, id_of)
        and (one.of.item == other.of.item or "" in (one.of.item, other.of.item))
        and (one.start == other.start or None in (one.start, other.start))
    )


def _meaning(correction: Correction, id_of: IdOf) -> tuple[str, ...]:
    of = correction.of
    return id_of(of.network), of.indicator, of.segment, of.measure, of.period
