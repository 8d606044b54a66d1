"""The engine of many machines: the workers of a Dask cluster."""

from __future__ import annotations

import faulthandler
import os
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from extractor.batch.engines import Engine
from extractor.batch.work import Work
from extractor.batch.worker import Outcome
from extractor.errors import ExtractorError
from extractor.limits import Limits

_SECONDS_TO_CONNECT = 10
# A document whose worker was lost is read again by another, so often.
_RETRIES = 2


class ClusterError(ExtractorError):
    """A Dask cluster that cannot be used."""


@contextmanager
def cluster(work: Work, address: str) -> Iterator[Engine]:
    """The workers of the Dask scheduler at an address ("tcp://host:8786"), as an engine.

    They must have this version of extractor, and find the documents under the same paths. How much
    memory each may take is told to Dask; one whose document takes too long ends itself, and its
    nanny begins another. Raises ClusterError when the scheduler does not answer.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise ClusterError(
            "Dask is not installed here.", remedy="Install the extra `cluster`."
        ) from error
    try:
        client = Client(address, timeout=_SECONDS_TO_CONNECT)
    except (OSError, ValueError) as error:
        raise ClusterError(
            f"no Dask scheduler answers at {address} ({error}).",
            remedy="Start one (`dask scheduler`) with its workers, or leave --dask out.",
        ) from error
    with client:
        # Sent to every worker once, and not with each document.
        shared = client.scatter(work, broadcast=True)
        workers = sum(client.nthreads().values())
        with client.get_executor(pure=False, retries=_RETRIES) as executor:
            yield _Cluster(executor, shared, max(workers, 1), work.limits)


class _Cluster:
    def __init__(self, executor: Executor, shared: Any, workers: int, limits: Limits) -> None:
        self.workers = workers
        self._executor, self._shared, self._limits = executor, shared, limits

    def submit(self, uri: str) -> Future[Outcome]:
        """Begins to read one document on some worker."""
        return self._executor.submit(_work, self._shared, uri)

    def failed(self, uri: str, error: BaseException) -> tuple[ExtractorError, float]:
        """The workers that tried it were all lost."""
        return self._limits.out_of_workers(uri, type(error).__name__), self._limits.seconds


# A worker reads one document at a time, whatever its threads: there is one clock in a process.
_ONE_AT_A_TIME = Lock()


def _work(shared: Work, uri: str) -> Outcome:
    with _ONE_AT_A_TIME, Path(os.devnull).open("w") as nowhere:
        # The clock runs outside of Python: it also ends what never comes back from a library.
        faulthandler.dump_traceback_later(shared.limits.seconds, exit=True, file=nowhere)
        try:
            return shared.read(uri)
        finally:
            faulthandler.cancel_dump_traceback_later()
