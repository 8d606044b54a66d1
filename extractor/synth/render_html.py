"""A made answer as PDF by WeasyPrint, from HTML."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from importlib import import_module

from extractor.synth.look import GAP, Look, draw_look, halved
from extractor.synth.pen import Pen
from extractor.synth.sides import Borders, is_shaded, sides
from extractor.synth.spec import Beside, Block, Cell, Place, TableSpec, Text, Written
from extractor.synth.widths import column_widths, fitting

FAMILIES = ("DejaVu Sans", "DejaVu Serif", "DejaVu Sans Condensed")
_INDENT = 18
_CLOCK = "SOURCE_DATE_EPOCH"


def is_available() -> bool:
    """Whether WeasyPrint and the libraries it needs are installed."""
    try:
        import_module("weasyprint")
    except (ImportError, OSError):  # OSError: Pango is not there
        return False
    return True


def render_html(written: Written, pen: Pen, borders: Borders) -> bytes:
    """The document as PDF."""
    import weasyprint

    look = draw_look(pen, borders, FAMILIES)
    body = "\n".join(_block(block, look) for block in written.shown())
    head = f"<head><meta charset='utf-8'><style>{_css(look)}</style></head>"
    page = f"<html lang='nl'>{head}<body>{body}</body></html>"
    with _stopped_clock():
        pdf: bytes = weasyprint.HTML(string=page).write_pdf(pdf_identifier=b"made")
    return pdf


@contextmanager
def _stopped_clock() -> Iterator[None]:
    """The same time of day for every font that is put into a document."""
    before = os.environ.get(_CLOCK)
    os.environ[_CLOCK] = "0"
    try:
        yield
    finally:
        del os.environ[_CLOCK]
        if before is not None:
            os.environ[_CLOCK] = before


def _css(look: Look) -> str:
    footer = '"' + look.footer.replace("{page}", '" counter(page) "') + '"'
    return f"""
    @page {{ size: A4; margin: {look.margin}pt;
      @top-left {{ content: "{look.header}"; font: 8pt "{look.family}" }}
      @bottom-center {{ content: {footer}; font: 8pt "{look.family}" }} }}
    body {{ font: {look.size}pt/{look.leading}pt "{look.family}"; hyphens: manual }}
    p {{ margin: 4pt 0 0 0; text-align: {"justify" if look.justified else "left"} }}
    p.line {{ margin: 0; text-align: left; white-space: pre-wrap }}
    p.space {{ margin-top: 8pt }}
    .apart {{ display: inline-block; text-indent: 0 }}
    table {{ border-collapse: collapse; margin: 6pt 0; }}
    .beside {{ display: flex; align-items: flex-start }} .beside > * {{ margin-right: {GAP}pt }}
    thead {{ display: {"table-header-group" if look.repeat_head else "table-row-group"} }}
    tr {{ break-inside: {"auto" if look.cut_rows else "avoid"} }}
    td, th {{ overflow-wrap: anywhere; orphans: 1; widows: 1;
      padding: {look.padding / 2}pt {look.padding}pt; vertical-align: {look.valign};
      text-align: left; font-weight: normal }}
    td.number {{ white-space: nowrap }}
    .center {{ text-align: center }} .right {{ text-align: right }}
    .bold {{ font-weight: bold }} .shaded {{ background: #ddd }}
    .top {{ border-top: 0.5pt solid black }} .bottom {{ border-bottom: 0.5pt solid black }}
    .left-side {{ border-left: 0.5pt solid black }}
    .right-side {{ border-right: 0.5pt solid black }}
    """


def _block(block: Block, look: Look) -> str:
    if isinstance(block, TableSpec):
        return _table(block, fitting(block, look))
    if isinstance(block, Beside):
        half = halved(look)
        tables = (_table(table, fitting(table, half)) for table in (block.left, block.right))
        return f"<div class='beside'>{''.join(f'<div>{t}</div>' for t in tables)}</div>"
    if isinstance(block, Text):
        return _text(block, look)
    names = ["line", *["space"] * block.space, *["bold"] * block.bold]
    return f"<p class='{' '.join(names)}'>{escape(block.text)}</p>"


def _text(block: Text, look: Look) -> str:
    indent = _INDENT * block.level
    if look.hanging and block.label:
        apart = _INDENT * (1 + len(block.label) // 4)
        label = f"<span class='apart' style='width: {apart}pt'>{escape(block.label)}</span>"
        place = f"margin-left: {indent + apart}pt; text-indent: -{apart}pt"
        return f"<p style='{place}'>{label}{escape(block.text)}</p>"
    text = escape(f"{block.label} {block.text}".strip())
    return f"<p style='margin-left: {indent}pt'>{text}</p>"


def _table(table: TableSpec, look: Look) -> str:
    placed, own = table.placed(), column_widths(table, look)
    widths = "".join(f"<col style='width: {w:.1f}pt'>" for w in own)
    lines = [f"<tr>{''.join(_cells(table, placed, look, r))}</tr>" for r in range(len(table.rows))]
    head, body = "".join(lines[: table.heads]), "".join(lines[table.heads :])
    letters = f"font-size: {look.size}pt; line-height: {look.leading}pt"
    style = f"width: {sum(own):.1f}pt; {letters}; margin-top: {6 + look.sunk}pt"
    return f"<table style='{style}'>{widths}<thead>{head}</thead><tbody>{body}</tbody></table>"


def _cells(table: TableSpec, placed: dict[Place, Cell], look: Look, row: int) -> Iterator[str]:
    for place, cell in sorted(placed.items(), key=lambda entry: entry[0]):
        if place[0] != row:
            continue
        names = [look.align(place, cell), *["number"] * cell.is_number]
        names += ["bold"] * look.is_bold(cell)
        names += ["shaded"] * is_shaded(table, look.borders, look.shaded, place, cell)
        names += [_CLASSES[side] for side in sides(table, look.borders, place, cell)]
        tag = "th" if cell.role == "head" else "td"
        spans = f" colspan={cell.across}" * (cell.across > 1)
        spans += f" rowspan={cell.down}" * (cell.down > 1)
        note = f"<sup>{cell.note}</sup>" if cell.note else ""
        yield f"<{tag}{spans} class='{' '.join(names)}'>{escape(look.text(cell))}{note}</{tag}>"


_CLASSES = {"top": "top", "bottom": "bottom", "left": "left-side", "right": "right-side"}
