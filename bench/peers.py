"""Other libraries that read tables from PDF, each as a function from a path to rows of texts."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from extractor.adjacency import places, relations
from extractor.evaluate import Score
from extractor.gold import Fact, told_apart

Rows = Sequence[Sequence[str | None]]


@dataclass(frozen=True)
class Peer:
    """A library with the settings it is used with; `package` is what pip calls it."""

    name: str
    module: str
    package: str
    tables: Callable[[Path], Iterable[Rows]]

    @property
    def is_installed(self) -> bool:
        """Whether it can be measured here."""
        return find_spec(self.module) is not None

    @property
    def version(self) -> str:
        """Its package and version."""
        return f"{self.package} {version(self.package)}"


@dataclass(frozen=True)
class PeerScore:
    """How a peer read the cells of documents; `failed` are those on which it raised an error."""

    cells: Score
    failed: tuple[str, ...]


def measure(peer: Peer, expected: dict[Path, set[Fact]]) -> PeerScore:
    """The score of a peer where these relations are expected of the tables of each document."""
    right: set[Fact] = set()
    found: set[Fact] = set()
    failed = []
    for path, facts in expected.items():
        right |= {(path.stem, *fact) for fact in facts}
        try:
            grids = [*peer.tables(path)]
        except Exception:  # whatever it raises: the document counts as not read, and is told
            failed.append(path.stem)
            continue
        read = told_apart(relation for rows in grids for relation in relations(places(rows)))
        found |= {(path.stem, *fact) for fact in read}
    return PeerScore(Score.of("cells", right, found), tuple(failed))


def _pdfplumber(path: Path, settings: dict[str, str] | None = None) -> Iterator[Rows]:
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            yield from page.extract_tables(settings)


def _camelot(path: Path, flavor: str) -> Iterator[Rows]:
    from camelot.io import read_pdf

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # one for each page without tables
        for table in read_pdf(path, pages="all", flavor=flavor, suppress_stdout=True):
            yield table.data


_TEXT = {"vertical_strategy": "text", "horizontal_strategy": "text"}
PEERS = (
    Peer("pdfplumber", "pdfplumber", "pdfplumber", _pdfplumber),
    Peer("pdfplumber text", "pdfplumber", "pdfplumber", partial(_pdfplumber, settings=_TEXT)),
    *(
        Peer(f"camelot {flavor}", "camelot", "camelot-py", partial(_camelot, flavor=flavor))
        for flavor in ("lattice", "stream", "network", "hybrid", "auto")
    ),
)
