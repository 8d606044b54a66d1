"""A folder that is watched: new answers are read as they arrive, when they are whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

from extractor.batch.storage import is_document

# A file is whole when nothing was written to it for so long (milliseconds).
QUIET = 1500


def changes(folder: Path, stop: Event | None = None, quiet: int = QUIET) -> Iterator[None]:
    """Yields once at the start, and then whenever documents of the folder have come, changed or
    gone and nothing more was written for `quiet` milliseconds. Ends when `stop` is set."""
    from watchfiles import watch

    yield
    for _ in watch(
        folder, watch_filter=_matters, debounce=60_000, step=quiet, stop_event=stop,
        raise_interrupt=True,
    ):  # fmt: skip
        yield


def _matters(_change: object, path: str) -> bool:
    return is_document(path) and not any(part.startswith(".") for part in Path(path).parts)
