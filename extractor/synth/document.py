"""A whole written question: header, questions, answers with their tables, and its gold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.synth.answers import Item, write_items
from extractor.synth.forms import FORMS
from extractor.synth.header import (
    answer_header,
    closing,
    fields_of,
    gold_of,
    question_header,
)
from extractor.synth.pen import Pen
from extractor.synth.spec import Block, Text, Written, tables_in


def write_document(pen: Pen, form: str, number: int) -> Written:
    """Written question `number`, whose tables have that form, one of `FORMS`.

    In some a second item has a table of that form too, or the first has two. With a form that
    gives no figures the second gives members, so that the subject is there.
    """
    first = FORMS[form](pen)
    has_figures = any(table.figures for table in tables_in((first,)))
    more = FORMS[form if has_figures else "count"]
    tables = [[first]]
    if has_figures and pen.chance(0.15):
        tables[0].append(more(pen))
    if pen.chance(0.35):
        tables.append([more(pen)])
    items = write_items(pen, tables)
    fields = fields_of(pen, number)
    lead = pen.chance(0.5) and any(i.label.endswith("a") for i in items)
    asked = (*question_header(pen, fields), *_asked(items, lead), *closing(pen, fields))
    blocks = (*asked, *answer_header(pen, fields), *_answered(items))
    question = [i.label for i in items]
    if lead:
        place = next(n for n, i in enumerate(items) if i.label.endswith("a"))
        question.insert(place, items[place].label[:-1])
    return Written(blocks, _gold(gold_of(fields), question, items))


def _asked(items: Sequence[Item], lead: bool) -> Iterator[Block]:
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


def _answered(items: Sequence[Item]) -> Iterator[Block]:
    for item in items:
        first, *others = item.answer
        assert isinstance(first, Text)
        yield Text(first.text, _written(item.label), level=int(item.label.endswith("b")))
        yield from others


def _gold(
    fields: dict[str, object], question: Sequence[str], items: Sequence[Item]
) -> dict[str, object]:
    return {
        "question": list(question),
        "answer": [i.label for i in items],
        "references": {i.label: [i.refers_to] for i in items if i.refers_to},
        "findings": [(*finding, i.label) for i in items for finding in i.findings],
        "header": fields,
        "figures": {i.label: i.figures for i in items},
        "harmless": [(i.label, *number) for i in items for number in i.harmless],
        "tables": [(i.label, t) for i in items for t in tables_in(i.answer) if t.is_table],
    }
