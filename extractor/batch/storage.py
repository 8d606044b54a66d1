"""Where documents lie: files of this machine, or objects of a store that fsspec knows (s3, ...).

A place is told by its URI: "file:///answers/841.pdf", "s3://bucket/841.pdf".
"""

from __future__ import annotations

import os
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote_to_bytes

from extractor.errors import InputError, OutputError

_FILE = "file://"
# Files that lie beside documents and are none: gold, corrections, tables, notes.
SIDE_FILES = frozenset((".toml", ".md", ".json", ".jsonl", ".csv", ".parquet", ".html", ".py"))


@dataclass(frozen=True)
class Place:
    """A document where it lies: its URI, the name that the user knows it by, its size in bytes, and
    a number that is another one when it was changed (for files nanoseconds). -1 where nobody can
    tell."""

    uri: str
    source: str
    size: int = -1
    changed: int = -1


def is_remote(name: str | Path) -> bool:
    """Whether a name is a URL of a store, and no path of this machine."""
    return "://" in str(name) and not str(name).startswith(_FILE)


def uri_of(path: Path) -> str:
    """The URI of a file; every name of a file has one, valid text or not."""
    return path.resolve().as_uri()


def path_of(uri: str) -> Path:
    """The file at a URI of this machine."""
    return Path(os.fsdecode(unquote_to_bytes(uri.removeprefix(_FILE))))


def local_path(name: str | Path) -> Path:
    """The path that a name of this machine tells: a path, or a URI of a file."""
    return path_of(str(name)) if str(name).startswith(_FILE) else Path(name)


def folder_here(out: str | Path, what: str) -> Path:
    """The output folder as a path; OutputError for one in a store, where `what` cannot be made."""
    if is_remote(out):
        raise OutputError(
            f"{what} is made from a folder of this machine, and this one lies in a store.",
            source=str(out),
            remedy="Copy it here and name the copy.",
        )
    return local_path(out)


def remote_places(url: str) -> list[Place]:
    """The documents at a URL: the object itself, or those below it, side files left out.

    Raises InputError when the store cannot be reached or has nothing there.
    """
    try:
        store, root = store_at(url)
        found = store.find(root, detail=True) or {root: store.info(root)}
    except Exception as error:  # each store has errors of its own
        raise InputError(
            f"the store cannot be read ({error}).",
            source=url,
            remedy="Check the address and your access to it.",
        ) from error
    named = {store.unstrip_protocol(name): info for name, info in sorted(found.items())}
    return [_place(uri, info) for uri, info in named.items() if uri == url or is_document(uri)]


def is_document(name: str) -> bool:
    """Whether a file in a folder may be a document: it is not hidden, and no side file."""
    path = PurePosixPath(name)
    return path.suffix.lower() not in SIDE_FILES and not path.name.startswith(".")


@contextmanager
def local_copy(uri: str, check_size: Callable[[int, str], None]) -> Iterator[Path]:
    """The document at a URI as a file: itself, or a copy for as long as the context lasts.

    `check_size` is told the size of what is to be fetched, and refuses it by an error. Raises
    InputError when it cannot be fetched.
    """
    if not is_remote(uri):
        yield path_of(uri)
        return
    with tempfile.TemporaryDirectory(prefix="extractor-") as folder:
        path = Path(folder) / PurePosixPath(uri).name
        try:
            store, root = store_at(uri)
            check_size(int(store.size(root) or 0), uri)
            store.get_file(root, str(path))
        except InputError:
            raise
        except Exception as error:
            raise InputError(
                f"the document cannot be fetched ({error}).",
                source=uri,
                remedy="Check that it is still there and your access to it.",
            ) from error
        yield path


def _place(uri: str, info: dict[str, Any]) -> Place:
    """Stores tell a change by a time, by a tag, or by both."""
    told = "|".join(str(info.get(k, "")) for k in ("ETag", "LastModified", "mtime", "created"))
    return Place(uri, uri, int(info.get("size") or 0), zlib.crc32(told.encode()))


def store_at(url: str) -> tuple[Any, str]:
    """The file system of fsspec that a URL is of, and the path of the URL in it."""
    from fsspec.core import url_to_fs

    store, root = url_to_fs(url)
    store.invalidate_cache()  # another process may have written there
    return store, str(root)
