"""A large dataset for measurements, made from the sample: its documents were never files."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

from extractor import extract
from extractor.batch.export import export
from extractor.batch.home import opened as home_at
from extractor.batch.ledger import VOCABULARY, Input, Ledger
from extractor.batch.worker import Outcome
from extractor.dataset import Record, record
from extractor.dataset.packing import pack
from extractor.dataset.row import Row, Rows
from extractor.profile import Jump, load
from extractor.profile.titles import titles

SAMPLE = Path(__file__).parent.parent / "corpus" / "841-2020-09-24.pdf"
NETWORKS_EACH = 3
_WORDS = (
    "cluster", "evaluatie", "leden", "subsidie", "innovatie", "looptijd", "netwerk", "cijfers",
)  # fmt: skip
_KEY = "made"


def fabricate(out: Path, count: int) -> None:
    """A dataset of so many documents in the folder `out`; their files are not there."""
    sample, chance = record(extract(SAMPLE)), random.Random(1)
    with home_at(out) as home:
        home.ledger.note(VOCABULARY, titles(load("ibn")))
        made = (_variant(sample, number, chance) for number in range(1, count + 1))
        inputs = dict(_kept(own, home.ledger) for own in made)
        home.ledger.keep_inputs(inputs.values(), ())
        export(home, inputs, dict.fromkeys(inputs, _KEY), Jump())


def _kept(made: Record, ledger: Ledger) -> tuple[str, Input]:
    """Keeps a document in the ledger as if it had been read; where it lies, and as which input."""
    row = made.document
    uri = f"file:///{row['source']}"
    ledger.keep(_KEY, Outcome(row["sha256"], row["status"], pack(made)))
    return uri, Input(uri, row["source"], row["sha256"], 1, 1, 1, present=False)


def _variant(sample: Record, number: int, chance: random.Random) -> Record:
    """The sample with an id, a date and a title of its own, and figures of a few networks."""
    changes = _changes(number, chance)
    rows = _few(sample, chance)
    old = str(sample.document["document_id"])
    return Record(
        {name: Rows.of(_renamed(row, old, changes) for row in own) for name, own in rows.items()}
    )


def _changes(number: int, chance: random.Random) -> Row:
    """What is its own of a made document."""
    day = dt.date(2010, 10, 1) + dt.timedelta(days=chance.randrange(3650))
    return {
        "document_id": f"made-{number}",
        "source": f"answers/{number}.pdf",
        "sha256": f"{number:064x}",
        "number": number,
        "date_asked": day.isoformat(),
        "title": f"{' '.join(chance.sample(_WORDS, 3)).capitalize()} {number}",
    }


def _few(sample: Record, chance: random.Random) -> dict[str, list[Row]]:
    """The rows of the sample, those of figures of a few of its networks only."""
    ids = [row["network_id"] for row in sample.of("networks")]
    kept = set(chance.sample(ids, NETWORKS_EACH))
    rows = {table: [*sample.of(table)] for table in sample.rows}
    for name in ("networks", "states", "observations"):
        rows[name] = [row for row in rows[name] if row["network_id"] in kept]
    figures = {row["observation_id"] for row in rows["observations"]}
    for name in ("numbers", "governing"):
        rows[name] = [r for r in rows[name] if r["observation_id"] in figures]
    rows["cells"] = rows["cells"][:12]
    return rows


def _renamed(row: Row, old: str, changes: Row) -> Row:
    found = {column: changes.get(column, value) for column, value in row.items()}
    if "number" in row and "title" not in row:
        found["number"] = row["number"]
    own = row.get("observation_id")
    if own:
        found["observation_id"] = own.replace(old, changes["document_id"], 1)
    return found
