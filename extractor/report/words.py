"""What the report says: its own words in two languages, and those of the profile."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

Language = Literal["nl", "en"]

PERIODS = {"after_years": re.compile(r"P(\d+)Y"), "year_number": re.compile(r"year-(\d+)")}


@dataclass(frozen=True)
class Words:
    """The words of one language. `vocabulary` is what the profile calls its ids, as the ledger
    keeps it: by kind and id the names by language."""

    language: Language
    vocabulary: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)

    def __call__(self, key: str, **fields: object) -> str:
        """A text of the report with its fields filled in."""
        return str(_told()["ui"][key][self.language]).format(**fields)

    def of(self, kind: str, name: str | None) -> str:
        """What an id is called: "measure", "target" gives "Streefdoel". An unknown one is told as
        it is."""
        told = _told().get(kind, {}).get(name) or self.vocabulary.get(kind, {}).get(name or "")
        return str(told[self.language]) if told else str(name or "")

    def ids(self, kind: str) -> list[str]:
        """The ids of a kind that the profile has."""
        return list(self.vocabulary.get(kind, ()))

    def period(self, period: str | None) -> str:
        """A period: "na 3 jaar" for P3Y, "jaar 2" for year-2, others as ISO 8601 tells them."""
        for key, pattern in PERIODS.items():
            if match := pattern.fullmatch(period or ""):
                return self(key, count=match[1])
        return period or ""

    def day(self, day: str | None) -> str:
        """A day of ISO 8601 in words: "24 september 2020"; "" for none."""
        if not day:
            return ""
        year, month, number = day.split("-")
        return f"{int(number)} {self.of('month', month)} {year}"

    def number(self, value: float | None) -> str:
        """A number as it is written: 1204 and 4,5; "" for none."""
        if value is None:
            return ""
        text = f"{value:.10g}"
        return text.replace(".", ",") if self.language == "nl" else text

    def share(self, share: float | None) -> str:
        """A share as a percentage; "" for none. What is not whole is never shown as 100 %."""
        if share is None:
            return ""
        percent = min(round(share * 100), 99) if share < 1 else round(share * 100)
        return f"{percent} %" if self.language == "nl" else f"{percent}%"


@lru_cache(maxsize=1)
def _told() -> dict[str, Any]:
    text = (files("extractor.report") / "words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def script_words(words: Words, *keys: str) -> dict[str, str]:
    """Texts that a script fills in itself, their fields left open."""
    return {key: str(_told()["ui"][key][words.language]) for key in keys}
