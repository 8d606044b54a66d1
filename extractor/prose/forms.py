"""The forms of words in rules: regular verbs, compounds, patterns around a number."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from extractor.patterns import pattern

Patterns = tuple[regex.Pattern[str], ...]

# Stands for the number in a pattern: a letter of no Dutch word.
NUMBER = "\u01c2"

# A past participle, by its form, as a part of patterns: "gehaald", "ingeschreven", "bereikt".
PARTICIPLE = r"(?:\p{L}*ge|be|ver|ont|her|er)\p{L}{2,}(?:d|t|en)"
_PAST = pattern(r"(?P<stem>\p{L}{3,}?)(?P<mark>[dt])en?\*?")
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


def shapes(patterns: Iterable[str], **words: str) -> Patterns:
    """Patterns, compiled: {n} stands for the number and the name of each of `words` for these:
    {paper}, {against}."""
    found = []
    for written in patterns:
        for name, text in {"n": NUMBER, **words}.items():
            written = written.replace(f"{{{name}}}", text)
        found.append(pattern(written, regex.IGNORECASE))
    return tuple(found)


def any_phrase(phrases: Iterable[str]) -> str:
    """The pattern of any of some phrases, the longest first, whatever their case, their spaces
    and their apostrophes; a final * lets the last word go on."""
    longest = sorted(phrases, key=len, reverse=True)
    written = "|".join(r"\s+".join(map(regex.escape, p.split())) for p in longest)
    written = written.replace(r"\*", r"\p{L}*").replace("'", "['’]")
    return f"(?i:{written or '(?!)'})"


def compounds(heads: Iterable[str]) -> regex.Pattern[str]:
    """Nouns that end in one of some heads: "einddoel", "ledentarget"."""
    ends = "|".join(map(regex.escape, heads)) or "(?!)"
    return pattern(rf"\b\p{{L}}{{3,}}(?:{ends})\b", regex.IGNORECASE)
