"""A made answer as PDF by LibreOffice, from a flat OpenDocument text.

It stands nearest to Word, in which the real answers are written.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from extractor.errors import ExtractorError
from extractor.synth.look import Borders, Look, column_widths, draw_look, fitting
from extractor.synth.pen import Pen
from extractor.synth.spec import Block, Cell, Line, TableSpec, Text, Written

FAMILIES = ("DejaVu Sans", "DejaVu Serif", "DejaVu Sans Condensed")
_PROGRAM = "soffice"
_SECONDS = 120
_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
)
_BORDERS = {
    "ruled": 'fo:border="0.5pt solid #000000"',
    "horizontal": 'fo:border-top="0.5pt solid #000000" fo:border-bottom="0.5pt solid #000000"',
    "unruled": "",
}


def is_available() -> bool:
    """Whether LibreOffice is installed."""
    return shutil.which(_PROGRAM) is not None


def render_office(written: Written, pen: Pen, borders: Borders) -> bytes:
    """The document as PDF. Raises ExtractorError when LibreOffice makes none."""
    source = flat_odt(written, draw_look(pen, borders, FAMILIES))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "made.fodt").write_text(source, encoding="utf-8")
        command = [_PROGRAM, f"-env:UserInstallation={folder.as_uri()}/profile", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", name, str(folder / "made.fodt")]
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
        made = folder / "made.pdf"
        if not made.is_file():
            raise ExtractorError(f"LibreOffice made no PDF: {done.stderr.decode(errors='replace')}")
        return made.read_bytes()


def flat_odt(written: Written, look: Look) -> str:
    """The document as flat OpenDocument text (.fodt)."""
    styles: list[str] = []
    body = "".join(
        _table(f"T{n}", block, fitting(block, look), styles)
        if isinstance(block, TableSpec)
        else _paragraph(block)
        for n, block in enumerate(written.shown())
    )
    automatic = "".join((_page_layout(look), *_paragraph_styles(look), *styles))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_SPACES} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:master-styles>{_master_page(look)}</office:master-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def _page_layout(look: Look) -> str:
    return (
        '<style:page-layout style:name="page"><style:page-layout-properties '
        f'fo:page-width="595pt" fo:page-height="842pt" fo:margin="{look.margin}pt"/>'
        "</style:page-layout>"
    )


def _master_page(look: Look) -> str:
    number = "<text:page-number>1</text:page-number>"
    footer = escape(look.footer).replace("{page}", number)
    return (
        '<style:master-page style:name="Standard" style:page-layout-name="page">'
        f"<style:header><text:p>{escape(look.header)}</text:p></style:header>"
        f'<style:footer><text:p text:style-name="center">{footer}</text:p></style:footer>'
        "</style:master-page>"
    )


def _paragraph_styles(look: Look) -> Iterator[str]:
    """Every paragraph style: lines and running text, and cells by place and weight."""
    yield _style(look, "line")
    yield _style(look, "line-bold", bold=True)
    yield _style(look, "space", 'fo:margin-top="8pt"')
    yield _style(look, "space-bold", 'fo:margin-top="8pt"', bold=True)
    set_as = "justify" if look.justified else "start"
    for level in (0, 1):
        place = f'fo:margin-left="{18 * level}pt" fo:margin-top="4pt" fo:text-align="{set_as}"'
        yield _style(look, f"text-{level}", place)
    for align in ("left", "center", "right"):
        for bold in (False, True):
            name = f"{align}{'-bold' if bold else ''}"
            yield _style(look, name, f'fo:text-align="{align}"', bold=bold)


def _style(look: Look, name: str, place: str = "", *, bold: bool = False) -> str:
    weight = 'fo:font-weight="bold"' if bold else ""
    return (
        f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties '
        f'{place} fo:line-height="{look.leading}pt"/><style:text-properties '
        f'fo:font-family="{look.family}" fo:font-size="{look.size}pt" {weight}/></style:style>'
    )


def _paragraph(block: Block) -> str:
    if isinstance(block, Text):
        text = escape(f"{block.label} {block.text}".strip())
        return f'<text:p text:style-name="text-{block.level}">{text}</text:p>'
    assert isinstance(block, Line)
    name = f"{'space' if block.space else 'line'}{'-bold' if block.bold else ''}"
    text = escape(block.text).replace("  ", " <text:s/>")
    return f'<text:p text:style-name="{name}">{text}</text:p>'


def _table(name: str, table: TableSpec, look: Look, styles: list[str]) -> str:
    """The table; its own styles go to `styles`."""
    widths = column_widths(table, look)
    styles.append(
        f'<style:style style:name="{name}" style:family="table"><style:table-properties '
        f'style:width="{sum(widths):.1f}pt" table:align="left"/></style:style>'
        f'<style:style style:name="{name}-row" style:family="table-row">'
        "<style:table-row-properties "
        f'fo:keep-together="{"auto" if look.cut_rows else "always"}"/></style:style>'
        f'<style:style style:name="{name}-cell" style:family="table-cell">'
        f'<style:table-cell-properties {_BORDERS[look.borders]} fo:padding="{look.padding / 2}pt" '
        f'style:vertical-align="{look.valign}"/></style:style>'
    )
    columns = ""
    for number, width in enumerate(widths):
        styles.append(
            f'<style:style style:name="{name}-{number}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width:.1f}pt"/></style:style>'
        )
        columns += f'<table:table-column table:style-name="{name}-{number}"/>'
    rows = [
        f'<table:table-row table:style-name="{name}-row">{"".join(_cells(name, table, look, row))}'
        "</table:table-row>"
        for row in range(len(table.rows))
    ]
    head, body = "".join(rows[: table.heads]), "".join(rows[table.heads :])
    if look.repeat_head and head:
        head = f"<table:table-header-rows>{head}</table:table-header-rows>"
    names = f'table:name="{name}" table:style-name="{name}"'
    return f"<table:table {names}>{columns}{head}{body}</table:table>"


def _cells(name: str, table: TableSpec, look: Look, row: int) -> Iterator[str]:
    placed = table.placed()
    for column in range(table.columns):
        cell = placed.get((row, column))
        if cell is None:
            yield "<table:covered-table-cell/>"
            continue
        spans = (
            f'table:number-columns-spanned="{cell.across}" table:number-rows-spanned="{cell.down}"'
        )
        style = _cell_style(cell, column, look)
        text = f'<text:p text:style-name="{style}">{escape(cell.text)}</text:p>'
        yield f'<table:table-cell table:style-name="{name}-cell" {spans}>{text}</table:table-cell>'


def _cell_style(cell: Cell, column: int, look: Look) -> str:
    align = "left"
    if column and cell.role in ("figure", "total"):
        align = look.numbers
    elif column and cell.role == "head":
        align = look.heads
    bold = cell.bold or (cell.role == "head" and look.bold_heads)
    return f"{align}{'-bold' if bold else ''}"
