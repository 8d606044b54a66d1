"""The outline of a document: header, items, references between them, and citations."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from extractor.model.checked import require
from extractor.model.page import Evidence

Part = Literal["question", "answer"]


@dataclass(frozen=True, slots=True)
class Header:
    """What identifies a written question. Names stand as printed; None is what was not found."""

    number: int | None = None
    date_asked: dt.date | None = None
    asker: str | None = None
    minister: str | None = None
    portfolio: str | None = None
    title: str | None = None
    session_year: str | None = None
    addressees: tuple[tuple[str, int], ...] = ()

    def __post_init__(self) -> None:
        require(self.number is None or self.number > 0, "question numbers are positive")


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered piece of the question or the answer, or the unnumbered whole of an answer.

    `labels` are normalised ("2a", "3"); a joint answer ("8, 9.") has several, an unnumbered text
    none. [start, end) spans the body without its label; `text` is that body with lines joined.
    `lead_in` marks a text that stands above lettered items ("5" above "5a").
    """

    part: Part
    labels: tuple[str, ...]
    start: int
    end: int
    text: str
    page: int
    lead_in: bool = False

    def __post_init__(self) -> None:
        require(self.start <= self.end, "an item does not end before it starts")

    @property
    def label(self) -> str:
        """The labels as one string: "2a", "8, 9", or "" for an unnumbered text."""
        return ", ".join(self.labels)


@dataclass(frozen=True, slots=True)
class Reference:
    """An answer item that points to another one ("zie antwoord vraag 1").

    `item` is the label of the pointing item, `target` the normalised label as cited.
    """

    item: str
    target: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Citation:
    """Another written question that the text cites; `item` is where ("" in the introduction)."""

    number: int
    date: dt.date | None
    part: Part
    item: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Outline:
    """Header and items of a document. `answer_start` is None when no answer was found."""

    header: Header
    items: tuple[Item, ...]
    introduction: str = ""
    references: tuple[Reference, ...] = ()
    citations: tuple[Citation, ...] = ()
    answer_start: int | None = None

    def part(self, part: Part) -> tuple[Item, ...]:
        """The items of the question or of the answer, in the order of the text."""
        return tuple(item for item in self.items if item.part == part)

    def item_at(self, offset: int) -> Item | None:
        """The item whose body holds the character at `offset`."""
        return next((i for i in self.items if i.start <= offset < i.end), None)
