"""Two opinions on a number, held against each other: the cues of its clause and the parse."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from extractor.notation.hedges import HEDGE
from extractor.patterns import pattern
from extractor.prose.bare import is_bare_by_form, is_to_do, is_value, may_be_plural
from extractor.prose.clauses import WHICH
from extractor.prose.cues import cues
from extractor.prose.owner import CARRIED, OF_CLAUSE, PAIRED, Owner
from extractor.prose.rules import rules
from extractor.prose.scene import Scene
from extractor.prose.subjects import goes_on, holds, in_phrase, is_other, networks_in, own_subject
from extractor.prose.syntax import Node, Opinion
from extractor.prose.told import Told
from extractor.prose.unknown import unknown_verb

_PARTICIPLE = pattern(
    r"(?:\p{Ll}*ge\p{Ll}{2,}|\p{Ll}*(?:be|ver|ont|her|er)\p{Ll}{2,})(?:d|t|en)", regex.IGNORECASE
)
_BE = pattern(r"is|zijn|was|waren", regex.IGNORECASE)
_OF = pattern(r"\b(?:van|bij|binnen|uit)\s+\Z", regex.IGNORECASE)
_APART = pattern(r"[,;:()]")
_SUBORDINATE = pattern(rf"[,;:()–—]|\b(?:{WHICH}|omdat|en)\b")
_VALUE = pattern(rf"\s+van\s+(?:{HEDGE}\s+)?", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a number may be taken, by which opinions, and why not; `other` when it counts
    something else."""

    taken: bool
    by: str = "cues"
    reason: str = ""
    other: bool = False


def by_cues(scene: Scene, index: int, owner: Owner) -> Verdict:
    """What the cues alone allow: one network that could be meant."""
    if not owner.sure:
        return Verdict(False, reason="the cues alone leave open which network has it")
    if is_bare_by_form(scene, index):
        return Verdict(False, reason="the cues alone leave open what it counts")
    return Verdict(True)


def by_both(
    scene: Scene,
    index: int,
    owner: Owner,
    told: Told,
    opinion: Opinion,
    indicator: str,
    *,
    is_part: bool = False,
) -> Verdict:
    """What cues and parse together allow: the parse may not speak against the cues, and must bear
    them out where they are not sure by themselves."""
    if other := _other_noun(scene, index, opinion):
        return Verdict(False, reason=f"the parse says that it counts {other!r}", other=True)
    if not told.told and (verb := _acts(scene, index, owner, opinion)):
        return Verdict(False, reason=f"it may be some of them only that {verb!r} speaks of")
    if verb := unknown_verb(scene, index, owner, told, opinion):
        return Verdict(False, reason=f"it is not known what {verb!r} says of it")
    if is_part and owner.sure:
        # A part is had by whoever has the whole.
        return _taken(opinion)
    if owner.sure and owner.rule in (PAIRED, OF_CLAUSE, "labelled"):
        return _taken(opinion)
    if owner.sure and _is_of_verb(scene, index, owner):
        return _taken(opinion)
    subject = own_subject(scene, index, owner, opinion)
    if subject is not None:
        held = holds(scene, subject, index, owner) or _is_of_verb(scene, index, owner)
        held = held or _is_amount(scene, subject, index) or is_to_do(scene, index)
        if not held and is_other(scene, subject, indicator):
            words = scene.text[slice(*subject.phrase)]
            return Verdict(False, reason=f"the parse takes {words!r} for what has it")
        named = networks_in(scene, subject)
        meant = {network.id for network in owner.networks}
        if named and not (named | in_phrase(scene, subject)) & meant:
            words = scene.text[slice(*subject.phrase)]
            cue = ", ".join(sorted(network.name for network in owner.networks))
            return Verdict(False, reason=f"the cues say {cue}, the parse says {words!r}")
        carried = owner.rule == CARRIED and not named and goes_on(scene, subject, indicator)
        if carried or named & meant:
            return _taken(opinion)
    if not owner.sure and not _is_unopposed(scene, subject, owner):
        return Verdict(False, reason="nothing bears out which network has it")
    return _taken(opinion)


def _is_unopposed(scene: Scene, subject: Node | None, owner: Owner) -> bool:
    """Whether a sentence goes on about the one network spoken of, since it names nobody else: it
    has no subject, or the speaker is it ("vandaag tekenen we 34 leden op")."""
    if owner.rule != CARRIED or owner.doubts or len(owner.networks) != 1 or scene.names:
        return False
    return subject is None or rules().speakers.cover(scene.text[slice(*subject.span)])


def _taken(opinion: Opinion) -> Verdict:
    return Verdict(True, by="cues and parse" if opinion.cues or opinion.subjects else "cues")


def _acts(scene: Scene, index: int, owner: Owner, opinion: Opinion) -> str | None:
    """The verb of which what is counted is the subject, where it tells no measure: "12 leden van
    EUKA richtten een spin-off op" are not all of them."""
    quantity = scene.quantities[index]
    verb = next((node for node in opinion.cues if node.pos == "VERB"), None)
    if verb is None or not quantity.noun or _PARTICIPLE.fullmatch(scene.text, *verb.span):
        return None
    if quantity.noun.dimension == "segment" and _BE.fullmatch(scene.text, *verb.span):
        # "Op een totaal van 54 leden zijn er 7 kenniscentra".
        return None
    if any(not _OF.search(scene.text, 0, span.start) for span in owner.spans):
        # "Dat EUKA er 46 leden op nahoudt": the network is the one that does it.
        return None
    if not scene.clause(index)[0] <= verb.span[0] < scene.clause(index)[1]:
        return None
    own = any(quantity.start <= node.span[0] < quantity.full_end for node in opinion.subjects[:1])
    return scene.text[slice(*verb.span)] if own else None


def _other_noun(scene: Scene, index: int, opinion: Opinion) -> str | None:
    """The noun behind a number that the parse takes for what is counted, where no cue does."""
    quantity = scene.quantities[index]
    if quantity.noun or quantity.percent or is_value(scene, index) or is_to_do(scene, index):
        return None
    known = [(term.start, term.end) for term in (*scene.nouns, *scene.amounts)]
    known += [(cue.start, cue.end) for cue in cues(scene.text)]
    known += [(period.start, period.end) for period in scene.periods]
    for node in opinion.counted:
        word = scene.text[slice(*node.span)]
        told = any(start <= node.span[0] < stop for start, stop in known)
        known_word = told or word in rules().function_words
        wordless = not word[:1].isalnum()
        if wordless or node.span[0] < quantity.full_end or known_word or not may_be_plural(word):
            continue
        if not _APART.search(scene.text, quantity.full_end, node.span[0]):
            return word
    return None


def _is_amount(scene: Scene, subject: Node, index: int) -> bool:
    """Whether a subject is nothing but the number with a word before it: "een maximum van 60
    leden"."""
    quantity = scene.quantities[index]
    between = scene.text[subject.span[1] : quantity.start]
    return bool(quantity.noun and _VALUE.fullmatch(between) and subject.phrase[1] >= quantity.end)


def _is_of_verb(scene: Scene, index: int, owner: Owner) -> bool:
    """Whether a sentence begins with the network, right before a verb of having: in its clause
    nothing else can be the subject."""
    number = scene.quantities[index].start
    if not owner.spans or owner.spans[-1].start or len(owner.spans) > 1:
        return False
    end = owner.spans[-1].end
    verb = any(
        cue.start == end + 1 and cue.end <= number and cue.measure != "target"
        for cue in cues(scene.text)
    )
    return verb and not _SUBORDINATE.search(scene.text, end, number)
