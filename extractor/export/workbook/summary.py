"""The first sheet: what is in the workbook, told in Dutch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from extractor.dataset.catalogue import catalogue
from extractor.export.tables import Tables
from extractor.export.workbook.sheet import CUT, LINKS, Book, Sheet, Told
from extractor.export.workbook.words import name_of, say
from extractor.model import SEVERITIES
from extractor.report.words import Words

_PEOPLE = ("kpis", "members", "findings")


def write_summary(sheet: Sheet, tables: Tables, words: Words, told: Told, *, linked: bool) -> None:
    """Writes the summary; `told` is what the other sheets could not hold, `linked` whether figures
    lead to a report."""
    sheet.write(0, 0, say("title"), "title")
    row = 2
    for label, value in _counts(tables, words):
        sheet.write(row, 0, label, "strong")
        sheet.write(row, 1, value, "left" if isinstance(value, int) else "wrapped")
        row += 1
    row = _sheets(sheet, row + 1)
    sheet.write(row + 1, 0, say("notes"), "section")
    for place, note in enumerate(_notes(told, linked=linked), start=row + 2):
        sheet.write(place, 1, note, "wrapped")
    sheet.fit()
    sheet.print_on_a4(pages=1)


def new_summary(book: Book) -> Sheet:
    """The sheet, which is the first one, and is written last."""
    return book.sheet(name_of("summary"), {1: 80})


def _counts(tables: Tables, words: Words) -> Iterator[tuple[str, Any]]:
    every = (row["status"] for row in tables.rows("documents"))
    statuses = catalogue()["documents"].counted("status", every)
    parts = Counter(row["part"] for row in tables.rows("observations"))
    yield say("folder"), tables.out.resolve().name
    yield say("documents"), statuses.pop("ok", 0)
    unread = [f"{count} {words.of('status', name)}" for name, count in statuses.items()]
    if unread:
        yield say("unread"), ", ".join(unread)
    yield say("networks"), tables.arrow["networks"].num_rows
    yield say("figures"), parts["answer"]
    if parts["question"]:
        yield say("asked"), parts["question"]
    yield from _targets(tables, words)
    found = Counter(row["severity"] for row in tables.rows("findings"))
    for severity in SEVERITIES:
        yield say(f"count_{severity}"), found[severity]


def _targets(tables: Tables, words: Words) -> Iterator[tuple[str, str]]:
    met: dict[str, list[bool]] = {}
    for row in tables.rows("kpis"):
        if row["target"] is not None and row["achieved"] is not None:
            met.setdefault(row["indicator"], []).append(row["achieved"] >= row["target"])
    for indicator, each in met.items():
        label = say("targets", indicator=words.of("indicator", indicator))
        yield label, say("met_of", met=sum(each), all=len(each))


def _sheets(sheet: Sheet, row: int) -> int:
    """The sheets with what they hold; returns the row below."""
    sheet.write(row, 0, say("sheets"), "section")
    told = [(name_of(name), say(f"{name}_told")) for name in _PEOPLE]
    told += [(table.name, table.nl) for table in catalogue().values()]
    for place, (name, what) in enumerate(told, start=row + 1):
        escaped = name.replace("'", "''")
        sheet.write(place, 0, name, "text", f"internal:'{escaped}'!A1")
        sheet.write(place, 1, what, "wrapped")
    return row + 1 + len(told)


def _notes(told: Told, *, linked: bool) -> Iterator[str]:
    yield say("note_linked" if linked else "note_unlinked")
    if told.rows_left:
        yield say("note_rows_left", count=told.rows_left)
    if told.links_left:
        yield say("note_links_left", count=told.links_left, most=LINKS)
    if told.cut:
        yield say("note_cut", count=told.cut, mark=CUT.strip())
    yield say("note_replaced")
