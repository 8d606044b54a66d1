"""A made answer as PDF by LibreOffice, from a flat OpenDocument text.

It stands nearest to Word, in which the real answers are written. One call of LibreOffice makes the
PDF's of all documents: `to_pdf`.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from extractor.errors import ExtractorError
from extractor.synth.look import Look, draw_look, halved
from extractor.synth.odt_table import beside_xml, paragraph_style, table_xml
from extractor.synth.pen import Pen
from extractor.synth.sides import Borders
from extractor.synth.spec import Beside, Block, TableSpec, Text, Written
from extractor.synth.xml import element, escaped

# The families that come with LibreOffice.
FAMILIES = ("Liberation Sans", "Liberation Serif")
SUFFIX = ".fodt"
_PROGRAM = "soffice"
_SECONDS_EACH, _SECONDS_TO_START = 20, 120
_INDENT = 18
_SPACES = {
    f"xmlns:{short}": f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
    for short, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
}


def is_available() -> bool:
    """Whether LibreOffice is installed."""
    return shutil.which(_PROGRAM) is not None


def to_pdf(sources: Sequence[Path]) -> None:
    """Turns each flat OpenDocument text into a PDF of the same name, and takes the source away.

    Raises ExtractorError when LibreOffice does not make them all.
    """
    if not sources:
        return
    with tempfile.TemporaryDirectory() as name:
        command = [_PROGRAM, f"-env:UserInstallation={Path(name).as_uri()}", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", str(sources[0].parent), *map(str, sources)]
        limit = _SECONDS_TO_START + _SECONDS_EACH * len(sources)
        done = subprocess.run(command, capture_output=True, timeout=limit, check=False)
    missing = [path.name for path in sources if not path.with_suffix(".pdf").is_file()]
    if missing:
        said = done.stderr.decode(errors="replace").strip()
        raise ExtractorError(f"LibreOffice made no PDF of {missing[0]} ({said}).")
    for path in sources:
        path.unlink()


def flat_odt(written: Written, pen: Pen, borders: Borders) -> bytes:
    """The document as flat OpenDocument text."""
    look = draw_look(pen, borders, FAMILIES)
    styles: list[str] = []
    body = "".join(
        _block(f"T{number}", block, look, styles) for number, block in enumerate(written.shown())
    )
    automatic = "".join((_page_layout(look), *_paragraph_styles(look), *styles))
    document = element(
        "office:document",
        {
            **_SPACES,
            "office:version": "1.3",
            "office:mimetype": "application/vnd.oasis.opendocument.text",
        },
        element("office:automatic-styles", {}, automatic),
        element("office:master-styles", {}, _master_page(look)),
        element("office:body", {}, element("office:text", {}, body)),
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>{document}'.encode()


def _block(name: str, block: Block, look: Look, styles: list[str]) -> str:
    if isinstance(block, TableSpec):
        return table_xml(name, block, look, styles)
    if isinstance(block, Beside):
        return beside_xml(name, block, halved(look), styles)
    return _paragraph(block, look)


def _page_layout(look: Look) -> str:
    page = {"fo:page-width": "595pt", "fo:page-height": "842pt", "fo:margin": f"{look.margin}pt"}
    properties = element("style:page-layout-properties", page)
    return element("style:page-layout", {"style:name": "page"}, properties)


def _master_page(look: Look) -> str:
    number = "<text:page-number>1</text:page-number>"
    footer = escaped(look.footer).replace("{page}", number)
    return element(
        "style:master-page",
        {"style:name": "Standard", "style:page-layout-name": "page"},
        element("style:header", {}, element("text:p", {}, escaped(look.header))),
        element("style:footer", {}, element("text:p", {"text:style-name": "center"}, footer)),
    )


def _paragraph_styles(look: Look) -> Iterator[str]:
    """Every style of lines and of running text, and that of raised marks."""
    yield paragraph_style(look, "line")
    yield paragraph_style(look, "center", {"fo:text-align": "center"})
    yield paragraph_style(look, "line-bold", bold=True)
    yield paragraph_style(look, "space", {"fo:margin-top": "8pt"})
    yield paragraph_style(look, "space-bold", {"fo:margin-top": "8pt"}, bold=True)
    set_as = "justify" if look.justified else "start"
    for level in (0, 1):
        indent = _INDENT * level
        place = {"fo:margin-left": f"{indent}pt", "fo:margin-top": "4pt", "fo:text-align": set_as}
        yield paragraph_style(look, f"text-{level}", place)
        place |= {"fo:margin-left": f"{indent + _INDENT}pt", "fo:text-indent": f"-{_INDENT}pt"}
        yield paragraph_style(look, f"hanging-{level}", place)
    raised = element("style:text-properties", {"style:text-position": "super 58%"})
    yield element("style:style", {"style:name": "raised", "style:family": "text"}, raised)


def _paragraph(block: Block, look: Look) -> str:
    if isinstance(block, Text):
        hanging = look.hanging and bool(block.label)
        label = f"{escaped(block.label)}{'<text:tab/>' if hanging else ' '}" if block.label else ""
        name = f"{'hanging' if hanging else 'text'}-{block.level}"
        return element("text:p", {"text:style-name": name}, label + escaped(block.text))
    assert not isinstance(block, TableSpec | Beside)
    name = f"{'space' if block.space else 'line'}{'-bold' if block.bold else ''}"
    text = escaped(block.text).replace("  ", " <text:s/>")
    return element("text:p", {"text:style-name": name}, text)
