"""How the lines of a table are set: the space between rows, and between the lines of one row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from math import inf

from extractor.model import Box
from extractor.notation.dates import find_periods
from extractor.tables.chunks import NO_BAND, Chunk, Row, level
from extractor.tables.wraps import hang

# Lines that overlap by this share of their height are side by side.
_BESIDE = 0.3
# Two spacings are different when they differ by this share of a line's height.
DIFFERENT = 0.2


@dataclass(frozen=True)
class Spacing:
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
    def of(cls, rows: Sequence[Row]) -> Spacing:
        """How the lines of one table are set."""
        labels = [row.chunks[0].text for row in rows]
        room = room_of(rows)
        return cls(
            banded=are_banded(rows),
            border=border_of(rows),
            least=min(gaps_of_data(rows), default=inf),
            room=room,
            left=left_of(rows),
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


def gaps_of_data(rows: Sequence[Row]) -> list[float]:
    """The spaces between rows with figures that follow each other, as shares of a line's height."""
    data = ((a, b) for a, b in pairwise(rows) if _follow(a, b))
    return [_space(_figures(a), _figures(b)) if on_one_page(a, b) else inf for a, b in data]


def has_figure(row: Row) -> bool:
    """Whether figures stand on a line, beside a label or half the height of one."""
    return row.has_figure or all(chunk.is_figure for chunk in row.chunks)


def _follow(above: Row, below: Row) -> bool:
    """Whether both are rows with figures, one of them under another one."""
    both = has_figure(above) and has_figure(below)
    pairs = ((a, b) for a in above.figures for b in below.figures) if both else ()
    return any(a.overlaps(b.box.x0, b.box.x1) for a, b in pairs)


def _figures(row: Row) -> Box:
    """The box of the figures of a row: a name beside them may stand higher or lower."""
    return level([word for chunk in row.figures for word in chunk.words])


def left_of(rows: Sequence[Row]) -> float:
    """Where the figures of a table begin: behind the labels, the numbers of rows aside."""
    own = [row for row in rows if row.is_data and row.figures]
    own = own or [row for row in rows if row.figures]
    # A line without its label may begin with the number of the row.
    labels = min((row.chunks[0].box.x0 for row in rows if row.is_label), default=0.0)
    starts = [figure.box.x0 for row in own for figure in row.figures]
    return min([x for x in starts if x > labels] or starts, default=0.0)


def room_of(rows: Sequence[Row]) -> float:
    """How far labels reach: those beside figures, or else those that end before the figures do."""
    left = left_of(rows)
    own = [row for row in rows if row.is_data] or [row for row in rows if row.box.x1 <= left]
    return max((row.chunks[0].box.x1 for row in own), default=left)


def values_of(row: Row, left: float) -> list[Chunk]:
    """The figures of a line: not the number that ends a name ("Binnenvaart 2.0")."""
    return [chunk for chunk in row.chunks if chunk.is_value and chunk.box.x1 > left]


def on_one_page(above: Row, below: Row) -> bool:
    """Whether no page break parts two lines."""
    return above.line.page == below.line.page


def are_banded(rows: Sequence[Row]) -> bool:
    """Whether ruling lines part all rows with figures from each other."""
    bands = [row.band for row in rows if has_figure(row)]
    return len(bands) > 1 and all(a != b and NO_BAND not in (a, b) for a, b in pairwise(bands))


def is_beside(above: Row, row: Row) -> bool:
    """Whether a line of a page shares its height with the line before, or stands beside its end."""
    return gap(above, row) < -_BESIDE or is_level(above, row)


def heads_one_below(lines: Sequence[Row], row: Row, left: float) -> bool:
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


def is_level(above: Row, row: Row) -> bool:
    """Whether two lines share some height and stand beside, not under, each other."""
    under = any(c.overlaps(o.box.x0, o.box.x1) for c in row.chunks for o in above.chunks)
    return gap(above, row) < 0 and not under


def gap(above: Row, below: Row) -> float:
    """The space between two lines, as a share of the height of a line; large over a page break."""
    return _space(above.level, below.level) if on_one_page(above, below) else inf


def _space(above: Box, below: Box) -> float:
    return (below.top - above.bottom) / max(below.bottom - below.top, 0.1)


def gap_under(lines: Sequence[Row], row: Row) -> float | None:
    """The space between a line and the nearest text above it, None where none stands above it."""
    gaps = [
        _space(above.level, below.level)
        for line in lines
        if on_one_page(line, row)
        for above in line.chunks
        for below in row.chunks
        if above.overlaps(below.box.x0, below.box.x1)
    ]
    return min(gaps, default=None)


def border_of(rows: Sequence[Row]) -> float | None:
    """The space that parts rows from lines of one row, None where spacing does not tell.

    It lies in the widest jump between the spaces of the table, when no two rows with figures stand
    closer than that; where no two follow each other, when it leaves one of them to a row.
    """
    near = [gap_under(rows[max(0, i - 3) : i], row) for i, row in enumerate(rows)]
    gaps = sorted({gap for gap in near if gap is not None and gap >= -_BESIDE})
    jumps = [(b - a, (a + b) / 2) for a, b in pairwise(gaps)]
    wide = [jump for jump in jumps if jump[0] >= DIFFERENT]
    for _, border in sorted(wide, reverse=True):
        data = gaps_of_data(rows)
        if min(data, default=inf) > border and _leaves_one_each(rows, border, bool(data)):
            return border
    return None


def _leaves_one_each(rows: Sequence[Row], border: float, below: bool) -> bool:
    """Whether figures under each other are no closer, over the lines between them, than a border.

    Unless `below`, labels must also end below figures somewhere: names that only stand close above
    the figures are rows of their own.
    """
    left = left_of(rows)
    figures: list[Chunk] = []
    for above, row in pairwise(rows):
        near = gap(above, row) <= border
        own, figures = values_of(row, left), figures if near else []
        if any(a.overlaps(b.box.x0, b.box.x1) for a in own for b in figures):
            return False
        if near and heads_one_below([above], row, left):
            return False
        figures = [*figures, *own]
        below = below or (near and has_figure(above))
    return below
