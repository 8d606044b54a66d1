"""A run that notes each document before it is read: `python -m bench.faults.child IN OUT NOTES`.

The run is the real one; only the function that reads a document is told to write its name first.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from extractor.batch import run, worker
from extractor.extraction import Extraction
from extractor.pipeline import extract

WORKERS = 2


def main(inputs: Path, out: Path, notes: Path) -> None:
    """Runs; each reading that begins is a line in `notes`."""

    def noting(path: Path, **options: Any) -> Extraction:
        with notes.open("a") as file:
            file.write(f"{path.name}\n")
        return extract(path, **options)

    vars(worker)["extract"] = noting
    run([inputs], out, workers=WORKERS)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
