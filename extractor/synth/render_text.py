"""A made answer as text: plain lines, columns of white space, tabs, pipes, or a line a cell."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator

from extractor.synth.layout import beside_lines, layout_lines
from extractor.synth.pen import Pen
from extractor.synth.spec import Beside, Line, TableSpec, Text, Written, as_text
from extractor.synth.words import wrapped

STYLES = ("plain", "layout", "tabs", "stacked", "pipes")


def render_text(written: Written, pen: Pen, style: str) -> bytes:
    """The document as UTF-8 text, its tables in one of `STYLES`."""
    lines: list[str] = []
    width = pen.rng.randint(80, 96)
    labels_apart = style == "stacked" and pen.chance(0.7)
    for block in written.shown():
        if isinstance(block, TableSpec):
            lines += _between(_TABLES[style](block, pen), style)
        elif isinstance(block, Beside):
            lines += _between(_beside(block, pen, style), style)
        elif isinstance(block, Text):
            lines += [*_blank(style), *_paragraph(block, width, apart=labels_apart)]
        else:
            lines += [*(_blank(style) if block.space else []), *_line(block, width)]
    return ("\n".join(lines).strip("\n") + "\n").encode()


def _blank(style: str) -> list[str]:
    """What parts two blocks: the text of a page that is taken cell by cell has no empty lines."""
    return [] if style == "stacked" else [""]


def _between(lines: Iterator[str], style: str) -> Iterator[str]:
    yield from _blank(style)
    yield from lines
    yield from _blank(style)


def _paragraph(block: Text, width: int, *, apart: bool) -> list[str]:
    if apart and block.label:
        text = textwrap.wrap(block.text, width, break_on_hyphens=False)
        return [*block.label.split(), *text]
    return textwrap.wrap(f"{block.label} {block.text}".strip(), width, break_on_hyphens=False)


def _line(block: Line, width: int) -> list[str]:
    if "  " in block.text:  # textwrap would drop the double spaces of a title
        return [block.text]
    return textwrap.wrap(block.text, max(width, 90), break_on_hyphens=False)


def _beside(block: Beside, pen: Pen, style: str) -> Iterator[str]:
    if style == "layout":
        yield from beside_lines(block, pen)
        return
    for table in (block.left, block.right):
        yield from _TABLES[style](table, pen)


def _grid(table: TableSpec) -> list[list[str]]:
    rows = [[""] * table.columns for _ in table.rows]
    for (row, column), cell in table.placed().items():
        rows[row][column] = as_text(cell)
    return rows


def _plain(table: TableSpec, _pen: Pen) -> Iterator[str]:
    return (" ".join(filter(None, row)) for row in _grid(table) if any(row))


def _tabs(table: TableSpec, _pen: Pen) -> Iterator[str]:
    return ("\t".join(row).rstrip("\t") for row in _grid(table))


def _stacked(table: TableSpec, pen: Pen) -> Iterator[str]:
    """A line a cell, or as many as it takes in a narrow column; an empty one is one space."""
    width, broken = pen.any((200, 200, 24, 16)), pen.chance(0.5)
    for _, cell in sorted(table.placed().items(), key=lambda entry: entry[0]):
        lines = [as_text(cell)] if cell.is_number else wrapped(cell.text, width, broken=broken)
        yield from (line or " " for line in lines)


def _pipes(table: TableSpec, _pen: Pen) -> Iterator[str]:
    """Cells between bars, as Markdown has them."""
    for number, row in enumerate(_grid(table)):
        yield f"| {' | '.join(row)} |"
        if number + 1 == table.heads:
            yield f"|{' --- |' * table.columns}"


_TABLES: dict[str, Callable[[TableSpec, Pen], Iterator[str]]] = {
    "plain": _plain,
    "layout": layout_lines,
    "tabs": _tabs,
    "stacked": _stacked,
    "pipes": _pipes,
}
