"""The templates of the report. What comes from a document is escaped, in every one of them."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

# Nothing from outside and nothing inline: what a document says can never run.
POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'"
)
_ASSETS = ("report.css", "index.js", "document.js", "corrections.js")


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates, with all that they need of us."""
    made = Environment(
        loader=PackageLoader("extractor.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["policy"] = POLICY
    return made


@lru_cache(maxsize=1)
def templates() -> str:
    """A digest of the templates: pages of others are built again."""
    found = sorted((files("extractor.report") / "templates").iterdir(), key=lambda t: t.name)
    return hashlib.sha256(b"".join(template.read_bytes() for template in found)).hexdigest()


def write_assets(folder: Path) -> None:
    """Writes the style sheet and the scripts of the pages into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in _ASSETS:
        (folder / name).write_bytes((files("extractor.report") / "assets" / name).read_bytes())


def write_page(path: Path, text: str) -> None:
    """Writes a page whole: a reader never sees half of it."""
    new = path.with_name(f".{path.name}.new")
    new.write_text(text, encoding="utf-8", errors="backslashreplace")
    new.replace(path)
