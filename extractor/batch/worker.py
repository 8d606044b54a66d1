"""One document, read in a worker: from its path to what the ledger keeps of it."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from extractor.batch.settings import Settings
from extractor.batch.storage import is_remote, local_copy, path_of
from extractor.dataset import Record, record
from extractor.dataset.packing import pack
from extractor.errors import ExtractorError, InputError
from extractor.extraction import Extraction, Failure
from extractor.limits import Limits
from extractor.pipeline import extract


@dataclass(frozen=True)
class Outcome:
    """What came of one document: its packed record, and the numbers that a summary needs.

    `sha256` is "" where not even the bytes could be read; `message` says why it was not read.
    """

    sha256: str
    status: str
    record: bytes
    figures: int = 0
    errors: int = 0
    warnings: int = 0
    seconds: float = 0.0
    message: str = ""


def read_document(settings: Settings, limits: Limits, uri: str) -> Outcome:
    """Reads one document; whatever goes wrong with it is in the outcome."""
    start = perf_counter()
    sha256: str | None = None
    try:
        with local_copy(uri, limits.check_size) as path:
            sha256 = sha256_of(path)
            found: Extraction | Failure = _read(settings, limits, path)
    except ExtractorError as error:
        found = Failure(uri, sha256, error)
    except MemoryError:
        found = Failure(uri, sha256, limits.out_of_memory(uri))
    except Exception as error:  # a defect of ours may not stop the others
        found = Failure(uri, sha256, _defect(uri, error))
    return outcome(found, perf_counter() - start)


def _read(settings: Settings, limits: Limits, path: Path) -> Extraction:
    if path.is_file():
        limits.check_size(path.stat().st_size, str(path))
    return extract(
        path,
        profile=settings.profile,
        reader=settings.reader,
        model=settings.model,
        corrections=settings.corrections,
        most_pages=limits.pages,
    )


def outcome(found: Extraction | Failure, seconds: float = 0.0) -> Outcome:
    """What the ledger keeps of a document that was read, or could not be."""
    made: Record = record(found)
    severities = Counter(row["severity"] for row in made.of("findings"))
    failed = isinstance(found, Failure)
    return Outcome(
        sha256=made.document["sha256"] or "",
        status=made.document["status"],
        record=pack(made),
        figures=sum(row["part"] == "answer" for row in made.of("observations")),
        errors=0 if failed else severities["error"],
        warnings=0 if failed else severities["warning"],
        seconds=round(seconds, 4),
        message=_message(found.error) if isinstance(found, Failure) else "",
    )


def _message(error: ExtractorError) -> str:
    """What the error says without the name of the file, which may have several."""
    page = f"page {error.page}: " if error.page else ""
    return f"{page}{error.message} {error.remedy}".strip()


def sha256_of(path: Path) -> str | None:
    """The hash of a file's content, None where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def content_of(uri: str) -> str | None:
    """The hash of the content at a URI of this machine, None of another one."""
    return None if is_remote(uri) else sha256_of(path_of(uri))


def _defect(uri: str, error: Exception) -> InputError:
    defect = InputError(
        f"the program failed on this document ({type(error).__name__}: {error}).",
        source=uri,
        remedy="This is a defect of extractor: please report it with the document.",
    )
    defect.status = "failed"
    return defect
