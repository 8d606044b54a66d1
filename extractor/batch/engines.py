"""What reads the documents of a run, and how many at once.

The seam is `concurrent.futures`: an engine takes a URI and gives a future of its outcome. There is
one for the processes of this machine (`processes`) and one for a Dask cluster (`cluster`).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from itertools import islice
from typing import Protocol

from extractor.batch.worker import Outcome, content_of, outcome
from extractor.errors import ExtractorError, OutputError
from extractor.extraction import Failure

# Documents handed over at once for each worker: enough to keep it busy, few enough to lose little.
_AHEAD = 4


class Engine(Protocol):
    """Reads documents somewhere else, so many at once."""

    @property
    def workers(self) -> int:
        """How many documents are read at once."""
        ...

    def submit(self, uri: str) -> Future[Outcome]:
        """Begins to read one document."""
        ...

    def failed(self, uri: str, error: BaseException) -> tuple[ExtractorError, float]:
        """What a user is told when a worker gave no outcome for a document, and the seconds that
        it took, 0 where nobody knows."""
        ...


def outcomes(engine: Engine, uris: Iterable[str]) -> Iterator[tuple[str, Outcome]]:
    """What came of each document, as it comes; one whose worker broke down has failed."""
    waiting = iter(uris)
    running: dict[Future[Outcome], str] = {}
    try:
        while True:
            for uri in islice(waiting, engine.workers * _AHEAD - len(running)):
                running[engine.submit(uri)] = uri
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                uri = running.pop(future)
                yield uri, _outcome(engine, uri, future)
    finally:
        for future in running:
            future.cancel()


def _outcome(engine: Engine, uri: str, future: Future[Outcome]) -> Outcome:
    try:
        return future.result()
    except OutputError:  # what was read cannot be kept: no matter of this document
        raise
    except (Exception, CancelledError) as error:
        told, seconds = engine.failed(uri, error)
        return outcome(Failure(uri, content_of(uri), told), seconds)


def usable_processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
