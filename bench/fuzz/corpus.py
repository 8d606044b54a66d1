"""The inputs that are kept: those that reach code which no other reaches, and what ever failed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from extractor.synth import generate

FOLDER = Path(__file__).parents[2] / "tests" / "fuzz"
# What is kept of one target besides what failed: so many inputs, none longer.
MOST, LONGEST = 50, 600
_SEEDS, _SEED_LENGTH = 40, 400


def kept(target: str) -> list[bytes]:
    """The inputs kept for a target."""
    path = FOLDER / f"{target}.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return [json.loads(line).encode("latin-1") for line in lines]


def keep(target: str, failed: Iterable[bytes], found: Iterable[bytes]) -> None:
    """Keeps what failed beside what is kept already, and some of what was found, of each length."""
    every = dict.fromkeys([*kept(target), *failed])
    new = sorted({data for data in found if len(data) <= LONGEST} - every.keys(), key=len)
    left = max(MOST - len(every), 1)
    every |= dict.fromkeys(new[:: max(-(-len(new) // left), 1)] if len(every) < MOST else ())
    FOLDER.mkdir(exist_ok=True)
    text = "".join(json.dumps(data.decode("latin-1")) + "\n" for data in every)
    (FOLDER / f"{target}.jsonl").write_text(text, encoding="utf-8")


def seeds(target: str) -> list[bytes]:
    """What a search begins with: what is kept, and parts of made answers."""
    with TemporaryDirectory() as folder:
        made = generate(_SEEDS, 1, Path(folder), ["text"])
        texts = [path.read_bytes() for path in made if path.suffix == ".txt"]
    lines = [line for text in texts[:5] for line in text.splitlines() if line.strip()]
    if target == "numbers":
        return [*kept(target), *lines]
    ends = [b"ANTWOORD\n" + text[-_SEED_LENGTH:].partition(b"\n")[2] for text in texts]
    return [*kept(target), *ends, *texts[:5]]
