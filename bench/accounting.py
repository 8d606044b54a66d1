"""Both sides of the accounting of numbers: figures explained away, harmless numbers reported.

`python -m bench.accounting` writes `bench/accounting.md`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from bench.markdown import command, page, paragraph, table
from bench.prose.cases import Case, cases
from bench.prose.measure import facts_of, page_of
from bench.seeds import SEEDS
from extractor import Answer, __version__, extract
from extractor.gold import Fact, Gold, load_gold
from extractor.model import Mention, Value
from extractor.synth import generate

COUNT, SEED = 300, SEEDS["accounting"]
OUT = Path(__file__).with_suffix(".md")
TAKEN, NOWHERE = "taken", "its number was not found"
# What became of a figure that was not taken and of which the user hears.
HEARD = ("uncertain", "unexplained", "not_given")


@dataclass
class Tally:
    """What was counted over some documents.

    `figures` are those of gold by what became of them, `harmless` the numbers that gold calls
    harmless as (kind, kind read), `needless` the unexplained numbers that are no figure of gold.
    """

    documents: int = 0
    numbers: int = 0
    explained: int = 0
    figures: Counter[str] = field(default_factory=Counter)
    harmless: Counter[tuple[str, str]] = field(default_factory=Counter)
    needless: list[str] = field(default_factory=list)

    def add(self, answer: Answer, right: set[Fact], found: set[Fact], gold: Gold) -> None:
        """Counts one document: the figures of gold, those that were read, and its numbers."""
        self.documents += 1
        self.numbers += len(answer.mentions)
        self.explained += sum(mention.explained for mention in answer.mentions)
        missed = [fact for fact in right if fact not in found]
        self.figures[TAKEN] += len(right) - len(missed)
        left = list(answer.mentions)
        for fact in missed:
            self.figures[_fate(fact, left)] += 1
        for number in gold.harmless:
            own = [m for m in left if m.item == number.item and m.evidence.quote == number.text]
            own.sort(key=lambda m: m.kind != number.kind)
            self.harmless[number.kind, own[0].kind if own else NOWHERE] += 1
            left = [m for m in left if not own or m is not own[0]]
            if own and not own[0].explained:
                self.needless.append(_around(answer, own[0]))
        figures = {Decimal(fact[5]) for fact in right}
        self.needless += [
            _around(answer, m) for m in left if not m.explained and m.value not in figures
        ]


def _fate(fact: Fact, mentions: Sequence[Mention]) -> str:
    """What became of the number of a figure that was not taken as gold has it."""
    value, item = Decimal(fact[5]), fact[6]
    of_item = [m.kind for m in mentions if m.value == value and m.item == item]
    kinds = of_item or [m.kind for m in mentions if m.value == value and m.table]
    for kind in (*HEARD, "observation"):
        if kind in kinds:
            return kind
    return kinds[0] if kinds else NOWHERE


def _around(answer: Answer, mention: Mention) -> str:
    text, at = answer.document.text, mention.evidence
    before = " ".join(text[max(at.start - 45, 0) : at.start].split())
    return f"{before} [{at.quote}] {' '.join(text[at.end : at.end + 30].split())}"


def made(count: int, seed: int) -> Tally:
    """Answers of the generator."""
    tally = Tally()
    with TemporaryDirectory() as folder:
        paths = generate(count, seed, Path(folder))
        gold = load_gold(Path(folder))
        for path in paths:
            answer, own = extract(path), gold[path.stem]
            tally.add(answer, own.facts()["observations"], facts_of(answer), own)
    return tally


def told(chosen: Iterable[Case]) -> Tally:
    """Texts of the gold set of sentences; counts and doubtful numbers are no needless findings."""
    tally = Tally()
    with TemporaryDirectory() as folder:
        path = Path(folder, "case.txt")
        for case in chosen:
            path.write_text(page_of(case), encoding="utf-8")
            answer = extract(path, profile=case.profile)
            asked: set[Value] = {*case.left, *(claim.value for claim in case.claims)}
            mentions = tuple(m for m in answer.mentions if m.explained or m.value not in asked)
            heard = replace(answer, mentions=mentions)
            tally.add(heard, case.facts, facts_of(answer), Gold())
    return tally


def main(
    count: Annotated[int, typer.Option(min=1, help="How many answers to make.")] = COUNT,
    seed: Annotated[int, typer.Option(help="What they are made from.")] = SEED,
    differences: Annotated[
        bool, typer.Option("--differences", help="Print the numbers reported needlessly.")
    ] = False,
    out: Annotated[Path, typer.Option(help="What is written.")] = OUT,
) -> None:
    """Accounts for the numbers of answers with gold, and writes how well."""
    called = command("bench.accounting", (), count=(count, COUNT), seed=(seed, SEED))
    tallies = {"made answers": made(count, seed), "sentences, dev": told(cases("dev"))}
    if differences:
        for name, tally in tallies.items():
            for line in tally.needless:
                typer.echo(f"{name}: {line}")
    sections = [
        ("", _introduction(called, count, seed)),
        ("Both sides", _both(tallies)),
        ("Figures that were not taken", _figures(tallies)),
        ("Harmless numbers of the made answers, by kind", _harmless(tallies["made answers"])),
    ]
    out.write_text(page("Accounting of numbers", sections), encoding="utf-8")
    typer.echo(f"The shares are in {out}.")


def _introduction(called: str, count: int, seed: int) -> str:
    return paragraph(
        f"Written by `{called}`, with extractor {__version__}: {count} answers made from seed",
        f"{seed}, and the texts of the half `dev` of bench/prose, on which the reading of",
        "sentences was built. A figure of gold is explained away when it was not taken and its",
        "number has a kind that no finding tells; a harmless number is reported needlessly when it",
        "is unexplained and gold has no figure of its value. The harmless sentences of the made",
        "answers (`[harmless]` in extractor/synth/vocabulary.toml) were known when the rules were",
        "written: other wordings are explained less often.",
    )


def _both(tallies: dict[str, Tally]) -> str:
    head = (
        "", "documents", "numbers", "explained", "figures of gold", "explained away", "share",
        "reported needlessly", "a document",
    )  # fmt: skip
    rows = []
    for name, t in tallies.items():
        figures, away = t.figures.total(), _away(t).total()
        rows.append(
            [
                name,
                str(t.documents),
                str(t.numbers),
                f"{t.explained / t.numbers:.4f}",
                str(figures),
                str(away),
                f"{away / figures:.4f}",
                str(len(t.needless)),
                f"{len(t.needless) / t.documents:.3f}",
            ]
        )
    return table(head, rows)


def _away(tally: Tally) -> Counter[str]:
    """The figures that no finding tells, by the kind their numbers were given."""
    silent = (TAKEN, *HEARD, "observation", NOWHERE)
    return Counter({kind: n for kind, n in tally.figures.items() if kind not in silent})


def _figures(tallies: dict[str, Tally]) -> str:
    kinds: Counter[str] = Counter()
    for tally in tallies.values():
        kinds.update(tally.figures)
    del kinds[TAKEN]
    rows = [
        [f"{kind}{_told(kind)}", *(str(tally.figures[kind]) for tally in tallies.values())]
        for kind, _ in kinds.most_common()
    ]
    return table(("what its number is", *tallies), rows)


def _told(kind: str) -> str:
    if kind == "observation":
        return ": taken for another figure"
    return ": told in a finding" if kind in HEARD else ""


def _harmless(tally: Tally) -> str:
    rows = list(_by_kind(tally))
    return table(
        ("kind", "numbers", "right kind", "another kind", "unexplained", "not found"), rows
    )


def _by_kind(tally: Tally) -> Iterator[list[str]]:
    for kind in sorted({kind for kind, _ in tally.harmless}):
        own = Counter({read: n for (k, read), n in tally.harmless.items() if k == kind})
        another = own.total() - own[kind] - own["unexplained"] - own[NOWHERE]
        counts = (own.total(), own[kind], another, own["unexplained"], own[NOWHERE])
        yield [kind, *map(str, counts)]


if __name__ == "__main__":
    typer.run(main)
