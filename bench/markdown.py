"""The results as Markdown."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose first column is text and whose others are numbers."""
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))


def paragraph(*sentences: str) -> str:
    """Sentences as lines of at most 120 characters."""
    return textwrap.fill(" ".join(sentences), 120, break_long_words=False, break_on_hyphens=False)


def page(title: str, sections: Iterable[tuple[str, str]]) -> str:
    """A page of sections, each a heading and its text; the first has no heading."""
    parts = (f"## {heading}\n\n{text}" if heading else text for heading, text in sections)
    return "\n\n".join((f"# {title}", *parts)) + "\n"


def command(module: str, kinds: Sequence[str], **options: tuple[int, int]) -> str:
    """The command that was given: its options as (value, default), told where they differ."""
    told = [f"--{name} {value}" for name, (value, usual) in options.items() if value != usual]
    return " ".join([f"python -m {module}", *told, *(f"--kind {kind}" for kind in kinds)])
