"""The page of one document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from extractor import __version__
from extractor.dataset import Record
from extractor.dataset.row import Row
from extractor.model import UNEXPLAINED, number_kinds
from extractor.report.environment import environment
from extractor.report.figures import Figure, Figures, Place, figures
from extractor.report.parts import (
    Piece,
    anchors,
    document_tables,
    exchanges,
    figure_tables,
    listed,
    pieces,
)
from extractor.report.pictures import Picture
from extractor.report.words import Words, script_words

# A text has columns that stand right only when no line is broken: longer lines are prose.
_LAID_OUT = 120
_SEVERITIES = ("error", "warning", "info")
_SCRIPT_WORDS = (
    "detail_rule", "detail_labels", "detail_quote", "detail_sure", "detail_note", "detail_machine",
    "page", "right", "wrong", "change", "add_hint", "add", "add_nothing", "add_stop", "why_right",
    "remove", "copied", "downloaded", "saved", "not_saved", "pending", "nothing_pending",
    "name_needed", "why_needed", "value_needed", "value_twofold", "no_change", "network_needed",
    "change_title", "wrong_title", "add_title", "marked", "finding",
)  # fmt: skip


Missing = Literal["gone", "changed", "undrawn"]


@dataclass(frozen=True)
class View:
    """What of the source a page can show: pictures of its pages, or its text; else why not."""

    pictures: tuple[Picture, ...] = ()
    text: str | None = None
    missing: Missing | None = None

    @property
    def is_laid_out(self) -> bool:
        """Whether the lines of the text are short, so that they need not be broken."""
        return max(map(len, (self.text or "").splitlines()), default=0) <= _LAID_OUT


def page(record: Record, view: View, words: Words, key: str) -> str:
    """The page as HTML. `key` is kept in it, to know later whether it must be built again."""
    found = figures(record)
    document = record.document
    text = list(pieces(view.text, found.places)) if view.text is not None else []
    told = sorted(record.of("findings"), key=lambda f: _SEVERITIES.index(f["severity"]))
    return environment().get_template("document.html.j2").render(
        words=words,
        version=__version__,
        key=key,
        document=document,
        title=document["title"] or words("untitled"),
        counts=Counter(f["severity"] for f in told),
        view=view,
        text_pieces=text,
        shown=_shown(view, found, text),
        figures=found,
        answered=list(figure_tables(f for f in found.all if f.row["part"] == "answer")),
        asked=list(figure_tables(f for f in found.all if f.row["part"] == "question")),
        figure_count=sum(f.row["part"] == "answer" for f in found.all),
        tables=list(document_tables(record, found)),
        findings=[(f, found.at(f.get("start"), f.get("end"))) for f in told],
        exchanges=list(exchanges(record)),
        anchors=anchors(record),
        listed=listed,
        items=record.of("items"),
        corrections=record.of("corrections"),
        kinds={name: getattr(k, words.language) for name, k in number_kinds().items()},
        measures=list(dict.fromkeys(f.row["measure"] for f in found.all)),
        unexplained=sum(place.kind == UNEXPLAINED for place in found.others),
        data=_data(record, found, words),
    )  # fmt: skip


def _shown(view: View, found: Figures, text: Sequence[Piece]) -> set[int]:
    """The numbers of the places that the page shows, so that a link can lead to them: in pictures
    those with a box, in a text all but those that overlap, without the source those of figures."""
    if view.missing:
        return {place.number for place in found.places if place.figures}
    drawn = {picture.page for picture in view.pictures}
    boxed = {place.number for place in found.places if place.box and place.page in drawn}
    return boxed | {piece.place.number for piece in text if piece.place}


def _data(record: Record, found: Figures, words: Words) -> dict[str, Any]:
    """What the scripts of the page work with."""
    document = record.document
    networks = {words.of("network", own) for own in words.ids("network")}
    return {
        "document": {
            "sha256": document["sha256"],
            "document_id": document["document_id"],
            "source": Path(document["source"]).name,
        },
        "figures": [_figure(f, words) for f in found.all],
        "numbers": [_number(p) for p in found.others if p.kind != "footnote_mark"],
        "choices": {
            "network": sorted(networks | {f.row["network"] for f in found.all}),
            **{
                kind: [[own, words.of(kind, own)] for own in _ids(kind, found, words)]
                for kind in ("indicator", "segment", "measure", "qualifier")
            },
        },
        "words": script_words(words, *_SCRIPT_WORDS),
    }


_ALWAYS = {
    "indicator": (),
    "segment": ("total",),
    "measure": ("reported",),
    "qualifier": ("exact", "about", "at_least", "more_than", "at_most", "less_than"),
}


def _ids(kind: str, found: Figures, words: Words) -> list[str]:
    met = (f.row[kind] for f in found.all)
    return list(dict.fromkeys((*words.ids(kind), *_ALWAYS[kind], *met)))


def _figure(figure: Figure, words: Words) -> dict[str, Any]:
    """A figure for the scripts; what is empty is left out, as a page may hold hundreds."""
    row = figure.row
    told = {
        "id": figure.id,
        "place": figure.place,
        "part": row["part"],
        "of": {
            "network": row["network"],
            "indicator": row["indicator"],
            "segment": row["segment"],
            "measure": row["measure"],
            "period": row["period"] or "",
            "item": row["item"] or "",
        },
        "told": meaning(row, words),
        "value": row["value"],
        "shown": words.number(row["value"]),
        "qualifier": row["qualifier"],
        "hedge": words.of("qualifier", row["qualifier"]) if row["qualifier"] != "exact" else None,
        "quote": row["quote"],
        "start": row["start"],
        "page": row["page"],
        "how": f"{row['rule']} ({words.of('method', row['method'])})",
        "labels": [
            [words.of("role", g["role"]), g["text"], _says(g, words)] for g in figure.governing
        ],
        "sure": words.of("sure", figure.sure),
        "findings": [[words.of("severity", f["severity"]), f["message"]] for f in figure.findings],
        "note": row["note"],
        "machine": row["machine_value"],
        "corrected": row["method"] == "correction" or None,
    }
    return {name: value for name, value in told.items() if value not in (None, [], "")}


def _says(label: Row, words: Words) -> str:
    """What a governing text says: "maat: bereikt; periode: na 3 jaar"."""
    said = []
    for name, what in label["says"]:
        told = words.period(what) if name == "period" else words.of(name, what)
        said.append(f"{words.of('dimension', name)}: {told.lower() if name == 'measure' else told}")
    return "; ".join(said)


def _number(place: Place) -> dict[str, Any]:
    return {
        "place": place.number,
        "text": place.text,
        "value": place.value,
        "start": place.start,
        "page": place.page,
        "item": place.item or "",
        "box": place.box,
    }


def meaning(row: Row, words: Words) -> str:
    """What a figure is about, in a line: "EUKA, leden, streefdoel, na 3 jaar"."""
    parts = [
        row["network"],
        words.of("indicator", row["indicator"]),
        words.of("segment", row["segment"]) if row["segment"] != "total" else "",
        words.of("measure", row["measure"]).lower(),
        words.period(row["period"]),
    ]
    return ", ".join(part for part in parts if part)
