"""The templates of the report. What comes from a document is escaped, in every one of them."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from extractor.errors import OutputError
from extractor.files import write_whole

# Nothing from outside and nothing inline: what a document says can never run.
POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'"
)


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
    made.policies["json.dumps_kwargs"] = {"separators": (",", ":"), "ensure_ascii": False}
    return made


@lru_cache(maxsize=1)
def templates() -> str:
    """A digest of the templates: pages of others are built again."""
    found = sorted((files("extractor.report") / "templates").iterdir(), key=lambda t: t.name)
    return hashlib.sha256(b"".join(template.read_bytes() for template in found)).hexdigest()


def write_assets(folder: Path) -> None:
    """Writes the style sheet and the scripts of the pages into a folder."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _refusal(folder, error) from error
    for asset in (files("extractor.report") / "assets").iterdir():
        _write(folder / asset.name, asset.read_bytes())


def write_page(path: Path, text: str) -> None:
    """Writes a page whole: a reader never sees half of it. OutputError where it cannot."""
    _write(path, text.encode("utf-8", "backslashreplace"))


def _write(path: Path, data: bytes) -> None:
    try:
        write_whole(path, data)
    except OSError as error:
        raise _refusal(path, error) from error


def _refusal(path: Path, error: OSError) -> OutputError:
    return OutputError(
        f"the report cannot be written ({error.strerror or error}).",
        source=str(path),
        remedy="Look whether the disk is full or the folder read-only.",
    )
