"""Two opinions on a number, held against each other: the cues of its clause and the parse."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from extractor.profile import Indicator
from extractor.profile.lexicon import Term
from extractor.prose.measures import Told, cues
from extractor.prose.owners import CARRIED, OF_CLAUSE, PAIRED, Owner
from extractor.prose.rules import rules
from extractor.prose.scene import Scene, Span
from extractor.prose.syntax import Node, Opinion

# A verb that an auxiliary may serve: "EUKA heeft 12 leden begeleid".
_PARTICIPLE = regex.compile(
    r"\b\p{Ll}*ge\p{Ll}{2,}(?:d|t|en)\b|\b(?:be|ver|ont|her)\p{Ll}{2,}(?:d|t|en)\b"
)
_APART = regex.compile(r"[,;:()]")
_STOPS = regex.compile(r"[:;]")
_NOMINAL = ("NOUN", "PROPN")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a number may be taken, by which opinions, and why not."""

    taken: bool
    by: str = "cues"
    reason: str = ""


def by_cues(scene: Scene, index: int, owner: Owner, told: Told) -> Verdict:
    """What the cues alone allow: one network that could be meant, and words that it has them."""
    if not owner.sure:
        return Verdict(False, reason="the cues alone leave open which network has it")
    if scene.is_bare_by_form(index):
        return Verdict(False, reason="the cues alone leave open what it counts")
    if told.weak and _PARTICIPLE.search(scene.text, *scene.near_behind(index)):
        return Verdict(False, reason="the cues alone leave open what the verb says of it")
    return _has(scene, owner, told) or Verdict(True)


def _has(scene: Scene, owner: Owner, told: Told) -> Verdict | None:
    """The refusal of a number of which nothing tells that the network has what is counted."""
    listed = scene.sentence.kind == "listed"
    if told.told or listed or owner.rule in _SELF_EVIDENT or scene.amounts:
        return None
    return Verdict(False, reason="no word tells that the network has them")


# Where the place of the name says all: "EUKA: 45 leden", a list under a heading.
_SELF_EVIDENT = ("labelled", "heading", PAIRED)


def by_both(
    scene: Scene, index: int, owner: Owner, told: Told, opinion: Opinion, indicator: Indicator
) -> Verdict:
    """What cues and parse together allow: the parse may not speak against the cues, and must bear
    them out where they are not sure by themselves."""
    if other := _other_noun(scene, index, opinion):
        return Verdict(False, reason=f"the parse says that it counts {other!r}")
    made = indicator.made and _is_subject(scene, index, owner, opinion)
    made = made or _is_bare_noun(scene, opinion)
    if not made and (refused := _has(scene, owner, told)):
        return refused
    weak = told.weak and not made and owner.rule != "labelled"
    if weak and (verb := _other_verb(scene, opinion)):
        return Verdict(False, reason=f"the verb {verb!r} does not tell that the network has them")
    if owner.sure and owner.rule in (PAIRED, OF_CLAUSE, "labelled"):
        return _measured(scene, index, told, opinion)
    subject = _own_subject(scene, index, owner, opinion)
    if subject is not None:
        if _is_other(scene, subject, indicator.id):
            words = scene.text[slice(*subject.phrase)]
            return Verdict(False, reason=f"the parse takes {words!r} for what has it")
        named = _networks(scene, subject)
        meant = {network.id for network in owner.networks}
        if named and not (named | _in_phrase(scene, subject)) & meant:
            words = scene.text[slice(*subject.phrase)]
            cue = ", ".join(sorted(network.name for network in owner.networks))
            return Verdict(False, reason=f"the cues say {cue}, the parse says {words!r}")
        carried = owner.rule == CARRIED and not named and _goes_on(scene, subject, indicator.id)
        if carried or named & meant:
            return _measured(scene, index, told, opinion)
    if not owner.sure:
        return Verdict(False, reason="nothing bears out which network has it")
    return _measured(scene, index, told, opinion)


def _measured(scene: Scene, index: int, told: Told, opinion: Opinion) -> Verdict:
    said = _measure(scene, index, opinion)
    before = scene.text[: scene.clause(index)[1]]
    obliged = told.measure == "target" and rules().obligations.find(before)
    differ = (said == "target") != (told.measure == "target")
    if said and differ and not told.direct and not obliged:
        return Verdict(False, reason=f"the cues say {told.measure}, the parse says {said}")
    return Verdict(True, by="cues and parse" if said or opinion.subjects else "cues")


def _measure(scene: Scene, index: int, opinion: Opinion) -> str | None:
    """The measure that the nearest word above a number tells, in the number's own part."""
    following = scene.quantities[index + 1].start if index + 1 < len(scene.quantities) else None
    strong = [
        cue
        for cue in cues(scene.text)
        if not (cue.weak or (following and scene.text[cue.end : following].isspace()))
    ]
    wide, near = (scene.before(index)[0], scene.behind(index)[1]), scene.clause(index)
    own = [[c for c in strong if start <= c.start < end] for start, end in (near, wide)]
    strong = own[0] or own[1]
    for node in opinion.cues:
        for cue in strong:
            if cue.start <= node.span[0] < cue.end:
                return cue.measure
    return None


