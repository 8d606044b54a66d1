"""Verbs that no cue knows: what they say of a number is not certain."""

from __future__ import annotations

from dataclasses import replace

import regex

from extractor.patterns import pattern
from extractor.prose.cues import cues
from extractor.prose.forms import PARTICIPLE
from extractor.prose.owner import Owner
from extractor.prose.rules import rules
from extractor.prose.scene import Scene, Span
from extractor.prose.syntax import Opinion
from extractor.prose.told import Told

_OF = pattern(r"\b(?:van|bij|binnen|uit)\s+\Z", regex.IGNORECASE)
_PAST = pattern(PARTICIPLE, regex.IGNORECASE)
_TO = pattern(r"\bte\s+\Z", regex.IGNORECASE)
_FOR = pattern(r"\b(?:voor|met|door|in|aan|over|rond)\s+\Z", regex.IGNORECASE)
_THAT = pattern(r"\bdat\b|:")
_WITH = pattern(r"\W*met\s+(?:\P{L}|\p{Ll}+\s)*\Z", regex.IGNORECASE)
_CLOSE = pattern(r"\s+(?:(?!met\b)\p{Ll}+\s+){0,6}")


def unknown_verb(
    scene: Scene, index: int, owner: Owner, told: Told, opinion: Opinion
) -> str | None:
    """The verb above a number that its auxiliary serves, or that only is to be done, where no cue
    knows it: "werden 40 leden bedongen", "denkt 40 leden te tellen"."""
    opinion = replace(opinion, cues=tuple(n for n in opinion.cues if _is_own(scene, index, n.span)))
    if not (told.told or told.inherited):
        return _unknown_finite(scene, index, owner, opinion)
    if told.measure == "target" or _is_of_with(scene, index):
        return None
    if told.measure != "reported" or not told.weak:
        return _only_to_be(scene, index, opinion)
    known = _known_words(scene)
    for node in opinion.cues:
        start, end = node.span
        if node.pos != "VERB" or not scene.clause(index)[0] <= start:
            continue
        if start >= scene.clause(index)[1] or any(s <= start < e for s, e in known):
            return None
        past = _PAST.fullmatch(scene.text, start, end)
        return scene.text[start:end] if past else None
    return None


def _is_of_with(scene: Scene, index: int) -> bool:
    """Whether a number is told in words that open with "met", whatever is said of it then: "Met 12
    instellingen op 70 leden is EUKA sterk onderzoeksgericht"."""
    start = scene.clause(index)[0]
    return bool(_WITH.match(scene.text, start, scene.quantities[index].start))


def _is_own(scene: Scene, index: int, verb: Span) -> bool:
    """Whether a word above a number may say something of it: what stands before "dat" tells of the
    whole statement ("valt af te leiden dat er 7 liepen"), a dash nothing."""
    said = scene.text[verb[1] : max(verb[1], scene.quantities[index].start)]
    return scene.text[verb[0]].isalpha() and not _THAT.search(said)


def _only_to_be(scene: Scene, index: int, opinion: Opinion) -> str | None:
    """The verb behind "te" that has a number, where no word says that it came to be: "hoopt 40
    leden te halen", and not "wist 40 leden te halen"."""
    start, end = scene.clause(index)
    verb = next((node for node in opinion.cues if node.pos == "VERB"), None)
    if verb is None or not start <= verb.span[0] < end:
        return None
    if not _TO.search(scene.text, start, verb.span[0]) or rules().implied.find(scene.text[:end]):
        return None
    known = [*rules().giving.find(scene.text), *rules().splits.find(scene.text)]
    known += [m.span() for shape in rules().seen for m in shape.finditer(scene.text, start, end)]
    if any(first <= verb.span[0] < last for first, last in known):
        # "Te weten", "zijn er te vinden".
        return None
    return scene.text[slice(*verb.span)]


def _known_words(scene: Scene) -> list[Span]:
    """The words of a sentence that say something by themselves, or nothing."""
    known = [(cue.start, cue.end) for cue in cues(scene.text)]
    known += [(t.start, t.end) for t in (*scene.nouns, *scene.amounts)]
    known += scene.subject_rules.memberships.find(scene.text)
    for words in ("neutral", "splits", "closing", "having", "giving"):
        known += getattr(rules(), words).find(scene.text)
    return known


def _unknown_finite(scene: Scene, index: int, owner: Owner, opinion: Opinion) -> str | None:
    """The verb that stands with a network right before a number, where no cue knows it and none
    tells a measure: "EUKA royeerde 4 leden"."""
    quantity = scene.quantities[index]
    verb = next((node for node in opinion.cues if node.pos == "VERB"), None)
    if verb is None or not quantity.noun or not owner.spans:
        return None
    name, (start, end) = owner.spans[-1], verb.span
    first = min(name.start, start)
    if _OF.search(scene.text, 0, first) or _FOR.search(scene.text, 0, name.start):
        return None
    joined = name.end + 1 == start or end + 1 == name.start
    close = joined and _CLOSE.fullmatch(scene.text, max(name.end, end), quantity.start)
    said = any(s <= start < e for s, e in _known_words(scene))
    having = scene.text[start:end].lower() in rules().function_words
    return scene.text[start:end] if close and not said and not having else None
