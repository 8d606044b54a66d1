"""A run: what is new or changed is read, all is kept in the ledger, and the tables are written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from pathlib import Path, PurePath

from extractor.batch.cluster import cluster
from extractor.batch.engines import Engine, outcomes, usable_processors
from extractor.batch.export import Export, export
from extractor.batch.home import opened
from extractor.batch.ledger import VOCABULARY, Entry, Input, Ledger
from extractor.batch.processes import processes
from extractor.batch.settings import Settings
from extractor.batch.survey import UNREAD, Survey, survey
from extractor.batch.work import Work
from extractor.batch.worker import Outcome, outcome
from extractor.corrections import Corrections, load_corrections
from extractor.dataset.catalogue import catalogue
from extractor.errors import EmptyInput
from extractor.extraction import Failure
from extractor.language import find_pipeline
from extractor.limits import USUAL, Limits
from extractor.profile import load
from extractor.profile.titles import titles
from extractor.read import Reader, source_name


@dataclass(frozen=True)
class Progress:
    """A document is done: its name, what came of it, and how far the run is (`done` of `of`)."""

    source: str
    outcome: Outcome
    done: int
    of: int


@dataclass(frozen=True)
class Choice:
    """Which documents a run reads though they are known: all (`force`), or those that could not be
    read before (`retry_failed`). With `only` no others than those whose name matches it."""

    force: bool = False
    retry_failed: bool = False
    only: str | None = None

    def wants(self, source: str, status: str | None) -> bool:
        """Whether a document is to be read; `status` is None where nothing is known of it."""
        if self.only and not any(fnmatch(n, self.only) for n in (source, PurePath(source).name)):
            return False
        return status is None or self.force or (self.retry_failed and status != "ok")


@dataclass(frozen=True)
class RunResult:
    """What a run gave: the inputs of the dataset with what was read of each, how many were read in
    this run, and the numbers of figures and findings in the tables."""

    entries: tuple[Entry, ...]
    read: int
    figures: int
    severities: dict[str, int]

    @property
    def statuses(self) -> dict[str, int]:
        """How many inputs ended in each status."""
        return catalogue()["documents"].counted("status", (e.status for e in self.entries))

    @property
    def failures(self) -> list[Entry]:
        """The inputs that are there and could not be read."""
        return [e for e in self.entries if e.present and e.status not in ("ok", "duplicate")]

    def exit_status(self, *, strict: bool = False) -> int:
        """0 when all is well, 3 when some input failed, 1 for error findings under `strict`."""
        if self.failures:
            return 3
        return 1 if strict and self.severities["error"] else 0


EVERYTHING_NEW = Choice()


def run(
    inputs: Sequence[str | Path],
    out: str | Path,
    *,
    profile: str | Path = "ibn",
    reader: Reader = "pdfium",
    model: str | None = None,
    corrections: Path | None = None,
    choice: Choice = EVERYTHING_NEW,
    prune: bool = False,
    limits: Limits = USUAL,
    workers: int | None = None,
    dask: str | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> RunResult:
    """Brings the dataset in `out` (a folder, or the URL of one in a store) up to date with the
    documents in `inputs` (files, folders, URLs).

    The dataset holds the documents of earlier runs too, all read alike; those that are gone are
    kept and marked, unless `prune` drops them. What is known by content is not read again (see
    `Choice`). `model` is the Dutch pipeline that reads sentences, where it is not the profile's;
    `corrections` a folder with those of people. Documents are read by `workers` processes (as many
    as there are processors, when None), or by the Dask cluster at the address `dask`. An input that
    cannot be read is a failure, and the rest goes on. Raises ProfileError, ModelError,
    CorrectionError, OutputError and BusyOutput before any document is read.
    """
    subject = load(profile)
    find_pipeline(model or subject.model)
    made = load_corrections(corrections) if corrections else Corrections()
    with opened(out) as home:
        ledger = home.ledger
        ledger.note(VOCABULARY, titles(subject))
        now = _surveyed(inputs, ledger, prune=prune)
        home.save()
        # Workers are told all contents only where something depends on them.
        contents = frozenset(own.sha256 for own in now.inputs.values() if made.files)
        settings = Settings(subject, reader, model, made, contents)
        todo = _todo(now.inputs, settings, ledger, choice)
        if todo:
            work = Work(settings, limits, home.parts)
            engine = _engine(work, min(workers or usable_processors(), len(todo)), dask)
            _read(todo, now.inputs, settings, ledger, engine, progress)
        known = ledger.inputs()
        keys = _keys(known, settings, ledger)
        tables = export(home, known, keys, subject.jump)
        home.drop_superseded((known[uri].sha256, key) for uri, key in keys.items())
        home.save()
        return _result(ledger, keys, tables, read=len(todo))


def _surveyed(inputs: Sequence[str | Path], ledger: Ledger, *, prune: bool) -> Survey:
    known = ledger.inputs()
    now = survey(inputs, {u: own for u, own in known.items() if not u.startswith(_FOLDER)})
    empty = {_folder_uri(folder): folder for folder in now.empty}
    ledger.keep_inputs(now.inputs.values(), now.gone)
    ledger.forget(uri for uri in known if uri.startswith(_FOLDER) and uri not in empty)
    for uri, folder in empty.items():
        _keep_empty(ledger, uri, folder)
    if prune:
        ledger.prune()
    return now


# An empty folder is an input too: it has a row in `documents`, and stays until it is filled.
_FOLDER = "folder:"


def _folder_uri(folder: Path) -> str:
    return _FOLDER + folder.resolve().as_uri()


def _keep_empty(ledger: Ledger, uri: str, folder: Path) -> None:
    error = EmptyInput(
        "there are no documents in this folder.",
        source=source_name(folder),
        remedy="Name a folder that holds PDF or text files.",
    )
    ledger.keep_inputs([Input(uri, source_name(folder), uri, 0, 0, 0)], ())
    failed = outcome(Failure(source_name(folder), None, error))
    ledger.keep(_FOLDER, replace(failed, sha256=uri))


def _todo(
    inputs: Mapping[str, Input], settings: Settings, ledger: Ledger, choice: Choice
) -> list[str]:
    """The URIs of the documents to read, one of each content, in the order of their names."""
    known = ledger.known()
    chosen: dict[str, str] = {}
    for uri, own in sorted(inputs.items(), key=lambda entry: entry[1].source):
        status = known.get((own.sha256, settings.key(own.sha256)))
        if own.sha256.startswith(UNREAD):
            status = None
        if choice.wants(own.source, status):
            chosen.setdefault(own.sha256, uri)
    return list(chosen.values())


def _engine(work: Work, workers: int, address: str | None) -> AbstractContextManager[Engine]:
    return cluster(work, address) if address else processes(work, workers)


def _read(
    todo: Sequence[str],
    inputs: Mapping[str, Input],
    settings: Settings,
    ledger: Ledger,
    engine: AbstractContextManager[Engine],
    progress: Callable[[Progress], None] | None,
) -> None:
    """Reads documents and keeps each as soon as it is there."""
    with engine as reading:
        for done, (uri, read) in enumerate(outcomes(reading, todo), start=1):
            own = inputs[uri]
            content = read.sha256 or own.sha256
            if content != own.sha256:
                ledger.keep_inputs([replace(own, sha256=content)], ())
            ledger.keep(settings.key(content), replace(read, sha256=content))
            if progress:
                progress(Progress(own.source, read, done, len(todo)))


def _keys(inputs: Mapping[str, Input], settings: Settings, ledger: Ledger) -> dict[str, str]:
    """By URI the key of the extraction that the tables are made from: the one of these settings,
    else, of what was not read in this run, an earlier one. Inputs never read have none."""
    earlier: dict[str, list[str]] = {}
    for sha256, key in ledger.known():
        earlier.setdefault(sha256, []).append(key)
    keys = {}
    for uri, own in inputs.items():
        found = earlier.get(own.sha256, [])
        wanted = settings.key(own.sha256)
        if found:
            keys[uri] = wanted if wanted in found else found[-1]
    return keys


def _result(ledger: Ledger, keys: Mapping[str, str], tables: Export, read: int) -> RunResult:
    entries = (_shown(e, tables) for e in ledger.entries(keys.items()))
    ordered = tuple(sorted(entries, key=lambda entry: entry.source))
    return RunResult(ordered, read, tables.figures, tables.severities)


def _shown(entry: Entry, tables: Export) -> Entry:
    """An entry with what the tables tell of its document: a question that was read twice counts
    once, and findings can be about several documents."""
    if entry.source not in tables.documents:
        return entry
    status, figures, errors, warnings = tables.documents[entry.source]
    return replace(entry, status=status, figures=figures, errors=errors, warnings=warnings)
