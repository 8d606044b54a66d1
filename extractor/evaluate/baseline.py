"""A measurement kept in a file, and what was gained and lost since."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from extractor.entries import Part
from extractor.errors import ExtractorError, OutputError
from extractor.evaluate.score import Score
from extractor.gold import Fact


class _Facts(Part):
    right: tuple[Fact, ...]
    missed: tuple[Fact, ...]
    surplus: tuple[Fact, ...]


_File = TypeAdapter(dict[str, _Facts])


def save_scores(scores: Sequence[Score], file: Path) -> None:
    """Writes the facts of a measurement as JSON, sorted and one a line, so that it diffs well.

    Raises OutputError when the disk refuses.
    """
    tables = (f"{json.dumps(score.table)}: {{\n{_listed(score)}\n}}" for score in scores)
    try:
        file.write_text("{\n" + ",\n".join(tables) + "\n}\n", encoding="utf-8")
    except OSError as error:
        raise OutputError(
            f"the measurement cannot be written ({error.strerror or error}).",
            source=str(file),
            remedy="Name another file with --save.",
        ) from error


def _listed(score: Score) -> str:
    return ",\n".join(
        f' "{name}": [' + ",".join(f"\n  {_line(fact)}" for fact in sorted(facts)) + "\n ]"
        for name, facts in (
            ("right", score.right),
            ("missed", score.missed),
            ("surplus", score.surplus),
        )
    )


def _line(fact: Fact) -> str:
    return json.dumps(fact, ensure_ascii=False)


def load_scores(file: Path) -> tuple[Score, ...]:
    """The measurement in a file that `save_scores` wrote; ExtractorError when it holds none."""
    try:
        tables = _File.validate_json(file.read_bytes())
    except OSError as error:
        message = f"the baseline cannot be read ({error.strerror or error})."
    except ValidationError:
        message = "this is no measurement, or it is damaged."
    else:
        return tuple(
            Score(table, frozenset(f.right), frozenset(f.missed), frozenset(f.surplus))
            for table, f in tables.items()
        )
    remedy = "Name a file that `extractor evaluate --save` wrote."
    raise ExtractorError(message, source=str(file), remedy=remedy)


def compare(before: Sequence[Score], now: Sequence[Score]) -> Iterator[str]:
    """What was gained and what was lost since an earlier measurement, document by document.

    A fact is gained that is right now and was not, or is no longer one too many; lost the other way
    round. Documents and tables that stand in one measurement only are left out, and told.
    """
    documents = _documents(before) & _documents(now)
    alone = len(_documents(before) ^ _documents(now))
    earlier = {score.table: score.within(documents) for score in before}
    changes = sorted(
        change
        for score in now
        if score.table in earlier
        for change in _changes(earlier[score.table], score.within(documents))
    )
    lost = sum(sign == "lost" for _, sign, _ in changes)
    yield f"Since the baseline: {len(changes) - lost} gained, {lost} lost."
    if alone:
        yield f"Left out: {alone} documents that were measured only then or only now."
    for document, sign, told in changes:
        yield f"{sign} in {document}: {told}"


def _documents(scores: Iterable[Score]) -> set[str]:
    return {fact[0] for s in scores for facts in (s.right, s.missed, s.surplus) for fact in facts}


def _changes(before: Score, now: Score) -> Iterator[tuple[str, str, str]]:
    """Each change as document, "gained" or "lost", and what it is."""
    for sign, what, facts in (
        ("gained", "right", now.right - before.right),
        ("gained", "surplus no more", before.surplus - now.surplus),
        ("lost", "right no more", before.right - now.right),
        ("lost", "surplus", now.surplus - before.surplus),
    ):
        for document, *fact in facts:
            yield document, sign, f"{now.table}, {what}: {' | '.join(fact)}"
