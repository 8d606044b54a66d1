"""Damage to a file, the same for the same seed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from random import Random

_STREAM = re.compile(rb"(?<!end)stream\r?\n(.*?)endstream", re.DOTALL)
Damage = Callable[[bytes, Random], bytes]


def flipped(data: bytes, random: Random) -> bytes:
    """Some bytes changed: few or many."""
    made = bytearray(data)
    for _ in range(random.choice((1, 3, 10, 100))):
        made[random.randrange(len(made))] ^= random.randint(1, 255)
    return bytes(made)


def truncated(data: bytes, random: Random) -> bytes:
    """Broken off somewhere."""
    return data[: random.randrange(1, len(data))]


def cut(data: bytes, random: Random) -> bytes:
    """A piece left out."""
    start, end = _piece(data, random)
    return data[:start] + data[end:]


def doubled(data: bytes, random: Random) -> bytes:
    """A piece that stands twice."""
    start, end = _piece(data, random)
    return data[:end] + data[start:]


def zeroed(data: bytes, random: Random) -> bytes:
    """A piece that a disk lost."""
    start, end = _piece(data, random)
    return data[:start] + bytes(end - start) + data[end:]


def streams_swapped(data: bytes, random: Random) -> bytes:
    """Two streams of a PDF in each other's place."""
    found = list(_STREAM.finditer(data))
    if len(found) < 2:
        return flipped(data, random)
    one, two = sorted(random.sample(found, 2), key=lambda match: match.start())
    between = data[one.end(1) : two.start(1)]
    return data[: one.start(1)] + two[1] + between + one[1] + data[two.end(1) :]


def lines_swapped(data: bytes, random: Random) -> bytes:
    """Some lines of a text in each other's place."""
    lines = data.splitlines(keepends=True)
    for _ in range(random.choice((1, 5, 50))):
        one, two = random.randrange(len(lines)), random.randrange(len(lines))
        lines[one], lines[two] = lines[two], lines[one]
    return b"".join(lines)


def _piece(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randrange(len(data))
    return start, min(len(data), start + random.choice((1, 20, 400, 8000)))


BOTH: Mapping[str, Damage] = {
    "bytes changed": flipped,
    "broken off": truncated,
    "a piece left out": cut,
    "a piece twice": doubled,
    "a piece zeroed": zeroed,
}
DAMAGES: Mapping[str, Mapping[str, Damage]] = {
    ".pdf": {**BOTH, "streams swapped": streams_swapped},
    ".txt": {**BOTH, "lines swapped": lines_swapped},
}


def damaged(data: bytes, suffix: str, seed: int) -> tuple[str, bytes]:
    """The name of the damage that a seed makes, and the damaged file."""
    random = Random(seed)
    name = random.choice(list(DAMAGES[suffix]))
    return name, DAMAGES[suffix][name](data, random)
