"""PDFs made up for the tests (reportlab): a page is a function that draws on a canvas.

Places are points from the top left, as the program counts them.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
registerFont(TTFont("Vera", "Vera.ttf"))  # comes with reportlab; has more than Latin-1
Draw = Callable[[Any], None]

# Where the lower left corner of a turned page, as it is seen, lies on the page as it is stored.
_CORNERS = {90: (HEIGHT, 0), 180: (WIDTH, HEIGHT), 270: (0, WIDTH)}


def make_pdf(*pages: Draw, password: str | None = None, rotation: int = 0) -> bytes:
    """A PDF of A4 pages; `password` encrypts it, `rotation` turns page and content alike."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, encrypt=password, invariant=1)
    for draw in pages:
        if rotation:
            canvas.setPageRotation(rotation)
            canvas.translate(*_CORNERS[rotation])
            canvas.rotate(rotation)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def both(*draws: Draw) -> Draw:
    """All of the drawings on one page."""

    def draw(canvas: Any) -> None:
        for each in draws:
            each(canvas)

    return draw


def write(
    text: str, left: float = 72, top: float = 72, size: float = 11, font: str = "Helvetica"
) -> Draw:
    """The text with its baseline at `top`."""

    def draw(canvas: Any) -> None:
        canvas.setFont(font, size)
        canvas.drawString(left, HEIGHT - top, text)

    return draw


def rulings(left: float, right: float, *tops: float) -> Draw:
    """Level lines from `left` to `right`, at heights from the top."""

    def draw(canvas: Any) -> None:
        for top in tops:
            canvas.line(left, HEIGHT - top, right, HEIGHT - top)

    return draw


def paragraph(*lines: str, left: float = 72, top: float = 72, pitch: float = 14) -> Draw:
    """The lines under each other, the first one's baseline at `top`."""
    return both(*(write(line, left, top + pitch * row) for row, line in enumerate(lines)))


def table(
    rows: Sequence[Sequence[str]],
    left: float = 72,
    top: float = 200,
    width: float = 120,
    pitch: float = 20,
    ruled: bool = True,
) -> Draw:
    """A table whose first row begins at `top`, with or without lines around its cells."""

    def draw(canvas: Any) -> None:
        columns = len(rows[0])
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                write(cell, left + c * width + 4, top + r * pitch + 14)(canvas)
        if ruled:
            xs = [left + c * width for c in range(columns + 1)]
            ys = [HEIGHT - top - r * pitch for r in range(len(rows) + 1)]
            canvas.grid(xs, ys)

    return draw


def picture(canvas: Any) -> None:
    """A grey picture over most of the page."""
    image = ImageReader(Image.new("L", (20, 20), 128))
    canvas.drawImage(image, 50, 50, width=400, height=600)


def blank(canvas: Any) -> None:
    """Nothing at all."""


def raw_pdf(objects: Sequence[str]) -> bytes:
    """A PDF of the given object bodies, numbered from 1; the first is the catalogue."""
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    rows = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{rows}trailer\n<</Size {size}/Root 1 0 R>>\n"
    return data + f"{end}startxref\n{len(data)}\n%%EOF\n".encode("latin-1")


def stream(content: str) -> str:
    """The body of a content stream object."""
    return f"<</Length {len(content)}>>\nstream\n{content}\nendstream"
