"""The figures of one document as its page shows them: what each means, how and how surely it was
read, and the place where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from extractor.dataset import Record
from extractor.dataset.row import FIGURE, Row
from extractor.report.dataset import grouped

_BOX = ("x0", "top", "x1", "bottom")
Doubt = Literal["error", "warning"]
# How sure a figure is: what a person says, what checks say, or that nobody says anything.
Sure = Literal[Doubt, "corrected", "checked", "confirmed", "plain"]
DOUBTS: tuple[Doubt, ...] = ("error", "warning")


@dataclass(frozen=True)
class Figure:
    """One figure: its row in `observations`, the texts that govern it, the findings that hang on
    it, and what became of a person's correction of it. `place` is the number of its place."""

    row: Row
    governing: tuple[Row, ...]
    findings: tuple[Row, ...]
    correction: Row | None
    place: int

    @property
    def id(self) -> str:
        """Its id, which is its anchor in the page."""
        return str(self.row["observation_id"])

    @property
    def doubts(self) -> list[Row]:
        """The errors and warnings that hang on it."""
        return [f for f in self.findings if f["severity"] in DOUBTS]

    @property
    def sure(self) -> Sure:
        """How sure it is: what a person says comes first, then the checks."""
        if self.row["method"] == "correction":
            return "corrected"
        if self.correction and self.correction["status"] == "agrees":
            return "checked"
        for severity in DOUBTS:
            if any(f["severity"] == severity for f in self.findings):
                return severity
        confirmed = any(f["outcome"] == "confirmed" for f in self.findings)
        return "confirmed" if confirmed else "plain"


@dataclass(frozen=True)
class Place:
    """A place of the document where a number stands: its number from 1, the figures that it is, or
    the kind of number when it is none (`text` is how it is written)."""

    number: int
    start: int
    end: int
    page: int
    box: tuple[float, float, float, float] | None
    text: str
    figures: tuple[Figure, ...] = ()
    kind: str = ""
    item: str | None = None
    value: float | None = None
    flagged: bool = False

    @property
    def style(self) -> str:
        """What its colour is chosen by: the measure of its figure, or that it is none."""
        return f"m-{self.figures[0].row['measure']}" if self.figures else f"k-{self.kind}"


@dataclass(frozen=True)
class Figures:
    """All figures and other numbers of a document, in the order of the text."""

    places: tuple[Place, ...]

    @cached_property
    def all(self) -> tuple[Figure, ...]:
        """The figures, those of the answer first, in the order in which they were read."""
        found = {id(f): f for place in self.places for f in place.figures}
        return tuple(sorted(found.values(), key=lambda f: int(f.row["order"])))

    @cached_property
    def others(self) -> tuple[Place, ...]:
        """The numbers that are no figures."""
        return tuple(place for place in self.places if not place.figures)

    def on(self, page: int) -> list[Place]:
        """The places on a page."""
        return self._by_page[page]

    @cached_property
    def _by_page(self) -> defaultdict[int, list[Place]]:
        pages: defaultdict[int, list[Place]] = defaultdict(list)
        for place in self.places:
            pages[place.page].append(place)
        return pages

    def at(self, start: int | None, end: int | None) -> Place | None:
        """The first place that a span of the text touches; None for no span."""
        if start is None or end is None:
            return None
        return next((p for p in self.places if p.start < end and start < p.end), None)


def figures(record: Record) -> Figures:
    """The figures and numbers of a document, each at its place."""
    observations = [{**row, "order": order} for order, row in enumerate(record.of("observations"))]
    by_span: defaultdict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in observations:
        by_span[row["start"], row["end"]].append(row)
    spans: list[tuple[int, int, Row | None]] = [(start, end, None) for start, end in by_span]
    taken = {offset for start, end in by_span for offset in range(start, end)}
    spans += [
        (row["start"], row["end"], row)
        for row in record.of("numbers")
        if taken.isdisjoint(range(row["start"], row["end"]))
    ]
    hanging = _Hanging(record)
    governing = grouped(record.of("governing"), "observation_id")
    made = []
    for number, (start, end, other) in enumerate(sorted(spans, key=lambda s: s[:2]), start=1):
        own = [
            Figure(
                row,
                tuple(governing[row["observation_id"]]),
                tuple(hanging.on(start, end)),
                hanging.correction(row),
                number,
            )
            for row in by_span.get((start, end), ())
        ]
        made.append(_place(number, start, end, own, other, hanging))
    return Figures(tuple(made))


def _place(
    number: int, start: int, end: int, own: Sequence[Figure], other: Row | None, hanging: _Hanging
) -> Place:
    row = other if other is not None else own[0].row
    edges = [row[side] for side in _BOX]
    return Place(
        number,
        start,
        end,
        row["page"],
        None if edges[0] is None else (edges[0], edges[1], edges[2], edges[3]),
        row["text"] if other is not None else row["quote"],
        tuple(own),
        row["kind"] if other is not None else "",
        row["item"],
        row["value"],
        any(f["severity"] in DOUBTS for f in hanging.on(start, end)),
    )


class _Hanging:
    """What hangs on the figures of a document: findings by their place, corrections by meaning."""

    def __init__(self, record: Record) -> None:
        placed = [f for f in record.of("findings") if f.get("start") is not None]
        self._placed = [(f["start"], f["end"], f) for f in placed]
        self._corrections = {_about(c): c for c in record.of("corrections")}

    def on(self, start: int, end: int) -> Iterator[Row]:
        """The findings whose words touch a span."""
        return (f for first, last, f in self._placed if first < end and start < last)

    def correction(self, row: Row) -> Row | None:
        """The last correction of what an observation is about."""
        found = self._corrections.get(_about(row))
        return found if found and found["item"] in (None, "", row["item"]) else None


def _about(row: Row) -> tuple[str, ...]:
    return tuple(row[column] or "" for column in FIGURE)
