"""What governs a value says what it means: the nearest label wins, and disagreement is a doubt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractor.meaning.labels import Labels, Reading
from extractor.meaning.structure import Governing, Role, Structure, ValueCell
from extractor.model import Label, NetworkName
from extractor.notation.names import fold
from extractor.patterns import pattern
from extractor.profile.names import tidy

# Brackets within a word ("Licht(e) Materialen") are a part of it.
_BEHIND_BRACKETS = pattern(r"\s\([^()]+\)\s+\p{Lu}")
DIMENSIONS = ("indicator", "segment", "measure", "period")
# The unit in the cell, row and column labels stand next to the figure; group rows, headings of
# label columns and texts around the table each stand one step further away.
_DISTANCE = {"unit": 1, "row": 1, "column": 1, "group": 2, "corner": 3, "context": 4}


@dataclass(frozen=True)
class Meaning:
    """The dimensions of one value; `doubts` say why it may not be taken, if it may not.

    `unsure` are the dimensions that its labels speak of without saying surely which.
    """

    dimensions: dict[str, str]
    network: NetworkName | None
    total: bool = False
    unsure: frozenset[str] = frozenset()
    doubts: tuple[str, ...] = ()
    labels: tuple[Label, ...] = field(default=())


@dataclass(frozen=True)
class Surroundings:
    """What the whole grid says about its values: see `surroundings`."""

    names_in_rows: bool
    segments_in: frozenset[str]
    context: tuple[Governing, ...]
    announced: NetworkName | None = None


def surroundings(
    structure: Structure, values: Sequence[ValueCell], context: Iterable[Reading], labels: Labels
) -> Surroundings:
    """Whether the rows' texts may be networks, and in which roles the grid splits by segment.

    Rows are networks where their heading says so, where the registry knows one of them, or where
    there is no heading at all.
    """
    around = list(context)
    readings = [(g.role, g.reading) for value in values for g in value.labels]
    headings = [labels.read(text) for text in structure.headings]
    named = any(reading.network for _, reading in readings)
    headed = any(reading.heading for reading in headings)
    split = {
        role for role, reading in readings if reading.dimensions.get("segment", "total") != "total"
    }
    return Surroundings(
        names_in_rows=named or headed or not any(reading.rest for reading in headings),
        segments_in=frozenset(split),
        context=tuple(Governing("context", reading) for reading in around),
        announced=None if named else _announced(around, labels),
    )


def _announced(context: Sequence[Reading], labels: Labels) -> NetworkName | None:
    """The one network that the line right above a grid announces: "De leden van EUKA:"."""
    above = context[0].text.strip() if context else ""
    if not above.endswith(":"):
        return None
    named = (
        labels.names.resolve(above[start:end]) for start, end in labels.lexicon.names.find(above)
    )
    known = {network.id: network for network in named if network}
    return next(iter(known.values())) if len(known) == 1 else None


def meaning(value: ValueCell, around: Surroundings, labels: Labels) -> Meaning:
    """The meaning that the labels of a value give it, with the doubts that they leave."""
    dimensions: dict[str, str] = {}
    doubts: dict[str, str] = {}
    network, doubt = _network(value, around, labels)
    governing = [
        g
        for g in value.labels
        if not _is_name_of(network, g.reading) and not (g.role == "group" and g.reading.name)
    ]
    for dimension in DIMENSIONS:
        said, unsure = _nearest(governing, dimension)
        if len(said) == 1 and not unsure:
            dimensions[dimension] = said[0]
        elif said or unsure:
            doubts[dimension] = _doubt(dimension, said)
    if "indicator" not in dimensions and is_understood(value):
        said, unsure = _nearest(around.context, "indicator")
        if len(said) == 1 and not unsure:
            dimensions["indicator"] = said[0]
    total = _is_total(value, around)
    return Meaning(
        dimensions,
        network,
        total,
        frozenset(doubts),
        (*doubts.values(), *([doubt] if doubt else [])),
        tuple(_label(governing, network) for governing in value.labels),
    )


def _nearest(governing: Iterable[Governing], dimension: str) -> tuple[list[str], bool]:
    """What the nearest labels that speak of a dimension say, and whether one of them is unsure.

    Of labels in the same role the first is the nearest: the lowest of a stack of headers.
    """
    first: dict[str, Reading] = {}
    for label in governing:
        if dimension in label.reading.dimensions or dimension in label.reading.unsure:
            first.setdefault(label.role, label.reading)
    if not first:
        return [], False
    least = min(_DISTANCE[role] for role in first)
    near = [reading for role, reading in first.items() if _DISTANCE[role] == least]
    said = {r.dimensions[dimension] for r in near if dimension in r.dimensions}
    return sorted(said), any(dimension in r.unsure for r in near)


def _doubt(dimension: str, said: Sequence[str]) -> str:
    if len(said) > 1:
        return f"its labels disagree on the {dimension} ({' or '.join(said)})"
    return f"its labels do not say surely which {dimension}"


def _is_name_of(network: NetworkName | None, reading: Reading) -> bool:
    """Whether a label is the name itself: a year in it says nothing about the figure."""
    return network is not None and reading.name and network.as_written == tidy(reading.text)


def is_understood(value: ValueCell, *, groups: bool = True) -> bool:
    """Whether the labels of a value hold no unknown word but the name of its network.

    Only then may texts further away say what it counts: below "Subsidie" nothing counts members.
    The group rows above it are passed over unless `groups`.
    """
    naming = [g.role for g in value.labels if g.reading.network] or [
        g.role for g in value.labels if g.reading.name
    ]
    return not any(
        g.reading.unsure or (g.reading.rest and not _may_name(g, naming))
        for g in value.labels
        if not (g.role == "corner" and (g.reading.heading or g.reading.labelling))
        if groups or g.role != "group"
    )


def _may_name(governing: Governing, naming: Sequence[Role]) -> bool:
    """Whether the unknown words of a label may be the name that the value belongs to.

    `naming` are the roles of its labels that name something: a row before a group, and a column
    where nothing else does.
    """
    order: tuple[Role, ...] = ("row", "group", "column")
    first = min((order.index(role) for role in naming if role in order), default=0)
    names = governing.role == "row" or governing.role == order[first]
    return governing.reading.name and names


def _is_total(value: ValueCell, around: Surroundings) -> bool:
    """Whether a label says "totaal" of networks or years, and not of the kinds of members."""
    return any(
        label.reading.total and label.role not in around.segments_in for label in value.labels
    )


def _network(
    value: ValueCell, around: Surroundings, labels: Labels
) -> tuple[NetworkName | None, str]:
    """The network: a known one before a likely one, beside or above the figure before a group."""
    near = [g for g in value.labels if g.role in ("row", "column")]
    known = {g.reading.network.id: g.reading.network for g in near if g.reading.network}
    if len(known) > 1:
        return None, f"its labels name two networks ({' and '.join(sorted(known))})"
    if known:
        return next(iter(known.values())), ""
    if several := next((g.reading.text for g in near if _holds_a_name(g.reading, labels)), ""):
        return None, f"{several!r} holds the name of a network, and more"
    rows = [g.reading for g in near if g.role == "row"]
    groups = [g.reading for g in value.labels if g.role == "group"]
    group = next((r for r in groups if r.network or r.name), None)
    unknown_rest = [r.text for r in rows if r.rest and "indicator" not in r.dimensions]
    if group and group.network:
        doubt = f"it is not known what {unknown_rest[0]!r} counts" if unknown_rest else ""
        return group.network, doubt
    likely = _likely(rows, near, group, around, labels)
    if likely is None and not unknown_rest:
        return _announced(groups, labels) or around.announced, ""
    return likely, ""


def _holds_a_name(reading: Reading, labels: Labels) -> bool:
    """Whether a name that is not known holds one that is, or goes on in a capital behind brackets:
    two labels may have become one."""
    text = reading.text
    found = labels.lexicon.names.find(text) or _BEHIND_BRACKETS.search(text)
    return reading.name and (bool(found) or _begins_with_slip(text, labels))


def _begins_with_slip(text: str, labels: Labels) -> bool:
    """Whether a text goes on behind a name of as many words as the one that is known, with a slip
    in it: "Flanders Bike Valey Agro'Next"."""
    words = text.split()
    starts = [" ".join(words[:count]) for count in range(2, len(words))]
    found = ((start, labels.names.resolve(start)) for start in starts)
    return any(n and fold(n.name).count(" ") == fold(start).count(" ") for start, n in found)


def _likely(
    rows: Sequence[Reading],
    near: Sequence[Governing],
    group: Reading | None,
    around: Surroundings,
    labels: Labels,
) -> NetworkName | None:
    """A text that stands where a name belongs. The first label column holds the name."""
    in_rows = [reading for reading in reversed(rows) if reading.name]
    if in_rows:
        return labels.names.unknown(in_rows[0].text) if around.names_in_rows else None
    if group:
        return labels.names.unknown(group.text)
    in_columns = [g.reading for g in near if g.role == "column" and g.reading.name]
    return labels.names.unknown(in_columns[0].text) if in_columns and rows else None


def _label(governing: Governing, network: NetworkName | None) -> Label:
    reading = governing.reading
    named = reading.network or (network if _is_name_of(network, reading) else None)
    said = [("network", named.id)] if named else sorted(reading.dimensions.items())
    return Label(reading.text, governing.role, tuple(said))
