"""From grids to observations: each value takes its dimensions from the labels that govern it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from extractor.meaning.footnotes import plain
from extractor.meaning.govern import Meaning, is_understood, meaning, surroundings
from extractor.meaning.labels import Labels
from extractor.meaning.parts import parts
from extractor.meaning.sharing import share_indicator, share_period, title
from extractor.meaning.structure import ValueCell, structure_of
from extractor.model import Cell, Document, Evidence, Gap, Grid, Observation, Unread
from extractor.notation.cells import Absent, CellValue, Quantity, is_money
from extractor.profile.names import tidy

RULE = "table"


@dataclass(frozen=True)
class TableReading:
    """What a grid says in the words of a profile.

    `unread` are figures under the profile's words whose meaning is not certain; `totals` are the
    cells of total rows and columns. All other figures of the grid belong to another subject.
    """

    observations: tuple[Observation, ...] = ()
    gaps: tuple[Gap, ...] = ()
    unread: tuple[Unread, ...] = ()
    totals: tuple[Cell, ...] = ()


@dataclass(frozen=True)
class _Place:
    """A value with its meaning, and where the grid stands."""

    value: ValueCell
    meaning: Meaning
    document: Document
    grid: Grid
    item: str
    notes: Mapping[str, str]

    @property
    def evidence(self) -> Evidence | None:
        cell = self.value.cell
        if cell is None or not cell.words:
            return None
        words = [w for w in self.document.words_in(cell.start, cell.end) if w in cell.words]
        end = words[-1].end if len(words) == len(cell.words) else words[0].end
        return self.document.evidence(cell.start, end, f"{RULE}:{self.grid.method}")

    @property
    def key(self) -> tuple[object, ...]:
        network = self.meaning.network.id if self.meaning.network else None
        return network, *sorted(self.meaning.dimensions.items())


def read_table(
    document: Document,
    grid: Grid,
    item: str,
    labels: Labels,
    context: Sequence[str] = (),
    notes: Mapping[str, str] | None = None,
) -> TableReading:
    """The observations of a grid, its gaps, and what could not be read surely.

    `item` is the answer item the grid stands in. `context` are the texts around it, nearest first
    (caption, sentence before, question): they may name the indicator where the grid does not.
    `notes` are the footnotes below it, by their marks.
    """
    structure = structure_of(grid, labels)
    values = structure.values
    around = surroundings(structure, values, map(labels.read, context), labels)
    caption = labels.read(grid.caption).dimensions if grid.caption else title(context, labels)
    meanings = share_period([meaning(value, around, labels) for value in values], caption)
    if not any(map(_is_of_the_subject, meanings)):
        return TableReading(unread=tuple(_uncounted(document, grid, item, values, meanings)))
    places = [
        _Place(value, m, document, grid, item, notes or {})
        for value, m in zip(values, share_indicator(values, meanings), strict=True)
        if m.dimensions.keys() & {"indicator", "measure", "segment"} or m.doubts
        if not _is_money(value)
    ]
    return _sort_out(places, labels)


def _uncounted(
    document: Document,
    grid: Grid,
    item: str,
    values: Sequence[ValueCell],
    meanings: Sequence[Meaning],
) -> Iterator[Unread]:
    """The figures beside known networks of which no word, known or not, says what they count."""
    bare = [
        _Place(value, m, document, grid, item, {})
        for value, m in zip(values, meanings, strict=True)
        if m.network is not None and m.network.known and is_understood(value)
        if isinstance(value.content, Quantity) and not value.content.unit
    ]
    if len({place.meaning.network for place in bare}) > 1:
        for place in bare:
            yield from _unread(place, "no label says what it counts")


def _is_of_the_subject(found: Meaning) -> bool:
    """Whether a value belongs to the profile: it has an indicator, or nearly so.

    Nearly: its labels speak of one without being sure, or set a known network against a target.
    """
    measured = found.network is not None and found.network.known and "measure" in found.dimensions
    return "indicator" in (found.dimensions.keys() | found.unsure) or measured


def _sort_out(places: Sequence[_Place], labels: Labels) -> TableReading:
    rows = Counter((place.value.row, place.key) for place in places if not place.meaning.total)
    measured = any("measure" in place.meaning.dimensions for place in places)
    observations: list[Observation] = []
    gaps: list[Gap] = []
    unread: list[Unread] = []
    totals: list[Cell] = []
    for place in places:
        content, cell = place.value.content, place.value.cell
        if place.meaning.total:
            totals.extend([cell] if cell and cell.words else [])
        elif place.value.row in place.grid.uncertain_rows:
            told = _unread(place, "its line has not as many figures as the table has columns")
            left = list(told)
            unread.extend(left)
            # Of a figure that is of no network nothing is missing: that it was left is told.
            if place.meaning.network or not left:
                gaps.append(_gap(place, _measures_of(places)))
        elif content is None or isinstance(content, Absent):
            gaps.append(_gap(place, (place.meaning.dimensions.get("measure", "reported"),)))
        elif reason := _reason_against(place, content, rows, labels):
            unread.extend(_unread(place, reason))
        elif measured and (word := _unread_measure(place)):
            unread.extend(_unread(place, f"it is not known which measure {word!r} is"))
        elif isinstance(content, Quantity):
            whole = _observation(place, content, labels)
            read, left = parts(whole, cell, place.document, labels) if cell else ([whole], [])
            observations.extend(read)
            unread.extend(left)
    return TableReading(tuple(observations), _unique(gaps), tuple(unread), tuple(totals))


def _reason_against(
    place: _Place, content: CellValue, rows: Counter[tuple[int, tuple[object, ...]]], labels: Labels
) -> str:
    """Why a figure may not be taken, or ""."""
    if not isinstance(content, Quantity):
        return "it is no single value"
    if place.meaning.doubts:
        return "; ".join(place.meaning.doubts)
    if place.meaning.network is None:
        return "no network governs it"
    if "indicator" not in place.meaning.dimensions:
        return "no label says what it counts"
    if reason := _no_count(place, content, labels):
        return reason
    if unknown := _unknown_kind(place):
        return f"it is not known what {unknown!r} counts"
    if rows[place.value.row, place.key] > 1:
        return "another figure of its row has the same labels"
    return ""


def _unknown_kind(place: _Place) -> str:
    """The header right above a figure that is in unknown words below one that says what counts:
    "Uitbetaald bedrag" below "Ledenaantal" counts something else, or ""."""
    columns = [g.reading for g in place.value.labels if g.role == "column"]
    named = place.meaning.network.as_written if place.meaning.network else ""
    if len(columns) < 2 or columns[0].dimensions or not columns[0].rest:
        return ""
    nearest, *above = columns
    counted = any("indicator" in reading.dimensions for reading in above)
    return nearest.text if counted and tidy(nearest.text) != named else ""


def _is_money(value: ValueCell) -> bool:
    """Whether a figure is an amount, by its own unit or that of its header."""
    labels = (g.reading.text for g in value.labels if g.role in ("column", "corner"))
    unit = value.content.unit if isinstance(value.content, Quantity) else ""
    return unit == "EUR" or any(map(is_money, labels))


def _unread_measure(place: _Place) -> str:
    """The label that may say which measure a figure is, in unknown words or lost ones, or ""."""
    if "measure" in place.meaning.dimensions:
        return ""
    named = place.meaning.network.as_written if place.meaning.network else ""
    columns = [g.reading for g in place.value.labels if g.role == "column"]
    unknown = (r.text for r in columns if r.rest and tidy(r.text) != named)
    rows = (g.reading for g in place.value.labels if g.role == "row")
    cut_off = (r.text for r in rows if r.text.endswith(":") and r.dimensions)
    return next(chain(unknown, cut_off), "")


def _no_count(place: _Place, content: Quantity, labels: Labels) -> str:
    """Why a figure can be no count, or "": counts are whole, not negative, and of a known unit."""
    if content.unit == "%" or place.meaning.dimensions.get("measure") == "attainment":
        return ""
    if content.unit not in ("", "EUR") and not labels.read(content.unit).dimensions:
        return f"its unit {content.unit!r} is not known"
    if not isinstance(content.value, int) or content.value < 0:
        return "a count is a whole number"
    return ""


def _observation(place: _Place, content: Quantity, labels: Labels) -> Observation:
    dimensions, network, evidence = place.meaning.dimensions, place.meaning.network, place.evidence
    assert network is not None
    assert evidence is not None
    measure = dimensions.get("measure", "reported")
    if content.unit == "%" and measure != "target":
        measure = "attainment"
    indicator = dimensions["indicator"]
    unit = "%" if measure == "attainment" else labels.lexicon.profile.indicator(indicator).unit
    return Observation(
        network=network,
        indicator=indicator,
        segment=dimensions.get("segment", "total"),
        measure=measure,
        period=dimensions.get("period"),
        value=content.value,
        unit=unit,
        qualifier=content.qualifier,
        item=place.item,
        method="table",
        evidence=evidence,
        labels=place.meaning.labels,
        table=place.grid.number,
        note=_note(place, content),
    )


def _note(place: _Place, content: Quantity) -> str:
    """The footnote that a cell's mark leads to, or the remark in the cell itself."""
    remark = content.note if content.note[:1].isalpha() and len(content.note) > 1 else ""
    return place.notes.get(plain(content.note), remark)


def _gap(place: _Place, measures: tuple[str, ...]) -> Gap:
    cell = place.value.cell
    return Gap(
        network=place.meaning.network,
        indicator=place.meaning.dimensions.get("indicator"),
        segment=place.meaning.dimensions.get("segment", "total"),
        measures=measures,
        said=cell.text if cell else "",
        item=place.item,
        table=place.grid.number,
        evidence=place.evidence,
        period=place.meaning.dimensions.get("period"),
        labels=place.meaning.labels,
    )


def _measures_of(places: Sequence[_Place]) -> tuple[str, ...]:
    said = [place.meaning.dimensions.get("measure", "reported") for place in places]
    return tuple(dict.fromkeys(said))


def _unread(place: _Place, reason: str) -> Iterator[Unread]:
    evidence = place.evidence
    if evidence and not isinstance(place.value.content, Absent | None):
        yield Unread(reason, place.item, place.grid.number, place.meaning.labels, evidence)


def _unique(gaps: Sequence[Gap]) -> tuple[Gap, ...]:
    """One gap for each thing that it would have been about: an uncertain row is one gap."""
    by_key = {(g.network, g.indicator, g.segment, g.period, g.measures): g for g in reversed(gaps)}
    return tuple(reversed(by_key.values()))
