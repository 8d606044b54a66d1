"""Tables whose white space is lost: lines that end in figures, each line one row.

"Aantal Leden 30 45" is a label and two figures. How many figures belong to the table is what most
of its lines agree on: that is how "Space 4.0 30" below "MaaS 38" is the name Space 4.0 and 30. A
line with fewer figures than the others keeps them unplaced: which one is missing cannot be seen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from math import inf

from extractor.model import Cell, Line, Word, text_of
from extractor.notation.cells import Quantity, is_value, parse_cell
from extractor.patterns import pattern
from extractor.tables.captions import is_caption
from extractor.tables.chunks import VERSION
from extractor.tables.plainrows import PlainRow, in_names, periods_of, plain_rows
from extractor.tables.words import Says

_STOP = pattern(r"[.;?!:](?:\s|$)|,$")
_BRACKETS = pattern(r"\([^()]*\)")
_SENTENCE_END = pattern(r"[.;?!,]$")
# A row's label is a name or an indicator, not a sentence.
_MOST_WORDS = 9
_MOST_HEADER_WORDS = 28
_MOST_WORDS_BEFORE_COLON = 4
_MOST_HEADER_LINES = 3


@dataclass(frozen=True)
class PlainTable:
    """Lines [first, last) that are one table of `figures` value columns."""

    first: int
    last: int
    figures: int
    cells: tuple[Cell, ...]
    uncertain_rows: frozenset[int]


def find_plain(
    lines: Sequence[Line], names: Sequence[tuple[int, int]], margin: float, says: Says
) -> Iterator[PlainTable]:
    """The plain tables among lines that follow each other; `says` reads what heads remarks.

    `margin` is the right edge that full lines of the text reach: a row of a table stops before it,
    prose goes on until the next word does not fit.
    """
    rows = plain_rows(lines, names, says)
    here, free_from = 0, 0
    while here < len(rows):
        last = _grow(rows, here, margin) if _is_data(rows, here, margin) else here
        if sum(row.has_digits for row in rows[here:last]) >= 2:
            first = _header(rows, here, free_from, margin)
            yield _table(rows, first, here, last, names)
            here = free_from = last
        else:
            here += 1


def _is_data(rows: Sequence[PlainRow], index: int, margin: float) -> bool:
    row = rows[index]
    return (
        row.figures > 0
        and 0 < _outside_brackets(row.label(row.figures)) <= _MOST_WORDS
        and (row.figures > 1 or _is_listed(rows, index) or _stops(rows, index, margin))
    )


def _is_listed(rows: Sequence[PlainRow], index: int) -> bool:
    """Whether a line and the next one, or the one before, are entries of a list."""
    mark = rows[index].line.text[0]
    around = (*rows[max(0, index - 1) : index], *rows[index + 1 : index + 2])
    return not mark.isalnum() and (not around or any(r.line.text[0] == mark for r in around))


def _stops(rows: Sequence[PlainRow], index: int, margin: float) -> bool:
    """Whether the line ends before it had to: the next line's first word would have fitted.

    A line that reaches further than running text does was never broken.
    """
    line = rows[index].line
    if index + 1 == len(rows):
        return True
    following = rows[index + 1].line
    if following.page != line.page:
        return True
    first = following.words[0].box
    space = 0.3 * line.words[-1].size if first.x1 - first.x0 else 0.0
    return line.box.x1 > margin or line.box.x1 + space + (first.x1 - first.x0) <= margin


def _is_text(rows: Sequence[PlainRow], index: int, margin: float) -> bool:
    """A short line without figures that is no sentence: a group row, a header.

    A colon ends a group row ("EUKA:"), but a longer line with one introduces what follows.
    """
    row = rows[index]
    words = _outside_brackets(row.line.words)
    return (
        row.figures == 0
        and not is_caption(row.line.text)
        and words <= _most_words(rows, index)
        and not _SENTENCE_END.search(row.line.text)
        and _stops(rows, index, margin)
    )


def _most_words(rows: Sequence[PlainRow], index: int) -> int:
    """How long a text may be: a group row with a colon, above a row that another one stands above
    too, as long as a name."""
    if not rows[index].line.text.endswith(":"):
        return _MOST_HEADER_WORDS
    above = pairwise(rows)
    below = {text_of(b.label(b.figures)) for a, b in above if b.figures and _ends_in_colon(a)}
    own = rows[index + 1 : index + 2]
    groups = sum(_ends_in_colon(row) for row in rows)
    alike = groups > 1 and any(text_of(r.label(r.figures)) in below for r in own if r.figures)
    return _MOST_WORDS if alike and len(below) < groups else _MOST_WORDS_BEFORE_COLON


def _ends_in_colon(row: PlainRow) -> bool:
    return not row.figures and row.line.text.endswith(":")


def _grow(rows: Sequence[PlainRow], start: int, margin: float) -> int:
    last = start + 1
    for here in range(start + 1, len(rows)):
        if _is_data(rows, here, margin):
            if here > last and _is_another(rows, start, here, margin):
                break
            last = here + 1
        elif not _is_text(rows, here, margin) or here - last >= 2:
            break
    labels = {text_of(row.label(row.figures)) for row in rows[start:last] if row.figures}
    while last < len(rows) and text_of(rows[last].words) in labels:
        last += 1
    return last


def _is_another(rows: Sequence[PlainRow], start: int, here: int, margin: float) -> bool:
    """Whether another table begins below the texts above `here`: with other figures to a row."""
    below = list(takewhile(lambda i: _is_data(rows, i, margin), range(here, len(rows))))
    counts = Counter(row.figures for row in rows[start:here] if row.figures)
    usual = counts.most_common(1)[0][0]
    return len(below) > 1 and all(rows[index].figures != usual for index in below)


def _outside_brackets(words: Sequence[Word]) -> int:
    """How many words stand outside of brackets: "EUKA (vzw Kiem)" is one."""
    return len(_BRACKETS.sub(" ", text_of(words)).split()) or len(words)


def _header(rows: Sequence[PlainRow], start: int, free_from: int, margin: float) -> int:
    """The first line of the header above a row with figures.

    Its lines may be as long as running text, where that is known to end above them: in a blank
    line, or in a full stop.
    """
    first = _first_text(rows, start, free_from, inf)
    before = rows[first - 1].line.text if first > free_from else "."
    parted = first == free_from or _blank_between(rows, first, len(rows))
    ended = _SENTENCE_END.search(before) or before.endswith(":")
    if (parted or ended) and not any(_STOP.search(row.line.text) for row in rows[first:start]):
        return first
    return _first_text(rows, start, free_from, margin)


def _first_text(rows: Sequence[PlainRow], start: int, free_from: int, margin: float) -> int:
    first = start
    while (
        first > free_from
        and start - first < _MOST_HEADER_LINES
        # What stands right above a row ends there, however long it is: a row is no running text.
        and _is_text(rows, first - 1, inf if first == start else margin)
        and not _blank_between(rows, first, start)
    ):
        first -= 1
    return first


def _blank_between(rows: Sequence[PlainRow], first: int, start: int) -> bool:
    """A blank line above a line that was taken in already parts the table from what is above."""
    above, below = rows[first - 1].line, rows[first].line
    height = below.box.bottom - below.box.top
    gap = below.box.top - above.box.bottom
    return first < start and above.page == below.page and gap > 0.9 * height


def _table(
    rows: Sequence[PlainRow],
    first: int,
    start: int,
    last: int,
    names: Sequence[tuple[int, int]],
) -> PlainTable:
    counts = Counter(row.figures for row in rows[start:last] if row.figures)
    figures = max(counts, key=lambda count: (counts[count], -count))
    labels = (row.label(row.figures) for row in rows[start:last] if row.figures >= figures)
    repeated = Counter(map(text_of, labels))
    cells: list[Cell] = []
    uncertain = set()
    for number, row in enumerate(rows[first:last]):
        have = min(row.figures, figures)
        few = have < figures or _ends_in_version(row)
        if few and _is_group(rows, first + number, last, repeated, figures):
            have = 0
        if row.remark:
            cells.append(Cell(number, figures + 1, row.remark))
        if not have:
            cells.append(Cell(number, 0, row.words, column_span=figures + 1))
            continue
        if label := row.label(have):
            cells.append(Cell(number, 0, label))
        for column, value in enumerate(row.values[row.figures - have :], start=1):
            cells.append(Cell(number, column, value))
        if have < figures or _holds_a_figure(label, names):
            uncertain.add(number)
    return PlainTable(first, last, figures, tuple(cells), frozenset(uncertain))


def _holds_a_figure(label: Sequence[Word], names: Sequence[tuple[int, int]]) -> bool:
    """Whether a whole number stands in a label, outside of known names.

    Two rows side by side ("EUKA 150 FLAG"), or a figure too many ("Aantal leden 1.150"). A number
    with a decimal is a part of the name ("Space 4.0").
    """
    when = periods_of(label)
    texts = (w.text for w in label[1:] if not (in_names(w, names) or in_names(w, when)))
    contents = (parse_cell(text) for text in texts if is_value(text))
    return any(isinstance(c, Quantity) and isinstance(c.value, int) for c in contents)


def _ends_in_version(row: PlainRow) -> bool:
    """Whether the only figure of a line may end a name: "Binnenvaart 2.0"."""
    return row.figures == 1 and bool(VERSION.fullmatch(text_of(row.values[0])))


def _is_group(
    rows: Sequence[PlainRow], index: int, last: int, repeated: Counter[str], figures: int
) -> bool:
    """Whether a line with too few figures is a name that ends in one, above rows that repeat.

    "Ruimte 4.0" above "Aantal leden 30 45", where other names have such a row below them too.
    """
    own = text_of(rows[index].label(rows[index].figures))
    below = text_of(rows[index + 1].label(rows[index + 1].figures)) if index + 1 < last else ""
    once = 1 if rows[index].figures >= figures else 0
    return repeated[own] == once and repeated[below] > 1
