"""A made answer as PDF by WeasyPrint, from HTML."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from extractor.synth.look import Borders, Look, column_widths, draw_look, fitting
from extractor.synth.pen import Pen
from extractor.synth.spec import Cell, Line, TableSpec, Text, Written

FAMILIES = ("DejaVu Sans", "DejaVu Serif", "DejaVu Sans Condensed")


def is_available() -> bool:
    """Whether WeasyPrint and the libraries it needs are installed."""
    try:
        import weasyprint  # noqa: F401
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
    pdf: bytes = weasyprint.HTML(string=page).write_pdf(pdf_identifier=b"made")
    return pdf


def _css(look: Look) -> str:
    cell = {
        "ruled": "td, th { border: 0.5pt solid black }",
        "horizontal": "td, th { border-top: 0.5pt solid black; border-bottom: 0.5pt solid black }",
        "unruled": "",
    }[look.borders]
    footer = '"' + look.footer.replace("{page}", '" counter(page) "') + '"'
    return f"""
    @page {{ size: A4; margin: {look.margin}pt;
      @top-left {{ content: "{look.header}"; font: 8pt "{look.family}" }}
      @bottom-center {{ content: {footer}; font: 8pt "{look.family}" }} }}
    body {{ font: {look.size}pt/{look.leading}pt "{look.family}" }}
    p {{ margin: 4pt 0 0 0; text-align: {"justify" if look.justified else "left"} }}
    p.line {{ margin: 0; text-align: left; white-space: pre-wrap }}
    p.space {{ margin-top: 8pt }}
    table {{ border-collapse: collapse; margin: 6pt 0; }}
    thead {{ display: {"table-header-group" if look.repeat_head else "table-row-group"} }}
    tr {{ break-inside: {"auto" if look.cut_rows else "avoid"} }}
    td, th {{ orphans: 1; widows: 1; padding: {look.padding / 2}pt {look.padding}pt;
      vertical-align: {look.valign}; text-align: left; font-weight: normal }}
    th {{ text-align: {look.heads}; font-weight: {"bold" if look.bold_heads else "normal"};
      {"background: #ddd" if look.shaded else ""} }}
    td.number {{ white-space: nowrap; text-align: {look.numbers} }}
    .first {{ text-align: left }}
    .bold {{ font-weight: bold }}
    {cell}"""


def _block(block: Any, look: Look) -> str:
    if isinstance(block, TableSpec):
        return _table(block, fitting(block, look))
    if isinstance(block, Text):
        indent = f" style='margin-left: {18 * block.level}pt'"
        return f"<p{indent}>{escape(f'{block.label} {block.text}'.strip())}</p>"
    assert isinstance(block, Line)
    names = ["line", *["space"] * block.space, *["bold"] * block.bold]
    return f"<p class='{' '.join(names)}'>{escape(block.text)}</p>"


def _table(table: TableSpec, look: Look) -> str:
    placed = table.placed()
    widths = "".join(f"<col style='width: {w:.1f}pt'>" for w in column_widths(table, look))
    rows = ["".join(_cells(placed, row)) for row in range(len(table.rows))]
    lines = [f"<tr>{row}</tr>" for row in rows]
    head, body = "".join(lines[: table.heads]), "".join(lines[table.heads :])
    style = f"width: {sum(column_widths(table, look)):.1f}pt; font-size: {look.size}pt"
    return f"<table style='{style}'>{widths}<thead>{head}</thead><tbody>{body}</tbody></table>"


def _cells(placed: dict[tuple[int, int], Cell], row: int) -> Iterator[str]:
    for (r, column), cell in sorted(placed.items()):
        if r != row:
            continue
        names = ["number"] * (cell.role in ("figure", "total") and column > 0)
        names += ["first"] * (column == 0) + ["bold"] * cell.bold
        tag = "th" if cell.role == "head" else "td"
        spans = f" colspan={cell.across}" * (cell.across > 1) + f" rowspan={cell.down}" * (
            cell.down > 1
        )
        yield f"<{tag}{spans} class='{' '.join(names)}'>{escape(cell.text)}</{tag}>"
