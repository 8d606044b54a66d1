"""Gold made from a document as it was read and corrected by people."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import tomlkit

from extractor.errors import ExtractorError
from extractor.extraction import Extraction
from extractor.files import write_whole
from extractor.gold import SUFFIX, Gold
from extractor.model import Observation


def promote(extraction: Extraction, folder: Path) -> Path:
    """Writes the figures of a document as gold, and gives the path of the file.

    Gold that is there keeps all that it says but its figures; new gold gets the header, the items
    and the references too. Raises ExtractorError when it cannot be written or read.
    """
    path = folder / f"{Path(extraction.document.source).stem}{SUFFIX}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        text = (
            tomlkit.parse(path.read_text(encoding="utf-8")) if path.exists() else _new(extraction)
        )
        text.pop("figures", None)
        text["figures"] = _figures(extraction)
        written = tomlkit.dumps(text)
        Gold.model_validate(tomlkit.parse(written).unwrap())
        write_whole(path, written.encode())
    except OSError as error:
        raise ExtractorError(
            f"the gold cannot be written ({error.strerror or error}).",
            source=str(path),
            remedy="Name another folder with --gold.",
        ) from error
    except ValueError as error:
        raise ExtractorError(
            f"the gold that is there is not right: {error}.",
            source=str(path),
            remedy="The README tells the form of gold.",
        ) from error
    return path


def _new(extraction: Extraction) -> tomlkit.TOMLDocument:
    outline, text = extraction.outline, tomlkit.document()
    for part in ("question", "answer"):
        text.add(part, [item.label for item in outline.part(part)])
    references: dict[str, list[str]] = {}
    for reference in outline.references:
        references.setdefault(reference.item, []).append(reference.target)
    text.add("references", references)
    text.add("citations", tomlkit.aot())
    for citation in outline.citations:
        entry = tomlkit.table()
        entry.update(
            {"number": citation.number, "date": citation.date, "item": citation.item}
            if citation.date
            else {"number": citation.number, "item": citation.item}
        )
        text["citations"].append(entry)
    header = tomlkit.table()
    for name in ("session_year", "number", "date_asked", "asker", "minister", "portfolio", "title"):
        value = getattr(outline.header, name)
        if value is not None:
            header.add(name, value)
    text.add("header", header)
    return text


def _figures(extraction: Extraction) -> Any:
    entries = tomlkit.aot()
    groups: dict[tuple[str, str], list[Observation]] = {}
    for o in extraction.observations:
        groups.setdefault((o.item, o.period or ""), []).append(o)
    for (item, period), own in groups.items():
        entry = tomlkit.table()
        entry.add("item", item)
        if period:
            entry.add("period", period)
        entry.add("networks", _networks(own))
        entries.append(entry)
    return entries


def _networks(figures: list[Observation]) -> Any:
    networks = tomlkit.table()
    for name in dict.fromkeys(o.network.name for o in figures):
        own = [o for o in figures if o.network.name == name]
        indicators = tomlkit.inline_table()
        for indicator in dict.fromkeys(o.indicator for o in own):
            indicators.add(indicator, _measures([o for o in own if o.indicator == indicator]))
        networks.add(name, indicators)
    return networks


def _measures(figures: list[Observation]) -> Any:
    told = tomlkit.inline_table()
    for o in figures:
        value = o.value if isinstance(o.value, int) else float(o.value)
        if o.segment == "total":
            told[o.measure] = value
        else:
            told.setdefault(o.segment, tomlkit.inline_table())[o.measure] = value
    return told
