"""Writes a trained pipeline into the package: the weights and what names their sources, no more."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from spacy.language import Language

_NOTICES = Path(__file__).parent / "notices"
_VERSION = "1.0.0"
_DESCRIPTION = (
    "Dutch tagger, morphologiser, sentence cutter and dependency parser of extractor, trained on "
    "UD_Dutch-LassySmall and UD_Dutch-Alpino."
)
_SOURCES = [
    {
        "name": "UD_Dutch-LassySmall (release 2.16 and one of 2017)",
        "author": "Gosse Bouma, Gertjan van Noord",
        "url": "https://github.com/UniversalDependencies/UD_Dutch-LassySmall",
        "license": "CC BY-SA 4.0",
    },
    {
        "name": "UD_Dutch-Alpino (release 2.16 and an older one)",
        "author": "Gosse Bouma, Gertjan van Noord, Daniel Zeman",
        "url": "https://github.com/UniversalDependencies/UD_Dutch-Alpino",
        "license": "CC BY-SA 4.0",
    },
]


def pack(nlp: Language, out: Path, performance: dict[str, dict[str, float]]) -> None:
    """Replaces the folder `out` by the pipeline."""
    nlp.meta.update(
        {
            "name": "nl_extractor",
            "lang": "nl",
            "version": _VERSION,
            "description": _DESCRIPTION,
            "author": "the authors of extractor",
            "email": "",
            "url": "",
            "license": "CC BY-SA 4.0",
            "sources": _SOURCES,
            "spacy_version": ">=3.8.0,<4.0.0",
            "performance": performance,
        }
    )
    nlp.config["paths"] = {}
    if out.exists():
        shutil.rmtree(out)
    # The strings of the vocabulary are the words of the treebanks: the labels, which the
    # components keep themselves, are all that is needed.
    nlp.to_disk(out, exclude=["vocab"])
    shutil.rmtree(out / "vocab", ignore_errors=True)
    _tidy_config(out / "config.cfg", nlp)
    for notice in sorted(_NOTICES.iterdir()):
        shutil.copy(notice, out / notice.name)
    meta: dict[str, Any] = json.loads((out / "meta.json").read_text(encoding="utf-8"))
    (out / "meta.json").write_text(
        json.dumps(meta, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )


def _tidy_config(path: Path, nlp: Language) -> None:
    """Keeps of the config what loading needs: where and how it was trained says README.md."""
    config = nlp.config.copy()
    for section in ("corpora", "training", "initialize", "paths", "system"):
        config[section] = {}
    config.to_disk(path)
