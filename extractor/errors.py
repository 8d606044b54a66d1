"""Typed errors. Each names the file, the page where there is one, and the remedy."""

from __future__ import annotations


class ExtractorError(Exception):
    """Base of all errors a user may meet: `message`, `source`, `page` (from 1) and `remedy`.

    `status` is what the row of the input in `documents` says, `exit_status` what a command that
    meets the error ends with.
    """

    status = "failed"
    exit_status = 2

    def __init__(
        self, message: str, *, source: str = "", page: int | None = None, remedy: str = ""
    ) -> None:
        self.message = message
        self.source = source
        self.page = page
        self.remedy = remedy
        super().__init__(str(self))

    def __str__(self) -> str:
        place = self.source + (f", page {self.page}" if self.page else "")
        text = f"{place}: {self.message}" if place else self.message
        return f"{text} {self.remedy}".strip()


class InputError(ExtractorError):
    """An input that could not be read."""

    status = "unreadable"
    exit_status = 3


class EmptyInput(InputError):
    """A file without content, or a folder without documents."""

    status = "empty"


class DamagedInput(InputError):
    """A file that breaks off or contradicts its own format."""

    status = "damaged"


class EncryptedInput(InputError):
    """A PDF that opens only with a password."""

    status = "encrypted"


class NeedsOcr(InputError):
    """A PDF whose pages are pictures: there is no text to read."""

    status = "needs_ocr"


class UnsupportedInput(InputError):
    """A file that is neither PDF nor text."""

    status = "unsupported"


class NotAWrittenQuestion(InputError):
    """A readable file without any mark of a written question or its answer."""

    status = "not_a_written_question"


class OverLimit(InputError):
    """An input that takes more time, memory or pages than a run allows."""

    status = "over_limit"


class BusyOutput(ExtractorError):
    """An output folder in which another run is at work."""

    def __init__(self, source: str) -> None:
        super().__init__(
            "another run is at work in this folder.",
            source=source,
            remedy="Wait until it has ended, or take another folder with --out.",
        )


class ProfileError(ExtractorError):
    """A profile that cannot be loaded; `line` counts from 1 where the place is known."""

    def __init__(
        self, message: str, *, source: str = "", line: int | None = None, remedy: str = ""
    ) -> None:
        self.line = line
        super().__init__(message, source=f"{source}:{line}" if line else source, remedy=remedy)


class OutputError(ExtractorError):
    """An output folder that cannot be written."""


class ModelError(ExtractorError):
    """A Dutch pipeline that is not there, or cannot read sentences."""


class CorrectionError(ExtractorError):
    """Corrections that cannot be read, or one that cannot be made."""


class ExportError(ExtractorError):
    """An export that is not known."""


class QueryError(ExtractorError):
    """A question in SQL that cannot be asked."""
