"""Which lines of a table without ruling lines are one row: cells of several lines.

Lines of one cell stand closer than rows do, or share their height (a figure centred beside a label
of two lines). Where rows stand no further apart than lines, only words tell: a hyphen at the end, a
label that goes on in lower case.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from math import inf

import regex

from extractor.model import Box
from extractor.notation.dates import find_periods
from extractor.tables.chunks import NO_BAND, Chunk, Row, level
from extractor.tables.wraps import (
    closes_bracket,
    goes_on_in_lower_case,
    hang,
    hangs_on,
    header_goes_on,
    is_addition,
    is_broken,
    is_full,
)

# Lines that overlap by this share of their height are side by side.
_BESIDE = 0.3
# Two spacings are different when they differ by this share of a line's height.
_DIFFERENT = 0.2
_VERSION = regex.compile(r"\d\.\d")
# How much closer to the last row than rows are to each other the end of its label stands.
_CLOSER = 0.08


def logical_rows(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of a table, each as the lines that it is made of, from top to bottom."""
    table = _Spacing.of(rows)
    found: list[list[Row]] = []
    for row in rows:
        goes_on = _in_one_band if table.banded else _goes_on
        if found and goes_on(found[-1], row, table):
            found[-1].append(row)
        else:
            found.append([row])
    return found


@dataclass(frozen=True)
class _Spacing:
    """How the lines of a table are set.

    `border` is the space that parts rows from lines of one row, None where it does not tell, and
    `least` the narrowest between two rows with figures; labels reach to `room`, figures begin at
    `left`. The labels that are `whole` do not go on in the line below, since elsewhere another one
    follows, and those that are `begun` not from the line above, since they follow others elsewhere.
    Where the table `hangs`, labels go on below their figures.
    """

    banded: bool
    border: float | None
    least: float
    room: float
    left: float
    whole: frozenset[str]
    begun: frozenset[str]
    hangs: bool

    @classmethod
    def of(cls, rows: Sequence[Row]) -> _Spacing:
        labels = [row.chunks[0].text for row in rows]
        room = _room(rows)
        return cls(
            banded=_are_banded(rows),
            border=_border(rows),
            least=min(_gaps_of_data(rows), default=inf),
            room=room,
            left=_left(rows),
            whole=_with_several(zip_longest(labels, labels[1:])),
            begun=_with_several(zip(labels[1:], labels, strict=False)),
            hangs=hang(rows, room),
        )


