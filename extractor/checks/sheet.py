"""A table of any subject as lines of numbers: rows over columns, or turned, columns over rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from extractor.checks.amounts import Amount, amount_of
from extractor.meaning.labels import Labels, Reading
from extractor.meaning.structure import Role, ValueCell, structure_of
from extractor.model import Cell, Grid
from extractor.notation.cells import Quantity, is_money
from extractor.profile import Lexicon

Place = tuple[int, int]
_T = TypeVar("_T")


@dataclass(frozen=True)
class Line:
    """A row or a column of figures, by what its labels say.

    `total` says that a label begins with "totaal", `plain` that it says nothing more. `percent` and
    `apart` lines are in no sum: shares, averages, parts of another line ("waarvan kmo's").
    `rounded` lines hold rounded numbers ("in miljoen euro"). `section` are the labels above it.
    """

    index: int
    label: str
    last: str
    section: tuple[str, ...] = ()
    dimensions: Mapping[str, str] = field(default_factory=dict)
    total: bool = False
    plain: bool = False
    percent: bool = False
    apart: bool = False
    rounded: bool = False
    money: bool = False

    @property
    def summed(self) -> bool:
        """Whether its figures can be part of a sum."""
        return not (self.total or self.percent or self.apart)


@dataclass(frozen=True)
class Sheet:
    """The figures of a grid: `amounts` by (line, crossing line), and the cells they stand in.

    `cells` holds every place where a figure stands or belongs; None where there is no cell.
    """

    grid: Grid
    lines: tuple[Line, ...]
    crossing: tuple[Line, ...]
    amounts: Mapping[Place, Amount]
    cells: Mapping[Place, Cell | None]
    by_columns: bool = False

    @property
    def turned(self) -> Sheet:
        """The same with columns for rows."""
        return replace(
            self,
            lines=self.crossing,
            crossing=self.lines,
            amounts={(b, a): amount for (a, b), amount in self.amounts.items()},
            cells={(b, a): cell for (a, b), cell in self.cells.items()},
            by_columns=not self.by_columns,
        )

    def is_alike(self, other: Sheet) -> bool:
        """Whether another table has the same columns, or none with a label of its own."""
        own, others = ([x.index for x in s.crossing] for s in (self, other))
        said = [line.label for line in other.crossing]
        return own == others and (not any(said) or said == [line.label for line in self.crossing])

    def followed_by(self, other: Sheet) -> Sheet:
        """One table of this one and the rows of another below it; the grid is the other one's."""
        below = 1 + max((line.index for line in self.lines), default=0)
        return replace(
            self,
            grid=other.grid,
            lines=(*self.lines, *(replace(x, index=x.index + below) for x in other.lines)),
            amounts={**self.amounts, **_lower(other.amounts, below)},
            cells={**self.cells, **_lower(other.cells, below)},
        )

    def called(self, line: Line) -> str:
        """A line as a message names it: "row 'Totaal'"."""
        kind = "column" if self.by_columns else "row"
        label = line.last if line.total else line.label
        return f"{kind} {label!r}" if label else f"{kind} {line.index + 1}"

    def crossed(self, line: Line) -> str:
        """A crossing line as a message names it."""
        return self.turned.called(line)


def _lower(places: Mapping[Place, _T], rows: int) -> dict[Place, _T]:
    return {(row + rows, column): what for (row, column), what in places.items()}


def sheet(grid: Grid, labels: Labels) -> Sheet | None:
    """The figures of a grid as lines; None where two tables stand side by side in it."""
    values = structure_of(grid, labels).values
    rows: dict[int, list[ValueCell]] = {}
    columns: dict[int, list[ValueCell]] = {}
    for value in values:
        rows.setdefault(value.row, []).append(value)
        columns.setdefault(value.column, []).append(value)
    if any(len({_texts(v) for v in own}) > 1 for own in rows.values()):
        return None
    sure = [v for v in values if v.row not in grid.uncertain_rows and v.cell]
    return Sheet(
        grid,
        tuple(_line(n, own, ("group", "row"), labels.lexicon) for n, own in rows.items()),
        tuple(_line(n, own, ("column",), labels.lexicon) for n, own in columns.items()),
        {
            (v.row, v.column): amount
            for v in sure
            if v.cell and (amount := amount_of(v.content, v.cell.text))
        },
        {(v.row, v.column): v.cell for v in values},
    )


def _labels(value: ValueCell, role: Role) -> tuple[Reading, ...]:
    """Its labels in a role, the furthest first."""
    return tuple(g.reading for g in reversed(value.labels) if g.role == role)


def _texts(value: ValueCell) -> tuple[str, ...]:
    """The texts beside a value."""
    return tuple(reading.text for reading in _labels(value, "row"))


def _line(
    number: int, values: Iterable[ValueCell], roles: tuple[Role, ...], words: Lexicon
) -> Line:
    own = list(values)
    first = max(own, key=lambda value: len(value.labels))
    readings = [reading for role in roles for reading in _labels(first, role)]
    texts = [reading.text for reading in readings]
    units = {v.content.unit for v in own if isinstance(v.content, Quantity)}
    said = " ".join(texts)
    dimensions = {k: v for reading in readings for k, v in reading.dimensions.items()}
    return Line(
        index=number,
        label=" / ".join(texts),
        last=texts[-1] if texts else "",
        section=tuple(texts[:-1]),
        dimensions=dimensions,
        total=any(begins_with_total(text, words) for text in texts),
        plain=any(words.totals.cover(text.strip(" :*")) for text in texts),
        percent="%" in said or units == {"%"} or dimensions.get("measure") == "attainment",
        apart=bool(words.not_summed.find(said)),
        rounded=bool(words.rounding.find(said)),
        money=units == {"EUR"} or is_money(said),
    )


def begins_with_total(text: str, words: Lexicon) -> bool:
    """Whether a label is a total of something: "Totaal", "Subtotaal tweede oproep"."""
    return any(start == 0 for start, _ in words.totals.find(text.strip()))
