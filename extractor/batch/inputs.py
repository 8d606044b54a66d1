"""Which files a run reads: those named, and all documents in the folders named."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

# Files that lie beside documents and are none: gold, corrections, tables, notes.
SIDE_FILES = frozenset((".toml", ".md", ".json", ".jsonl", ".csv", ".parquet", ".html", ".py"))


def find_inputs(paths: Sequence[Path]) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The documents to read, and the folders in which there is none.

    A file that is named is always taken; in a folder, and in the folders below it, every file is
    but hidden ones and side files (`SIDE_FILES`). Each file comes once, however often and by
    whatever path it was named, in the order of its path.
    """
    found: dict[Path, Path] = {}
    empty = []
    for path in paths:
        inside = _documents_in(path) if path.is_dir() else [path]
        if not inside:
            empty.append(path)
        for document in inside:
            found.setdefault(document.resolve(), document)
    return tuple(sorted(found.values())), tuple(empty)


def _documents_in(folder: Path) -> list[Path]:
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and path.suffix.lower() not in SIDE_FILES
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]
