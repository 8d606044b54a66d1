"""The ledger: which inputs there are, and what was read of each content; the state of a dataset.

One SQLite file in the output folder (docs/ledger.md says why). Every document is committed by
itself, so that a run that is killed loses only those in flight.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from extractor.batch.worker import Outcome
from extractor.errors import OutputError

NAME = "ledger.sqlite"
# The fact that tells the words of the profile which read last: a report is written in them.
VOCABULARY = "vocabulary"
# The fact that tells which tables were written last; there is none while they are being written.
TABLES = "tables"
_FORM = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS inputs (
  uri TEXT PRIMARY KEY, source TEXT NOT NULL, sha256 TEXT NOT NULL,
  size INTEGER NOT NULL, changed INTEGER NOT NULL, hashed INTEGER NOT NULL, present INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS extractions (
  sha256 TEXT NOT NULL, key TEXT NOT NULL, status TEXT NOT NULL, record BLOB NOT NULL,
  figures INTEGER NOT NULL, errors INTEGER NOT NULL, warnings INTEGER NOT NULL,
  seconds REAL NOT NULL, message TEXT NOT NULL, PRIMARY KEY (sha256, key)
);
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


@dataclass(frozen=True)
class Input:
    """An input as it was last seen: its URI, the name that the tables give it, the hash of its
    content, its size in bytes, and when it was changed and hashed (nanoseconds). `present` is False
    when it is no longer there."""

    uri: str
    source: str
    sha256: str
    size: int
    changed: int
    hashed: int
    present: bool = True


@dataclass(frozen=True)
class Entry:
    """An input with what was read of it: the outcome without its record. `present` is 0 when it is
    gone."""

    source: str
    sha256: str
    status: str
    figures: int
    errors: int
    warnings: int
    seconds: float
    message: str
    present: int


class Ledger:
    """The ledger of one output folder. Close it, or use it in a `with` statement.

    `to_look`: nothing is written, and the folder may be read-only; a run may be at work in it.
    """

    def __init__(self, out: Path, *, to_look: bool = False) -> None:
        self.path = out / NAME
        try:
            self._db = _looked_at(self.path) if to_look else _opened(self.path)
            self._check_form()
        except sqlite3.Error as error:
            raise self._refusal(error) from error

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def inputs(self) -> dict[str, Input]:
        """The inputs by URI."""
        rows = self._rows("SELECT uri, source, sha256, size, changed, hashed, present FROM inputs")
        return {
            uri: Input(uri, source, sha256, size, changed, hashed, bool(present))
            for uri, source, sha256, size, changed, hashed, present in rows
        }

    def keep_inputs(self, inputs: Iterable[Input], gone: Iterable[str]) -> None:
        """Notes inputs as they are now, and marks those at the URIs of `gone` as not present."""
        rows = [astuple(own) for own in inputs]
        self._write(
            ("INSERT OR REPLACE INTO inputs VALUES (?, ?, ?, ?, ?, ?, ?)", rows),
            ("UPDATE inputs SET present = 0 WHERE uri = ?", [(uri,) for uri in gone]),
        )

    def prune(self) -> int:
        """Drops the inputs that are not there any more; how many there were."""
        (count,) = next(self._rows("SELECT count(*) FROM inputs WHERE NOT present"))
        self._write(("DELETE FROM inputs WHERE NOT present", [()]))
        return int(count)

    def forget(self, uris: Iterable[str]) -> None:
        """Drops inputs."""
        self._write(("DELETE FROM inputs WHERE uri = ?", [(uri,) for uri in uris]))

    def known(self) -> dict[tuple[str, str], str]:
        """The status of each extraction by content and key."""
        rows = self._rows("SELECT sha256, key, status FROM extractions")
        return {(sha256, key): status for sha256, key, status in rows}

    def keep(self, key: str, outcome: Outcome) -> None:
        """Stores what was read of a content, by itself: it is safe when this returns."""
        o = outcome
        row = (
            o.sha256, key, o.status, o.record, o.figures, o.errors, o.warnings, o.seconds, o.message
        )  # fmt: skip
        self._write(
            ("INSERT OR REPLACE INTO extractions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", [row])
        )

    def drop_superseded(self, kept: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
        """Drops the extractions but those of the contents and keys given; which ones."""
        unwanted = self.known().keys() - set(kept)
        self.drop(unwanted)
        return unwanted

    def drop(self, names: Iterable[tuple[str, str]]) -> None:
        """Drops the extractions of contents and keys."""
        self._write(("DELETE FROM extractions WHERE sha256 = ? AND key = ?", sorted(names)))

    def kept_elsewhere(self) -> Iterator[tuple[str, str]]:
        """The contents and keys of extractions whose record lies in a store."""
        yield from self._rows("SELECT sha256, key FROM extractions WHERE record = x''")

    def found(self, uri: str, sha256: str) -> None:
        """Notes the hash of the content of an input, which nobody knew before."""
        self._write(("UPDATE inputs SET sha256 = ? WHERE uri = ?", [(sha256, uri)]))

    def copy(self, target: Path) -> None:
        """Writes the whole ledger, as it is now, into a file of its own."""
        self._db.execute("VACUUM INTO ?", (str(target),))

    def record(self, sha256: str, key: str) -> bytes:
        """The packed record of an extraction."""
        rows = self._rows(
            "SELECT record FROM extractions WHERE sha256 = ? AND key = ?", (sha256, key)
        )
        return bytes(next(rows)[0])

    def entries(self, keys: Iterable[tuple[Any, ...]]) -> Iterator[Entry]:
        """The inputs with what was read of them under the keys given by URI."""
        found = dict(keys)
        query = (
            "SELECT uri, key, source, sha256, status, figures, errors, warnings, seconds, message,"
            " present FROM inputs JOIN extractions USING (sha256) ORDER BY uri"
        )
        for uri, key, *rest in self._rows(query):
            if found.get(uri) == key:
                yield Entry(*rest)

    def latest(self) -> Iterator[Entry]:
        """The inputs with what was read of each last."""
        query = "SELECT uri, key FROM inputs JOIN extractions USING (sha256)"
        return self.entries(self._rows(f"{query} ORDER BY extractions.rowid"))

    def fact(self, name: str) -> Any:
        """Something noted by name; None where it is not."""
        rows = self._rows("SELECT value FROM facts WHERE name = ?", (name,))
        return next((json.loads(value) for (value,) in rows), None)

    def note(self, name: str, value: Any) -> None:
        """Notes something under a name."""
        self._write(("INSERT OR REPLACE INTO facts VALUES (?, ?)", [(name, json.dumps(value))]))

    def _check_form(self) -> None:
        form = self.fact("form")
        if form is None:
            self.note("form", _FORM)
        elif form != _FORM:
            raise OutputError(
                "the ledger was written by another version of extractor.",
                source=str(self.path),
                remedy="Take another folder with --out, or remove this file to read all anew.",
            )

    def _rows(self, query: str, values: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
        try:
            with closing(self._db.execute(query, values)) as cursor:
                yield from cursor
        except sqlite3.Error as error:
            raise self._refusal(error) from error

    def _write(self, *statements: tuple[str, Iterable[tuple[Any, ...]]]) -> None:
        try:
            self._db.execute("BEGIN IMMEDIATE")
            for statement, values in statements:
                self._db.executemany(statement, values)
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise self._refusal(error) from error

    def _refusal(self, error: sqlite3.Error) -> OutputError:
        return OutputError(
            f"the ledger cannot be used ({error}).",
            source=str(self.path),
            remedy="Look whether the disk is full or the folder read-only; what is in it is kept.",
        )


def _opened(path: Path) -> sqlite3.Connection:
    ledger = sqlite3.connect(path, isolation_level=None)
    ledger.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;" + _SCHEMA)
    return ledger


def _looked_at(path: Path) -> sqlite3.Connection:
    """SQLite makes files beside the ledger to tell what a run at work has committed, and takes them
    away again; where it cannot make them, no run is at work either."""
    url = path.resolve().as_uri()
    ledger = sqlite3.connect(f"{url}?mode=rw", uri=True, isolation_level=None)
    try:
        ledger.execute("SELECT 1 FROM facts").close()
    except sqlite3.OperationalError:
        ledger.close()
        ledger = sqlite3.connect(f"{url}?immutable=1", uri=True, isolation_level=None)
    return ledger


def refuse_without(out: Path, told_as: str = "") -> None:
    """Raises OutputError for a folder that has no ledger."""
    if not (out / NAME).is_file():
        raise OutputError(
            "there is no ledger here.",
            source=told_as or str(out),
            remedy="Name the folder that `extractor run` wrote its tables into.",
        )
