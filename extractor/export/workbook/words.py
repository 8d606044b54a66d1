"""What the workbook says, in Dutch."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

_AFTER_YEARS = re.compile(r"P(\d+)Y")


def say(key: str, **fields: object) -> str:
    """A text of the workbook with its fields filled in."""
    return word("ui", key).format(**fields)


def word(kind: str, name: str) -> str:
    """What an id is called: "severity", "error" gives "fout". An unknown one is told as it is."""
    return _told().get(kind, {}).get(name, name)


def period(told: str | None) -> str:
    """A period: "na 3 jaar" for P3Y, others as ISO 8601 tells them."""
    match = _AFTER_YEARS.fullmatch(told or "")
    return say("after_years", count=match[1]) if match else told or ""


@lru_cache(maxsize=1)
def _told() -> dict[str, dict[str, str]]:
    text = (files("extractor.export.workbook") / "words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
