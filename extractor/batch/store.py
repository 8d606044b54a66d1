"""A folder of an object store (s3, gcs, ...), by what a run needs of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from extractor.batch.storage import store_at
from extractor.errors import OutputError

T = TypeVar("T")


class Store:
    """The objects below a URL, named by their paths below it: "ledger.sqlite", "parts/0a/...".

    Each call raises OutputError when the store refuses. Credentials and endpoints are those that
    fsspec and the library of the store find, in the environment or in files of theirs.
    """

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self._files, root = self._try(lambda: store_at(self.url))
        self._root = root.rstrip("/")

    def names(self, below: str) -> list[str]:
        """The names of all objects below a path, in order."""
        return self._try(lambda: self._found(below))

    def read(self, name: str) -> bytes | None:
        """What an object holds, None where there is none."""

        def content() -> bytes | None:
            try:
                return bytes(self._files.cat_file(self._path(name)))
            except FileNotFoundError:
                return None

        return self._try(content)

    def read_all(self, names: Iterable[str]) -> dict[str, bytes]:
        """What objects hold, by name, fetched side by side; those that are gone are left out."""
        paths = {self._path(name): name for name in names}
        found = self._try(lambda: self._files.cat(list(paths), on_error="return")) if paths else {}
        return {paths[path]: data for path, data in found.items() if isinstance(data, bytes)}

    def write(self, name: str, data: bytes) -> None:
        """Writes an object; one of that name is replaced."""
        path = self._path(name)
        self._try(lambda: self._files.pipe_file(path, data))

    def create(self, name: str, data: bytes) -> bool:
        """Writes an object where there is none; False when there is one. Of two who try at once
        only one succeeds, where the store knows conditional writes."""
        path = self._path(name)

        def made() -> bool:
            try:
                self._files.pipe_file(path, data, mode="create")
            except Exception:
                self._files.invalidate_cache()
                if self._files.exists(path):
                    return False
                raise
            return True

        return self._try(made)

    def fetch(self, name: str, target: Path) -> bool:
        """Copies an object to a file; False where there is none."""

        def fetched() -> bool:
            try:
                self._files.get_file(self._path(name), str(target))
            except FileNotFoundError:
                return False
            return True

        return self._try(fetched)

    def send(self, source: Path, name: str) -> None:
        """Copies a file to an object, which is replaced."""
        self._try(lambda: self._files.put_file(str(source), self._path(name)))

    def delete(self, names: Iterable[str]) -> None:
        """Takes objects away."""
        paths = [self._path(name) for name in names]
        if paths:
            self._try(lambda: self._files.rm(paths))

    def _found(self, below: str) -> list[str]:
        self._files.invalidate_cache()
        try:
            found = self._files.find(self._path(below))
        except FileNotFoundError:
            return []
        return sorted(str(path).removeprefix(self._root).lstrip("/") for path in found)

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"

    def _try(self, action: Callable[[], T]) -> T:
        try:
            return action()
        except Exception as error:  # each store has errors of its own
            raise OutputError(
                f"the store cannot be used ({error}).",
                source=self.url,
                remedy="Check the address and your access to it; what is in it is kept.",
            ) from error
