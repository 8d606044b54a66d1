"""Tables that were written out one cell a line, as some PDF readers give them.

Labels on lines of their own, then the figures of the row on lines of their own; the same number of
figures in each row. Labels may run over several lines, above the first row stand the headers, and
an empty line of a text is an empty cell: what the lines say tells where one cell ends and the next
begins. Where that leaves a doubt, the rows are uncertain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

import regex

from extractor.model import Cell, Format, Line
from extractor.tables.stackheads import Head, read_head
from extractor.tables.stackrows import Cut, Cutter, Known, Shape
from extractor.tables.stacktokens import Token, joined, stretches, words_of
from extractor.tables.stackturned import read_names
from extractor.tables.words import Says

# Rows that a table has at least, below a header that is understood and without one.
_LEAST_HEADED, _LEAST_BARE = 2, 3
# At most one label in so many may begin with a small letter ("andere"), and one row in so many may
# have other figures than the rest.
_LEAST_CAPITALS = 4
_LEAST_EVEN = 3
# By how much the best number of columns must win.
_MARGIN = 1.0
_LEAST_RANKS = 3
_YEAR = regex.compile(r"(?:19|20)\d\d")
# A heading or an empty cell, one header, the first label.
_LEAST_OF_HEADER = 3
# Rows below a name count at most so many things.
_MOST_INDICATORS = 4


@dataclass(frozen=True)
class StackedTable:
    """The cells of a table, and the rows whose figures may belong elsewhere."""

    cells: tuple[Cell, ...]
    uncertain_rows: frozenset[int]


@dataclass(frozen=True)
class _Row:
    """The lines before the figures of a row, with the end of the row above, and its figures.

    `blank` counts the cells that are empty: behind the row above, first and last before the
    figures. `whole` tells that there are as many figures as there are columns.
    """

    lines: tuple[Token, ...]
    figures: tuple[Token, ...]
    blank: tuple[int, int, int] = (0, 0, 0)
    whole: bool = True
    rank: Token | None = None


@dataclass(frozen=True)
class _Way:
    """One way to read lines as a table, and the lines below it."""

    head: Head
    shape: Shape
    rows: Sequence[_Row]
    rest: Sequence[Token]


def find_stacked(lines: Sequence[Line], says: Says, layout: Format) -> Iterator[StackedTable]:
    """The tables among lines that follow each other which stand one cell a line.

    `says` reads what a text says in the words of a profile. Blank lines are cells in a text only.
    """
    for stretch in stretches(lines, layout):
        tokens: Sequence[Token] = stretch
        while any(token.kind == "figure" for token in tokens):
            table, tokens = _first_table(tokens, says)
            if table:
                yield table


def _first_table(
    tokens: Sequence[Token], says: Says
) -> tuple[StackedTable | None, Sequence[Token]]:
    """The table that lines begin with, and the lines below it."""
    numbered = _ranks(tokens)
    ways = [way for width in _widths(tokens) if (way := _headed(tokens, width, numbered, says))]
    if not ways:
        return _bare(tokens, says), ()
    best = max(ways, key=lambda way: way.head.score)
    doubt = any(w is not best and best.head.score - w.head.score < _MARGIN for w in ways)
    head = replace(best.head, sure=best.head.sure and not doubt)
    return _table(head, best.rows, best.shape, says), best.rest


def _headed(
    tokens: Sequence[Token], width: int, ranks: Mapping[int, Token], says: Says
) -> _Way | None:
    """The table below a header that is understood, with so many figures a row; None without."""
    end = min(ranks) if ranks else None
    kept = [token for index, token in enumerate(tokens) if index not in ranks]
    kept = _marks_as_labels(kept, width)
    first = next((i for i, token in enumerate(kept) if token.kind == "figure"), 0)
    head = read_head(kept[:first], width, says, end, ranked=bool(ranks))
    head = head or read_names(kept[:first], width, says)
    if not head:
        return None
    shape = head.shape(says)
    kept = _years_as_figures(kept, head.end, width)
    rows, rest = _rows(kept, head.end, width, shape, says)
    columns = zip(*(row.figures for row in rows if row.whole), strict=True)
    filled = all(any(token.line for token in column) for column in columns)
    if len(rows) < _LEAST_HEADED or not _are_even(rows) or not filled:
        return None
    numbers = [token for _, token in sorted(ranks.items())]
    rows = [replace(row, rank=rank) for row, rank in zip_longest(rows, numbers[: len(rows)])]
    return _Way(head, shape, rows, rest)


def _widths(tokens: Sequence[Token]) -> list[int]:
    """How many figures a row may have, the likeliest first."""
    sizes = Counter[int]()
    for first, last in _runs(tokens):
        sizes[last - first] += 2
        filled = last
        while tokens[filled - 1].kind == "empty":
            filled -= 1
        if filled < last:
            sizes[filled - first] += 1
    return [size for size, _ in sizes.most_common(3)]


def _runs(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where runs of figures begin and end, with the empty cells in and behind them."""
    index = 0
    while index < len(tokens):
        if tokens[index].kind == "figure":
            last = index
            while last < len(tokens) and tokens[last].kind != "label":
                last += 1
            yield index, last
            index = last
        else:
            index += 1


