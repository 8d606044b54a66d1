"""Figures and names that stand nowhere: made from syllables and digits, not from any document."""

from __future__ import annotations

from random import Random

_SYLLABLES = (
    "bo", "dra", "fe", "gi", "ka", "lum", "mo", "nex", "ra", "sol", "ta", "tor", "ve", "vi", "zen",
)  # fmt: skip
_WORDS = (
    "Smart", "Green", "Blue", "Open", "Food", "Energy", "Logistics", "Hub", "Valley", "Vlaanderen",
    "Digital", "Materials", "Netwerk", "Mobility", "Design", "Health",
)  # fmt: skip


def figure(rng: Random) -> str:
    """A count or a measure in the Belgian notation: 38, 1.204, 3,5."""
    kind = rng.random()
    if kind < 0.6:
        return str(rng.randint(2, 99 if rng.random() < 0.6 else 999))
    if kind < 0.8:
        return f"{rng.randint(1, 999)}.{rng.randint(0, 999):03}"
    if kind < 0.85:
        return f"{rng.randint(1, 99)}.{rng.randint(0, 999):03}.{rng.randint(0, 999):03}"
    if kind < 0.9:
        return str(rng.randint(1000, 9999))
    return f"{rng.randint(0, 99)},{rng.randint(1, 99)}"


def year(rng: Random) -> str:
    """A year ministers write about."""
    return str(rng.randint(2005, 2030))


def percentage(rng: Random) -> str:
    """A percentage written as one word: 66,3%."""
    return f"{rng.randint(0, 100)}{rng.choice(('', f',{rng.randint(1, 9)}'))}%"


def name(rng: Random) -> str:
    """A name of one word: letters, letters with a figure, or syllables in several casings."""
    kind = rng.random()
    letters = "".join(rng.choice("ABCDEFGHIKLMNOPRSTUVWZ") for _ in range(rng.randint(2, 6)))
    if kind < 0.35:
        return letters
    if kind < 0.45:
        return f"{letters}{rng.choice(('', '-'))}{rng.randint(1, 99)}"
    spoken = "".join(rng.choice(_SYLLABLES) for _ in range(rng.randint(2, 3)))
    if kind < 0.75:
        return spoken.capitalize()
    if kind < 0.9:
        return f"{letters[0]}-{spoken.capitalize()}"
    return f"{spoken.capitalize()}{rng.choice(_WORDS)}"


def long_name(rng: Random) -> list[str]:
    """A name of two or three words."""
    chosen = rng.sample(_WORDS, rng.randint(2, 3))
    if rng.random() < 0.4:
        chosen[0] = name(rng)
    return chosen
