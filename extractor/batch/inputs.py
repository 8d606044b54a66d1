"""Which documents a run is asked for: those named, and all in the folders named."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from extractor.batch.ledger import NAME
from extractor.batch.storage import Place, is_document, is_remote, local_path, remote_places, uri_of
from extractor.read import source_name

# What we write into an output folder, beside side files: it may lie below a folder of documents.
_OURS = (
    *(f"{NAME}{part}" for part in ("", "-wal", "-shm")),
    *(f"extractor.{form}" for form in ("xlsx", "duckdb", "sqlite")),
    "report",
)


def find_inputs(named: Sequence[str | Path]) -> tuple[tuple[Place, ...], tuple[Path, ...]]:
    """The documents to read, and the folders in which there is none.

    A file that is named is always taken; in a folder, and in the folders below it, every file is
    but hidden ones, side files, and what we wrote into an output folder. Each comes once, however
    often and by whatever path it was named, in the order of its name. Raises InputError for a store
    that cannot be read.
    """
    found: dict[str, Place] = {}
    empty = []
    for name in named:
        if is_remote(name):
            inside = remote_places(str(name))
        else:
            path = local_path(name)
            inside = _documents_in(path) if path.is_dir() else [place_of(path)]
            if not inside:
                empty.append(path)
        for place in inside:
            found.setdefault(place.uri, place)
    return tuple(sorted(found.values(), key=lambda place: place.source)), tuple(empty)


def place_of(path: Path) -> Place:
    """A file as it is now."""
    try:
        stat = path.stat()
    except OSError:
        return Place(uri_of(path), source_name(path))
    return Place(uri_of(path), source_name(path), stat.st_size, stat.st_mtime_ns)


def _documents_in(folder: Path) -> list[Place]:
    inside = sorted(path for path in folder.rglob("*") if path.is_file())
    outputs = [path.parent for path in inside if path.name == NAME]
    ours = {output / name for output in outputs for name in _OURS}
    return [
        place_of(path)
        for path in inside
        if is_document(path.name)
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and ours.isdisjoint((path, *path.parents))
    ]
