"""One document understood in the words of a profile."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from extractor.language import Pipeline
from extractor.meaning.accounting import account, fates_of, observed
from extractor.meaning.around import context
from extractor.meaning.breaks import begun_by
from extractor.meaning.footnotes import Footnote, footnotes, plain
from extractor.meaning.labels import Labels, labels
from extractor.meaning.places import Answered, places
from extractor.meaning.tables import TableReading, read_table
from extractor.model import (
    Claim,
    Document,
    Gap,
    Grid,
    Item,
    Mention,
    Observation,
    Outline,
    StatedSum,
    Unread,
)
from extractor.outline.matching import questions_of
from extractor.passage import Passage, passage
from extractor.profile import Profile
from extractor.prose import ProseReading, read_prose
from extractor.prose.claims import stated_counts
from extractor.prose.explained import Fate
from extractor.prose.stated_sums import stated_sums


@dataclass(frozen=True)
class Understanding:
    """What a document says: figures, places where one is missing, and the fate of every number.

    `asked` are figures that the questioner states: they are no observations of the answer.
    """

    observations: tuple[Observation, ...] = ()
    asked: tuple[Observation, ...] = ()
    gaps: tuple[Gap, ...] = ()
    unread: tuple[Unread, ...] = ()
    claims: tuple[Claim, ...] = ()
    sums: tuple[StatedSum, ...] = ()
    mentions: tuple[Mention, ...] = ()


def understand(
    document: Document,
    outline: Outline,
    grids: Sequence[Grid],
    profile: Profile,
    pipeline: Pipeline,
) -> Understanding:
    """The observations, gaps, claims and accounted numbers of the answer.

    `pipeline` reads the sentences: it is loaded when one of them may hold a figure.
    """
    if outline.answer_start is None:
        return Understanding()
    words = labels(profile)
    answer = [grid for grid in grids if grid.start >= outline.answer_start]
    tables = {grid.number: _read(document, outline, grid, answer, words) for grid in answer}
    prose = {i: passage(document, i.start, i.end, _spans(grids)) for i in outline.part("answer")}
    readings = list(tables.values())
    told = _prose(document, outline, prose, readings, words, pipeline)
    figures = bool(told.observations) or any(r.observations for r in readings)
    in_subject = figures or bool(words.lexicon.nouns.find(document.text))
    claims = tuple(
        claim
        for item, view in prose.items()
        for claim in stated_counts(document, item, view, words.lexicon, in_subject=in_subject)
    )
    sums = tuple(_sums(document, prose, told, words))
    noted = (note for grid in answer for note in _notes(document, outline, grid))
    settled = [
        *_settled(document, outline, readings),
        *_names(answer, readings),
        *observed(told.observations),
        *fates_of((u.evidence for u in told.unread), "uncertain"),
        *told.fates,
        *fates_of((c.evidence for c in claims), "stated_count"),
        *fates_of((s.evidence for s in sums), "sum"),
        *(Fate(note.start, note.end, "footnote_mark", "note_below_table") for note in noted),
        *_marks(document, outline, answer),
    ]
    of_tables = {
        evidence.start
        for reading in readings
        for evidence in (
            *(o.evidence for o in reading.observations),
            *(u.evidence for u in reading.unread),
        )
    }
    answered = Answered(document, outline, answer, prose, frozenset(of_tables), words, in_subject)
    mentions = chain.from_iterable(
        account(document, place, settled, words.lexicon) for place in places(answered)
    )
    return Understanding(
        observations=(
            *chain.from_iterable(r.observations for r in readings),
            *told.observations,
        ),
        asked=_asked(document, outline, words, pipeline),
        gaps=tuple(chain.from_iterable(r.gaps for r in readings)),
        unread=(*chain.from_iterable(r.unread for r in readings), *told.unread),
        claims=claims,
        sums=sums,
        mentions=tuple(sorted(mentions, key=lambda m: m.evidence.start)),
    )


def _read(
    document: Document, outline: Outline, grid: Grid, grids: Sequence[Grid], words: Labels
) -> TableReading:
    item = outline.item_at(grid.start)
    label = item.label if item else ""
    first = begun_by(document, outline, grid, grids)
    starts = frozenset(other.start for other in grids)
    around = list(context(document, outline, first, item, starts))
    notes = {note.mark: note.text for note in _notes(document, outline, grid)}
    borrows = first.caption and not grid.caption
    captioned = replace(grid, caption=first.caption) if borrows else grid
    return read_table(document, captioned, label, words, around, notes)


def _prose(
    document: Document,
    outline: Outline,
    texts: dict[Item, Passage],
    readings: Sequence[TableReading],
    words: Labels,
    pipeline: Pipeline,
) -> ProseReading:
    """The figures told in sentences: the networks of the tables may be named in them."""
    networks = [o.network for reading in readings for o in reading.observations]
    asked = {
        item: "\n".join(question.text for question in questions_of(outline, item.label))
        for item in texts
    }
    return read_prose(document, texts, networks, words.lexicon, pipeline, asked)


def _sums(
    document: Document, prose: dict[Item, Passage], told: ProseReading, words: Labels
) -> Iterator[StatedSum]:
    """The sums that the prose states, but for numbers that are figures of one network."""
    taken = {o.evidence.start for o in told.observations}
    for item, view in prose.items():
        for found in stated_sums(document, item, view, words.lexicon):
            if found.evidence.start not in taken:
                yield found


def _asked(
    document: Document, outline: Outline, words: Labels, pipeline: Pipeline
) -> tuple[Observation, ...]:
    """The figures that the items of the question state, marked as the questioner's own."""
    texts = {i: passage(document, i.start, i.end) for i in outline.part("question")}
    said = read_prose(document, texts, (), words.lexicon, pipeline)
    return tuple(replace(o, part="question") for o in said.observations)


