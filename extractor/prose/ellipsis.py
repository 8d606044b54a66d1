"""Numbers without a noun: whether they take up what was spoken of before, and where they may."""

from __future__ import annotations

import regex

from extractor.notation.hedges import HEDGE
from extractor.patterns import pattern
from extractor.prose.cues import cues
from extractor.prose.names import NameSpan
from extractor.prose.rules import rules
from extractor.prose.scene import Scene
from extractor.prose.shares import says_target

_ER = pattern(r"\ber\b[^,;.:]{0,40}\s\Z", regex.IGNORECASE)
_WORDS = r"(?:\p{Ll}+\s+){0,2}?"
_TO_NUMBER = pattern(rf"\s*[:(,–—-]?\s*(?P<words>{_WORDS})(?:{HEDGE}\s*)?", regex.IGNORECASE)
_TO_NAME = pattern(r"\s+(?:voor|bij|van|in)\s+(?:het\s+|de\s+)?")
# What may follow a number that stands alone: "EUKA: 229 (streefdoel 150)", "B-hive 163 en FLAG 71".
_CLOSED = pattern(
    r"\s*(?:[,;.:()/–—]|\Z"
    r"|(?:en|of|maar|op|tegenover|waar|bij|eind|in|na|om\s+precies)\b)"
)
# "IoT for Society is kleiner, met 31".
_WITH = pattern(rf"\s*met\s+(?:{HEDGE}\s*)?", regex.IGNORECASE)
_WITH_AT_END = pattern(rf"\bmet\s+(?:{HEDGE}\s*|slechts\s+|amper\s+|maar\s+)?\Z", regex.IGNORECASE)
# "Een jaar later was dat 63".
_THAT = pattern(
    rf"\b(?:is|was|zijn|waren|werd|werden|wordt|worden|bedraagt|bedroeg)\s+(?:dat|dit|het)\s+"
    rf"(?:(?:al|nog|reeds|maar|slechts|zelfs|intussen|inmiddels)\s+)?(?:{HEDGE}\s+)?\Z",
    regex.IGNORECASE,
)
_FRAGMENT = pattern(rf"\W*(?:{HEDGE}\s*)?", regex.IGNORECASE)


def name_of(scene: Scene, index: int) -> NameSpan | None:
    """The name that a bare number stands right at: "EUKA (229)", "bij FLAG slechts 9", "12 voor
    B-hive"; None where there is none."""
    quantity = scene.quantities[index]
    for name in scene.names_in(*scene.before(index))[-1:]:
        between = _TO_NUMBER.fullmatch(scene.text, name.end, quantity.start)
        words = between["words"].lower().split() if between else ()
        if between and all(_says_nothing(word) for word in words):
            return name
    for name in scene.names_in(*scene.behind(index))[:1]:
        if _TO_NAME.fullmatch(scene.text, quantity.full_end, name.start):
            return name
    return None


def takes_up(scene: Scene, index: int) -> bool:
    """Whether a number without a noun counts what was counted before: "er 38", an item of a list,
    beside a cue, at a name, or as the answer alone ("164, om precies te zijn")."""
    start, end = scene.near_before(index)
    near = scene.text[start:end]
    if has_er(scene, index) or scene.sentence.kind == "listed":
        return True
    if _THAT.search(scene.text, 0, end) and _CLOSED.match(
        scene.text, scene.quantities[index].full_end
    ):
        return True
    if any(not c.weak for c in cues(near)) or rules().amounts.find(near):
        return True
    if says_target(scene, index):
        # "Meer dan de 70 die in het contract stonden".
        return True
    behind = scene.quantities[index].full_end
    if any(c.measure != "reported" and c.start == behind + 1 for c in cues(scene.text)):
        # "55 gevraagd", "60 als doel".
        return True
    return stands_alone(scene, index) or _with_so_many(scene, index)


def _with_so_many(scene: Scene, index: int) -> bool:
    """Whether a sentence that counts nothing else ends with a number behind "met", or tells behind
    it what came of it: "B-hive sluit de rij met 29", "daar is men met 43 boven uitgekomen"."""
    if len(scene.quantities) > 1 or scene.nouns or scene.amounts:
        return False
    if not _WITH_AT_END.search(scene.text, 0, scene.quantities[index].start):
        return False
    behind = scene.text[slice(*scene.near_behind(index))]
    came = any(not c.weak and c.measure != "target" for c in cues(behind))
    return came or not behind.strip(" .")


def has_er(scene: Scene, index: int) -> bool:
    """Whether "er" stands before a number and takes up what is counted: "had er in 2019 71"."""
    return bool(_ER.search(scene.text, 0, scene.quantities[index].start))


def stands_alone(scene: Scene, index: int) -> bool:
    """Whether nothing but a name, a moment, a mark or the sentence's beginning stands at a number
    that nothing follows."""
    quantity = scene.quantities[index]
    if not _CLOSED.match(scene.text, quantity.full_end):
        return False
    first = scene.before(index)[0]
    moment = any(
        p.start >= first and _TO_NUMBER.fullmatch(scene.text, p.end, quantity.start)
        for p in scene.periods
    )
    having = _WITH.fullmatch(scene.text[slice(*scene.near_before(index))])
    at_name = name_of(scene, index) is not None
    return at_name or moment or bool(having) or opens_sentence(scene, index)


def opens_sentence(scene: Scene, index: int) -> bool:
    """Whether a number that nothing follows opens its sentence, alone or first of a series."""
    group = scene.group(index)
    first = not group[0] and bool(_FRAGMENT.fullmatch(scene.text, 0, scene.quantities[0].start))
    return first and bool(_CLOSED.match(scene.text, scene.quantities[group[-1]].full_end))


def _says_nothing(word: str) -> bool:
    return word in rules().function_words or rules().before_numbers.cover(word)
