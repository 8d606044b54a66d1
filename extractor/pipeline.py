"""One document from its path to its figures: the stages, strung together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from extractor.checks import Case, check
from extractor.checks.states import states
from extractor.corrections import Corrections
from extractor.corrections.findings import findings_of
from extractor.corrections.understood import with_corrections
from extractor.errors import NotAWrittenQuestion
from extractor.extraction import Extraction, content_id
from extractor.language import find_pipeline
from extractor.meaning import understand
from extractor.meaning.labels import labels
from extractor.meaning.wording import worded
from extractor.model import Document, Outline
from extractor.notation.names import slug
from extractor.outline import outline
from extractor.profile import Profile, lexicon, load
from extractor.read import Reader, read
from extractor.tables import find_tables

if TYPE_CHECKING:
    import pandas as pd


class Answer(Extraction):
    """What one written answer says: the records, and the tables made from them."""

    @property
    def frames(self) -> dict[str, pd.DataFrame]:
        """The normalised tables of this document, by name."""
        from extractor.dataset import frames, record

        return frames([record(self)], self.profile.jump)


def extract(
    source: str | Path,
    *,
    profile: str | Path | Profile = "ibn",
    reader: Reader = "pdfium",
    model: str | None = None,
    corrections: Corrections | None = None,
    most_pages: int | None = None,
) -> Answer:
    """What a written answer says, in the words of a profile.

    `source` is the path of a PDF or a text; `profile` the name of one that comes with the package,
    the path of a .toml file, or a loaded one; `model` the Dutch pipeline that reads sentences,
    where it is not the profile's: an installed one, a folder, or "blank". `corrections` are those
    of people, applied before the checks; a PDF of more than `most_pages` is refused. Raises
    InputError when the file cannot be read or is no written question, ProfileError when the profile
    is not right, ModelError when the pipeline is not there.
    """
    subject = profile if isinstance(profile, Profile) else load(profile)
    pipeline = find_pipeline(model or subject.model)
    document = read(Path(source), reader, most_pages)
    parts = outline(document)
    _refuse_other_documents(document, parts)
    words = lexicon(subject)
    names = words.names.find(document.text)
    found = find_tables(document, parts, names, labels(subject).read)
    grids = tuple(worded(grid, labels(subject)) for grid in found)
    meaning = understand(document, parts, grids, subject, pipeline)
    made, own_id = corrections or Corrections(), document_id(document, parts)
    own = made.of(document.sha256)
    meaning, corrected = with_corrections(own, meaning, document, parts, subject)
    elsewhere = made.of_another(document.sha256, own_id, document.source)
    case = Case(document, parts, grids, meaning, subject)
    findings = check(case)
    return Answer(
        document_id=own_id,
        document=document,
        outline=parts,
        grids=grids,
        observations=meaning.observations,
        asked=meaning.asked,
        gaps=meaning.gaps,
        claims=meaning.claims,
        mentions=meaning.mentions,
        findings=(*findings, *findings_of(corrected, elsewhere)),
        states=tuple(states(case)),
        corrected=corrected,
        profile=subject,
        model=str(pipeline),
    )


def document_id(document: Document, parts: Outline) -> str:
    """The id of a written question: session year, minister and number, which make it unique.

    A document that does not give them gets an id from its content.
    """
    header = parts.header
    if header.session_year and header.minister and header.number:
        return f"{header.session_year}-{slug(header.minister)}-{header.number}"
    return content_id(document.sha256)


def _refuse_other_documents(document: Document, parts: Outline) -> None:
    if parts.header.number is None and parts.answer_start is None:
        raise NotAWrittenQuestion(
            "this is no written question: there is no question number and no line ANTWOORD.",
            source=document.source,
            remedy="Leave it out, or check that the whole document was saved.",
        )
