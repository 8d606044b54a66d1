"""The numbers of a sentence as its cues read them, and what the next sentence may take up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import regex

from extractor.model import NetworkName
from extractor.profile import Profile
from extractor.profile.lexicon import Term
from extractor.prose.counts import TOTAL, Count, counts
from extractor.prose.measures import Told, cues, told, vetoes
from extractor.prose.moments import Moment, moments
from extractor.prose.owners import CARRIED, Owner, Topic, owners
from extractor.prose.rules import rules
from extractor.prose.scene import Scene
from extractor.prose.shares import splits

_FROM = regex.compile(r"\bvan\s+\Z", regex.IGNORECASE)
_AND = regex.compile(r",?\s+(?:en|of|en/of)\s+(?:\p{Ll}+\s+)?")
_TOWARDS = regex.compile(r"[^,;]{0,40}?\b(?:naar|tot)\s+", regex.IGNORECASE)


# What a number is by itself, whatever the next one is.
_OF_ONE = ("baseline", "negated")


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
    counted = counts(scene, profile, topic.indicator, topic.indicators)
    owned, measured, timed = owners(scene, topic), told(scene), moments(scene)
    found: list[Candidate] = []
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
        if not measure.told and count.segment != TOTAL:
            # "De leden van EUKA vallen uiteen in 9 bedrijven en 12 kennisinstellingen".
            beside = found[-1:] if found and found[-1].count.segment != TOTAL else []
            parts = splits(scene, index) or any(other.told.told for other in beside)
            measure = replace(measure, told=parts)
        moment = timed[index]
        if moment == Moment() or moment.relative:
            moment = _carried_moment(scene, topic, moment, count)
        found.append(Candidate(scene, index, count, owner, measure, moment))
    return tuple(_with_kinds([_doubted(c) for c in _set_against(_risen(found))]))


def _with_kinds(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The numbers of a sentence, those that a word before serves of the kind of the one before.

    "EUKA verwelkomde 5 nieuwe leden, FLAG 2": both are changes.
    """
    kind = ""
    for c in found:
        goes_on = c.told.inherited and not c.count.own_noun and not c.kind
        yield replace(c, kind=kind) if goes_on and kind else c
        own = "" if c.kind in _OF_ONE else c.kind
        kind = own or (kind if goes_on else "")


def contradictions(found: Sequence[Candidate]) -> dict[int, tuple[str, ...]]:
    """For numbers of a sentence that would be two values of one figure, why none may be taken.

    A sentence does not contradict itself: something in it was not understood.
    """
    keys: dict[object, list[Candidate]] = {}
    for c in found:
        for network in c.owner.networks:
            told_of = network.id, c.count.indicator, c.count.segment, c.told.measure
            keys.setdefault((*told_of, c.moment.period, c.moment.relative), []).append(c)
    return {
        c.index: ("the sentence gives another value for the same",)
        for own in keys.values()
        for c in own
        if len({other.scene.quantities[other.index].value for other in own}) > 1
    }


def _carried_moment(scene: Scene, topic: Topic, moment: Moment, count: Count) -> Moment:
    """The moment told before, where the sentence takes it up: "toen", a list, a split."""
    if topic.period is None:
        return moment
    same = moment.relative and rules().same_moment.cover(moment.relative)
    listed = scene.sentence.kind == "listed" and moment == Moment()
    return Moment(topic.period) if same or listed or count.of_before else moment


def _set_against(found: Sequence[Candidate]) -> list[Candidate]:
    """Counts that a target is set against in their sentence are achieved, and their parts too."""
    targets = [c for c in found if c.told.measure == "target"]
    lifted = []
    for c in found:
        compared = not targets and any(p.search(c.scene.text) for p in rules().compared)
        against = any(_is_of_one(c, target) for target in targets)
        if c.told.measure == "reported" and (against or (compared and c.count.segment == TOTAL)):
            lifted.append(replace(c, told=Told("achieved")))
        else:
            lifted.append(c)
    lifted = _same_moment(lifted)
    by_index = {c.index: c for c in lifted}
    return [
        replace(c, told=by_index[c.count.whole].told, moment=_whole_moment(c, by_index))
        if c.count.whole in by_index
        else c
        for c in lifted
    ]


def _is_of_one(c: Candidate, target: Candidate) -> bool:
    """Whether a target is one for what is counted: for no other moment."""
    if _is_of_today(c, target):
        return False
    periods = {c.moment.period, target.moment.period} - {None}
    same = (_ids(c), c.count.indicator, c.count.segment)
    return same == (_ids(target), target.count.indicator, target.count.segment) and len(periods) < 2


