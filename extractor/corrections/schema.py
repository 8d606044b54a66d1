"""What a file of corrections may hold, in TOML."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import (
    Field,
    StringConstraints,
    model_validator,
)

from extractor.entries import Number, Part, Text
from extractor.model import Qualifier

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Figure(Part):
    """Which figure is meant: the network by name or id; "" for a figure without a period.

    `item` is needed only where the same figure stands in several items of the answer.
    """

    network: Text
    indicator: Text
    segment: Text = "total"
    measure: Text
    period: str = ""
    item: str = ""


class Change(Part):
    """What a figure becomes; what is not named stays as it was read."""

    value: Number | None = None
    network: Text | None = None
    indicator: Text | None = None
    segment: Text | None = None
    measure: Text | None = None
    period: str | None = None
    qualifier: Qualifier | None = None


class Correction(Part):
    """One correction: set, add or withdraw the figure `of`, with who, when and why.

    `machine` is what the machine read when the correction was made. `quote` are the words of the
    document that hold the figure, `start` their place in its text (characters, from 0), needed
    where they stand there more than once.
    """

    action: Literal["set", "add", "withdraw"]
    of: Figure
    to: Change = Change()
    machine: Number | None = None
    quote: str = ""
    start: Annotated[int, Field(ge=0)] | None = None
    who: Text
    when: dt.date
    why: Text

    @model_validator(mode="after")
    def _says_what_is_needed(self) -> Self:
        changes = self.to.model_dump(exclude_none=True)
        if self.action == "set" and not changes:
            raise ValueError("'set' needs what it becomes: to = { value = ... }")
        if self.action == "add" and (self.to.value is None or not self.quote):
            raise ValueError("'add' needs to = { value = ... } and the quote that holds it")
        if self.action == "withdraw" and changes:
            raise ValueError("'withdraw' has no 'to'")
        return self

    @property
    def becomes(self) -> Figure:
        """The figure that it will be about."""
        named = self.to.model_dump(exclude_none=True, exclude={"value", "qualifier"})
        return self.of.model_copy(update=named)


class CorrectedDocument(Part):
    """The document that is corrected: by its hash; the rest is there for people."""

    sha256: Sha256
    document_id: str = ""
    source: str = ""


class CorrectionsFile(Part):
    """One file: a document and its corrections, in the order in which they were made."""

    document: CorrectedDocument
    correction: tuple[Correction, ...] = ()
