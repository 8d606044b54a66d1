"""From the sentences of an answer to figures: what is taken, what is not certain, what is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import regex

from extractor.model import Document, Item, Label, NetworkName, Observation, Unread
from extractor.passage import Passage
from extractor.profile import Profile
from extractor.prose.counts import TOTAL, Count, counts
from extractor.prose.explained import Fate
from extractor.prose.judge import Verdict
from extractor.prose.measures import Told, cues, told, vetoes
from extractor.prose.moments import Moment, moments
from extractor.prose.owners import CARRIED, Owner, Topic, owners
from extractor.prose.rules import rules
from extractor.prose.scene import Scene

RULE = "prose"
_FROM = regex.compile(r"\bvan\s+\Z", regex.IGNORECASE)
_TOWARDS = regex.compile(r"[^,;]{0,40}?\b(?:naar|tot)\s+", regex.IGNORECASE)


@dataclass(frozen=True)
class Candidate:
    """A number of a sentence with all that its cues say of it: at `index` of the scene's numbers.

    `kind` is what it is instead of a figure ("hypothesis", "change"), "" when it may be one.
    `doubts` are why it may not be taken although it is about the profile's subject.
    """

    scene: Scene
    index: int
    count: Count
    owner: Owner
    told: Told
    moment: Moment
    kind: str = ""
    doubts: tuple[str, ...] = field(default=())

    @property
    def open(self) -> bool:
        """Whether the parse has still to be asked."""
        return not self.kind and not self.doubts


def candidates(scene: Scene, topic: Topic, profile: Profile) -> tuple[Candidate, ...]:
    """The numbers of a sentence that count what the profile counts, as the cues read them."""
    if not scene.quantities:
        return ()
    counted = counts(scene, profile, topic.indicator)
    owned, measured, timed = owners(scene, topic), told(scene), moments(scene)
    found = []
    for index, count in enumerate(counted):
        if count.indicator is None:
            continue
        owner, measure = owned[index], measured[index]
        if count.of_before and not owner.spans and len(topic.networks) == 1 and not topic.doubt:
            owner = Owner(topic.networks, (), True, CARRIED)
        if count.whole is not None and not owner.spans:
            owner = owned[count.whole]
        if (
            not measure.told
            and topic.measure
            and (scene.sentence.kind == "listed" or count.of_before)
        ):
            measure = Told(topic.measure)
        moment = timed[index]
        if moment == Moment() or moment.relative:
            moment = _carried_moment(scene, topic, moment, count)
        found.append(Candidate(scene, index, count, owner, measure, moment))
    return tuple(_doubted(c) for c in _set_against(_risen(found)))


def _carried_moment(scene: Scene, topic: Topic, moment: Moment, count: Count) -> Moment:
    """The moment told before, where the sentence takes it up: "toen", a list, a split."""
    if topic.period is None:
        return moment
    same = moment.relative and rules().same_moment.cover(moment.relative)
    listed = scene.sentence.kind == "listed" and moment == Moment()
    return Moment(topic.period) if same or listed or count.of_before else moment


def _set_against(found: Sequence[Candidate]) -> list[Candidate]:
    """Counts that a target is set against in their sentence are achieved; parts go with their whole."""
    targets = {(_ids(c), c.count.indicator) for c in found if c.told.measure == "target"}
    lifted = []
    for c in found:
        if c.told.measure == "reported" and c.count.segment == TOTAL:
            if (_ids(c), c.count.indicator) in targets:
                c = replace(c, told=replace(c.told, measure="achieved", told=True, weak=False))
        lifted.append(c)
    by_index = {c.index: c for c in lifted}
    return [
        replace(c, told=by_index[c.count.whole].told, moment=_whole_moment(c, by_index))
        if c.count.whole in by_index
        else c
        for c in lifted
    ]


def _whole_moment(c: Candidate, by_index: dict[int, Candidate]) -> Moment:
    assert c.count.whole is not None
    return c.moment if c.moment.period else by_index[c.count.whole].moment


def _ids(c: Candidate) -> tuple[str, ...]:
    return tuple(network.id for network in c.owner.networks)


def _risen(found: Sequence[Candidate]) -> list[Candidate]:
    """Numbers that rise from one to the other: each with its own moment, or the last one only."""
    risen = list(found)
    for place, (first, last) in enumerate(zip(risen, risen[1:], strict=False)):
        one, other = (c.scene.quantities[c.index] for c in (first, last))
        text = first.scene.text
        if not (
            _FROM.search(text, 0, one.start) and _TOWARDS.fullmatch(text, one.full_end, other.start)
        ):
            continue
        bounds = (first.moment.period or "").split("/")
        if len(bounds) == 2:
            risen[place] = replace(first, moment=Moment(bounds[0]))
            risen[place + 1] = replace(last, moment=Moment(bounds[1]))
        elif first.moment == last.moment:
            risen[place] = replace(first, kind="baseline")
    return risen


def _doubted(c: Candidate) -> Candidate:
    """The candidate with what speaks against it: words that make it no figure, or doubts."""
    quantity, scene = c.scene.quantities[c.index], c.scene
    if c.kind:
        return c
    if scene.text.rstrip().endswith("?"):
        return replace(c, kind="question")
    direct_target = c.told.measure == "target" and c.told.direct
    kind = next(vetoes(scene, c.index, target=direct_target), "")
    if kind:
        return replace(c, kind=kind)
    if quantity.negated:
        return replace(c, kind="negated")
    doubts = list(c.owner.doubts)
    if c.moment.doubt:
        doubts.append("it is not certain for which of several moments it holds")
    if quantity.value is None:
        doubts.append("it is no single value")
    elif not isinstance(quantity.value, int) or quantity.value < 0:
        doubts.append("a count is a whole number")
    if quantity.between:
        doubts.append(f"only some are counted: {quantity.between!r}")
    return replace(c, doubts=tuple(doubts))


def next_topic(scene: Scene, found: Sequence[Candidate], topic: Topic) -> Topic:
    """What the sentence after this one may take up."""
    known = list(dict.fromkeys(n.network for n in scene.names if n.network))
    by_id = {network.id: network for network in known}
    candidate = any(n.kind == "candidate" for n in scene.names)
    heading = scene.sentence.kind == "heading"
    if heading or (scene.sentence.leads and known):
        networks: tuple[NetworkName, ...] = tuple(by_id.values())
        topic = Topic(networks, topic.indicator, topic.measure, topic.period, bool(networks))
    elif by_id:
        topic = Topic(tuple(by_id.values()))
    elif candidate:
        topic = replace(topic, doubt=True)
    indicator = _indicator(scene, found) or topic.indicator
    periods = {p.iso for p in scene.periods}
    period = periods.pop() if len(periods) == 1 else topic.period if not periods else None
    measure = _measure(scene, found)
    if not scene.sentence.leads and scene.sentence.kind == "listed":
        measure = measure or topic.measure
        return replace(
            topic, indicator=indicator, period=topic.period, measure=topic.measure or measure
        )
    return replace(topic, indicator=indicator, period=period, measure=measure)


def _indicator(scene: Scene, found: Sequence[Candidate]) -> str | None:
    if found:
        return found[-1].count.indicator
    spoken = [t.value for t in (*scene.amounts, *scene.nouns) if t.dimension == "indicator"]
    return spoken[-1] if spoken else None


def _measure(scene: Scene, found: Sequence[Candidate]) -> str | None:
    if found:
        whole = [c for c in found if c.count.segment == TOTAL and c.told.measure != "target"]
        return (whole or list(found))[-1].told.measure
    strong = [cue for cue in cues(scene.text) if cue.noun or not cue.weak]
    return strong[-1].measure if strong else None


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
            unit=profile.indicator(c.count.indicator).unit,
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
    return Fate(*place.span(c.scene, quantity.start, quantity.end), kind)
