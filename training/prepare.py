"""From the treebank documents to what is trained on: one labelling for the three sources.

The silver part and the Alpino part carry the labels of an older release. Their labels are brought
to those of the gold part by what the gold part itself shows.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from training.sentences import Sentence, Word, children, document, root, sentences

_YEAR = re.compile(r"(1[5-9]|20)\d\d")
_SENTENCE_END = {".", "?", "!"}
_GOLD_COPIES = 2
_NLP = spacy.blank("nl")

Argument = tuple[str, str]


def read(path: Path, vocab: Vocab = _NLP.vocab) -> list[Doc]:
    """The documents of one file of the treebank folder."""
    return list(DocBin().from_disk(path).get_docs(vocab))


def arguments(gold: list[Doc]) -> set[Argument]:
    """Pairs of a verb and a preposition that the gold part mostly calls an argument of the verb."""
    seen: Counter[Argument] = Counter()
    for doc in gold:
        for sentence in sentences(doc):
            for place, word in enumerate(sentence):
                if word.dep in {"obl", "obl:arg"}:
                    seen[_frame(sentence, place)] += 1 if word.dep == "obl:arg" else -1
    return {frame for frame, balance in seen.items() if balance > 0}


def _frame(sentence: Sentence, place: int) -> Argument:
    cases = [
        sentence[child].text.lower()
        for child in children(sentence, place)
        if sentence[child].dep == "case"
    ]
    return sentence[sentence[place].head].lemma.lower(), cases[0] if cases else ""


def repaired(sentence: Sentence, frames: set[Argument]) -> Sentence:
    """A sentence of an older release with the labels of the gold part."""
    return tuple(_relabelled(sentence, place, frames) for place in range(len(sentence)))


def _relabelled(sentence: Sentence, place: int, frames: set[Argument]) -> Word:
    word = sentence[place]
    last = place == len(sentence) - 1
    if not word.dep and last and word.text in _SENTENCE_END and place:
        return replace(word, dep="punct", head=root(sentence))
    if word.dep == "flat:name":
        return replace(word, dep="flat")
    if _YEAR.fullmatch(word.text) and word.dep == "amod":
        return replace(word, pos="NUM", morph="", dep="nummod")
    if word.text.lower() in {"zich", "me", "ons"} and word.dep == "obj" and "Reflex" in word.morph:
        return replace(word, dep="expl:pv")
    if word.pos == "PRON" and "Poss=Yes" in word.morph and word.dep == "nmod":
        return replace(word, dep="nmod:poss")
    if word.dep == "obl":
        frame = _frame(sentence, place)
        passive = any(sentence[child].dep == "aux:pass" for child in children(sentence, word.head))
        if frame[1] == "door" and passive:
            return replace(word, dep="obl:agent")
        if frame in frames and frame[1]:
            return replace(word, dep="obl:arg")
    return word


def prepare(treebanks: Path, out: Path, seed: int = 0) -> None:
    """Writes `train.spacy` (gold twice, the rest once, shuffled), `gold.spacy` and `dev.spacy`."""
    out.mkdir(parents=True, exist_ok=True)
    gold = read(treebanks / "train_gold.spacy")
    frames = arguments(gold)
    older = [
        document(_NLP.vocab, [repaired(sentence, frames) for sentence in sentences(doc)])
        for name in ("alpino_part", "silver_v1")
        for doc in read(treebanks / f"{name}.spacy")
    ]
    everything = gold * _GOLD_COPIES + older
    random.Random(seed).shuffle(everything)
    DocBin(docs=everything, store_user_data=False).to_disk(out / "train.spacy")
    DocBin(docs=gold, store_user_data=False).to_disk(out / "gold.spacy")
    DocBin(docs=read(treebanks / "dev.spacy"), store_user_data=False).to_disk(out / "dev.spacy")
