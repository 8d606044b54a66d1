"""What a worker is told once: how to read, within which limits, and where the result goes."""

from __future__ import annotations

import gc
import sys
from dataclasses import dataclass

from extractor.batch.parts import write_part
from extractor.batch.settings import Settings
from extractor.batch.store import Store
from extractor.batch.worker import Outcome, read_document
from extractor.limits import Limits

# About as many as a document of some pages makes.
_RECORDS = 10_000


@dataclass(frozen=True)
class Work:
    """How documents are read, and the URL that their records are written to; without one, they
    travel."""

    settings: Settings
    limits: Limits
    parts: str | None = None

    def read(self, uri: str) -> Outcome:
        """Reads one document; whatever goes wrong with it is in the outcome.

        Raises OutputError where the store does not take what was read.
        """
        loaded = len(sys.modules)
        outcome = read_document(self.settings, self.limits, uri)
        if len(sys.modules) > loaded:
            settle()
        if not self.parts or not outcome.sha256:
            return outcome
        key = self.settings.key(outcome.sha256)
        return write_part(Store(self.parts), uri, key, outcome)


def settle() -> None:
    """Takes what a process has loaded out of the search for garbage.

    Modules, the words of a profile and a Dutch pipeline stay as long as the process does, and a
    search through them is a tenth of the time of a document. What a document leaves is searched
    for once a document, not after every 700 records.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_RECORDS)
