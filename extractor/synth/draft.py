"""A table while it is being made: its rows so far, and the figures they say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from extractor.synth.pen import Pen, vocabulary
from extractor.synth.spec import Cell, Figure, Name, Number, TableSpec

# Cells that are no plain number: how they are written, and what follows for gold: a figure, or the
# finding that must say that there is none.
_HEDGED = ("> {n}", "ca. {n}", "+{n}", "circa {n}")
_ABSENT = ("n.v.t.", "-", "n.b.", "/")
_UNSURE = ("{n}-{more}", "{n}/{less}")
COMPLETE = ("complete_table", "confirmed")
SAID_ABSENT = ("complete_table", "no_evidence")
MISSING = ("complete_table", "contradicted")
UNCERTAIN = ("uncertain_figure", "no_evidence")


def head(text: str, across: int = 1, down: int = 1) -> Cell:
    """A cell of the header."""
    return Cell(text, "head", across, down)


def spread(path: str) -> list[str]:
    """The vocabulary's list at "table.key"."""
    table, key = path.split(".")
    entries: list[str] = vocabulary()[table][key]
    return entries


class Draft:
    """Rows and figures, gathered by a form; `done` makes the table of them."""

    def __init__(self, pen: Pen, about: str, *, told: bool = True, plain: bool = True) -> None:
        self.pen, self.about, self.told, self.plain = pen, about, told, plain
        self.heads = 1
        self.rows: list[tuple[Cell, ...]] = []
        self.said: list[Figure] = []
        self.listed: dict[Name, None] = {}
        self.findings: set[tuple[str, str]] = set()
        self.notes: dict[str, None] = {}

    def row(self, *cells: Cell) -> None:
        """Adds a row."""
        self.rows.append(cells)

    def figure(
        self, name: Name, indicator: str, measure: str, period: str = "", segment: str = "total"
    ) -> Cell:
        """A random figure, kept, as a cell."""
        value = self.pen.value(indicator)
        self._keep(name, indicator, measure, value, segment, period)
        return Cell(self.pen.number(value), "figure")

    def figures(
        self, name: Name, indicator: str, measures: Iterable[str], period: str = ""
    ) -> list[Cell]:
        """One cell for each measure; what was achieved lies not far from the target."""
        target = self.pen.value(indicator)
        reached = max(1, round(target * self.pen.rng.uniform(0.5, 2.2)))
        values = {"target": target, "achieved": reached}
        cells = []
        for measure in measures:
            self._keep(name, indicator, measure, values[measure], period=period)
            cells.append(Cell(self.pen.number(values[measure]), "figure"))
        return cells

    def split(self, name: Name, kinds: Sequence[str], with_total: bool) -> list[Cell]:
        """The members of a network by kind, and their sum when it is wanted."""
        values = [self.pen.value() // 2 for _ in kinds]
        told = [*zip(kinds, values, strict=True), *([("total", sum(values))] * with_total)]
        for segment, value in told:
            self._keep(name, "members", "reported", value, segment)
        return [Cell(self.pen.number(value), "figure") for _, value in told]

    def share(self, name: Name, indicator: str, value: Decimal, sign: str) -> Cell:
        """A percentage, kept, as a cell."""
        self._keep(name, indicator, "attainment", value)
        return Cell(f"{self.pen.number(value)}{sign}", "figure")

    def odd(self, name: Name, indicator: str, measure: str) -> Cell:
        """A cell that is no plain number, with what follows from it."""
        pen, value = self.pen, self.pen.value(indicator)
        kind = pen.any(
            ("hedged", "hedged", "unit", "star", "numbered", "absent", "absent", "unsure", "empty")
        )
        if kind in ("absent", "unsure", "empty"):
            self.listed[name] = None
            return self._without_figure(kind, value)
        if kind == "unit" and indicator != "members":
            kind = "hedged"
        self._keep(name, indicator, measure, value)
        if kind in ("star", "numbered"):
            note = next((n for n in spread(f"captions.{kind}") if n in self.notes), None)
            self.notes[note or pen.pick(f"captions.{kind}")] = None
        forms = {
            "hedged": _HEDGED,
            "unit": ("{n} leden",),
            "star": ("{n}*",),
            "numbered": ("{n} (1)",),
        }
        return Cell(pen.any(forms[kind]).replace("{n}", pen.number(value)), "figure")

    def _without_figure(self, kind: str, value: int) -> Cell:
        pen = self.pen
        if kind == "absent":
            self.findings.add(SAID_ABSENT)
            return Cell(pen.any(_ABSENT), "figure")
        if kind == "empty":
            self.findings.add(MISSING)
            self.plain = False
            return Cell("", "figure")
        self.findings.add(UNCERTAIN)
        said = pen.any(_UNSURE)
        for mark, number in (("{n}", value), ("{more}", value + 5), ("{less}", max(1, value - 3))):
            said = said.replace(mark, str(number))
        return Cell(said, "figure")

    def total_row(self, at_head: bool = False) -> None:
        """A row with the sums of the columns, at the foot or below the header."""
        body = self.rows[self.heads :]
        sums = [
            sum(int(row[c].text.replace(".", "")) for row in body) for c in range(1, len(body[0]))
        ]
        label = Cell(self.pen.pick("headers.total"), "total", bold=self.pen.chance(0.6))
        row = (label, *(Cell(self.pen.number(s), "total") for s in sums))
        self.rows.insert(self.heads if at_head else len(self.rows), row)

    def line(self, name: Name, form: str) -> None:
        """A line of a list that gives the members of a network: "- {name}: {n} leden"."""
        value = self.pen.value()
        self._keep(name, "members", "reported", value)
        self.row(Cell(form.replace("{name}", name.written).replace("{n}", self.pen.number(value))))

    def done(self, *, listed: bool = False) -> TableSpec:
        """The table; `listed` when its rows are lines of text, which no check of tables sees."""
        if not listed and self.said and not self.findings & {SAID_ABSENT, MISSING, UNCERTAIN}:
            self.findings.add(COMPLETE)
        return TableSpec(
            rows=tuple(self.rows),
            heads=self.heads,
            about=self.about,
            figures=tuple(self.said),
            networks=tuple(self.listed),
            findings=tuple(sorted(self.findings)),
            notes=tuple(self.notes),
            told=self.told,
            plain=self.plain,
            listed=listed,
        )

    def _keep(
        self,
        name: Name,
        indicator: str,
        measure: str,
        value: Number,
        segment: str = "total",
        period: str = "",
    ) -> None:
        self.listed[name] = None
        self.said.append(Figure(name, indicator, measure, value, segment, period))
