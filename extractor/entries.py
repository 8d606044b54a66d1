"""What the records of files are made of: profiles, corrections, gold, measurements."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints

from extractor.model import number_kinds


def _exact(value: object) -> object:
    # 4.5 in TOML is the decimal that was written, not the nearest binary fraction.
    return Decimal(str(value)) if isinstance(value, float) else value


def _known(kind: str) -> str:
    if kind not in number_kinds():
        raise ValueError(f"there is no kind of number {kind!r}")
    return kind


def _spoken(phrase: str) -> str:
    # Dashes stand for spaces, and a star for how a word goes on.
    if not phrase.rstrip("*").strip(" -‐‑‒–—"):
        raise ValueError(f"there is nothing to look for in {phrase!r}")
    return phrase


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
# Words that are looked for in texts.
Phrase = Annotated[Text, AfterValidator(_spoken)]
Number = Annotated[int | Decimal, BeforeValidator(_exact)]
# One of `number_kinds()`.
KindOfNumber = Annotated[str, AfterValidator(_known)]


class Part(BaseModel):
    """Base of all records: immutable, and closed to keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)
