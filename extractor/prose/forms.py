"""The forms of words in rules: regular verbs, compounds, patterns around a number."""

from __future__ import annotations

from collections.abc import Iterable

import regex

# Stands for the number in a pattern: a letter of no Dutch word.
NUMBER = "\u01c2"

_PAST = regex.compile(r"(?P<stem>\p{L}{3,}?)(?P<mark>[dt])en?\*?")
_VOICELESS = tuple("tkfscp")
# Shorter words are seldom a regular past.
_LONG = 6


def inflected(words: Iterable[str]) -> list[str]:
    """The words with the other forms of those that are regular verbs: "noteerde" for "noteert" and
    "genoteerd"."""
    given = list(words)
    found = list(given)
    for word in given:
        past = _PAST.fullmatch(word)
        if past is None or len(word.rstrip("*")) < _LONG:
            continue
        stem, mark = past["stem"], past["mark"]
        if (mark == "t") != stem.endswith(_VOICELESS):
            # No regular past: "moesten", "zochten".
            continue
        prefix = "" if stem.startswith(("be", "ver", "ont", "her")) else "ge"
        found += [f"{stem}t", f"{stem}{mark}e", f"{stem}{mark}en", f"{prefix}{stem}{mark}"]
    return list(dict.fromkeys(found))


def shapes(patterns: Iterable[str], papers: str = "") -> tuple[regex.Pattern[str], ...]:
    """Patterns, compiled: {n} stands for the number and {paper} for the nouns of `papers`."""
    written = (p.replace("{n}", NUMBER).replace("{paper}", papers) for p in patterns)
    return tuple(regex.compile(p, regex.IGNORECASE) for p in written)


def compounds(heads: Iterable[str]) -> regex.Pattern[str]:
    """Nouns that end in one of some heads: "einddoel", "ledentarget"."""
    ends = "|".join(map(regex.escape, heads)) or "(?!)"
    return regex.compile(rf"\b\p{{L}}{{3,}}(?:{ends})\b", regex.IGNORECASE)
