"""Reports made for the tests, and what stands in their pages."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from figures import answer_with

from bench.browser import chromium
from extractor.batch import run
from extractor.report import build

CORPUS = Path(__file__).parent.parent / "corpus"
CHROMIUM = chromium()
SAMPLE = "2019-2020-hilde-crevits-841"
DOUBTFUL = (
    "De cijfers:\n\n"
    "Netwerk     Streefdoel leden     Bereikt leden   % gerealiseerd\n"
    "EUKA                     150               229              90%\n"
    "FLAG                      55                71             129%\n\n"
    "Het netwerk werd bezocht door 41 mensen."
)


@dataclass
class Element:
    """An element of a page, with the text in it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Page(HTMLParser):
    """The elements of a page in their order."""

    elements: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(made)
        if tag not in ("meta", "link", "img", "input", "br"):
            self._open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def all(self, *classes: str, tag: str = "") -> list[Element]:
        """The elements of these classes, and of this tag where one is named."""
        return [
            e
            for e in self.elements
            if tag in ("", e.tag) and set(classes) <= set(e.attributes.get("class", "").split())
        ]

    @property
    def ids(self) -> list[str]:
        return [e.attributes["id"] for e in self.elements if "id" in e.attributes]

    @property
    def links(self) -> list[str]:
        """Where its links lead, as they are meant."""
        found = (e.attributes.get("href", "") for e in self.elements if e.tag == "a")
        return [unquote(link) for link in found]

    @property
    def text(self) -> str:
        return " ".join(self.elements[0].text.split())


def parsed(path: Path) -> Page:
    """The page in a file."""
    page = Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def dead_links(folder: Path) -> list[str]:
    """The links of the pages in a folder, and of the scripts of its index, that lead nowhere."""
    pages = {path.name: parsed(path) for path in folder.glob("*.html")}
    ids = {name: set(page.ids) for name, page in pages.items()}
    dead = []
    for name, page in pages.items():
        for link in (*page.links, *(e.attributes.get("src", "") for e in page.elements)):
            file, _, anchor = link.partition("#")
            if not (folder / file).exists() or (anchor and anchor not in ids[file or name]):
                dead.append(f"{name}: {link}")
    listed = data_of(pages["index.html"])["documents"]
    dead += [f"index.html: {row[0]}" for row in listed if row[0] and f"{row[0]}.html" not in pages]
    return dead


def data_of(page: Page) -> dict[str, Any]:
    """What the scripts of a page work with."""
    return json.loads(next(e.text for e in page.elements if e.attributes.get("id") == "data"))


def dataset(folder: Path, **answers: str) -> Path:
    """A dataset of answers, each a text file with this body: the folder with its tables."""
    inputs = folder / "in"
    inputs.mkdir(exist_ok=True)
    for name, body in answers.items():
        (inputs / f"{name}.txt").write_text(answer_with(body), encoding="utf-8")
    run([inputs], folder / "out", workers=1)
    return folder / "out"


def only_page(out: Path) -> Path:
    """The report of a dataset is built; the page of its one document."""
    build(out, workers=1)
    (page,) = (path for path in (out / "report").glob("*.html") if path.name != "index.html")
    return page
