"""Made answers are the same for the same seed, and can be read and measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.batch import run
from extractor.errors import ExtractorError
from extractor.evaluate import evaluate
from extractor.gold import documents_by
from extractor.synth import generate


def made(out: Path, seed: int) -> dict[str, bytes]:
    generate(12, seed, out, ["text"])
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


def test_the_same_seed_makes_the_same_answers(tmp_path: Path):
    one, two, other = (made(tmp_path / name, seed) for name, seed in (("a", 1), ("b", 1), ("c", 2)))
    assert one == two
    assert one != other


def test_made_answers_can_be_measured(tmp_path: Path):
    generate(6, 1, tmp_path / "in", ["wide", "text-layout"])
    run([tmp_path / "in"], tmp_path / "out")
    scores = {score.table: score for score in evaluate(tmp_path / "out", tmp_path / "in")}
    assert scores["items"].f1 == 1
    assert scores["observations"].precision > 0.9
    assert scores["cells"].f1 > 0.9
    assert list(documents_by("form", tmp_path / "in")) == ["wide"]
    assert list(documents_by("producer", tmp_path / "in")) == ["text-layout"]


def test_an_unknown_kind_is_refused(tmp_path: Path):
    with pytest.raises(ExtractorError, match="no kind"):
        generate(1, 1, tmp_path, ["round"])
