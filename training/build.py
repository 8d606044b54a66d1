"""`make model`: trains the Dutch pipeline on a folder of treebanks and puts it into the package.

Nothing is fetched. The steps: prepare the files, train on everything, go on with the gold part
under several seeds, take the mean of those, write the package data, measure.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from spacy.cli.train import train

from training.augment import register
from training.average import average
from training.fold import fold
from training.pack import pack
from training.prepare import prepare, read
from training.scores import scores, table

_HERE = Path(__file__).parent
PACKAGE_DATA = _HERE.parent / "extractor" / "language" / "nl_extractor"
_NEEDED = ("train_gold", "alpino_part", "silver_v1", "dev", "testA", "testB")
_TESTS = ("testA", "testB")
_SEEDS = (1, 2, 3)
_FOLDED = ("PREFIX", "SHAPE")
_WHERE = """\
{folder} is not a folder of the treebanks: {missing} missing.
extractor's Dutch pipeline is trained on two Universal Dependencies treebanks, UD_Dutch-LassySmall
and UD_Dutch-Alpino (https://github.com/UniversalDependencies), both CC BY-SA 4.0. Say where they
are: make model TREEBANKS=folder. The folder holds spaCy DocBin files:
{needed}.
training/README.md says what is in each."""


def main() -> int:
    """Builds the pipeline; 2 if the treebanks are not where they were said to be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "treebanks", type=Path, help="their folder, or the one that holds it as docbin"
    )
    parser.add_argument("--work", type=Path, default=_HERE / "build", help="for files on the way")
    parser.add_argument("--out", type=Path, default=PACKAGE_DATA, help="where the pipeline goes")
    given = parser.parse_args()
    inner = given.treebanks / "docbin"
    treebanks = inner if inner.is_dir() else given.treebanks
    missing = [name for name in _NEEDED if not (treebanks / f"{name}.spacy").is_file()]
    if missing:
        needed = ", ".join(f"{name}.spacy" for name in _NEEDED)
        told = ", ".join(f"{name}.spacy" for name in missing)
        print(_WHERE.format(folder=treebanks, missing=told, needed=needed), file=sys.stderr)
        return 2
    build(treebanks, given.work, given.out)
    return 0


def build(treebanks: Path, work: Path, out: Path) -> None:
    """Prepares, trains, packs and measures."""
    register()
    prepare(treebanks, work)
    common: dict[str, Any] = {"paths.dev": str(work / "dev.spacy")}
    overrides = {**common, "paths.train": str(work / "train.spacy")}
    train(_HERE / "base.cfg", work / "base", overrides=overrides)
    for seed in _SEEDS:
        overrides = {
            **common,
            "paths.train": str(work / "gold.spacy"),
            "paths.base": str(work / "base" / "model-best"),
            "system.seed": seed,
        }
        train(_HERE / "finetune.cfg", work / f"seed{seed}", overrides=overrides)
    finish([work / f"seed{seed}" / "model-best" for seed in _SEEDS], work, treebanks, out)


def finish(models: list[Path], work: Path, treebanks: Path, out: Path) -> None:
    """The mean of the models, made smaller, into the package data, and its scores on the tests."""
    nlp = average(models)
    for attribute in _FOLDED:
        fold(nlp, attribute, read(work / "train.spacy"))
    tests = [treebanks / f"{name}.spacy" for name in _TESTS]
    performance = {
        test.stem: {name: round(value, 3) for name, value in scores(nlp, test).items()}
        for test in tests
    }
    pack(nlp, out, performance)
    print(table(out, tests))


if __name__ == "__main__":
    sys.exit(main())
