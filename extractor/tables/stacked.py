"""Tables that were written out one cell a line, as some PDF readers give them.

Labels on lines of their own, then the figures of the row on lines of their own; the same number of
figures in each row. Labels may run over several lines, and above the first row stand the headers:
what the lines say tells where one ends and the next begins. Where that leaves a doubt, the rows are
uncertain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import groupby, pairwise

import regex

from extractor.model import Cell, Line, Word
from extractor.notation.cells import is_value
from extractor.tables.captions import is_caption
from extractor.tables.stackheads import Columns, head_again, read_columns
from extractor.tables.words import Says, joined

_SENTENCE_END = regex.compile(r"[.;?!,:]$")
# A label has at most so many words; a colon may stand behind a short one.
_MOST_WORDS, _SHORT = 8, 3
_LEAST_ROWS = 3
# At most one label in so many may begin with a small letter ("andere").
_LEAST_CAPITALS = 4
# Rows below a name count at most so many things.
_MOST_INDICATORS = 4


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


def find_stacked(lines: Sequence[Line], says: Says) -> Iterator[StackedTable]:
    """The tables among lines that follow each other which stand one cell a line.

    `says` reads what a text says in the words of a profile.
    """
    for first, last in _stretches(lines):
        rows = [run for run in _runs(lines, first, last) if run.figures]
        rows = _without_ranks(rows)
        if len(rows) >= _LEAST_ROWS and _are_named(rows):
            yield from _tables(rows, last, says)


def _are_named(rows: Sequence[_Run]) -> bool:
    """Whether figures stand below names: justified prose has them below words of a sentence."""
    if not all(run.labels for run in rows):
        return False
    small = sum(run.labels[0].words[0].text.islower() for run in rows)
    return small * _LEAST_CAPITALS <= len(rows)


def _kind(line: Line) -> str:
    """What a line is as a cell: "figure", "label", or "" when it is none."""
    if is_value(line.text):
        return "figure"
    text = line.text
    if len(line.words) <= _SHORT or (text[0].isupper() and len(line.words) <= _MOST_WORDS - 2):
        text = text.rstrip(":")
    is_label = len(line.words) <= _MOST_WORDS and not _SENTENCE_END.search(text)
    return "label" if is_label else ""


def _stretches(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The longest stretches of labels and figures that end in a figure, parted at captions."""
    first, captions = 0, 0

    def kind(line: Line) -> tuple[bool, int]:
        nonlocal captions
        captions += is_caption(line.text)
        return bool(_kind(line)), captions

    for (is_cell, _), group in groupby(lines, key=kind):
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


def _without_ranks(runs: Sequence[_Run]) -> list[_Run]:
    """The rows without their numbers: each stands below the figures of the row before."""
    ranks = [run.figures[-1].text for run in runs[:-1]]
    if ranks != [str(number) for number in range(int_of(ranks), int_of(ranks) + len(ranks))]:
        return list(runs)
    kept = [_Run(run.first, run.labels, run.figures[:-1]) for run in runs[:-1]]
    return [run for run in (*kept, *runs[-1:]) if run.figures]


def int_of(ranks: Sequence[str]) -> int:
    """The number of the first row that is counted: 1, or 2 where the first one is not."""
    return int(ranks[0]) if len(ranks) > 1 and ranks[0] in ("1", "2") else -1


def _tables(runs: Sequence[_Run], last: int, says: Says) -> Iterator[StackedTable]:
    """The tables under each other: a header between the rows begins another one."""
    width = Counter(len(run.figures) for run in runs).most_common(1)[0][0]
    most = max(len(run.labels) for run in runs[1:])
    columns = read_columns(runs[0].labels, width, most, says)
    starts = [0]
    for index, run in enumerate(runs[1:], start=1):
        if head_again(run.labels, columns.cells, width, most, says):
            starts.append(index)
    rows = [run for index, run in enumerate(runs) if index not in starts]
    most = max((len(run.labels) for run in rows), default=1)
    for start, end in pairwise([*starts, len(runs)]):
        after = runs[end].first if end < len(runs) else last
        columns = read_columns(runs[start].labels, width, most, says)
        yield _table(runs[start:end], columns, width, after, says)


def _table(
    runs: Sequence[_Run], columns: Columns, width: int, last: int, says: Says
) -> StackedTable:
    lasts = Counter(run.labels[-1].text for run in runs)
    often = max(2, len(runs) // _MOST_INDICATORS)
    repeated = {text for text, count in lasts.items() if count >= often and text[0].isupper()}
    cells = list(columns.cells)
    own: list[Sequence[Line]] = [columns.own, *(run.labels for run in runs[1:])]
    if columns.aside:
        own = [_name(labels, says) for labels in own]
    parts = [_parts(labels, says, repeated) for labels in own]
    grouped = any(_begins_group(labels, says) for labels in own)
    uncertain: set[int] = set()
    row = columns.rows
    for index, run in enumerate(runs):
        labels = own[index]
        *above, label = parts[index]
        for text in above:
            cells.append(Cell(row, 0, text, column_span=width + 1))
            row += 1
        cells.append(Cell(row, 0, label))
        cells += [Cell(row, c, line.words) for c, line in enumerate(run.figures[:width], start=1)]
        doubted = columns.unsure or (grouped and _may_hold_group(labels, says))
        nameless = columns.aside and not says(joined(labels)).network
        if len(run.figures) != width or doubted or nameless:
            uncertain.add(row)
        row += 1
    start = runs[0].first + columns.skipped
    return StackedTable(start, last, tuple(cells), frozenset(uncertain))


def _parts(labels: Sequence[Line], says: Says, repeated: Set[str]) -> list[tuple[Word, ...]]:
    """The labels of a row, each as its words: a name over what is counted, or one label.

    Lines are one label unless what is said changes between them, from a name to words of the
    profile or back, or the last one is `repeated` in other rows.
    """
    known = [i for i in range(len(labels)) if _is_known(labels[i:], says)]
    if known and known[0] > 0:
        return [_words(labels[: known[0]]), _words(labels[known[0] :])]
    known = [i for i in range(1, len(labels)) if _is_known(labels[:i], says)]
    if known and not _is_known(labels, says) and not labels[known[-1]].text[0].islower():
        return [_words(labels[: known[-1]]), _words(labels[known[-1] :])]
    if _begins_group(labels, says) or (len(labels) > 1 and labels[-1].text in repeated):
        return [_words(labels[:-1]), _words(labels[-1:])]
    return [_words(labels)]


def _name(labels: Sequence[Line], says: Says) -> Sequence[Line]:
    """The first lines, as many as make a known name; all of them where none do."""
    ends = [end for end in range(len(labels), 0, -1) if says(joined(labels[:end])).network]
    return labels[: ends[0]] if ends else labels


def _begins_group(labels: Sequence[Line], says: Says) -> bool:
    """Whether a line stands above a known name that is whole by itself: "Tweede oproep", "EUKA"."""
    alone = len(labels) > 1 and says(labels[-1].text).network
    return bool(alone) and not says(joined(labels)).network


def _may_hold_group(labels: Sequence[Line], says: Says) -> bool:
    """Whether lines may be a group above a name that is not known, or that name over two lines."""
    return len(labels) > 1 and not says(joined(labels)).network and not _begins_group(labels, says)


def _is_known(lines: Sequence[Line], says: Says) -> bool:
    """Whether lines together are a label in words of the profile, and nothing else."""
    said = says(joined(lines))
    return bool(said.dimensions) and not said.rest and not said.network


def _words(lines: Sequence[Line]) -> tuple[Word, ...]:
    return tuple(word for line in lines for word in line.words)
