"""What was found by fuzzing is tried again: see bench/fuzz."""

from __future__ import annotations

import pytest

from bench.fuzz.corpus import kept
from bench.fuzz.targets import TARGETS


@pytest.mark.parametrize("target", TARGETS)
def test_promises_hold_for_what_fuzzing_found(target: str):
    inputs = kept(target)
    assert inputs
    for data in inputs:
        TARGETS[target](data)
