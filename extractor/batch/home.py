"""Where a dataset lives: in a folder of this machine, or in one of an object store.

A run asks its home for the ledger and for the records that were read, and hands it the tables.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Protocol

from extractor.batch.lease import leased
from extractor.batch.ledger import NAME, Ledger, refuse_without
from extractor.batch.lock import held
from extractor.batch.parts import Name, drop_parts, parts, records, tellings
from extractor.batch.storage import is_remote, local_path
from extractor.batch.store import Store
from extractor.batch.survey import UNREAD
from extractor.dataset import ensure_writable, write
from extractor.dataset.catalogue import table_files
from extractor.dataset.descriptor import DESCRIPTOR
from extractor.dataset.writers import is_descriptor
from extractor.errors import OutputError

if TYPE_CHECKING:
    import pandas as pd

_TABLES = "tables"


class Home(Protocol):
    """Where a dataset lives, held by one run."""

    ledger: Ledger
    # The URL to which workers write what they read; None where it goes into the ledger.
    parts: str | None

    def save(self) -> None:
        """Brings the ledger to safety, where it is not safe by itself."""

    def record(self, names: Iterable[Name]) -> Iterator[tuple[Name, bytes]]:
        """The packed records of contents and keys; those of one name come once, in any order."""

    def drop_superseded(self, kept: Iterable[Name]) -> None:
        """Drops what was read but that of the contents and keys given."""

    def has_tables(self, state: str, /) -> bool:
        """Whether the tables made from this state stand there, whole."""

    def write_tables(self, tables: Mapping[str, pd.DataFrame], state: str, /) -> None:
        """Writes the tables of a state in place of those that stand there."""


@contextmanager
def opened(out: str | Path) -> Iterator[Home]:
    """The home at a folder or a URL, made where it is not there, held until the context ends.

    Raises OutputError where it cannot be used, BusyOutput where another run has it.
    """
    if is_remote(out):
        store = Store(str(out))
        with leased(store) as check, TemporaryDirectory(prefix="extractor-") as side:
            store.fetch(NAME, Path(side, NAME))
            with Ledger(Path(side)) as ledger:
                yield _InStore(store, ledger, check)
        return
    folder = local_path(out)
    with held(folder):
        ensure_writable(folder)
        with Ledger(folder) as ledger:
            yield _InFolder(folder, ledger)


@contextmanager
def ledger_at(out: str | Path) -> Iterator[Ledger]:
    """The ledger of a dataset, to look at; OutputError where there is none."""
    if not is_remote(out):
        refuse_without(local_path(out))
        with Ledger(local_path(out), to_look=True) as ledger:
            yield ledger
        return
    with TemporaryDirectory(prefix="extractor-") as side:
        Store(str(out)).fetch(NAME, Path(side, NAME))
        refuse_without(Path(side), str(out))
        with Ledger(Path(side)) as ledger:
            yield ledger


class _InFolder:
    parts: str | None = None

    def __init__(self, folder: Path, ledger: Ledger) -> None:
        self.ledger, self._folder = ledger, folder

    def save(self) -> None:
        """SQLite has done so."""

    def record(self, names: Iterable[Name]) -> Iterator[tuple[Name, bytes]]:
        for name in names:
            yield name, self.ledger.record(*name)

    def drop_superseded(self, kept: Iterable[Name]) -> None:
        self.ledger.drop_superseded(kept)

    def has_tables(self, _state: str, /) -> bool:
        return all((self._folder / name).is_file() for name in (*table_files(), DESCRIPTOR))

    def write_tables(self, tables: Mapping[str, pd.DataFrame], _state: str, /) -> None:
        write(tables, self._folder)


class _InStore:
    """Objects cannot be renamed as a set: each set of tables lies in a folder of its own, and the
    descriptor, which is one object, tells which one holds."""

    parts: str | None

    def __init__(self, store: Store, ledger: Ledger, check: Callable[[], None]) -> None:
        self.ledger, self.parts = ledger, store.url
        self._store, self._check = store, check
        if (there := store.read(DESCRIPTOR)) is not None and not is_descriptor(there):
            raise OutputError(
                f"{DESCRIPTOR} is there, and is none of a run.",
                source=store.url,
                remedy="Name another folder with --out, or take the file away.",
            )
        self._adopt()

    def _adopt(self) -> None:
        """Takes up what a run that was killed has written, and forgets what is not there."""
        there, known = parts(self._store), set(self.ledger.kept_elsewhere())
        self.ledger.drop(known - there)
        inputs = self.ledger.inputs()
        for (_, key), uri, outcome in tellings(self._store, sorted(there - known)):
            self.ledger.keep(key, outcome)
            own = inputs.get(uri)
            if own and own.sha256.startswith(UNREAD):
                self.ledger.found(uri, outcome.sha256)

    def save(self) -> None:
        self._check()
        with TemporaryDirectory(prefix="extractor-") as side:
            copy = Path(side, NAME)
            self.ledger.copy(copy)
            self._store.send(copy, NAME)

    def record(self, names: Iterable[Name]) -> Iterator[tuple[Name, bytes]]:
        elsewhere = set(self.ledger.kept_elsewhere())
        wanted = dict.fromkeys(names)
        for name in wanted.keys() - elsewhere:
            yield name, self.ledger.record(*name)
        yield from records(self._store, [name for name in wanted if name in elsewhere])

    def drop_superseded(self, kept: Iterable[Name]) -> None:
        elsewhere = set(self.ledger.kept_elsewhere())
        self._check()
        drop_parts(self._store, self.ledger.drop_superseded(kept) & elsewhere)

    def has_tables(self, state: str, /) -> bool:
        there = set(self._store.names(_folder(state)))
        whole = all(f"{_folder(state)}/{name}" in there for name in table_files())
        return whole and self._folder_told() == _folder(state)

    def write_tables(self, tables: Mapping[str, pd.DataFrame], state: str, /) -> None:
        kept = {_folder(state), self._folder_told()}
        with TemporaryDirectory(prefix="extractor-") as side:
            write(tables, Path(side))
            for name in table_files():
                self._store.send(Path(side, name), f"{_folder(state)}/{name}")
            descriptor = json.loads(Path(side, DESCRIPTOR).read_bytes())
        self._check()
        self._store.write(DESCRIPTOR, _pointing(descriptor, _folder(state)))
        # The set before this one stays, for those who are reading it.
        names = self._store.names(_TABLES)
        self._store.delete(n for n in names if n.rpartition("/")[0] not in kept)

    def _folder_told(self) -> str | None:
        """The folder of the tables that hold."""
        told = json.loads(self._store.read(DESCRIPTOR) or b"{}")
        folders = (resource["path"].rpartition("/")[0] for resource in told.get("resources", ()))
        return next(folders, None)


def _folder(state: str) -> str:
    return f"{_TABLES}/{state[:16]}"


def _pointing(descriptor: dict[str, Any], folder: str) -> bytes:
    for resource in descriptor["resources"]:
        resource["path"] = f"{folder}/{resource['path']}"
    return json.dumps(descriptor, ensure_ascii=False, indent=2).encode() + b"\n"
