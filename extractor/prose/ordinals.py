"""Networks and figures that are taken up by their order: "de eerste", "het laatstgenoemde"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import regex

from extractor.model import NetworkName
from extractor.patterns import pattern
from extractor.profile import Profile
from extractor.profile.lexicon import Term
from extractor.prose.count import TOTAL, Count
from extractor.prose.cues import cues
from extractor.prose.groups import together
from extractor.prose.owner import PAIRED, Figure, Owner, Topic
from extractor.prose.rules import rules
from extractor.prose.scene import Scene

_WORD = pattern(r"\s+(\p{L}[\p{L}'’-]*)")
_ATTACHED = pattern(r"\s+(?:voor|bij|van|in|binnen)\s+", regex.IGNORECASE)
_SEVERAL = pattern(r"\s+(twee|drie|vier)\b", regex.IGNORECASE)
_REST = pattern(r"de andere", regex.IGNORECASE)
_HOW_MANY = {"twee": 2, "drie": 3, "vier": 4}
_UNCERTAIN = Owner(doubts=("it is not certain which of several networks is meant",))


@dataclass(frozen=True, slots=True)
class Ordinal:
    """Words at [start, end) that take up some of several by their order, those of `places`.

    `of` is what they say that they are of: "network", "figure", or "" where they do not say.
    """

    start: int
    end: int
    places: slice
    of: str = ""


def ordinals(scene: Scene) -> tuple[Ordinal, ...]:
    """The words of a sentence that take up something by its order: "het eerste telt er 38", and
    not "het eerste jaar"."""
    found: list[Ordinal] = []
    for places, words in (*enumerate(rules().ordinals), (-1, rules().last_of)):
        for start, end in words.find(scene.text):
            chosen = slice(places, places + 1 or None)
            if _REST.fullmatch(scene.text, start, end) and _starts_number(scene, end + 1):
                # "De andere 8": all that are left, and no network.
                continue
            if several := _SEVERAL.match(scene.text, end):
                many = _HOW_MANY[several[1].lower()]
                # "De andere twee": all but the first.
                chosen = slice(-many, None) if places else slice(0, many)
                end = several.end()
            of = _said_of(scene, end)
            if of is not None:
                found.append(Ordinal(start, of[0], chosen, of[1]))
    return tuple(sorted(found, key=lambda o: o.start))


def _starts_number(scene: Scene, place: int) -> bool:
    return any(quantity.start == place for quantity in scene.quantities)


def _said_of(scene: Scene, end: int) -> tuple[int, str] | None:
    """The end of an ordinal that ends there, its noun included, and what it is of; None where it
    belongs to a noun of something else."""
    word = _WORD.match(scene.text, end)
    if word is None:
        return end, ""
    for of, spans in (
        ("network", scene.kinds),
        ("figure", rules().figures.find(scene.text)),
    ):
        for start, last in spans:
            if start == word.start(1):
                return last, of
    written = word[1].lower()
    known = written in rules().function_words or rules().implied.cover(written)
    known = known or rules().before_numbers.cover(written)
    known = known or any(cue.start == word.start(1) for cue in cues(scene.text))
    # "Het eerste bracht er 14 voort".
    return (end, "") if known or scene.text.startswith(" er ", word.end()) else None


def _at(scene: Scene, index: int) -> Ordinal | None:
    """The ordinal that a number is told of: right behind it, else the last one before it."""
    found = ordinals(scene)
    group = scene.group(index)
    if any(_is_attached(scene, o) for o in found):
        # "66 voor het eerste, 39 voor het tweede".
        end = scene.quantities[group[-1]].full_end
        return next((o for o in found if _ATTACHED.fullmatch(scene.text, end, o.start)), None)
    start, end = scene.before(index)[0], scene.quantities[index].start
    own = [o for o in found if start <= o.start and o.end <= end]
    return own[-1] if own and not scene.names_in(own[-1].end, end) else None


def _is_attached(scene: Scene, ordinal: Ordinal) -> bool:
    ends = (q.full_end for q in scene.quantities)
    return any(_ATTACHED.fullmatch(scene.text, end, ordinal.start) for end in ends)


def by_ordinal(scene: Scene, index: int, topic: Topic) -> Owner | None:
    """The first, the second or the last of some networks: told before in the sentence, or in those
    before it ("het eerste telt 38 leden")."""
    ordinal = _at(scene, index)
    if ordinal is None or ordinal.of == "figure":
        return None
    networks = _to_choose(scene, ordinal, topic)
    chosen = networks[ordinal.places] if _fits(ordinal, len(networks)) else ()
    if chosen:
        return Owner(chosen, (), True, PAIRED)
    return _UNCERTAIN if ordinal.of == "network" and not scene.names else None


def _fits(ordinal: Ordinal, count: int) -> bool:
    """Whether all that is taken up is among so many."""
    first, last = ordinal.places.start, ordinal.places.stop
    return count > 1 and max(last or 0, -first) <= count


def _to_choose(scene: Scene, ordinal: Ordinal, topic: Topic) -> tuple[NetworkName, ...]:
    """The networks of which one is taken up."""
    named = [n for n in scene.names if n.kind != "taken_up"]
    before = [n for n in named if n.end <= ordinal.start]
    if any(n.kind == "candidate" for n in named):
        return ()
    known = {n.network.id: n.network for n in before if n.network}
    apart = len(together(scene, before)) < len(before) if before else False
    if apart and not any(q.start < ordinal.start for q in scene.quantities):
        # "FLAG is na EUKA de tweede met 71 leden".
        return ()
    if known:
        return tuple(known.values()) if len(known) > 1 else ()
    return () if topic.doubt else topic.to_choose


def figures_by_order(
    scene: Scene, counted: Sequence[Count], topic: Topic, profile: Profile
) -> tuple[tuple[Count, ...], frozenset[int]]:
    """What the numbers of a sentence count, where it is told by the order of the figures that the
    sentence before spoke of ("het eerste lukte niet (52), het tweede wel (13)"), and which."""
    known = {n.network.id if n.network else "" for n in scene.names if n.kind != "taken_up"}
    networks = known or {network.id for network in topic.networks}
    told_of = figures_before(scene, profile) or (() if known else topic.figures)
    if len(networks) != 1 or "" in networks or len(told_of) < 2:
        return tuple(counted), frozenset()
    found = list(counted)
    chosen = dict(_chosen(scene, told_of)) or _respectively(scene, told_of)
    for index, figure in chosen.items():
        found[index] = Count(*figure, of_before=not known, own_noun=True)
    return tuple(found), frozenset(chosen)


def figures_of(terms: Iterable[Term], profile: Profile) -> tuple[Figure, ...]:
    """The figures of one network that some terms name, in their order: kinds of members where
    there are several, else indicators, and one kind behind them."""
    ordered = sorted(terms, key=lambda term: term.start)
    kinds = tuple(dict.fromkeys(t.value for t in ordered if t.dimension == "segment"))
    members = profile.indicators[0].id
    if len(kinds) > 1:
        return tuple((members, kind) for kind in kinds)
    named = dict.fromkeys(t.value for t in ordered if t.dimension == "indicator")
    own = tuple((indicator, TOTAL) for indicator in named)
    return (*own, *((own[0][0], kind) for kind in kinds)) if own else ()


def figures_before(scene: Scene, profile: Profile) -> tuple[Figure, ...]:
    """The figures that a sentence itself names before the first ordinal, none of them counted."""
    first = next((o.start for o in ordinals(scene)), 0)
    counted = [quantity.noun for quantity in scene.quantities]
    terms = [t for t in (*scene.nouns, *scene.amounts) if t.end <= first and t not in counted]
    return figures_of(terms, profile)


def _respectively(scene: Scene, figures: Sequence[Figure]) -> dict[int, Figure]:
    """Numbers in one breath that are told in the order of the figures spoken of before."""
    if scene.nouns or scene.amounts or not rules().respectively.find(scene.text):
        return {}
    groups = [g for g in scene.series if len(g) == len(figures) > 1]
    return dict(zip(groups[0], figures, strict=True)) if len(groups) == 1 else {}


def _chosen(scene: Scene, figures: Sequence[Figure]) -> Iterator[tuple[int, Figure]]:
    for index, quantity in enumerate(scene.quantities):
        ordinal = _at(scene, index)
        if ordinal is None or ordinal.of == "network" or quantity.noun or quantity.percent:
            continue
        own = figures[ordinal.places] if _fits(ordinal, len(figures)) else ()
        if len(own) == 1:
            yield index, own[0]
