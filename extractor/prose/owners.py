"""Whose each number is: the network named nearest in its clause, or the one last spoken of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import regex

from extractor.model import NetworkName
from extractor.prose.ellipsis import stands_alone
from extractor.prose.groups import group_behind, is_only, not_beside, together
from extractor.prose.measures import cues
from extractor.prose.names import NameSpan
from extractor.prose.rules import rules
from extractor.prose.scene import Scene

_LETTERS = regex.compile(r"\p{L}[\p{L}'’-]*")
CARRIED, PAIRED, OF_CLAUSE = "carried on", "paired in order", "of its clause"
_BRACKETED = regex.compile(r"\s*\(\s*(?:\p{L}+\s+){0,2}")
_OF = regex.compile(r"\s+(?:van|bij)\s+(?:het\s+|de\s+)?")
_INSET = regex.compile(r"\([^)]*\)")
_STOPS = regex.compile(r"[;:]")
_BEGINS = regex.compile(r"(?:[;:,)]|,?\sen)\s*\Z")
_LABEL = regex.compile(r"\s*(?:\([^)]*\))?\s*[:–-]")
# "FLAG, dat er 76 heeft": a clause about the name right before it.
_WHICH = regex.compile(r"\s*,\s*(?:dat|die|waar\p{Ll}*)\s[^,;:()]*")
_ER = regex.compile(r"\b(?:er|daarvan|hiervan|daaronder|waarvan)\b", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Topic:
    """What was last spoken of before a sentence: its networks, what was counted, and when.

    `order` are the measures of pairs of numbers, where they were told. `doubt` says that a name
    stood there that may be another network.
    """

    networks: tuple[NetworkName, ...] = ()
    indicator: str | None = None
    indicators: tuple[str, ...] = ()
    measure: str | None = None
    period: str | None = None
    heading: bool = False
    doubt: bool = False
    order: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Owner:
    """The networks a number belongs to, each of them; `sure` when nothing else could be meant.

    `rule` tells how they were found; `doubts` are why they may not be taken.
    """

    networks: tuple[NetworkName, ...] = ()
    spans: tuple[NameSpan, ...] = ()
    sure: bool = False
    rule: str = ""
    doubts: tuple[str, ...] = field(default=())


_UNPAIRED = Owner(doubts=("it stands beside numbers that are paired with networks",))


def owners(scene: Scene, topic: Topic) -> tuple[Owner, ...]:
    """For each number of a sentence the networks that it belongs to."""
    mapped = _respectively(scene, topic)
    if mapped:
        return tuple(
            (_by_ordinal(scene, index, topic) if own is _UNPAIRED else None) or own
            for index, own in enumerate(mapped)
        )
    trailing = _is_trailing(scene)
    found: list[Owner] = []
    for index in range(len(scene.quantities)):
        own = _by_ordinal(scene, index, topic) or _own(scene, index, topic, trailing)
        found.append(own or (found[-1] if found else _first(scene, topic, trailing)))
    for group in scene.series if trailing else ():
        for i in group:
            found[i] = found[group[-1]]
    return tuple(found)


def _is_trailing(scene: Scene) -> bool:
    """Whether names follow their numbers: "229 leden bij EUKA, 71 bij FLAG"."""
    if not (scene.quantities and scene.names):
        return False
    # "De drie grootste: EUKA met 224 leden": the first number that counts something.
    first = next((q for q in scene.quantities if q.noun), scene.quantities[0])
    return not not_beside(scene, scene.names_in(0, first.start))


def _first(scene: Scene, topic: Topic, trailing: bool) -> Owner:
    """The owner of the first number, where its own part names none: the first one named behind
    it, or the network last spoken of."""
    names = not_beside(scene, scene.names)
    if trailing and names and not topic.heading:
        stopped = bool(_STOPS.search(_INSET.sub("", scene.text[: names[0].start])))
        # "7 van de 10 gevraagde leden zijn er: dat is de balans van FLAG".
        if not stopped or (not topic.networks and is_only(names)):
            named = _named(scene, names[:1], topic, "named behind")
            return replace(named, sure=named.sure and is_only(names))
    return _carried(scene, 0, topic)


def _by_ordinal(scene: Scene, index: int, topic: Topic) -> Owner | None:
    """The first or the second of two networks: told before in the sentence, or in the one before
    it ("het eerste telt 38 leden")."""
    start, end = scene.before(index)
    named = [n for n in scene.names if n.kind != "taken_up"]
    known = tuple({n.network.id: n.network for n in named if n.network}.values())
    if any(n.kind == "candidate" or n.end > start for n in named):
        return None
    networks = known or (() if topic.doubt else topic.networks)
    if len(networks) != 2:
        return None
    for network, words in zip(networks, rules().ordinals, strict=True):
        for _, last in words.find(scene.text[start:end]):
            behind = start + last
            word = _LETTERS.match(scene.text, behind + 1, end)
            said = not word or word[0].lower() in rules().function_words
            # "Het eerste bracht er 14 voort".
            said = said or scene.text.startswith(" er ", word.end() if word else end)
            if said or any(s == behind + 1 for s, _ in scene.kinds):
                return Owner((network,), (), True, PAIRED)
    return None


def _own(scene: Scene, index: int, topic: Topic, trailing: bool) -> Owner | None:
    """The owner named in a number's own part of the sentence, None when none is."""
    if trailing:
        names = not_beside(scene, scene.names_in(*scene.behind(index)))
        near = scene.names_in(*scene.near_behind(index))
        before = scene.names_in(*scene.before(index)) if index else ()
        group = group_behind(scene, names)
        if len(group) > 1:
            return _several(scene, index, group, topic)
        if names and (near or not before[1:]):
            named = _named(scene, names[:1], topic, "named behind")
            return replace(named, sure=named.sure and (is_only(names) or bool(near)))
        if not before[1:]:
            # One name between two numbers is the first one's.
            return None
    names = not_beside(scene, scene.names_in(*scene.before(index)))
    if not names:
        return None
    listed = together(scene, names)
    if len(listed) > 1:
        return _several(scene, index, listed, topic)
    nearest = _named(scene, names[-1:], topic, "named before")
    between = scene.text[names[-1].end : scene.quantities[index].start]
    begins = names[-1].start <= 1 or _BEGINS.search(scene.text, 0, names[-1].start)
    opens = begins and _LABEL.match(between)
    # "EUKA 229 leden, FLAG 71 leden".
    whole = scene.quantities[index].noun or stands_alone(scene, index)
    listed_so = begins and not between.strip() and whole
    labelled = bool(opens or listed_so or _BRACKETED.fullmatch(between))
    relative = not labelled and bool(_WHICH.fullmatch(between))
    sure = nearest.sure and (is_only(names) or labelled or relative)
    rule = "labelled" if labelled else OF_CLAUSE if relative else nearest.rule
    if other := _of_another(scene, index, nearest):
        return Owner(nearest.networks, nearest.spans, False, rule, (*nearest.doubts, other))
    return Owner(nearest.networks, nearest.spans, sure, rule, nearest.doubts)


