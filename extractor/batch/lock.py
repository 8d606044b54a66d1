"""One run at a time in an output folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extractor.errors import BusyOutput

_NAME = ".lock"


@contextmanager
def held(out: Path) -> Iterator[None]:
    """Holds the folder `out` for this run; BusyOutput when another run has it. A run that is killed
    holds it no longer."""
    from filelock import FileLock, Timeout

    lock = FileLock(out / _NAME)
    try:
        lock.acquire(blocking=False)
    except Timeout as error:
        raise BusyOutput(
            "another run is at work in this folder.",
            source=str(out),
            remedy="Wait until it has ended, or take another folder with --out.",
        ) from error
    try:
        yield
    finally:
        lock.release()
