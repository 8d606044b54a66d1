"""The forms: one small function a form, from a pen to a table or sentences and what they say."""

from __future__ import annotations

from collections.abc import Callable

from extractor.synth.forms import counts, kinds, moments, others, prose, targets, totals, turned
from extractor.synth.pen import Pen
from extractor.synth.spec import Beside, TableSpec

Form = Callable[[Pen], TableSpec | Beside]

FORMS: dict[str, Form] = {
    "grouped": targets.grouped,
    "groupedcolon": lambda pen: targets.grouped(pen, mark=":"),
    "groupedbold": lambda pen: targets.grouped(pen, bold=True),
    "groupedshaded": lambda pen: targets.grouped(pen, shaded=True),
    "tallmerged": lambda pen: targets.tall(pen, "merged"),
    "tallrepeated": lambda pen: targets.tall(pen, "repeated"),
    "tallblank": lambda pen: targets.tall(pen, "blank"),
    "kpifirst": targets.kpi_first,
    "wide": targets.wide,
    "wide2": targets.wide2,
    "captioned": targets.captioned,
    "cells": targets.cells,
    "transposed": turned.transposed,
    "typesturned": turned.types_turned,
    "years": lambda pen: moments.years(pen, told=False),
    "years2": lambda pen: moments.years(pen, told=True),
    "yearpairs": moments.year_pairs,
    "yearsbelow": moments.years_below,
    "types": kinds.types,
    "typesbelow": kinds.types_below,
    "percent": totals.percent,
    "totalrow": totals.total_row,
    "subtotals": totals.subtotals,
    "count": counts.count,
    "folded": counts.folded,
    "beside": counts.beside,
    "list": counts.lines,
    "prose": prose.prose,
    "money": others.money,
    "other": others.municipalities,
    "provinces": others.provinces,
    "clubs": others.clubs,
}
