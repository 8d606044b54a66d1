"""Which kind of members a number without a noun tells: "de kmo's waren er met 33 bij"."""

from __future__ import annotations

import regex

from extractor.notation.hedges import HEDGE
from extractor.profile.lexicon import Phrases, Term
from extractor.prose.bare import is_bare
from extractor.prose.cues import cues
from extractor.prose.rules import rules
from extractor.prose.scene import Scene
from extractor.prose.shares import is_of_whole

_WORDS = regex.compile(r"\p{L}[\p{L}'’.-]*")
_MARK = regex.compile(r"[,;:()–—]|(?<=\s)-(?=\s)")
_AND = regex.compile(r"\b(?:en|maar|of|terwijl|al|doch|want)\b")
_HEDGE = regex.compile(HEDGE, regex.IGNORECASE)
# "Helpt kmo's", "voor kmo's": those are somebody else's than the network's.
_APART = regex.compile(
    r"\b(?:voor|van|aan|met|door|op|naar|tussen|bij|rond|tot|over|tegen|zonder|via)\s+"
    r"(?:(?:de|het|die|deze|alle|veel|heel wat|vlaamse|kleine)\s+)*\Z",
    regex.IGNORECASE,
)
_IN_BRACKETS = regex.compile(r"\s*\(\d")
_OPENING = regex.compile(
    r"\W*(?:wat\b[^,;:]*\b(?:betreft|aangaat)"
    r"|(?:qua|inzake|voor|aan|op het vlak van|met betrekking tot)\b[^,;:]*?)"
    r"(?:,|\s(?=(?:was|waren|is|zijn|moest|moesten|werd|werden|telt|telde|heeft|had|lag|bedr)))",
    regex.IGNORECASE,
)
_TOPIC = regex.compile(r"(?:\A|[;:,])\W*(?:\p{L}+\s+){0,4}\Z")


def kinds_of(scene: Scene) -> dict[int, Term]:
    """For numbers without a noun the kind of members that each of them tells: named before it and
    after the number before, else said of it behind it. No kind is told twice."""
    counted = [quantity.noun for quantity in scene.quantities]
    terms = sorted((*scene.nouns, *scene.amounts), key=lambda term: term.start)
    free = [t for t in terms if t.dimension == "segment" and t not in counted]
    listed = [t for t in free if _IN_BRACKETS.match(scene.text, t.end)]
    # "Gevolgd door de grote ondernemingen (9) en de kennisinstellingen (5)".
    listed = listed if len(listed) > 1 else []
    free = [t for t in free if t in scene.amounts or t in listed or not _is_apart(scene, t)]
    found: dict[int, Term] = {}
    for index, quantity in enumerate(scene.quantities):
        if quantity.noun or quantity.percent or not is_bare(scene, index):
            continue
        start = scene.before(index)[0]
        before = [t for t in free if start <= t.start and t.end <= quantity.start]
        last, end = scene.behind(index)
        behind = [t for t in free if last <= t.start and t.end <= end]
        if before and _is_told(scene, before[-1].end, quantity.start):
            found[index] = before[-1]
        elif behind and _is_said(scene, last, behind[0].start):
            # "24 van 41 is een kmo": that is said of the part.
            part = index and index - 1 not in found and is_of_whole(scene, index - 1)
            found[index - 1 if part else index] = behind[0]
        free = [t for t in free if t not in found.values()]
    if found or not (topic := _topic(scene)):
        return found
    bare = (i for i, q in enumerate(scene.quantities) if not (q.noun or q.percent))
    return {i: topic for i in bare if is_bare(scene, i)}


def _topic(scene: Scene) -> Term | None:
    """The kind that a whole sentence is about: "Wat de kmo's betreft, waren er 60 gevraagd"."""
    opening = _OPENING.match(scene.text)
    if opening is None:
        return None
    terms = (*scene.nouns, *scene.amounts)
    kinds = [t for t in terms if t.dimension == "segment"]
    return kinds[0] if len(kinds) == 1 and kinds[0].end <= opening.end() else None


def _is_apart(scene: Scene, term: Term) -> bool:
    """Whether a kind is only spoken of beside the members: "begeleiding van kmo's"."""
    apart = _APART.search(scene.text, 0, term.start)
    if apart is None:
        return False
    head = scene.text[: apart.start()].rstrip()
    if _TOPIC.search(scene.text, 0, apart.start()) and not scene.text[: apart.start()].strip():
        return False
    words = [cue.end for cue in cues(scene.text) if cue.noun]
    words += [
        end for _, end in (*rules().of_kinds.find(scene.text), *rules().shares.find(scene.text))
    ]
    return len(head) not in words


def _is_told(scene: Scene, start: int, end: int) -> bool:
    """Whether a number goes on from the kind before it: in the same clause, or behind a mark and
    words that only give the number."""
    between = scene.text[start:end]
    figures = (t for t in scene.amounts if t.dimension == "indicator")
    if any(start <= t.start < end for t in figures):
        return False
    marks = [*_MARK.finditer(between), *_AND.finditer(between)]
    if not marks:
        return True
    return _only(_HEDGE.sub(" ", between[marks[-1].end() :]), rules().giving)


def _is_said(scene: Scene, start: int, end: int) -> bool:
    """Whether a kind behind a number is what is said of it: "daarvan zijn kmo's"."""
    return _only(scene.text[start:end], rules().saying)


def _only(text: str, words: Phrases) -> bool:
    known = words.find(text)
    return all(any(s <= w.start() < e for s, e in known) for w in _WORDS.finditer(text))
