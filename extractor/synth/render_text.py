"""A made answer as text: plain lines, columns of white space, or tabs."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator

from extractor.synth.pen import Pen
from extractor.synth.spec import Line, TableSpec, Text, Written

STYLES = ("plain", "layout", "tabs")


def render_text(written: Written, pen: Pen, style: str) -> bytes:
    """The document as UTF-8 text, its tables in one of `STYLES`."""
    lines: list[str] = []
    width = pen.rng.randint(80, 96)
    for block in written.shown():
        if isinstance(block, TableSpec):
            lines += ["", *_TABLES[style](block, pen), ""]
        elif isinstance(block, Text):
            lines += ["", *_paragraph(block, width)]
        else:
            lines += [*([""] if block.space else []), *_line(block, width)]
    return ("\n".join(lines).strip("\n") + "\n").encode()


def _paragraph(block: Text, width: int) -> list[str]:
    return textwrap.wrap(f"{block.label} {block.text}".strip(), width, break_on_hyphens=False)


def _line(block: Line, width: int) -> list[str]:
    if "  " in block.text:  # textwrap would drop the double spaces of a title
        return [block.text]
    return textwrap.wrap(block.text, max(width, 90), break_on_hyphens=False)


def _grid(table: TableSpec) -> list[list[str]]:
    rows = [[""] * table.columns for _ in table.rows]
    for (row, column), cell in table.placed().items():
        rows[row][column] = cell.text
    return rows


def _plain(table: TableSpec, _pen: Pen) -> Iterator[str]:
    return (" ".join(filter(None, row)) for row in _grid(table) if any(row))


def _tabs(table: TableSpec, _pen: Pen) -> Iterator[str]:
    return ("\t".join(row).rstrip("\t") for row in _grid(table))


def _layout(table: TableSpec, pen: Pen) -> Iterator[str]:
    """Cells under each other; figures to the right or to the left of their column."""
    gap, right = pen.rng.randint(2, 6), pen.chance(0.5)
    placed = table.placed()
    widths = [
        max(
            (len(cell.text) for (_, at), cell in placed.items() if at == c and cell.across == 1),
            default=6,
        )
        for c in range(table.columns)
    ]
    for (_, first), cell in placed.items():  # a head over several columns needs its room
        reach = range(first, first + cell.across)
        if cell.role == "head" and cell.across > 1:
            room = sum(widths[c] for c in reach) + gap * (cell.across - 1)
            widths[reach[-1]] += max(0, len(cell.text) - room)
    lefts = [sum(widths[:c]) + gap * c for c in range(table.columns)]
    for row in range(len(table.rows)):
        line = ""
        for (r, column), cell in sorted(placed.items()):
            if r != row or not cell.text:
                continue
            shift = (
                widths[column] - len(cell.text)
                if right and cell.role in ("figure", "total") and column
                else 0
            )
            line = line.ljust(lefts[column] + shift) if line else " " * (lefts[column] + shift)
            line += cell.text if not line or line.endswith(" ") else f"  {cell.text}"
        yield line.rstrip()


_TABLES: dict[str, Callable[[TableSpec, Pen], Iterator[str]]] = {
    "plain": _plain,
    "layout": _layout,
    "tabs": _tabs,
}
