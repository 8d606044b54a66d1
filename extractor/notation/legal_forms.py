"""The legal forms of organisations ("vzw"), from legal_forms.toml."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import regex


def _pattern() -> str:
    text = (files("extractor.notation") / "legal_forms.toml").read_text(encoding="utf-8")
    forms = sorted(tomllib.loads(text)["forms"], key=len, reverse=True)
    return rf"(?<!\w)(?:{'|'.join(map(regex.escape, forms))})(?!\w)"


# The pattern of a legal form that stands by itself, in small letters.
LEGAL_FORM = _pattern()
