"""Numbers as parts of other numbers: split off, told as a share, or set against a target."""

from __future__ import annotations

import regex

from extractor.patterns import pattern
from extractor.profile.lexicon import Term
from extractor.prose.against import pattern_against
from extractor.prose.clauses import WHICH
from extractor.prose.cues import cues
from extractor.prose.quantities import RATIO
from extractor.prose.rules import rules
from extractor.prose.scene import Scene, Span

_OPENS = pattern(r"(?:\s+(?!en\b|of\b)\p{Ll}+){0,2}\s*[(:–—]|,\s*(?=waar|onder)")
_OF = pattern(r"\s+van\s+(?:de|deze|die|zijn|haar|hun|onze)\s+(?:in totaal\s+)?(?:\p{L}+\s+)?")
# "Op een ledenbestand van 61".
_ON_A = pattern(r"\bop\s+(?:een|het|zijn|haar|hun)\s+\Z", regex.IGNORECASE)
_VALUE = pattern(r"\s+van\Z")
_ON = pattern(r"\s+(?:op|van)\s+(?:een totaal van\s+|in totaal\s+|de\s+)?")
_MARK = pattern(r"[,;:.]")
_WHICH = pattern(rf"\b{WHICH}\s")
# A share is told without its decimals.
_ROUNDED = 1
_INSTEAD = r"\s+(?:op|{against})\s+(?:\p{L}+\s+){0,3}"


def is_definite(scene: Scene, index: int) -> bool:
    """Whether a number stands with its article: "bij de 34 bedrijven"."""
    before = scene.text[: scene.quantities[index].start].rstrip().lower()
    return before.endswith((" de", " die", " deze")) or before == "de"


def is_parted(scene: Scene, index: int) -> bool:
    """Whether words before a number make it a part of what was counted before them."""
    start, end = scene.before(index)
    if is_definite(scene, index):
        # "Daarvan getuigen de 21 samenwerkingen".
        return False
    named = [name.start for name in scene.names_in(start, end)]
    # "Waaronder FLAG (39 leden)": a network of several, and no part of its members.
    stop = named[-1] if named else start
    found = [(stop + s, stop + e) for s, e in rules().partitives.find(scene.text[stop:end])]
    ends = {name.end for name in scene.names}
    # "FLAG, waarvan de steun afliep, telt 71 leden": that is of the network.
    return any(len(scene.text[:first].rstrip(" ,")) not in ends for first, _ in found)


def splits(scene: Scene, index: int) -> bool:
    """Whether words that split a whole stand before a number: "waarvan", "onder wie"."""
    start, end = scene.before(index)
    return scene.has(rules().splits, (start, end))


def opens(scene: Scene, whole: int, index: int) -> bool:
    """Whether a bracket or a colon stands right behind the whole, and the parts in it."""
    return bool(_OPENS.match(scene.text, scene.quantities[whole].full_end)) and index > whole


def is_base(scene: Scene, whole: int) -> bool:
    """Whether a whole is told only to tell a part of it: "van de 70 leden zijn er 55 kmo"."""
    before = scene.text[: scene.quantities[whole].start].rstrip()
    told = any(end == len(before) for _, end in rules().bases.find(before))
    figures = [(term.start, term.end) for term in (*scene.nouns, *scene.amounts)]
    figures += scene.subject_rules.memberships.find(before)
    return told or any(
        _VALUE.match(before, end) and _ON_A.search(before, 0, start) for start, end in figures
    )


def is_share(scene: Scene, index: int) -> bool:
    """Whether a number is told as a part of the next one: "10 van de 20 leden"."""
    if index + 1 == len(scene.quantities):
        return False
    quantity, following = scene.quantities[index], scene.quantities[index + 1]
    between = _OF.fullmatch(scene.text, quantity.full_end, following.start)
    if not between or is_proved(scene, index):
        return False
    said = cues(scene.text[quantity.full_end : following.full_end])
    if says_target(scene, index + 1) or reaches(scene, index):
        return False
    return not any(cue.measure == "target" for cue in said)


def is_of_whole(scene: Scene, index: int) -> bool:
    """Whether a number whose kind is known is told as a part of the next one, which counts no kind:
    "68 van de 92", "38 op een totaal van 57 leden"."""
    if index + 1 == len(scene.quantities):
        return False
    quantity, following = scene.quantities[index], scene.quantities[index + 1]
    if following.noun and following.noun.dimension == "segment":
        return False
    of = _OF.fullmatch(scene.text, quantity.full_end, following.start)
    return bool(of or _ON.fullmatch(scene.text, quantity.full_end, following.start))


def is_ratio_of(scene: Scene, term: Term) -> bool:
    """Whether a ratio tells a share of a noun: "drie op de vier bedrijven"."""
    return any(
        scene.text[end : term.start].isspace()
        for _, end in (m.span() for m in RATIO.finditer(scene.text))
    )