def _of_another(scene: Scene, index: int, owner: Owner) -> str:
    """Why a number is not its owner's: it counts what another network has, "12 leden van FLAG"."""
    end = scene.quantities[index].full_end
    for name in scene.names_in(*scene.behind(index)):
        if (
            name.network
            and name.network not in owner.networks
            and _OF.fullmatch(scene.text, end, name.start)
        ):
            return f"it may be of {name.network.name}"
    return ""


def _named(scene: Scene, names: Sequence[NameSpan], topic: Topic, rule: str) -> Owner:
    networks, doubts = [], []
    for name in names:
        if name.network:
            networks.append(name.network)
            before = scene.text[: name.start].rstrip()
            if any(end == len(before) for _, end in rules().examples.find(before)):
                doubts.append(f"{name.network.name} is named as an example")
        elif name.kind == "candidate":
            written = scene.text[name.start : name.end]
            doubts.append(f"{written!r} is no network that the profile or a table names")
        else:
            meant = _spoken_of(scene, name, topic)
            networks += meant
            if len(meant) != 1:
                doubts.append("it is not certain which network is taken up")
    return Owner(tuple(networks), tuple(names), not doubts, rule, tuple(doubts))


def _spoken_of(scene: Scene, name: NameSpan, topic: Topic) -> tuple[NetworkName, ...]:
    """What a phrase takes up: the one network named before it in its sentence, else the topic."""
    before = {n.network.id: n.network for n in scene.names if n.network and n.end <= name.start}
    if before:
        return tuple(before.values())
    return () if topic.doubt else topic.networks


