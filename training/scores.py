"""Measures a pipeline on files of treebanks: `python -m training.scores MODEL FILE...`."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training import Example

from training.prepare import read

_COLUMNS = {
    "POS": "pos_acc",
    "morph": "morph_acc",
    "UAS": "dep_uas",
    "LAS": "dep_las",
    "sentences F": "sents_f",
}
# What cuts the sentences: the parser alone, the senter alone, the senter before the parser.
_WAYS = {
    "parser": ("senter",),
    "senter": ("parser",),
    "senter, then parser": (),
}


def scores(nlp: Language, path: Path) -> dict[str, float]:
    """The scores on a file of annotated documents, tokenised by the pipeline itself."""
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in read(path, nlp.vocab)]
    found = nlp.evaluate(examples)
    return {name: found[key] for name, key in _COLUMNS.items() if found.get(key) is not None}


def speed(nlp: Language, path: Path) -> float:
    """Words a second on one core."""
    texts = [doc.text for doc in read(path)]
    next(nlp.pipe(texts[:1]))
    start = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return words / (time.process_time() - start)


def table(model: Path, files: list[Path]) -> str:
    """The scores and the speed as a Markdown table, a row for each file and way."""
    lines = ["| | sentences by | " + " | ".join(_COLUMNS) + " | words/s |", "|" + "---|" * 8]
    start = time.process_time()
    nlp = spacy.load(model)
    load = time.process_time() - start
    for path in files:
        for way, off in _WAYS.items():
            with nlp.select_pipes(disable=[name for name in off if name in nlp.pipe_names]):
                found = scores(nlp, path)
                row = [f"{found[name]:.3f}" if name in found else "" for name in _COLUMNS]
                words = speed(nlp, path)
            lines.append(f"| {path.stem} | {way} | " + " | ".join(row) + f" | {words:,.0f} |")
    size = sum(file.stat().st_size for file in model.rglob("*") if file.is_file())
    lines.append(f"\nOn disk {size / 1e6:.1f} MB; loaded in {load:.1f} s.")
    return "\n".join(lines)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("files", type=Path, nargs="+", help="files of annotated documents")
    given = parser.parse_args()
    print(table(given.model, given.files))


if __name__ == "__main__":
    main()
