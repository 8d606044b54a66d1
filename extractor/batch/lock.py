"""One run at a time in an output folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extractor.dataset.aside import refusal
from extractor.errors import BusyOutput

_NAME = ".lock"


@contextmanager
def held(out: Path) -> Iterator[None]:
    """Makes the folder `out` where it is not there, and holds it for this run.

    A run that is killed holds it no longer. Raises BusyOutput when another run has it, OutputError
    where it cannot be written.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(out / _NAME)
    try:
        out.mkdir(parents=True, exist_ok=True)
        lock.acquire(blocking=False)
    except Timeout as error:
        raise BusyOutput(str(out)) from error
    except OSError as error:
        raise refusal(out, error) from error
    try:
        yield
    finally:
        lock.release()
