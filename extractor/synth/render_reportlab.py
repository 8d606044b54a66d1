"""A made answer as PDF by ReportLab."""

from __future__ import annotations

import io
from importlib.util import find_spec
from typing import Any
from xml.sax.saxutils import escape

from extractor.synth.look import (
    PAGE_HEIGHT,
    PAGE_WIDTH,
    Borders,
    Look,
    column_widths,
    draw_look,
    fitting,
)
from extractor.synth.pen import Pen
from extractor.synth.spec import TableSpec, Text, Written

FAMILIES = ("Helvetica", "Times")
_FACES = {"Helvetica": ("Helvetica", "Helvetica-Bold"), "Times": ("Times-Roman", "Times-Bold")}


def is_available() -> bool:
    """Whether ReportLab is installed."""
    return find_spec("reportlab") is not None


def render_reportlab(written: Written, pen: Pen, borders: Borders) -> bytes:
    """The document as PDF, the same bytes for the same choices."""
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    look = draw_look(pen, borders, FAMILIES)
    flow: list[Any] = []
    for block in written.shown():
        if isinstance(block, TableSpec):
            flow += _table(block, fitting(block, look))
        elif isinstance(block, Text):
            indent = 18 * block.level
            style = _style(look, indent, 4, justified=look.justified)
            flow.append(Paragraph(escape(f"{block.label} {block.text}".strip()), style))
        else:
            style = _style(look, 0, 8 if block.space else 0, bold=block.bold)
            flow.append(Paragraph(escape(block.text), style))
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


def _style(
    look: Look,
    indent: float,
    before: float,
    *,
    bold: bool = False,
    align: str = "left",
    justified: bool = False,
) -> Any:
    from reportlab.lib.styles import ParagraphStyle

    numbers = {"left": 0, "center": 1, "right": 2}
    return ParagraphStyle(
        "made",
        fontName=_FACES[look.family][bold],
        fontSize=look.size,
        leading=look.leading,
        leftIndent=indent,
        spaceBefore=before,
        alignment=4 if justified else numbers[align],
    )


def _table(table: TableSpec, look: Look) -> list[Any]:
    from reportlab.platypus import Paragraph, Spacer, Table

    rows: list[list[Any]] = [[""] * table.columns for _ in table.rows]
    spans = []
    for (row, column), cell in table.placed().items():
        is_figure = cell.role in ("figure", "total") and column > 0
        align = (
            look.numbers if is_figure else look.heads if cell.role == "head" and column else "left"
        )
        bold = cell.bold or (cell.role == "head" and look.bold_heads)
        rows[row][column] = Paragraph(escape(cell.text), _style(look, 0, 0, bold=bold, align=align))
        if cell.across > 1 or cell.down > 1:
            end = (column + cell.across - 1, row + cell.down - 1)
            spans.append(("SPAN", (column, row), end))
    made = Table(
        rows,
        colWidths=column_widths(table, look),
        repeatRows=table.heads if look.repeat_head else 0,
        hAlign="LEFT",
        style=[*spans, *_rules(table, look)],
    )
    return [Spacer(0, 6), made, Spacer(0, 6)]


def _rules(table: TableSpec, look: Look) -> list[tuple[Any, ...]]:
    from reportlab.lib.colors import black, lightgrey

    everywhere = (0, 0), (-1, -1)
    rules: list[tuple[Any, ...]] = [
        ("VALIGN", *everywhere, look.valign.upper()),
        ("LEFTPADDING", *everywhere, look.padding),
        ("RIGHTPADDING", *everywhere, look.padding),
        ("TOPPADDING", *everywhere, look.padding / 2),
        ("BOTTOMPADDING", *everywhere, look.padding / 2),
    ]
    if look.borders == "ruled":
        rules.append(("GRID", *everywhere, 0.5, black))
    elif look.borders == "horizontal":
        rules += [
            ("LINEABOVE", *everywhere, 0.5, black),
            ("LINEBELOW", (0, -1), (-1, -1), 0.5, black),
        ]
    if look.shaded:
        rules.append(("BACKGROUND", (0, 0), (-1, table.heads - 1), lightgrey))
    return rules
