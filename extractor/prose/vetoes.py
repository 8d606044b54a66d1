"""Words that keep a number from being a figure: hypotheses, changes, hearsay, other bodies."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extractor.patterns import pattern
from extractor.profile import Profile
from extractor.prose.clauses import WHICH
from extractor.prose.rules import rules
from extractor.prose.scene import Scene, Span
from extractor.prose.subject_rules import rules_of
from extractor.prose.told import Told

# What is done, hoped or supposed with those that are taken for granted leaves them as they are.
_OF_SOME = ("activity", "hypothesis", "hope", "ability")
_ARTICLE = pattern(r"\b(?:de|alle|al|zijn|haar|hun)\s+(?:\p{L}+\s+)?\Z", regex.IGNORECASE)
_LIMIT = pattern(
    r"\b(?:boven|onder|rond|tegen|naar|tot|richting|voorbij|grens van|kaap van)\s+de\s+"
    r"(?:\p{L}+\s+)?\Z",
    regex.IGNORECASE,
)
_PASSED = pattern(
    r"\s+(?:\p{Ll}+\s+){0,2}(?:passe|overschr|overst|bereik|haa?l|rond|doorbre|benader|nader)\p{L}*"
)
_WHICH = pattern(rf"(?:\s+(?:van|bij)\s+[^,;.]{{1,40}}?)?,?\s+{WHICH}\b")

_JOINED = pattern(r"\s+(?:\p{Ll}+\s+){0,2}(?:en|of)\s+(?:\p{Ll}+\s+)?")
# "Waar" alone may set two figures against each other instead: "72, waar er 55 gevraagd waren".
_RELATIVE = pattern(rf"\s*(?!waar\b){WHICH}\b")
_END = pattern(r"[,;.]")


def kinds_in(text: str, start: int, end: int, profile: Profile) -> set[str]:
    """The kinds of words in a text that keep the number at [start, end) from being a figure."""
    return {
        veto.kind
        for veto in rules_of(profile).vetoes
        if veto.stands_in(text, 0, len(text), (start, end))
    }


def _without_formulas(text: str) -> str:
    """The text with blanks for turns of phrase that say nothing: "ik kan u meedelen"."""
    for start, end in rules().formulas.find(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _is_of_one(scene: Scene) -> bool:
    """Whether a sentence speaks of one network: what it brings together is its own."""
    return len(scene.names) == 1 and scene.names[0].network is not None and not scene.kinds


def is_known(scene: Scene, index: int) -> bool:
    """Whether a sentence takes for granted how many there are: "de 38 leden van MaaS betalen een
    bijdrage" is of all of them; of "de 38 leden die betalen" the clause behind them tells."""
    quantity = scene.quantities[index]
    if not quantity.noun or quantity.noun.dimension != "indicator":
        return False
    if _LIMIT.search(scene.text, 0, quantity.start):
        return False
    if _PASSED.match(scene.text, quantity.full_end):
        return False
    return bool(_ARTICLE.search(scene.text, 0, quantity.start))


def _relative_clause(scene: Scene, index: int) -> Span | None:
    """The clause behind what is counted that says which they are: "de 38 leden die betalen"."""
    opening = _WHICH.match(scene.text, scene.quantities[index].full_end)
    if opening is None:
        return None
    stop = _END.search(scene.text, opening.end())
    return opening.start(), stop.start() if stop else len(scene.text)


def _statement(scene: Scene, index: int) -> Span:
    """The part of a sentence between semicolons that a number stands in."""
    at = scene.quantities[index].start
    end = scene.text.find(";", at)
    return scene.text.rfind(";", 0, at) + 1, end if end >= 0 else len(scene.text)


def _anew(scene: Scene, start: int, number: int) -> int | None:
    """Where a statement begins anew behind a colon, with a name, before a number; else None."""
    colon = scene.text.rfind(":", start, number)
    return colon + 1 if colon >= 0 and scene.names_in(colon, number) else None


def vetoes(scene: Scene, index: int, told: Told) -> Iterator[str]:
    """The kinds of words that keep a number from being a figure, in its clause or its sentence.

    A number told as a target stays one, whatever is hoped or must be.
    """
    target = told.measure == "target"
    direct = target and told.direct
    quantity, text = scene.quantities[index], _without_formulas(scene.text)
    is_kind = quantity.noun is not None and quantity.noun.dimension == "segment"
    known, which = is_known(scene, index), _relative_clause(scene, index)
    for veto in scene.subject_rules.vetoes:
        if known and not which and veto.kind in _OF_SOME and veto.scope == "clause":
            continue
        span = _statement(scene, index) if veto.scope == "sentence" else scene.clause(index)
        if (known or is_kind) and which and veto.kind in _OF_SOME:
            # "De 80 kmo's die EUKA contacteerde".
            span = which if known else (span[0], max(span[1], which[1]))
        if own_clause := _anew(scene, span[0], quantity.start):
            # "Eén te weinig: EUKA sloot af op 10 initiatieven".
            span = (own_clause, span[1])
        if veto.inner:
            # "Er kan worden besloten dat EUKA 45 leden telt".
            told_of = max(scene.text.rfind(mark, 0, quantity.start) for mark in (" dat ", ":"))
            span = (max(span[0], told_of), max(span[1], told_of))
        if veto.kind == "sum" and _is_of_one(scene):
            continue
        own = veto.scope == "clause"
        if target and own and veto.kind in ("hypothesis", "ability", "threshold"):
            continue
        if direct and veto.kind in ("change", "hope"):
            continue
        if veto.stands_in(text, *span, (quantity.start, quantity.end)):
            yield veto.kind
    near = scene.text[slice(*_with_antecedent(scene, index))]
    if rules().bodies.find(near) or rules().kinds_of_bodies.search(near):
        yield "another_body"


def _with_antecedent(scene: Scene, index: int) -> Span:
    """The clause of a number, and where it is a relative one what it is about: "de jury van de
    oproep, die 11 leden telt"."""
    start, end = scene.clause(index)
    if index and _JOINED.fullmatch(
        scene.text[scene.quantities[index - 1].full_end : scene.quantities[index].start]
    ):
        # "Een koepel van 35 verenigingen en 1.200 leden".
        start = scene.clause(index - 1)[0]
    if not _RELATIVE.match(scene.text, start):
        return start, end
    stop = scene.text[:start].rstrip(" ,")
    if any(name.end == len(stop) for name in scene.names):
        return start, end
    return max(stop.rfind(mark) for mark in ",;:.") + 1, end
