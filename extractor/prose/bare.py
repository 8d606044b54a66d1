"""Numbers that have no noun of their own: by the word behind them, and by the one before."""

from __future__ import annotations

import regex

from extractor.notation.hedges import HEDGE
from extractor.notation.numbers import find_numbers
from extractor.patterns import pattern
from extractor.prose.against import pattern_against
from extractor.prose.cues import cues
from extractor.prose.rules import rules
from extractor.prose.scene import Scene
from extractor.prose.series import AGAINST, RISEN

_WORD = pattern(r"\s*(?:-?tal\b)?\s*([\p{L}][\p{L}'’-]*)")
_WORD_BEFORE = pattern(
    r"(?P<article>\b(?:de|het|een|zijn|haar|hun)\s+(?:\p{L}+\s+)?)?\b(?P<word>\p{L}[\p{L}'’-]*)\s+\Z"
)
# No plural ends so, and a number above one counts a plural.
_NO_PLURAL = pattern(r"\p{L}*[a-df-mo-rt-z]")
# A past tense and a participle, by their forms.
_VERB = pattern(r"\p{L}+[dt]e|\p{L}*ge\p{L}{3,}en|(?:be|ver|ont|over|onder)\p{L}{3,}en")
_ER_BEFORE = pattern(
    r"\ber\s+(?:bij|na|aan|op|in|tegen|sinds)\s+(?:de|het|haar|zijn|hun)\s+(?:\p{Ll}+\s+)?\Z"
)
_VALUE = pattern(rf"\s+van\s+(?:\p{{Ll}}+\s+)?(?:{HEDGE}\s+)?", regex.IGNORECASE)
_PREPOSITION = pattern(r"\b(?:met|op|aan|tot|naar|bij|in|van|voor)\s+\Z", regex.IGNORECASE)
_TO_DO = pattern(
    r"\b(?:moest|moesten|moet|moeten|diende|dienden|zou|zouden|kon|konden|wilde|wilden)\s+er\s+"
    r"(?:\p{Ll}+\s+){0,2}\Z",
    regex.IGNORECASE,
)
_ENDS = pattern(r"\s*(?:[.,;:!)]|\Z|(?:en|maar|want)\b)")


def is_bare(scene: Scene, index: int) -> bool:
    """Whether a number has no noun of its own: what follows is no noun."""
    quantity = scene.quantities[index]
    if quantity.noun or _numbers_a_word(scene, index):
        return False
    if index + 1 < len(scene.quantities):
        following = scene.quantities[index + 1]
        if RISEN.fullmatch(scene.text, quantity.full_end, following.start):
            return is_bare(scene, index + 1)
        if pattern_against(AGAINST).fullmatch(scene.text, quantity.full_end, following.start):
            return True
    if is_value(scene, index):
        return True
    word = _WORD.match(scene.text, quantity.full_end)
    if word is None or any(p.start == word.start(1) for p in scene.periods):
        return True
    if any(cue.find(word[1]) for m in rules().measures for cue in (m.nouns, m.words)):
        # "72 gerealiseerde".
        return True
    if any(cue.start == word.start(1) for cue in cues(scene.text)):
        # "Respectievelijk 90 en 100 vroegen": a verb as it stands in its sentence.
        return True
    if any(name.start <= word.start(1) < name.end for name in scene.names):
        return True
    if rules().sizes.cover(word[1]):
        return False
    if find_numbers(word[1]):
        # "Met 36 drie keer zo groot".
        return True
    return word[1].lower() in rules().function_words or is_bare_by_form(scene, index)


def is_value(scene: Scene, index: int) -> bool:
    """Whether a number is the value of a figure told by its name: "een ledental van 78"."""
    start = scene.quantities[index].start
    return any(_VALUE.fullmatch(scene.text, a.end, start) for a in scene.amounts)


def is_bare_by_form(scene: Scene, index: int) -> bool:
    """Whether only the form of the word behind a number says that it is no noun: the parse has
    to agree."""
    quantity = scene.quantities[index]
    word = _WORD.match(scene.text, quantity.full_end)
    if word is None or word[1].lower() in rules().function_words or quantity.value == 1:
        return False
    if not word[1].islower():
        return False
    # "Zij moesten het met 47 doen": behind a preposition a verb may end as a plural does.
    last = (
        word[1].endswith("en")
        and _ENDS.match(scene.text, word.end())
        and (_PREPOSITION.search(scene.text, 0, quantity.start) or is_to_do(scene, index))
    )
    return not may_be_plural(word[1]) or bool(_VERB.fullmatch(word[1]) or last)


def is_to_do(scene: Scene, index: int) -> bool:
    """Whether the word behind a number is the verb of what had to be: "EUKA moest er 12 opstarten
    en kwam aan 15"."""
    return bool(_TO_DO.search(scene.text, 0, scene.quantities[index].start))


def _numbers_a_word(scene: Scene, index: int) -> bool:
    """Whether a number is the number of what stands right before it: "artikel 4"."""
    quantity = scene.quantities[scene.group(index)[0]]
    found = _WORD_BEFORE.search(scene.text, 0, quantity.start)
    if found is None or quantity.qualifier != "exact":
        return False
    word, at = found["word"], found.start("word")
    if any(n.kind == "candidate" and n.start <= at < n.end for n in scene.names):
        # "De Kunstlaan 44".
        return True
    if _ER_BEFORE.search(scene.text, 0, at):
        # "Kon er bij de afsluiting 68 voorleggen": "er" stands for what is counted.
        return False
    known = [(name.start, name.end) for name in scene.names]
    known += [(term.start, term.end) for term in (*scene.nouns, *scene.amounts)]
    known += [(period.start, period.end) for period in scene.periods]
    if any(start <= at < end for start, end in known):
        return False
    if found["article"] and rules().subjects.cover(word):
        # "Volgens de coördinator 34".
        return False
    return not (rules().before_numbers.cover(word) or find_numbers(word))


def may_be_plural(word: str) -> bool:
    """Whether a word may be the plural of a noun, by its last letter."""
    return word[:1].isalpha() and not _NO_PLURAL.fullmatch(word)
