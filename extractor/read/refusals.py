"""What the readers say about a file that cannot be read as it is."""

from __future__ import annotations

from extractor.errors import DamagedInput, EncryptedInput, OverLimit, UnsupportedInput

# What helps where a picture holds the text.
OCR = "Run OCR on it, which makes a PDF with text, and try again."


def locked(source: str) -> EncryptedInput:
    """The PDF asks for a password."""
    return EncryptedInput(
        "the PDF opens only with a password.",
        source=source,
        remedy="Save it without a password and try again.",
    )


def protected(source: str) -> UnsupportedInput:
    """The PDF is encrypted by a scheme that the readers do not know."""
    return UnsupportedInput(
        "the PDF is protected in a way that cannot be read.",
        source=source,
        remedy="Print it to a new PDF and try again.",
    )


def broken(source: str, page: int | None = None) -> DamagedInput:
    """The PDF, or one page of it, contradicts its own format."""
    what = "the page cannot be loaded." if page else "the PDF cannot be opened, it is broken."
    return DamagedInput(what, source=source, page=page, remedy="Fetch the file again.")


def refuse_pages(count: int, most: int | None, source: str) -> None:
    """Raises OverLimit for a PDF of more pages than allowed."""
    if most is not None and count > most:
        raise OverLimit(
            f"the PDF has {count} pages, more than the limit of {most}.",
            source=source,
            remedy="Split it, or allow more with --max-pages.",
        )
