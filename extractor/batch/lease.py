"""One run at a time in a folder of an object store.

A store has no locks that go with their process. The run that holds a folder keeps an object in it,
`lock/0`, and writes to it every few seconds. Who finds one looks on for a while: an object that
changes belongs to a run that is alive. One that does not was left by a run that was killed, and is
taken over by making the next, `lock/1`, which only one can; a run that finds a later one than its
own has lost the folder, and stops before it writes again. No clocks are compared.
"""

from __future__ import annotations

import os
import socket
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

from extractor.batch.store import Store
from extractor.errors import BusyOutput, OutputError

_FOLDER = "lock"
# Seconds between two signs of life, and without one until a run is taken to be dead.
BEAT, DEAD = 3.0, 20.0


@contextmanager
def leased(store: Store) -> Iterator[Callable[[], None]]:
    """Holds the folder of a store for this run, and gives what makes sure that it still does.

    Both raise BusyOutput when another run has it.
    """
    number = _taken(store)
    stop = Event()
    beating = Thread(target=_beat, args=(store, number, stop), daemon=True)
    beating.start()

    def check() -> None:
        if _numbers(store)[-1:] != [number]:
            raise BusyOutput(store.url)

    try:
        yield check
    finally:
        stop.set()
        beating.join()
        with suppress(OutputError):
            if _numbers(store)[-1:] == [number]:
                store.delete(f"{_FOLDER}/{n}" for n in _numbers(store))


def _taken(store: Store) -> int:
    before = _numbers(store)
    if before and _is_alive(store, before[-1]):
        raise BusyOutput(store.url)
    number = before[-1] + 1 if before else 0
    if not store.create(f"{_FOLDER}/{number}", _sign()):
        raise BusyOutput(store.url)
    return number


def _is_alive(store: Store, number: int) -> bool:
    name = f"{_FOLDER}/{number}"
    seen, until = store.read(name), time.monotonic() + DEAD
    while time.monotonic() < until:
        if store.read(name) != seen:
            return True
        time.sleep(min(1.0, BEAT))
    return False


def _beat(store: Store, number: int, stop: Event) -> None:
    while not stop.wait(BEAT):
        with suppress(OutputError):  # the next beat tries again
            store.write(f"{_FOLDER}/{number}", _sign())


def _numbers(store: Store) -> list[int]:
    found = (name.removeprefix(f"{_FOLDER}/") for name in store.names(_FOLDER))
    return sorted(int(number) for number in found if number.isdecimal())


def _sign() -> bytes:
    return f"{socket.gethostname()} {os.getpid()} {uuid.uuid4()}\n".encode()
