"""Annotated sentences as plain records, so that they can be repaired and varied before training.

A head is an index into the tokens of its own sentence; the root is its own head. A token without
a label has an unknown head: the parser learns nothing from it (it is put under the root, so that
the sentence stays whole).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab


@dataclass(frozen=True)
class Word:
    """One token with its annotation; `space` says whether a space follows it."""

    text: str
    pos: str
    morph: str
    dep: str
    head: int
    lemma: str = ""
    space: bool = True


Sentence = tuple[Word, ...]


def sentences(doc: Doc) -> list[Sentence]:
    """The sentences of an annotated document."""
    return [_sentence(span) for span in doc.sents]


def _sentence(span: Span) -> Sentence:
    top = next((token.i for token in span if token.dep_ == "ROOT"), span.start)

    def word(token: Token) -> Word:
        known = token.dep_ and span.start <= token.head.i < span.end
        return Word(
            token.text,
            token.pos_,
            str(token.morph),
            token.dep_ if known else "",
            (token.head.i if known else top) - span.start,
            token.lemma_,
            bool(token.whitespace_),
        )

    return tuple(word(token) for token in span)


def document(vocab: Vocab, parts: Iterable[Sentence]) -> Doc:
    """One annotated document of these sentences."""
    words: list[Word] = []
    heads: list[int] = []
    for sentence in parts:
        heads.extend(word.head + len(words) for word in sentence)
        words.extend(sentence)
    return Doc(
        vocab,
        words=[word.text for word in words],
        spaces=[word.space for word in words],
        pos=[word.pos for word in words],
        morphs=[word.morph for word in words],
        lemmas=[word.lemma for word in words],
        heads=heads,
        deps=[word.dep for word in words],
    )


def children(sentence: Sentence, head: int) -> list[int]:
    """The places of the words that hang on the word at `head`."""
    return [
        place
        for place, word in enumerate(sentence)
        if word.head == head and place != head and word.dep
    ]


def root(sentence: Sentence) -> int:
    """The place of the root: the word every other one hangs under."""
    return next((place for place, word in enumerate(sentence) if word.dep == "ROOT"), 0)


def insert(sentence: Sentence, at: int, words: Iterable[Word]) -> Sentence:
    """The sentence with words before place `at`; their heads count in the new sentence."""
    new = tuple(words)
    moved = tuple(
        replace(word, head=word.head + len(new)) if word.head >= at else word for word in sentence
    )
    return (*moved[:at], *new, *moved[at:])


def keep(sentence: Sentence, places: Iterable[int]) -> Sentence:
    """The words at these places; one that loses its head hangs under what that hung under."""
    order = sorted(places)
    new_place = {old: new for new, old in enumerate(order)}

    def head_of(place: int) -> int:
        up = sentence[place].head
        while up not in new_place and sentence[up].head != up:
            up = sentence[up].head
        return new_place.get(up, new_place[place])

    return tuple(replace(sentence[place], head=head_of(place)) for place in order)


def subtree(sentence: Sentence, top: int) -> list[int]:
    """The places of a word and of all that hang under it, in order."""
    found = [top]
    for place in found:
        found.extend(children(sentence, place))
    return sorted(found)
