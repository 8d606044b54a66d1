"""Broken answers read, and what is found in them that is not found in the unbroken ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from bench.mutation.changes import CHANGES
from bench.mutation.edit import facts, plain
from bench.mutation.edit import findings as expected_of
from bench.mutation.sample import broken
from extractor import Answer, extract
from extractor.errors import ExtractorError
from extractor.synth import sketch

SAMPLE = Path(__file__).parents[2] / "corpus" / "841-2020-09-24.txt"
Told = Counter[tuple[str, str]]


@dataclass(frozen=True)
class Outcome:
    """What became of one broken answer: the checks that told of it, none when it went unseen."""

    document: str
    change: str
    proved: bool
    told_by: tuple[str, ...]

    @property
    def is_told(self) -> bool:
        """Whether it was reported."""
        return bool(self.told_by)


@dataclass(frozen=True)
class Document:
    """An unbroken answer: whether all its figures were read, its warnings and errors that nothing
    in it calls for, and what became of it when it was broken.

    Of a figure that was not read a finding should tell: such findings are not needless.
    """

    name: str
    is_read: bool
    needless: tuple[str, ...]
    outcomes: tuple[Outcome, ...]


def measure(count: int, seed: int, workers: int) -> Iterator[Document]:
    """The sample and so many made answers, each broken in every way that it can be."""
    yield _of_sample()
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(partial(_of_made, seed), range(count), chunksize=4)


def _of_sample() -> Document:
    with TemporaryDirectory() as folder:
        path = Path(folder, SAMPLE.name)
        path.write_bytes(SAMPLE.read_bytes())
        answer = extract(path)
        before = _told(answer)
        outcomes = []
        for change, text in broken(answer):
            path.write_text(text, encoding="utf-8")
            outcomes.append(_outcome(path, "the sample", change, before, proved=True))
    return Document("the sample", True, tuple(_needless(answer, set())), tuple(outcomes))


def _of_made(seed: int, number: int) -> Document:
    made = sketch(seed, number)
    expected = {(check, outcome) for check, outcome, _ in expected_of(made.written)}
    with TemporaryDirectory() as folder:
        path = Path(folder, made.stem + made.suffix)
        path.write_bytes(made.rendered())
        answer = extract(path)
        before, outcomes = _told(answer), []
        for name, change in CHANGES.items():
            changed = change(made.written, Random(f"{seed}/{number}/{name}"))
            if changed:
                path.write_bytes(sketch(seed, number).rendered(changed.written))
                outcomes.append(_outcome(path, made.stem, name, before, proved=changed.proved))
    is_read = _facts(answer) == facts(made.written)
    return Document(made.stem, is_read, tuple(_needless(answer, expected)), tuple(outcomes))


def _outcome(path: Path, document: str, change: str, before: Told, *, proved: bool) -> Outcome:
    try:
        found = _told(extract(path))
    except ExtractorError as error:
        return Outcome(document, change, proved, (error.status,))
    return Outcome(document, change, proved, tuple(sorted({check for check, _ in found - before})))


def _told(answer: Answer) -> Told:
    """How many warnings and errors each check gives."""
    told = (f for f in answer.findings if f.severity != "info")
    return Counter((finding.check, finding.severity) for finding in told)


def _facts(answer: Answer) -> set[tuple[str, str, str, str, str, str]]:
    return {
        (o.network.name, o.indicator, o.segment, o.measure, o.period or "", plain(o.value))
        for o in answer.observations
    }


def _needless(answer: Answer, expected: set[tuple[str, str]]) -> Iterator[str]:
    for finding in answer.findings:
        if finding.severity != "info" and (finding.check, finding.outcome) not in expected:
            yield f"{finding.check}: {finding.message}"


def shares(outcomes: Sequence[Outcome]) -> tuple[int, int]:
    """How many of some broken answers were reported, and how many there are."""
    return sum(o.is_told for o in outcomes), len(outcomes)
