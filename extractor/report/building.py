"""The report of a dataset, built page by page: only what changed is built again."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.batch.engines import usable_processors
from extractor.batch.ledger import Ledger
from extractor.batch.settings import program
from extractor.batch.storage import is_remote, local_copy, path_of
from extractor.batch.worker import sha256_of
from extractor.dataset.packing import pack, unpack
from extractor.errors import ExtractorError
from extractor.limits import USUAL
from extractor.report.dataset import Dataset, Source, load, opened
from extractor.report.environment import templates, write_assets, write_page
from extractor.report.index import index
from extractor.report.page import View, page
from extractor.report.pictures import folder_of, pictures
from extractor.report.words import Language, Words

if TYPE_CHECKING:
    from pebble import ProcessPool

FOLDER = "report"
_PICTURES = "pages"
# The key of a page stands within so many of its first bytes.
_HEAD = 400
_PAGES_EACH = 500


@dataclass(frozen=True)
class Built:
    """What was built: the index, how many pages of documents there are, and how many are new."""

    index: Path
    pages: int
    new: int


@dataclass(frozen=True)
class Task:
    """One page to build: what was read of its document, where that lies, and in which words."""

    record: bytes
    uri: str
    folder: Path
    words: Words
    networks: tuple[str, ...]
    key: str
    draw: bool = True


def build(
    out: Path,
    *,
    language: Language = "nl",
    workers: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Built:
    """Builds the report of the dataset in `out` into its folder "report".

    Pages whose document, findings and words are the same as before are left as they are; those of
    documents that are gone from the dataset are removed. `progress` hears how many of how many
    pages are done. Raises OutputError when `out` holds no whole dataset or cannot be written.
    """
    folder = out / FOLDER
    with opened(out) as ledger:
        dataset = load(out, ledger)
        words = Words(language, dataset.vocabulary)
        write_assets(folder / "assets")
        keys = [(source, _key(source, dataset, words)) for source in dataset.sources]
        todo = [(s, key) for s, key in keys if _built(folder / f"{s.document_id}.html") != key]
        tasks = _tasks(todo, dataset, ledger, folder, words)
        for done, _ in enumerate(_worked(tasks, len(todo), workers), start=1):
            if progress:
                progress(done, len(todo))
    _remove_stale(folder, dataset.sources)
    write_page(folder / "index.html", index(dataset, words))
    return Built(folder / "index.html", len(dataset.sources), len(todo))


def _key(source: Source, dataset: Dataset, words: Words) -> str:
    """A name for all that a page is made from."""
    told = (
        program(), templates(), words.language, dataset.vocabulary, source.key, source.input.sha256,
        source.input.source, source.across, _state(source.input.uri),
    )  # fmt: skip
    text = json.dumps(told, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _state(uri: str) -> tuple[int, int] | None:
    """Size and time of change of a file of this machine; None where it is gone, or lies in a
    store."""
    if is_remote(uri):
        return None
    try:
        stat = path_of(uri).stat()
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns


def _built(path: Path) -> str | None:
    """The key that a page was built with, None where there is no page of ours."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD).decode("utf-8", "replace")
    except OSError:
        return None
    _, mark, rest = head.partition('<meta name="build" content="')
    return rest.partition('"')[0] if mark else None


def _tasks(
    todo: Sequence[tuple[Source, str]],
    dataset: Dataset,
    ledger: Ledger,
    folder: Path,
    words: Words,
) -> Iterator[Task]:
    met = {row["name"] for row in dataset.tables["networks"]}
    registered = {named["nl"] for named in dataset.vocabulary.get("network", {}).values()}
    networks = tuple(sorted(met | registered))
    for source, key in todo:
        record = pack(dataset.record(ledger, source))
        yield Task(record, source.input.uri, folder, words, networks, key)


def _worked(tasks: Iterator[Task], count: int, workers: int | None) -> Iterator[None]:
    """Builds pages in several processes, a few ahead; one that breaks down or takes too long is
    built again without pictures."""
    if not count:
        return
    from pebble import ProcessPool

    used = min(workers or usable_processors(), count)
    with ProcessPool(used, _PAGES_EACH, USUAL.bound_memory) as pool:
        ahead: list[tuple[Task, Future[None]]] = []
        for task in tasks:
            ahead.append((task, pool.schedule(build_page, (task,), timeout=USUAL.seconds)))
            if len(ahead) > 2 * used:
                _finish(*ahead.pop(0), pool)
                yield
        for task, future in ahead:
            _finish(task, future, pool)
            yield


def _finish(task: Task, future: Future[None], pool: ProcessPool) -> None:
    try:
        future.result()
    except Exception:  # whatever pdfium made of it: its text can still be shown
        pool.schedule(build_page, (replace(task, draw=False),), timeout=USUAL.seconds).result()


def build_page(task: Task) -> None:
    """Writes the page of one document, with its pictures."""
    record = unpack(task.record)
    view = _view(task, record.document["sha256"], record.document["format"])
    path = task.folder / f"{record.document['document_id']}.html"
    write_page(path, page(record, view, task.words, task.networks, task.key))


def _view(task: Task, sha256: str, form: str) -> View:
    """What can be shown of the source, as long as it is the one that was read."""
    if not task.draw:
        return View(missing="source_undrawn")
    try:
        with local_copy(task.uri, USUAL.check_size) as path:
            if sha256_of(path) != sha256:
                return View(missing="source_changed" if path.is_file() else "source_gone")
            if form == "pdf":
                under = task.folder / _PICTURES
                return View(pictures=pictures(path.read_bytes(), sha256, under))
            from extractor.read import read

            return View(text=read(path).text)
    except (ExtractorError, OSError):
        return View(missing="source_gone")


def _remove_stale(folder: Path, sources: Sequence[Source]) -> None:
    """Removes what we made for documents that are not in the dataset any more."""
    pages = {"index.html", *(f"{source.document_id}.html" for source in sources)}
    for path in folder.glob("*.html"):
        if path.name not in pages and _built(path) is not None:
            path.unlink()
    kept = {folder_of(source.input.sha256) for source in sources}
    for own in (folder / _PICTURES).glob("*"):
        if own.is_dir() and own.name not in kept:
            shutil.rmtree(own, ignore_errors=True)
