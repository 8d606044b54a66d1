"""Tables that were written out one cell a line, as some PDF readers give them.

A label on its line, then its figures each on a line of their own; the same number of figures after
each label. Labels without figures are group rows, and above the first row stand the headers. How
wide the table is follows from that pattern alone; where it does not hold, nothing is read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import regex

from extractor.model import Cell, Line
from extractor.notation.cells import is_value

_SENTENCE_END = regex.compile(r"[.;?!,:]$")
_MOST_WORDS = 8
_LEAST_ROWS = 3
# At most one label in so many may begin with a small letter ("andere").
_LEAST_CAPITALS = 4


@dataclass(frozen=True)
class StackedTable:
    """Lines [first, last) that are the cells of one table."""

    first: int
    last: int
    cells: tuple[Cell, ...]
    uncertain_rows: frozenset[int]


@dataclass(frozen=True)
class _Run:
    """Labels of one line each, and the figures of one line each below them."""

    first: int
    labels: tuple[Line, ...]
    figures: tuple[Line, ...]


def find_stacked(lines: Sequence[Line]) -> Iterator[StackedTable]:
    """The tables among lines that follow each other which stand one cell a line."""
    for first, last in _stretches(lines):
        runs = _runs(lines, first, last)
        rows = [run for run in runs if run.figures]
        if len(rows) >= _LEAST_ROWS and _are_named(rows):
            yield _table(rows, last)


def _are_named(rows: Sequence[_Run]) -> bool:
    """Whether figures stand below names: justified prose has them below words of a sentence."""
    if not all(run.labels for run in rows):
        return False
    small = sum(run.labels[-1].words[0].text.islower() for run in rows)
    return small * _LEAST_CAPITALS <= len(rows)


def _kind(line: Line) -> str:
    """What a line is as a cell: "figure", "label", or "" when it is none."""
    if is_value(line.text):
        return "figure"
    is_label = len(line.words) <= _MOST_WORDS and not _SENTENCE_END.search(line.text)
    return "label" if is_label else ""


def _stretches(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The longest stretches of labels and figures that end in a figure."""
    first = 0
    for is_cell, group in groupby(lines, key=lambda line: bool(_kind(line))):
        end = first + len(list(group))
        last = end
        while last > first and _kind(lines[last - 1]) != "figure":
            last -= 1
        if is_cell and last > first:
            yield first, last
        first = end


def _runs(lines: Sequence[Line], first: int, last: int) -> list[_Run]:
    runs: list[_Run] = []
    index = first
    while index < last:
        labels = index
        while index < last and _kind(lines[index]) == "label":
            index += 1
        figures = index
        while index < last and _kind(lines[index]) == "figure":
            index += 1
        runs.append(_Run(labels, tuple(lines[labels:figures]), tuple(lines[figures:index])))
    return runs


def _table(runs: Sequence[_Run], last: int) -> StackedTable:
    """The rows of the runs; of the labels above the first row those that are its headers."""
    width = Counter(len(run.figures) for run in runs).most_common(1)[0][0]
    above = max(len(run.labels) for run in runs[1:])
    first = runs[0].labels
    own = first[len(first) - min(above, len(first)) :]
    headers = _headers(first[: len(first) - len(own)], width)
    cells: list[Cell] = [
        Cell(0, column, line.words)
        for column, line in enumerate(headers, start=width + 1 - len(headers))
    ]
    uncertain = set()
    row = 1 if headers else 0
    for index, run in enumerate(runs):
        labels = own if index == 0 else run.labels
        for line in labels[:-1]:
            cells.append(Cell(row, 0, line.words, column_span=width + 1))
            row += 1
        cells.append(Cell(row, 0, labels[-1].words))
        cells += [Cell(row, c, line.words) for c, line in enumerate(run.figures[:width], start=1)]
        if len(run.figures) != width:
            uncertain.add(row)
        row += 1
    start = runs[0].first + len(first) - len(own) - len(headers)
    return StackedTable(start, last, tuple(cells), frozenset(uncertain))


def _headers(labels: Sequence[Line], width: int) -> Sequence[Line]:
    """The labels right above the first row, one for each column of figures, or one more."""
    for count in (width + 1, width):
        if len(labels) == count:
            return labels
    return ()
