"""A whole written question: header, questions, answers with their tables, and its gold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.synth.forms import FORMS
from extractor.synth.pen import Pen, vocabulary
from extractor.synth.spec import Block, Line, TableSpec, Text, Written

_MONTHS = (1, 2, 3, 4, 5, 10, 11, 12)  # none in which a session year may begin
_IN_WORDS = dict(
    enumerate(("twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien"), 2)
)
REFERRED = ("reference", "confirmed")
COUNTED = ("stated_count", "confirmed")
UNKNOWN = ("known_network", "no_evidence")


@dataclass(frozen=True, slots=True)
class _Item:
    """An item asked and answered: its label ("2b"), what is asked, and the blocks of the answer."""

    label: str
    question: str
    answer: tuple[Block, ...]
    refers_to: str = ""
    findings: tuple[tuple[str, str], ...] = ()


def write_document(pen: Pen, form: str, number: int) -> Written:
    """Written question `number`, whose tables have that form, one of `FORMS`."""
    tables = [FORMS[form](pen)]
    if pen.chance(0.4):
        tables.append(FORMS["count" if form == "other" else form](pen))
    items = _items(pen, tables)
    header, fields = _header(pen, number)
    lead = pen.chance(0.5) and any(i.label.endswith("a") for i in items)
    blocks = (*header, *_asked(items, lead), *_signed(fields), *_answered(items))
    question = [i.label for i in items]
    if lead:
        first = next(n for n, i in enumerate(items) if i.label.endswith("a"))
        question.insert(first, items[first].label[:-1])
    return Written(blocks, _gold(fields, question, items))


def _items(pen: Pen, tables: Sequence[TableSpec]) -> list[_Item]:
    """The tables, open questions and a reference to an answer before, in random order."""
    parts: list[TableSpec | str] = [*tables, *["open"] * pen.rng.randint(1, 2)]
    pen.rng.shuffle(parts)
    if pen.chance(0.6):
        after = next(n for n, part in enumerate(parts) if isinstance(part, TableSpec))
        parts.insert(pen.rng.randint(after + 1, len(parts)), "reference")
    labels = _labels(pen, len(parts))
    opened = {kind: pen.rng.sample(entries, 2) for kind, entries in _open_texts().items()}
    items: list[_Item] = []
    for label, part in zip(labels, parts, strict=True):
        if isinstance(part, TableSpec):
            number = sum(isinstance(block, TableSpec) for i in items for block in i.answer) + 1
            items.append(_table_item(pen, label, part, number))
        elif part == "open":
            answer = Text(opened["answers"].pop())
            items.append(_Item(label, opened["questions"].pop(), (answer,)))
        else:
            to = next(i.label for i in items if any(isinstance(b, TableSpec) for b in i.answer))
            said = pen.pick("answers.reference").replace("{to}", to)
            items.append(
                _Item(label, pen.pick("questions.again"), (Text(said),), to, findings=(REFERRED,))
            )
    return items


def _open_texts() -> dict[str, list[str]]:
    return {part: vocabulary()[part]["open"] for part in ("questions", "answers")}


def _labels(pen: Pen, count: int) -> list[str]:
    """1, 2, 3 ...; now and then two of them are letters of one number."""
    if pen.chance(0.5):
        return [str(n) for n in range(1, count + 1)]
    lettered = pen.rng.randint(1, count - 1)
    before = [str(n) for n in range(1, lettered)]
    return [*before, f"{lettered}a", f"{lettered}b", *(str(n) for n in range(lettered + 1, count))]


def _table_item(pen: Pen, label: str, table: TableSpec, number: int) -> _Item:
    counted = bool(table.networks) and pen.chance(0.4)
    about = f"{table.about}_counted" if counted else table.about
    count = len(table.networks)
    intro = pen.pick(f"answers.{about}").replace(
        "{n}", _IN_WORDS.get(count, str(count)) if pen.chance(0.3) else str(count)
    )
    filler = pen.rng.sample(vocabulary()["answers"]["filler"], pen.rng.randint(0, 4))
    caption = _caption(pen, table, number)
    below = bool(caption) and pen.chance(0.15)
    notes = [*table.notes, *([pen.pick("captions.notes")] if pen.chance(0.2) else [])]
    blocks: list[Block] = [Text(" ".join([*filler, intro]))]
    blocks += [] if below or not caption else [Line(caption, bold=pen.chance(0.5), space=True)]
    blocks.append(table)
    blocks += [Line(caption)] if below else []
    blocks += [Line(note) for note in notes]
    blocks += [Text(pen.pick("answers.after"))] if pen.chance(0.6) else []
    findings = {*table.findings, *([COUNTED] if counted else [])}
    if any(not f.network.certain for f in table.figures):
        findings.add(UNKNOWN)
    question = pen.pick(f"questions.{table.about}")
    return _Item(label, question, tuple(blocks), findings=tuple(sorted(findings)))


def _caption(pen: Pen, table: TableSpec, number: int) -> str:
    if table.told and not pen.chance(0.4):
        return ""
    about = table.about if table.told else "count"
    caption: str = pen.pick(f"captions.{about}")
    return caption.replace("{t}", str(number))


def _header(pen: Pen, number: int) -> tuple[list[Block], dict[str, object]]:
    """The header in one of its forms, and its fields."""
    date = dt.date(pen.rng.randint(2018, 2023), pen.any(_MONTHS), pen.rng.randint(1, 28))
    first = date.year if date.month > 9 else date.year - 1
    title: str = pen.pick("titles")
    fields: dict[str, object] = {
        "session_year": f"{first}-{first + 1}",
        "number": number,
        "date_asked": date,
        "asker": pen.pick("askers"),
        "minister": pen.pick("ministers"),
        "portfolio": pen.pick("roles"),
        "title": " ".join(title.split()),
    }
    said = {**fields, "date": _in_words(date), "title": title}
    forms = (
        (
            "SCHRIFTELIJKE VRAAG",
            "nr. {number}",
            "van {asker}",
            "datum: {date}",
            "aan {minister}",
            "{portfolio}",
        ),
        (
            "SCHRIFTELIJKE VRAAG",
            "nr. {number} van {asker}",
            "datum: {date}",
            "aan {minister}",
            "{portfolio}",
        ),
        (),
    )
    lines = [line.format(**said) for line in pen.any(forms)]
    blocks: list[Block] = [Line(line, bold=not n) for n, line in enumerate(lines)]
    blocks.append(Line(title, bold=True, space=True))
    return [*blocks, Text(pen.pick("intros"))], fields


def _in_words(date: object) -> str:
    assert isinstance(date, dt.date)
    months = vocabulary()["months"]
    return f"{date.day} {months[_MONTHS.index(date.month)]} {date.year}"


def _asked(items: Sequence[_Item], lead: bool) -> Iterator[Block]:
    for item in items:
        if lead and item.label.endswith("a"):
            yield Text(
                "De opvolging van deze netwerken roept nog andere vragen op.", item.label[:-1] + "."
            )
            yield Text(item.question, "a)", level=1)
        else:
            yield Text(item.question, _written(item.label), level=int(item.label.endswith("b")))


def _written(label: str) -> str:
    """A label as it stands: "1.", "2. a)", "b)"."""
    if label.endswith("b"):
        return "b)"
    return f"{label[:-1]}. a)" if label.endswith("a") else f"{label}."


def _signed(fields: dict[str, object]) -> list[Block]:
    return [
        Line(str(fields["minister"]), bold=True, space=True),
        Line(str(fields["portfolio"])),
        Line("ANTWOORD", bold=True, space=True),
        Line(f"op vraag nr. {fields['number']} van {_in_words(fields['date_asked'])}"),
        Line(f"van {fields['asker']}"),
    ]


def _answered(items: Sequence[_Item]) -> Iterator[Block]:
    for item in items:
        first, *others = item.answer
        assert isinstance(first, Text)
        yield Text(first.text, _written(item.label), level=int(item.label.endswith("b")))
        yield from others


def _gold(
    fields: dict[str, object], question: Sequence[str], items: Sequence[_Item]
) -> dict[str, object]:
    return {
        "question": list(question),
        "answer": [i.label for i in items],
        "references": {i.label: [i.refers_to] for i in items if i.refers_to},
        "findings": [(*finding, i.label) for i in items for finding in i.findings],
        "header": fields,
        "figures": {
            i.label: [f for b in i.answer if isinstance(b, TableSpec) for f in b.figures]
            for i in items
        },
        "tables": [
            (i.label, b)
            for i in items
            for b in i.answer
            if isinstance(b, TableSpec) and not b.listed
        ],
    }
