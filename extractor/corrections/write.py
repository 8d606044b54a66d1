"""A correction made by command: held against the document, and written to its file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import tomlkit
from rapidfuzz import process
from tomlkit.items import Table

from extractor.corrections.figure import (
    Context,
    changed,
    changes,
    id_of,
    matching,
    named,
    place_of,
)
from extractor.corrections.files import load_file
from extractor.corrections.same import IdOf, of_one_figure
from extractor.corrections.schema import CorrectedDocument, Correction
from extractor.errors import CorrectionError
from extractor.extraction import Extraction
from extractor.files import write_whole
from extractor.model import Observation

# What a correction can name wrongly.
_KINDS = ("network", "indicator", "segment", "measure")


@dataclass(frozen=True)
class Saved:
    """The file that corrections were written to, and those of the same figures that they replaced.

    `says` tells in a sentence which figure is corrected, and how; "" where nobody asks.
    """

    path: Path
    replaced: tuple[Correction, ...] = ()
    says: str = ""


def correct(extraction: Extraction, correction: Correction, folder: Path) -> Saved:
    """Writes a correction of a document to its file in `folder`, and tells which figure it changes.

    `extraction` is the document as the machine reads it, without corrections. What the machine read
    and where it stands is written beside it, and a known network under its own name. Raises
    CorrectionError when there is no such figure to set or to withdraw, or when the profile does not
    know the network, the indicator or the segment.
    """
    correction = _with_names(correction, extraction)
    must_know(correction, _known(extraction), extraction.document.source)
    correction = _with_period(correction, extraction)
    found = matching(correction, extraction.observations, extraction.profile)
    if found is None and correction.action != "add":
        raise _no_such_figure(extraction, correction)
    if found and correction.action == "add":
        raise read_already(_short(found), extraction.document.source)
    if correction.action == "add":
        _must_stand(correction, extraction)
    whole = correction
    if found:
        place = {"quote": found.evidence.quote, "start": found.evidence.start}
        whole = correction.model_copy(update={"machine": found.value, **place})
    document = CorrectedDocument(
        sha256=extraction.document.sha256,
        document_id=extraction.document_id,
        source=Path(extraction.document.source).name,
    )
    saved = save(document, [whole], folder, id_of(extraction.profile))
    return replace(saved, says=_says(found, whole, extraction))


def _says(found: Observation | None, correction: Correction, extraction: Extraction) -> str:
    """Which figure a correction changes: "EUKA, members, total, achieved, P3Y: 229 became 230."."""
    of = correction.of
    figure = (of.network, of.indicator, of.segment, of.measure, of.period or "no period")
    if found is None:
        done = f"{correction.to.value} was added"
    elif correction.action == "withdraw":
        done = f"{found.value} was withdrawn"
    else:
        done = changes(found, changed(found, correction, extraction.profile))
    return f"{', '.join(figure)}: {done or 'it stays as it is read'}."


def save(
    document: CorrectedDocument, corrections: Sequence[Correction], folder: Path, id_of: IdOf
) -> Saved:
    """Writes corrections of a document to its file in `folder`, behind those that it has, whose
    comments and layout are kept. One of the same figure gives way to the later one; `id_of` tells
    which names are of one network.

    Raises CorrectionError when the file is not right or cannot be written.
    """
    path = _file_of(document, folder)
    return Saved(path, _append(path, document, corrections, id_of))


def _with_names(correction: Correction, extraction: Extraction) -> Correction:
    """The correction with the registry's names of the networks that it tells."""

    def own(name: str) -> str:
        network = named(name, extraction.profile)
        return network.name if network.known else name

    of, to = correction.of, correction.to
    return correction.model_copy(
        update={
            "of": of.model_copy(update={"network": own(of.network)}),
            "to": to.model_copy(update={"network": own(to.network)}) if to.network else to,
        }
    )


def _with_period(correction: Correction, extraction: Extraction) -> Correction:
    """The correction with the period of the one figure that it can mean, where it names none."""
    of, profile = correction.of, extraction.profile
    if of.period or matching(correction, extraction.observations, profile):
        return correction
    key = (named(of.network, profile).id, of.indicator, of.segment, of.measure)
    periods = {o.period for o in extraction.observations if o.key[:4] == key}
    if len(periods) != 1 or correction.action == "add":
        return correction
    return correction.model_copy(
        update={"of": of.model_copy(update={"period": periods.pop() or ""})}
    )


def must_know(
    correction: Correction, known: Mapping[str, Collection[str]], source: str = ""
) -> None:
    """Raises CorrectionError where a correction names a network, an indicator, a segment or a
    measure that is not `known`, which has the names and ids of each."""
    for figure in (correction.of, correction.becomes):
        for what in _KINDS:
            if getattr(figure, what) not in known[what]:
                raise _unknown(what, getattr(figure, what), known[what], source)


