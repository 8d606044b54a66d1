"""Checks over several answers: each finding names both documents, and is told of the later one.

A check takes the `Answers` of a dataset and yields findings as rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from extractor.dataset.history import spelling
from extractor.dataset.near import near_pairs
from extractor.dataset.record import Record
from extractor.dataset.row import Row, finding_row
from extractor.model import Finding, Outcome, Severity


@dataclass(frozen=True)
class Answers:
    """The answers of a dataset in the order of their dates, and their rows of `history`."""

    records: Sequence[Record]
    history: Sequence[Row]


Across = Callable[[Answers], Iterator[Row]]


def targets_are_kept(answers: Answers) -> Iterator[Row]:
    """The target of a network for a period is the same in every answer."""
    yield from _events("target_changed", "warning", "the target was {}, and is now {}", answers)


def periods_are_told_alike(answers: Answers) -> Iterator[Row]:
    """Two answers give the same figure for the same network, measure and period."""
    yield from _events("contradiction", "error", "told as {} before, and now as {}", answers)


def figures_do_not_jump(answers: Answers) -> Iterator[Row]:
    """A figure does not change beyond the bound of the profile from one answer to the next."""
    yield from _events("jump", "warning", "it was {}, and jumps to {}", answers)


def _events(event: str, severity: Severity, said: str, answers: Answers) -> Iterator[Row]:
    by_id = {_id(record): record for record in answers.records}
    for row in answers.history:
        if row.get("event") != event:
            continue
        later, earlier = by_id[row["document_id"]], by_id[row["previous_document_id"]]
        told = later.of("observations")
        figure = next(o for o in told if o["observation_id"] == row["observation_id"])
        named = ("network", "indicator", "segment", "measure", "period")
        about = ", ".join(row[column] for column in named if row[column])
        values = (f"{row[column]:.10g}" for column in ("previous_value", "value"))
        message = f"{about}: {said.format(*values)} ({_both(earlier, later)})."
        yield _finding(event, severity, message, later, figure)


def networks_keep_their_name(answers: Answers) -> Iterator[Row]:
    """A network is written the same in every answer, and no other one is written nearly so."""
    met: dict[str, list[tuple[Record, dict[str, Row]]]] = {}
    for record in answers.records:
        own: dict[str, dict[str, Row]] = {}
        for o in _answered(record):
            own.setdefault(o["network_id"], {}).setdefault(spelling(o), o)
        for network_id, written in own.items():
            met.setdefault(network_id, []).append((record, written))
    for told in met.values():
        for (earlier, before), (later, now) in pairwise(told):
            if before.keys().isdisjoint(now):
                one, other = (next(iter(written.values())) for written in (before, now))
                names = one["network_as_written"], other["network_as_written"]
                said = "{!r} is written {!r} now".format(*names)
                yield _finding(
                    "renamed", "info", f"{said} ({_both(earlier, later)}).", later, other
                )
    yield from _nearly_same(answers.records)


def _nearly_same(records: Sequence[Record]) -> Iterator[Row]:
    """Networks that the registry does not hold, of two answers, whose names differ by a slip."""
    known = {n["network_id"] for record in records for n in record.of("networks") if n["known"]}
    first: dict[str, tuple[Record, Row]] = {}
    for record in records:
        own = {o["network_id"]: o for o in _answered(record) if o["network_id"] not in known}
        for network_id in sorted(own):
            first.setdefault(network_id, (record, own[network_id]))
    ids, met = list(first), list(first.values())
    pairs = near_pairs([o["network"] for _, o in met])
    for one, other in sorted(pairs, key=lambda pair: (pair[1], ids[pair[0]])):
        (earlier, before), (later, now) = met[one], met[other]
        if earlier is not later:
            said = f"{now['network']!r} is nearly the name {before['network']!r}"
            message = f"{said}; they are read as two networks ({_both(earlier, later)})."
            yield _finding("renamed", "warning", message, later, now)


def networks_do_not_vanish(answers: Answers) -> Iterator[Row]:
    """A network in a table of ended or running ones is met in the next answer with such a table.

    Where no table says a state, the next one with half of the networks or more is of the same list.
    """
    last: dict[str, tuple[Record, dict[str, Row]]] = {}
    for record in answers.records:
        met = {row["network_id"] for row in (*_answered(record), *record.of("states"))}
        for state, own in _listed(record).items():
            earlier, before = last.get(state, (record, {}))
            is_same_list = bool(state) or 2 * len(own.keys() & before.keys()) >= len(before)
            for network_id in sorted(before.keys() - met) if is_same_list else ():
                what = f"a table of {state} networks" if state else "a table"
                said = f"{before[network_id]['network']} stands in {what} of {_id(earlier)}"
                message = f"{said}, and nowhere in {_id(record)}, which has such a table too."
                yield _finding("vanished", "warning", message, record, {})
            last[state] = record, own


def _listed(record: Record) -> dict[str, dict[str, Row]]:
    """The networks that tables list, by the state that is told of them; "" where none is."""
    listed: dict[str, dict[str, Row]] = {}
    for row in record.of("states"):
        if row["table"] is not None:
            listed.setdefault(row["state"] or "", {}).setdefault(row["network_id"], row)
    return listed


def _finding(
    check: str, severity: Severity, said: str, record: Record, at: Mapping[str, Any]
) -> Row:
    """A finding of a record, about the place of one of its rows."""
    outcome: Outcome = "no_evidence" if severity == "info" else "contradicted"
    finding = Finding(check, severity, said, outcome=outcome)
    row = finding_row(finding, _id(record), record.document["source"])
    return {**row, **{column: at.get(column) for column in ("item", "page", "quote")}}


def _answered(record: Record) -> Iterator[Row]:
    return (o for o in record.of("observations") if o["part"] == "answer")


def _id(record: Record) -> str:
    return str(record.document["document_id"])


def _both(earlier: Record, later: Record) -> str:
    return f"{_id(earlier)} against {_id(later)}"


# By the name that their findings bear.
ACROSS: Mapping[str, Across] = {
    "target_changed": targets_are_kept,
    "contradiction": periods_are_told_alike,
    "jump": figures_do_not_jump,
    "vanished": networks_do_not_vanish,
    "renamed": networks_keep_their_name,
}


def across(records: Sequence[Record], history: Sequence[Row]) -> list[Row]:
    """What all checks over several answers find; `records` stand in the order of their dates."""
    answers = Answers(records, history)
    return [row for check in ACROSS.values() for row in check(answers)]
