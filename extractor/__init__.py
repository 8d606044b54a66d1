"""From the written answers of Flemish ministers to figures that can be trusted.

>>> from extractor import extract
>>> extract("answer.pdf").frames["observations"]  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractor.extraction import Extraction
    from extractor.pipeline import extract

__version__ = "0.1.0"
__all__ = ["Extraction", "__version__", "extract"]


def __getattr__(name: str) -> Any:
    """Loads the pipeline when it is first asked for: importing the package stays quick."""
    if name == "extract":
        from extractor.pipeline import extract

        return extract
    if name == "Extraction":
        from extractor.extraction import Extraction

        return Extraction
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
