"""`python -m bench.prose`: how well figures in sentences are read, by phenomenon."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from bench.markdown import page, paragraph, table
from bench.prose.cases import HALVES, Half, cases, phenomena
from bench.prose.check import counts
from bench.prose.measure import Outcome, measure, score
from extractor import __version__

OUT = Path(__file__).parent.with_suffix(".md")
HEAD = ("cases", "figures", "precision", "recall", "right", "missed", "surplus")
COUNTED = ("all", "right", "share")
Outcomes = Mapping[Half, Sequence[Outcome]]


def main(
    half: Annotated[
        str, typer.Option(help="The half to read, dev or test; both when not given.")
    ] = "",
    differences: Annotated[
        bool,
        typer.Option("--differences", help="Print each difference from gold; of dev only."),
    ] = False,
    out: Annotated[Path, typer.Option(help="What is written.")] = OUT,
) -> None:
    """Reads the gold set of sentences, prints the scores, and writes them."""
    halves = [known for known in HALVES if half in ("", known)]
    if not halves:
        raise typer.BadParameter("the halves are dev and test", param_hint="--half")
    outcomes = {known: measure(cases(known), _progress(known)) for known in halves}
    text = page("Prose", sections(outcomes, half))
    out.write_text(text, encoding="utf-8")
    typer.echo(text)
    if differences:
        for line in _differences(outcomes.get("dev", [])):
            typer.echo(line)
    typer.echo(f"The scores are in {out}.")


def _progress(half: Half) -> Callable[[int], None]:
    def tell(done: int) -> None:
        if done % 50 == 0:
            typer.echo(f"{half}: {done} of {len(cases(half))} read", err=True)

    return tell


def sections(outcomes: Outcomes, half: str = "") -> Iterator[tuple[str, str]]:
    """The page as headings and texts; `half` is the one that was asked for."""
    heads = [f"{half} {name}" for half in outcomes for name in ("cases", "falsely", "share")]
    yield "", _introduction(half)
    yield "All", table(("half and kind", *HEAD), _by_kind(outcomes))
    yield "Texts without a figure", table(("about", *heads), _by_trap(outcomes))
    yield "What goes with the figures", table(("half and what", *COUNTED), _beside(outcomes))
    for known, own in outcomes.items():
        groups = {name: [o for o in own if name in o.case.about] for name in phenomena("reading")}
        rows = [_row(name, about) for name, about in groups.items() if about]
        yield f"By phenomenon, {known}", table(("phenomenon", *HEAD), rows)


def _introduction(half: str) -> str:
    sizes = (
        f"In {known}: {c['sentences']} sentences, {c['traps']} texts without a figure to read,"
        f" {c['paragraphs']} paragraphs, {c['families']} ways of telling."
        for known in HALVES
        for c in (counts(known),)
    )
    return paragraph(
        f"Written by `python -m bench.prose{f' --half {half}' if half else ''}`, with extractor",
        f"{__version__}. Each text of the gold set is read as a small written answer and held",
        "against its gold as `extractor evaluate` does. The texts of one way of telling stand in",
        "one half only.",
        *sizes,
    )


def _by_kind(outcomes: Outcomes) -> Iterator[list[str]]:
    for half, own in outcomes.items():
        yield _row(f"{half}, all", own)
        for kind, told in (("reading", "sentences"), ("paragraphs", "paragraphs")):
            yield _row(f"{half}, {told}", [o for o in own if o.case.kind == kind])


def _row(name: str, outcomes: Sequence[Outcome]) -> list[str]:
    s = score(outcomes)
    counted = (len(facts) for facts in (s.right, s.missed, s.surplus))
    figures = str(len(s.right) + len(s.missed))
    shares = (f"{s.precision:.3f}", f"{s.recall:.3f}")
    return [name, str(len(outcomes)), figures, *shares, *map(str, counted)]


def _by_trap(outcomes: Outcomes) -> Iterator[list[str]]:
    """How many texts without a figure gave one nevertheless."""
    traps = [[o for o in own if o.case.is_trap] for own in outcomes.values()]
    yield ["all", *(cell for own in traps for cell in _falsely(own))]
    for name in phenomena("traps"):
        about = ([o for o in own if name in o.case.about] for own in traps)
        yield [name, *(cell for own in about for cell in _falsely(own))]


def _falsely(outcomes: Sequence[Outcome]) -> list[str]:
    return _share(sum(bool(o.found) for o in outcomes), len(outcomes))


def _beside(outcomes: Outcomes) -> Iterator[list[str]]:
    for half, own in outcomes.items():
        hedges = [right for o in own for right in o.hedges_right]
        left = sum(len(o.case.left) + len(o.case.unknown) for o in own)
        told = left - sum(len(o.untold) for o in own)
        stated = [right for o in own for right in o.claims_right]
        yield [f"{half}, qualifiers of figures that are right", *_share(sum(hedges), len(hedges))]
        yield [f"{half}, told in a finding where nothing can be read", *_share(told, left)]
        yield [f"{half}, stated counts of networks", *_share(sum(stated), len(stated))]


def _share(part: int, whole: int) -> list[str]:
    return [str(whole), str(part), f"{part / whole:.3f}" if whole else ""]


def _differences(outcomes: Sequence[Outcome]) -> Iterator[str]:
    for own in outcomes:
        s = score([own])
        if s.missed or s.surplus:
            yield f"\n{own.case.name}: {own.case.text}"
            yield from (f"  missed  {' | '.join(fact[1:])}" for fact in sorted(s.missed))
            yield from (f"  surplus {' | '.join(fact[1:])}" for fact in sorted(s.surplus))


if __name__ == "__main__":
    typer.run(main)
