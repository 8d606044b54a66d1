"""A made answer as PDF by ReportLab."""

from __future__ import annotations

import io
from importlib.util import find_spec
from typing import Any
from xml.sax.saxutils import escape

from extractor.synth.look import GAP, PAGE_HEIGHT, PAGE_WIDTH, Look, draw_look, halved
from extractor.synth.pen import Pen
from extractor.synth.sides import Borders, is_shaded, sides
from extractor.synth.spec import Beside, Block, Cell, Place, TableSpec, Text, Written
from extractor.synth.widths import column_widths, fitting

FAMILIES = ("Helvetica", "Times")
_FACES = {"Helvetica": ("Helvetica", "Helvetica-Bold"), "Times": ("Times-Roman", "Times-Bold")}
_INDENT = 18


def is_available() -> bool:
    """Whether ReportLab is installed."""
    return find_spec("reportlab") is not None


def render_reportlab(written: Written, pen: Pen, borders: Borders) -> bytes:
    """The document as PDF, the same bytes for the same choices."""
    from reportlab.platypus import SimpleDocTemplate

    look = draw_look(pen, borders, FAMILIES)
    buffer = io.BytesIO()
    template = SimpleDocTemplate(
        buffer,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        leftMargin=look.margin - 6,  # the frame has a padding of 6
        rightMargin=look.margin - 6,
        topMargin=look.margin,
        bottomMargin=look.margin,
        invariant=1,
        title="",
    )
    flow = [part for block in written.shown() for part in _block(block, look)]
    template.build(flow, onFirstPage=_runner(look), onLaterPages=_runner(look))
    return buffer.getvalue()


def _runner(look: Look) -> Any:
    """What draws the running header and footer of a page."""

    def draw(canvas: Any, _template: Any) -> None:
        canvas.setFont(_FACES[look.family][0], 8)
        canvas.drawString(look.margin, PAGE_HEIGHT - 30, look.header)
        canvas.drawCentredString(
            PAGE_WIDTH / 2, 25, look.footer.format(page=canvas.getPageNumber())
        )

    return draw


def _block(block: Block, look: Look) -> list[Any]:
    from reportlab.platypus import Paragraph, Spacer

    if isinstance(block, TableSpec):
        return [Spacer(0, 6 + look.sunk), _table(block, fitting(block, look)), Spacer(0, 6)]
    if isinstance(block, Beside):
        return [Spacer(0, 6), _beside(block, halved(look)), Spacer(0, 6)]
    if isinstance(block, Text):
        return [_text(block, look)]
    style = _style(look, before=8 if block.space else 0, bold=block.bold)
    return [Paragraph(escape(block.text), style)]


def _text(block: Text, look: Look) -> Any:
    from reportlab.platypus import Paragraph

    indent, text = _INDENT * block.level, escape(block.text)
    alignment = 4 if look.justified else 0
    if look.hanging and block.label:
        apart = _INDENT * (1 + len(block.label) // 4)
        style = _style(look, before=4, leftIndent=indent + apart, bulletIndent=indent)
        style.alignment = alignment
        return Paragraph(text, style, bulletText=block.label)
    style = _style(look, before=4, leftIndent=indent)
    style.alignment = alignment
    return Paragraph(f"{escape(block.label)} {text}".strip(), style)


def _style(look: Look, *, before: float = 0, bold: bool = False, **more: Any) -> Any:
    from reportlab.lib.styles import ParagraphStyle

    return ParagraphStyle(
        "made",
        fontName=_FACES[look.family][bold],
        fontSize=look.size,
        leading=look.leading,
        spaceBefore=before,
        bulletFontName=_FACES[look.family][0],
        bulletFontSize=look.size,
        **more,
    )


def _beside(block: Beside, look: Look) -> Any:
    from reportlab.platypus import Table

    own = [fitting(table, look) for table in (block.left, block.right)]
    tables = [_table(t, o) for t, o in zip((block.left, block.right), own, strict=True)]
    return Table(
        [tables],
        colWidths=[look.room + GAP] * 2,
        hAlign="LEFT",
        style=[("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)],
    )


def _table(table: TableSpec, look: Look) -> Any:
    from reportlab.platypus import Table

    rows: list[list[Any]] = [[""] * table.columns for _ in table.rows]
    style: list[tuple[Any, ...]] = _spacing(look)
    for place, cell in table.placed().items():
        rows[place[0]][place[1]] = _paragraph(place, cell, look)
        style += _cell_style(table, look, place, cell)
    return Table(
        rows,
        colWidths=column_widths(table, look),
        repeatRows=table.heads if look.repeat_head else 0,
        splitInRow=int(look.cut_rows),
        hAlign="LEFT",
        style=style,
    )


def _paragraph(place: Place, cell: Cell, look: Look) -> Any:
    from reportlab.platypus import Paragraph

    alignments = {"left": 0, "center": 1, "right": 2}
    style = _style(look, bold=look.is_bold(cell), alignment=alignments[look.align(place, cell)])
    note = f"<super>{cell.note}</super>" if cell.note else ""
    return Paragraph(escape(look.text(cell)) + note, style)


def _spacing(look: Look) -> list[tuple[Any, ...]]:
    everywhere = (0, 0), (-1, -1)
    return [
        ("VALIGN", *everywhere, look.valign.upper()),
        ("LEFTPADDING", *everywhere, look.padding),
        ("RIGHTPADDING", *everywhere, look.padding),
        ("TOPPADDING", *everywhere, look.padding / 2),
        ("BOTTOMPADDING", *everywhere, look.padding / 2),
    ]


def _cell_style(table: TableSpec, look: Look, place: Place, cell: Cell) -> list[tuple[Any, ...]]:
    from reportlab.lib.colors import black, lightgrey

    commands = {"top": "ABOVE", "bottom": "BELOW", "left": "BEFORE", "right": "AFTER"}
    first = place[1], place[0]
    last = place[1] + cell.across - 1, place[0] + cell.down - 1
    style: list[tuple[Any, ...]] = [
        (f"LINE{commands[side]}", first, last, 0.5, black)
        for side in sides(table, look.borders, place, cell)
    ]
    if cell.across > 1 or cell.down > 1:
        style.append(("SPAN", first, last))
    if is_shaded(table, look.borders, look.shaded, place, cell):
        style.append(("BACKGROUND", first, last, lightgrey))
    return style
