"""One document, read as the options of a command say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from extractor.cli.options import ReaderName

if TYPE_CHECKING:
    from extractor.pipeline import Answer


def as_corrected(
    document: Path, profile: str, reader: ReaderName, model: str | None, corrections: Path
) -> Answer:
    """What a document says, with the corrections of a folder applied."""
    from extractor.corrections import load_corrections
    from extractor.pipeline import extract

    return extract(
        document,
        profile=profile,
        reader=reader.value,
        model=model,
        corrections=load_corrections(corrections),
    )
