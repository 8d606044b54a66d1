"""From the written answers of Flemish ministers to figures that can be trusted.

>>> from extractor import extract
>>> extract("answer.pdf").frames["observations"]  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractor.pipeline import Answer, extract

__version__ = "0.1.0"
__all__ = ["Answer", "__version__", "extract"]


def __getattr__(name: str) -> Any:
    """Loads the pipeline when it is first asked for: importing the package stays quick."""
    if name in ("Answer", "extract"):
        from extractor import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
