"""What a number without a noun counts: what was counted last, by the words right before it."""

from __future__ import annotations

from dataclasses import replace

import regex

from extractor.patterns import pattern
from extractor.profile import Profile
from extractor.profile.lexicon import Term
from extractor.prose.count import NOTHING, SHARE, TOTAL, Count, last_whole
from extractor.prose.cues import compares, cues
from extractor.prose.ellipsis import has_er, name_of, opens_sentence, takes_up
from extractor.prose.having import speaks_of_members
from extractor.prose.owner import Topic
from extractor.prose.rules import rules
from extractor.prose.scene import Scene
from extractor.prose.shares import is_set_against, shared_before

# "EUKA de meeste leden (99), FLAG de minste (24)".
_FEW_WORDS = pattern(r"(?:\s+\p{Ll}+){0,2}")
_TOTAL = pattern(r"\btotaal(?:\s+van)?\s+\Z", regex.IGNORECASE)
_MOST = pattern(r"\b(?:de|het)\s+\p{Ll}+ste\Z")


def in_bracket(
    scene: Scene,
    index: int,
    profile: Profile,
    found: list[Count],
    bracket: int,
    topic: str | None,
) -> Count:
    """A bare number that opens a bracket is told by the words right before it: a name, a cue, what
    is counted. Else it may be anything."""
    segment = next((n for n in scene.nouns if n.end == bracket and n.dimension == "segment"), None)
    whole = last_whole(found)
    if segment and whole is not None:
        return Count(found[whole].indicator, segment.value, whole)
    if segment:
        beside = next((c for c in reversed(found) if c.segment != TOTAL and c.indicator), None)
        members = profile.indicators[0].id if speaks_of_members(scene) or beside else None
        return Count(members, segment.value, own_noun=True) if members else NOTHING
    counted = next((n for n in (*scene.nouns, *scene.amounts) if n.end == bracket), None)
    if counted and counted.dimension == "indicator":
        return Count(counted.value, own_noun=True)
    ends = {term.end for term in (*scene.amounts, *scene.nouns)}
    ends |= {name.end for name in scene.names} | {period.end for period in scene.periods}
    ends |= {cue.end for cue in cues(scene.text)}
    if is_set_against(scene, index) and (spoken := _nearest(scene, bracket)):
        # "... het doel voor de leden niet (37 tegenover 54)".
        return Count(spoken)
    closing = scene.text.find(")", bracket)
    inside = cues(scene.text[bracket : closing if closing >= 0 else len(scene.text)])
    if (
        inside
        or bracket in ends
        or _told_before(scene, bracket)
        or (found and _MOST.search(scene.text, 0, bracket))
    ):
        return without_noun(scene, index, topic, found)
    return SHARE


def _told_before(scene: Scene, bracket: int) -> bool:
    """Whether the words right before a bracket tell a measure: "het aantal dat in het contract was
    opgenomen (10)"."""
    strong = [cue for cue in cues(scene.text[:bracket]) if not cue.weak]
    return bool(strong) and bool(_FEW_WORDS.fullmatch(scene.text, strong[-1].end, bracket))


def _nearest(scene: Scene, end: int) -> str | None:
    """The indicator spoken of last before a place, where the sentence tells of targets."""
    terms = [t for t in (*scene.nouns, *scene.amounts) if t.dimension == "indicator"]
    before = [t for t in terms if t.end <= end]
    return max(before, key=start_of).value if before and compares(scene.text) else None


def without_noun(
    scene: Scene, index: int, topic: str | None, found: list[Count], *, reached: bool = False
) -> Count:
    """A number beside a cue takes what was counted last: an amount, a number before, the topic.

    What was `reached` of a target takes it up wherever it stands.
    """
    quantity = scene.quantities[index]
    amount = last_amount(scene, index)
    before = last_whole(found)
    if before is not None and (anew := _spoken_since(scene, before, index)):
        # "Leden: beoogd 100, behaald 99; initiatieven: beoogd 18".
        return Count(anew.value)
    if amount and (before is None or amount.start > scene.quantities[before].start):
        return _of_amount(amount)
    if before is not None:
        return Count(found[before].indicator)
    if found and found[-1].part:
        return SHARE
    if found and found[-1].indicator and has_er(scene, index):
        return found[-1]
    spoken = [n for n in scene.nouns if n.end <= quantity.start]
    nouns = [n for n in spoken if n.dimension == "indicator"]
    if spoken and not nouns and not found and topic and has_er(scene, index):
        # "Kmo's zijn goed vertegenwoordigd: het zijn er 28".
        kind = spoken[-1].value if len({n.value for n in spoken}) == 1 else None
        return Count(topic, kind, of_before=True) if kind else NOTHING
    if nouns:
        return Count(nouns[-1].value)
    behind = scene.text[quantity.full_end :]
    kinds = {n.value for n in scene.nouns if n.dimension == "indicator"}
    near = scene.text[slice(*scene.near_before(index))]
    if len(kinds) == 1 and any(c.noun and c.measure == "target" for c in cues(near)):
        # "Het streefdoel van 100: 99 leden".
        return Count(kinds.pop())
    later = [a for a in scene.amounts if a.start >= quantity.full_end]
    if later and (cues(behind) or any(c.measure == "target" and not c.weak for c in cues(near))):
        return _of_amount(later[0])
    alone = name_of(scene, index) or opens_sentence(scene, index)
    if len(kinds) == 1 and (alone or (topic in (None, *kinds) and has_er(scene, index))):
        # "EUKA (229) en FLAG (71 leden)", "Tien en twaalf: zo staat het met de leden".
        return Count(kinds.pop())
    # "Het dubbele, 30 stuks, werd gerealiseerd".
    taken = reached or takes_up(scene, index) or shared_before(scene, index)
    taken = taken or _is_of_total(scene, index)
    return Count(topic) if topic and not kinds and taken else NOTHING


def _is_of_total(scene: Scene, index: int) -> bool:
    """Whether a number is told as the total that another is a part of: "op een totaal van 85"."""
    return bool(_TOTAL.search(scene.text, 0, scene.quantities[index].start))


def _spoken_since(scene: Scene, before: int, index: int) -> Term | None:
    """The indicator spoken of between two numbers, where no number counts it."""
    start, end = scene.quantities[before].full_end, scene.quantities[index].start
    counted = [quantity.noun for quantity in scene.quantities]
    own = (n for n in scene.nouns if n.dimension == "indicator" and start <= n.start < end)
    return next((noun for noun in own if noun not in counted), None)


def _of_amount(amount: Term) -> Count:
    if amount.dimension == "indicator":
        return Count(amount.value, own_noun=True)
    return NOTHING


def last_amount(scene: Scene, index: int) -> Term | None:
    """The figure by name ("het aantal leden") that stands last before a number."""
    end = scene.quantities[index].start
    return next((a for a in reversed(scene.amounts) if a.end <= end), None)


def start_of(term: Term) -> int:
    """Where a term begins."""
    return term.start


def of_same_kind(scene: Scene, index: int, count: Count, topic: Topic) -> Count:
    """A count without a noun is of the kind that alone was counted before: "FLAG telt 16 kmo's.
    EUKA telt er 9"."""
    start = scene.quantities[index].start
    elliptic = has_er(scene, index) and not scene.quantities[index].noun
    spoken = any(t.start < start for t in (*scene.nouns, *scene.amounts))
    if not topic.segment or not elliptic or spoken or count.segment != TOTAL or count.part:
        return count
    if rules().in_all.find(scene.text):
        return count
    return replace(count, segment=topic.segment)
