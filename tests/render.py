"""One answer rendered as plain lines, as text with its columns, and as PDF with and without lines.

A row is a list of cells; a row of one cell is a group row, which spans the whole table.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from figures import answer_with
from pdfs import HEIGHT, make_pdf, write

Rows = Sequence[Sequence[str]]
FORMS = ("plain", "layout", "unruled", "ruled")
LINES_TO_A_PAGE, PITCH, TOP, LEFT = 50, 14, 60, 60


def plain(rows: Rows) -> str:
    """Cells with one space between them, as text loses its white space."""
    return "\n".join(" ".join(filter(None, row)) for row in rows)


def layout(rows: Rows) -> str:
    """Cells under each other, as text that keeps its white space."""
    columns = max(map(len, rows))
    widths = [max(len(r[c]) for r in rows if len(r) == columns) + 4 for c in range(columns)]
    return "\n".join(
        "".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip()
        for row in rows
    )


def answer(folder: Path, form: str, intro: str, rows: Rows, question: str = "") -> Path:
    """A file with a written question whose answer is `intro` and the table, in one of `FORMS`."""
    question = question or "Wat zijn de cijfers per netwerk?"
    path = folder / ("antwoord.txt" if form in ("plain", "layout") else "antwoord.pdf")
    if path.suffix == ".txt":
        body = plain(rows) if form == "plain" else layout(rows)
        path.write_text(answer_with(f"{intro}\n\n{body}\n", question), encoding="utf-8")
    else:
        parts = (answer_with(intro, question).splitlines(), rows)
        path.write_bytes(pdf(parts, ruled=form == "ruled"))
    return path


def pdf(parts: Sequence[Sequence[str] | Rows], *, ruled: bool) -> bytes:
    """Lines of text and tables (lists of rows) under each other, over as many pages as needed."""
    pages: list[list[Callable[[Any], None]]] = [[]]
    line = 0
    for part in parts:
        columns = max((len(row) for row in part if not isinstance(row, str)), default=0)
        for entry in part:
            if line == LINES_TO_A_PAGE:
                pages.append([])
                line = 0
            top = TOP + line * PITCH
            pages[-1].append(
                _text(entry, top) if isinstance(entry, str) else _row(entry, columns, top, ruled)
            )
            line += 1
    return make_pdf(*(_page(drawings) for drawings in pages))


def _page(drawings: Sequence[Callable[[Any], None]]) -> Callable[[Any], None]:
    def draw(canvas: Any) -> None:
        for drawing in drawings:
            drawing(canvas)

    return draw


def _text(line: str, top: float) -> Callable[[Any], None]:
    return write(line, left=LEFT, top=top + 10, size=9, font="Vera")


def _row(row: Sequence[str], columns: int, top: float, ruled: bool) -> Callable[[Any], None]:
    widths = [170.0, *[(480.0 - 170.0) / max(columns - 1, 1)] * (columns - 1)]
    lefts = [LEFT + sum(widths[:c]) for c in range(columns + 1)]
    borders = lefts if len(row) == columns else [lefts[0], lefts[-1]]

    def draw(canvas: Any) -> None:
        for cell, left in zip(row, lefts, strict=False):
            write(cell, left=left + 4, top=top + 10, size=9, font="Vera")(canvas)
        if ruled:
            canvas.grid(borders, [HEIGHT - top, HEIGHT - top - PITCH])

    return draw