def _marks_as_labels(tokens: Sequence[Token], width: int) -> list[Token]:
    """Dashes that stand alone among labels are a part of them, where rows have more figures."""
    found = list(tokens)
    for first, last in _runs(tokens):
        text = "".join(token.text for token in tokens[first:last])
        if last - first < width and not any(char.isalnum() for char in text):
            found[first:last] = [token.as_label() for token in tokens[first:last]]
    return found


def _years_as_figures(tokens: Sequence[Token], start: int, width: int) -> list[Token]:
    """Numbers like 1950, which may be years, as figures where their row lacks one figure."""
    found = list(tokens)
    for index in range(start, len(tokens)):
        if tokens[index].kind != "label" or not _YEAR.fullmatch(tokens[index].text):
            continue
        before, behind = index, index + 1
        while before > start and found[before - 1].kind != "label":
            before -= 1
        while behind < len(tokens) and tokens[behind].kind != "label":
            behind += 1
        # A label must be left before the figures of the row.
        if behind - before == width and before > start:
            found[index] = replace(tokens[index], kind="figure")
    return found


def _ranks(tokens: Sequence[Token]) -> dict[int, Token]:
    """The numbers of the rows, by their place among the lines.

    Each stands below the figures of the row before, the first one below the header.
    """
    runs = [(a, b) for a, b in _runs(tokens)]
    if len(runs) < 3 or runs[0][1] - runs[0][0] != 1:
        return {}
    ends = [max(i for i in range(a, b) if tokens[i].kind == "figure") for a, b in runs[:-1]]
    count = next((n for n, end in enumerate(ends) if tokens[end].text != str(n + 1)), len(ends))
    if count < min(_LEAST_RANKS, len(ends)):
        return {}
    return {end: tokens[end] for end in ends[:count]}


def _rows(
    tokens: Sequence[Token], start: int, width: int, shape: Shape, says: Says
) -> tuple[list[_Row], Sequence[Token]]:
    """The rows from the line `start` on up to the header of another table, and what is left."""
    rows: list[_Row] = []
    at = start
    while any(token.kind == "figure" for token in tokens[at:]):
        first = next(i for i in range(at, len(tokens)) if tokens[i].kind == "figure")
        if rows and (other := _other_head(tokens, at, first, shape, says)) is not None:
            return rows, tokens[other:]
        row, at = _row(tokens, at, first, width, shape, is_first=not rows)
        rows.append(row)
    return rows, ()


