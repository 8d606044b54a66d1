"""Whose a number is that no name stands at: of the network last spoken of."""

from __future__ import annotations

import regex

from extractor.patterns import pattern
from extractor.prose.cues import cues
from extractor.prose.owner import CARRIED, Owner, Topic
from extractor.prose.rules import rules
from extractor.prose.scene import Scene

_LETTERS = pattern(r"\p{L}[\p{L}'’-]*")
_ER = pattern(r"\b(?:er|daarvan|hiervan|daaronder|waarvan)\b", regex.IGNORECASE)


def carried(scene: Scene, index: int, topic: Topic) -> Owner:
    """The networks last spoken of, where the sentence takes them up without a name."""
    if not topic.networks:
        return Owner(rule="", doubts=("no network governs it",))
    start = scene.quantities[index].start
    before = scene.text[:start]
    several = len(topic.networks) > 1
    if several:
        both = rules().both.find(before) and len(topic.networks) == 2
        each = rules().each.find(before) and scene.subject_rules.plural.find(before)
        if both or each:
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
    known += [*((n.start, n.end) for n in scene.nouns), *rules().bare.find(scene.text)]
    return all(
        any(first <= word.start() < last for first, last in known)
        for word in _LETTERS.finditer(scene.text, 0, start)
    )
