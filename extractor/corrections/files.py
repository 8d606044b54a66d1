"""The corrections of a folder, by the document that they concern."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from extractor.corrections.schema import Correction, CorrectionsFile
from extractor.errors import CorrectionError

_REMEDY = "docs/corrections.md tells the form of these files."


@dataclass(frozen=True)
class Corrections:
    """The files of corrections, by path."""

    files: Mapping[Path, CorrectionsFile] = field(default_factory=dict)

    def of(self, sha256: str) -> tuple[Correction, ...]:
        """The corrections of the document with this content, in the order of files and entries."""
        own = (file for file in self.files.values() if file.document.sha256 == sha256)
        return tuple(correction for file in own for correction in file.correction)

    def orphans(self, contents: Collection[str]) -> tuple[Path, ...]:
        """Files that concern none of these contents: their document is gone, or has changed."""
        return tuple(p for p, file in self.files.items() if file.document.sha256 not in contents)

    def of_another(self, sha256: str, document_id: str, source: str) -> tuple[Path, ...]:
        """Files that concern the same question or a file of the same name, with other content."""
        name = Path(source).name
        return tuple(
            path
            for path, file in self.files.items()
            if file.document.sha256 != sha256
            and not self.of(sha256)
            and (
                (document_id and file.document.document_id == document_id)
                or (file.document.source and Path(file.document.source).name == name)
            )
        )


def load_corrections(folder: Path) -> Corrections:
    """The corrections of a folder, in the order of its *.toml files; none where it is not there.

    Raises CorrectionError that names file and entry when one is not right.
    """
    paths = sorted(folder.glob("*.toml")) if folder.is_dir() else []
    return Corrections({path: load_file(path) for path in paths})


def load_file(path: Path) -> CorrectionsFile:
    """One file of corrections. CorrectionError when it is not right."""
    try:
        return CorrectionsFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        message = f"this file cannot be read ({error.strerror or error})."
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"this is no valid TOML: {error}."
    except ValidationError as error:
        message = _first(error)
    raise CorrectionError(message, source=str(path), remedy=_REMEDY)


def _first(error: ValidationError) -> str:
    """The first mistake, its place with entries counted from 1: "correction 2, of.measure"."""
    first = error.errors()[0]
    place = list(first["loc"])
    named = ""
    if len(place) > 1 and place[0] == "correction" and isinstance(place[1], int):
        named, place = f"correction {place[1] + 1}", place[2:]
    where = ", ".join(filter(None, (named, ".".join(map(str, place)))))
    return f"{where}: {first['msg']}."
