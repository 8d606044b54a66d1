"""The numbers of a sentence as its cues read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from extractor.notation.hedges import HEDGE
from extractor.patterns import pattern
from extractor.profile import Profile
from extractor.profile.lexicon import Term
from extractor.prose.candidate import Candidate
from extractor.prose.comparisons import risen, set_against
from extractor.prose.count import TOTAL, Count
from extractor.prose.counts import counts
from extractor.prose.ellipsis import has_er
from extractor.prose.extent import acted_on, narrowed_by, of_another, of_some
from extractor.prose.measures import told
from extractor.prose.moments import Moment, carried_moment, moments
from extractor.prose.nounless import of_same_kind
from extractor.prose.orders import order_of, ordered
from extractor.prose.ordinals import figures_by_order
from extractor.prose.owner import CARRIED, PAIRED, Owner, Topic
from extractor.prose.owners import owners
from extractor.prose.rivals import overtaken, settled
from extractor.prose.rules import rules
from extractor.prose.scene import Scene
from extractor.prose.shares import is_base, is_target, splits
from extractor.prose.sources import said_by_others
from extractor.prose.sums import Whole, summed
from extractor.prose.told import Told
from extractor.prose.vetoes import vetoes

_AND = pattern(r",?\s+(?:en|of|en/of)\s+(?:\p{Ll}+\s+)?")
_JOINED = pattern(
    rf"\s*,?\s*(?:en|of|waaronder|onder wie|waarvan)?\s+(?:{HEDGE}\s+)?", regex.IGNORECASE
)
# So many words may stand between a verb of having and the number.
_FEW = 2
# "Het eerste doel werd met 13 niet gehaald, het tweede met 47 wel".
_OF_A_TARGET = pattern(
    r"\bhet\s+(?:eerste|tweede|derde)\s+(?:\p{L}*doel\b|streef\p{L}+|target\b)", regex.IGNORECASE
)
_PLUS = pattern(r"(?<!\S)\+\s?\Z")
# What a number is by itself, whatever the next one is.
_OF_ONE = ("baseline", "negated")


def candidates(
    scene: Scene, topic: Topic, profile: Profile, whole: Whole | None = None
) -> tuple[Candidate, ...]:
    """The numbers of a sentence that count what the profile counts, as the cues read them, after
    what was last spoken of and the total last told."""
    if not scene.quantities:
        return ()
    kinds = [kind for kind, _ in topic.kinds]
    counted: Sequence[Count] = counts(scene, profile, topic.indicator, topic.indicators, kinds)
    counted, in_order = figures_by_order(scene, counted, topic, profile)
    owned, timed = owners(scene, topic), moments(scene)
    order = order_of(scene) or topic.order
    counted, measured = ordered(scene, counted, told(scene), order, against=topic.against)
    found: list[Candidate] = []
    for index, count in enumerate(counted):
        if count.indicator is None:
            continue
        count = of_same_kind(scene, index, count, topic)
        owner, measure = owned[index], measured[index]
        if count.of_before and not owner.spans and len(topic.networks) == 1 and not topic.doubt:
            owner = Owner(topic.networks, (), True, CARRIED)
        if count.whole is not None and not owner.spans:
            owner = owned[count.whole]
        if not measure.told:
            goes_on = scene.sentence.kind == "listed" or count.of_before or topic.asked
            spoken_of = topic.measure if goes_on and index not in in_order else None
            if spoken_of:
                measure = Told(spoken_of)
            elif count.segment != TOTAL:
                measure = replace(measure, told=_is_had_as_part(scene, index, found))
        moment = timed[index]
        if moment == Moment() or moment.relative:
            moment = carried_moment(scene, index, topic, moment, count)
        found.append(Candidate(scene, index, count, owner, measure, moment))
    against = set_against(settled(risen(summed(found, whole))))
    added = sum(value for _, value in topic.kinds) if len(kinds) > 1 else None
    return tuple(
        overtaken(list(_with_kinds([_doubted(c, added, c.index in in_order) for c in against])))
    )


def _is_had_as_part(scene: Scene, index: int, before: Sequence[Candidate]) -> bool:
    """Whether a kind is had since it is a part of a whole, where no word tells that it is: "de
    leden van EUKA vallen uiteen in 9 bedrijven en 12 kennisinstellingen"."""
    beside = bool(before) and before[-1].count.segment != TOTAL
    return splits(scene, index) or (beside and before[-1].told.told)


