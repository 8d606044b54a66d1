"""Takes the pictures of the README: the index of a report, and the page of the sample.

`python -m docs.screenshots` (or `make screenshots`) reads the corpus, builds the report and opens
it in the Chromium of the system. The pictures go to docs/pictures/.
"""

from __future__ import annotations

import io
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Page

from bench.browser import browser
from extractor.batch import run
from extractor.report import build

ROOT = Path(__file__).parent.parent
PICTURES = Path(__file__).parent / "pictures"
SAMPLE = "2019-2020-hilde-crevits-841"
FIGURE = f"{SAMPLE}/euka/members/total/achieved/P3Y"
_WIDTH, _HEIGHT, _QUALITY = 1280, 860, 82


def main() -> None:
    """Builds a report of the corpus in a folder of its own and takes its pictures."""
    with TemporaryDirectory() as folder, browser() as chromium:
        run([ROOT / "corpus"], Path(folder))
        report = build(Path(folder)).index.parent
        view = chromium.new_page(viewport={"width": _WIDTH, "height": _HEIGHT})
        view.goto((report / "index.html").as_uri())
        _take(view, "report-index")
        view.goto((report / f"{SAMPLE}.html").as_uri())
        view.click(f"[id='{FIGURE}']")
        view.wait_for_timeout(1500)  # it scrolls to the figure
        _take(view, "report-document")


def _take(view: Page, name: str) -> None:
    PICTURES.mkdir(exist_ok=True)
    with Image.open(io.BytesIO(view.screenshot())) as image:
        image.convert("RGB").save(PICTURES / f"{name}.webp", quality=_QUALITY, method=6)


if __name__ == "__main__":
    main()
