"""Gold: what a document says, written down by a person, in TOML.

`841-2020-09-24.gold.toml` stands beside `841-2020-09-24.pdf` and `841-2020-09-24.txt` and holds for
both. Its form is told in the README.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from extractor.adjacency import places, relations
from extractor.entries import KindOfNumber, Number, Part
from extractor.errors import ExtractorError

SUFFIX = ".gold.toml"
Fact = tuple[str, ...]
Kind = Literal["form", "producer"]


def told_apart(facts: Iterable[Fact]) -> set[Fact]:
    """The facts as a set in which one that comes again counts again, marked "#2", "#3" ..."""
    seen: Counter[Fact] = Counter()
    marked = set()
    for fact in facts:
        seen[fact] += 1
        marked.add(fact if seen[fact] == 1 else (*fact, f"#{seen[fact]}"))
    return marked


class GoldHeader(Part):
    """The fields of the header; one that is left out is not held against the document."""

    session_year: str | None = None
    number: int | None = None
    date_asked: dt.date | None = None
    asker: str | None = None
    minister: str | None = None
    portfolio: str | None = None
    title: str | None = None


class GoldFigures(Part):
    """Figures of one answer item: a line a network, indicator by indicator.

    The keys below an indicator are a measure ("target"), or a segment and a measure
    ("companies.reported").
    """

    item: str
    period: str = ""
    networks: dict[str, dict[str, dict[str, Number | dict[str, Number]]]]


class GoldCitation(Part):
    """A written question that is cited, and where: "" is the introduction."""

    number: int
    date: dt.date | None = None
    item: str


class GoldFinding(Part):
    """A finding that must be there."""

    check: str
    outcome: Literal["confirmed", "contradicted", "no_evidence"]
    item: str = ""


class GoldTable(Part):
    """A table of an answer item as its rows: "" where a cell is empty or a merged cell goes on.

    The text of a merged cell stands at its top left place only.
    """

    item: str
    rows: tuple[tuple[str, ...], ...]


class GoldNumber(Part):
    """A number of an answer item that is no figure, as written, and its kind."""

    item: str
    text: str
    kind: KindOfNumber


class Gold(Part):
    """All that is known to be right about one document.

    `form` and `producer` say what kind of document it is, for scores by kind; "" is not told.
    Without `tables` the cells of the document are not compared. `harmless` are for the accounting
    of numbers: see bench/accounting.
    """

    form: str = ""
    producer: str = ""
    header: GoldHeader = GoldHeader()
    question: tuple[str, ...] = ()
    answer: tuple[str, ...] = ()
    references: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    citations: tuple[GoldCitation, ...] = ()
    figures: tuple[GoldFigures, ...] = ()
    findings: tuple[GoldFinding, ...] = ()
    tables: tuple[GoldTable, ...] = ()
    harmless: tuple[GoldNumber, ...] = ()

    def facts(self) -> dict[str, set[Fact]]:
        """The same as sets of facts, by table, to be held against what was extracted."""
        header = self.header.model_dump(exclude_none=True)
        return {
            "documents": {(name, str(value)) for name, value in header.items()},
            "items": told_apart(
                (part, item)
                for part, labels in (("question", self.question), ("answer", self.answer))
                for item in labels
            ),
            "references": {(item, t) for item, targets in self.references.items() for t in targets},
            "citations": {(str(c.number), str(c.date or ""), c.item) for c in self.citations},
            "observations": told_apart(f for figures in self.figures for f in _figures(figures)),
            "cells": told_apart(f for table in self.tables for f in relations(places(table.rows))),
            "findings": {(f.check, f.outcome, f.item) for f in self.findings},
        }


def _figures(figures: GoldFigures) -> Iterator[Fact]:
    for network, indicators in figures.networks.items():
        for indicator, cells in indicators.items():
            for key, value in cells.items():
                values = value if isinstance(value, dict) else {key: value}
                segment = key if isinstance(value, dict) else "total"
                for measure, number in values.items():
                    yield (
                        network,
                        indicator,
                        segment,
                        measure,
                        figures.period,
                        str(number),
                        figures.item,
                    )


def load_gold(folder: Path) -> dict[str, Gold]:
    """The gold files of a folder, by the name of the document without its extension.

    Raises ExtractorError when there are none, or when one is not right.
    """
    paths = sorted(folder.rglob(f"*{SUFFIX}"))
    if not paths:
        raise ExtractorError(
            f"there is no gold in {folder}.", remedy=f"Gold files end in {SUFFIX}."
        )
    return {path.name.removesuffix(SUFFIX): _load(path) for path in paths}


def documents_by(kind: Kind, folder: Path) -> dict[str, list[str]]:
    """The names of the documents with gold in the folder, by their form or by their producer."""
    groups: dict[str, list[str]] = {}
    for name, gold in load_gold(folder).items():
        groups.setdefault(getattr(gold, kind), []).append(name)
    return dict(sorted(groups.items()))


def _load(path: Path) -> Gold:
    try:
        return Gold.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"this is no valid TOML: {error}."
    except ValidationError as error:
        first = error.errors()[0]
        message = f"{'.'.join(map(str, first['loc']))}: {first['msg']}."
    raise ExtractorError(message, source=str(path), remedy="The README tells the form of gold.")
