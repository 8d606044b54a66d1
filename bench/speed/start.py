"""What a command takes before it does anything, and one document from a cold start."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.markdown import paragraph, table
from bench.speed.clock import Spent, command

_ANSWER = """\
SCHRIFTELIJKE VRAAG
nr. 12
van JAN JANSSENS
datum: 14 oktober 2021
aan HILDE CREVITS
VLAAMS MINISTER VAN ECONOMIE

Netwerken - Cijfers

1. Hoeveel leden telt EUKA?

ANTWOORD
op vraag nr. 12 van 14 oktober 2021

1. {answer}
"""
WITH_SENTENCE = _ANSWER.format(answer="EUKA telde eind 2020 229 leden.")
WITHOUT_SENTENCE = _ANSWER.format(answer="Aantal leden\n\nEUKA          229\nB-hive        163")


def start(rounds: int) -> str:
    """The section: commands from their start to their end."""
    with TemporaryDirectory() as folder:
        with_, without = Path(folder) / "with.txt", Path(folder) / "without.txt"
        with_.write_text(WITH_SENTENCE, encoding="utf-8")
        without.write_text(WITHOUT_SENTENCE, encoding="utf-8")
        called: dict[str, tuple[Sequence[str], float]] = {
            "`extractor --help`": (["--help"], 0.3),
            "`extractor show`, a figure in a table": (["show", str(without)], 0.7),
            "`extractor show`, a figure in a sentence": (["show", str(with_)], 2.0),
            "`extractor run`, a figure in a table": (["run", str(without)], 0.7),
            "`extractor run`, a figure in a sentence": (["run", str(with_)], 2.0),
        }
        # Where the tables stand already, a run writes nothing: each has a folder of its own.
        rows = [
            _row(name, [_called(own) for _ in range(rounds)], most)
            for name, (own, most) in called.items()
        ]
    told = paragraph(
        "Medians. The seconds by the clock depend on what else the machine does; those of the",
        "processors less. `run` writes all tables too.",
    )
    return table(("command", "s", "s of the processors", "bound, s"), rows) + f"\n\n{told}"


def _called(arguments: Sequence[str]) -> Spent:
    with TemporaryDirectory() as folder:
        return command([sys.executable, "-m", "extractor", *arguments], cwd=folder)


def _row(name: str, spent: Sequence[Spent], most: float) -> tuple[str, ...]:
    wall, processor = median(s.wall for s in spent), median(s.processor for s in spent)
    return name, f"{wall:.2f}", f"{processor:.2f}", f"{most:.1f}"
