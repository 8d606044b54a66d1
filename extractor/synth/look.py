"""The typography of a made PDF, drawn at random."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from extractor.synth.pen import Pen
from extractor.synth.sides import Borders
from extractor.synth.spec import Cell, Place
from extractor.synth.words import softened

Align = Literal["left", "center", "right"]
PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
GAP = 14.0  # between two tables next to each other


@dataclass(frozen=True, slots=True)
class Look:
    """How pages and tables are set. Lengths are points; `labels` is the room of the first column.

    `narrow` keeps the columns of figures as narrow as their words, which `hyphenated` lets break.
    `cramped` leaves less room for heads than their words need, so that they break anywhere.
    `cut_rows` lets a page break go through a row. `sunk` is the room above a table, which brings
    it nearer to the foot of the page. `hanging` sets the labels of items apart from their text.
    `share` is the part of the page's width for a table. `header` and `footer` run over every page,
    "{page}" in them is its number.
    """

    borders: Borders
    family: str
    size: float
    leading: float
    margin: float
    justified: bool
    hanging: bool
    numbers: Align
    heads: Align
    padding: float
    shaded: bool
    bold_heads: bool
    labels: float
    narrow: bool
    hyphenated: bool
    cramped: bool
    full_width: bool
    repeat_head: bool
    cut_rows: bool
    sunk: float
    valign: Literal["top", "middle"]
    header: str
    footer: str
    share: float = 1.0

    @property
    def room(self) -> float:
        """The width that a table may take."""
        whole = PAGE_WIDTH - 2 * self.margin
        return whole if self.share == 1 else whole * self.share - GAP

    def align(self, place: Place, cell: Cell) -> Align:
        """How a cell at that place is set."""
        if place[1] == 0 or cell.role in ("label", "group"):
            return "left"
        return self.heads if cell.role == "head" else self.numbers

    def is_bold(self, cell: Cell) -> bool:
        """Whether a cell is set in bold letters."""
        return cell.bold or (cell.role == "head" and self.bold_heads)

    def text(self, cell: Cell) -> str:
        """The text of a cell, with soft hyphens where its words may break."""
        return softened(cell.text) if self.hyphenated else cell.text


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
        hanging=pen.chance(0.4),
        numbers=numbers,
        heads=numbers if pen.chance(0.7) else pen.any(("left", "center")),
        padding=pen.any((2, 3, 4, 6) if borders == "ruled" else (3, 4, 6)),
        shaded=pen.chance(0.3),
        bold_heads=pen.chance(0.5),
        labels=pen.any((80, 95, 130, 170, 210)),
        narrow=pen.chance(0.35),
        hyphenated=pen.chance(0.35),
        cramped=pen.chance(0.05),
        full_width=pen.chance(0.5),
        repeat_head=pen.chance(0.5),
        cut_rows=pen.chance(0.25),
        sunk=pen.any((0, 0, 0, 0, 0, pen.rng.randint(40, 380))),
        valign=pen.any(("top", "middle", "top")),
        header=pen.any(("", "", "", "Vlaams Parlement - Schriftelijke vragen en antwoorden")),
        footer=pen.any(("", "{page}", "Pagina {page}", "- {page} -")),
    )


def halved(look: Look) -> Look:
    """The look of one of two tables next to each other."""
    return replace(look, share=0.5, full_width=False, sunk=0.0)
