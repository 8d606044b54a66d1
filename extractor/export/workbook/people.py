"""The sheets that a person reads: KPI's, members and findings, with Dutch headings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extractor.dataset.catalogue import catalogue
from extractor.dataset.derive import SEGMENTS
from extractor.export.tables import Row, Tables
from extractor.export.workbook.links import Links
from extractor.export.workbook.sheet import ROWS, Book, Sheet
from extractor.export.workbook.words import name_of, say
from extractor.model import SEVERITIES
from extractor.report.words import Words

# Light and dark rows, and nothing that grey would take away.
_STYLE = "Table Style Light 1"


@dataclass(frozen=True)
class Cell:
    """A value of a cell, with its look and where it leads."""

    value: Any
    look: str = ""
    link: str | None = None


class Figures:
    """The rows of a dataset as people read them: each figure leads to its place in the report."""

    def __init__(self, tables: Tables, links: Links, words: Words) -> None:
        self._tables, self._links, self._words = tables, links, words
        self._documents = {
            row["document_id"]: row for row in tables.rows("documents") if row["status"] == "ok"
        }
        self._keys: dict[tuple[Any, ...], str] = {}
        for row in tables.rows("observations"):
            if row["part"] == "answer":
                key = _key(row, row["indicator"], row["segment"], row["measure"])
                self._keys.setdefault(key, row["observation_id"])

    def kpis(self) -> Iterator[list[Cell]]:
        """Target beside achieved."""
        for row in self._tables.rows("kpis"):
            share = row["attainment"]
            # without rounding: what is not whole has not been met
            both = row["target"] is not None and row["achieved"] is not None
            met = say("yes" if row["achieved"] >= row["target"] else "no") if both else None
            yield [
                Cell(row["network"], "strong"),
                Cell(self._words.of("indicator", row["indicator"])),
                Cell(self._words.period(row["period"])),
                self._figure(row, row["indicator"], "total", "target", row["target"]),
                self._figure(row, row["indicator"], "total", "achieved", row["achieved"]),
                Cell(share, _share_look(share)),
                Cell(met, "centred"),
                *self._about(row["document_id"]),
            ]

    def members(self) -> Iterator[list[Cell]]:
        """Members by kind."""
        for row in self._tables.rows("members"):
            yield [
                Cell(row["network"], "strong"),
                Cell(self._words.period(row["period"])),
                *(self._figure(row, "members", s, "reported", row[s]) for s in SEGMENTS),
                *self._about(row["document_id"]),
            ]

    def findings(self) -> Iterator[list[Cell]]:
        """What the checks say, errors first."""
        rows = self._tables.rows("findings")
        for row in sorted(rows, key=lambda r: SEVERITIES.index(r["severity"])):
            look = "text" if row["severity"] == "info" else "strong"
            yield [
                Cell(self._words.of("severity", row["severity"]), look),
                Cell(self._words.of("outcome", row["outcome"])),
                Cell(row["check"]),
                Cell(row["message"], "wrapped"),
                Cell(row["quote"], "wrapped"),
                Cell(row["item"]),
                Cell(row["page"]),
                Cell(row["document_id"], link=self._links.document(row["document_id"])),
                Cell(row["source"]),
            ]

    def _figure(self, row: Row, indicator: str, segment: str, measure: str, value: Any) -> Cell:
        found = self._keys.get(_key(row, indicator, segment, measure))
        look = "whole" if value is not None and float(value).is_integer() else "part"
        return Cell(value, look, self._links.figure(found))

    def _about(self, document_id: str) -> list[Cell]:
        """The question a figure comes from."""
        row: Mapping[str, Any] = self._documents.get(document_id, {})
        number, session = row.get("number"), row.get("session_year")
        told = say("question_number", number=number, session=session or "?")
        return [
            Cell(told if number else document_id, link=self._links.document(document_id)),
            Cell(row.get("date_asked")),
            Cell(row.get("minister")),
        ]


def _share_look(share: float | None) -> str:
    """Whole percents, but where these would show as met what is not quite."""
    shows_rightly = share is None or (share >= 1) == (round(share, 2) >= 1)
    return "share" if shows_rightly else "fine_share"


def _key(row: Row, indicator: str, segment: str, measure: str) -> tuple[Any, ...]:
    return row["document_id"], row["network_id"], row["period"], indicator, segment, measure


def write_kpis(book: Book, figures: Figures) -> None:
    """The sheet of the KPI's; a bar as long as the attainment tells it in grey too."""
    own = ("network", "indicator", "period", "target", "achieved", "attainment")
    heads = [*_titles("kpis", own), say("met"), *_about_titles()]

    def bars(sheet: Sheet, rows: int) -> None:
        bar = {
            "type": "data_bar",
            "data_bar_2010": True,
            "bar_solid": True,
            "bar_color": "#9DB4C8",
            "min_type": "num",
            "min_value": 0,
        }
        sheet.raw.conditional_format(1, 5, rows, 5, bar)

    _write(book, "kpis", heads, figures.kpis(), {5: 18}, bars)


def write_members(book: Book, figures: Figures) -> None:
    """The sheet of the members."""
    heads = [*_titles("members", ("network", "period", *SEGMENTS)), *_about_titles()]
    _write(book, "members", heads, figures.members(), {})


def write_findings(book: Book, figures: Figures) -> None:
    """The sheet of the findings."""
    own = (
        "severity", "outcome", "check", "message", "quote", "item", "page", "document_id", "source",
    )  # fmt: skip
    _write(book, "findings", _titles("findings", own), figures.findings(), {3: 60, 4: 30})


def _titles(table: str, names: Iterable[str]) -> list[str]:
    titles = {column.name: column.title_nl for column in catalogue()[table].columns}
    return [titles[name] for name in names]


def _about_titles() -> list[str]:
    return [say("question"), *_titles("documents", ("date_asked", "minister"))]


def _write(
    book: Book,
    name: str,
    heads: Sequence[str],
    rows: Iterable[list[Cell]],
    widths: dict[int, int],
    more: Callable[[Sheet, int], None] | None = None,
) -> None:
    sheet = book.sheet(name_of(name), widths)
    last = 0
    for row in rows:
        if last == ROWS - 1:
            book.told.rows_left += 1
            continue
        last += 1
        for column, cell in enumerate(row):
            sheet.write(last, column, cell.value, cell.look, cell.link)
    sheet.head(heads)
    if last:
        columns = [{"header": head, "header_format": book.look("head")} for head in heads]
        told = {"name": f"blad_{name}", "style": _STYLE, "columns": columns}
        sheet.raw.add_table(0, 0, last, len(heads) - 1, told)
        if more:
            more(sheet, last)
    sheet.fit()
    sheet.print_on_a4()
