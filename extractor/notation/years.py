"""Whether a bare four-digit number is a year or a count: a rule of thumb, and where it stops."""

from __future__ import annotations

import regex

from extractor.notation.days import MONTH
from extractor.patterns import pattern

# What may be a year by its looks.
YEAR_LIKE = pattern(r"(?:19|20)[0-9]{2}")
# What stands before a year and hardly ever before a count: "in 2019", "maart 2019", "2018 en 2019".
_BEFORE_YEAR = pattern(
    rf"(?:\b(?:in|sinds|sedert|vanaf|tegen|eind|einde|begin|medio|midden|half|anno|ultimo|{MONTH}"
    r"|\w*jaar|jaren|jaargang|zomer|winter|herfst|lente)"
    r"|\b(?:19|20)\d\d\s*(?:,|en|of|-|–|/|tot|t/m|tot\s+en\s+met))\s*\Z",
    regex.IGNORECASE,
)
_BEFORE_COUNT = pattern(
    r"(?:[€<>≤≥±~]|\b(?:EUR|nrs?\.?|nummers?|artikel|art\.|ruim|bijna|ongeveer|circa|ca\.?|zo['’]n"
    r"|(?:meer|minder)\s+dan|minstens|minimaal|maximaal|hoogstens|totaal\s+van|aantal))\s*\Z",
    regex.IGNORECASE,
)
# A unit or a plural noun behind the number makes it a count ("2000 ton", "2019 leden") ...
_AFTER_COUNT = pattern(
    r"\s?(?:[%€‰]|\b(?:euro|EUR|ton|procent|percent|miljoen|miljard|duizend|stuks|uur|VTE|[kmg]?W|km|kg)\b)"
    r"|-tal|\s+(?:tot|à)\s+(?!(?:19|20)\d\d(?!\.?\d))\d",
    regex.IGNORECASE,
)
_TOWARDS = pattern(r"\s+(?:tot|naar)\s+\d{1,3}(?![\d.])")
_PLURAL = pattern(r"\s+(?P<noun>\p{Ll}[\p{Ll}'’-]*(?:en|s))(?!\w)")
# ... but a verb or a function word that ends like a plural does not.
_NO_NOUNS = frozenset({
    "achtereen", "als", "bedroegen", "behaalden", "beneden", "binnen", "bleken", "bleven",
    "boven", "bovendien", "buiten", "daalden", "deden", "dienden", "een", "en", "eveneens",
    "geen", "gaven", "gingen", "hadden", "hebben", "immers", "inmiddels", "is", "kregen",
    "krijgen", "kwamen", "konden", "kunnen", "lagen", "liepen", "meestal", "mochten", "moesten",
    "moeten", "mogen", "namen", "ondertussen", "ontvingen", "reeds", "slechts", "sinds",
    "sloten", "stegen", "stonden", "telden", "telkens", "thans", "tegen", "tussen", "vielen",
    "volgden", "vonden", "waren", "was", "werden", "willen", "worden", "zagen", "zijn",
    "zouden", "zullen",
})  # fmt: skip
# Part of another number, of a day that does not exist, or of "2011-12", which may be a month.
_GLUED_BEFORE = pattern(
    rf"(?<!\b(?:19|20)\d\d[/–-])(?<=\d[.,/–-])\Z|\b\d{{1,2}}\s+{MONTH}\s*\Z", regex.IGNORECASE
)
_GLUED_AFTER = pattern(r"[.,]\d|[/–-](?!(?:19|20)\d\d(?!\d))\d")
_NEAR = 40


def is_year(text: str, start: int, end: int) -> bool:
    """Whether the 19xx or 20xx at [start, end) stands as a year, by a rule of thumb.

    Parliament's reports write counts of four digits without a point ("2000 competentiecenters"),
    so the neighbours decide: a unit, a money sign, "nr." or a hedge makes a count; a time word, a
    month or another year before it makes a year; without those, a plural noun directly after it
    makes a count. All else is a year. So "in 2000 gemeenten" is taken for a year.
    """
    before = text[max(start - _NEAR, 0) : start]
    if _GLUED_BEFORE.search(before) or _GLUED_AFTER.match(text, end):
        return False
    if _BEFORE_COUNT.search(before):
        return False
    if _AFTER_COUNT.match(text, end):
        # "Van 30 leden in 2018 tot 45 in 2019": a moment, and no range.
        return bool(_BEFORE_YEAR.search(before) and _TOWARDS.match(text, end))
    if _BEFORE_YEAR.search(before):
        return True
    plural = _PLURAL.match(text, end)
    return plural is None or plural["noun"] in _NO_NOUNS
