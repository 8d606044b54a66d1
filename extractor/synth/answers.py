"""The items of a made answer: tables with the sentences around them, open questions, references."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.synth.harmless import Harmless, some_harmless
from extractor.synth.pen import Pen
from extractor.synth.spec import Beside, Block, Figure, Line, TableSpec, Text, tables_in
from extractor.synth.words import entries

_IN_WORDS = dict(
    enumerate(("twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien"), 2)
)
REFERRED = ("reference", "confirmed")
COUNTED = ("stated_count", "confirmed")
UNKNOWN = ("known_network", "no_evidence")
Finding = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Item:
    """An item asked and answered: its label ("2b"), what is asked, and the blocks of the answer.

    `harmless` are numbers of it that are no figures, as (text, kind).
    """

    label: str
    question: str
    answer: tuple[Block, ...]
    refers_to: str = ""
    findings: tuple[Finding, ...] = ()
    harmless: tuple[tuple[str, str], ...] = ()

    @property
    def figures(self) -> list[Figure]:
        """What its tables say."""
        return [figure for table in tables_in(self.answer) for figure in table.figures]


def write_items(pen: Pen, tables: Sequence[Sequence[TableSpec | Beside]]) -> list[Item]:
    """The tables by item, open questions and a reference to an answer before, in random order."""
    parts: list[Sequence[TableSpec | Beside] | str] = [*tables, *["open"] * pen.rng.randint(1, 2)]
    pen.rng.shuffle(parts)
    if pen.chance(0.6):
        after = next(n for n, part in enumerate(parts) if not isinstance(part, str))
        parts.insert(pen.rng.randint(after + 1, len(parts)), "reference")
    opened = [pen.rng.sample(entries(path), 2) for path in ("questions.open", "answers.open")]
    items: list[Item] = []
    for label, part in zip(_labels(pen, len(parts)), parts, strict=True):
        if not isinstance(part, str):
            number = 1 + sum(1 for i in items for _ in tables_in(i.answer))
            items.append(_with_tables(pen, label, part, number))
        elif part == "open":
            question, answer = (texts.pop() for texts in opened)
            beside = some_harmless(pen.aside, 2)
            text = " ".join([answer, *(sentence.text for sentence in beside)])
            items.append(Item(label, question, (Text(text),), harmless=_numbers(beside)))
        else:
            items.append(_referring(pen, label, items))
    return items


def _labels(pen: Pen, count: int) -> list[str]:
    """1, 2, 3 ...; now and then two of them are letters of one number."""
    if pen.chance(0.5):
        return [str(n) for n in range(1, count + 1)]
    lettered = pen.rng.randint(1, count - 1)
    before = [str(n) for n in range(1, lettered)]
    return [*before, f"{lettered}a", f"{lettered}b", *(str(n) for n in range(lettered + 1, count))]


def _referring(pen: Pen, label: str, before: Sequence[Item]) -> Item:
    to = next(i.label for i in before if any(tables_in(i.answer)))
    said: str = pen.pick("answers.reference").replace("{to}", to)
    question = pen.pick("questions.again")
    return Item(label, question, (Text(said),), to, findings=(REFERRED,))


def _with_tables(pen: Pen, label: str, told: Sequence[TableSpec | Beside], number: int) -> Item:
    """An item with one table, or with two that only a caption parts; or with prose."""
    first, *others = tables_in(tuple(told))
    is_prose = first.shape == "prose"
    counted = not others and not is_prose and bool(first.networks) and pen.chance(0.4)
    filler, beside = pen.some("answers.filler", 0, 5), some_harmless(pen.aside, 2)
    filler += [sentence.text for sentence in beside]
    blocks: list[Block] = [Text(" ".join([*filler, _introduced(pen, first, counted)]))]
    for place, block in enumerate(told):
        blocks += [block] if is_prose else _captioned(pen, block, number + place, must=place > 0)
    blocks += [Text(pen.pick("answers.after"))] if pen.chance(0.6) else []
    findings = {COUNTED} if counted else set()
    for table in (first, *others):
        findings.update(table.findings)
        findings |= {UNKNOWN} if any(not f.network.certain for f in table.figures) else set()
    question = pen.pick(f"questions.{first.about}")
    return Item(
        label,
        question,
        tuple(blocks),
        findings=tuple(sorted(findings)),
        harmless=_numbers(beside),
    )


def _numbers(sentences: Sequence[Harmless]) -> tuple[tuple[str, str], ...]:
    return tuple(number for sentence in sentences for number in sentence.numbers)


def _introduced(pen: Pen, table: TableSpec, counted: bool) -> str:
    count = len(table.networks)
    written = _IN_WORDS.get(count, str(count)) if pen.chance(0.3) else str(count)
    intro: str = pen.pick(f"answers.{table.about}{'_counted' if counted else ''}")
    return intro.replace("{n}", written)


def _captioned(pen: Pen, block: TableSpec | Beside, number: int, must: bool) -> list[Block]:
    """The table with its caption, if it has one, and its notes."""
    tables = list(tables_in((block,)))
    needed = must or any(table.when or not table.told for table in tables)
    caption = _caption(pen, tables[0], number) if needed or pen.chance(0.4) else ""
    notes = list(dict.fromkeys(note for table in tables for note in table.notes))
    notes += [pen.pick("captions.notes")] if pen.chance(0.2) else []
    under = [Line(note) for note in notes]
    if not caption:
        return [block, *under]
    if not must and pen.chance(0.15):
        return [block, Line(caption), *under]
    return [Line(caption, bold=pen.chance(0.5), space=True), block, *under]


def _caption(pen: Pen, table: TableSpec, number: int) -> str:
    about = table.about if table.told else "count"
    caption: str = pen.pick(f"captions.{about}").replace("{t}", str(number))
    return f"{caption} {table.when}".strip()
