"""Which kind of members a number without a noun tells: "de kmo's waren er met 33 bij"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

from extractor.notation.hedges import HEDGE
from extractor.patterns import pattern
from extractor.profile.lexicon import Phrases, Term
from extractor.prose.bare import is_bare
from extractor.prose.cues import cues
from extractor.prose.rules import rules
from extractor.prose.scene import Scene
from extractor.prose.shares import is_base, is_of_whole, is_parted, is_ratio_of, shares_in

_WORDS = pattern(r"\p{L}[\p{L}'’.-]*")
_MARK = pattern(r"[,;:()–—]|(?<=\s)-(?=\s)")
_AND = pattern(r"\b(?:en|maar|of|terwijl|doch|want)\b")
_HEDGE = pattern(HEDGE, regex.IGNORECASE)
# "Helpt kmo's", "voor kmo's": those are somebody else's than the network's.
_APART = pattern(
    r"\b(?:voor|van|aan|met|door|op|naar|tussen|bij|rond|tot|over|tegen|zonder|via)\s+"
    r"(?:(?:de|het|die|deze|alle|veel|heel wat|vlaamse|kleine)\s+)*\Z",
    regex.IGNORECASE,
)
_IN_BRACKETS = pattern(r"\s*\(\d")
_OPENING = pattern(
    r"\W*(?:wat\b[^,;:]*\b(?:betreft|aangaat)"
    r"|(?:qua|inzake|voor|aan|op het vlak van|met betrekking tot)\b[^,;:]*?)"
    r"(?:,|\s(?=(?:was|waren|is|zijn|moest|moesten|werd|werden|telt|telde|heeft|had|lag|bedr"
    r"|staat|stond|zit|zat|komt|kwam|haal|eindig|strand|klokt)))",
    regex.IGNORECASE,
)
_TAKEN = pattern(r"\b(?:de|die|deze|zijn|haar|hun|alle)\s+(?:\p{Ll}+\s+)?\Z", regex.IGNORECASE)
_BEING = pattern(r"\b(?:is|zijn|was|waren|betref\p{L}+|behoor\p{L}*|behoren|worden)\b")
_STOPS = pattern(r"[;:]")
_OF_NAME = pattern(r"\A?\s+(?:van|bij|binnen|onder|in)\s+(?:(?:het|de)\s+)?\Z")
_OF_NAMED = pattern(r"\b(?:van|bij|binnen|in)\b")
_THESE = pattern(r"\b(?:die|deze)\b", regex.IGNORECASE)
_NEXT = pattern(r"\s+(?:(?:zijn|waren)\s+(?:er\s+)?)?\d")
_IS = pattern(r"\s+(?:daarvan\s+|ervan\s+)?(?:is|zijn|was|waren)\s+(?:er\s+)?(?:een\s+)?")
_TOPIC = pattern(r"(?:\A|[;:,]|\d(?=\s+en\b))\W*(?:en\s+)?\Z")


def kinds_of(scene: Scene, members: str) -> dict[int, Term]:
    """For numbers without a noun, or of `members`, the kind that each tells: named before it and
    after the number before, else said of it behind it. No kind is told twice."""
    counted = [quantity.noun for quantity in scene.quantities]
    terms = sorted((*scene.nouns, *scene.amounts), key=lambda term: term.start)
    free = [t for t in terms if t.dimension == "segment" and t not in counted]
    listed = [t for t in free if _IN_BRACKETS.match(scene.text, t.end)]
    # "Gevolgd door de grote ondernemingen (9) en de kennisinstellingen (5)".
    listed = listed if len(listed) > 1 else []
    free = [t for t in free if t in scene.amounts or t in listed or not _is_apart(scene, t)]
    # "Behoren er 24 tot de kmo's": behind a number a preposition parts nothing.
    said = [t for t in terms if t.dimension == "segment" and t not in counted]
    found: dict[int, Term] = {}
    for index in range(len(scene.quantities)):
        if kind := _kind_of(scene, index, members, free, said, found):
            found[index] = kind
            free = [t for t in free if t is not kind]
            said = [t for t in said if t is not kind]
    if not found and len(free) == 1 and (only := _of_share(scene, free[0])) is not None:
        return {only: free[0]}
    topic = opening_kind(scene)
    if topic is None or any(kind is not topic for kind in found.values()):
        return found
    bare = (i for i, q in enumerate(scene.quantities) if not (q.noun or q.percent))
    # "Inzake kmo's staat FLAG op 33, EUKA op 21"; not "op 33 van de 40".
    others = (i for i in bare if not (i - 1 in found and is_of_whole(scene, i - 1)))
    return found | {i: topic for i in others if is_bare(scene, i)}


def _kind_of(
    scene: Scene,
    index: int,
    members: str,
    free: Sequence[Term],
    said_of: Sequence[Term],
    found: Mapping[int, Term],
) -> Term | None:
    """The kind that a number tells, of those that no other one does."""
    quantity = scene.quantities[index]
    if quantity.percent or (quantity.noun and quantity.noun.value != members):
        return None
    if not quantity.noun and not is_bare(scene, index):
        return None
    if index - 1 in found and is_of_whole(scene, index - 1):
        return None
    start = scene.before(index)[0]
    before = [t for t in free if start <= t.start and t.end <= quantity.start]
    # "De helft, 28 op 56, is een kmo": what is said behind the whole is said of the part.
    last, end = scene.behind(index + 1 if is_of_whole(scene, index) else index)
    behind = [t for t in said_of if last <= t.start and t.end <= end and t not in scene.amounts]
    if quantity.noun:
        # "28 leden zijn kmo's", "kmo's zijn goed voor 15 leden"; not "van de 60 leden is ...".
        taken = bool(_TAKEN.search(scene.text, 0, quantity.start)) or is_base(scene, index)
        before = [] if taken or _is_named(scene, before, quantity.start) else before
        said = behind and _BEING.search(scene.text, last, behind[0].start)
        parted = behind and is_parted(scene, index) and scene.text[last : behind[0].start].isspace()
        behind = behind if (said or parted) and not taken else []
    if before and is_of_whole(scene, index) and is_ratio_of(scene, before[-1]):
        # "Drie op de vier bedrijven, 36 van de 48": of which kind the 36 are is told elsewhere.
        before = []
    if before and behind and _IS.fullmatch(scene.text, last, behind[0].start):
        # "22 leden zijn kmo, 5 zijn grote ondernemingen": said of it behind it.
        before = []
    if before and _is_told(scene, before[-1], quantity.start):
        return before[-1]
    if behind and _is_said(scene, last, behind[0].start):
        return behind[0]
    return None


def _is_named(scene: Scene, kinds: Sequence[Term], end: int) -> bool:
    """Whether a network that the kind is not of stands between it and a number."""
    return bool(kinds) and any(
        not _OF_NAME.search(scene.text, kinds[-1].end, name.start)
        for name in scene.names_in(kinds[-1].end, end)
    )


def _of_share(scene: Scene, kind: Term) -> int | None:
    """The one number without a noun of a sentence that tells a share of the members to be of a
    kind: "drie vierde is een kmo, wat op 60 leden neerkomt op 45"."""
    bare = [
        i for i, q in enumerate(scene.quantities) if not (q.noun or q.percent) and is_bare(scene, i)
    ]
    shared = any(first < kind.start for first, _ in shares_in(scene))
    asked = any(cue.measure == "target" for cue in cues(scene.text))
    return bare[0] if len(bare) == 1 and shared and not asked else None


def opening_kind(scene: Scene) -> Term | None:
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
    if _THESE.search(apart[0]):
        # "Van die bedrijven zijn er 49 een kmo".
        return True
    head = scene.text[: apart.start()].rstrip()
    if not scene.text[: apart.start()].strip():
        return False
    if _TOPIC.search(scene.text, 0, apart.start()) and _NEXT.match(scene.text, term.end):
        # "Van de grote ondernemingen zijn er 14 lid, van de kmo's 25".
        return False
    words = [cue.end for cue in cues(scene.text) if cue.noun]
    words += [
        end for _, end in (*rules().of_kinds.find(scene.text), *rules().shares.find(scene.text))
    ]
    return len(head) not in words


def _is_told(scene: Scene, kind: Term, end: int) -> bool:
    """Whether a number goes on from the kind before it: in the same clause, or behind a mark and
    words that only give the number."""
    start, between = kind.end, scene.text[kind.end : end]
    figures = (t for t in scene.amounts if t.dimension == "indicator")
    if any(start <= t.start < end for t in figures):
        return False
    marks = [*_MARK.finditer(between), *_AND.finditer(between)]
    if not marks:
        return True
    rest = _HEDGE.sub(" ", between[max(m.end() for m in marks) :])
    figure = kind in scene.amounts and ";" not in between
    # "Het aantal kmo's dat lid is van EUKA, bedraagt 8".
    return _only(rest, rules().giving) or (figure and _only(rest, rules().weak))


def _is_said(scene: Scene, start: int, end: int) -> bool:
    """Whether a kind behind a number is what is said of it: "daarvan zijn kmo's"."""
    if _STOPS.search(scene.text, start, end):
        return False
    names = [(n.start, n.end) for n in scene.names if start <= n.start < end]
    known = names + [(s, e) for s, e in rules().saying.find(scene.text) if start <= s < end]
    if names:
        known += [m.span() for m in _OF_NAMED.finditer(scene.text, start, end)]
    return all(
        any(s <= word.start() < e for s, e in known)
        for word in _WORDS.finditer(scene.text, start, end)
    )


def _only(text: str, words: Phrases) -> bool:
    known = words.find(text)
    return all(any(s <= w.start() < e for s, e in known) for w in _WORDS.finditer(text))
