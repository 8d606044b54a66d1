"""Where the fields between tabs stand: under each other, as wide as the widest of each column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

# Character cells between one field and the next.
_BETWEEN = 2


def tab_stops(lines: Sequence[str]) -> Iterator[tuple[int, ...]]:
    """For each line the columns (character cells) at which its fields begin.

    Lines with tabs that follow each other are set like a table: each field begins where the widest
    field before it, in any of these lines, has ended. A line without tabs has one field, at 0.
    """
    for _, run in groupby(lines, key=lambda line: "\t" in line):
        fields = [line.split("\t") for line in run]
        widths = [
            max(len(own[column]) for own in fields if column < len(own))
            for column in range(max(map(len, fields)))
        ]
        stops = [sum(widths[:column]) + column * _BETWEEN for column in range(len(widths))]
        yield from (tuple(stops[: len(own)]) for own in fields)