def is_proved(scene: Scene, index: int) -> bool:
    """Whether a number is to the next one what came of a target, by the share told in the sentence:
    "80% van het doel (8 van de 10 initiatieven)"; or by the target told before."""
    if index + 1 == len(scene.quantities):
        return False
    one, other = scene.quantities[index], scene.quantities[index + 1]
    of = _OF.fullmatch(scene.text, one.full_end, other.start)
    against = of or pattern_against(_INSTEAD).fullmatch(scene.text, one.full_end, other.start)
    if not against or not isinstance(one.value, int) or not isinstance(other.value, int):
        return False
    if of and not (one.noun or other.noun) and _asked_before(scene, index):
        return True
    shares = (q.value for q in scene.quantities if q.percent and q.value is not None)
    return bool(other.value) and any(
        abs(100 * one.value / other.value - float(share)) < _ROUNDED for share in shares
    )


def _asked_before(scene: Scene, index: int) -> bool:
    """Whether the statement before a number tells of a target: "een derde van het beoogde aantal
    initiatieven: 4 van de 12"."""
    start = scene.quantities[index].start
    first = scene.text.rfind(";", 0, start) + 1
    return any(c.measure == "target" and first <= c.start < start for c in cues(scene.text))


def is_bracketed(scene: Scene, index: int) -> bool:
    """Whether a pair of numbers in a bracket behind what is counted sets the one against the other:
    "qua leden (55 op 50)"."""
    if index + 1 == len(scene.quantities) or scene.quantities[index].noun:
        return False
    one, other = scene.quantities[index], scene.quantities[index + 1]
    before = scene.text[: one.start].rstrip()
    if not before.endswith("(") or not scene.text.startswith(")", other.full_end):
        return False
    told = (t for t in (*scene.nouns, *scene.amounts) if t.dimension == "indicator")
    return any(t.end == len(before[:-1].rstrip()) for t in told)


def reaches(scene: Scene, index: int) -> bool:
    """Whether a number is how far something came of the next one: "bleef op 27 van de 40 steken",
    "haalde 27 van de 40 leden"."""
    if index + 1 == len(scene.quantities):
        return False
    one, other = scene.quantities[index], scene.quantities[index + 1]
    if one.noun or not _OF.fullmatch(scene.text, one.full_end, other.start):
        return False
    clause = scene.near_before(index)[0], scene.near_behind(index + 1)[1]
    came = scene.has(rules().arrivals, clause)
    # "Haalde 36 van de 40, bij de initiatieven 7 van de 6".
    came = came or (index > 1 and reaches(scene, index - 2))
    return came and predicate(scene, index + 1) is None


def says_target(scene: Scene, index: int) -> bool:
    """Whether a clause behind a number says that it was a target: "39 van de 54 leden wist te
    vinden die het had vooropgesteld"."""
    start, end = scene.behind(index)
    which = _WHICH.search(scene.text, start, end)
    said = cues(scene.text[which.end() : end]) if which else ()
    return any(cue.measure == "target" for cue in said)


def is_of_target(scene: Scene, index: int) -> bool:
    """Whether a number is what was reached of a target: "5 van de beoogde 9 initiatieven"."""
    if index + 1 == len(scene.quantities) or scene.quantities[index].noun:
        return False
    quantity, following = scene.quantities[index], scene.quantities[index + 1]
    if pattern_against(_INSTEAD).fullmatch(scene.text, quantity.full_end, following.start):
        said = cues(scene.text[quantity.full_end : following.full_end])
        return any(cue.measure == "target" for cue in said)
    between = _OF.fullmatch(scene.text, quantity.full_end, following.start)
    return bool(between) and not is_share(scene, index)


def is_set_against(scene: Scene, index: int) -> bool:
    """Whether a number is compared with the next one: "37 tegenover 54"."""
    if index + 1 == len(scene.quantities):
        return False
    quantity, following = scene.quantities[index], scene.quantities[index + 1]
    return bool(pattern_against(_INSTEAD).fullmatch(scene.text, quantity.full_end, following.start))


def is_target(scene: Scene, index: int) -> bool:
    """Whether words of a number's own clause tell a target."""
    start, end = scene.clause(index)
    return any(cue.measure == "target" for cue in cues(scene.text[start:end]))


def predicate(scene: Scene, index: int) -> str | None:
    """The kind that a share is said to be: "12 van de 45 leden zijn kmo's"."""
    end = scene.quantities[index].full_end
    kinds = [t for t in scene.nouns if t.dimension == "segment" and t.start >= end]
    mark = _MARK.search(scene.text, end)
    near = {t.value for t in kinds if not mark or t.start < mark.start()}
    said = near or {t.value for t in kinds}
    return said.pop() if len(said) == 1 else None


def shares_in(scene: Scene) -> list[Span]:
    """The shares that a sentence tells by words or ratios: "driekwart", "een op de drie"."""
    found = [match.span() for match in RATIO.finditer(scene.text)]
    return [*found, *rules().shares.find(scene.text)]


def shared_before(scene: Scene, index: int) -> bool:
    """Whether a share of a whole stands right before the number that tells it: "de helft een kmo:
    84 kmo's"."""
    start, end = scene.before(index)
    return any(start <= first < end for first, _ in shares_in(scene))