def _with_kinds(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The numbers of a sentence, those that a word before serves of the kind of the one before.

    "EUKA verwelkomde 5 nieuwe leden, FLAG 2": both are changes.
    """
    kind = ""
    for place, c in enumerate(found):
        goes_on = c.told.inherited and not c.count.own_noun and not c.kind
        goes_on = goes_on or (not c.kind and bool(place) and _is_joined(found[place - 1], c))
        yield replace(c, kind=kind) if goes_on and kind else c
        # "Samen 84 leden, respectievelijk 30 en 54": those are no sums.
        paired = c.kind == "sum" and any(other.owner.rule == PAIRED for other in found)
        own = "" if c.kind in _OF_ONE or paired else c.kind
        kind = own or (kind if goes_on else "")


def _is_joined(first: Candidate, last: Candidate) -> bool:
    """Whether nothing but "en" stands between two numbers and what they count: "in het bestuur
    zetelen 9 bedrijven en 2 kennisinstellingen"."""
    one, other = first.scene.quantities[first.index], last.scene.quantities[last.index]
    return bool(_JOINED.fullmatch(first.scene.text, one.full_end, other.start))


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


def _doubted(c: Candidate, parts: int | None, in_order: bool) -> Candidate:
    """The candidate with what speaks against it: words that make it no figure, or doubts.

    `parts` is what the kinds of members counted before it add up to; `in_order` says that what it
    counts is told by its order ("het eerste doel").
    """
    if c.kind:
        return c
    if kind := _no_figure(c, parts):
        return replace(c, kind=kind)
    return replace(c, doubts=(*c.owner.doubts, *_doubts(c, in_order)))


def _no_figure(c: Candidate, parts: int | None) -> str:
    """What the words around a number make of it instead of a figure, "" where nothing."""
    quantity, scene = c.scene.quantities[c.index], c.scene
    if scene.text.rstrip().endswith("?"):
        return "question"
    bound = quantity.qualifier in ("at_least", "at_most") and not _is_had(scene, c.index)
    alone = c.count.segment != TOTAL and c.count.whole is None and not c.count.of_before
    if bound and alone and c.told.measure != "target":
        # "Initiatieven van minstens 3 ondernemingen".
        return "threshold"
    for kind in vetoes(scene, c.index, c.told):
        is_sum_of_parts = kind == "sum" and quantity.value == parts
        if not is_sum_of_parts and not (kind == "change" and _is_of_asked(scene, c.index)):
            return kind
    if quantity.negated:
        return "negated"
    return "change" if _PLUS.search(scene.text, 0, quantity.start) else ""


def _doubts(c: Candidate, in_order: bool) -> Iterator[str]:
    """Why a number may not be taken, but for whose it is."""
    quantity, scene = c.scene.quantities[c.index], c.scene
    if said_by_others(scene, c.index):
        yield "it is what somebody else says"
    if other := of_another(scene, c.index, c.owner):
        yield other
    if some := of_some(scene, c.index):
        yield some
    if _OF_A_TARGET.search(scene.text) and not quantity.noun and not in_order:
        yield "it is not certain which target is spoken of"
    if c.moment.doubt:
        yield "it is not certain for which of several moments it holds"
    if quantity.value is None:
        yield "it is no single value"
    elif not quantity.percent and (not isinstance(quantity.value, int) or quantity.value < 0):
        yield "a count is a whole number"
    if quantity.noun and _other_kind(scene, quantity.noun):
        yield "several kinds are counted together"
    if quantity.between:
        yield f"only some are counted: {quantity.between!r}"
    if only := narrowed_by(scene, c.index) or acted_on(scene, c.index):
        yield f"only some are counted: {only!r}"


def _is_of_asked(scene: Scene, index: int) -> bool:
    """Whether a number is what came of those that were asked: "van de 60 leden die FLAG moest
    aantrekken, zijn er 58 toegetreden"; that is no change."""
    if not index or scene.quantities[index].noun or not has_er(scene, index):
        return False
    return is_base(scene, index - 1) and is_target(scene, index - 1)


def _is_had(scene: Scene, index: int) -> bool:
    """Whether a clause says that somebody has what a number counts: "telt hoogstens 5
    kennisinstellingen", and not "initiatieven van minstens 3 ondernemingen"."""
    start, end = scene.clause(index)
    if rules().joined.find(scene.text[start:end]):
        return True
    near = scene.text[start : scene.quantities[index].start]
    had = rules().having.find(near)
    return bool(had) and len(near[had[-1][1] :].split()) <= _FEW


def _other_kind(scene: Scene, noun: Term) -> bool:
    """Whether another kind is counted with a noun: "34 bedrijven en kennisinstellingen"."""
    counted = [q.noun for q in scene.quantities]
    if noun.dimension == "segment" and any(
        _AND.fullmatch(scene.text, noun.end, start)
        for start, _ in rules().unsorted.find(scene.text)
    ):
        return True
    behind = (t for t in scene.nouns if _AND.fullmatch(scene.text, noun.end, t.start))
    return noun.dimension == "segment" and any(
        t.dimension == "segment" and t not in counted for t in behind
    )
