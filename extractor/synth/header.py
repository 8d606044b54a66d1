"""The header of a made question in the forms that are known, and what stands above the answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache

from extractor.profile import load
from extractor.synth.pen import Pen
from extractor.synth.spec import Block, Line, Text
from extractor.synth.words import entries, vocabulary

_MONTHS = (1, 2, 3, 4, 5, 10, 11, 12)  # none in which a session year may begin
Fields = dict[str, object]


def fields_of(pen: Pen, number: int) -> Fields:
    """The fields of the header of question `number`, the title as it is printed."""
    date = dt.date(pen.rng.randint(2018, 2023), pen.any(_MONTHS), pen.rng.randint(1, 28))
    while date < _all_begun():
        date = date.replace(year=date.year + 1)
    first = date.year if date.month > 9 else date.year - 1
    return {
        "session_year": f"{first}-{first + 1}",
        "number": number,
        "date_asked": date,
        "asker": pen.pick("header.askers"),
        "minister": pen.pick("header.ministers"),
        "portfolio": pen.pick("header.roles"),
        "title": pen.pick("header.titles"),
    }


@lru_cache(maxsize=1)
def _all_begun() -> dt.date:
    """The day on which all networks had begun of which the registry is sure when: an answer may
    call any of them running."""
    networks = load("ibn").networks
    sure = (n.first_day for n in networks if n.first_day and n.start_evidence == "seen")
    return max(sure, default=dt.date.min)


def gold_of(fields: Mapping[str, object]) -> Fields:
    """The same as gold gives them: the title with single spaces."""
    return {**fields, "title": " ".join(str(fields["title"]).split())}


def question_header(pen: Pen, fields: Fields) -> list[Block]:
    """The lines above the question, and its introduction."""
    said = {**fields, "date": _in_words(fields["date_asked"])}
    lines = [line.format(**said) for line in pen.pick("header.forms")]
    blocks: list[Block] = [Line(line, bold=not n) for n, line in enumerate(lines)]
    blocks.append(Line(str(fields["title"]), bold=pen.chance(0.8), space=True))
    return [*blocks, Text(" ".join(pen.some("header.intros", 1, 2)))]


def answer_header(pen: Pen, fields: Fields) -> list[Block]:
    """The lines above the answer: who answers, and to what."""
    return [
        Line(str(fields["minister"]), bold=True, space=True),
        Line(str(fields["portfolio"])),
        Line(pen.any(("ANTWOORD", "ANTWOORD ")), bold=True, space=True),
        Line(f"op vraag nr. {fields['number']} van {_in_words(fields['date_asked'])}"),
        Line(f"van {fields['asker']}"),
    ]


def closing(pen: Pen, fields: Fields) -> list[Block]:
    """What some answers end with: that others were asked the same."""
    if not pen.chance(0.1):
        return []
    others = [m for m in entries("names.ministers") if m.upper() != fields["minister"]]
    asked = [f"{name} ({pen.rng.randint(20, 900)})" for name in pen.rng.sample(others, 2)]
    return [Text(pen.pick("header.closings").format(asked=" en ".join(asked)))]


def _in_words(date: object) -> str:
    assert isinstance(date, dt.date)
    months = vocabulary()["header"]["months"]
    return f"{date.day} {months[_MONTHS.index(date.month)]} {date.year}"