def read_already(figure: str, source: str = "") -> CorrectionError:
    """What to tell of a figure that is added though the machine reads it."""
    return CorrectionError(
        f"the figure is read already: {figure}.", source=source, remedy="Set it, or withdraw it."
    )


def _must_stand(correction: Correction, extraction: Extraction) -> None:
    """Raises CorrectionError where the quote of a figure to add does not tell its place."""
    context = Context(extraction.document, extraction.outline, extraction.profile)
    place = place_of(correction, context)
    if isinstance(place, str):
        raise CorrectionError(
            place, source=extraction.document.source, remedy="Quote the figure as it stands there."
        )


def _known(extraction: Extraction) -> dict[str, list[str]]:
    """The ids of the profile, and the names of its networks and of those that the answer has."""
    profile = extraction.profile
    met = (o.network for o in extraction.observations)
    written = {name for network in met for name in (network.name, network.as_written)}
    return {
        "network": list(dict.fromkeys([*(n.name for n in profile.networks), *sorted(written)])),
        "indicator": [i.id for i in profile.indicators],
        "segment": ["total", *(s.id for s in profile.segments)],
        "measure": ["reported", *(m.id for m in profile.measures)],
    }


def _unknown(what: str, value: str, known: Iterable[str], source: str) -> CorrectionError:
    near = [match for match, _, _ in process.extract(value, list(known), limit=3)]
    return CorrectionError(
        f"the {what} {value!r} is not known.",
        source=source,
        remedy=f"The nearest are: {', '.join(near)}.",
    )


def _no_such_figure(extraction: Extraction, correction: Correction) -> CorrectionError:
    network = named(correction.of.network, extraction.profile)
    own = [o for o in extraction.observations if o.network.id == network.id]
    there = "; ".join(map(_short, own)) or "none of this network"
    return CorrectionError(
        "there is no such figure to correct.",
        source=extraction.document.source,
        remedy=f"There are: {there}.",
    )


def _short(o: Observation) -> str:
    return f"{', '.join(filter(None, o.key[1:]))} = {o.value}"


def _file_of(document: CorrectedDocument, folder: Path) -> Path:
    """The file of a document: by its name, and by its hash where the name is taken."""
    stem = Path(document.source).stem or document.document_id
    path = folder / f"{stem}.toml"
    if path.exists() and load_file(path).document.sha256 != document.sha256:
        return folder / f"{stem}-{document.sha256[:8]}.toml"
    return path


def _append(
    path: Path, document: CorrectedDocument, corrections: Sequence[Correction], id_of: IdOf
) -> tuple[Correction, ...]:
    """Writes corrections behind those of a file; those that they replaced."""
    gone: dict[int, Correction] = {}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            gone = dict(_replaced(load_file(path).correction, corrections, id_of))
            text = tomlkit.parse(path.read_text(encoding="utf-8"))
        else:
            text = tomlkit.document()
            text.add("document", _table(document.model_dump(exclude_defaults=True)))
        entries = text.setdefault("correction", tomlkit.aot())
        for place in sorted(gone, reverse=True):
            del entries[place]
        for correction in corrections:
            entries.append(_entry(correction))
        write_whole(path, tomlkit.dumps(text).encode())
    except OSError as error:
        raise CorrectionError(
            f"the file of corrections cannot be written ({error.strerror or error}).",
            source=str(path),
            remedy="Name another folder with --corrections.",
        ) from error
    return tuple(gone.values())


def _replaced(
    earlier: Sequence[Correction], later: Sequence[Correction], id_of: IdOf
) -> Iterator[tuple[int, Correction]]:
    """Corrections of a file that later ones replace, by their place in it."""
    for place, correction in enumerate(earlier):
        if any(of_one_figure(correction, other, id_of) for other in later):
            yield place, correction


def _entry(correction: Correction) -> Table:
    fields: dict[str, Any] = correction.model_dump(exclude_defaults=True, exclude_none=True)
    table = _table({name: v for name, v in fields.items() if not isinstance(v, dict)})
    for name in ("of", "to"):
        if fields.get(name):
            inline = tomlkit.inline_table()
            inline.update({key: _plain(value) for key, value in fields[name].items()})
            table.add(name, inline)
    return table


def _table(fields: dict[str, Any]) -> Table:
    table = tomlkit.table()
    for name, value in fields.items():
        table.add(name, _plain(value))
    return table


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value if isinstance(value, int | str | dt.date) else str(value)
