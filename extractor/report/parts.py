"""The parts of a document's page: its figures by meaning, its tables, its questions with their
answers, and its text with the places marked."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractor.dataset import Record
from extractor.dataset.row import Row
from extractor.report.figures import Figure, Figures, Place

# The measures that stand side by side, in this order; others follow as they are met.
_MEASURES = ("target", "achieved", "attainment", "reported")
_MEANING = ("network_id", "indicator", "segment", "period")


@dataclass(frozen=True)
class FigureRow:
    """Figures that differ in their measure only; `cells` has one for each measure of the table,
    with all figures of it."""

    row: Row
    cells: tuple[tuple[Figure, ...], ...]


@dataclass(frozen=True)
class FigureTable:
    """Figures of one item in rows, one column a measure; `periods` tells whether any has one."""

    item: str
    measures: tuple[str, ...]
    rows: tuple[FigureRow, ...]
    periods: bool


def figure_tables(figures: Iterable[Figure]) -> Iterator[FigureTable]:
    """The figures in the order in which they were read, a table for each item."""
    items: dict[str, list[Figure]] = {}
    for figure in figures:
        items.setdefault(figure.row["item"] or "", []).append(figure)
    return (_figure_table(item, own) for item, own in items.items())


def _figure_table(item: str, listed: Sequence[Figure]) -> FigureTable:
    """The figures of one item, those of one meaning in one row."""
    met = dict.fromkeys(f.row["measure"] for f in listed)
    measures = tuple(sorted(met, key=lambda m: (*_MEASURES, m).index(m)))
    rows: dict[tuple[str, ...], list[Figure]] = {}
    for figure in listed:
        rows.setdefault(tuple(figure.row[c] or "" for c in _MEANING), []).append(figure)
    return FigureTable(
        item,
        measures,
        tuple(
            FigureRow(
                own[0].row,
                tuple(tuple(f for f in own if f.row["measure"] == m) for m in measures),
            )
            for own in rows.values()
        ),
        any(figure.row["period"] for figure in listed),
    )


@dataclass(frozen=True)
class TableCell:
    """A cell as it is written, with the place of the first number in it that is a figure."""

    text: str
    place: Place | None
    numeric: bool


@dataclass(frozen=True)
class DocumentTable:
    """A table of the document: its row in `tables`, and its cells row by row; None is empty."""

    row: Row
    cells: tuple[tuple[TableCell | None, ...], ...]


def document_tables(record: Record, figures: Figures) -> Iterator[DocumentTable]:
    """The tables of a document, cell by cell."""
    by_table: defaultdict[int, dict[tuple[int, int], TableCell]] = defaultdict(dict)
    placed = sorted((p for p in figures.places if p.figures), key=lambda p: p.start)
    starts = [place.start for place in placed]
    for cell in record.of("cells"):
        place = _place_in(cell, placed, starts)
        made = TableCell(cell["text"], place, cell["value"] is not None)
        by_table[cell["table"]][cell["row"], cell["column"]] = made
    for row in record.of("tables"):
        found = by_table[row["table"]]
        grid = (tuple(found.get((r, c)) for c in range(row["columns"])) for r in range(row["rows"]))
        yield DocumentTable(row, tuple(line for line in grid if any(line)))


def _place_in(cell: Row, placed: Sequence[Place], starts: Sequence[int]) -> Place | None:
    """The first place in a cell. What an earlier version read of a file that is gone since does not
    tell where cells begin."""
    start, end = cell.get("start"), cell.get("end")
    if start is None or end is None:
        return None
    first = bisect_left(starts, start)
    return placed[first] if first < len(placed) and starts[first] < end else None


@dataclass(frozen=True)
class Exchange:
    """A question beside what answers it: `answers` to show here, and the labels of those that are
    shown above. A question is None where an answer answers none by name."""

    question: Row | None
    answers: tuple[Row, ...]
    above: tuple[str, ...]

    @property
    def unanswered(self) -> bool:
        """Whether nothing answers the question."""
        return not self.answers and not self.above


def exchanges(record: Record) -> Iterator[Exchange]:
    """The questions in their order, each answer once beside the first question that it answers."""
    items = record.of("items")
    answers: defaultdict[str, list[Row]] = defaultdict(list)
    for item in items:
        if item["part"] == "answer":
            answers[item["item"] or ""].append(item)
    shown: set[str] = set()
    for item in items:
        if item["part"] != "question":
            continue
        labels = _labels(item["answered_by"], answers)
        new = [label for label in labels if label not in shown]
        shown.update(new)
        own = tuple(row for label in new for row in answers[label])
        yield Exchange(item, own, tuple(label for label in labels if label not in new))
    for label, rows in answers.items():
        if label not in shown:
            yield Exchange(None, tuple(rows), ())


def _labels(told: str | None, known: Iterable[str]) -> list[str]:
    """The labels of a list; the label of a joint answer holds a comma itself ("8, 9")."""
    labels, rest = [], told
    while rest:
        fits = [k for k in known if k and (rest == k or rest.startswith(f"{k}, "))]
        label = max(fits, key=len, default=rest.partition(", ")[0])
        labels.append(label)
        rest = rest[len(label) + 2 :]
    return labels


def anchors(record: Record) -> dict[str, str]:
    """Where a reference to an item leads, by its label: to the answer that has it, alone or with
    others ("8, 9"), or else to the question."""
    found: dict[str, str] = {}
    for part in ("answer", "question"):
        for item in record.of("items"):
            if item["part"] == part and item["item"]:
                labels = item["item"].split(", ")
                for label in (item["item"], *labels):
                    found.setdefault(label, f"{part}-{'-'.join(labels)}")
    return found


def listed(labels: str | None, known: Iterable[str]) -> list[str]:
    """The labels that an item refers to."""
    return _labels(labels, list(known))


@dataclass(frozen=True)
class Piece:
    """A piece of a text, with the place that it is, None for what stands between."""

    text: str
    place: Place | None


def pieces(text: str, places: Sequence[Place], offset: int = 0) -> Iterator[Piece]:
    """A text cut at its places, which count from `offset`; together the pieces are the text."""
    done = 0
    for place in places:
        start, end = place.start - offset, place.end - offset
        if done <= start < end <= len(text):
            if start > done:
                yield Piece(text[done:start], None)
            yield Piece(text[start:end], place)
            done = end
    if done < len(text):
        yield Piece(text[done:], None)
