"""The typography of a made PDF, drawn at random."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from extractor.synth.pen import Pen
from extractor.synth.spec import Cell, TableSpec

Borders = Literal["ruled", "horizontal", "unruled"]
Align = Literal["left", "center", "right"]
BORDERS: tuple[Borders, ...] = ("ruled", "horizontal", "unruled")
PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
_SMALLEST = 5.0
# The width of a bold letter of the family, for letters one point high.
_WIDTHS = {
    "Helvetica": 0.57,
    "Times": 0.53,
    "DejaVu Sans": 0.66,
    "DejaVu Serif": 0.66,
    "DejaVu Sans Condensed": 0.6,
}


@dataclass(frozen=True, slots=True)
class Look:
    """How pages and tables are set. Lengths are points; `labels` is the room of the first column.

    `cut_rows` lets a page break go through a row. `header` and `footer` run over every page,
    "{page}" in them is its number.
    """

    borders: Borders
    family: str
    size: float
    leading: float
    margin: float
    justified: bool
    numbers: Align
    heads: Align
    padding: float
    shaded: bool
    bold_heads: bool
    labels: float
    full_width: bool
    repeat_head: bool
    cut_rows: bool
    valign: Literal["top", "middle"]
    header: str
    footer: str

    @property
    def room(self) -> float:
        """The width of the text."""
        return PAGE_WIDTH - 2 * self.margin


def draw_look(pen: Pen, borders: Borders, families: tuple[str, ...]) -> Look:
    """A random look with these borders, in one of the families."""
    size = pen.any((8.5, 9.0, 9.5, 10.0, 10.5, 11.0, 12.0))
    numbers: Align = pen.any(("left", "center", "right", "right"))
    return Look(
        borders=borders,
        family=pen.any(families),
        size=size,
        leading=round(size * pen.rng.uniform(1.12, 1.4), 1),
        margin=pen.any((50, 60, 70.9, 80)),
        justified=pen.chance(0.5),
        numbers=numbers,
        heads=numbers if pen.chance(0.7) else pen.any(("left", "center")),
        padding=pen.any((2, 3, 4, 6)) if borders != "unruled" else pen.any((3, 4, 6)),
        shaded=pen.chance(0.3),
        bold_heads=pen.chance(0.5),
        labels=pen.any((95, 130, 170, 210)),
        full_width=pen.chance(0.5),
        repeat_head=pen.chance(0.5),
        cut_rows=pen.chance(0.25),
        valign=pen.any(("top", "middle", "top")),
        header=pen.any(("", "", "Vlaams Parlement - Schriftelijke vragen en antwoorden")),
        footer=pen.any(("", "{page}", "Pagina {page}", "- {page} -")),
    )


def fitting(table: TableSpec, look: Look) -> Look:
    """The look with the letters of the table so small that no word has to break."""
    size = look.size
    while size > _SMALLEST and sum(_needs(table, replace(look, size=size))[1]) > look.room:
        size -= 0.5
    return replace(look, size=size, leading=round(look.leading * size / look.size, 1))


def column_widths(table: TableSpec, look: Look) -> list[float]:
    """Widths that fit the text; names wrap in the first column, and words never break."""
    longest, words = _needs(table, look)
    label = max(words[0], min(longest[0], look.labels))
    wanted, narrowest = [label, *longest[1:]], [words[0], *words[1:]]
    spare = look.room - sum(wanted)
    if spare >= 0:
        return [w + spare / len(wanted) for w in wanted] if look.full_width else wanted
    shares = [w - n for w, n in zip(wanted, narrowest, strict=True)]
    scale = max(0.0, (look.room - sum(narrowest)) / (sum(shares) or 1))
    return [n + scale * s for n, s in zip(narrowest, shares, strict=True)]


def _needs(table: TableSpec, look: Look) -> tuple[list[float], list[float]]:
    """For each column the width of its longest text and of its longest word."""
    longest, words = [20.0] * table.columns, [20.0] * table.columns
    for (_, column), cell in table.placed().items():
        if cell.role == "group":
            continue
        for c in range(column, column + cell.across):
            longest[c] = max(longest[c], _width(cell.text, look) / cell.across)
            widest = max(_width(word, look) for word in _unbroken(cell))
            words[c] = max(words[c], widest / cell.across)
    return longest, words


def _unbroken(cell: Cell) -> list[str]:
    """What must stay on one line: a word, and the whole of a figure."""
    return [cell.text] if cell.role in ("figure", "total") else cell.text.split() or [""]


def _width(text: str, look: Look) -> float:
    """A width that is enough without asking the font, with letters counted as bold ones."""
    capitals = sum(1.2 if char.isupper() or char in "mw%@&" else 1.0 for char in text)
    return capitals * look.size * _WIDTHS[look.family] + 2 * look.padding + 4