def _several(scene: Scene, index: int, names: tuple[NameSpan, ...], topic: Topic) -> Owner:
    """A number of several networks: of each of them where it says so."""
    named = _named(scene, names, topic, "each of several")
    start, _ = scene.before(index)
    around = scene.text[start : scene.behind(index)[1]]
    if rules().each.find(around):
        return named
    reason = "several networks are named, and it is not said that it holds for each"
    return Owner(named.networks, names, False, named.rule, (*named.doubts, reason))


def _respectively(scene: Scene, topic: Topic) -> tuple[Owner, ...] | None:
    """Names and numbers in two lists of one length, paired in their order."""
    groups = [group for group in scene.series if len(group) > 1]
    if not groups or not (rules().respectively.find(scene.text) or len(groups) == 1):
        return None
    respectively = bool(rules().respectively.find(scene.text))
    if respectively and not scene.names and not topic.doubt:
        # "Bereikt werden respectievelijk 229 en 71 leden": of the networks told before.
        listed_before = [Owner((n,), (), True, PAIRED) for n in topic.networks]
        if len(listed_before) > 1 and all(len(g) == len(listed_before) for g in groups):
            of_each = {i: o for g in groups for i, o in zip(g, listed_before, strict=True)}
            return tuple(of_each.get(i, _UNPAIRED) for i in range(len(scene.quantities)))
    first = scene.quantities[groups[0][0]]
    names = [n for n in scene.names if n.end <= first.start] or [
        n for n in scene.names if n.start >= scene.quantities[groups[0][-1]].full_end
    ]
    listed = together(scene, names) if names else ()
    if len(listed) < 2 or any(len(group) != len(listed) for group in groups):
        return None
    if not any(n.kind == "known" for n in listed):
        return None
    paired: dict[int, Owner] = {}
    for group in groups:
        for index, name in zip(group, listed, strict=True):
            own = _named(scene, [name], topic, PAIRED)
            paired[index] = own
    return tuple(paired.get(i, _UNPAIRED) for i in range(len(scene.quantities)))


def _carried(scene: Scene, index: int, topic: Topic) -> Owner:
    """The networks last spoken of, where the sentence takes them up without a name."""
    if not topic.networks:
        return Owner(rule="", doubts=("no network governs it",))
    start = scene.quantities[index].start
    before = scene.text[:start]
    several = len(topic.networks) > 1
    if several:
        if rules().both.find(before) and len(topic.networks) == 2:
            return Owner(topic.networks, (), not topic.doubt, "both taken up")
        return Owner(topic.networks, rule="taken up", doubts=("several networks were spoken of",))
    amount = any(a.end <= start for a in scene.amounts) or _is_labelled(scene, start)
    if topic.heading or amount or _ER.search(before) or _starts_bare(scene, start):
        doubts = ("another name was spoken of before it",) if topic.doubt else ()
        return Owner(
            topic.networks, (), not doubts, "heading" if topic.heading else CARRIED, doubts
        )
    # Only the parse can tell whether the sentence has another subject.
    reason = ("another name was spoken of before it",) if topic.doubt else ()
    return Owner(topic.networks, rule=CARRIED, doubts=reason)


def _is_labelled(scene: Scene, start: int) -> bool:
    """Whether a number stands behind a colon and a label that begins with what is counted:
    "Samenwerkingen bij afsluiting: 11"."""
    before = scene.text[:start].rstrip()
    first = [n for n in (*scene.nouns, *scene.amounts) if not n.start]
    return before.endswith(":") and bool(first or any(not c.start for c in cues(scene.text)))


def _starts_bare(scene: Scene, start: int) -> bool:
    """Whether nothing before a number could be another subject: cue words and pronouns only."""
    known = [(p.start, p.end) for p in scene.periods]
    known += [(n.start, n.end) for n in scene.nouns] + rules().bare.find(scene.text)
    return all(
        any(first <= word.start() < last for first, last in known)
        for word in _LETTERS.finditer(scene.text, 0, start)
    )
