"""The engine of one machine: worker processes, each ended alone when its document is too much."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import TYPE_CHECKING

from extractor.batch.engines import Engine
from extractor.batch.work import Work
from extractor.batch.worker import Outcome
from extractor.errors import ExtractorError

if TYPE_CHECKING:
    from pebble import ProcessPool

# A worker is replaced after so many documents, which gives back what they left in memory.
_DOCUMENTS_EACH = 2000
# What the workers of this process share: set once when each begins.
_shared: list[Work] = []


@contextmanager
def processes(work: Work, workers: int) -> Iterator[Engine]:
    """So many worker processes, as an engine. They are gone when the context ends."""
    from pebble import ProcessPool

    with ProcessPool(workers, _DOCUMENTS_EACH, _begin, (work,)) as pool:
        try:
            yield _Processes(pool, workers, work)
        except BaseException:
            pool.stop()
            raise


class _Processes:
    def __init__(self, pool: ProcessPool, workers: int, work: Work) -> None:
        self.workers = workers
        self._pool, self._limits = pool, work.limits

    def submit(self, uri: str) -> Future[Outcome]:
        """Begins to read one document; its worker is ended when it takes too long."""
        return self._pool.schedule(_work, (uri,), timeout=self._limits.seconds)

    def failed(self, uri: str, error: BaseException) -> tuple[ExtractorError, float]:
        """Too slow, or broken down with its process."""
        if isinstance(error, TimeoutError):
            return self._limits.out_of_time(uri), self._limits.seconds
        return self._limits.out_of_memory(uri), 0.0


def _begin(work: Work) -> None:
    work.limits.bound_memory()
    _shared[:] = [work]


def _work(uri: str) -> Outcome:
    (work,) = _shared
    return work.read(uri)
