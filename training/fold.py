"""Makes a trained pipeline smaller: a table of hashed features is refitted to half its height.

A hashed feature is the sum of the four rows its hashes name. The smaller table is the one whose
sums come closest to the old ones over the words of the training text, the frequent ones first.
"""

from __future__ import annotations

from collections import Counter

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline import Tok2Vec
from spacy.tokens import Doc

Floats = NDArray[np.float32]
_RIDGE = 0.01


def fold(nlp: Language, attribute: str, docs: list[Doc]) -> None:
    """Brings the table of an attribute to half its height."""
    embed = nlp.get_pipe_config("tok2vec")["model"]["embed"]
    place = embed["attrs"].index(attribute)
    component = nlp.get_pipe("tok2vec")
    assert isinstance(component, Tok2Vec)
    node = [node for node in component.model.walk() if node.name == "hashembed"][place]
    seen = Counter(key for doc in docs for key in doc.to_array(attribute))
    keys = np.asarray(list(seen), dtype="uint64")
    hashes: NDArray[np.uint32] = node.ops.hash(keys, node.attrs["seed"])
    rows = embed["rows"][place] // 2
    weights = refitted(node.get_param("E"), hashes, np.asarray(list(seen.values())), rows)
    node.set_param("E", None)
    node.set_dim("nV", rows, force=True)
    node.set_param("E", weights)
    embed["rows"][place] = rows


def refitted(
    table: Floats, hashes: NDArray[np.uint32], counts: NDArray[np.int64], rows: int
) -> Floats:
    """The table of so many rows that gives these hashes sums as near as can be to those of now."""
    wanted = table[hashes % len(table)].sum(axis=1)
    named = np.zeros((len(hashes), rows))
    for column in (hashes % rows).T:
        named[np.arange(len(hashes)), column] += 1
    weighed = named.T * counts
    fitted = np.linalg.solve(weighed @ named + _RIDGE * np.eye(rows), weighed @ wanted)
    return fitted.astype(np.float32)
