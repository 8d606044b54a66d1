"""Regular expressions that are compiled when they are first used.

There are some hundreds, and few documents need all of them: to compile them all took half of the
start of a command.
"""

from __future__ import annotations

from typing import Any, cast

import regex


class _Pattern:
    """Stands for a compiled pattern until one of its methods is asked for."""

    def __init__(self, written: str, flags: int) -> None:
        self.pattern = written
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # copy and pickle ask for what a pattern has not
            raise AttributeError(name)
        # What was asked for once is found without this: a method costs what it does in `regex`.
        found = getattr(regex.compile(self.pattern, self._flags), name)
        self.__dict__[name] = found
        return found


def pattern(written: str, flags: int = 0) -> regex.Pattern[str]:
    """The pattern that `regex` compiles of what is written, at its first use.

    A mistake in it raises regex.error then (tests/test_patterns.py uses all of them).
    """
    return cast("regex.Pattern[str]", _Pattern(written, flags))
