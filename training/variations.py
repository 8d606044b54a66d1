"""Ways an annotated sentence can read otherwise with the same parse.

The treebanks are encyclopedia and newspaper; answers of ministers hold other figures, other names,
headings in capitals, list markers and bits of sentences.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from training import invent
from training.sentences import Sentence, Word, children, insert, keep, root, subtree

Variation = Callable[[Sentence, Random], Sentence]

_FIGURE = re.compile(r"\d{1,3}([.]\d{3})+|\d+([.,]\d+)?")
_YEAR = re.compile(r"(1[89]|20)\d\d")
_PERCENTAGE = re.compile(r"\d+([.,]\d+)?%")
_MARKER = re.compile(r"\d{1,2}|[a-z]")
_COUNTS = {"twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "twaalf"}
_QUOTES = {",,": "“", "''": "”", "``": "“", "'": "’"}
_PARTED = re.compile(r"(\w{2,})['’]s")
_BULLETS = ("-", "•", "–", "*")
_COUNTED = {"obj", "nsubj", "obl", "obl:arg", "nsubj:pass", "xcomp"}


def figures(sentence: Sentence, rng: Random) -> Sentence:
    """Other figures: years for years, counts and percentages in the Belgian notation."""
    return tuple(replace(word, text=_figure(word, rng)) for word in sentence)


def _figure(word: Word, rng: Random) -> str:
    if word.pos == "NUM" and _YEAR.fullmatch(word.text):
        return invent.year(rng) if rng.random() < 0.6 else word.text
    if word.dep == "nummod" and (word.text.lower() in _COUNTS or _FIGURE.fullmatch(word.text)):
        return invent.figure(rng)
    if word.pos == "NUM" and word.dep != "flat" and re.fullmatch(r"\d{3,}|\d+,\d+", word.text):
        return invent.figure(rng)
    if _PERCENTAGE.fullmatch(word.text):
        return invent.percentage(rng)
    return word.text


def names(sentence: Sentence, rng: Random) -> Sentence:
    """Names of several words as one invented name, names of one word as another, or as several."""
    for place in reversed(range(len(sentence))):
        word = sentence[place]
        name_like = word.pos == "PROPN" and word.dep != "flat" and not word.text[0].islower()
        if not name_like or rng.random() < 0.4:
            continue
        hanging = [child for child in children(sentence, place) if sentence[child].dep == "flat"]
        following = list(range(place + 1, place + 1 + len(hanging)))
        if hanging != following:
            continue
        if hanging:
            space = sentence[following[-1]].space
            sentence = keep(sentence, set(range(len(sentence))) - set(following))
            sentence = _put(sentence, place, replace(word, text=invent.name(rng), space=space))
        elif rng.random() < 0.25:
            sentence = _lengthened(sentence, place, rng)
        else:
            sentence = _put(sentence, place, replace(word, text=invent.name(rng)))
    return sentence


def _put(sentence: Sentence, place: int, word: Word) -> Sentence:
    return (*sentence[:place], replace(word, head=sentence[place].head), *sentence[place + 1 :])


def _lengthened(sentence: Sentence, place: int, rng: Random) -> Sentence:
    first, *others = invent.long_name(rng)
    word = sentence[place]
    tail = [Word(text, "PROPN", "", "flat", place) for text in others]
    tail[-1] = replace(tail[-1], space=word.space)
    sentence = insert(sentence, place + 1, tail)
    return _put(sentence, place, replace(word, text=first, morph="", space=True))


def capitals(sentence: Sentence, rng: Random) -> Sentence:
    """All of it in capitals, as headings are."""
    del rng
    return tuple(replace(word, text=word.text.upper()) for word in sentence)


def small(sentence: Sentence, rng: Random) -> Sentence:
    """All of it in small letters."""
    del rng
    return tuple(replace(word, text=word.text.lower()) for word in sentence)


def bullet(sentence: Sentence, rng: Random) -> Sentence:
    """A bullet before it."""
    top = root(sentence) + 1
    return insert(sentence, 0, [Word(rng.choice(_BULLETS), "PUNCT", "", "punct", top)])


def unstopped(sentence: Sentence, rng: Random) -> Sentence:
    """The full stop at the end taken off."""
    del rng
    if len(sentence) < 2 or sentence[-1].text != ".":
        return sentence
    return keep(sentence, range(len(sentence) - 1))


def quotes(sentence: Sentence, rng: Random) -> Sentence:
    """Straight quotes and apostrophes bent; a bent one parts "foto" and "’s" for the tokenizer."""
    del rng
    for place in reversed(range(len(sentence))):
        word = sentence[place]
        if parted := _PARTED.fullmatch(word.text):
            rest = Word("’s", "X", "", "goeswith", place, space=word.space)
            sentence = insert(sentence, place + 1, [rest])
            sentence = _put(sentence, place, replace(word, text=parted[1], space=False))
        else:
            bent = _QUOTES.get(word.text, word.text.replace("'", "’"))
            sentence = _put(sentence, place, replace(word, text=bent))
    return sentence


def dated(sentence: Sentence, rng: Random) -> Sentence:
    """A year right before a count: "telde eind 2019 38 leden"."""
    for place, word in enumerate(sentence):
        counted = sentence[word.head]
        if word.dep != "nummod" or counted.dep not in _COUNTED or not counted.dep:
            continue
        places = subtree(sentence, word.head)
        verb = sentence[counted.head].pos in {"VERB", "AUX"}
        before = sentence[place - 1].pos if place else "ADP"
        if verb and places[0] == place and before not in {"ADP", "ADV", "ADJ"}:
            return insert(sentence, place, _moment(place, counted.head, rng))
    return sentence


def _moment(at: int, head: int, rng: Random) -> list[Word]:
    up = head + 2 if head >= at else head
    year = invent.year(rng)
    if rng.random() < 0.6:
        first = Word(rng.choice(("eind", "begin", "midden")), "NOUN", "", "obl", up)
        return [first, Word(year, "NUM", "", "nummod", at)]
    first = Word(rng.choice(("in", "sinds", "tegen")), "ADP", "", "case", at + 1)
    return [first, Word(year, "NUM", "", "obl", up)]


def fragment(sentence: Sentence, rng: Random) -> Sentence:
    """A noun with what hangs on it, on its own: "38 actieve leden"."""
    tops = [place for place, word in enumerate(sentence) if word.pos == "NOUN"]
    rng.shuffle(tops)
    for top in tops:
        below = children(sentence, top)
        skipped = {place for place in below if sentence[place].dep in {"case", "mark", "punct"}}
        places = [place for place in subtree(sentence, top) if place not in skipped]
        if 2 <= len(places) <= 8 and places[-1] - places[0] + 1 == len(places):
            cut = keep(sentence, places)
            here = places.index(top)
            return _put(cut, here, replace(cut[here], dep="ROOT"))
    return sentence


def is_marker(sentence: Sentence) -> bool:
    """Whether the sentence is nothing but the number or letter of a list."""
    first = sentence[0].text.rstrip(".)")
    return len(sentence) <= 2 and bool(_MARKER.fullmatch(first)) and sentence[-1].text[-1] in ".)"


def is_heading(sentence: Sentence) -> bool:
    """Whether it is short and ends without a mark."""
    return len(sentence) <= 9 and sentence[-1].pos != "PUNCT"
