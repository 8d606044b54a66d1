"""The forms of tables: one small function a form, from a pen to a table and what it says."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from extractor.synth.draft import Draft, head, spread
from extractor.synth.pen import Pen
from extractor.synth.spec import Cell, TableSpec

Form = Callable[[Pen], TableSpec]
MEASURES = ("target", "achieved")


def _measures(pen: Pen) -> list[str]:
    """Target and achieved, now and then in the other order."""
    return list(MEASURES if pen.chance(0.75) else reversed(MEASURES))


def _indicators(pen: Pen) -> list[str]:
    return pen.any([["members"], ["members", "collaborations"], ["members", "collaborations"]])


def _period(pen: Pen) -> tuple[str, str]:
    """Words behind "achieved" and the period they say; none in half of the tables."""
    words, period = pen.pick("headers.periods") if pen.chance(0.5) else ("", "")
    return words, period


def _measure_heads(pen: Pen, measures: list[str]) -> tuple[list[Cell], str]:
    """The heads of the columns of measures, and the period of the whole table."""
    words, period = _period(pen)
    heads = [
        head(f"{pen.pick(f'headers.{m}')} {words if m == 'achieved' else ''}".strip())
        for m in measures
    ]
    return heads, period


def _label_of(pen: Pen, measure: str, indicator: str) -> str:
    """One label that says measure and indicator: "Streefdoel aantal leden"."""
    template: str = pen.pick(f"headers.{measure}_of")
    said: str = pen.pick(f"headers.{indicator}")
    if not template.startswith("{i}"):
        said = said[0].lower() + said[1:]
    return template.replace("{i}", said)


def grouped(pen: Pen, mark: str = "", bold: bool = False) -> TableSpec:
    """A row with the name of the network over the rows of its kpi's."""
    draft, measures, indicators = (
        Draft(pen, "target"),
        _measures(pen),
        ["members", "collaborations"],
    )
    heads, period = _measure_heads(pen, measures)
    labels = {i: pen.pick(f"headers.{i}") for i in indicators}
    draft.row(head(""), *heads)
    for name in pen.names(2, 12):
        draft.row(Cell(name.written + mark, "group", across=3, bold=bold))
        for i in indicators:
            draft.row(Cell(labels[i]), *draft.figures(name, i, measures, period))
    return draft.done()


def tall(pen: Pen, network: str) -> TableSpec:
    """Network, kpi and measures in columns; the network's cell `merged`, `repeated` or `blank`."""
    draft, measures, indicators = (
        Draft(pen, "target"),
        _measures(pen),
        ["members", "collaborations"],
    )
    heads, period = _measure_heads(pen, measures)
    labels = {i: pen.pick(f"headers.{i}") for i in indicators}
    draft.row(head(pen.pick("headers.network")), head(pen.pick("headers.kpi")), *heads)
    for name in pen.names(2, 10):
        for place, i in enumerate(indicators):
            first = place == 0
            down = len(indicators) if network == "merged" else 1
            text = name.written if first or network == "repeated" else ""
            cell = [Cell(text, down=down)] if first or network != "merged" else []
            draft.row(*cell, Cell(labels[i]), *draft.figures(name, i, measures, period))
    return draft.done()


def wide(pen: Pen) -> TableSpec:
    """A row a network, each column headed by measure and indicator in one label."""
    draft, measures, indicators = Draft(pen, "target"), _measures(pen), _indicators(pen)
    columns = [(i, m) for i in indicators for m in measures]
    draft.row(head(pen.pick("headers.network")), *(head(_label_of(pen, m, i)) for i, m in columns))
    for name in pen.names(2, 14):
        cells = [draft.figure(name, i, m) for i, m in columns]
        draft.row(Cell(name.written), *cells)
    return draft.done()


def wide2(pen: Pen) -> TableSpec:
    """A row a network under two header rows: the indicator over its measures."""
    draft, measures, indicators = (
        Draft(pen, "target"),
        _measures(pen),
        ["members", "collaborations"],
    )
    heads, period = _measure_heads(pen, measures)
    corner = pen.pick("headers.network")
    if pen.chance(0.6):
        draft.row(
            head(corner, down=2), *(head(pen.pick(f"headers.{i}"), across=2) for i in indicators)
        )
        draft.row(*heads * len(indicators))
    else:
        draft.row(head(""), *(head(pen.pick(f"headers.{i}"), across=2) for i in indicators))
        draft.row(head(corner), *heads * len(indicators))
    draft.heads = 2
    for name in pen.names(2, 12):
        cells = [c for i in indicators for c in draft.figures(name, i, measures, period)]
        draft.row(Cell(name.written), *cells)
    return draft.done()


