"""The engine of one machine: worker processes, each ended alone when its document is too much."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import TYPE_CHECKING

from extractor.batch.engines import Engine
from extractor.batch.settings import Settings
from extractor.batch.worker import Outcome, read_document
from extractor.errors import ExtractorError
from extractor.limits import Limits

if TYPE_CHECKING:
    from pebble import ProcessPool

# A worker is replaced after so many documents, which gives back what they left in memory.
_DOCUMENTS_EACH = 500
# What the workers of this process share: set once when each begins.
_shared: list[tuple[Settings, Limits]] = []


@contextmanager
def processes(settings: Settings, limits: Limits, workers: int) -> Iterator[Engine]:
    """So many worker processes, as an engine. They are gone when the context ends."""
    from pebble import ProcessPool

    with ProcessPool(workers, _DOCUMENTS_EACH, _begin, (settings, limits)) as pool:
        try:
            yield _Processes(pool, workers, limits)
        except BaseException:
            pool.stop()
            raise


class _Processes:
    def __init__(self, pool: ProcessPool, workers: int, limits: Limits) -> None:
        self.workers = workers
        self._pool, self._limits = pool, limits

    def submit(self, uri: str) -> Future[Outcome]:
        """Begins to read one document; its worker is ended when it takes too long."""
        return self._pool.schedule(_work, (uri,), timeout=self._limits.seconds)

    def failed(self, uri: str, error: BaseException) -> ExtractorError:
        """Too slow, or broken down with its process."""
        late = isinstance(error, TimeoutError)
        return self._limits.out_of_time(uri) if late else self._limits.out_of_memory(uri)


def _begin(settings: Settings, limits: Limits) -> None:
    limits.bound_memory()
    _shared[:] = [(settings, limits)]


def _work(uri: str) -> Outcome:
    ((settings, limits),) = _shared
    return read_document(settings, limits, uri)
