"""Documents by number: which form, which producer, and the files written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from extractor.errors import ExtractorError
from extractor.gold import SUFFIX
from extractor.synth import render_html, render_office, render_reportlab, render_text
from extractor.synth.document import write_document
from extractor.synth.forms import FORMS
from extractor.synth.goldfile import gold_text
from extractor.synth.pen import Pen
from extractor.synth.sides import BORDERS
from extractor.synth.spec import Written

FIRST_SEED_SET_ASIDE = 900_000
Way = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Producer:
    """What makes the files: its styles, whether it can work here, and what it lacks when not.

    Files that end in `source` become documents that end in `suffix` by `finish`, all in one go.
    One that is not `usual` works only when it is asked for.
    """

    render: Callable[..., bytes]
    styles: tuple[Any, ...]
    is_available: Callable[[], bool]
    remedy: str = ""
    source: str = ".pdf"
    suffix: str = ".pdf"
    finish: Callable[[Sequence[Path]], None] | None = None
    usual: bool = True


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
        render_office.flat_odt,
        BORDERS,
        render_office.is_available,
        "Install LibreOffice, so that `soffice` is found.",
        source=render_office.SUFFIX,
        finish=render_office.to_pdf,
        usual=False,
    ),
    "text": _Producer(
        render_text.render_text, render_text.STYLES, lambda: True, source=".txt", suffix=".txt"
    ),
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
    them all come that can be made here (`producers_missing` tells which cannot), but those by
    LibreOffice. Raises ExtractorError for a kind that is not known or cannot be made here.
    """
    forms, ways = _wanted(kinds)
    out.mkdir(parents=True, exist_ok=True)
    made = [_write(seed, number, forms, ways, out) for number in range(count)]
    for producer in _PRODUCERS.values():
        if producer.finish:
            producer.finish([path for by, path in made if by is producer])
    return [path.with_suffix(producer.suffix) for producer, path in made]


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
    usual = [name for name, p in _PRODUCERS.items() if p.usual and name not in missing]
    forms = [form for form in FORMS if form in kinds] or list(FORMS)
    return forms, asked or _ways(usual)


@dataclass(frozen=True, slots=True)
class Sketch:
    """A made answer that is not rendered yet: what it says, who sets it, and its random choices.

    `stem` is the name of its files without suffix.
    """

    stem: str
    producer: str
    style: str
    written: Written
    pen: Pen

    def rendered(self, written: Written | None = None) -> bytes:
        """The file, of something else than was drawn where that is given. Once only: rendering
        draws on."""
        return _PRODUCERS[self.producer].render(written or self.written, self.pen, self.style)

    @property
    def suffix(self) -> str:
        """What the name of the rendered file ends in."""
        return _PRODUCERS[self.producer].source


def sketch(seed: int, number: int, kinds: Sequence[str] = ()) -> Sketch:
    """What `generate` renders as document `number`, counted from 0."""
    return _sketch(seed, number, *_wanted(kinds))


def _sketch(seed: int, number: int, forms: Sequence[str], ways: Sequence[Way]) -> Sketch:
    """The form follows from the number, so that all come evenly."""
    pen = Pen(f"{seed}/{number}")
    form = forms[number % len(forms)]
    written = write_document(pen, form, number + 1)
    able = [(n, s) for n, s in ways if not (n == "text" and s in written.lost_in)]
    name, style = pen.any(able or [("text", "layout")])
    stem = f"{number:05}-{form}-{name}-{style}"
    gold = {**written.gold, "form": form, "producer": f"{name}-{style}"}
    return Sketch(stem, name, style, replace(written, gold=gold), pen)


def _write(
    seed: int, number: int, forms: Sequence[str], ways: Sequence[Way], out: Path
) -> tuple[_Producer, Path]:
    """One file and its gold."""
    made = _sketch(seed, number, forms, ways)
    path = out / f"{made.stem}{made.suffix}"
    path.write_bytes(made.rendered())
    (out / f"{made.stem}{SUFFIX}").write_text(gold_text(made.written.gold), encoding="utf-8")
    return _PRODUCERS[made.producer], path
