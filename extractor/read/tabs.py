"""Where the fields between tabs stand: under each other, as wide as the widest of each column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

# Character cells between one field and the next.
_BETWEEN = 2
# Bars in a line from which on they stand between fields.
_LEAST_BARS = 2
# Lines without a tab that may stand inside a table: a group row, the name of a network.
_MOST_WITHOUT = 2


def tab_stops(lines: Sequence[str]) -> Iterator[tuple[int, ...]]:
    """For each line the columns (character cells) at which its fields begin.

    Lines with tabs that follow each other, a line or two without one among them, are set like a
    table: each field begins where the widest field before it, in any of these lines, has ended. A
    line without tabs has one field, at 0; those above and below the tabs are no part of it.
    """
    for run in _runs(lines):
        fields = [line.split("\t") for line in run]
        tabbed = [index for index, own in enumerate(fields) if len(own) > 1] or [0]
        table = fields[tabbed[0] : tabbed[-1] + 1]
        widths = [
            max(len(own[column]) for own in table if column < len(own))
            for column in range(max(map(len, table)))
        ]
        stops = [sum(widths[:column]) + column * _BETWEEN for column in range(len(widths))]
        yield from (tuple(stops[: len(own)]) for own in fields)


def unbarred(line: str) -> str:
    """A line whose fields stand between bars ("| EUKA | 38 |") with tabs in their place.

    The rule below a header ("|---|---|") becomes blank. The length remains.
    """
    if line.count("|") < _LEAST_BARS:
        return line
    if not line.strip("|-:+= \t"):
        return " " * len(line)
    return line.replace("|", "\t")


def _runs(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    """The lines in runs that are set together."""
    start, last = 0, -_MOST_WITHOUT
    for here, line in enumerate(lines):
        if "\t" not in line:
            continue
        if here - last > _MOST_WITHOUT + 1:
            yield from (lines[start:here],) if start < here else ()
            start = here
        last = here
    yield lines[start:]
