"""What prepares and varies the treebanks keeps every sentence a tree."""

import random
import sys
from pathlib import Path

import numpy as np
import pytest
from spacy.vocab import Vocab

from training import build, fold
from training import variations as vary
from training.prepare import repaired
from training.sentences import Sentence, Word, children, document, keep, root, sentences

TELLS: Sentence = (
    Word("De", "DET", "", "det", 1),
    Word("Club", "PROPN", "", "nsubj", 3),
    Word("Beta", "PROPN", "", "flat", 1),
    Word("telt", "VERB", "", "ROOT", 3),
    Word("twee", "NUM", "", "nummod", 5),
    Word("foto's", "NOUN", "Number=Plur", "obj", 3, space=False),
    Word(".", "PUNCT", "", "punct", 3),
)
EVERY = (
    vary.figures, vary.names, vary.capitals, vary.small, vary.bullet, vary.unstopped, vary.quotes,
    vary.dated, vary.fragment,
)  # fmt: skip


@pytest.mark.parametrize("variation", EVERY, ids=lambda variation: variation.__name__)
@pytest.mark.parametrize("seed", range(5))
def test_a_varied_sentence_is_still_one_tree(variation: vary.Variation, seed: int) -> None:
    new = variation(TELLS, random.Random(seed))
    assert [word.head == place for place, word in enumerate(new)].count(True) == 1
    assert new[root(new)].dep == "ROOT"
    doc = document(Vocab(), [new])
    assert sentences(doc) == [new]


def test_a_year_stands_before_the_count_and_hangs_elsewhere() -> None:
    new = vary.dated(TELLS, random.Random(0))
    count = next(place for place, word in enumerate(new) if word.text == "twee")
    assert new[count - 1].text.isdigit()
    assert new[new[count].head].text == "foto's"
    assert new[new[count - 1].head].text != "foto's"


def test_a_bent_apostrophe_parts_the_word() -> None:
    new = vary.quotes(TELLS, random.Random(0))
    place = next(place for place, word in enumerate(new) if word.text == "foto")
    assert [(new[child].text, new[child].dep) for child in children(new, place)][-1] == (
        "’s",
        "goeswith",
    )


def test_what_loses_its_head_hangs_higher() -> None:
    assert [word.head for word in keep(TELLS, [3, 4, 6])] == [0, 0, 0]


def test_older_labels_are_brought_to_the_new_ones() -> None:
    old: Sentence = (
        Word("Jan", "PROPN", "", "ROOT", 0),
        Word("Ool", "PROPN", "", "flat:name", 0),
        Word(".", "PUNCT", "", "", 0),
    )
    assert [word.dep for word in repaired(old, set())] == ["ROOT", "flat", "punct"]


def test_a_smaller_table_gives_frequent_words_what_they_had() -> None:
    rng = np.random.default_rng(0)
    table = rng.normal(size=(80, 4)).astype(np.float32)
    hashes = rng.integers(2**32, size=(30, 4), dtype=np.uint32)
    small = fold.refitted(table, hashes, np.full(30, 1000), 40)
    assert small.shape == (40, 4)
    assert np.allclose(
        small[hashes % 40].sum(axis=1), table[hashes % 80].sum(axis=1), rtol=0, atol=0.05
    )


def test_no_treebanks_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "argv", ["build", str(tmp_path)])
    assert build.main() == 2
    told = capsys.readouterr().err
    assert "train_gold.spacy" in told
    assert "UD_Dutch-LassySmall" in told
