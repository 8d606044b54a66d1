"""Processor time: what a measurement takes of a machine, however busy that is with other things."""

from __future__ import annotations

import resource
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter, process_time
from typing import Any


@dataclass(frozen=True)
class Spent:
    """Seconds by the clock on the wall, and of the processors."""

    wall: float
    processor: float


def timed(work: Callable[..., object], *arguments: Any) -> float:
    """The seconds of the processors that some work takes, of its child processes too."""
    start = _processor()
    work(*arguments)
    return _processor() - start


def command(called: Sequence[str], **options: Any) -> Spent:
    """What a command takes from its start to its end. CalledProcessError when it fails."""
    start, before = perf_counter(), _processor()
    subprocess.run(called, check=True, capture_output=True, **options)
    return Spent(perf_counter() - start, _processor() - before)


def _processor() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return process_time() + children.ru_utime + children.ru_stime