def _with_several(pairs: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The labels that stand beside more than one other label."""
    beside: dict[str, set[str]] = {}
    for label, other in pairs:
        beside.setdefault(label, set()).add(other)
    return frozenset(label for label, others in beside.items() if len(others) > 1)


def _gaps_of_data(rows: Sequence[Row]) -> list[float]:
    """The spaces between rows with figures that follow each other, as shares of a line's height."""
    data = ((a, b) for a, b in pairwise(rows) if _follow(a, b))
    return [_space(_figures(a), _figures(b)) if _on_one_page(a, b) else inf for a, b in data]


def _has_figure(row: Row) -> bool:
    """Whether figures stand on a line, beside a label or half the height of one."""
    return row.has_figure or all(chunk.is_figure for chunk in row.chunks)


def _follow(above: Row, below: Row) -> bool:
    """Whether both are rows with figures, one of them under another one."""
    both = _has_figure(above) and _has_figure(below)
    pairs = ((a, b) for a in above.figures for b in below.figures) if both else ()
    return any(a.overlaps(b.box.x0, b.box.x1) for a, b in pairs)


def _figures(row: Row) -> Box:
    """The box of the figures of a row: a name beside them may stand higher or lower."""
    return level([word for chunk in row.figures for word in chunk.words])


def _left(rows: Sequence[Row]) -> float:
    """Where the figures of a table begin."""
    beside = [row for row in rows if row.is_data and row.figures]
    own = beside or [row for row in rows if row.figures]
    return min((_figures(row).x0 for row in own), default=0.0)


def _room(rows: Sequence[Row]) -> float:
    """How far labels reach: those beside figures, or else those that end before the figures do."""
    left = _left(rows)
    own = [row for row in rows if row.is_data] or [row for row in rows if row.box.x1 <= left]
    return max((row.chunks[0].box.x1 for row in own), default=left)


def _values(row: Row, left: float) -> list[Chunk]:
    """The figures of a line: not the number that ends a name ("Binnenvaart 2.0")."""
    return [chunk for chunk in row.chunks if chunk.is_value and chunk.box.x1 > left]


def _on_one_page(above: Row, below: Row) -> bool:
    return above.line.page == below.line.page


def _are_banded(rows: Sequence[Row]) -> bool:
    """Whether ruling lines part all rows with figures from each other."""
    bands = [row.band for row in rows if _has_figure(row)]
    return len(bands) > 1 and all(a != b and NO_BAND not in (a, b) for a, b in pairwise(bands))


def _is_rule_between(above: Row, row: Row) -> bool:
    return above.band[1] <= row.band[0]


def _in_one_band(lines: Sequence[Row], row: Row, table: _Spacing) -> bool:
    """Whether a line stands between the same ruling lines as those above it.

    Not so a line of the header that heads single columns below one that heads several.
    """
    above = lines[-1]
    if above.line.page != row.line.page:
        return goes_on_over_page(lines, row)
    own = [line for line in lines if _on_one_page(line, row)]
    if not all(line.band == row.band or _is_level(line, row) for line in own):
        return False
    if is_beside(above, row) or is_broken(above, row):
        return True
    least = table.least - _DIFFERENT / 2 if table.border is None else table.border
    if _gap(above, row) > least or _heads(lines, row, table.left):
        return False
    over = [sum(c.overlaps(o.box.x0, o.box.x1) for c in row.chunks) for o in above.chunks]
    return max(over) < 2


def is_beside(above: Row, row: Row) -> bool:
    """Whether a line of a page shares its height with the line before, or stands beside its end."""
    return _gap(above, row) < -_BESIDE or _is_level(above, row)


def _heads(lines: Sequence[Row], row: Row, left: float) -> bool:
    """Whether texts of some lines stand above a figure of the next: they are its header.

    Not so where the two are a period: "jaar" above "1", nor beside texts: "Space" above "4.0".
    Figures begin at `left`.
    """
    own = [chunk for chunk in row.chunks if chunk.box.x1 > left]
    if not all(chunk.is_value for chunk in own):
        return False
    return any(_is_headed(lines, chunk) for chunk in own if chunk.is_figure)


def _is_headed(lines: Sequence[Row], figure: Chunk) -> bool:
    chunks = (chunk for line in lines for chunk in line.chunks)
    above = [c for c in chunks if c.overlaps(figure.box.x0, figure.box.x1)]
    text = " ".join(chunk.text for chunk in above)
    periods = find_periods(f"{text} {figure.text}")
    is_text = any(not chunk.is_value for chunk in above)
    return is_text and not any(period.end > len(text) for period in periods)


def _is_level(above: Row, row: Row) -> bool:
    """Whether two lines share some height and stand beside, not under, each other."""
    under = any(c.overlaps(o.box.x0, o.box.x1) for c in row.chunks for o in above.chunks)
    return _gap(above, row) < 0 and not under


def as_one(lines: Sequence[Row]) -> Row:
    """The lines of one row as a row: chunks that stand under each other are one."""
    parts: list[list[Chunk]] = []
    for chunk in (chunk for line in lines for chunk in line.chunks):
        x0, x1 = chunk.box.x0, chunk.box.x1
        under = [part for part in parts if any(c.overlaps(x0, x1) for c in part)]
        parts = [part for part in parts if part not in under]
        parts.append([*(c for part in under for c in part), chunk])
    chunks = (Chunk(tuple(word for chunk in part for word in chunk.words)) for part in parts)
    return replace(lines[0], chunks=tuple(sorted(chunks, key=lambda chunk: chunk.box.x0)))


def _gap(above: Row, below: Row) -> float:
    """The space between two lines, as a share of the height of a line; large over a page break."""
    return _space(above.level, below.level) if _on_one_page(above, below) else inf


def _space(above: Box, below: Box) -> float:
    return (below.top - above.bottom) / max(below.bottom - below.top, 0.1)


def _gap_under(lines: Sequence[Row], row: Row) -> float | None:
    """The space between a line and the nearest text above it, None where none stands above it."""
    gaps = [
        _space(above.level, below.level)
        for line in lines
        if _on_one_page(line, row)
        for above in line.chunks
        for below in row.chunks
        if above.overlaps(below.box.x0, below.box.x1)
    ]
    return min(gaps, default=None)


def _border(rows: Sequence[Row]) -> float | None:
    """The space that parts rows from lines of one row, None where spacing does not tell.

    It lies in the widest jump between the spaces of the table, when no two rows with figures stand
    closer than that; where no two follow each other, when it leaves one of them to a row.
    """
    near = [_gap_under(rows[max(0, i - 3) : i], row) for i, row in enumerate(rows)]
    gaps = sorted({gap for gap in near if gap is not None and gap >= -_BESIDE})
    jumps = [(b - a, (a + b) / 2) for a, b in pairwise(gaps)]
    wide = [jump for jump in jumps if jump[0] >= _DIFFERENT]
    for _, border in sorted(wide, reverse=True):
        data = _gaps_of_data(rows)
        if min(data, default=inf) > border and _leaves_one_each(rows, border, bool(data)):
            return border
    return None


def _leaves_one_each(rows: Sequence[Row], border: float, below: bool) -> bool:
    """Whether figures under each other are no closer, over the lines between them, than a border.

    Unless `below`, labels must also end below figures somewhere: names that only stand close above
    the figures are rows of their own.
    """
    left = _left(rows)
    figures: list[Chunk] = []
    for above, row in pairwise(rows):
        near = _gap(above, row) <= border
        own, figures = _values(row, left), figures if near else []
        if any(a.overlaps(b.box.x0, b.box.x1) for a in own for b in figures):
            return False
        if near and _heads([above], row, left):
            return False
        figures = [*figures, *own]
        below = below or (near and _has_figure(above))
    return below


def _goes_on(lines: Sequence[Row], row: Row, table: _Spacing) -> bool:
    above = lines[-1]
    if above.line.page != row.line.page:
        own = row.chunks[0].text not in table.begun
        return goes_on_over_page(lines, row) or (own and _begins_label(lines, row))
    if _have_figures_each(lines, row, table):
        return False
    if any(_is_rule_between(line, row) for line in lines):
        return False
    if is_beside(above, row):
        gap = _gap_under(lines, row)
        if _stands_over_several(lines, row):
            return False
        return gap is None or table.border is None or gap < table.border
    if _heads(lines, row, table.left):
        return False
    if is_broken(above, row) or closes_bracket(lines, row) or is_addition(row):
        return True
    if table.border is not None:
        return _gap(above, row) < table.border
    if above.chunks[0].text in table.whole or row.chunks[0].text in table.begun:
        return False
    if table.hangs and any(line.figures for line in lines):
        return hangs_on(above, row, table.room)
    return goes_on_in_lower_case(lines, row, table.room) or header_goes_on(lines, row)


def _stands_over_several(lines: Sequence[Row], row: Row) -> bool:
    """Whether a text above stands over several texts of a line: the header of their headers."""
    texts = [chunk for line in lines for chunk in line.chunks]
    return any(sum(text.overlaps(c.box.x0, c.box.x1) for c in row.chunks) > 1 for text in texts)


def goes_on_over_page(lines: Sequence[Row], row: Row) -> bool:
    """Whether a page begins with the rest of the row that the page before it ends in.

    Two texts or more: a group row has one, but figures need a label. A header row says the same
    again.
    """
    if row.is_label and all(chunk.is_value for line in lines for chunk in line.chunks):
        return True
    if row.is_label and is_broken(lines[-1], row):
        return True
    if [c.text for c in row.chunks] == [c.text for c in lines[-1].chunks]:
        return False
    return lines[-1].line.page != row.line.page and len(row.chunks) > 1 and are_below(lines, row)


def _begins_label(lines: Sequence[Row], row: Row) -> bool:
    """Whether a page ends in the first line of a label, and its rest stands beside the figures."""
    bare = not any(chunk.is_value for line in lines for chunk in line.chunks)
    label = row.chunks[0]
    small = not label.is_value and label.text[0].islower()
    over = lines[-1].chunks[-1]
    return bare and row.is_data and small and _are_set_alike(over, label)


def are_below(lines: Sequence[Row], row: Row) -> bool:
    """Whether a line holds texts only, each set like a label of the lines above."""
    labels = [chunk for line in lines for chunk in line.chunks if not chunk.is_value]
    return all(
        not chunk.is_value and any(_are_set_alike(chunk, label) for label in labels)
        for chunk in row.chunks
    )


def _are_set_alike(one: Chunk, other: Chunk) -> bool:
    """Whether two texts begin at the same place, or end at it, or are centred on it."""
    places = ((c.box.x0, c.box.center[0], c.box.x1) for c in (one, other))
    return any(abs(a - b) < 1 for a, b in zip(*places, strict=True))


def ends_row(rows: Sequence[Row], row: Row) -> bool:
    """Whether a line below the last figures of a table is the end of a label of its last row.

    It stands beside that row, or closer below it than rows do, under a label that left no room
    for its first word.
    """
    above, border = rows[-1], _border(rows)
    if any(chunk.is_value for chunk in row.chunks):
        return _ends_name(rows, row)
    if row.is_label and closes_bracket([above], row):
        return True
    room, left, label = _room(rows), _left(rows), row.chunks[0]
    if above.line.page != row.line.page:
        full = is_full(above.chunks[0], label, room)
        return full and _may_go_on(row) and are_below([above], row)
    widest = max((_gap(a, b) for a, b in pairwise(rows) if _on_one_page(a, b)), default=inf)
    if _gap(above, row) <= widest and hang(rows, room) and hangs_on(above, row, room):
        return True
    if label.box.x0 >= left or (row.is_label and row.box.x1 > max(room, left)):
        return False
    if is_beside(above, row):
        return True
    usual = min(_gaps_of_data(rows), default=-inf)
    # Without space between the lines of a text, a line that goes on is no closer than another row.
    closer = 0.0 if usual == 0 else _CLOSER
    least = border if border is not None else usual - closer
    if usual == 0 and not _may_go_on(row):
        return False
    near = (
        _gap(above, row) < least
        or _gap(above, row) == usual == 0
        or (_are_banded(rows) and above.band == row.band)
    )
    if not (near and are_below([above], row)):
        return False
    own = [c for r in rows for c in r.chunks if not c.is_value and _are_set_alike(c, label)]
    over = next(c for c in above.chunks if _are_set_alike(c, label))
    return is_full(over, label, max(c.box.x1 for c in own))


def _ends_name(rows: Sequence[Row], row: Row) -> bool:
    """Whether a line is the number that ends a name, under its last row: "Binnenvaart" "2.0"."""
    text, number = rows[-1].chunks, row.chunks[0]
    under = any(_are_set_alike(chunk, number) and not chunk.is_value for chunk in text)
    return len(row.chunks) == 1 and under and bool(_VERSION.fullmatch(number.text))


def _may_go_on(row: Row) -> bool:
    """Whether texts may be the ends of labels: no note, no sentence, no item."""
    texts = row.is_label or not any(chunk.is_value for chunk in row.chunks)
    return texts and row.line.text.replace(" ", "").replace("-", "").isalpha()


def _have_figures_each(lines: Sequence[Row], row: Row, table: _Spacing) -> bool:
    """Whether figures stand under each other, or in two lines that spacing does not tell apart."""
    own = _values(row, table.left)
    before = [chunk for line in lines for chunk in _values(line, table.left)]
    return any(table.border is None or a.overlaps(b.box.x0, b.box.x1) for a in own for b in before)
