"""Whose each number is: the network named nearest in its clause, or the one last spoken of."""

from __future__ import annotations

from dataclasses import replace

import regex

from extractor.notation.hedges import HEDGE
from extractor.patterns import pattern
from extractor.prose.against import pattern_against
from extractor.prose.carried import carried
from extractor.prose.clauses import WHICH
from extractor.prose.cues import cues
from extractor.prose.ellipsis import has_er, stands_alone
from extractor.prose.groups import group_behind, is_only, not_beside, together
from extractor.prose.names import NameSpan
from extractor.prose.ordinals import by_ordinal
from extractor.prose.owner import OF_CLAUSE, Owner, Topic, owner_named
from extractor.prose.paired import UNPAIRED, in_order, respectively_of
from extractor.prose.rules import rules
from extractor.prose.scene import Scene
from extractor.prose.shares import is_base, is_target

_BRACKETED = pattern(r"\s*\(\s*(?:\p{L}+\s+){0,2}")
_IN_BRACKET = pattern(r"\s*\(")
_OF = pattern(r"\s+(?:van|bij)\s+(?:het\s+|de\s+)?")
_AGAINST = r"(?:^|\s){against}\s+(?:\p{Ll}+\s+)?\Z"
_INSET = pattern(r"\([^)]*\)")
_STOPS = pattern(r"[;:]")
_BEGINS = pattern(r"(?:[;:,)]|,?\sen)\s*\Z")
_HAVING = pattern(
    rf"\s+met\s+(?:(?:al|zijn|haar|slechts|amper|maar|liefst|er)\s+)?(?:{HEDGE}\s+)?",
    regex.IGNORECASE,
)
_LABEL = pattern(r"\s*(?:\([^)]*\))?\s*[:–-]")
# "FLAG, dat er 76 heeft": a clause about the name right before it.
_WHICH = pattern(rf"\s*,\s*{WHICH}\s[^,;:()]*")

# "Dan volgen FLAG, met 13, en B-hive, met 9".
_WITH = pattern(r"\s*,\s*met\s+(?:\p{Ll}+\s+){0,2}")


def owners(scene: Scene, topic: Topic) -> tuple[Owner, ...]:
    """For each number of a sentence the networks that it belongs to."""
    mapped = respectively_of(scene, topic)
    if mapped:
        return tuple(
            (by_ordinal(scene, index, topic) if own is UNPAIRED else None) or own
            for index, own in enumerate(mapped)
        )
    trailing = _is_trailing(scene)
    found: list[Owner] = []
    for index in range(len(scene.quantities)):
        own = by_ordinal(scene, index, topic) or _own(scene, index, topic, trailing)
        found.append(own or (found[-1] if found else _first(scene, topic, trailing)))
    for group in scene.series if trailing else ():
        for i in group:
            found[i] = found[group[-1]]
    for group in scene.series:
        for i, own in zip(group, in_order(scene, group), strict=False):
            found[i] = own
    return tuple(found)


def _is_trailing(scene: Scene) -> bool:
    """Whether names follow their numbers: "229 leden bij EUKA, 71 bij FLAG"."""
    if not (scene.quantities and scene.names):
        return False
    if _are_labelled(scene):
        return False
    # "De drie grootste: EUKA met 224 leden": the first number that counts something.
    # "Zowel kmo's (27) als grote bedrijven (11) zijn lid van EUKA, dat 38 leden telt".
    first = next(
        (q for q in scene.quantities if q.noun or _tells_kind(scene, q.start)), scene.quantities[0]
    )
    return not not_beside(scene, scene.names_in(0, first.start))


def _is_label(scene: Scene, end: int, index: int) -> bool:
    return bool(_IN_BRACKET.fullmatch(scene.text, end, scene.quantities[index].start))


def _are_labelled(scene: Scene) -> bool:
    """Whether a list of names behind the first number gives each its own: "... meer dan tien
    initiatieven: B-hive (14), EUKA (12) en FLAG (11)"."""
    known = [name for name in scene.names if name.kind == "known"]
    labelled = [
        i
        for i, q in enumerate(scene.quantities)
        if any(_BRACKETED.fullmatch(scene.text, name.end, q.start) for name in known)
    ]
    return len(labelled) > 1 and len(labelled) == len(known) == len(scene.quantities) - 1


def _is_met(scene: Scene) -> bool:
    """Whether the first number is a target that those named behind it reached: "het minimum van 30
    leden werd gehaald door FLAG (41) en MaaS (33)"."""
    end = scene.quantities[1].start
    came = any(c.measure == "achieved" for c in cues(scene.text[:end]))
    return came and scene.quantities[0].qualifier == "exact" and is_target(scene, 0)


def _tells_kind(scene: Scene, start: int) -> bool:
    """Whether a number stands in a bracket right behind the kind that it counts."""
    kinds = (t for t in scene.nouns if t.dimension == "segment" and t.end <= start)
    return any(_BRACKETED.fullmatch(scene.text, kind.end, start) for kind in kinds)