def captioned(pen: Pen) -> TableSpec:
    """Target and achieved a network; only the caption says that members are counted."""
    draft, measures = Draft(pen, "target", told=False), _measures(pen)
    heads, period = _measure_heads(pen, measures)
    draft.row(head(pen.pick("headers.network")), *heads)
    for name in pen.names(3, 14):
        draft.row(Cell(name.written), *draft.figures(name, "members", measures, period))
    return draft.done()


def transposed(pen: Pen) -> TableSpec:
    """A column a network, a row each measure of an indicator."""
    draft, measures, indicators = (
        Draft(pen, "target", plain=False),
        _measures(pen),
        _indicators(pen),
    )
    names = pen.names(2, 5)
    draft.row(head(""), *(head(name.written) for name in names))
    for i in indicators:
        for m in measures:
            draft.row(Cell(_label_of(pen, m, i)), *(draft.figure(name, i, m) for name in names))
    return draft.done()


def years(pen: Pen, told: bool) -> TableSpec:
    """A row a network, a column a moment; what is counted stands over them or in the caption."""
    draft = Draft(pen, "count", told=told)
    moments, corner = pen.pick("headers.moments"), pen.pick("headers.network")
    if told:
        draft.row(head(corner, down=2), head(pen.pick("headers.members"), across=len(moments)))
        draft.heads = 2
    draft.row(*([] if told else [head(corner)]), *(head(words) for words, _ in moments))
    for name in pen.names(3, 14):
        cells = [draft.figure(name, "members", "reported", period=p) for _, p in moments]
        draft.row(Cell(name.written), *cells)
    return draft.done()


def yearpairs(pen: Pen) -> TableSpec:
    """Two header rows: years over target and achieved, the kpi's in rows below the network."""
    draft, measures, indicators = (
        Draft(pen, "target"),
        _measures(pen),
        ["members", "collaborations"],
    )
    moments = pen.pick("headers.moments")[:3]
    heads = [head(pen.pick(f"headers.{m}")) for m in measures]
    labels = {i: pen.pick(f"headers.{i}") for i in indicators}
    draft.row(head("", down=2), *(head(words, across=2) for words, _ in moments))
    draft.row(*heads * len(moments))
    draft.heads = 2
    for name in pen.names(2, 8):
        draft.row(Cell(name.written, "group", across=1 + 2 * len(moments)))
        for i in indicators:
            cells = [c for _, p in moments for c in draft.figures(name, i, measures, p)]
            draft.row(Cell(labels[i]), *cells)
    return draft.done()


KINDS = (
    ("knowledge_institutions", "companies"),
    ("knowledge_institutions", "large_companies", "smes"),
    ("large_companies", "smes"),
)


def types(pen: Pen) -> TableSpec:
    """A row a network, a column a kind of member, with a total column or a total row or both."""
    draft, kinds = Draft(pen, "count", told=False), pen.any(KINDS)
    with_total, over = pen.chance(0.6), pen.chance(0.3)
    labels = [head(pen.pick(f"headers.{kind}")) for kind in kinds]
    labels += [head(pen.any(("Totaal", "Totaal aantal leden", "Totaal")))] if with_total else []
    corner = pen.pick("headers.network")
    if over:
        draft.row(head(corner, down=2), head(pen.pick("headers.members"), across=len(labels)))
        draft.heads, draft.told = 2, True
    draft.row(*([] if over else [head(corner)]), *labels)
    for name in pen.names(2, 14):
        draft.row(Cell(name.written), *draft.split(name, kinds, with_total))
    if pen.chance(0.4):
        draft.total_row()
    return draft.done()


def typesbelow(pen: Pen) -> TableSpec:
    """The kinds of member as rows below the name of the network."""
    draft, kinds = Draft(pen, "count"), pen.any(KINDS)
    with_total = pen.chance(0.6)
    labels = [pen.pick(f"headers.{kind}") for kind in kinds] + ["Totaal"] * with_total
    draft.row(head(""), head(pen.pick("headers.members")))
    for name in pen.names(2, 9):
        draft.row(Cell(name.written, "group", across=2, bold=pen.chance(0.5)))
        for label, cell in zip(labels, draft.split(name, kinds, with_total), strict=True):
            draft.row(Cell(label), cell)
    return draft.done()


