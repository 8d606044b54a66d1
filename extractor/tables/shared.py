"""Names that several rows share, without ruling lines around them: set beside, not in, those rows.

The rows beside such names run through the same labels again and again ("Aantal leden", "Aantal
samenwerkingen"). A name may stand at any height beside its rows and run over more lines than they
do, so its lines say nothing about where rows begin and end: the labels and figures do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf

from extractor.tables.chunks import Row
from extractor.tables.corridors import second_start
from extractor.tables.lines import logical_rows

# Lines of one name stand closer than this share of a line's height, closer still where spaces of
# two kinds, so much apart, show which part names.
_CLOSE, _DIFFERENT = 0.6, 0.15

_Lines = list[Row]


def rows_beside_names(rows: Sequence[Row]) -> list[_Lines] | None:
    """The rows of a table as the lines that each is made of, names joined to the row they are near.

    None where no column of labels that repeat themselves stands right of a column of names.
    """
    start = second_start(rows)
    if start is None:
        return None
    names, beside = _parted(rows, start)
    own = logical_rows(beside)
    cycles = _cycles(own, start)
    if not names or not _are_cycles(cycles, start):
        return None
    inside = {id(lines) for cycle in cycles for lines in cycle}
    groups = [*cycles, *([lines] for lines in own if id(lines) not in inside)]
    found = [[*lines, *added] for lines, added in _with_names(names, groups)]
    return sorted(found, key=lambda lines: (lines[0].line.page, lines[0].level.top))


def _parted(rows: Sequence[Row], start: float) -> tuple[_Lines, _Lines]:
    """What stands left of a place, and what does not, as rows of their own."""
    left: list[Row] = []
    right: list[Row] = []
    for row in rows:
        names = tuple(chunk for chunk in row.chunks if chunk.box.x1 <= start)
        others = row.chunks[len(names) :]
        left += [row.only(names)] if names else []
        right += [row.only(others)] if others else []
    return left, right


def _label(lines: _Lines, start: float) -> str:
    """The text of a row in the column that begins at `start`."""
    chunks = (chunk for line in lines for chunk in line.chunks if not chunk.is_value)
    return " ".join(chunk.text for chunk in chunks if abs(chunk.box.x0 - start) <= 1)


def _cycles(rows: Sequence[_Lines], start: float) -> list[list[_Lines]]:
    """The rows with figures in runs that each begin with the label that the first row has."""
    cycles: list[list[_Lines]] = []
    first = None
    for lines in rows:
        if not any(line.has_figure for line in lines):
            continue
        label = _label(lines, start)
        first = first or label
        if label == first or not cycles:
            cycles.append([])
        cycles[-1].append(lines)
    return cycles


def _are_cycles(cycles: Sequence[Sequence[_Lines]], start: float) -> bool:
    """Whether labels come in two cycles or more, at least one of two rows, and each is complete."""
    labels = [[_label(lines, start) for lines in cycle] for cycle in cycles]
    distinct = all(len(set(own)) == len(own) and all(own) for own in labels)
    return len(cycles) > 1 and distinct and max(map(len, labels)) > 1


def _with_names(
    names: Sequence[Row], groups: Sequence[Sequence[_Lines]]
) -> Iterator[tuple[_Lines, list[Row]]]:
    """The rows, each with the lines of names that belong to it, and names that belong to none."""
    owners = _owners(names, groups)
    for group in groups:
        own = [name for name, owner in zip(names, owners, strict=True) if owner is group]
        nearest = _repeated(own, len(group)) or [
            min(range(len(group)), key=lambda i: _distance(name, group[i])) for name in own
        ]
        for below in range(1, len(own)):
            if _goes_on(own[below]):
                nearest[below] = nearest[below - 1]
        for index, lines in enumerate(group):
            yield lines, [name for name, at in zip(own, nearest, strict=True) if at == index]
    yield from (([], [name]) for name, owner in zip(names, owners, strict=True) if owner is None)


def _goes_on(name: Row) -> bool:
    """Whether a line cannot begin a name: it begins in lower case, or with a bracket."""
    return name.line.text[0].islower() or name.line.text[0] == "("


def _repeated(names: Sequence[Row], count: int) -> list[int]:
    """For each line of a name that stands in each of `count` rows its row; [] when it does not."""
    size, odd = divmod(len(names), count)
    texts = [name.line.text for name in names]
    again = not odd and size > 0 and texts == texts[:size] * count
    return [index // size for index in range(len(names))] if again else []


def _owners(
    names: Sequence[Row], groups: Sequence[Sequence[_Lines]]
) -> list[Sequence[_Lines] | None]:
    """For each line of a name the rows whose height it shares, or a line close to it shares."""
    owners = [_beside(name, groups) for name in names]
    close = _closeness(names)
    for steps in (range(1, len(names)), range(len(names) - 2, -1, -1)):
        for here in steps:
            before = here - steps.step
            if owners[here] is None and _gap(names[before], names[here]) < close:
                owners[here] = owners[before]
    return owners


def _beside(name: Row, groups: Sequence[Sequence[_Lines]]) -> Sequence[_Lines] | None:
    group = max(groups, key=lambda group: _shared_height(name, group))
    return group if _shared_height(name, group) > 0 else None


def _shared_height(name: Row, group: Sequence[_Lines]) -> float:
    """How much of its height a line shares with the rows of its page, in points."""
    boxes = [row.level for lines in group for row in lines if row.line.page == name.line.page]
    if not boxes:
        return 0.0
    top, bottom = min(b.top for b in boxes), max(b.bottom for b in boxes)
    return min(name.level.bottom, bottom) - max(name.level.top, top)


def _closeness(names: Sequence[Row]) -> float:
    """How close the lines of one name stand, as a share of their height."""
    gaps = sorted(gap for a, b in pairwise(names) if 0 <= (gap := _gap(a, b)) < _CLOSE)
    jump, border = max(((b - a, (a + b) / 2) for a, b in pairwise(gaps)), default=(0.0, _CLOSE))
    return border if jump >= _DIFFERENT else _CLOSE


def _gap(one: Row, other: Row) -> float:
    """The space between two lines as a share of their height, endless over a page break."""
    if one.line.page != other.line.page:
        return inf
    above, below = sorted((one.level, other.level), key=lambda box: box.top)
    return (below.top - above.bottom) / (below.bottom - below.top)


def _distance(name: Row, lines: _Lines) -> float:
    y = name.level.center[1]
    own = (row.level for row in lines if row.line.page == name.line.page)
    return min((abs(box.center[1] - y) for box in own), default=inf)
