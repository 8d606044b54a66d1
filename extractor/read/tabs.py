"""Where the fields between tabs stand: under each other, as wide as the widest of each column."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

# Character cells between one field and the next.
_BETWEEN = 2
# Bars in a line from which on they stand between fields.
_LEAST_BARS = 2
# Lines from which on one bar in each, or semicolons, do so too.
_LEAST_LINES = 3
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


def unbarred(lines: Sequence[str]) -> list[str]:
    """The lines, those whose fields stand between bars ("| EUKA | 38 |") with tabs in their place.

    One bar, or semicolons without a space, part fields where lines that follow each other have as
    many. The rule below a header ("|---|---|") becomes blank. The lengths remain.
    """
    alike = {mark: _in_runs([count(line) for line in lines]) for mark, count in _COUNTS.items()}
    return [
        _unbarred(line, [mark for mark, own in alike.items() if index in own])
        for index, line in enumerate(lines)
    ]


def _unbarred(line: str, marks: Sequence[str]) -> str:
    if line.count("|") >= _LEAST_BARS:
        marks = ["|"]
    if "|" in marks and not line.strip("|-:+= \t"):
        return " " * len(line)
    for mark in marks:
        line = line.replace(mark, "\t")
    return line


def _in_runs(counts: Sequence[int]) -> set[int]:
    """Where lines follow each other that have as many marks each."""
    found: set[int] = set()
    start = 0
    for count, own in groupby(counts):
        end = start + len(list(own))
        if count and end - start >= _LEAST_LINES:
            found.update(range(start, end))
        start = end
    return found


def _bars(line: str) -> int:
    return line.count("|") if " | " in line else 0


def _semicolons(line: str) -> int:
    return 0 if "; " in line or line.endswith(";") else line.count(";")


_COUNTS: dict[str, Callable[[str], int]] = {"|": _bars, ";": _semicolons}


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
