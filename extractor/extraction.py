"""All that was extracted from one document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.model import (
    Claim,
    Document,
    Finding,
    Gap,
    Grid,
    Mention,
    Observation,
    Outline,
)

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Extraction:
    """One document with its outline, its tables, its figures and what the checks found."""

    document_id: str
    document: Document
    outline: Outline
    grids: tuple[Grid, ...]
    observations: tuple[Observation, ...]
    gaps: tuple[Gap, ...]
    claims: tuple[Claim, ...]
    mentions: tuple[Mention, ...]
    findings: tuple[Finding, ...]
    profile_id: str

    @property
    def frames(self) -> dict[str, pd.DataFrame]:
        """The normalised tables of this document, by name."""
        from extractor.dataset import frames

        return frames([self])
