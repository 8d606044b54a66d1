"""The answers of the cookbook that other programs gave: R gives them still, where it is there."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import cookbook
import pytest

KEPT = json.loads(cookbook.KEPT.read_text(encoding="utf-8"))
LIBRARIES = "for (one in c('dplyr', 'readr', 'RSQLite')) library(one, character.only = TRUE)"


def has_r() -> bool:
    rscript = shutil.which("Rscript")
    return (
        bool(rscript)
        and not subprocess.run(
            [rscript, "-e", LIBRARIES], capture_output=True, check=False
        ).returncode
    )


def test_no_answer_is_kept_to_a_question_that_is_not_asked():
    page = cookbook.PAGE.read_text(encoding="utf-8")
    assert all(question in page for answers in KEPT.values() for question in answers)


@pytest.mark.skipif(not has_r(), reason="R and its libraries are not on this machine")
@pytest.mark.parametrize("question", KEPT["r"])
def test_r_gives_the_same_figures(question: str):
    figures = re.compile(r"\d+(?:\.\d+)?")
    assert figures.findall(cookbook.run_r(question)) == figures.findall(KEPT["r"][question])
