"""Words that are known: all others may stand for something that no figure is of."""

from __future__ import annotations

from extractor.prose.cues import cues
from extractor.prose.rules import rules
from extractor.prose.scene import Scene


def is_known_word(scene: Scene, start: int, end: int) -> bool:
    """Whether a word is a name, counted, a measure, a moment, or a source of figures."""
    if scene.text[start:end].lower().endswith("ste"):
        # "Het laagste bij EUKA": of what was spoken of.
        return True
    spans = [(term.start, term.end) for term in (*scene.nouns, *scene.amounts)]
    spans += [(n.start, n.end) for n in scene.names if n.kind != "candidate"]
    spans += [(cue.start, cue.end) for cue in cues(scene.text)]
    spans += [(period.start, period.end) for period in scene.periods]
    spans += [*scene.kinds, *rules().subjects.find(scene.text)]
    spans += rules().attainments.find(scene.text) + rules().splits.find(scene.text)
    if any(first <= start < last for first, last in spans):
        return True
    if scene.text[start:end].lower() in rules().function_words:
        return True
    return bool(rules().abstract.fullmatch(scene.text, start, end))
