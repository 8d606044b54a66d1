"""The report of a dataset, built page by page: only what changed is built again."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
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
from extractor.errors import ExtractorError, OutputError
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
    """What was built: the index, how many pages of documents there are, and how many are new. Of
    the documents in `failed` there is no page, which is a defect; it says which."""

    index: Path
    pages: int
    new: int
    failed: Mapping[str, str]


@dataclass(frozen=True)
class Task:
    """One page to build: what was read of its document, where that lies, and in which words."""

    document_id: str
    record: bytes
    uri: str
    folder: Path
    words: Words
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
        keys = _keys(dataset, words)
        todo = [(s, key) for s, key in keys if _built(folder / f"{s.document_id}.html") != key]
        tasks = _tasks(todo, dataset, ledger, folder, words)
        failed = {}
        for done, (own, why) in enumerate(_worked(tasks, len(todo), workers), start=1):
            if why:
                failed[own] = why
                (folder / f"{own}.html").unlink(missing_ok=True)
            if progress:
                progress(done, len(todo))
    shown = tuple(s for s in dataset.sources if s.document_id not in failed)
    _remove_stale(folder, shown)
    write_page(folder / "index.html", index(replace(dataset, sources=shown), words))
    return Built(folder / "index.html", len(shown), len(todo) - len(failed), failed)


def _keys(dataset: Dataset, words: Words) -> Iterator[tuple[Source, str]]:
    """The documents, each with a name for all that its page is made from."""
    shared = _digest(program(), templates(), words.language, dataset.vocabulary)
    for source in dataset.sources:
        own = source.input
        told = (own.sha256, source.key, own.source, own.present, source.across, _state(own.uri))
        yield source, _digest(shared, *told)


def _digest(*told: object) -> str:
    text = json.dumps(told, sort_keys=True)
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
    for source, key in todo:
        record = pack(dataset.record(ledger, source))
        yield Task(source.document_id, record, source.input.uri, folder, words, key)


def _worked(
    tasks: Iterator[Task], count: int, workers: int | None
) -> Iterator[tuple[str, str | None]]:
    """Builds pages in several processes, a few ahead; for each its document, and why it failed."""
    if not count:
        return
    from pebble import ProcessPool

    used = min(workers or usable_processors(), count)
    with ProcessPool(used, _PAGES_EACH, USUAL.bound_memory) as pool:
        ahead: list[tuple[Task, Future[None]]] = []
        for task in tasks:
            ahead.append((task, _scheduled(task, pool)))
            if len(ahead) > 2 * used:
                yield _finished(*ahead.pop(0), pool)
        for task, future in ahead:
            yield _finished(task, future, pool)


def _scheduled(task: Task, pool: ProcessPool) -> Future[None]:
    future: Future[None] = pool.schedule(build_page, (task,), timeout=USUAL.seconds)
    return future


def _finished(task: Task, future: Future[None], pool: ProcessPool) -> tuple[str, str | None]:
    """A page that breaks down or takes too long is built again without pictures: whatever pdfium
    made of the document, its text can still be shown."""
    try:
        future.result()
    except OutputError:
        raise
    except Exception:
        try:
            _scheduled(replace(task, draw=False), pool).result()
        except Exception as error:
            return task.document_id, f"{type(error).__name__}: {error}"
    return task.document_id, None


def build_page(task: Task) -> None:
    """Writes the page of one document, with its pictures."""
    record = unpack(task.record)
    view = _view(task, record.document["sha256"], record.document["format"])
    path = task.folder / f"{task.document_id}.html"
    write_page(path, page(record, view, task.words, task.key))


def _view(task: Task, sha256: str, form: str) -> View:
    """What can be shown of the source, as long as it is the one that was read."""
    if not task.draw:
        return View(missing="undrawn")
    try:
        with local_copy(task.uri, USUAL.check_size) as path:
            if sha256_of(path) != sha256:
                return View(missing="changed" if path.is_file() else "gone")
            if form == "pdf":
                under = task.folder / _PICTURES
                return View(pictures=pictures(path.read_bytes(), sha256, under))
            from extractor.read import read

            return View(text=read(path).text)
    except (ExtractorError, OSError):
        return View(missing="gone")


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
