"""What the workbook says, in Dutch."""

from __future__ import annotations

import os
import tomllib
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from extractor.batch.ledger import NAME, VOCABULARY, Ledger
from extractor.report.words import Words


def say(key: str, **fields: object) -> str:
    """A text of the workbook with its fields filled in."""
    return _told()["ui"][key].format(**fields)


def name_of(sheet: str) -> str:
    """What a sheet is called."""
    return _told()["sheet"][sheet]


def words_of(out: Path) -> Words:
    """The words for ids, as the profile of the last run in `out` has them; without the ledger of
    that run, or where it cannot be opened, those that all profiles share."""
    if not ((out / NAME).is_file() and os.access(out, os.W_OK)):
        return Words("nl")
    with Ledger(out) as ledger:
        return Words("nl", ledger.fact(VOCABULARY) or {})


@lru_cache(maxsize=1)
def _told() -> dict[str, dict[str, str]]:
    text = (files("extractor.export.workbook") / "words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
