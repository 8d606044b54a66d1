"""Kinds of members: whether a number counts one, as a part of which whole."""

from __future__ import annotations

import regex

from extractor.patterns import pattern
from extractor.profile import Profile
from extractor.prose.bindings import opening_kind
from extractor.prose.clauses import clause_behind
from extractor.prose.count import NOTHING, TOTAL, Count, last_whole
from extractor.prose.cues import cues
from extractor.prose.having import (
    are_there,
    is_within,
    says_membership,
    speaks_of_having,
    speaks_of_members,
)
from extractor.prose.rules import rules
from extractor.prose.scene import Scene
from extractor.prose.shares import (
    is_base,
    is_definite,
    is_parted,
    is_target,
    opens,
    shared_before,
    splits,
)

_OF_THESE = pattern(r"\A\W*(?:van|onder|bij)\s+(?:die|deze)\s+", regex.IGNORECASE)
# "De 34 andere zijn ondernemingen".
_REST = pattern(r"\bde\s+\|\s+(?:andere|overige|resterende)\b", regex.IGNORECASE)
_AMONG = pattern(
    r"\s+(?:bij|onder|van|op|in|binnen)\s+(?:(?:de|zijn|haar|hun|die|een totaal van)\s+)?"
    r"(?:in totaal\s+)?"
)
_OF_ALL = pattern(
    r"\W*(?:en\s+|maar\s+)?(?:van|onder|uit|bij)\s+(?:(?:al|elk van)\s+)?"
    r"(?:de|haar|zijn|hun|alle|deze|die)\s+(?:\p{Ll}+\s+)?",
    regex.IGNORECASE,
)
_FOR = pattern(r"\W*voor\b", regex.IGNORECASE)
_MARK = pattern(r"[,;()]")


def of_kind(
    scene: Scene, kind: str, start: int, profile: Profile, topic: str | None, found: list[Count]
) -> Count:
    """A number that is told beside its kind is a part of a whole, or of the members spoken of."""
    whole = last_whole(found)
    if whole is not None:
        return Count(found[whole].indicator, kind, whole, own_noun=True)
    members = profile.indicators[0].id
    spoken = {n.value for n in (*scene.nouns, *scene.amounts) if n.dimension == "indicator"}
    # "Voor kmo's had FLAG er 12": what it had for them.
    beside = bool(_FOR.match(scene.text))
    end = start if beside else scene.quantities[len(found)].start
    # "Het aantal kmo's bij EUKA": those that it has.
    had = bool(rules().having.find(scene.text[:end]))
    counted = [t for t in scene.amounts if t.dimension == "segment"]
    amount = (had or bool(counted)) and bool(scene.names)
    which = (t for t in counted if scene.text[t.end : t.end + 1].isspace())
    amount = amount and not any(_says_which(scene, t.end, len(scene.text)) for t in which)
    of_members = speaks_of_members(scene) or spoken or topic == members or amount
    # "Inzake kmo's staat FLAG op 33".
    opened = bool(scene.names) and not beside and opening_kind(scene) is not None
    of_members = of_members or is_within(scene) or opened
    if spoken - {members} or not of_members:
        return NOTHING
    before = not scene.names_in(0, start)
    return Count(members, kind, of_before=before, own_noun=True)


def segment_of(
    scene: Scene,
    index: int,
    profile: Profile,
    found: list[Count],
    segment: str,
    topic: str | None,
) -> Count:
    """A kind of members: a part of a whole, or counted beside words that speak of members."""
    whole = last_whole(found)
    if whole is not None and not splits(scene, index) and _is_apart(scene, whole, index):
        whole = None
    if whole is not None:
        is_part = _is_part_of(scene, index, whole, found)
        indicator = found[whole].indicator
        return Count(indicator, segment, whole=whole, own_noun=True) if is_part else NOTHING
    members = profile.indicators[0].id
    first = next((c for c in reversed(found) if c.segment != TOTAL), None)
    if first and first.indicator and (first.of_before or first.own_noun):
        return Count(first.indicator, segment, of_before=first.of_before, own_noun=True)
    # "- 14 grote ondernemingen": an item goes on from what announced the list.
    taken_up = _takes_up(scene, index) or (scene.sentence.kind == "listed" and topic == members)
    if taken_up and not scene.names_in(0, scene.quantities[index].start):
        return Count(members, segment, of_before=True, own_noun=True)
    if _is_part_of_next(scene, index):
        return Count(members, segment, whole=index + 1, own_noun=True)
    # "Dat zijn 36 kmo's en 5 kennisinstellingen": of the members spoken of before.
    having = speaks_of_having(scene) or (topic == members and not scene.names)
    # "De overeenkomst verplichtte FLAG tot 12 grote ondernemingen en 45 kmo's".
    having = having or is_target(scene, index)
    several = _are_several(scene) and having and not _counts_more(scene, members)
    # "Vijf kennisinstellingen, meer zijn het niet, zijn lid van EUKA".
    joined = rules().joined.find(scene.text)
    if several or joined or _is_said_to_be_member(scene, index):
        return Count(members, segment, own_noun=True)
    return NOTHING


def _is_part_of(scene: Scene, index: int, whole: int, found: list[Count]) -> bool:
    """Whether a kind is told as a part of the whole before it."""
    beside = next((c for c in reversed(found) if c.segment != TOTAL), None)
    parted = splits(scene, index) or (beside is not None and beside.indicator is not None)
    parted = parted or shared_before(scene, index) or are_there(scene, index)
    parted = parted or rules().included.cover(_word_behind(scene, index))
    opened = opens(scene, whole, whole + 1) or opens(scene, whole, index)
    return parted or opened or _are_several(scene) or is_base(scene, whole)


