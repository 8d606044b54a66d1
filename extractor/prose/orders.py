"""Measures told once for many pairs of numbers: "telkens bereikt en beoogd: EUKA 229 en 150"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from extractor.patterns import pattern
from extractor.prose.against import pattern_against
from extractor.prose.count import Count
from extractor.prose.cues import cues
from extractor.prose.scene import Scene
from extractor.prose.series import AGAINST
from extractor.prose.told import Told

Order = tuple[str, str]

_JOINED = pattern(
    r"\W*(?:(?:en|dan|daarna|nadien|vervolgens|tussen haakjes|het|de|daarachter|erachter)\W+)*",
    regex.IGNORECASE,
)
_IN_BRACKETS = pattern(
    r"\(\s*tussen\s+haakjes\s*\)|,\s*tussen\s+haakjes\s*,|\btussen\s+haakjes\b", regex.IGNORECASE
)
_MARK = pattern(r"[,;:.()]")
# "Het doel voor 2020 tussen haakjes", and not "de doelen met het aantal leden tussen haakjes".
_SHORTLY = pattern(r"\s+(?:(?!met\b|en\b)[\p{L}\d]+\s+){0,3}", regex.IGNORECASE)
_PAIR = r"\s*(?:\(|en|/|-|–|,|;|op|{against}|en dan)\s*"


def order_of(scene: Scene) -> Order | None:
    """The measures of pairs of numbers, told before the first number of a sentence or in one
    without numbers: those of two words joined, or the one of what stands in brackets."""
    end = scene.quantities[0].start if scene.quantities else len(scene.text)
    told = [c for c in cues(scene.text) if c.end <= end and c.measure in ("target", "achieved")]
    for one, other in pairwise(told):
        joined = _JOINED.fullmatch(scene.text, one.end, other.start)
        if joined and one.measure != other.measure:
            return one.measure, other.measure
    for brackets in _IN_BRACKETS.finditer(scene.text):
        inside = _inside(scene.text, *brackets.span())
        if inside:
            return ("achieved" if inside == "target" else "target"), inside
    return None


def _inside(text: str, start: int, end: int) -> str | None:
    """The measure that words at [start, end) say to stand in brackets: told behind them up to the
    next mark ("tussen haakjes het doel"), else right before them ("beoogd tussen haakjes")."""
    told = [c for c in cues(text) if c.measure in ("target", "achieved")]
    mark = _MARK.search(text, end)
    stop = mark.start() if mark else len(text)
    behind = [c for c in told if end <= c.start and c.end <= stop]
    before = [c for c in told if c.end <= start and _SHORTLY.fullmatch(text, c.end, start)]
    chosen = (*behind[:1], *before[-1:])
    return chosen[0].measure if chosen else None


def ordered(
    scene: Scene,
    counted: Sequence[Count],
    measured: Sequence[Told],
    order: Order | None,
    *,
    against: bool = False,
) -> tuple[list[Count], list[Told]]:
    """What the numbers of a sentence count and their measures, where `order` tells those of each
    pair: two numbers right behind one another, and no third. Where counts were set `against`
    targets before, "12 tegenover 10" does so again."""
    counts, measures = list(counted), list(measured)
    shape = pattern_against(_PAIR)
    if order is None and against:
        order, shape = ("achieved", "target"), pattern_against(AGAINST)
    if order is None:
        return counts, measures
    pairs = [i for i in range(len(scene.quantities) - 1) if _is_pair(scene, i, shape)]
    for first in pairs:
        if first - 1 in pairs or first + 1 in pairs:
            continue
        second = first + 1
        nouns = {q.noun.value for q in scene.quantities[first : second + 1] if q.noun}
        if len(nouns) > 1:
            continue
        if counts[first].indicator and not (measures[first].direct or measures[second].direct):
            counts[second] = replace(counts[first], own_noun=False)
            measures[first], measures[second] = (Told(m, direct=True) for m in order)
    return counts, measures


def _is_pair(scene: Scene, index: int, shape: regex.Pattern[str]) -> bool:
    one, other = scene.quantities[index], scene.quantities[index + 1]
    return bool(shape.fullmatch(scene.text, one.full_end, other.start))
