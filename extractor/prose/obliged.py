"""What had to be: verbs that oblige, and all that hangs on them."""

from __future__ import annotations

from extractor.prose.cues import Cue, cues
from extractor.prose.scene import Scene
from extractor.prose.series import TOGETHER


def obliged_with(scene: Scene, index: int) -> bool:
    """Whether a number, told as a target, and the next one are both what had to be: "moest 60 leden
    en 10 initiatieven halen" tells two targets, whatever the verb behind them says."""
    one, other = scene.quantities[index], scene.quantities[index + 1]
    if not (one.noun and other.noun):
        return False
    joined = TOGETHER.fullmatch(scene.text, one.full_end, other.start)
    strong = [cue for cue in cues(scene.text[: one.start]) if not cue.weak]
    verb = strong and strong[-1].measure == "target" and not strong[-1].noun
    return bool(joined and verb)


def is_to_be(scene: Scene, cue: Cue) -> bool:
    """Whether a verb right before a cue says that it had to be: "moest aantrekken"."""
    before = [c for c in cues(scene.text[: cue.start]) if c.measure == "target" and not c.noun]
    return bool(before) and scene.text[before[-1].end : cue.start].isspace()