def _notes(document: Document, outline: Outline, grid: Grid) -> tuple[Footnote, ...]:
    return footnotes(document, outline.item_at(grid.start), grid)


def _spans(grids: Sequence[Grid]) -> tuple[tuple[int, int], ...]:
    return tuple((grid.start, grid.end) for grid in grids)


def _settled(
    document: Document, outline: Outline, readings: Sequence[TableReading]
) -> Iterator[Fate]:
    """The spans whose numbers are settled by the tables and by the outline."""
    for item in outline.part("answer"):
        # A label may stand in the first line of a table.
        for line in document.lines_in(item.start, item.start + 1):
            yield Fate(line.start, max(line.start, item.start), "item_number", "item_label")
    for reading in readings:
        yield from observed(reading.observations)
        yield from fates_of((u.evidence for u in reading.unread), "uncertain")
        yield from fates_of((g.evidence for g in reading.gaps), "not_given")
        yield from (
            Fate(c.start, c.end, "total", "row_or_column_of_totals") for c in reading.totals
        )
    yield from fates_of((r.evidence for r in outline.references), "reference")
    yield from fates_of((c.evidence for c in outline.citations), "citation")


def _names(grids: Sequence[Grid], readings: Sequence[TableReading]) -> Iterator[Fate]:
    """The cells that name a network of their table, or hold a line of its name."""
    for grid, reading in zip(grids, readings, strict=True):
        named = tuple({o.network.as_written for o in reading.observations})
        cells = (cell for cell in grid.cells if named and cell.text.startswith(named))
        yield from (Fate(cell.start, cell.end, "part_of_name", "name_in_table") for cell in cells)


def _marks(document: Document, outline: Outline, grids: Sequence[Grid]) -> Iterator[Fate]:
    """The last words of cells that are marks of notes below their table: "Bereikt (1)"."""
    for grid in grids:
        known = {note.mark for note in _notes(document, outline, grid)}
        for cell in grid.cells:
            last = cell.words[-1] if len(cell.words) > 1 else None
            if last and last.text.startswith("(") and plain(last.text) in known:
                yield Fate(last.start, last.end, "footnote_mark", "mark_in_cell")
