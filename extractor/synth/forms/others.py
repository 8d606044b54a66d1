"""Tables of which no figure is one of the profile's: money, places, members of something else."""

from __future__ import annotations

from collections.abc import Callable

from extractor.synth.draft import Draft, head
from extractor.synth.forms.labels import corner
from extractor.synth.pen import Pen
from extractor.synth.spec import Cell, TableSpec


def money(pen: Pen) -> TableSpec:
    """The money that each network received: it has no members to tell of."""
    draft, unit = Draft(pen, "money"), pen.pick("headers.money")
    draft.row(corner(pen), head(unit))
    for name in pen.names(3, 10):
        amount = 500 * pen.rng.randint(40, 900)
        draft.row_of(name, [Cell(pen.number(amount), "figure", value=amount)])
    return draft.done()


def municipalities(pen: Pen) -> TableSpec:
    """Amounts of money by municipality and year."""
    draft, first = Draft(pen, "other"), pen.rng.randint(2016, 2019)
    unit, written = pen.any(("", " (euro)", " (in euro)")), pen.chance(0.3)
    draft.row(head("Gemeente"), *(head(f"{year}{unit}") for year in range(first, first + 3)))
    for place in sorted(pen.some("names.municipalities", 4, 10)):
        amounts = [pen.rng.randint(11_000, 980_000) for _ in range(3)]
        texts = [pen.money() if written else pen.number(amount) for amount in amounts]
        draft.row(Cell(place), *(Cell(text, "figure") for text in texts))
    _note(draft)
    return draft.done()


def provinces(pen: Pen) -> TableSpec:
    """Numbers and shares by province, or the provinces as columns ("# Limburg")."""
    draft, places = Draft(pen, "projects"), pen.some("names.provinces", 3, 5)
    if pen.chance(0.5):
        _by_province(draft, places)
    else:
        _by_year(draft, places)
    _note(draft)
    return draft.done()


def _by_province(draft: Draft, places: list[str]) -> None:
    pen = draft.pen
    drawn: tuple[tuple[str, Callable[[], str]], ...] = (
        ("# projecten", lambda: str(pen.rng.randint(3, 240))),
        ("% van het totaal", lambda: f"{pen.rng.randint(2, 40)},{pen.rng.randint(0, 9)} %"),
        ("Steun (in miljoen euro)", lambda: f"{pen.rng.randint(2, 140)},{pen.rng.randint(0, 9)}"),
    )
    columns = pen.rng.sample(drawn, 2)
    draft.row(head("Provincie"), *(head(label) for label, _ in columns))
    for place in places:
        draft.row(Cell(place), *(Cell(text(), "figure") for _, text in columns))


def _by_year(draft: Draft, places: list[str]) -> None:
    rng, first = draft.pen.rng, draft.pen.rng.randint(2018, 2021)
    mark = draft.pen.any(("# ", "% "))
    draft.row(head("Jaar"), *(head(mark + place) for place in places))
    for year in range(first, first + rng.randint(3, 5)):
        draft.row(Cell(str(year)), *(Cell(str(rng.randint(3, 60)), "figure") for _ in places))


def clubs(pen: Pen) -> TableSpec:
    """The members of sport clubs, of which the answer says so."""
    draft = Draft(pen, "clubs")
    draft.row(head("Sportclub"), head(pen.pick("headers.members")))
    for club in pen.some("names.clubs", 4, 9):
        draft.row(Cell(club), Cell(pen.number(pen.value()), "figure"))
    return draft.done()


def _note(draft: Draft) -> None:
    if draft.pen.chance(0.4):
        draft.notes[draft.pen.pick("captions.other_notes")] = None
