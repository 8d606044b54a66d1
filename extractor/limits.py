"""What one document may take, so that a hostile or broken one hurts no other."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from extractor.errors import OverLimit

_MIB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """The most that one document may take: seconds of wall time, MiB of memory, pages, and MiB of
    file. The worker that reads a document over the first two is ended, and no other."""

    seconds: float = 120.0
    memory: int = 4096
    pages: int = 2000
    size: int = 200

    def check_size(self, size: int, source: str) -> None:
        """Raises OverLimit for a file of more bytes than the limit allows."""
        if size > self.size * _MIB:
            raise OverLimit(
                f"the file has {size / _MIB:.0f} MiB, more than the limit of {self.size}.",
                source=source,
                remedy="Split it, or allow more with --max-size.",
            )

    def out_of_time(self, source: str) -> OverLimit:
        """The error for a document that took too long."""
        return OverLimit(
            f"reading took more than {self.seconds:g} seconds and was ended.",
            source=source,
            remedy="Look whether the file is sound, or allow more with --max-seconds.",
        )

    def out_of_memory(self, source: str) -> OverLimit:
        """The error for a document whose reader ran out of memory or broke down."""
        return OverLimit(
            f"reading broke down, or took more than {self.memory} MiB of memory.",
            source=source,
            remedy="Look whether the file is sound, or allow more with --max-memory.",
        )

    def out_of_workers(self, source: str, error: str) -> OverLimit:
        """The error for a document that was tried by several workers of a cluster, all lost."""
        return OverLimit(
            f"the workers that read it were lost ({error}): it takes more than {self.seconds:g} "
            "seconds, or more memory than they have.",
            source=source,
            remedy="Look whether the file is sound, or allow more with --max-seconds.",
        )

    def bound_memory(self) -> None:
        """Lets this process have no more memory than the limit, where the system can do that."""
        if sys.platform != "linux":
            return
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (self.memory * _MIB, hard))


USUAL = Limits()
