"""A run: what is new or changed is read, all is kept in the ledger, and the tables are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from extractor.batch.cluster import cluster
from extractor.batch.engines import outcomes, usable_processors
from extractor.batch.export import export
from extractor.batch.ledger import Entry, Ledger
from extractor.batch.limits import Limits
from extractor.batch.lock import held
from extractor.batch.processes import processes
from extractor.batch.settings import Settings
from extractor.batch.survey import Survey, survey
from extractor.batch.worker import Outcome
from extractor.corrections import Corrections, load_corrections
from extractor.dataset import ensure_writable
from extractor.language import find_pipeline
from extractor.profile import load
from extractor.read import Reader


@dataclass(frozen=True)
class Progress:
    """How far a run is: the document that is done, how many of those to read are, and how many
    could not be read."""

    path: Path
    outcome: Outcome
    done: int
    of: int
    failed: int


@dataclass(frozen=True)
class Choice:
    """Which of the known documents a run reads again: all (`force`), or those that failed before
    (`retry_failed`); of those to read only the paths that match `only`."""

    force: bool = False
    retry_failed: bool = False
    only: str | None = None

    def wants(self, path: str, status: str | None) -> bool:
        """Whether a document is to be read; `status` is None where nothing is known of it."""
        if self.only and not fnmatch(path, self.only) and not fnmatch(Path(path).name, self.only):
            return False
        return status is None or self.force or (self.retry_failed and status != "ok")


@dataclass(frozen=True)
class RunResult:
    """What a run gave: the inputs of the dataset with what was read of each, how many were read in
    this run, and the numbers of figures and findings in the tables."""

    entries: tuple[Entry, ...]
    read: int
    figures: int
    severities: dict[str, int]

    @property
    def statuses(self) -> dict[str, int]:
        """How many inputs ended in each status."""
        return dict(Counter(entry.status for entry in self.entries))

    @property
    def failures(self) -> list[Entry]:
        """The inputs that are there and could not be read."""
        return [e for e in self.entries if e.present and e.status not in ("ok", "duplicate")]

    def exit_status(self, *, strict: bool = False) -> int:
        """0 when all is well, 3 when some input failed, 1 for error findings under `strict`."""
        if self.failures:
            return 3
        return 1 if strict and self.severities["error"] else 0
