"""What a made answer consists of, whatever it is rendered with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Number = int | Decimal
Role = Literal["label", "head", "group", "figure", "total"]
Shape = Literal["table", "lines", "prose"]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell where it begins; it reaches over `across` columns and `down` rows.

    `note` is a raised footnote mark behind the text. `value` is the number of a plain figure, from
    which totals are made.
    """

    text: str
    role: Role = "label"
    across: int = 1
    down: int = 1
    bold: bool = False
    shaded: bool = False
    note: str = ""
    value: Number | None = None

    @property
    def is_number(self) -> bool:
        """Whether it stands in a column of figures."""
        return self.role in ("figure", "total")


_RAISED = str.maketrans("123", "¹²³")


def as_text(cell: Cell) -> str:
    """What a cell reads in a text: its footnote mark is a raised sign."""
    return cell.text + cell.note.translate(_RAISED)


@dataclass(frozen=True, slots=True)
class Name:
    """A network: as it is written, as gold calls it, and whether that is sure of itself."""

    written: str
    gold: str
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure that a careful reader takes from a table."""

    network: Name
    indicator: str
    measure: str
    value: Number
    segment: str = "total"
    period: str = ""


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A table as rows of the cells that begin in them, and what it says.

    `networks` are those it lists, `findings` pairs of check and outcome that reading it must give.
    `about` names the sentences that go with it ("target", "count", "clubs"). `notes` stand below.
    `told` says that the table itself tells what it counts; else its caption must. `when` are words
    of time that only the caption says. `lost_in` are the styles of text in which its cells cannot
    be told apart. `shape` tells how its rows stand on the page: as those of a table, as lines of
    text, or each as a paragraph of sentences.
    """

    rows: tuple[tuple[Cell, ...], ...]
    heads: int
    about: str
    figures: tuple[Figure, ...] = ()
    networks: tuple[Name, ...] = ()
    findings: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    told: bool = True
    when: str = ""
    lost_in: frozenset[str] = frozenset()
    shape: Shape = "table"

    @property
    def is_table(self) -> bool:
        """Whether it is a table on the page."""
        return self.shape == "table"

    def placed(self) -> dict[Place, Cell]:
        """Each cell at the row and column where it begins."""
        taken: set[Place] = set()
        cells: dict[Place, Cell] = {}
        for row, line in enumerate(self.rows):
            column = 0
            for cell in line:
                while (row, column) in taken:
                    column += 1
                cells[row, column] = cell
                taken |= {
                    (row + r, column + c) for r in range(cell.down) for c in range(cell.across)
                }
                column += cell.across
        return cells

    @property
    def columns(self) -> int:
        """How many columns the table has."""
        return max(column + cell.across for (_, column), cell in self.placed().items())


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not set as running text: header, label, caption, note."""

    text: str
    bold: bool = False
    space: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """Running text; `label` is what it begins with ("1.", "a)"), `level` its indent."""

    text: str
    label: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Beside:
    """Two tables next to each other."""

    left: TableSpec
    right: TableSpec


Block = Line | Text | TableSpec | Beside


def tables_in(blocks: tuple[Block, ...]) -> Iterator[TableSpec]:
    """The tables among the blocks, in order."""
    for block in blocks:
        if isinstance(block, TableSpec):
            yield block
        elif isinstance(block, Beside):
            yield from (block.left, block.right)


@dataclass(frozen=True, slots=True)
class Written:
    """A whole written question with its answer: what is rendered, and the gold."""

    blocks: tuple[Block, ...]
    gold: Mapping[str, object] = field(default_factory=dict)

    def tables(self) -> Iterator[TableSpec]:
        """Its tables, in order."""
        return tables_in(self.blocks)

    @property
    def lost_in(self) -> frozenset[str]:
        """The styles of text that do not keep what it says."""
        beside = any(isinstance(block, Beside) for block in self.blocks)
        lost = (table.lost_in for table in self.tables())
        return frozenset({"plain", "pipes", "tabs"} if beside else ()).union(*lost)

    def shown(self) -> Iterator[Block]:
        """The blocks as they are set: a list is a run of lines, prose one of paragraphs."""
        for block in self.blocks:
            if isinstance(block, TableSpec) and block.shape == "lines":
                yield from (Line(row[0].text, space=not n) for n, row in enumerate(block.rows))
            elif isinstance(block, TableSpec) and block.shape == "prose":
                yield from (Text(row[0].text) for row in block.rows)
            else:
                yield block
