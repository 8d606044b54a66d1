"""A table while it is being made: its rows so far, and the figures they say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from extractor.synth.pen import Pen
from extractor.synth.spec import Cell, Figure, Name, Number, Shape, TableSpec

COMPLETE = ("complete_table", "confirmed")
TOTALLED = ("total", "confirmed")
SHARED = ("percentage", "confirmed")
SPLIT = ("split", "confirmed")


def head(text: str, across: int = 1, down: int = 1) -> Cell:
    """A cell of the header."""
    return Cell(text, "head", across, down)


class Draft:
    """Rows and figures, gathered by a form; `done` makes the table of them.

    `lose` names the styles of text in which the form cannot be read. `period` is that of every
    figure for which none is given, `when` are the words of the caption that say so.
    """

    def __init__(
        self, pen: Pen, about: str, *, told: bool = True, lose: Iterable[str] = ()
    ) -> None:
        self.pen, self.about, self.told = pen, about, told
        self.lost_in = set(lose)
        self.heads = 1
        self.period = self.when = ""
        self.rows: list[tuple[Cell, ...]] = []
        self.said: list[Figure] = []
        self.listed: dict[Name, None] = {}
        self.named: dict[int, Name] = {}
        self.findings: set[tuple[str, str]] = set()
        self.notes: dict[str, None] = {}
        self.gaps = False

    def dated(self, share: float) -> None:
        """In that share of the tables the caption alone says the period of all figures."""
        if self.pen.chance(share):
            self.when, self.period = self.pen.pick("captions.when")

    def row(self, *cells: Cell) -> None:
        """Adds a row."""
        self.rows.append(cells)

    def row_of(self, name: Name, cells: Iterable[Cell]) -> None:
        """Adds the row of a network: its name and its figures."""
        figures = tuple(cells)
        self.named[len(self.rows)] = name
        self.rows.append((Cell(name.written), *figures))

    def group(self, text: str, across: int, *, bold: bool = False, shaded: bool = False) -> None:
        """Adds a row with one text over all columns."""
        self.row(Cell(text, "group", across, bold=bold, shaded=shaded))

    def figure(
        self, name: Name, indicator: str, measure: str, period: str = "", segment: str = "total"
    ) -> Cell:
        """A random figure, kept, as a cell."""
        value = self.pen.value(indicator)
        self.keep(name, indicator, measure, value, segment, period)
        return self._plain(value)

    def figures(
        self, name: Name, indicator: str, measures: Iterable[str], period: str = ""
    ) -> list[Cell]:
        """One cell for each measure; what was achieved lies not far from the target."""
        target = self.pen.value(indicator)
        reached = max(1, round(target * self.pen.rng.uniform(0.5, 2.2)))
        values = {"target": target, "achieved": reached}
        cells = []
        for measure in measures:
            self.keep(name, indicator, measure, values[measure], period=period)
            cells.append(self._plain(values[measure]))
        return cells

    def split(self, name: Name, kinds: Sequence[str], with_total: bool) -> list[Cell]:
        """The members of a network by kind, and their sum when it is wanted."""
        values = [self.pen.value() // 2 for _ in kinds]
        told = [*zip(kinds, values, strict=True), *([("total", sum(values))] * with_total)]
        self.findings |= {SPLIT} if with_total else set()
        for segment, value in told:
            self.keep(name, "members", "reported", value, segment)
        return [self._plain(value) for _, value in told]

    def share(self, name: Name, indicator: str, value: Decimal, sign: str) -> Cell:
        """A percentage, kept, as a cell."""
        self.keep(name, indicator, "attainment", value)
        self.findings.add(SHARED)
        return Cell(f"{self.pen.number(value)}{sign}", "figure")

    def _plain(self, value: int) -> Cell:
        return Cell(self.pen.number(value), "figure", value=value)

    def line(self, name: Name, form: str) -> None:
        """A line of a list that gives the members of a network: "- {name}: {n} leden"."""
        value = self.pen.value()
        self.keep(name, "members", "reported", value)
        self.row(Cell(form.replace("{name}", name.written).replace("{n}", self.pen.number(value))))

    def keep(
        self,
        name: Name,
        indicator: str,
        measure: str,
        value: Number,
        segment: str = "total",
        period: str = "",
    ) -> None:
        """Keeps what a cell says of a network."""
        self.listed[name] = None
        self.said.append(Figure(name, indicator, measure, value, segment, period or self.period))

    def done(self, shape: Shape = "table") -> TableSpec:
        """The table; no check of tables sees one whose rows are lines or sentences."""
        if shape == "table" and self.said and not self.gaps:
            self.findings.add(COMPLETE)
        if any(c.is_number and set(c.text) & set(" \u00a0") for row in self.rows for c in row):
            self.lost_in.add("plain")
        return TableSpec(
            rows=tuple(self.rows),
            heads=self.heads,
            about=self.about,
            figures=tuple(self.said),
            networks=tuple(self.listed),
            findings=tuple(sorted(self.findings)),
            notes=tuple(self.notes),
            told=self.told,
            when=self.when,
            lost_in=frozenset(self.lost_in),
            shape=shape,
        )
