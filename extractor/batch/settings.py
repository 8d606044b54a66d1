"""All that what is read of a document depends on, besides its content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from extractor import __version__
from extractor.corrections import Corrections
from extractor.language import find_pipeline
from extractor.profile import Profile
from extractor.read import Reader

# What decides of what is read: code, words, and the weights of the pipeline by its own version.
_DECIDING = (".py", ".toml")


@dataclass(frozen=True)
class Settings:
    """How documents are read: the words of a subject, the reader of PDF, the Dutch pipeline (that
    of the profile when None), and the corrections by people. `contents` are the hashes of all
    inputs: corrections of other contents are told of."""

    profile: Profile
    reader: Reader = "pdfium"
    model: str | None = None
    corrections: Corrections = field(default_factory=Corrections)
    contents: frozenset[str] = frozenset()

    def key(self, sha256: str) -> str:
        """A name for the content read in this way: another one where another result is possible."""
        own = self.corrections.of(sha256)
        orphans = () if own else self.corrections.orphans(self.contents)
        shared = _shared(self.profile, self.reader, self.model)
        return _digest(shared, *map(repr, own), *map(str, orphans))


@lru_cache(maxsize=4)
def _shared(profile: Profile, reader: str, model: str | None) -> str:
    pipeline = find_pipeline(model or profile.model)
    return _digest(program(), profile.model_dump_json(), reader, str(pipeline))


@lru_cache(maxsize=1)
def program() -> str:
    """The version of the program, with a digest of its files: a change of code is a new one."""
    return _digest(__version__, *sorted(_contents(files("extractor"))))


def _contents(folder: Traversable) -> list[str]:
    found = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += _contents(entry)
        elif entry.name.endswith(_DECIDING):
            found.append(f"{entry.name}:{hashlib.sha256(entry.read_bytes()).hexdigest()}")
    return found


def _digest(*parts: str) -> str:
    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:32]