def _takes_up(scene: Scene, index: int) -> bool:
    """Whether a kind is a part of what was told in a sentence before: "van die 52 zijn er 29
    kmo's"."""
    before = scene.quantities[index - 1] if index else None
    of_base = before is not None and not before.noun and is_base(scene, index - 1)
    definite = is_definite(scene, index) and not _which(scene, index)
    these = _OF_THESE.match(scene.text, 0, scene.quantities[index].start)
    of_these = these is not None and these.end() in _starts_of_groups(scene)
    return splits(scene, index) or of_base or definite or of_these


def _starts_of_groups(scene: Scene) -> set[int]:
    """Where nouns begin that take up those who were counted: "leden", "organisaties", "groep"."""
    groups = (*rules().joiners.find(scene.text), *rules().figures.find(scene.text))
    return {term.start for term in scene.nouns} | {start for start, _ in groups}


def _is_said_to_be_member(scene: Scene, index: int) -> bool:
    """Whether words around a kind say that it is a member: "respectievelijk 22 en 35 kmo's maken
    deel uit van ..." says it of both."""
    last, start = scene.group(index)[-1], scene.near_before(index)[0]
    end = scene.behind(last)[1]
    stop = _MARK.search(scene.text, scene.quantities[last].full_end, end)
    near = scene.text[start : stop.start() if stop else end]
    before = near[: scene.quantities[index].start - start]
    return bool(scene.subject_rules.memberships.find(near) or rules().having.find(before))


def told_behind(scene: Scene, index: int, profile: Profile, found: list[Count]) -> Count | None:
    """A part whose kind is told behind it: "vier daarvan zijn kmo's", "daarvan zijn er 9 kmo"."""
    quantity = scene.quantities[index]
    start, end = scene.behind(index)
    near = scene.text[scene.before(index)[0] : quantity.start] + " | " + scene.text[start:end][:12]
    whole = last_whole(found)
    of_base = whole is not None and is_base(scene, whole)
    if not (
        is_parted(scene, index)
        or of_base
        or of_all(scene, index)
        or rules().parts.find(near)
        or _REST.search(near)
    ):
        return None
    kinds = {n.value for n in scene.nouns if n.dimension == "segment" and start <= n.start < end}
    if len(kinds) != 1:
        return None
    indicator = profile.indicators[0].id if whole is None else found[whole].indicator
    return Count(indicator, kinds.pop(), whole, of_before=whole is None, own_noun=True)


def _word_behind(scene: Scene, index: int) -> str:
    return scene.text[scene.quantities[index].full_end :].strip().partition(" ")[0].strip(".,;:)")


def of_all(scene: Scene, index: int) -> bool:
    """Whether a number tells how many of all that were named right before it without a number:
    "van de leden van FLAG gingen er 22 in op de uitnodiging"."""
    start, number = scene.before(index)[0], scene.quantities[index].start
    before = (n for n in scene.nouns if n.dimension == "indicator" and start <= n.start < number)
    noun = next(before, None)
    if noun is None or not _OF_ALL.fullmatch(scene.text[start : noun.start]):
        return False
    clause = scene.text[start : scene.near_behind(index)[1]]
    come = any(c.measure != "reported" for c in cues(clause))
    # "Bij de leden werden er 68 genoteerd": that is how many there are.
    counted = scene.quantities[index].full_end + 1
    come = come or any(c.start == counted and not c.weak for c in cues(scene.text))
    return not (come or rules().remaining.find(clause))


def _is_apart(scene: Scene, whole: int, index: int) -> bool:
    """Whether a semicolon parts a number from a whole before it."""
    return ";" in scene.text[scene.quantities[whole].full_end : scene.quantities[index].start]


def _are_several(scene: Scene) -> bool:
    """Whether a sentence counts several kinds: "39 kmo's, 20 grote ondernemingen"."""
    nouns = [q.noun for q in scene.quantities if q.noun and q.noun.dimension == "segment"]
    return len({noun.value for noun in nouns}) > 1


def _which(scene: Scene, index: int) -> bool:
    """Whether a clause right behind a kind says which they are, and not that they are members: "de
    45 kmo's die bij MaaS aanklopten"."""
    return _says_which(scene, *scene.behind(index))


def _says_which(scene: Scene, start: int, end: int) -> bool:
    clause = clause_behind(scene.text, start, end)
    return bool(clause) and not says_membership(scene, clause)


def _is_part_of_next(scene: Scene, index: int) -> bool:
    """Whether a kind is told as a part of the members counted next: "9 kennisinstellingen bij de 68
    leden van EUKA"."""
    if index + 1 == len(scene.quantities):
        return False
    following = scene.quantities[index + 1]
    end = scene.quantities[index].full_end
    is_whole_behind = following.noun is not None and following.noun.dimension == "indicator"
    return is_whole_behind and bool(_AMONG.fullmatch(scene.text, end, following.start))


def _counts_more(scene: Scene, members: str) -> bool:
    """Whether a sentence speaks of something else that has kinds of members: an initiative."""
    kinds = {n.value for n in (*scene.nouns, *scene.amounts) if n.dimension == "indicator"}
    return bool(kinds - {members})
