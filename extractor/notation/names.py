"""Names of organisations and people: when two of them are the same, and how they are keyed."""

from __future__ import annotations

import hashlib
import unicodedata
from functools import lru_cache

from extractor.patterns import pattern

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘‛´`ʼ′", "'"))
_TRANSCRIBED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d"}
)
_BETWEEN_WORDS = pattern(r"[\s\p{Pd}\u00ad\u2212]+")
_WORD = pattern(r"[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*")
_IN_BRACKETS = pattern(r"\([^()]*\p{L}[^()]*\)")
_PLAIN = pattern(r"[a-z0-9]+")
# Words whose initial an acronym may leave out.
_SMALL_WORDS = frozenset({
    "a", "and", "de", "den", "der", "des", "en", "for", "het", "in", "of", "op", "te", "the",
    "van", "voor",
})  # fmt: skip


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The key by which two spellings are the same name.

    Levels case, accents, curly and straight apostrophes, hyphens against spaces, and repeated
    space: "Power-to-Gas" and "power to gas" fold alike, as do "Flanders’ FOOD" and
    "flanders' food".
    The key is for comparison only: it does not keep the length of the text.
    """
    levelled = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
    bare = "".join(char for char in levelled if not unicodedata.combining(char)).casefold()
    return str(_BETWEEN_WORDS.sub(" ", bare.translate(_TRANSCRIBED))).strip()


def slug(text: str) -> str:
    """An identifier for a name: lower-case ASCII letters and digits, words joined by "-".

    Never empty: a text without any such letter gets the first eight hex digits of its SHA-256.
    """
    words = _PLAIN.findall(fold(text).replace("'", ""))
    return "-".join(words) or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def split_brackets(label: str) -> tuple[str, str | None]:
    """A name and what stands in brackets behind it: the coordinator, a full name, an acronym.

    "Power to Gas (Waterstofnet)" gives ("Power to Gas", "Waterstofnet"). Only a bracket at the very
    end counts; without one, or with nothing in it or before it, the label comes back whole, and
    None.
    """
    name, _, inside = label.strip().removesuffix(")").rpartition("(")
    closed = label.rstrip().endswith(")") and ")" not in inside
    if not (closed and name.strip() and inside.strip()):
        return label, None
    return name.strip(), inside.strip()


def is_in_brackets(text: str) -> bool:
    """Whether a text is nothing but words in brackets, as behind a name: "(vzw Kiem)"."""
    return bool(_IN_BRACKETS.fullmatch(text))


def is_acronym_of(short: str, name: str) -> bool:
    """Whether `short` is the initials of `name`: "SDF" of "Smart Digital Farming".

    At least two letters, one for each word in order; small words ("van", "for") may be left out,
    all or none of them, and a compound counts as one word.
    """
    letters = fold(short).replace(".", "").replace(" ", "")
    words = _WORD.findall(fold(name))
    if len(letters) < 2 or not letters.isalnum():
        return False
    initials = "".join(word[0] for word in words)
    weighty = "".join(word[0] for word in words if word not in _SMALL_WORDS)
    return letters in (initials, weighty)
