"""The Chromium of this machine, which opens pages to measure, to picture and to test them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_NAMES = ("chromium", "chromium-browser", "google-chrome")


def chromium() -> str | None:
    """Where the Chromium of this machine is; None where there is none."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


@contextmanager
def browser(executable: str | None = None) -> Iterator[Browser]:
    """A Chromium started anew: the one named, or else that of this machine."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = executable or chromium()
        started = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield started
        started.close()
