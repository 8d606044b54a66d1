"""A correction made by command: held against the document, and written to its file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import tomlkit
from rapidfuzz import process
from tomlkit.items import Table

from extractor.corrections.apply import matching, named
from extractor.corrections.files import load_file
from extractor.corrections.schema import CorrectedDocument, Correction
from extractor.errors import CorrectionError
from extractor.extraction import Extraction
from extractor.model import Observation


def correct(extraction: Extraction, correction: Correction, folder: Path) -> Path:
    """Writes a correction of a document to its file in `folder`, and gives the path of the file.

    `extraction` is the document as the machine reads it, without corrections. What the machine read
    and where it stands is written beside it. Raises CorrectionError when there is no such figure to
    set or to withdraw, or when the profile does not know the network, the indicator or the segment.
    """
    for figure in (correction.of, correction.becomes):
        _must_know(extraction, figure.network, figure.indicator, figure.segment, figure.measure)
    correction = _with_period(correction, extraction)
    found = matching(correction, extraction.observations, extraction.profile)
    if found is None and correction.action != "add":
        raise _no_such_figure(extraction, correction)
    if found and correction.action == "add":
        raise CorrectionError(
            f"the figure is read already: {_short(found)}.",
            source=extraction.document.source,
            remedy="Set it, or withdraw it.",
        )
    whole = correction
    if found:
        place = {"quote": found.evidence.quote, "start": found.evidence.start}
        whole = correction.model_copy(update={"machine": found.value, **place})
    document = CorrectedDocument(
        sha256=extraction.document.sha256,
        document_id=extraction.document_id,
        source=Path(extraction.document.source).name,
    )
    return save(document, [whole], folder)


def save(document: CorrectedDocument, corrections: Sequence[Correction], folder: Path) -> Path:
    """Adds corrections of a document to its file in `folder`, behind those that it has, whose
    comments and layout are kept; the path of the file.

    Raises CorrectionError when the file is not right or cannot be written.
    """
    path = _file_of(document, folder)
    _append(path, document, corrections)
    return path


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


def _must_know(
    extraction: Extraction, network: str, indicator: str, segment: str, measure: str
) -> None:
    profile, source = extraction.profile, extraction.document.source
    met = {o.network.name for o in extraction.observations} | {
        o.network.as_written for o in extraction.observations
    }
    if not (named(network, profile).known or network in met):
        known = [n.name for n in profile.networks] + sorted(met)
        raise _unknown("network", network, known, source)
    for what, value, known in (
        ("indicator", indicator, [i.id for i in profile.indicators]),
        ("segment", segment, ["total", *(s.id for s in profile.segments)]),
        ("measure", measure, ["reported", *(m.id for m in profile.measures)]),
    ):
        if value not in known:
            raise _unknown(what, value, known, source)


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


def _append(path: Path, document: CorrectedDocument, corrections: Sequence[Correction]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            load_file(path)
            text = tomlkit.parse(path.read_text(encoding="utf-8"))
        else:
            text = tomlkit.document()
            text.add("document", _table(document.model_dump(exclude_defaults=True)))
        entries = text.setdefault("correction", tomlkit.aot())
        for correction in corrections:
            entries.append(_entry(correction))
        new = path.with_name(f".{path.name}.new")
        new.write_text(tomlkit.dumps(text), encoding="utf-8")
        new.replace(path)
    except OSError as error:
        raise CorrectionError(
            f"the file of corrections cannot be written ({error.strerror or error}).",
            source=str(path),
            remedy="Name another folder with --corrections.",
        ) from error


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
