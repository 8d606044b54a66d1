"""The ways to break a made answer: each changes one thing in what is rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import cast

import regex

from bench.mutation.edit import (
    answer_items,
    figures,
    findings,
    tables_of_items,
    with_block,
    with_row,
    with_table,
)
from bench.mutation.proofs import digit_tells, row_tells
from extractor.synth.spec import Cell, TableSpec, Text, Written

# Names of no network, so unlike any other that none is read as a misspelt one.
_INVENTED = ("Zilverpapier Atelier", "Kelderlicht Verbond", "Windwijzer Kring", "Glasvezel Gilde")
_IN_WORDS = ("twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf")
_COUNT = regex.compile(rf"\b(?:\d+|{'|'.join(_IN_WORDS)})\b")


@dataclass(frozen=True)
class Change:
    """A broken answer; `proved` says that the answer itself holds the proof that it is broken."""

    written: Written
    proved: bool = True


Changer = Callable[[Written, Random], Change | None]


def cell_deleted(written: Written, rng: Random) -> Change | None:
    """A figure is gone: its cell is empty."""
    places = list(figures(written))
    if not places:
        return None
    place = rng.choice(places)
    empty = place.filled(replace(place.cell, text="", note="", value=None))
    return Change(with_table(written, place.table, empty))


def digit_changed(written: Written, rng: Random) -> Change | None:
    """A digit is another one, in a table with totals or percentages."""
    made = [(place, other) for place in figures(written) for other in _misread(place.cell, rng)]
    provable = [(place, other) for place, other in made if digit_tells(place, other)]
    if not provable:
        return None
    place, other = rng.choice(provable)
    return Change(with_table(written, place.table, place.filled(other)))


def _misread(cell: Cell, rng: Random) -> Iterator[Cell]:
    """A cell with one digit changed, for one of its digits."""
    at = rng.choice([n for n, sign in enumerate(cell.text) if sign.isdecimal()])
    digit = rng.choice([d for d in "123456789" if d != cell.text[at]])
    text = cell.text[:at] + digit + cell.text[at + 1 :]
    yield replace(cell, text=text, value=int(regex.sub(r"\D", "", text)))


def row_dropped(written: Written, rng: Random) -> Change | None:
    """A row is gone, of which a total, a stated count or the rows of other networks tell."""
    counted = {item for check, _, item in findings(written) if check == "stated_count"}
    places = [
        (table, number)
        for item, table in tables_of_items(written)
        if table.figures
        for number in range(table.heads, len(table.rows))
        if row_tells(table, number, counted=item in counted)
    ]
    if not places:
        return None
    table, number = rng.choice(places)
    return Change(with_table(written, table, with_row(table, number, None)))


def header_swapped(written: Written, rng: Random) -> Change | None:
    """Two headers beside each other have changed places: target and achieved, say."""
    pairs = [
        (table, number, index)
        for table in written.tables()
        if {"target", "achieved"} <= {figure.measure for figure in table.figures}
        for number in range(table.heads)
        for index in range(len(table.rows[number]) - 1)
        if _are_exchangeable(table.rows[number][index], table.rows[number][index + 1])
    ]
    if not pairs:
        return None
    table, number, index = rng.choice(pairs)
    row = table.rows[number]
    swapped = (*row[:index], row[index + 1], row[index], *row[index + 2 :])
    # A share of the target tells which of two columns the target is.
    proved = any(figure.measure == "attainment" for figure in table.figures)
    return Change(with_table(written, table, with_row(table, number, swapped)), proved)


def _are_exchangeable(one: Cell, other: Cell) -> bool:
    told = one.text and other.text and one.text != other.text
    return bool(told) and one.across == other.across and one.down == other.down


def network_renamed(written: Written, rng: Random) -> Change | None:
    """A network of the registry has a name that nobody knows."""
    known = [(t, n) for t in written.tables() if t.figures for n in t.networks if n.certain]
    known = [(t, n) for t, n in known if any(n.written in c.text for r in t.rows for c in r)]
    if not known:
        return None
    table, name = rng.choice(known)
    other = rng.choice(_INVENTED)
    rows = tuple(
        tuple(replace(cell, text=cell.text.replace(name.written, other)) for cell in row)
        for row in table.rows
    )
    return Change(with_table(written, table, replace(table, rows=rows)))


def reference_broken(written: Written, rng: Random) -> Change | None:
    """ "Zie antwoord vraag 1" points to an item that is not there."""
    references = cast(dict[str, list[str]], written.gold["references"])
    items = answer_items(written)
    pointing = [item for item in items if item.label in references]
    if not pointing:
        return None
    item = rng.choice(pointing)
    (target,) = references[item.label]
    block = cast(Text, written.blocks[item.start])
    text = regex.sub(rf"\b{target}\b", str(len(items) + 3), block.text)
    return Change(with_block(written, item.start, replace(block, text=text)))


def item_dropped(written: Written, rng: Random) -> Change | None:
    """An item of the answer is gone, with all that stands in it."""
    items = [item for item in answer_items(written) if item.label.isdecimal()]
    if len(items) < 2:
        return None
    item = rng.choice(items)
    blocks = (*written.blocks[: item.start], *written.blocks[item.end :])
    return Change(replace(written, blocks=blocks))


def count_changed(written: Written, rng: Random) -> Change | None:
    """A stated count of networks is one more than the rows of the table."""
    tables: dict[str, TableSpec] = dict(tables_of_items(written))
    counted = {item for check, _, item in findings(written) if check == "stated_count"}
    items = [item for item in answer_items(written) if item.label in counted & tables.keys()]
    if not items:
        return None
    item = rng.choice(items)
    block = cast(Text, written.blocks[item.start])
    count = len(tables[item.label].networks)
    said = [m for m in _COUNT.finditer(block.text) if _number(m[0]) == count][-1]
    text = block.text[: said.start()] + str(count + 1) + block.text[said.end() :]
    return Change(with_block(written, item.start, replace(block, text=text)))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else _IN_WORDS.index(text) + 2


CHANGES: dict[str, Changer] = {
    "cell deleted": cell_deleted,
    "digit changed": digit_changed,
    "row dropped": row_dropped,
    "header words swapped": header_swapped,
    "network renamed": network_renamed,
    "reference broken": reference_broken,
    "answer item dropped": item_dropped,
    "stated count changed": count_changed,
}

__all__ = ["CHANGES", "Change", "Changer"]
