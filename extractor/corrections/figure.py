"""The figure that a correction is about, what it makes of it, and where its quote stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from extractor.corrections.same import IdOf
from extractor.corrections.schema import Correction, Figure
from extractor.model import Document, Evidence, NetworkName, Observation, Outline
from extractor.profile import Profile
from extractor.profile.names import names

RULE = "correction"


@dataclass(frozen=True)
class Context:
    """What a correction is held against."""

    document: Document
    outline: Outline
    profile: Profile


def named(name: str, profile: Profile) -> NetworkName:
    """The network of a name, or of an id of the registry; an unknown one as it is written."""
    registered = profile.network(name)
    text = registered.name if registered else name
    return names(profile).resolve(text) or names(profile).unknown(text)


def id_of(profile: Profile) -> IdOf:
    """Gives the id of a network by any of the names that the profile knows."""
    return lambda name: named(name, profile).id


def key_of(figure: Figure, profile: Profile) -> tuple[str, str, str, str, str]:
    """What a figure of a correction is about, as an observation's `key` says it."""
    network = named(figure.network, profile)
    return network.id, figure.indicator, figure.segment, figure.measure, figure.period


def matching(
    correction: Correction, figures: Sequence[Observation], profile: Profile
) -> Observation | None:
    """The figure that a correction is about: at its place where several have its meaning."""
    key, item, start = key_of(correction.of, profile), correction.of.item, correction.start
    same = [o for o in figures if o.key == key and item in ("", o.item)]
    at_place = [o for o in same if o.evidence.start == start]
    # What another correction set or added at its own place is not meant.
    elsewhere = [o for o in same if start is None or o.method != "correction"]
    return next(iter(at_place or elsewhere), None)


def changed(found: Observation, correction: Correction, profile: Profile) -> Observation:
    """A figure as a correction sets it."""
    figure, to = correction.becomes, correction.to
    return replace(
        found,
        network=named(figure.network, profile) if to.network else found.network,
        indicator=figure.indicator,
        segment=figure.segment,
        measure=figure.measure,
        period=figure.period or None,
        value=found.value if to.value is None else to.value,
        qualifier=to.qualifier or found.qualifier,
        method="correction",
        machine_value=found.value,
    )


def added_by(
    correction: Correction, figure: Figure, place: Evidence, context: Context
) -> Observation:
    """A figure that only a correction gives, at the place that its quote has."""
    value = correction.machine if correction.to.value is None else correction.to.value
    assert value is not None
    item = context.outline.item_at(place.start)
    unit = next((i.unit for i in context.profile.indicators if i.id == figure.indicator), "")
    return Observation(
        network=named(figure.network, context.profile),
        indicator=figure.indicator,
        segment=figure.segment,
        measure=figure.measure,
        period=figure.period or None,
        value=value,
        unit="%" if figure.measure == "attainment" else unit,
        qualifier=correction.to.qualifier or "exact",
        item=item.label if item else "",
        method="correction",
        evidence=place,
    )


def place_of(correction: Correction, context: Context) -> Evidence | str:
    """Where the quote stands in the document, or why that is not known."""
    document, quote = context.document, correction.quote
    if not quote:
        return "it has no quote, so that its place is not known."
    if correction.start is not None and document.text.startswith(quote, correction.start):
        start = correction.start
        return document.evidence(start, start + len(quote), RULE)
    pattern = regex.compile(r"(?<!\w)" + regex.escape(quote) + r"(?!\w)")
    first = context.outline.answer_start or 0
    places = [match.start() for match in pattern.finditer(document.text, first)]
    if len(places) == 1:
        return document.evidence(places[0], places[0] + len(quote), RULE)
    count = f"{len(places)} times" if places else "nowhere"
    return f"{quote!r} stands {count} in the answer: give the place as 'start'."


def changes(found: Observation, after: Observation) -> str:
    """What a correction changed: "229 became 230, achieved became reported"."""
    one, other = ((str(o.value), *o.key, o.qualifier) for o in (found, after))
    parts = (
        f"{a or 'no period'} became {b or 'no period'}"
        for a, b in zip(one, other, strict=True)
        if a != b
    )
    return ", ".join(parts)