def _first(scene: Scene, topic: Topic, trailing: bool) -> Owner:
    """The owner of the first number, where its own part names none: the first one named behind
    it, or the network last spoken of."""
    names = not_beside(scene, scene.names)
    if _are_labelled(scene):
        if _is_met(scene):
            return owner_named(scene, names, topic, "each of several")
        return Owner(doubts=("it is told of several networks",))
    if trailing and names and not topic.heading:
        stopped = bool(_STOPS.search(_INSET.sub("", scene.text[: names[0].start])))
        # "7 van de 10 gevraagde leden zijn er: dat is de balans van FLAG".
        if not stopped or (not topic.networks and is_only(names)):
            named = owner_named(scene, names[:1], topic, "named behind")
            return replace(named, sure=named.sure and is_only(names))
    if names and not topic.networks and is_only(names) and has_er(scene, 0):
        # "Het hadden er 24 moeten zijn, maar FLAG bracht er 18 samen".
        return owner_named(scene, names[:1], topic, "named behind")
    if names and not topic.networks and is_only(names) and is_base(scene, 0):
        # "Op een ledenbestand van 61 telt EUKA 8 kennisinstellingen".
        return owner_named(scene, names[:1], topic, "named behind")
    return carried(scene, 0, topic)


def _own(scene: Scene, index: int, topic: Topic, trailing: bool) -> Owner | None:
    """The owner named in a number's own part of the sentence, None when none is."""
    if label := next(
        (n for n in scene.names_in(*scene.before(index)) if _is_label(scene, n.end, index)), None
    ):
        # "Met 66 leden laat EUKA onder meer MaaS (47) en Space 4.0 (46) achter zich".
        return owner_named(scene, [label], topic, "labelled")
    if trailing and not _is_right_before(scene, index):
        names = not_beside(scene, scene.names_in(*scene.behind(index)))
        near = scene.names_in(*scene.near_behind(index))
        before = scene.names_in(*scene.before(index)) if index else ()
        group = group_behind(scene, names)
        if len(group) > 1:
            return _several(scene, index, group, topic)
        if names and (near or not before[1:]):
            named = owner_named(scene, names[:1], topic, "named behind")
            return replace(named, sure=named.sure and (is_only(names) or bool(near)))
        if not before[1:]:
            # One name between two numbers is the first one's.
            return None
    names = not_beside(scene, scene.names_in(*scene.before(index)))
    if not names:
        behind = scene.names_in(*scene.behind(index))[:1]
        end = scene.quantities[index].full_end
        opposed = pattern_against(_AGAINST).search(scene.text, 0, scene.quantities[index].start)
        if behind and opposed and _OF.fullmatch(scene.text, end, behind[0].start):
            # "9, tegenover 5 bij FLAG".
            return owner_named(scene, behind, topic, OF_CLAUSE)
        return None
    listed = together(scene, names)
    if len(listed) > 1:
        return _several(scene, index, listed, topic)
    nearest = owner_named(scene, names[-1:], topic, "named before")
    between = scene.text[names[-1].end : scene.quantities[index].start]
    begins = names[-1].start <= 1 or _BEGINS.search(scene.text, 0, names[-1].start)
    opens = begins and _LABEL.match(between)
    # "EUKA 229 leden, FLAG 71 leden".
    whole = scene.quantities[index].noun or stands_alone(scene, index)
    listed_so = begins and not between.strip() and whole
    labelled = bool(opens or listed_so or _BRACKETED.fullmatch(between))
    labelled = labelled or _is_right_before(scene, index)
    relative = not labelled and bool(_WHICH.fullmatch(between) or _WITH.fullmatch(between))
    sure = nearest.sure and (is_only(names) or labelled or relative)
    rule = "labelled" if labelled else OF_CLAUSE if relative else nearest.rule
    if other := _of_another(scene, index, nearest):
        return Owner(nearest.networks, nearest.spans, False, rule, (*nearest.doubts, other))
    return Owner(nearest.networks, nearest.spans, sure, rule, nearest.doubts)


def _is_right_before(scene: Scene, index: int) -> bool:
    """Whether a name has the number behind it, wherever it stands: "gevolgd door FLAG met 25"."""
    start = scene.quantities[index].start
    names = scene.names_in(*scene.before(index))[-1:] if index else ()
    return any(_HAVING.fullmatch(scene.text, name.end, start) for name in names)


def _of_another(scene: Scene, index: int, owner: Owner) -> str:
    """Why a number is not its owner's: it counts what another network has, "12 leden van FLAG"."""
    end = scene.quantities[index].full_end
    for name in scene.names_in(*scene.behind(index)):
        other = name.kind != "taken_up" and name.network not in owner.networks
        if other and _OF.fullmatch(scene.text, end, name.start):
            return f"it may be of {scene.text[name.start : name.end]}"
    return ""


def _several(scene: Scene, index: int, names: tuple[NameSpan, ...], topic: Topic) -> Owner:
    """A number of several networks: of each of them where it says so."""
    named = owner_named(scene, names, topic, "each of several")
    start, _ = scene.before(index)
    around = scene.text[start : scene.behind(index)[1]]
    if rules().each.find(around):
        return named
    reason = "several networks are named, and it is not said that it holds for each"
    return Owner(named.networks, names, False, named.rule, (*named.doubts, reason))
