"""Answers with a figure that is gone: nothing of it may be lost in silence."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from figures import answer_with, extract_text

from bench.mutation import __main__ as mutation
from bench.mutation.changes import CHANGES
from bench.mutation.measure import SAMPLE
from bench.mutation.sample import broken
from extractor import extract
from extractor.synth import sketch

GROUPED = """De resultaten van 3 netwerken:

streefdoel bereikt na 3 jr
Power to Gas
Aantal Leden 30 45
Aantal samenwerkingsinitiatieven 11 18
EUKA
Aantal Leden 150 229
Aantal samenwerkingsinitiatieven 12 26
FLAG
Aantal Leden 55 71
Aantal samenwerkingsinitiatieven 8 10
"""


def told(text: str) -> set[tuple[str, str]]:
    """(check, severity) of the warnings and errors of an answer."""
    found = extract_text(answer_with(text, "Welke resultaten haalden de netwerken?"))
    return {(f.check, f.severity) for f in found.findings if f.severity != "info"}


def test_a_gap_in_one_plain_line_makes_no_columns():
    text = GROUPED.replace("initiatieven 11 18", "initiatieven  18")
    found = extract_text(answer_with(text))
    assert len(found.observations) == 10
    assert ("complete_table", "error") in told(text)
    assert not told(GROUPED)


def test_every_change_of_the_sample_is_reported(tmp_path: Path):
    unbroken = extract(SAMPLE)
    changes = list(broken(unbroken))
    assert {change for change, _ in changes} >= {"cell deleted", "row dropped", "reference broken"}
    path = tmp_path / SAMPLE.name
    path.write_text(unbroken.document.text, encoding="utf-8")
    assert not [f for f in extract(path).findings if f.severity != "info"]
    for change, text in changes:
        path.write_text(text, encoding="utf-8")
        findings = [f for f in extract(path).findings if f.severity != "info"]
        assert findings, f"{change} goes unseen: {set(unbroken.document.text) - set(text)}"


@pytest.mark.parametrize("change", CHANGES)
def test_each_change_breaks_one_thing(change: str):
    made = next(
        changed
        for number in range(60)
        if (written := sketch(7, number).written)
        and (changed := CHANGES[change](written, Random(number)))
    )
    originals = [sketch(7, number).written.blocks for number in range(60)]
    assert made.written.blocks not in originals


def test_the_measurement_tells_what_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    out = tmp_path / "mutation.md"
    mutation.main(1, 7, 1, True, out)
    text = out.read_text(encoding="utf-8")
    assert "`python -m bench.mutation --count 1 --seed 7`" in " ".join(text.split())
    assert "| cell deleted |" in text
    assert "unseen" not in capsys.readouterr().out
