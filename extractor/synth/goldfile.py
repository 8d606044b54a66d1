"""Gold of a made answer as TOML, in the form that extractor.gold reads."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from extractor.synth.spec import Figure, TableSpec


def gold_text(gold: Mapping[str, Any]) -> str:
    """The gold of one document as the text of its file."""
    return "\n".join(_lines(gold)) + "\n"


def _lines(gold: Mapping[str, Any]) -> Iterator[str]:
    for part in ("form", "producer", "question", "answer"):
        yield f"{part} = {_value(gold[part])}"
    references = (f"{_value(item)} = {_value(to)}" for item, to in gold["references"].items())
    yield f"references = {{ {', '.join(references)} }}"
    yield "findings = ["
    for check, outcome, item in gold["findings"]:
        yield f'  {{ check = "{check}", outcome = "{outcome}", item = "{item}" }},'
    yield "]"
    yield "harmless = ["
    for item, text, kind in gold["harmless"]:
        yield f'  {{ item = "{item}", text = "{text}", kind = "{kind}" }},'
    yield "]"
    yield ""
    yield "[header]"
    yield from (f"{field} = {_value(value)}" for field, value in gold["header"].items())
    for item, figures in gold["figures"].items():
        for period in dict.fromkeys(f.period for f in figures):
            yield from _figures(item, period, [f for f in figures if f.period == period])
    for item, table in gold["tables"]:
        yield from ("", "[[tables]]", f"item = {_value(item)}", "rows = [")
        yield from (f"  {_value(row)}," for row in _grid(table))
        yield "]"


def _grid(table: TableSpec) -> list[list[str]]:
    rows = [[""] * table.columns for _ in table.rows]
    for (row, column), cell in table.placed().items():
        rows[row][column] = cell.text
    return rows


def _figures(item: str, period: str, figures: Sequence[Figure]) -> Iterator[str]:
    yield from ("", "[[figures]]", f"item = {_value(item)}")
    if period:
        yield f"period = {_value(period)}"
    yield "[figures.networks]"
    for network in dict.fromkeys(f.network.gold for f in figures):
        own = [f for f in figures if f.network.gold == network]
        indicators = (
            f"{i} = {{ {', '.join(_measures([f for f in own if f.indicator == i]))} }}"
            for i in dict.fromkeys(f.indicator for f in own)
        )
        yield f"{_value(network)} = {{ {', '.join(indicators)} }}"


def _measures(figures: Sequence[Figure]) -> Iterator[str]:
    for segment, told in groupby(figures, key=lambda f: f.segment):
        values = ", ".join(f"{f.measure} = {_value(f.value)}" for f in told)
        yield values if segment == "total" else f"{segment} = {{ {values} }}"


def _value(value: object) -> str:
    if isinstance(value, Decimal):
        return str(int(value)) if value == value.to_integral() else str(value.normalize())
    if isinstance(value, int):
        return str(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)
