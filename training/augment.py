"""The augmenter of the training configs: varied copies of the documents.

spaCy reads a corpus once and goes through it many times; `copies` makes one reading hold several
versions of every document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

from spacy.language import Language
from spacy.training import Example
from spacy.util import registry

from training import variations as vary
from training.sentences import Sentence, Word, document, insert, sentences

Augmenter = Callable[[Language, Example], Iterator[Example]]

# How often a sentence of a varied document is changed in each way.
_CHANCES: tuple[tuple[vary.Variation, float], ...] = (
    (vary.dated, 0.5),
    (vary.figures, 0.6),
    (vary.names, 0.4),
    (vary.quotes, 0.3),
    (vary.unstopped, 0.04),
    (vary.bullet, 0.04),
    (vary.capitals, 0.04),
    (vary.small, 0.04),
)
_HEADING_IN_CAPITALS = 0.3
_MARKER_TAKEN_OFF = 0.5
_FRAGMENT = 0.06
_CUT_SHORT = 0.3
_NEW_LINES = 0.15


def register() -> None:
    """Makes the augmenter known under the name that the configs give it."""
    registry.augmenters.register("extractor.answers.v1", func=create_augmenter)


def create_augmenter(level: float, copies: int, seed: int) -> Augmenter:
    """An augmenter that gives so many copies of a document, this share of them varied."""
    rng = Random(seed)

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        parts = sentences(example.reference)
        for _ in range(copies):
            if rng.random() >= level:
                yield example
            elif new := varied(parts, rng):
                doc = document(nlp.vocab, new)
                yield Example(nlp.make_doc(doc.text), doc)

    return augment


def varied(parts: list[Sentence], rng: Random) -> list[Sentence]:
    """The sentences of a document as an answer might write them."""
    if rng.random() < _CUT_SHORT:
        start = rng.randrange(len(parts))
        parts = parts[start : start + rng.randint(1, 3)]
    new_lines = rng.random() < _NEW_LINES
    found: list[Sentence] = []
    for sentence in parts:
        if vary.is_marker(sentence) and rng.random() < _MARKER_TAKEN_OFF:
            continue
        changed = _changed(sentence, rng)
        found.append(_broken(changed, rng) if new_lines else changed)
    return found


def _changed(sentence: Sentence, rng: Random) -> Sentence:
    if rng.random() < _FRAGMENT:
        return vary.fragment(sentence, rng)
    if vary.is_heading(sentence) and rng.random() < _HEADING_IN_CAPITALS:
        return vary.capitals(sentence, rng)
    for variation, chance in _CHANCES:
        if rng.random() < chance:
            sentence = variation(sentence, rng)
    return sentence


def _broken(sentence: Sentence, rng: Random) -> Sentence:
    """The sentence with line ends in it: one after it more often than not, rarely one within."""
    if rng.random() < 0.7:
        sentence = _with_line_end(sentence, len(sentence), rng)
    if len(sentence) > 8 and rng.random() < 0.5:
        sentence = _with_line_end(sentence, rng.randrange(3, len(sentence) - 2), rng)
    return sentence


def _with_line_end(sentence: Sentence, at: int, rng: Random) -> Sentence:
    before = replace(sentence[at - 1], space=rng.random() < 0.3)
    end = Word("\n", "SPACE", "", "dep", at - 1, space=False)
    return insert((*sentence[: at - 1], before, *sentence[at:]), at, [end])
