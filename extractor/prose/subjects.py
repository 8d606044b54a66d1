"""Who has a number by the parse: its nearest subject, and whether that is somebody else."""

from __future__ import annotations

import regex

from extractor.patterns import pattern
from extractor.profile.lexicon import Term
from extractor.prose.cues import cues
from extractor.prose.forms import PARTICIPLE
from extractor.prose.ordinals import ordinals
from extractor.prose.owner import Owner
from extractor.prose.rules import rules
from extractor.prose.scene import Scene, Span
from extractor.prose.syntax import Node, Opinion

_CLAUSE = pattern(
    r"\s*(?:toen|want|zoals|dat|die|waar\p{L}*|al|hoewel|ofschoon|omdat|nu|als|terwijl|zo|ook)\b"
)
_PREPOSITION = pattern(
    r"(?:ingevolge|voor|op|bij|na|in|aan|met|sinds|tijdens|onder|dankzij|wegens|krachtens|ondanks"
    r"|volgens|conform|door|naast|binnen|ja|nee|neen)\b",
    regex.IGNORECASE,
)
# "Uitgesplitst naar type telt EUKA 23 bedrijven".
_PARTICIPIAL = pattern(
    rf"{PARTICIPLE}\s+(?:naar|per|volgens)\b",
    regex.IGNORECASE,
)
_STOPS = pattern(r"[:;]")
_NOMINAL = ("NOUN", "PROPN")


def own_subject(scene: Scene, index: int, owner: Owner, opinion: Opinion) -> Node | None:
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
        if not node.phrase[0] and _PARTICIPIAL.match(scene.text):
            continue
        if _is_moment(scene, node):
            continue
        word = scene.text[slice(*node.span)].lower()
        if not word[-1:].isalnum() and not word[:1].isalnum():
            continue
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


def is_other(scene: Scene, subject: Node, indicator: str) -> bool:
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
    if any(term.start <= start < term.end for term in terms):
        # "Leden, respectievelijk initiatieven, zijn er 48 en 11".
        first, last = subject.phrase
        if any(t.value == indicator and first <= t.start < last for t in terms):
            return False
    if in_phrase(scene, subject):
        # "Eén netwerk, Flanders Bike Valley, ..."
        known += scene.kinds
    return not any(s <= start < e for s, e in known)


def _is_inset(scene: Scene, subject: Node, index: int) -> bool:
    """Whether a subject stands in a clause between commas that the number is not in."""
    text, at = scene.text, subject.span[0]
    start, end = text.rfind(",", 0, at) + 1, text.find(",", at)
    number = scene.quantities[index].start
    outside = end >= 0 and not start <= number < end
    return bool(start) and outside and bool(_CLAUSE.match(text, start))


def holds(scene: Scene, subject: Node, index: int, owner: Owner) -> bool:
    """Whether the phrase of a subject holds the number and its network: a clause of their own,
    "dat EUKA 45 leden telt, is bekend"."""
    first, last = subject.phrase
    inside = first <= scene.quantities[index].start < last
    return inside and any(first <= span.start < last for span in owner.spans)


def _is_figure(scene: Scene, term: Term) -> bool:
    """Whether a noun is counted, or names a count, rather than somebody."""
    return term in scene.amounts or any(q.noun == term for q in scene.quantities)


def goes_on(scene: Scene, subject: Node, indicator: str) -> bool:
    """Whether a subject takes up what was spoken of: a pronoun, or a figure of the network."""
    words = scene.text[slice(*subject.span)]
    figure = subject.pos in _NOMINAL and not is_other(scene, subject, indicator)
    return rules().pronouns.cover(words) or figure


def networks_in(scene: Scene, subject: Node) -> set[str]:
    """The networks that the phrase of a subject names."""
    start, end = subject.span
    direct = {n.network.id for n in scene.names if n.network and n.start < end and start < n.end}
    if rules().pronouns.cover(scene.text[start:end]):
        # "Bij EUKA zijn dat er 75 en bij MaaS 38".
        return direct
    return direct or in_phrase(scene, subject)


def in_phrase(scene: Scene, subject: Node) -> set[str]:
    """The networks named anywhere in the phrase of a subject."""
    first, last = subject.phrase
    return {n.network.id for n in scene.names if n.network and first <= n.start and n.end <= last}
