"""The Dutch pipeline that reads sentences: our own, another one that the user names, or none.

Nothing is chosen in silence: a name that leads to no fit pipeline is an error, never a reason to
take another. The code asks a pipeline only for what Universal Dependencies defines.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

OWN = "nl_extractor"
BLANK = "blank"
# What reading needs of a pipeline: its parser, and what the parser listens to.
_NEEDED = "parser"
_UNUSED = ("ner", "lemmatizer", "senter", "attribute_ruler", "tagger")
_USUAL, _BARE = "spacy.Tokenizer.v1", "extractor.bare"
_REMEDY = (
    "Name a Dutch spaCy pipeline with a parser that is installed, or its folder, "
    f"or {OWN!r}, or {BLANK!r}."
)


@dataclass(frozen=True)
class Pipeline:
    """A pipeline that was found and not yet loaded: its name and version, and where it stands.

    `path` is None for `blank`, which reads by cues alone.
    """

    name: str
    version: str
    path: Path | None

    def __str__(self) -> str:
        return f"{self.name} {self.version}".strip()


@lru_cache(maxsize=8)
def find_pipeline(name: str) -> Pipeline:
    """The pipeline of that name: ours, "blank", an installed package, or a folder.

    Quick: neither spaCy nor the weights are loaded. Raises ModelError, with the remedy, when there
    is none or it cannot read Dutch sentences.
    """
    if name == BLANK:
        return Pipeline(BLANK, "", None)
    path = _folder(name)
    meta = _meta(path, name)
    if meta.get("lang") != "nl":
        raise ModelError(f"the pipeline {name!r} is not Dutch.", remedy=_REMEDY)
    if _NEEDED not in meta.get("pipeline", ()):
        raise ModelError(f"the pipeline {name!r} has no {_NEEDED}.", remedy=_REMEDY)
    own = str(meta["name"]).removeprefix("nl_")
    return Pipeline(f"nl_{own}", str(meta["version"]), path)


def load_pipeline(pipeline: Pipeline) -> Language:
    """The pipeline loaded, once a process; ModelError when it cannot be, ValueError for `blank`."""
    if pipeline.path is None:
        raise ValueError("blank is no pipeline")
    return _load(pipeline)


@lru_cache(maxsize=2)
def _load(pipeline: Pipeline) -> Language:
    import spacy

    assert pipeline.path is not None
    try:
        config = _with_bare_tokenizer(pipeline.path)
        return spacy.load(pipeline.path, exclude=list(_UNUSED), config=config)
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(
            f"the pipeline {pipeline.name!r} cannot be loaded ({error}).", remedy=_REMEDY
        ) from error


def _with_bare_tokenizer(path: Path) -> dict[str, Any]:
    """What to change in the configuration of a pipeline so that its tokenizer is filled once.

    spaCy makes the thousands of exceptions of Dutch first, and then those that the pipeline keeps,
    which replace them: that takes as long as all else it loads.
    """
    from spacy.tokenizer import Tokenizer
    from spacy.util import load_config, registry

    kept = load_config(path / "config.cfg").get("nlp", {}).get("tokenizer")
    if kept != {"@tokenizers": _USUAL} or not (path / "tokenizer").is_file():
        return {}
    if not registry.has("tokenizers", _BARE):
        registry.tokenizers(_BARE, func=lambda: lambda nlp: Tokenizer(nlp.vocab))
    return {"nlp": {"tokenizer": {"@tokenizers": _BARE}}}


def _folder(name: str) -> Path:
    if name == OWN:
        return Path(__file__).parent / OWN
    if Path(name).is_dir():
        return Path(name)
    spec = find_spec(name) if name.isidentifier() else None
    if spec is None or spec.origin is None:
        raise ModelError(f"there is no spaCy pipeline {name!r} here.", remedy=_REMEDY)
    package = Path(spec.origin).parent
    # A package holds its data in a folder of its own, with the version in its name.
    versions = sorted(package.glob(f"{name}-*"))
    return versions[-1] if versions else package


def _meta(path: Path, name: str) -> dict[str, Any]:
    try:
        found = json.loads((path / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{name!r} is no spaCy pipeline.", remedy=_REMEDY) from error
    return dict(found) | {"name": found.get("name", name), "version": found.get("version", "")}
