"""What was understood of one document, in the terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from extractor.outline.matching import answered_by

if TYPE_CHECKING:
    from extractor.extraction import Extraction
    from extractor.model import Grid


def show(extraction: Extraction, parts: Sequence[str]) -> None:
    """Prints the parts ("header", "items", "tables", "observations", "findings") to stdout."""
    console = Console(highlight=False)
    for part in parts:
        console.print(Text(part.capitalize(), style="bold"))
        _PARTS[part](console, extraction)
        console.print()


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _header(console: Console, extraction: Extraction) -> None:
    header, table = extraction.outline.header, _table("field", "value")
    fields = {
        "document": extraction.document_id,
        "session year": header.session_year,
        "number": header.number,
        "date asked": header.date_asked,
        "asker": header.asker,
        "minister": header.minister,
        "portfolio": header.portfolio,
        "title": header.title,
    }
    for name, value in fields.items():
        table.add_row(name, Text("not found" if value is None else str(value)))
    console.print(table)


def _items(console: Console, extraction: Extraction) -> None:
    answers = answered_by(extraction.outline)
    table = _table("part", "item", "answered by", "refers to", "text")
    for item in extraction.outline.items:
        by = dict.fromkeys(answers[label] for label in item.labels if label in answers)
        refers = [r.target for r in extraction.outline.references if r.item == item.label]
        question = item.part == "question"
        text = " ".join(item.text.split())
        table.add_row(
            item.part,
            item.label,
            ", ".join(by) if question else "",
            "" if question else ", ".join(refers),
            Text(text if len(text) <= 80 else f"{text[:79]}…"),
        )
    console.print(table)


def _tables(console: Console, extraction: Extraction) -> None:
    for grid in extraction.grids:
        where = f"table {grid.number}, page {grid.page}, read by {grid.method}"
        console.print(Text(f"{where}{': ' if grid.caption else ''}{grid.caption}", style="italic"))
        console.print(_grid(grid))


def _grid(grid: Grid) -> Table:
    table = Table(show_header=False)
    for _ in range(grid.columns):
        table.add_column(overflow="fold")
    starts = {(cell.row, cell.column): cell.text for cell in grid.cells}
    for row in range(grid.rows):
        table.add_row(*(Text(starts.get((row, c), "")) for c in range(grid.columns)))
    return table


def _observations(console: Console, extraction: Extraction) -> None:
    table = _table("network", "indicator", "segment", "measure", "period", "value", "item", "page")
    for o in (*extraction.observations, *extraction.asked):
        hedge = "" if o.qualifier == "exact" else f" ({o.qualifier})"
        table.add_row(
            Text(o.network.name + ("" if o.network.known else " (unknown)")),
            o.indicator,
            o.segment,
            o.measure,
            o.period or "",
            f"{o.value}{hedge}",
            o.item if o.part == "answer" else f"{o.item} (question)",
            str(o.evidence.page),
        )
    console.print(table)


def _findings(console: Console, extraction: Extraction) -> None:
    table = _table("severity", "check", "item", "message")
    for f in extraction.findings:
        table.add_row(f.severity, f.check, f.item, Text(f.message))
    console.print(table)


_PARTS: dict[str, Callable[[Console, Extraction], None]] = {
    "header": _header,
    "items": _items,
    "tables": _tables,
    "observations": _observations,
    "findings": _findings,
}
