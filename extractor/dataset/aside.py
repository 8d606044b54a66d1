"""Writing aside: files come into a folder together, when all of them are whole."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from extractor.errors import OutputError

# Folders of this name are removed: no folder of the user may be called so.
SIDE = ".new-extractor-"


@contextmanager
def replacing(out: Path, last: str = "") -> Iterator[Path]:
    """A folder at the side: what is written in it, in folders or not, is moved into `out` at the
    end, the file called `last` after all others. A stop half-way leaves the old files whole.

    Raises OutputError when the disk refuses.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=SIDE, dir=out) as side:
            new, old = Path(side, "new"), Path(side, "old")
            new.mkdir()
            old.mkdir()
            yield new
            _move(new, old, out, last)
    except OSError as error:
        raise refusal(out, error) from error


def _move(new: Path, old: Path, out: Path, last: str) -> None:
    """Moves the files of `new` into `out`; when one cannot be moved, all old ones are put back."""
    files = sorted(path for path in new.rglob("*") if path.is_file())
    with ExitStack() as undo:
        for path in sorted(files, key=lambda p: p.name == last):
            target, kept = (folder / path.relative_to(new) for folder in (out, old))
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.is_file():
                kept.parent.mkdir(parents=True, exist_ok=True)
                os.replace(target, kept)
                undo.callback(os.replace, kept, target)
                os.replace(path, target)
            else:
                os.replace(path, target)
                undo.callback(target.unlink)
        undo.pop_all()


def refusal(out: Path, error: OSError) -> OutputError:
    """What to tell a user when a file in `out` cannot be written."""
    file = Path(error.filename).name if isinstance(error.filename, str) else ""
    if isinstance(error, PermissionError) and (out / file).is_file():
        return OutputError(
            f"{file} cannot be replaced: it may be open in another program.",
            source=str(out),
            remedy="Close it there and try again, or name another folder.",
        )
    return OutputError(
        f"the output folder cannot be written ({error.strerror or error}).",
        source=str(out),
        remedy="Name another folder with --out, or free this one.",
    )