def _other_head(
    tokens: Sequence[Token], at: int, first: int, shape: Shape, says: Says
) -> int | None:
    """Where the header of another table begins among the lines between two rows, or None."""
    gap = tokens[at:first]
    titled = any(says(joined(gap[i : i + 2])).heading for i in range(len(gap)))
    if len(gap) < _LEAST_OF_HEADER or not (titled or any(not t.line for t in gap)):
        return None
    last = next((i for i in range(first, len(tokens)) if tokens[i].kind == "label"), len(tokens))
    end = None
    lines = [*gap]
    if tokens[first].text == "1" and last < len(tokens):
        # The number of the first row stands between the header and the first label.
        end, first = at + len(gap), first + 1
        second = next((i for i in range(first, len(tokens)) if tokens[i].kind == "figure"), first)
        lines += tokens[first:second]
        first = second
        last = next((i for i in range(first, len(tokens)) if tokens[i].kind == "label"), last)
    for width in range(last - first, 0, -1):
        head = read_head(lines, width, says, end and end - at, ranked=end is not None)
        if not head or head.money:
            continue
        named = any(says(joined(text)).heading for text in (*head.leads, head.corner) if text)
        blank = bool(head.leads) and not joined(head.leads[0]) and not shape.trails
        if named or (blank and len(shape.leads) == 1):
            return at + head.start
    return None


def _row(
    tokens: Sequence[Token], at: int, first: int, width: int, shape: Shape, *, is_first: bool
) -> tuple[_Row, int]:
    """The row whose first figure stands at `first`, and where the next one begins."""
    gap = tokens[at:first]
    lead = len(gap) - _blanks(tuple(reversed(gap)))
    left = len(gap) - lead
    labels = gap[:lead]
    front = _blanks(labels)
    run = next((i for i in range(first, len(tokens)) if tokens[i].kind == "label"), len(tokens))
    ways = []
    for taken in range(min(left, width) + 1):
        end = first + width - taken
        rest = tokens[end:run]
        spare = len(shape.leads) - 1
        fits = left - taken <= spare and len(rest) <= shape.trails + spare + 1
        if end <= run and fits and all(t.kind == "empty" for t in rest):
            ways.append((taken, end))
    if not ways:
        own = tuple(token for token in labels if token.line)
        return _Row(own, tokens_of(tokens[first:run]), whole=False), run
    taken, end = ways[0]
    behind = 0 if is_first else min(front, shape.trails)
    lines = tuple(labels[front:])
    whole = len(ways) == 1 and all(token.kind == "label" for token in lines)
    blank = (behind, min(front - behind, len(shape.leads) - 1), left - taken)
    figures = tuple(tokens[first - taken : end])
    return _Row(tuple(t for t in lines if t.line), figures, blank, whole), end


