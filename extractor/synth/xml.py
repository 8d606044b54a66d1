"""Elements of XML as text."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr


def element(name: str, attributes: Mapping[str, object], *inner: str) -> str:
    """One element; `inner` is XML already."""
    given = "".join(f" {key}={quoteattr(str(value))}" for key, value in attributes.items())
    return f"<{name}{given}>{''.join(inner)}</{name}>"


def escaped(text: str) -> str:
    """Text as XML."""
    return escape(text)
