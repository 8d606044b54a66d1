"""Files that are written whole."""

from __future__ import annotations

from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file beside its place and moves it there: a reader never sees half of it, and a stop
    half-way leaves the one before. Raises OSError where the disk refuses."""
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(data)
    new.replace(path)
