"""Whether a sentence says that a network has the kinds that it counts: that they are members."""

from __future__ import annotations

import regex

from extractor.notation.hedges import HEDGE
from extractor.patterns import pattern
from extractor.prose.cues import cues
from extractor.prose.rules import rules
from extractor.prose.scene import Scene

_THERE_ARE = pattern(
    rf"\b(?:zijn|waren)\s+er\s+(?:\p{{Ll}}+\s+)?(?:{HEDGE}\s+)?\Z|\ber\s+(?:zijn|waren)\s+\Z",
    regex.IGNORECASE,
)
_WITH_NAME = pattern(
    r"\b(?:sta(?:an|at)|stond(?:en)?|zijn|waren|is|was|zit(?:ten)?|zat(?:en)?)\s+(?:er\s+)?"
    r"(?:bij|binnen)\s+\Z",
    regex.IGNORECASE,
)
_WITHIN = pattern(r"\bbinnen\s+(?:het\s+|de\s+)?\Z", regex.IGNORECASE)
_WORD = pattern(r"\p{L}[\p{L}'’-]*")


def speaks_of_members(scene: Scene) -> bool:
    """Whether a sentence speaks of members as a group: "lid van", "het ledenbestand"."""
    return bool(scene.subject_rules.memberships.find(scene.text))


def says_membership(scene: Scene, text: str) -> bool:
    """Whether words of a sentence say that those they are about are members, or are had."""
    member = scene.subject_rules.memberships.find(text)
    return bool(member or rules().having.find(text))


def speaks_of_having(scene: Scene) -> bool:
    """Whether a sentence says of the kinds it counts that somebody has them, or says nothing of
    them at all: "EUKA: 36 kmo's, 21 grote ondernemingen"."""
    first = next(i for i, q in enumerate(scene.quantities) if q.noun)
    if are_there(scene, first) or speaks_of_members(scene) or rules().splits.find(scene.text):
        return True
    before = scene.text[: scene.quantities[first].start]
    known = [(name.start, name.end) for name in scene.names]
    known += [(term.start, term.end) for term in (*scene.nouns, *scene.amounts)]
    known += [(period.start, period.end) for period in scene.periods]
    known += [*rules().bare.find(before), *rules().openers.find(before), *scene.kinds]
    only_names = all(
        any(s <= word.start() < e for s, e in known) or word[0] in rules().function_words
        for word in _WORD.finditer(before)
    )
    asked = any(c.measure == "target" for c in cues(scene.text))
    return bool(rules().having.find(before)) or only_names or asked or _are_with(scene)


def _are_with(scene: Scene) -> bool:
    """Whether a sentence says that what it counts is with a network: "bij EUKA staan er 18"."""
    return any(_WITH_NAME.search(scene.text, 0, name.start) for name in scene.names)


def is_within(scene: Scene) -> bool:
    """Whether a sentence speaks of what is within a network: "binnen EUKA vormen de kmo's ..."."""
    divided = bool(scene.names) and bool(rules().splits.find(scene.text))
    return divided or any(_WITHIN.search(scene.text, 0, name.start) for name in scene.names)


def are_there(scene: Scene, index: int) -> bool:
    """Whether a number is only said to be there: "waren er welgeteld 4 grote bedrijven"."""
    return bool(_THERE_ARE.search(scene.text, 0, scene.quantities[index].start))
