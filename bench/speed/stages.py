"""Where the time of the extractor goes: its stages, the ledger, and the writers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any
from unittest.mock import patch

from bench.markdown import paragraph, table
from bench.speed.clock import timed
from extractor import pipeline, prose
from extractor.batch.ledger import Ledger
from extractor.batch.worker import Outcome, outcome
from extractor.dataset import frames, record, write
from extractor.profile import Profile
from extractor.prose.syntax import opinions

# What spaCy does for the reading of sentences, a part of the stage `meaning`.
PARSING = "parsing"
# The stages by what the pipeline calls them.
STAGES = {
    "read": "read",
    "outline": "outline",
    "tables": "find_tables",
    "meaning": "understand",
    "checks": "check",
}
ROWS = "rows"
_WHOLE = "whole"


def stages(paths: Sequence[Path], profile: Profile, rounds: int) -> str:
    """The section: the shares of the stages, and what the ledger and the writers take beside."""
    measured, answers = [], []
    for number in range(rounds):
        with _clocks() as spent:
            own = [pipeline.extract(path, profile=profile) for path in paths[number::rounds]]
            spent[ROWS] = timed(lambda read: [record(answer) for answer in read], own)
        spent[_WHOLE] += spent[ROWS]
        measured.append(dict(spent))
        answers += own
    return f"{_shares(measured)}\n\n{_kept(answers, sum(m[_WHOLE] for m in measured))}"


@contextmanager
def _clocks() -> Iterator[dict[str, float]]:
    """Puts a clock around the stages where the pipeline calls them: what is timed is what runs."""
    spent: defaultdict[str, float] = defaultdict(float)
    with ExitStack() as stack:
        for stage, name in STAGES.items():
            clocked = _clocked(getattr(pipeline, name), stage, spent)
            stack.enter_context(patch.object(pipeline, name, clocked))
        listed = _clocked(lambda *asked: list(opinions(*asked)), PARSING, spent)
        stack.enter_context(patch.object(prose, "opinions", listed))
        whole = _clocked(pipeline.extract, _WHOLE, spent)
        stack.enter_context(patch.object(pipeline, "extract", whole))
        yield spent


def _clocked(work: Callable[..., Any], stage: str, spent: dict[str, float]) -> Callable[..., Any]:
    def run(*arguments: Any, **named: Any) -> Any:
        start = process_time()
        result = work(*arguments, **named)
        spent[stage] += process_time() - start
        return result

    return run


def _shares(measured: Sequence[dict[str, float]]) -> str:
    shares = {
        stage: median(m.get(stage, 0.0) / m[_WHOLE] for m in measured) for stage in (*STAGES, ROWS)
    }
    shares["the rest"] = 1 - sum(shares.values())
    ratio = median(m["tables"] / m["read"] for m in measured)
    kept = "is kept" if ratio <= 1 else "is NOT kept"
    parsing = median(m.get(PARSING, 0.0) / m[_WHOLE] for m in measured)
    told = paragraph(
        f"Within the meaning, {parsing:.1%} of the time of all is spent in spaCy, on sentences.",
        f"The tables take {ratio:.2f} of the time of the reading: that it be no more than 1",
        f"{kept}.",
    )
    rows = [(stage, f"{share:.1%}") for stage, share in shares.items()]
    return table(("stage", "share of the time"), rows) + f"\n\n{told}"


def _keep(ledger: Ledger, outcomes: Sequence[Outcome]) -> None:
    for own in outcomes:
        ledger.keep("key", own)


def _kept(answers: Sequence[pipeline.Answer], whole: float) -> str:
    """What it takes to keep what was read in the ledger, and to write the tables of all of it."""
    spent: dict[str, float] = {}
    with TemporaryDirectory() as folder:
        outcomes = [outcome(answer) for answer in answers]
        with Ledger(Path(folder)) as ledger:
            spent["the ledger"] = timed(_keep, ledger, outcomes)
        records = [record(answer) for answer in answers]
        tables = frames(records)
        write(tables, Path(folder))  # The libraries are loaded now.
        spent["the tables as data frames"] = timed(frames, records)
        spent["their checks, CSV and Parquet"] = timed(write, tables, Path(folder))
    rows = [
        (what, f"{1000 * seconds / len(answers):.2f}", f"{seconds / whole:.1%}")
        for what, seconds in spent.items()
    ]
    head = ("beside the reading", "ms a document", "of the time of the reading")
    told = f"For {len(answers)} documents at once; much of it is the same however many there are."
    return f"{table(head, rows)}\n\n{told}"
