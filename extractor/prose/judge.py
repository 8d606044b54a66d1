"""Two opinions on a number, held against each other: the cues of its clause and the parse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from extractor.notation.hedges import HEDGE
from extractor.profile.lexicon import Term
from extractor.prose.bare import is_bare_by_form, is_value, may_be_plural
from extractor.prose.cues import cues
from extractor.prose.measures import Told
from extractor.prose.ordinals import ordinals
from extractor.prose.owner import CARRIED, OF_CLAUSE, PAIRED, Owner
from extractor.prose.rules import rules
from extractor.prose.scene import Scene, Span
from extractor.prose.syntax import Node, Opinion
from extractor.prose.unknown import unknown_verb

_PARTICIPLE = regex.compile(
    r"(?:\p{Ll}*ge\p{Ll}{2,}|\p{Ll}*(?:be|ver|ont|her|er)\p{Ll}{2,})(?:d|t|en)", regex.IGNORECASE
)
_OF = regex.compile(r"\b(?:van|bij|binnen|uit)\s+\Z", regex.IGNORECASE)
_CLAUSE = regex.compile(
    r"\s*(?:toen|want|zoals|dat|die|waar\p{L}*|al|hoewel|ofschoon|omdat|nu|als|terwijl|zo|ook)\b"
)
_PREPOSITION = regex.compile(
    r"(?:ingevolge|voor|op|bij|na|in|aan|met|sinds|tijdens|onder|dankzij|wegens|krachtens|ondanks"
    r"|volgens|conform|door|naast|binnen|ja|nee|neen)\b",
    regex.IGNORECASE,
)
_APART = regex.compile(r"[,;:()]")
_SUBORDINATE = regex.compile(r"[,;:()–—]|\b(?:dat|die|waar\p{L}*|wie|omdat|en)\b")
_VALUE = regex.compile(rf"\s+van\s+(?:{HEDGE}\s+)?", regex.IGNORECASE)
_STOPS = regex.compile(r"[:;]")
_NOMINAL = ("NOUN", "PROPN")


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
    subject = _own_subject(scene, index, owner, opinion)
    if subject is not None:
        held = _holds(scene, subject, index, owner) or _is_amount(scene, subject, index)
        if not held and _is_other(scene, subject, indicator):
            words = scene.text[slice(*subject.phrase)]
            return Verdict(False, reason=f"the parse takes {words!r} for what has it")
        named = _networks(scene, subject)
        meant = {network.id for network in owner.networks}
        if named and not (named | _in_phrase(scene, subject)) & meant:
            words = scene.text[slice(*subject.phrase)]
            cue = ", ".join(sorted(network.name for network in owner.networks))
            return Verdict(False, reason=f"the cues say {cue}, the parse says {words!r}")
        carried = owner.rule == CARRIED and not named and _goes_on(scene, subject, indicator)
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
    if quantity.noun or quantity.percent or is_value(scene, index):
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


def _own_subject(scene: Scene, index: int, owner: Owner, opinion: Opinion) -> Node | None:
    """The nearest subject, unless a name of the number's own part stands nearer than it."""
    start, end = scene.before(index)[0], scene.behind(index)[1]
    own = any(start <= span.start < end for span in owner.spans)
    names = [span.start for span in owner.spans]
    for node in opinion.subjects:
        begins = names[0] if names else scene.quantities[index].start
        if _STOPS.search(scene.text, node.span[1], max(begins, node.span[1])):
            # "Beide haalden hun doel: EUKA 229 leden": another statement begins at the colon.
            continue
        if _is_inset(scene, node, index) or _PREPOSITION.match(scene.text, node.phrase[0]):
            # "Ingevolge artikel 5": no subject begins with a preposition.
            continue
        if _is_moment(scene, node):
            continue
        word = scene.text[slice(*node.span)].lower()
        if word in rules().function_words and not rules().pronouns.cover(word):
            continue
        if start <= node.span[0] < end or not own:
            return node
    return None


def _is_moment(scene: Scene, subject: Node) -> bool:
    """Whether a subject is a moment and nothing else: "halfweg, eind 2018, had EUKA 28 leden"."""
    first, last = subject.phrase
    spoken = [n.start for n in scene.names] + [t.start for t in (*scene.nouns, *scene.amounts)]
    timed = any(first <= period.start < last for period in scene.periods)
    return timed and not any(subject.span[0] <= place < last for place in spoken)


def _is_other(scene: Scene, subject: Node, indicator: str) -> bool:
    """Whether a subject is a noun that is neither a network nor what is counted of one."""
    if subject.pos not in _NOMINAL:
        return False
    start, end = subject.span
    if rules().abstract.fullmatch(scene.text, start, end):
        return False
    spans = [(n.start, n.end) for n in scene.names] + [
        (q.start, q.full_end) for q in scene.quantities
    ]
    if any(s < end and start < e for s, e in spans):
        return any(n.kind == "candidate" and n.start < end and start < n.end for n in scene.names)
    terms = [*scene.nouns, *scene.amounts]
    # An initiative that counts members is another one who has them.
    fit = [
        t for t in terms if t.dimension == "segment" or t.value == indicator or _is_figure(scene, t)
    ]
    known: list[Span] = [(term.start, term.end) for term in fit]
    known += [(c.start, c.end) for c in cues(scene.text)]
    known += [*rules().subjects.find(scene.text), *rules().of_kinds.find(scene.text)]
    known += [m.span() for m in rules().kinds_of_subjects.finditer(scene.text)]
    known += [(p.start, p.end) for p in scene.periods]
    known += [(o.start, o.end) for o in ordinals(scene)]
    if any(s <= start < e for s, e in _spans(terms)):
        # "Leden, respectievelijk initiatieven, zijn er 48 en 11".
        first, last = subject.phrase
        spoken = [t.value for t in terms if first <= t.start < last]
        if indicator in spoken:
            return False
    if _in_phrase(scene, subject):
        # "Eén netwerk, Flanders Bike Valley, ..."
        known += scene.kinds
    return not any(s <= start < e for s, e in known)


def _spans(terms: Sequence[Term]) -> list[Span]:
    return [(term.start, term.end) for term in terms]


def _is_inset(scene: Scene, subject: Node, index: int) -> bool:
    """Whether a subject stands in a clause between commas that the number is not in."""
    text, at = scene.text, subject.span[0]
    start, end = text.rfind(",", 0, at) + 1, text.find(",", at)
    number = scene.quantities[index].start
    outside = end >= 0 and not start <= number < end
    return bool(start) and outside and bool(_CLAUSE.match(text, start))


def _holds(scene: Scene, subject: Node, index: int, owner: Owner) -> bool:
    """Whether the phrase of a subject holds the number and its network: a clause of their own,
    "dat EUKA 45 leden telt, is bekend"."""
    first, last = subject.phrase
    inside = first <= scene.quantities[index].start < last
    return inside and any(first <= span.start < last for span in owner.spans)


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
