"""The answer to a question in SQL, as a table for people, or as CSV or JSON for programs."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Sequence
from decimal import Decimal
from itertools import chain, count
from typing import TYPE_CHECKING, Any, Literal

from extractor.dataset.formulas import guarded
from extractor.dataset.writers import number_text
from extractor.export import Answer

if TYPE_CHECKING:
    from rich.console import Console

Form = Literal["table", "csv", "json"]
# Texts of a table that are longer go on over lines.
_FOLDED = 24


def print_answer(answer: Answer, form: Form) -> None:
    """Prints an answer on stdout."""
    if form == "json":
        _print_json(answer)
    elif form == "csv":
        _print_csv(answer)
    else:
        _print_table(answer)


def _print_json(answer: Answer) -> None:
    names = _apart(answer.columns)
    rows = [dict(zip(names, row, strict=True)) for row in answer.rows]
    print(json.dumps(_json(rows), ensure_ascii=False, indent=2, default=str))


def _apart(columns: Sequence[str]) -> list[str]:
    """The names of columns, each once: the second column called "a" is "a_2"."""
    names: list[str] = []
    for column in columns:
        others = (f"{column}_{number}" for number in count(2))
        free = (name for name in chain([column], others) if name not in names)
        names.append(next(free))
    return names


def _json(value: Any) -> Any:
    """JSON knows no decimals of its own, and neither infinity nor what is no number."""
    if isinstance(value, list | tuple):
        return [_json(part) for part in value]
    if isinstance(value, dict):
        return {str(key): _json(part) for key, part in value.items()}
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return None if isinstance(value, float) and value - value != 0 else value


def _print_csv(answer: Answer) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([guarded(_text(value)) for value in row] for row in answer.rows)


def _print_table(answer: Answer) -> None:
    """Prints the rows as a table; where that is too wide, each row below the other."""
    from rich.console import Console

    console = Console()
    rows = [[_printable(_text(value)) for value in row] for row in answer.rows]
    if _width(answer.columns, rows) <= console.width:
        _print_grid(console, answer, rows)
    else:
        _print_records(console, answer, rows)
    print(f"\n{len(rows)} row{'' if len(rows) == 1 else 's'}")


def _width(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """How wide a table is that folds its longer texts, and still can be read."""
    lengths = ([len(column), *(len(row[i]) for row in rows)] for i, column in enumerate(columns))
    return sum(min(max(own), _FOLDED) + 2 for own in lengths)


def _print_records(console: Console, answer: Answer, rows: Sequence[Sequence[str]]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for place, row in enumerate(rows):
        if place:
            table.add_row()
        for name, value in zip(answer.columns, row, strict=True):
            table.add_row(Text(name, style="bold"), Text(value))
    console.print(table)


def _print_grid(console: Console, answer: Answer, rows: Sequence[Sequence[str]]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False)
    for place, name in enumerate(answer.columns):
        numbers = all(_is_number(row[place]) for row in answer.rows)
        table.add_column(
            Text(name), justify="right" if numbers else "left", overflow="fold", vertical="top"
        )
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)


def _is_number(value: Any) -> bool:
    return value is None or (
        isinstance(value, int | float | Decimal) and not isinstance(value, bool)
    )


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value - value == 0:
        return number_text(value)
    return str(value)


def _printable(text: str) -> str:
    """A text without what steers a terminal."""
    return "".join(c if c.isprintable() or c == "\n" else " " for c in text)
