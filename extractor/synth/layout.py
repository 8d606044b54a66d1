"""A table of a made answer as columns of white space, as `pdftotext -layout` gives it.

Long texts go on in the next line of their column; the figures of such a row stand on its first
line, or halfway.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from extractor.synth.pen import Pen
from extractor.synth.spec import Beside, Cell, Place, TableSpec, as_text
from extractor.synth.words import wrapped


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a table is set: the room of labels and heads in letters, and what follows from it."""

    gap: int
    numbers_right: bool
    labels: int
    heads: int
    middle: bool
    broken: bool


def _setting(pen: Pen) -> _Setting:
    return _Setting(
        gap=pen.rng.randint(2, 6),
        numbers_right=pen.chance(0.5),
        labels=pen.any((18, 26, 36, 60, 60)),
        heads=pen.any((10, 14, 22, 40, 40)),
        middle=pen.chance(0.3),
        broken=pen.chance(0.4),
    )


def layout_lines(table: TableSpec, pen: Pen) -> Iterator[str]:
    """The lines of the table."""
    return _set(table, _setting(pen))


def beside_lines(block: Beside, pen: Pen) -> Iterator[str]:
    """The lines of two tables next to each other."""
    setting = _setting(pen)
    left, right = (list(_set(table, setting)) for table in (block.left, block.right))
    start = max(map(len, left)) + pen.rng.randint(4, 12)
    for one, other in zip_longest(left, right, fillvalue=""):
        yield f"{one.ljust(start)}{other}".rstrip()


def _set(table: TableSpec, setting: _Setting) -> Iterator[str]:
    placed = table.placed()
    cells = {place: _wrap(cell, setting) for place, cell in placed.items()}
    widths = _widths(placed, cells, setting.gap)
    for row in range(len(table.rows)):
        own = {place: cells[place] for place in sorted(placed) if place[0] == row}
        height = max(map(len, own.values()), default=1)
        lines = [""] * height
        for place, texts in own.items():
            left = sum(widths[: place[1]]) + setting.gap * place[1]
            first = (height - len(texts)) // 2 if setting.middle else 0
            right = setting.numbers_right and placed[place].is_number and place[1] > 0
            for number, text in enumerate(texts, start=first):
                start = left + (widths[place[1]] - len(text) if right else 0)
                lines[number] = _put(lines[number], start, text)
        yield from lines


def _put(line: str, start: int, text: str) -> str:
    """The line with the text behind it, from that column on or as near as there is room."""
    if not text:
        return line
    padded = line.ljust(start) if len(line) < start or not line else f"{line}  "
    return padded + text


def _wrap(cell: Cell, setting: _Setting) -> list[str]:
    if cell.is_number or cell.role == "group":
        return [as_text(cell)]
    width = setting.heads * cell.across if cell.role == "head" else setting.labels
    return wrapped(cell.text, width, broken=setting.broken)


def _widths(placed: dict[Place, Cell], cells: dict[Place, list[str]], gap: int) -> list[int]:
    """The letters that each column needs; a cell over several columns widens the last one."""
    widths = [6] * max(place[1] + cell.across for place, cell in placed.items())
    for place, cell in sorted(placed.items(), key=lambda entry: entry[1].across):
        if cell.role == "group":
            continue
        reach = range(place[1], place[1] + cell.across)
        room = sum(widths[c] for c in reach) + gap * (cell.across - 1)
        widths[reach[-1]] += max(0, max(map(len, cells[place])) - room)
    return widths