def _is_of_today(c: Candidate, target: Candidate) -> bool:
    """Whether a count holds for a moment without a date and the target for one with: "vandaag 74
    leden; tegen eind 2021 moeten dat er 90 zijn"."""
    return bool(c.moment.relative and target.moment.period and not c.moment.period)


def _same_moment(found: Sequence[Candidate]) -> list[Candidate]:
    """A target without a moment has that of what is set against it, and the other way round."""
    shared = []
    for c in found:
        others = {
            other.moment.period
            for other in found
            if (_ids(other), other.count.indicator) == (_ids(c), c.count.indicator)
            and (other.told.measure == "target") != (c.told.measure == "target")
        }
        alone = c.moment.period is None and not c.moment.doubt and len(others) == 1
        free = not c.moment.relative or c.told.measure == "target"
        shared.append(replace(c, moment=Moment(others.pop())) if alone and free else c)
    return shared


def compared(sentences: Sequence[Sequence[Candidate]]) -> list[list[Candidate]]:
    """The numbers of an item's sentences, those that a target of the sentence before or behind is
    set against being achieved: of the same network and indicator, and for no other moment."""
    lifted = []
    for place, own in enumerate(sentences):
        beside = [*sentences[place - 1 : place], *sentences[place + 1 : place + 2]]
        targets = [c for near in beside for c in near if c.told.measure == "target" and c.open]
        lifted.append([_against(c, targets) for c in own])
    return lifted


def _against(c: Candidate, targets: Sequence[Candidate]) -> Candidate:
    if c.told.measure != "reported":
        return c
    for target in targets:
        same = (_ids(target), target.count.indicator) == (_ids(c), c.count.indicator)
        periods = {target.moment.period, c.moment.period} - {None}
        if same and len(periods) < 2 and not _is_of_today(c, target):
            return replace(c, told=Told("achieved"))
    return c


def _whole_moment(c: Candidate, by_index: dict[int, Candidate]) -> Moment:
    assert c.count.whole is not None
    return c.moment if c.moment.period else by_index[c.count.whole].moment


def _ids(c: Candidate) -> tuple[str, ...]:
    return tuple(network.id for network in c.owner.networks)


def _risen(found: Sequence[Candidate]) -> list[Candidate]:
    """Numbers that rise from one to the other: each with its own moment, or the last one only."""
    risen = list(found)
    for place, (first, last) in enumerate(pairwise(risen)):
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
    kind = next(vetoes(scene, c.index, c.told), "")
    bound = quantity.qualifier in ("at_least", "at_most")
    if bound and c.count.segment != TOTAL and c.count.whole is None and c.told.measure != "target":
        # "Initiatieven van minstens 3 ondernemingen".
        kind = "threshold"
    if kind:
        return replace(c, kind=kind)
    if quantity.negated:
        return replace(c, kind="negated")
    doubts = list(c.owner.doubts)
    if c.moment.doubt:
        doubts.append("it is not certain for which of several moments it holds")
    if quantity.value is None:
        doubts.append("it is no single value")
    elif not quantity.percent and (not isinstance(quantity.value, int) or quantity.value < 0):
        doubts.append("a count is a whole number")
    if quantity.noun and _other_kind(scene, quantity.noun):
        doubts.append("several kinds are counted together")
    if quantity.between:
        doubts.append(f"only some are counted: {quantity.between!r}")
    return replace(c, doubts=tuple(doubts))


def _other_kind(scene: Scene, noun: Term) -> bool:
    """Whether another kind is counted with a noun: "34 bedrijven en kennisinstellingen"."""
    counted = [q.noun for q in scene.quantities]
    behind = (t for t in scene.nouns if _AND.fullmatch(scene.text, noun.end, t.start))
    return noun.dimension == "segment" and any(
        t.dimension == "segment" and t not in counted for t in behind
    )


def next_topic(scene: Scene, found: Sequence[Candidate], topic: Topic) -> Topic:
    """What the sentence after this one may take up."""
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
            bool(networks),
        )
    elif by_id:
        topic = Topic(tuple(by_id.values()))
    elif candidate:
        topic = replace(topic, doubt=True)
    indicator = _indicator(scene, found) or topic.indicator
    topic = replace(topic, indicators=_indicators(scene, found) or topic.indicators)
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
