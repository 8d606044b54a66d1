"""What workers write into a store: one object for each document that was read.

An object is whole or not there, so that each document is committed by itself, by the worker that
read it; only numbers travel to the run. Its name tells the content and the key of the reading.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from itertools import islice

from extractor.batch.store import Store
from extractor.batch.worker import Outcome

_FOLDER = "parts"
# Fetched side by side.
_AT_ONCE = 256

# The hash of a content, and the key of a reading of it.
Name = tuple[str, str]


def write_part(store: Store, uri: str, key: str, outcome: Outcome) -> Outcome:
    """Writes what was read of a document, and gives what is left to tell: all but the record."""
    told = replace(outcome, record=b"")
    head = {**asdict(told), "record": len(outcome.record), "uri": uri}
    data = json.dumps(head).encode() + b"\n" + outcome.record
    store.write(_path((outcome.sha256, key)), data)
    return told


def parts(store: Store) -> set[Name]:
    """All that lie in the store."""
    found = (name.removesuffix(".part").rpartition("/")[2] for name in store.names(_FOLDER))
    return {(sha256, key) for sha256, _, key in (name.partition("-") for name in found)}


def tellings(store: Store, names: Iterable[Name]) -> Iterator[tuple[Name, str, Outcome]]:
    """What was told of parts when they were written, with the URI; broken ones are left out."""
    for name, data in _fetched(store, names):
        head, _, record = data.partition(b"\n")
        try:
            told = json.loads(head)
        except ValueError:
            continue
        if told.pop("record") == len(record):
            uri = told.pop("uri")
            yield name, uri, Outcome(record=b"", **told)


def records(store: Store, names: Iterable[Name]) -> Iterator[tuple[Name, bytes]]:
    """The packed records of parts."""
    for name, data in _fetched(store, names):
        yield name, data.partition(b"\n")[2]


def drop_parts(store: Store, names: Iterable[Name]) -> None:
    """Takes parts away."""
    store.delete(map(_path, names))


def _fetched(store: Store, names: Iterable[Name]) -> Iterator[tuple[Name, bytes]]:
    left = iter(names)
    while some := {_path(name): name for name in islice(left, _AT_ONCE)}:
        for path, data in store.read_all(some).items():
            yield some[path], data


def _path(name: Name) -> str:
    sha256, key = name
    return f"{_FOLDER}/{sha256[:2]}/{sha256}-{key}.part"
