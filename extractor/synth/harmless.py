"""Sentences whose numbers are no figures, each number told by its kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

from extractor.synth.words import entries

# "De steun bedraagt <money:{amount}> euro": a number with its kind, to be filled.
_NUMBER = re.compile(r"<(?P<kind>\w+):(?P<written>[^>]+)>")
_WORDS = ("twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "twaalf")


@dataclass(frozen=True, slots=True)
class Harmless:
    """A sentence, and its numbers as (text, kind)."""

    text: str
    numbers: tuple[tuple[str, str], ...]


def some_harmless(rng: Random, most: int) -> list[Harmless]:
    """Up to so many different sentences of the vocabulary, their numbers drawn."""
    chosen = rng.sample(entries("harmless.sentences"), rng.randint(0, most))
    return [_drawn(rng, form) for form in chosen]


def _drawn(rng: Random, form: str) -> Harmless:
    numbers: list[tuple[str, str]] = []

    def filled(match: re.Match[str]) -> str:
        written = match["written"].format(
            few=rng.randint(2, 9),
            some=rng.randint(10, 95),
            many=f"{rng.randint(1_000, 9_999):,}".replace(",", "."),
            amount=f"{500 * rng.randint(20, 900):,}".replace(",", "."),
            tenths=f"{rng.randint(1, 9)},{rng.randint(1, 9)}",
            word=rng.choice(_WORDS),
            year=rng.randint(2014, 2022),
            day=rng.randint(1, 28),
            code=f"{rng.randint(2015, 2021)}.{rng.randint(1, 899):04}",
        )
        numbers.append((written, match["kind"]))
        return written

    text = _NUMBER.sub(filled, form)
    return Harmless(text, tuple(numbers))
