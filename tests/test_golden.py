"""A golden run: the whole output over the corpus, byte for byte.

`make golden` (pytest --regenerate) writes it anew; look at the difference before you commit it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.batch import run
from extractor.dataset.catalogue import catalogue

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
NAMES = [*(f"{name}.csv" for name in catalogue()), "datapackage.json"]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("output")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        run([Path("corpus")], out)
    return out


@pytest.mark.parametrize("name", NAMES)
def test_the_output_is_the_golden_one(written: Path, regenerate: bool, name: str):
    found = (written / name).read_bytes()
    if regenerate:
        GOLDEN.mkdir(exist_ok=True)
        (GOLDEN / name).write_bytes(found)
    assert found == (GOLDEN / name).read_bytes()


def test_nothing_is_regenerated_unasked(regenerate: bool):
    assert not regenerate, "golden files were written anew: run the tests again without the flag"