def tokens_of(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Those that are figures."""
    return tuple(token for token in tokens if token.kind == "figure")


def _blanks(tokens: Sequence[Token]) -> int:
    return next((i for i, token in enumerate(tokens) if token.kind != "empty"), len(tokens))


def _are_even(rows: Sequence[_Row]) -> bool:
    """Whether most rows have as many figures as the table has columns."""
    return sum(not row.whole for row in rows) * _LEAST_EVEN <= len(rows)


def _cuts(rows: Sequence[_Row], cutter: Cutter) -> list[Cut | None]:
    found = []
    for index, row in enumerate(rows):
        trails = 0 if index == 0 else cutter.shape.trails - row.blank[0]
        last = len(cutter.shape.leads) - row.blank[2]
        found.append(cutter.cut(row.lines, trails, range(row.blank[1], last)))
    return found


def _known(rows: Sequence[_Row], cuts: Sequence[Cut | None], columns: int) -> Known:
    """What the rows show whose cells are sure; what was joined in one row only shows nothing."""
    seen = Counter[str]()
    widths = [0] * columns
    for row, cut in zip(rows, cuts, strict=True):
        if not cut or not cut.sure:
            continue
        plain = len(row.lines) == len(cut.trails) + len(cut.leads)
        seen.update(dict.fromkeys(map(joined, (*cut.trails, *cut.leads)), 2 if plain else 1))
        if plain:
            for column, text in enumerate(cut.leads, start=columns - len(cut.leads)):
                widths[column] = max(widths[column], len(joined(text)))
    lasts = Counter(row.lines[-1].text for row in rows if row.lines)
    often = max(2, len(rows) // _MOST_INDICATORS)
    texts = {text for text, count in seen.items() if count > 1}
    texts |= {text for text, count in lasts.items() if count >= often and text[0].isupper()}
    grouped = any(cut and cut.sure and cut.group for cut in cuts)
    return Known(frozenset(texts), tuple(widths), grouped)


def _table(head: Head, rows: Sequence[_Row], shape: Shape, says: Says) -> StackedTable:
    cuts = _cuts(rows, Cutter(says, shape))
    cuts = _cuts(rows, Cutter(says, shape, _known(rows, cuts, len(shape.leads))))
    cells = list(head.cells())
    number = max((cell.row + cell.row_span for cell in cells), default=0)
    first = len(shape.leads)
    across = first + head.width + shape.trails
    uncertain: set[int] = set()
    ranks: list[Cell] = []
    for row, cut in zip(rows, cuts, strict=True):
        leads = cut.leads if cut else (row.lines,)
        if cut and cut.group:
            cells.append(Cell(number, 0, words_of(cut.group), column_span=across))
            number += 1
        for column, text in enumerate(cut.trails if cut else (), start=across - shape.trails):
            if number:
                cells.append(Cell(_above(cells, first), column, words_of(text)))
        start = first - row.blank[2] - len(leads)
        cells += [
            Cell(number, column, words_of(text))
            for column, text in enumerate(leads, start=max(0, start))
            if text
        ]
        cells += [
            Cell(number, column, token.words)
            for column, token in enumerate(row.figures[: head.width], start=first)
            if token.line
        ]
        if row.rank:
            ranks.append(Cell(number, 0, row.rank.words))
        if not (row.whole and head.sure and cut and cut.sure):
            uncertain.add(number)
        number += 1
    return StackedTable(_behind(ranks, cells), frozenset(uncertain))


def _behind(ranks: Sequence[Cell], cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells with the numbers of the rows in a column before them."""
    if not ranks:
        return tuple(cells)
    wide = max(cell.column + cell.column_span for cell in cells)
    moved = (
        replace(cell, column_span=wide + 1)
        if cell.column_span == wide
        else replace(cell, column=cell.column + 1)
        for cell in cells
    )
    return (*ranks, *moved)


def _above(cells: Sequence[Cell], first: int) -> int:
    """The last row with figures."""
    return max(cell.row for cell in cells if cell.column >= first)


def _bare(tokens: Sequence[Token], says: Says) -> StackedTable | None:
    """A table without a header that is understood: one above each column, or none."""
    tokens = [token for token in tokens if token.line]
    runs = list(_runs(tokens))
    starts = [0, *(last for _, last in runs[:-1])]
    rows = [
        _Row(tuple(tokens[start:first]), tuple(tokens[first:last]))
        for start, (first, last) in zip(starts, runs, strict=True)
    ]
    if len(rows) < _LEAST_BARE or not _are_named(rows):
        return None
    width = Counter(len(row.figures) for row in rows).most_common(1)[0][0]
    rows = [_Row(r.lines, r.figures, whole=len(r.figures) == width) for r in rows]
    most = max(len(row.lines) for row in rows[1:])
    above, own = rows[0].lines[:-most], rows[0].lines[-most:]
    headed = len(above) in (width, width + 1)
    leaves = tuple((line,) for line in above[len(above) - width :]) if headed else ()
    corner = above[: len(above) - width] if headed else ()
    sure = headed or not above or most == 1
    head = Head(0, 0, (corner,) if corner else (), (), (), leaves, sure=sure)
    if not _are_even(rows):
        return None
    rows[0] = _Row(own, rows[0].figures, whole=rows[0].whole)
    return _table(_with_width(head, width), rows, Shape(("any",)), says)


def _with_width(head: Head, width: int) -> Head:
    return head if head.leaves else Head(0, 0, (), (), (), ((),) * width, sure=head.sure)


def _are_named(rows: Sequence[_Row]) -> bool:
    """Whether figures stand below names: justified prose has them below words of a sentence."""
    if not all(row.lines for row in rows):
        return False
    small = sum(row.lines[0].text[:1].islower() for row in rows)
    return small * _LEAST_CAPITALS <= len(rows)
