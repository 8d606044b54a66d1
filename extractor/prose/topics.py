"""What a sentence leaves to the next one: its networks, what was counted, and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.model import NetworkName
from extractor.profile import Profile
from extractor.prose.candidate import Candidate
from extractor.prose.count import TOTAL
from extractor.prose.cues import cues
from extractor.prose.orders import order_of
from extractor.prose.ordinals import figures_of
from extractor.prose.owner import Topic
from extractor.prose.scene import Scene


def next_topic(scene: Scene, found: Sequence[Candidate], topic: Topic, profile: Profile) -> Topic:
    """What the sentence after this one may take up."""
    order, before = topic.order, topic
    against = topic.against or _sets_against(found)
    known = list(dict.fromkeys(n.network for n in scene.names if n.network))
    by_id = {network.id: network for network in known}
    candidate = any(n.kind == "candidate" for n in scene.names)
    heading = scene.sentence.kind == "heading"
    if heading or (scene.sentence.leads and known):
        networks: tuple[NetworkName, ...] = tuple(by_id.values())
        topic = Topic(
            networks,
            topic.indicator,
            topic.indicators,
            topic.measure,
            topic.period,
            heading=bool(networks),
        )
    elif by_id:
        topic = Topic(
            tuple(by_id.values()),
            recent=_recent(tuple(by_id.values()), before),
            segment=before.segment,
        )
    elif candidate:
        topic = replace(topic, doubt=True)
    indicator = _indicator(scene, found) or topic.indicator
    topic = replace(
        topic, figures=figures_of((*scene.amounts, *scene.nouns), profile) or topic.figures
    )
    asked = scene.text.rstrip().endswith("?") and not scene.quantities
    # What pairs of numbers mean is told once for all sentences of a paragraph.
    topic = replace(topic, order=order_of(scene) or order, against=against, asked=asked)
    topic = replace(topic, indicators=_indicators(scene, found) or topic.indicators)
    if found or scene.nouns or scene.amounts:
        topic = replace(topic, segment=_segment(found))
    topic = replace(topic, kinds=_kinds(found) or (before.kinds if not found else ()))
    periods = {p.iso for p in scene.periods}
    last = [c.moment.period for c in found if c.moment.period and c.open]
    topic = replace(topic, last_period=last[-1] if last else topic.last_period)
    period = _period(periods, found, topic)
    measure = _measure(scene, found)
    if not scene.sentence.leads and scene.sentence.kind == "listed":
        # An item of a list goes on from what announced the list, whatever the item names.
        return replace(
            topic, indicator=indicator, period=before.period, measure=before.measure or measure
        )
    return replace(topic, indicator=indicator, period=period, measure=measure)


def _recent(networks: tuple[NetworkName, ...], before: Topic) -> tuple[NetworkName, ...]:
    """The networks of the sentences up to this one, where they were told one after the other."""
    if len(networks) > 1:
        return networks
    told = before.recent or before.networks
    return told if networks[0] in told else (*told, *networks)


def _sets_against(found: Sequence[Candidate]) -> bool:
    """Whether a sentence sets a count against its target."""
    told = {c.told.measure for c in found if c.open}
    return {"achieved", "target"} <= told


def _segment(found: Sequence[Candidate]) -> str | None:
    """The kind of members that all numbers of a sentence count."""
    kinds = {c.count.segment for c in found if not c.kind}
    return kinds.pop() if len(kinds) == 1 and TOTAL not in kinds else None


def _indicator(scene: Scene, found: Sequence[Candidate]) -> str | None:
    if found:
        return found[-1].count.indicator
    spoken = [t.value for t in (*scene.amounts, *scene.nouns) if t.dimension == "indicator"]
    return spoken[-1] if spoken else None


def _kinds(found: Sequence[Candidate]) -> tuple[tuple[str, int], ...]:
    """The kinds of members that a sentence counts, each once and of one network."""
    parts = [c for c in found if c.open and c.count.segment != TOTAL]
    told = [(c.count.segment, c.scene.quantities[c.index].value) for c in parts]
    known = [(kind, value) for kind, value in told if isinstance(value, int)]
    of_one = len({c.network_ids for c in parts}) == 1
    each_once = len({kind for kind, _ in known}) == len(parts) == len(known)
    return tuple(known) if of_one and each_once else ()


def _indicators(scene: Scene, found: Sequence[Candidate]) -> tuple[str, ...]:
    """The indicators of a sentence in the order in which they are spoken of."""
    terms = sorted((*scene.amounts, *scene.nouns), key=lambda term: term.start)
    spoken = [term.value for term in terms if term.dimension == "indicator"]
    return tuple(dict.fromkeys(spoken or [c.count.indicator or "" for c in found]))


def _measure(scene: Scene, found: Sequence[Candidate]) -> str | None:
    if found:
        whole = [c for c in found if c.count.segment == TOTAL and c.told.measure != "target"]
        return (whole or list(found))[-1].told.measure
    strong = [cue for cue in cues(scene.text) if cue.noun or not cue.weak]
    return strong[-1].measure if strong else None


def _period(told: set[str], found: Sequence[Candidate], topic: Topic) -> str | None:
    """The period that goes on: the one told, or that of the sentence's numbers."""
    own: set[str | None] = {*told} or {c.moment.period for c in found}
    if not own:
        return topic.period
    return own.pop() if len(own) == 1 else None
