"""Writing aside: files come into a folder together, when all of them are whole."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from extractor.errors import OutputError

# Folders of this name are removed: no folder of the user may be called so.
SIDE = ".new-extractor-"
# Stands in such a folder when its files are whole and are being moved into place; holds the name of
# the last one.
_WHOLE = "whole"


@contextmanager
def replacing(out: Path, last: str = "", option: str = "--out") -> Iterator[Path]:
    """A folder at the side of `out`, which is made where it is not there: what is written in it, in
    folders or not, is moved into `out` at the end. A stop half-way leaves the old files whole.

    The file called `last` goes first and comes last: where it stands, all are of one set. Raises
    OutputError when the disk refuses; `option` is the one that names another folder.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=SIDE, dir=out) as side:
            new, old = Path(side, "new"), Path(side, "old")
            new.mkdir()
            old.mkdir()
            yield new
            Path(side, _WHOLE).write_text(last, encoding="utf-8")
            _move(new, old, out, last)
    except OSError as error:
        raise refusal(out, error, option) from error


def settle(out: Path) -> None:
    """Takes away what was left at the side of `out` by a process that was killed; where it was
    moving files into place, the rest of them follows. Raises OSError."""
    for left in out.glob(f"{SIDE}*"):
        if (whole := left / _WHOLE).is_file():
            _move(left / "new", left / "old", out, whole.read_text(encoding="utf-8"))
        shutil.rmtree(left)


def _move(new: Path, old: Path, out: Path, last: str) -> None:
    """Moves the files of `new` into `out`; when one cannot be moved, all old ones are put back."""
    files = sorted(path for path in new.rglob("*") if path.is_file())
    with ExitStack() as undo:
        if last and (out / last).is_file():
            _exchange(out / last, old / last, undo)
        for path in sorted(files, key=lambda p: p.name == last):
            target, kept = (folder / path.relative_to(new) for folder in (out, old))
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.is_file():
                kept.parent.mkdir(parents=True, exist_ok=True)
                _exchange(target, kept, undo)
                os.replace(path, target)
            else:
                os.replace(path, target)
                undo.callback(target.unlink)
        undo.pop_all()


def _exchange(target: Path, kept: Path, undo: ExitStack) -> None:
    os.replace(target, kept)
    undo.callback(os.replace, kept, target)


def refusal(out: Path, error: OSError, option: str = "--out") -> OutputError:
    """What to tell a user when a file in `out` cannot be written."""
    file = Path(error.filename).name if isinstance(error.filename, str) else ""
    if isinstance(error, PermissionError) and (out / file).is_file():
        return OutputError(
            f"{file} cannot be replaced: it may be open in another program.",
            source=str(out),
            remedy=f"Close it there and try again, or name another folder with {option}.",
        )
    return OutputError(
        f"the output folder cannot be written ({error.strerror or error}).",
        source=str(out),
        remedy=f"Name another folder with {option}, or free this one.",
    )