def percent(pen: Pen) -> TableSpec:
    """Target, achieved and the share of the target achieved."""
    draft, measures = Draft(pen, "target"), _measures(pen)
    share = pen.pick("headers.attainment")
    digits, sign = pen.any((0, 1)), pen.any(("%", " %")) if "%" not in share else pen.any(("", "%"))
    draft.row(
        head(pen.pick("headers.network")),
        *(head(_label_of(pen, m, "members")) for m in measures),
        head(share),
    )
    for name in pen.names(3, 12):
        cells = draft.figures(name, "members", measures)
        told = {f.measure: f.value for f in draft.said[-2:]}
        reached = round(Decimal(100 * told["achieved"]) / Decimal(told["target"]), digits)
        draft.row(Cell(name.written), *cells, draft.share(name, "members", reached, sign))
    return draft.done()


def totalrow(pen: Pen) -> TableSpec:
    """A row a network, with a row of totals at the foot or at the head."""
    draft, measures, indicators = Draft(pen, "target"), _measures(pen), _indicators(pen)
    columns = [(i, m) for i in indicators for m in measures]
    draft.row(head(pen.pick("headers.network")), *(head(_label_of(pen, m, i)) for i, m in columns))
    for name in pen.names(3, 12):
        draft.row(Cell(name.written), *(draft.figure(name, i, m) for i, m in columns))
    draft.total_row(at_head=pen.chance(0.2))
    return draft.done()


def count(pen: Pen) -> TableSpec:
    """A name and a number of members."""
    draft = Draft(pen, "count")
    draft.row(head(pen.pick("headers.network")), head(pen.pick("headers.members")))
    for name in pen.names(3, 16):
        draft.row(Cell(name.written), draft.figure(name, "members", "reported"))
    if pen.chance(0.25):
        draft.total_row()
    return draft.done()


def lines(pen: Pen) -> TableSpec:
    """A list of names with their number of members."""
    draft, form = Draft(pen, "count"), pen.pick("headers.listed")
    draft.heads = 0
    for name in pen.names(3, 10):
        draft.line(name, form)
    return draft.done(listed=True)


def cells(pen: Pen) -> TableSpec:
    """Target and achieved, with cells that hold no plain number."""
    draft, measures, indicators = Draft(pen, "target"), _measures(pen), _indicators(pen)
    columns = [(i, m) for i in indicators for m in measures]
    draft.row(head(pen.pick("headers.network")), *(head(_label_of(pen, m, i)) for i, m in columns))
    for name in pen.names(5, 12):
        row = [
            draft.odd(name, i, m) if pen.chance(0.2) else draft.figure(name, i, m)
            for i, m in columns
        ]
        draft.row(Cell(name.written), *row)
    return draft.done()


def other(pen: Pen) -> TableSpec:
    """A table of another subject: no figures of the profile."""
    draft = Draft(pen, "other")
    first = pen.rng.randint(2016, 2019)
    unit = pen.any(("", " (euro)"))
    draft.row(head("Gemeente"), *(head(f"{year}{unit}") for year in range(first, first + 3)))
    for place in sorted(pen.rng.sample(spread("names.municipalities"), pen.rng.randint(4, 10))):
        amounts = [pen.rng.randint(11_000, 980_000) for _ in range(3)]
        draft.row(Cell(place), *(Cell(f"{a:,}".replace(",", "."), "figure") for a in amounts))
    return draft.done()


FORMS: dict[str, Form] = {
    "grouped": grouped,
    "groupedcolon": lambda pen: grouped(pen, mark=":"),
    "groupedbold": lambda pen: grouped(pen, bold=True),
    "tallmerged": lambda pen: tall(pen, "merged"),
    "tallrepeated": lambda pen: tall(pen, "repeated"),
    "tallblank": lambda pen: tall(pen, "blank"),
    "wide": wide,
    "wide2": wide2,
    "captioned": captioned,
    "transposed": transposed,
    "years": lambda pen: years(pen, told=False),
    "years2": lambda pen: years(pen, told=True),
    "yearpairs": yearpairs,
    "types": types,
    "typesbelow": typesbelow,
    "percent": percent,
    "totalrow": totalrow,
    "count": count,
    "list": lines,
    "cells": cells,
    "other": other,
}
