"""Which inputs there are now, held against those that the ledger knows."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extractor.batch.inputs import find_inputs, place_of
from extractor.batch.ledger import Input
from extractor.batch.storage import Place, is_remote, path_of
from extractor.batch.worker import sha256_of

# A file changed less than this before it was hashed may have changed again unseen (nanoseconds).
_RACY = 2_000_000_000
# What stands for the hash of a content that nobody has read yet.
UNREAD = "unread:"


@dataclass(frozen=True)
class Survey:
    """The inputs that are there, by URI, the URIs of those that are gone, and the folders named in
    which there is no document."""

    inputs: Mapping[str, Input]
    gone: tuple[str, ...]
    empty: tuple[Path, ...]


def survey(named: Sequence[str | Path], known: Mapping[str, Input]) -> Survey:
    """The documents named, in files and folders, and those known from earlier runs.

    A file is hashed only when its size or its time of change is another one than the ledger knows;
    what lies in a store is hashed by the worker that reads it. What was read from a store before
    and is not named now is taken to be there still.
    """
    places, empty = find_inputs(named)
    inputs = {place.uri: _as_it_is(place, known.get(place.uri)) for place in places}
    gone = []
    for uri, before in known.items():
        if uri in inputs:
            continue
        if is_remote(uri):
            inputs[uri] = before
        elif path_of(uri).is_file():
            place = replace(place_of(path_of(uri)), source=before.source)
            inputs[uri] = _as_it_is(place, before)
        else:
            gone.append(uri)
    return Survey(inputs, tuple(gone), empty)


def _as_it_is(place: Place, before: Input | None) -> Input:
    now = time.time_ns()
    unread = f"{UNREAD}{place.uri}"
    if before and (before.size, before.changed) == (place.size, place.changed):
        settled = is_remote(place.uri) or before.hashed - place.changed > _RACY
        if settled and not before.sha256.startswith(UNREAD):
            return replace(before, source=place.source, present=True)
    sha256 = None if is_remote(place.uri) else sha256_of(path_of(place.uri))
    return Input(place.uri, place.source, sha256 or unread, place.size, place.changed, now)
