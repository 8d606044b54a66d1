"""Documents by number: which form, which producer, and the files written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.errors import ExtractorError
from extractor.gold import SUFFIX
from extractor.synth import render_html, render_office, render_reportlab, render_text
from extractor.synth.document import write_document
from extractor.synth.forms import FORMS
from extractor.synth.goldfile import gold_text
from extractor.synth.look import BORDERS
from extractor.synth.pen import Pen

FIRST_SEED_SET_ASIDE = 900_000
_PLAIN = ("text", "plain")
Way = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Producer:
    """What makes the files: its styles, whether it can work here, and what it lacks when not."""

    render: Callable[..., bytes]
    styles: tuple[Any, ...]
    is_available: Callable[[], bool]
    remedy: str = ""
    suffix: str = "pdf"


_PRODUCERS = {
    "reportlab": _Producer(
        render_reportlab.render_reportlab,
        BORDERS,
        render_reportlab.is_available,
        "Install ReportLab (the extra `synth`).",
    ),
    "html": _Producer(
        render_html.render_html,
        BORDERS,
        render_html.is_available,
        "Install WeasyPrint (the extra `synth`) and the library Pango.",
    ),
    "office": _Producer(
        render_office.render_office,
        BORDERS,
        render_office.is_available,
        "Install LibreOffice, so that `soffice` is found.",
    ),
    "text": _Producer(render_text.render_text, render_text.STYLES, lambda: True, suffix="txt"),
}


def kinds_known() -> tuple[str, ...]:
    """What `generate` takes as kinds: forms, producers, and producers with a style."""
    return (*FORMS, *_PRODUCERS, *(f"{name}-{style}" for name, style in _ways(_PRODUCERS)))


def producers_missing() -> dict[str, str]:
    """The producers that cannot work here, each with what would help."""
    return {name: p.remedy for name, p in _PRODUCERS.items() if not p.is_available()}


def generate(count: int, seed: int, out: Path, kinds: Sequence[str] = ()) -> list[Path]:
    """Writes `count` documents with gold into the folder `out`; the paths of the documents.

    `kinds` name the forms and the producers wanted ("wide2", "reportlab", "text-plain"); without
    them all come that can be made here (`producers_missing` tells which cannot). Raises
    ExtractorError for a kind that is not known or cannot be made here.
    """
    forms, ways = _wanted(kinds)
    out.mkdir(parents=True, exist_ok=True)
    return [_write(seed, number, forms, ways, out) for number in range(count)]


def _ways(producers: Iterable[str]) -> list[Way]:
    return [(name, style) for name in producers for style in _PRODUCERS[name].styles]


def _wanted(kinds: Sequence[str]) -> tuple[list[str], list[Way]]:
    """The forms asked for, and the ways to render as producer and style."""
    unknown = [kind for kind in kinds if kind not in kinds_known()]
    if unknown:
        raise ExtractorError(
            f"there is no kind {unknown[0]!r}.", remedy=f"Known are: {', '.join(kinds_known())}."
        )
    missing = producers_missing()
    asked = [(n, s) for n, s in _ways(_PRODUCERS) if n in kinds or f"{n}-{s}" in kinds]
    for name, _ in asked:
        if name in missing:
            raise ExtractorError(f"{name} documents cannot be made here.", remedy=missing[name])
    forms = [form for form in FORMS if form in kinds] or list(FORMS)
    return forms, asked or _ways(name for name in _PRODUCERS if name not in missing)


def _write(seed: int, number: int, forms: Sequence[str], ways: Sequence[Way], out: Path) -> Path:
    """One document and its gold. The form follows from the number, so that all come evenly."""
    pen = Pen(f"{seed}/{number}")
    form = forms[number % len(forms)]
    written = write_document(pen, form, number + 1)
    survives = all(table.plain for table in written.tables())
    able = [way for way in ways if survives or way != _PLAIN]
    name, style = pen.any(able or [("text", "tabs")])
    producer = _PRODUCERS[name]
    stem = f"{number:05}-{form}-{name}-{style}"
    path = out / f"{stem}.{producer.suffix}"
    path.write_bytes(producer.render(written, pen, style))
    gold = {**written.gold, "form": form, "producer": f"{name}-{style}"}
    (out / f"{stem}{SUFFIX}").write_text(gold_text(gold), encoding="utf-8")
    return path
