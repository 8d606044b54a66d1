"""What became of the numbers of sentences, as records: figures, doubts, and fates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.model import Document, Item, Label, Observation, Unread
from extractor.passage import Passage
from extractor.profile import Profile
from extractor.prose.candidate import Candidate
from extractor.prose.cues import cues
from extractor.prose.explained import Fate
from extractor.prose.judge import Verdict
from extractor.prose.scene import Scene

RULE = "prose"


@dataclass(frozen=True)
class ProsePlace:
    """Where a sentence stands: its document, answer item, and the passage it was cut from."""

    document: Document
    item: Item
    passage: Passage

    def span(self, scene: Scene, start: int, end: int) -> tuple[int, int]:
        """The span of the document for one of a sentence."""
        shift = scene.sentence.start
        return self.passage.span(shift + start, shift + end)


def observations(
    c: Candidate, verdict: Verdict, place: ProsePlace, profile: Profile
) -> Iterator[Observation]:
    """The figures of a number that is taken: one for each network it holds for."""
    quantity = c.scene.quantities[c.index]
    assert c.count.indicator is not None
    assert quantity.value is not None
    slug = "_".join(c.owner.rule.split())
    rule = f"{RULE}:{slug}" + (":parsed" if verdict.by == "cues and parse" else "")
    evidence = place.document.evidence(*place.span(c.scene, quantity.start, quantity.end), rule)
    for network in c.owner.networks:
        yield Observation(
            network=network,
            indicator=c.count.indicator,
            segment=c.count.segment,
            measure=c.told.measure,
            period=c.moment.period,
            value=quantity.value,
            unit="%" if quantity.percent else profile.indicator(c.count.indicator).unit,
            qualifier=quantity.qualifier,
            item=place.item.label,
            method="prose",
            evidence=evidence,
            labels=tuple(labels(c)),
            note=f"relative moment: {c.moment.relative}" if c.moment.relative else "",
        )


def labels(c: Candidate) -> Iterator[Label]:
    """The words that govern a number, and what each contributes."""
    scene, quantity = c.scene, c.scene.quantities[c.index]
    if quantity.noun:
        noun = quantity.noun
        yield Label(scene.text[noun.start : noun.end], "noun", ((noun.dimension, noun.value),))
    for span in c.owner.spans:
        ids = tuple(("network", network.id) for network in c.owner.networks)
        yield Label(scene.text[span.start : span.end], "owner", ids)
    start, end = scene.before(c.index)[0], scene.behind(c.index)[1]
    for cue in cues(scene.text):
        if cue.measure == c.told.measure and start <= cue.start < end:
            yield Label(scene.text[cue.start : cue.end], "cue", (("measure", cue.measure),))
    if c.moment.period or c.moment.relative:
        said = c.moment.relative or ""
        own = next((p for p in scene.periods if p.iso == c.moment.period), None)
        said = scene.text[own.start : own.end] if own else said
        yield Label(said, "moment", (("period", c.moment.period or "relative"),))
    yield Label(scene.text, "sentence", ())


def unread(c: Candidate, reasons: Sequence[str], place: ProsePlace) -> Unread:
    """A number about the subject whose meaning is not certain, with what was read of it."""
    quantity = c.scene.quantities[c.index]
    evidence = place.document.evidence(*place.span(c.scene, quantity.start, quantity.end), RULE)
    return Unread("; ".join(reasons), place.item.label, None, tuple(labels(c)), evidence)


def fate(c: Candidate, kind: str, place: ProsePlace) -> Fate:
    """What a number is, as a span of the document."""
    quantity = c.scene.quantities[c.index]
    return Fate(*place.span(c.scene, quantity.start, quantity.end), kind, f"{RULE}:{kind}")
