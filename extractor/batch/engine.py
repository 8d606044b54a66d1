"""A run: every input is read or fails by itself, and the tables are written at the end."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.batch.inputs import find_inputs
from extractor.corrections import Corrections, load_corrections
from extractor.dataset import ensure_writable, frames, record, write
from extractor.errors import EmptyInput, ExtractorError, InputError
from extractor.extraction import Extraction, Failure
from extractor.language import find_pipeline
from extractor.pipeline import extract
from extractor.profile import Profile, load
from extractor.read import Reader, source_name

if TYPE_CHECKING:
    import pandas as pd

# Called before each document with its path, its place in the run (from 1) and how many there are.
Progress = Callable[[Path, int, int], None]


@dataclass(frozen=True)
class RunResult:
    """What a run gave: the tables by name, and what could not be read."""

    frames: dict[str, pd.DataFrame]
    failures: tuple[Failure, ...]

    @property
    def statuses(self) -> dict[str, int]:
        """How many inputs ended in each status."""
        return dict(Counter(self.frames["documents"]["status"]))

    @property
    def severities(self) -> dict[str, int]:
        """How many findings there are of each severity."""
        counted = Counter(self.frames["findings"]["severity"])
        return {severity: counted[severity] for severity in ("error", "warning", "info")}

    def exit_status(self, *, strict: bool = False) -> int:
        """0 when all is well, 3 when some input failed, 1 for error findings under `strict`."""
        if self.failures:
            return 3
        return 1 if strict and self.severities["error"] else 0


def run(
    inputs: Sequence[Path],
    out: Path,
    *,
    profile: str | Path = "ibn",
    reader: Reader = "pdfium",
    model: str | None = None,
    corrections: Path | None = None,
    progress: Progress | None = None,
) -> RunResult:
    """Reads all documents in `inputs` (files and folders) and writes their tables to `out`.

    `model` is the Dutch pipeline that reads sentences, where it is not the profile's; `corrections`
    a folder with those of people. An input that cannot be read becomes a `Failure`, and the rest
    goes on. Raises ProfileError, ModelError, CorrectionError and OutputError before any document is
    read.
    """
    subject = load(profile)
    find_pipeline(model or subject.model)
    made = load_corrections(corrections) if corrections else Corrections()
    ensure_writable(out)
    paths, empty = find_inputs(inputs)
    results: list[Extraction | Failure] = [_no_documents(folder) for folder in empty]
    for number, path in enumerate(paths, start=1):
        if progress:
            progress(path, number, len(paths))
        results.append(_extract(path, subject, reader, model, made))
    tables = frames(map(record, results), subject.jump)
    write(tables, out)
    return RunResult(tables, tuple(r for r in results if isinstance(r, Failure)))


def _extract(
    path: Path, profile: Profile, reader: Reader, model: str | None, corrections: Corrections
) -> Extraction | Failure:
    try:
        return extract(path, profile=profile, reader=reader, model=model, corrections=corrections)
    except ExtractorError as error:
        return Failure(source_name(path), _sha256(path), error)
    except Exception as error:  # a defect of ours may not stop the others
        return Failure(source_name(path), _sha256(path), _defect(path, error))


def _defect(path: Path, error: Exception) -> InputError:
    defect = InputError(
        f"the program failed on this document ({type(error).__name__}: {error}).",
        source=source_name(path),
        remedy="This is a defect of extractor: please report it with the document.",
    )
    defect.status = "failed"
    return defect


def _sha256(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def _no_documents(folder: Path) -> Failure:
    error = EmptyInput(
        "there are no documents in this folder.",
        source=source_name(folder),
        remedy="Name a folder that holds PDF or text files.",
    )
    return Failure(source_name(folder), None, error)
