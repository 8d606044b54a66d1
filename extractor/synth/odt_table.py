"""The tables of a made answer in OpenDocument."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.synth.look import GAP, Look
from extractor.synth.sides import is_shaded, sides
from extractor.synth.spec import Beside, Cell, Place, TableSpec
from extractor.synth.widths import column_widths, fitting
from extractor.synth.xml import element, escaped

_LINE = "0.5pt solid #000000"


def table_xml(name: str, table: TableSpec, look: Look, styles: list[str]) -> str:
    """The table; its own styles go to `styles`."""
    own = fitting(table, look)
    widths = column_widths(table, own)
    styles.append(_table_style(name, sum(widths), own))
    styles.extend(_column_style(f"{name}-{n}", width) for n, width in enumerate(widths))
    columns = "".join(_column(f"{name}-{n}") for n in range(len(widths)))
    placed = table.placed()
    rows = [
        _row(name, "".join(_cells(name, table, placed, own, row, styles)))
        for row in range(len(table.rows))
    ]
    head, body = "".join(rows[: table.heads]), "".join(rows[table.heads :])
    if own.repeat_head and head:
        head = element("table:table-header-rows", {}, head)
    styles += [_row_style(name, own), *_cell_paragraphs(name, own)]
    return element(
        "table:table", {"table:name": name, "table:style-name": name}, columns, head, body
    )


def beside_xml(name: str, block: Beside, look: Look, styles: list[str]) -> str:
    """Two tables in the cells of one without borders."""
    width = look.room + GAP
    styles.append(_table_style(name, 2 * width, look))
    styles.append(_column_style(f"{name}-0", width))
    pair = zip("LR", (block.left, block.right), strict=True)
    tables = [table_xml(name + side, table, look, styles) for side, table in pair]
    cells = "".join(element("table:table-cell", {}, table, "<text:p/>") for table in tables)
    return element(
        "table:table",
        {"table:name": name, "table:style-name": name},
        _column(f"{name}-0") * 2,
        element("table:table-row", {}, cells),
    )


def _table_style(name: str, width: float, look: Look) -> str:
    place = {"style:width": f"{width:.1f}pt", "table:align": "left"}
    place["fo:margin-top"] = f"{6 + look.sunk}pt"
    properties = element("style:table-properties", place)
    return element("style:style", {"style:name": name, "style:family": "table"}, properties)


def _column_style(name: str, width: float) -> str:
    properties = element("style:table-column-properties", {"style:column-width": f"{width:.1f}pt"})
    return element("style:style", {"style:name": name, "style:family": "table-column"}, properties)


def _column(style: str) -> str:
    return element("table:table-column", {"table:style-name": style})


def _row_style(name: str, look: Look) -> str:
    together = {"fo:keep-together": "auto" if look.cut_rows else "always"}
    properties = element("style:table-row-properties", together)
    return element(
        "style:style", {"style:name": f"{name}-row", "style:family": "table-row"}, properties
    )


def _row(name: str, cells: str) -> str:
    return element("table:table-row", {"table:style-name": f"{name}-row"}, cells)


def _cells(
    name: str,
    table: TableSpec,
    placed: dict[Place, Cell],
    look: Look,
    row: int,
    styles: list[str],
) -> Iterator[str]:
    for column in range(table.columns):
        place = row, column
        cell = placed.get(place)
        if cell is None:
            yield element("table:covered-table-cell", {})
            continue
        style = f"{name}-{row}-{column}"
        styles.append(_cell_style(style, table, look, place, cell))
        spans = {
            "table:style-name": style,
            "table:number-columns-spanned": cell.across,
            "table:number-rows-spanned": cell.down,
        }
        yield element("table:table-cell", spans, _paragraph(name, place, cell, look))


def _cell_style(name: str, table: TableSpec, look: Look, place: Place, cell: Cell) -> str:
    given = {f"fo:border-{side}": _LINE for side in sides(table, look.borders, place, cell)}
    given |= {"fo:padding": f"{look.padding / 2}pt", "style:vertical-align": look.valign}
    if is_shaded(table, look.borders, look.shaded, place, cell):
        given["fo:background-color"] = "#dddddd"
    properties = element("style:table-cell-properties", given)
    return element("style:style", {"style:name": name, "style:family": "table-cell"}, properties)


def _cell_paragraphs(name: str, look: Look) -> Iterator[str]:
    """The styles of the paragraphs in cells, by place and weight."""
    for align in ("left", "center", "right"):
        place = {"fo:text-align": align}
        yield paragraph_style(look, f"{name}-{align}", place)
        yield paragraph_style(look, f"{name}-{align}-bold", place, bold=True)


def paragraph_style(
    look: Look, name: str, place: dict[str, str] | None = None, *, bold: bool = False
) -> str:
    """A style of paragraphs in the letters of the look."""
    letters = {"fo:font-family": look.family, "fo:font-size": f"{look.size}pt"}
    letters |= {"fo:font-weight": "bold"} if bold else {}
    leading = {"fo:line-height": f"{look.leading}pt"}
    return element(
        "style:style",
        {"style:name": name, "style:family": "paragraph"},
        element("style:paragraph-properties", {**(place or {}), **leading}),
        element("style:text-properties", letters),
    )


def _paragraph(table: str, place: Place, cell: Cell, look: Look) -> str:
    name = f"{table}-{look.align(place, cell)}{'-bold' if look.is_bold(cell) else ''}"
    note = element("text:span", {"text:style-name": "raised"}, cell.note) if cell.note else ""
    return element("text:p", {"text:style-name": name}, escaped(look.text(cell)) + note)
