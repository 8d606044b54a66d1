"""What one input gave: all that was extracted from it, or why it was not read."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.errors import ExtractorError
from extractor.model import (
    Claim,
    Corrected,
    Document,
    Finding,
    Gap,
    Grid,
    Mention,
    Observation,
    Outline,
    State,
)
from extractor.profile import Profile


def content_id(sha256: str) -> str:
    """The id of a document that is known by its content only."""
    return f"sha256-{sha256[:16]}"


@dataclass(frozen=True)
class Extraction:
    """One document with its outline, its tables, its figures and what the checks found.

    `asked` are the figures that the questioner states. `model` is the Dutch pipeline that read its
    sentences, with its version. `states` are those the answer tells of networks. `corrected` tells
    what became of the corrections by people.
    """

    document_id: str
    document: Document
    outline: Outline
    grids: tuple[Grid, ...]
    observations: tuple[Observation, ...]
    asked: tuple[Observation, ...]
    gaps: tuple[Gap, ...]
    claims: tuple[Claim, ...]
    mentions: tuple[Mention, ...]
    findings: tuple[Finding, ...]
    profile: Profile
    model: str
    states: tuple[State, ...] = ()
    corrected: tuple[Corrected, ...] = ()


@dataclass(frozen=True)
class Failure:
    """An input that was not read; `sha256` is None when not even its bytes could be."""

    source: str
    sha256: str | None
    error: ExtractorError

    @property
    def document_id(self) -> str | None:
        """The id made from the content, None when there is none."""
        return content_id(self.sha256) if self.sha256 else None