def _other_noun(scene: Scene, index: int, opinion: Opinion) -> str | None:
    """The noun behind a number that the parse takes for what is counted, where no cue does."""
    quantity = scene.quantities[index]
    if quantity.noun or quantity.percent:
        return None
    known = [(term.start, term.end) for term in (*scene.nouns, *scene.amounts)]
    known += [(cue.start, cue.end) for cue in cues(scene.text)]
    known += [(period.start, period.end) for period in scene.periods]
    for node in opinion.counted:
        word = scene.text[slice(*node.span)]
        told = any(start <= node.span[0] < stop for start, stop in known)
        if node.span[0] < quantity.full_end or told or word in rules().function_words:
            continue
        if not _APART.search(scene.text, quantity.full_end, node.span[0]):
            return word
    return None


def _other_verb(scene: Scene, opinion: Opinion) -> str | None:
    """The verb above a number that an auxiliary serves, where it tells no measure."""
    known = [(cue.start, cue.end) for cue in cues(scene.text)]
    known += [(term.start, term.end) for term in (*scene.nouns, *scene.amounts)]
    known += rules().splits.find(scene.text)
    for node in opinion.cues:
        if node.pos == "VERB":
            told = any(start <= node.span[0] < end for start, end in known)
            return None if told else scene.text[slice(*node.span)]
    return None


def _is_bare_noun(scene: Scene, opinion: Opinion) -> bool:
    """Whether a number stands in no clause of a verb, nor below a noun that could say something
    else of it: "FLAG: 73 leden", "EUKA met 224 leden"."""
    if not opinion.parsed or any(cue.measure == "target" for cue in cues(scene.text)):
        return False
    spans = [(t.start, t.end) for t in (*scene.nouns, *scene.amounts)]
    spans += [(n.start, n.end) for n in scene.names] + [(p.start, p.end) for p in scene.periods]
    spans += [*scene.kinds, *rules().subjects.find(scene.text)]
    spans += [(c.start, c.end) for c in cues(scene.text)]
    return all(
        node.pos not in ("VERB", "AUX") and any(s <= node.span[0] < e for s, e in spans)
        for node in opinion.cues
    )


def _is_subject(scene: Scene, index: int, owner: Owner, opinion: Opinion) -> bool:
    """Whether the network is the one that does what is done with what is counted."""
    subject = _own_subject(scene, index, owner, opinion)
    if subject is None or _APART.search(scene.text, subject.span[1], scene.quantities[index].start):
        return False
    return bool(_networks(scene, subject) & {network.id for network in owner.networks})


def _own_subject(scene: Scene, index: int, owner: Owner, opinion: Opinion) -> Node | None:
    """The nearest subject, unless a name of the number's own part stands nearer than it."""
    start, end = scene.before(index)[0], scene.behind(index)[1]
    own = any(start <= span.start < end for span in owner.spans)
    names = [span.start for span in owner.spans]
    for node in opinion.subjects:
        if names and _STOPS.search(scene.text, node.span[1], max(names[0], node.span[1])):
            # "Beide haalden hun doel: EUKA 229 leden": another statement begins at the colon.
            continue
        word = scene.text[slice(*node.span)].lower()
        if word in rules().function_words and not rules().pronouns.cover(word):
            continue
        if start <= node.span[0] < end or not own:
            return node
    return None


def _is_other(scene: Scene, subject: Node, indicator: str) -> bool:
    """Whether a subject is a noun that is neither a network nor what is counted of one."""
    if subject.pos not in _NOMINAL:
        return False
    start, end = subject.span
    spans = [(n.start, n.end) for n in scene.names] + [(q.start, q.end) for q in scene.quantities]
    if any(s < end and start < e for s, e in spans):
        return any(n.kind == "candidate" and n.start < end and start < n.end for n in scene.names)
    terms = [*scene.nouns, *scene.amounts]
    # An initiative that counts members is another one who has them.
    fit = [
        t for t in terms if t.dimension == "segment" or t.value == indicator or _is_figure(scene, t)
    ]
    known: list[Span] = [(term.start, term.end) for term in fit]
    known += [(c.start, c.end) for c in cues(scene.text)]
    known += rules().subjects.find(scene.text)
    known += [(p.start, p.end) for p in scene.periods]
    if _in_phrase(scene, subject):
        # "Eén netwerk, Flanders Bike Valley, ..."
        known += scene.kinds
    return not any(s <= start < e for s, e in known)


def _is_figure(scene: Scene, term: Term) -> bool:
    """Whether a noun is counted, or names a count, rather than somebody."""
    return term in scene.amounts or any(q.noun == term for q in scene.quantities)


def _goes_on(scene: Scene, subject: Node, indicator: str) -> bool:
    """Whether a subject takes up what was spoken of: a pronoun, or a figure of the network."""
    words = scene.text[slice(*subject.span)]
    figure = subject.pos in _NOMINAL and not _is_other(scene, subject, indicator)
    return rules().pronouns.cover(words) or figure


def _networks(scene: Scene, subject: Node) -> set[str]:
    """The networks that the phrase of a subject names."""
    start, end = subject.span
    direct = {n.network.id for n in scene.names if n.network and n.start < end and start < n.end}
    return direct or _in_phrase(scene, subject)


def _in_phrase(scene: Scene, subject: Node) -> set[str]:
    first, last = subject.phrase
    return {n.network.id for n in scene.names if n.network and first <= n.start and n.end <= last}
